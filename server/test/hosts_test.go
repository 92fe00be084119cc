package test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"ashiato/server"
	"ashiato/server/releases"
	"ashiato/server/sign"
)

// first makes a releases folder with one signed release.
func first(t *testing.T) (root string, has release, key sign.PrivateKey) {
	t.Helper()
	root, key = filepath.Join(t.TempDir(), "releases"), newKey(t)
	has = release{"20261124-1a2b3c4d", database(1), key.Public()}
	write(t, root, has.version, has.db, made, key)
	return root, has, key
}

// native serves the releases below root as the program does.
func native(t *testing.T, root string, keys ...sign.PublicKey) (*httptest.Server, *releases.Library) {
	t.Helper()
	lib, err := releases.Open(root, keys)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(server.New(lib, server.Options{Now: func() time.Time { return made }, Count: &server.Counts{}}))
	t.Cleanup(s.Close)
	return s, lib
}

func TestNative(t *testing.T) {
	root, has, key := first(t)
	s, _ := native(t, root, key.Public())
	conform(t, host{s.URL, everything, has})
}

func TestEmbeddedSigned(t *testing.T) {
	key, has := newKey(t), release{"20261124-1a2b3c4d", database(1), sign.PublicKey{}}
	has.key = key.Public()
	s := source(t, has.version, has.db)
	lib, _, err := releases.Embedded(s, key)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	srv := httptest.NewServer(server.New(lib, server.Options{Now: func() time.Time { return made }}))
	defer srv.Close()
	// It lives an hour from before the table's moment, so the update is tried by hand; brotli is not embedded.
	h := host{srv.URL, ranges | tags | headers | service, has}
	for path, status := range map[string]int{"/v1/manifest.json": 200, "/v1/manifest.json.sig": 200, "/v1/LICENSE": 200, has.url(): 200, has.url() + ".gz": 200, "/metrics": 404} {
		want(t, h.ask(t, "GET", path), status, "")
	}
	parts(t, h)
	revalidate(t, h)
	text, sig := h.ask(t, "GET", "/v1/manifest.json"), h.ask(t, "GET", "/v1/manifest.json.sig")
	if _, err := sign.Verify(text.body, sig.body, []sign.PublicKey{has.key}); err != nil {
		t.Error(err)
	}
}

func TestEmbeddedUnsigned(t *testing.T) {
	s := source(t, "1", database(1))
	lib, _, err := releases.Embedded(s)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	srv := httptest.NewServer(server.New(lib, server.Options{Now: func() time.Time { return made.Add(time.Hour) }}))
	defer srv.Close()
	h := host{base: srv.URL}
	want(t, h.ask(t, "GET", "/v1/manifest.json.sig"), 404, "")
	want(t, h.ask(t, "GET", "/healthz"), 200, `{"status":"expired","version":"1","dataDate":"2026-11-20","created":"2026-11-24T08:00:00Z","expires":"2026-11-24T10:00:00Z","signed":false}`+"\n")
}

// TestStatic serves the static form from a host that knows nothing of it.
func TestStatic(t *testing.T) {
	root, has, _ := first(t)
	site := filepath.Join(t.TempDir(), "site")
	if err := releases.WriteSite(root, site); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.FileServer(http.Dir(site)))
	defer s.Close()
	conform(t, host{s.URL, ranges, has})
	if err := releases.WriteSite(root, site); err != nil {
		t.Errorf("a site is not replaced: %v", err)
	}
	if err := releases.WriteSite(root, root); err == nil {
		t.Error("the releases were taken for a site and replaced")
	}
}
