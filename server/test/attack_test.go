package test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ashiato/server"
	"ashiato/server/geodb/manifest"
	"ashiato/server/releases"
	"ashiato/server/sign"
)

// TestRefusedReleases are folders that a server with a pinned key must not take up, neither at the start nor later.
func TestRefusedReleases(t *testing.T) {
	key, stranger := newKey(t), newKey(t)
	for _, tc := range []struct {
		name  string
		spoil func(t *testing.T, root string)
	}{
		{"wrong key", func(t *testing.T, root string) { write(t, root, "2", database(2), made.Add(time.Hour), stranger) }},
		{"unsigned", func(t *testing.T, root string) { write(t, root, "2", database(2), made.Add(time.Hour)) }},
		{"manifest changed", func(t *testing.T, root string) {
			dir := write(t, root, "2", database(2), made.Add(time.Hour), key)
			edit(t, filepath.Join(dir, "manifest.json"), func(b []byte) []byte { return bytes.Replace(b, []byte("2026-11-20"), []byte("2027-11-20"), 1) })
		}},
		{"swapped file", func(t *testing.T, root string) {
			dir := write(t, root, "2", database(2), made.Add(time.Hour), key)
			edit(t, filepath.Join(dir, "networks-2.mmdb"), func([]byte) []byte { return database(3)[:600_000] })
		}},
		{"one bit", func(t *testing.T, root string) {
			dir := write(t, root, "2", database(2), made.Add(time.Hour), key)
			edit(t, filepath.Join(dir, "networks-2.mmdb"), func(b []byte) []byte { b[300_000] ^= 1; return b })
		}},
		{"gzip of another", func(t *testing.T, root string) {
			dir := write(t, root, "2", database(2), made.Add(time.Hour), key)
			edit(t, filepath.Join(dir, "networks-2.mmdb.gz"), func(b []byte) []byte { b[5000] ^= 1; return b })
		}},
		{"half copied", func(t *testing.T, root string) {
			dir := write(t, root, "2", database(2), made.Add(time.Hour), key)
			edit(t, filepath.Join(dir, "networks-2.mmdb.br"), func(b []byte) []byte { return b[:1000] })
		}},
		{"licence missing", func(t *testing.T, root string) {
			os.Remove(filepath.Join(write(t, root, "2", database(2), made.Add(time.Hour), key), "LICENSE"))
		}},
		{"huge manifest", func(t *testing.T, root string) {
			dir := write(t, root, "2", database(2), made.Add(time.Hour), key)
			edit(t, filepath.Join(dir, "manifest.json"), func(b []byte) []byte { return append(b, bytes.Repeat([]byte(" "), 1<<20)...) })
		}},
		{"no JSON", func(t *testing.T, root string) {
			dir := write(t, root, "2", database(2), made.Add(time.Hour), key)
			edit(t, filepath.Join(dir, "manifest.json"), func([]byte) []byte { return []byte("<html>") })
		}},
	} {
		alone := t.TempDir()
		tc.spoil(t, alone)
		if _, err := releases.Open(alone, []sign.PublicKey{key.Public()}); err == nil {
			t.Errorf("%s: served from the start", tc.name)
		}
		root := t.TempDir()
		write(t, root, "1", database(1), made, key)
		lib, err := releases.Open(root, []sign.PublicKey{key.Public()})
		if err != nil {
			t.Fatal(err)
		}
		tc.spoil(t, root)
		switched, faults := lib.Reload()
		if now, _ := lib.Current(); switched || faults == nil || now.Version != "1" {
			t.Errorf("%s: switched to %s, faults %v", tc.name, now.Version, faults)
		}
	}
}

func edit(t *testing.T, name string, change func([]byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, change(b), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestHostileHosts are answers that a client must refuse, whoever sits behind the address.
func TestHostileHosts(t *testing.T) {
	key := newKey(t)
	root := t.TempDir()
	db := database(1)
	dir := write(t, root, "1", db, made, key)
	text, _ := os.ReadFile(filepath.Join(dir, "manifest.json"))
	sig, _ := os.ReadFile(filepath.Join(dir, "manifest.json.sig"))
	other := database(2)
	newer := manifest.Manifest{Created: made.Add(time.Minute), SHA256: manifest.Hash(other)}
	for _, tc := range []struct {
		name   string
		host   http.HandlerFunc // of the database; the manifest is the signed one
		held   *manifest.Manifest
		now    time.Time
		pinned sign.PublicKey
		want   error
	}{
		{"honest", func(w http.ResponseWriter, r *http.Request) { w.Write(db) }, nil, made, key.Public(), nil},
		{"wrong key", nil, nil, made, newKey(t).Public(), sign.ErrSignature},
		{"rollback", nil, &newer, made, key.Public(), sign.ErrOlder},
		{"freeze", nil, nil, made.Add(releases.Lifetime), key.Public(), sign.ErrExpired},
		{"mix of manifest and file", func(w http.ResponseWriter, r *http.Request) { w.Write(other) }, nil, made, key.Public(), sign.ErrContent},
		{"truncated", func(w http.ResponseWriter, r *http.Request) { w.Write(db[:len(db)/2]) }, nil, made, key.Public(), sign.ErrContent},
		{"captive portal", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<html>Log in") }, nil, made, key.Public(), sign.ErrContent},
		{"redirect elsewhere", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.2/x", http.StatusFound)
		}, nil, made, key.Public(), sign.ErrContent},
		{"oversized", func(w http.ResponseWriter, r *http.Request) { endless(w, r, w) }, nil, made, key.Public(), sign.ErrContent},
		{"decompression bomb", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z, _ := gzip.NewWriterLevel(w, gzip.BestSpeed)
			endless(w, r, z)
		}, nil, made, key.Public(), sign.ErrContent},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := httptest.NewServer(tc.host)
			defer s.Close()
			m, err := sign.Client{Pinned: []sign.PublicKey{tc.pinned}, Now: tc.now, Held: tc.held}.Accept(text, sig)
			if err == nil {
				c := client()
				c.Transport = &http.Transport{} // undoes gzip by itself, as a browser does
				defer c.CloseIdleConnections()
				w, e := c.Get(s.URL + m.URL)
				if e != nil {
					t.Fatal(e)
				}
				defer w.Body.Close()
				_, err = sign.ReadDatabase(m, w.Body)
			}
			if !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
}

// endless writes until the client hangs up, at most 200 MB.
func endless(_ http.ResponseWriter, _ *http.Request, w io.Writer) {
	zeros := make([]byte, 1<<20)
	for range 200 {
		if _, err := w.Write(zeros); err != nil {
			return
		}
	}
}

// TestHostileRequests are paths and headers that must lead nowhere. They are sent raw: a well-behaved client would clean them.
func TestHostileRequests(t *testing.T) {
	root, has, _ := first(t)
	const secret = "not for anybody"
	for _, name := range []string{filepath.Join(root, "secret.txt"), filepath.Join(root, "..", "secret.txt"), filepath.Join(root, has.version, "networks-secret")} {
		if err := os.WriteFile(name, []byte(secret), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, _ := native(t, root)
	for _, path := range []string{
		"/v1/../secret.txt", "/v1/..%2fsecret.txt", "/v1/%2e%2e/secret.txt", "/v1/networks-../../secret.txt", "/v1/networks-secret", "/../../../../etc/passwd",
		"//elsewhere.example/v1/manifest.json", "/v1//manifest.json", "/v1/./manifest.json", "/v1/manifest.json/", "/v1/manifest.json%00", "/V1/manifest.json",
		"/v1/networks-1%0d%0aSet-Cookie:%20a=b.mmdb", "/%0d%0aLocation:%20http://elsewhere.example/", "/v1/\\..\\secret.txt", "/v1/" + strings.Repeat("a", 7000), "/v1/networks-..mmdb",
	} {
		got := raw(t, s.Listener.Addr().String(), "GET "+path+" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
		head := strings.ToLower(got[:strings.Index(got+"\r\n\r\n", "\r\n\r\n")])
		if strings.Contains(got, secret) || strings.Contains(head, "location:") || strings.Contains(head, "set-cookie") || !strings.HasPrefix(got, "HTTP/1.1 4") {
			t.Errorf("%s: %.300s", path, got)
		}
	}
	for name, request := range map[string]string{
		"body":            "GET /v1/manifest.json HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
		"chunked body":    "GET /v1/manifest.json HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
		"two lengths":     "GET /v1/manifest.json HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\nab",
		"no host":         "GET /v1/manifest.json HTTP/1.1\r\nConnection: close\r\n\r\n",
		"proxy request":   "CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n",
		"bare line break": "GET /v1/manifest.json HTTP/1.1\r\nHost: x\r\nX: a\rb\r\nConnection: close\r\n\r\n",
	} {
		if got := raw(t, s.Listener.Addr().String(), request); !strings.HasPrefix(got, "HTTP/1.1 4") {
			t.Errorf("%s: %.200s", name, got)
		}
	}
}

func raw(t *testing.T, address, request string) string {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(5 * time.Second))
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	b, _ := io.ReadAll(bufio.NewReader(c)) // an error after bytes is a reset
	return string(b)
}

// TestSwitchUnderLoad changes releases while clients update without pause: every manifest must lead to its file, and none may fail.
func TestSwitchUnderLoad(t *testing.T) {
	root, has, key := first(t)
	s, lib := native(t, root, key.Public())
	var stop atomic.Bool
	var updates atomic.Int64
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			c := client()
			defer c.CloseIdleConnections()
			for !stop.Load() {
				if err := updateOnce(c, s.URL, has.key); err != nil {
					t.Error(err)
					return
				}
				updates.Add(1)
			}
		})
	}
	for n := range 6 {
		write(t, root, "20261125-"+string(rune('a'+n)), database(uint64(10+n)), made.Add(time.Duration(n+1)*time.Minute), key)
		if switched, err := lib.Reload(); err != nil || !switched {
			t.Errorf("switch %d: %v, %v", n, switched, err)
		}
	}
	stop.Store(true)
	wait.Wait()
	if c, _ := lib.Current(); c.Version != "20261125-f" || updates.Load() == 0 {
		t.Errorf("serving %s after %d updates", c.Version, updates.Load())
	}
	t.Logf("%d updates across 6 switches", updates.Load())
}

func updateOnce(c *http.Client, base string, key sign.PublicKey) error {
	get := func(path string) (*http.Response, error) {
		w, err := c.Get(base + path)
		if err == nil && w.StatusCode != 200 {
			err = errors.New(path + ": " + w.Status)
		}
		return w, err
	}
	read := func(path string) ([]byte, error) {
		w, err := get(path)
		if err != nil {
			return nil, err
		}
		defer w.Body.Close()
		return io.ReadAll(w.Body)
	}
	for {
		text, err := read("/v1/manifest.json")
		if err != nil {
			return err
		}
		sig, err := read("/v1/manifest.json.sig")
		if err != nil {
			return err
		}
		m, err := sign.Client{Pinned: []sign.PublicKey{key}, Now: made}.Accept(text, sig)
		if errors.Is(err, sign.ErrSignature) {
			continue // the switch fell between the two: a client asks again
		}
		if err != nil {
			return err
		}
		w, err := get(m.URL)
		if err != nil {
			return err
		}
		defer w.Body.Close()
		_, err = sign.ReadDatabase(m, w.Body)
		return err
	}
}

// TestReleasesDoNotChange tries to write over a release, and renews it.
func TestReleasesDoNotChange(t *testing.T) {
	root, has, key := first(t)
	terms := releases.Terms{Now: made.Add(time.Hour), Lifetime: time.Hour, Keys: []sign.PrivateKey{key}}
	if _, err := releases.Write(root, source(t, has.version, has.db), terms); err == nil {
		t.Error("a release was written over")
	}
	for n, want := range []string{has.version + ".2", has.version + ".3"} {
		terms.Now = terms.Now.Add(time.Hour)
		if dir, err := releases.Renew(root, terms); err != nil || filepath.Base(dir) != want {
			t.Errorf("renewal %d: %s, %v", n, dir, err)
		}
	}
	s, _ := native(t, root, key.Public())
	h := host{s.URL, everything, release{has.version + ".3", has.db, has.key}}
	update(t, h)
	want(t, h.ask(t, "GET", has.url()), 200, string(has.db))
	if _, err := releases.Write(t.TempDir(), source(t, "1", has.db), releases.Terms{Now: made}); err == nil {
		t.Error("a release without a lifetime was written")
	}
	if _, err := os.Stat(filepath.Join(root, has.version+".4")); err == nil {
		t.Error("more folders than releases")
	}
}

// TestLinkedRelease serves one release behind a link, and keeps the old file for those who have read the old manifest.
func TestLinkedRelease(t *testing.T) {
	root, has, key := first(t)
	link := filepath.Join(t.TempDir(), "current")
	second := write(t, t.TempDir(), "2", database(2), made.Add(time.Hour), key)
	if err := os.Symlink(filepath.Join(root, has.version), link); err != nil {
		t.Fatal(err)
	}
	s, lib := native(t, link, key.Public())
	if err := errors.Join(os.Symlink(second, link+".new"), os.Rename(link+".new", link)); err != nil {
		t.Fatal(err)
	}
	if switched, err := lib.Reload(); !switched || err != nil {
		t.Fatal(switched, err)
	}
	update(t, host{s.URL, everything, release{"2", database(2), key.Public()}})
	h := host{s.URL, everything, has}
	want(t, h.ask(t, "GET", has.url()), 200, string(has.db))
	os.RemoveAll(second)
	if _, err := lib.Reload(); err == nil {
		t.Error("the loss of the release was not reported")
	}
	want(t, h.ask(t, "GET", "/v1/networks-2.mmdb"), 503, "")
	var _ server.Store = lib
}
