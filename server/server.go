// Package server hands out a signed address database: the manifest, its signature, and the whole file. It cannot be asked about an
// address, sets no cookie, keeps no identifier and logs no client. The same handler serves files natively and objects of an R2 bucket
// on Cloudflare Workers.
package server

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"time"

	"ashiato/server/geodb/manifest"
	"ashiato/server/sign"
)

// Names of the files that every release has, below /v1/.
const (
	ManifestName  = manifest.ManifestFile
	SignatureName = manifest.ManifestFile + ".sig"
	LicenceName   = "LICENSE"
)

// Store is where releases lie. All methods may be called at once from many goroutines.
type Store interface {
	// Current describes the release that ManifestName belongs to.
	Current() (Release, error)
	// Find gives a file by its name; the error is fs.ErrNotExist if there is none.
	Find(name string) (File, error)
}

// Release is what /healthz says of the current release.
type Release struct {
	manifest.Manifest
	Signed bool // a signature lies beside the manifest
}

// File is one immutable sequence of bytes.
type File interface {
	Size() int64
	ETag() string        // strong, in quotes
	Modified() time.Time // whole seconds; zero if unknown
	// Send writes the status, then length bytes from offset from. An error means that nothing was written; what breaks later
	// breaks the connection.
	Send(w http.ResponseWriter, status int, from, length int64) error
}

// Options are New's.
type Options struct {
	Now   func() time.Time
	Count *Counts // nil: nothing is counted and there is no /metrics
}

// New is the service: all its routes are here. None redirects, and none takes a parameter.
func New(store Store, o Options) http.Handler {
	s := &service{store: store, now: o.Now, count: o.Count}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.allowed(w, r) {
			return
		}
		switch path := r.URL.Path; {
		case path == "/v1/"+ManifestName:
			s.file(w, r, routeManifest, ManifestName, "application/json; charset=utf-8", changing)
		case path == "/v1/"+SignatureName:
			s.file(w, r, routeManifest, SignatureName, "text/plain; charset=utf-8", changing)
		case path == "/v1/"+LicenceName:
			s.file(w, r, routeOther, LicenceName, "text/plain; charset=utf-8", changing)
		case path == "/healthz":
			s.health(w, r)
		case path == "/metrics" && s.count != nil:
			s.metrics(w, r)
		default:
			s.database(w, r)
		}
	})
}

// How long answers may be kept. The manifest is asked for anew each time, at the price of a 304; a database's name is its content.
const (
	changing  = "no-cache"
	immutable = "public, max-age=31536000, immutable, no-transform"
)

type service struct {
	store Store
	now   func() time.Time
	count *Counts
}

// allowed answers what is not GET or HEAD, and everything that carries a body.
func (s *service) allowed(w http.ResponseWriter, r *http.Request) bool {
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*") // extensions' origins are random, and nothing here is anybody's
	h.Set("X-Content-Type-Options", "nosniff")
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		if r.ContentLength != 0 {
			h.Set("Connection", "close")
			s.refuse(w, r, http.StatusRequestEntityTooLarge, "a request has no body here")
			return false
		}
		return true
	case http.MethodOptions:
		h.Set("Allow", methods)
		h.Set("Access-Control-Allow-Methods", methods)
		h.Set("Access-Control-Allow-Headers", "If-Match, If-Modified-Since, If-None-Match, If-Range, Range")
		h.Set("Access-Control-Max-Age", "86400")
		s.count.add(routeOther, http.StatusNoContent, 0)
		w.WriteHeader(http.StatusNoContent)
	default:
		h.Set("Allow", methods)
		s.refuse(w, r, http.StatusMethodNotAllowed, "only GET and HEAD")
	}
	return false
}

const methods = "GET, HEAD, OPTIONS"

// database answers /v1/networks-VERSION.mmdb, in the encoding that the client likes best, and the compressed files under names of their
// own for clients and hosts that know no precompressed files.
func (s *service) database(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutPrefix(r.URL.Path, "/v1/")
	plain, packed := strings.CutSuffix(name, ".gz")
	if !ok || !isDatabase(plain) {
		s.refuse(w, r, http.StatusNotFound, "nothing here; the release is described at /v1/manifest.json")
		return
	}
	if packed {
		s.file(w, r, routeDatabase, name, "application/gzip", immutable)
		return
	}
	w.Header().Set("Vary", "Accept-Encoding")
	if r.Header.Get("Range") == "" { // a part is a part of the plain file
		for _, e := range acceptable(joined(r.Header, "Accept-Encoding")) {
			f, err := s.store.Find(name + e.suffix)
			if err == nil {
				w.Header().Set("Content-Encoding", e.name)
				s.answer(w, r, routeDatabase, f, databaseType, immutable)
				return
			}
		}
	}
	s.file(w, r, routeDatabase, name, databaseType, immutable)
}

const databaseType = "application/octet-stream"

// isDatabase reports whether name is that of some version's database. Nothing else is looked for in the store.
func isDatabase(name string) bool {
	version, ok := strings.CutPrefix(name, "networks-")
	version, ok2 := strings.CutSuffix(version, ".mmdb")
	return ok && ok2 && sign.ValidVersion(version)
}

func (s *service) file(w http.ResponseWriter, r *http.Request, route route, name, kind, cache string) {
	f, err := s.store.Find(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.refuse(w, r, http.StatusNotFound, "there is no "+name)
	case err != nil:
		s.refuse(w, r, http.StatusServiceUnavailable, "the store does not answer")
	default:
		s.answer(w, r, route, f, kind, cache)
	}
}

// answer sends f, or says that the client has it already.
func (s *service) answer(w http.ResponseWriter, r *http.Request, route route, f File, kind, cache string) {
	p := planFor(r.Header, f)
	h := w.Header()
	h.Set("ETag", f.ETag())
	h.Set("Cache-Control", cache)
	if p.status == http.StatusNotModified || p.status == http.StatusPreconditionFailed {
		h.Del("Content-Encoding")
		s.count.add(route, p.status, 0)
		w.WriteHeader(p.status)
		return
	}
	if p.status == http.StatusRequestedRangeNotSatisfiable {
		h.Set("Content-Range", "bytes */"+strconv.FormatInt(f.Size(), 10))
		h.Del("ETag")
		h.Del("Cache-Control")
		s.refuse(w, r, p.status, "that part lies outside the file")
		return
	}
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.FormatInt(p.length, 10)) // set here: net/http sends a known length only without an encoding
	if h.Get("Content-Encoding") == "" {
		h.Set("Accept-Ranges", "bytes")
	}
	if t := f.Modified(); !t.IsZero() {
		h.Set("Last-Modified", t.UTC().Format(http.TimeFormat))
	}
	if p.status == http.StatusPartialContent {
		h.Set("Content-Range", "bytes "+strconv.FormatInt(p.from, 10)+"-"+strconv.FormatInt(p.from+p.length-1, 10)+"/"+strconv.FormatInt(f.Size(), 10))
	}
	h.Set("Access-Control-Expose-Headers", "ETag, Content-Range, Content-Length")
	if r.Method == http.MethodHead {
		s.count.add(route, p.status, 0)
		w.WriteHeader(p.status)
		return
	}
	if err := f.Send(w, p.status, p.from, p.length); err != nil {
		for _, name := range []string{"ETag", "Cache-Control", "Content-Encoding", "Content-Length", "Content-Range", "Last-Modified", "Accept-Ranges"} {
			h.Del(name)
		}
		s.refuse(w, r, http.StatusServiceUnavailable, "the file cannot be read just now")
		return
	}
	s.count.add(route, p.status, p.length)
}

// refuse answers with a sentence. Nothing of the request is repeated in it.
func (s *service) refuse(w http.ResponseWriter, r *http.Request, status int, why string) {
	s.count.add(routeOther, status, 0)
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	s.text(w, r, status, why+"\n")
}

func (s *service) text(w http.ResponseWriter, r *http.Request, status int, body string) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		io.WriteString(w, body)
	}
}

// health says which release is served. An expired one is reported, but the service is well: only a release helps, not a restart.
func (s *service) health(w http.ResponseWriter, r *http.Request) {
	type answer struct {
		Status   string    `json:"status"` // ok | expired | no-release
		Version  string    `json:"version,omitempty"`
		DataDate string    `json:"dataDate,omitempty"`
		Created  time.Time `json:"created,omitzero"`
		Expires  time.Time `json:"expires,omitzero"`
		Signed   bool      `json:"signed"`
	}
	a, status := answer{Status: "no-release"}, http.StatusServiceUnavailable
	if c, err := s.store.Current(); err == nil {
		a = answer{Status: "ok", Version: c.Version, DataDate: c.DataDate, Created: c.Created, Expires: c.Expires, Signed: c.Signed}
		if !s.now().Before(c.Expires) {
			a.Status = "expired"
		}
		status = http.StatusOK
	}
	b, _ := json.Marshal(a) // strings and times: it cannot fail
	s.count.add(routeHealth, status, 0)
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	s.text(w, r, status, string(b)+"\n")
}

func (s *service) metrics(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	c, err := s.store.Current()
	s.text(w, r, http.StatusOK, s.count.text(c, err == nil))
}
