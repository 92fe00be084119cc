package test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"ashiato/server/geodb/manifest"
	"ashiato/server/sign"
)

// ability is something that only some hosts can do.
type ability int

const (
	ranges     ability = 1 << iota // answers Range with a part
	encodings                      // has precompressed forms
	tags                           // strong ETags (else Last-Modified)
	headers                        // sends our Cache-Control and CORS headers
	service                        // /healthz and plain refusals: it is our program
	metrics                        // counts
	everything = ranges | encodings | tags | headers | service | metrics
)

// host is one way of serving a release.
type host struct {
	base string
	can  ability
	has  release
}

// answer is a response with its body, as it came over the wire.
type answer struct {
	*http.Response
	body []byte
}

// client follows no redirect and undoes no encoding.
func client() *http.Client {
	return &http.Client{
		Transport:     &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 8},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Timeout:       30 * time.Second,
	}
}

func (h host) ask(t *testing.T, method, path string, header ...string) answer {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, h.base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	c := client()
	defer c.CloseIdleConnections()
	w, err := c.Do(r)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	defer w.Body.Close()
	b, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatalf("%s %s: body: %v", method, path, err)
	}
	return answer{w, b}
}

// conform runs the table against a host. A row whose ability the host lacks is not run; what every host must do has none.
func conform(t *testing.T, h host) {
	url := h.has.url()
	size := len(h.has.db)
	ran := 0
	for _, row := range []struct {
		name  string
		needs ability
		test  func(t *testing.T)
	}{
		{"an update as a client makes it", 0, func(t *testing.T) { update(t, h) }},
		{"the gzip file under its own name", 0, func(t *testing.T) {
			a := h.ask(t, "GET", url+".gz")
			r, err := gzip.NewReader(bytes.NewReader(a.body))
			if err != nil {
				t.Fatal(err, a.Header)
			}
			want(t, a, 200, "")
			if b, err := io.ReadAll(r); err != nil || !bytes.Equal(b, h.has.db) {
				t.Error("another database, or", err)
			}
			if e := a.Header.Get("Content-Encoding"); e != "" {
				t.Errorf("Content-Encoding %q would make a browser unpack it", e)
			}
		}},
		{"HEAD is GET without the body", 0, func(t *testing.T) {
			a := h.ask(t, "HEAD", url)
			want(t, a, 200, "")
			unsaid := a.ContentLength < 0 && h.can&service == 0 // some hosts do not say it
			if a.ContentLength != int64(size) && !unsaid || len(a.body) > 0 {
				t.Errorf("Content-Length %d and %d bytes of body, want %d and none", a.ContentLength, len(a.body), size)
			}
		}},
		{"licence", 0, func(t *testing.T) { want(t, h.ask(t, "GET", "/v1/LICENSE"), 200, "Licences of the data\n") }},
		{"unknown paths", 0, func(t *testing.T) {
			for _, path := range []string{"/v1/networks-0.mmdb", "/v1/nothing", "/v1/networks-.mmdb", "/v1/.new-1/manifest.json", "/lookup?ip=192.0.2.1", "/v1/lookup/192.0.2.1"} {
				if a := h.ask(t, "GET", path); a.StatusCode != 404 {
					t.Errorf("%s: status %d", path, a.StatusCode)
				}
			}
		}},
		{"revalidation by tag", tags, func(t *testing.T) { revalidate(t, h) }},
		{"revalidation by date", 0, func(t *testing.T) {
			a := h.ask(t, "GET", url)
			at := a.Header.Get("Last-Modified")
			if at == "" && h.can&tags != 0 {
				return // a tag is enough
			}
			want(t, h.ask(t, "GET", url, "If-Modified-Since", at), 304, "")
		}},
		{"parts", ranges, func(t *testing.T) { parts(t, h) }},
		{"encodings", encodings, func(t *testing.T) { encoded(t, h) }},
		{"caching and cross-origin headers", headers, func(t *testing.T) {
			for path, cache := range map[string]string{"/v1/manifest.json": "no-cache", "/v1/manifest.json.sig": "no-cache", url: "immutable"} {
				a := h.ask(t, "GET", path, "Origin", "moz-extension://0b1c")
				if !strings.Contains(a.Header.Get("Cache-Control"), cache) || a.Header.Get("Access-Control-Allow-Origin") != "*" || a.Header.Get("X-Content-Type-Options") != "nosniff" {
					t.Errorf("%s: %v", path, a.Header)
				}
			}
		}},
		{"no cookies, no redirects, no names of clients", 0, func(t *testing.T) {
			for _, path := range []string{"/v1/manifest.json", url, "/v1/nothing"} {
				a := h.ask(t, "GET", path, "Cookie", "id=1")
				if len(a.Cookies()) > 0 || a.Header.Get("Location") != "" || bytes.Contains(a.body, []byte("127.0.0.1")) {
					t.Errorf("%s: %v", path, a.Header)
				}
			}
		}},
		{"methods", service, func(t *testing.T) { otherMethods(t, h) }},
		{"health", service, func(t *testing.T) {
			a := h.ask(t, "GET", "/healthz")
			var got struct {
				Status, Version string
				Signed          bool
			}
			if err := json.Unmarshal(a.body, &got); err != nil || a.StatusCode != 200 || got.Version != h.has.version || !got.Signed || got.Status == "" {
				t.Errorf("got %d %s", a.StatusCode, a.body)
			}
		}},
		{"metrics hold counts only", metrics, func(t *testing.T) {
			a := h.ask(t, "GET", "/metrics")
			want(t, a, 200, "")
			if !bytes.Contains(a.body, []byte(`ashiato_requests_total{route="database",code="200"}`)) || bytes.Contains(a.body, []byte("127.0.0.1")) {
				t.Errorf("%s", a.body)
			}
		}},
	} {
		if row.needs&^h.can == 0 {
			ran++
			t.Run(row.name, row.test)
		}
	}
	if ran == 0 {
		t.Fatal("no rows")
	}
}

func want(t *testing.T, a answer, status int, body string) {
	t.Helper()
	if a.StatusCode != status || body != "" && string(a.body) != body {
		t.Errorf("%s %s: got %d %.80q, want %d %.80q\n%v", a.Request.Method, a.Request.URL.Path, a.StatusCode, a.body, status, body, a.Header)
	}
}

// update is what the extension does: manifest, signature, proof, file, proof.
func update(t *testing.T, h host) {
	text, sig := h.ask(t, "GET", "/v1/manifest.json"), h.ask(t, "GET", "/v1/manifest.json.sig")
	want(t, text, 200, "")
	want(t, sig, 200, "")
	if kind := text.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") {
		t.Errorf("manifest is %q", kind)
	}
	m, err := sign.Client{Pinned: []sign.PublicKey{h.has.key}, Now: made.Add(time.Hour), Version: "1.0.0"}.Accept(text.body, sig.body)
	if err != nil {
		t.Fatal(err)
	}
	file := h.ask(t, "GET", m.URL)
	want(t, file, 200, "")
	if b, err := sign.ReadDatabase(m, bytes.NewReader(file.body)); err != nil || !bytes.Equal(b, h.has.db) {
		t.Error("another database, or", err)
	}
}

func revalidate(t *testing.T, h host) {
	for _, path := range []string{"/v1/manifest.json", "/v1/manifest.json.sig", h.has.url()} {
		tag := h.ask(t, "GET", path).Header.Get("ETag")
		if len(tag) < 6 || tag[0] != '"' {
			t.Fatalf("%s: ETag %q is not strong", path, tag)
		}
		for _, list := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
			if (list == "*" || strings.Contains(list, ",")) && h.can&service == 0 {
				continue // our client sends one tag
			}
			a := h.ask(t, "GET", path, "If-None-Match", list)
			want(t, a, 304, "")
			if len(a.body) > 0 || a.Header.Get("ETag") != tag {
				t.Errorf("%s: 304 with %d bytes and ETag %q", path, len(a.body), a.Header.Get("ETag"))
			}
		}
		want(t, h.ask(t, "GET", path, "If-None-Match", `"other"`), 200, "")
		if h.can&service != 0 {
			want(t, h.ask(t, "GET", path, "If-None-Match", `"other"`, "If-Modified-Since", "Sat, 01 Jan 2050 00:00:00 GMT"), 200, "")
			want(t, h.ask(t, "GET", path, "If-Match", `"other"`), 412, "")
			want(t, h.ask(t, "GET", path, "If-Match", tag), 200, "")
		}
	}
}

func parts(t *testing.T, h host) {
	size := len(h.has.db)
	for _, tc := range []struct {
		ask      string
		from, to int
	}{{"bytes=0-99", 0, 100}, {"bytes=1000-1999", 1000, 2000}, {"bytes=599990-", 599990, size}, {"bytes=-5", size - 5, size},
		{"bytes=0-99999999999", 0, size}, {"bytes=-99999999999", 0, size}} {
		a := h.ask(t, "GET", h.has.url(), "Range", tc.ask, "Accept-Encoding", "br, gzip")
		want(t, a, 206, string(h.has.part(tc.from, tc.to)))
		span := "bytes " + strconv.Itoa(tc.from) + "-" + strconv.Itoa(tc.to-1) + "/" + strconv.Itoa(size)
		if got := a.Header.Get("Content-Range"); got != span || a.Header.Get("Content-Encoding") != "" || a.ContentLength != int64(tc.to-tc.from) {
			t.Errorf("%s: Content-Range %q, want %q; %v", tc.ask, got, span, a.Header)
		}
	}
	if h.can&service == 0 {
		return
	}
	tag := h.ask(t, "GET", h.has.url()).Header.Get("ETag")
	want(t, h.ask(t, "GET", h.has.url(), "Range", "bytes=0-9", "If-Range", tag), 206, string(h.has.part(0, 10)))
	for _, whole := range [][]string{{"Range", "bytes=0-9", "If-Range", `"other"`}, {"Range", "bytes=0-9", "If-Range", "W/" + tag}, {"Range", "bytes=0-1,5-9"}, {"Range", "lines=1-2"}, {"Range", "bytes=9-1"}, {"Range", "bytes=x-"}, {"Range", "bytes=--1"}} {
		want(t, h.ask(t, "GET", h.has.url(), whole...), 200, string(h.has.db))
	}
	for _, outside := range []string{"bytes=" + strconv.Itoa(size) + "-", "bytes=-0"} {
		a := h.ask(t, "GET", h.has.url(), "Range", outside)
		want(t, a, 416, "")
		if got := a.Header.Get("Content-Range"); got != "bytes */"+strconv.Itoa(size) {
			t.Errorf("%s: Content-Range %q", outside, got)
		}
	}
}

func encoded(t *testing.T, h host) {
	seen := map[string]string{} // tag to encoding
	for _, tc := range []struct{ accept, want string }{
		{"", ""}, {"identity", ""}, {"gzip", "gzip"}, {"br", "br"}, {"gzip, deflate, br, zstd", "br"}, {"gzip;q=1.0, br;q=0.5", "gzip"}, {"BR;q=0, *", "gzip"},
		{"*", "br"}, {"gzip;q=0", ""}, {"gzip;q=nonsense", ""}, {"identity, gzip;q=0.5", ""}, {"deflate", ""},
	} {
		a := h.ask(t, "GET", h.has.url(), "Accept-Encoding", tc.accept)
		want(t, a, 200, "")
		if got := a.Header.Get("Content-Encoding"); got != tc.want || !strings.Contains(a.Header.Get("Vary"), "Accept-Encoding") {
			t.Errorf("Accept-Encoding %q: got %q, want %q, Vary %q", tc.accept, got, tc.want, a.Header.Get("Vary"))
			continue
		}
		var r io.Reader = bytes.NewReader(a.body)
		switch tc.want {
		case "gzip":
			z, err := gzip.NewReader(r)
			if err != nil {
				t.Fatal(err)
			}
			r = z
		case "br":
			r = brotli.NewReader(r)
		}
		b, err := io.ReadAll(r)
		if err != nil || manifest.Hash(b) != manifest.Hash(h.has.db) {
			t.Errorf("Accept-Encoding %q: another database, or %v", tc.accept, err)
		}
		if a.ContentLength != int64(len(a.body)) {
			t.Errorf("Accept-Encoding %q: Content-Length %d of %d", tc.accept, a.ContentLength, len(a.body))
		}
		tag := a.Header.Get("ETag")
		if e, ok := seen[tag]; ok && e != tc.want {
			t.Errorf("%q and %q share the tag %s", e, tc.want, tag)
		}
		seen[tag] = tc.want
		want(t, h.ask(t, "GET", h.has.url(), "Accept-Encoding", tc.accept, "If-None-Match", tag), 304, "")
		if head := h.ask(t, "HEAD", h.has.url(), "Accept-Encoding", tc.accept); head.Header.Get("ETag") != tag || head.ContentLength != a.ContentLength {
			t.Errorf("HEAD with %q: %v", tc.accept, head.Header)
		}
	}
	if len(seen) != 3 {
		t.Errorf("tags: %v, want one for each of three encodings", seen)
	}
}

func otherMethods(t *testing.T, h host) {
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH"} {
		a := h.ask(t, method, "/v1/manifest.json")
		want(t, a, 405, "")
		if !strings.Contains(a.Header.Get("Allow"), "GET") {
			t.Errorf("%s: Allow %q", method, a.Header.Get("Allow"))
		}
	}
	a := h.ask(t, "OPTIONS", h.has.url(), "Origin", "chrome-extension://abc", "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "if-none-match")
	want(t, a, 204, "")
	if a.Header.Get("Access-Control-Allow-Origin") != "*" || !strings.Contains(a.Header.Get("Access-Control-Allow-Headers"), "If-None-Match") {
		t.Errorf("preflight: %v", a.Header)
	}
}
