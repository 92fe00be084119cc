package sign_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"ashiato/server/geodb/manifest"
	"ashiato/server/sign"
)

var now = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

func newKey(t testing.TB) sign.PrivateKey {
	t.Helper()
	k, err := sign.NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// good is a manifest of db, changed by change and as text.
func good(t testing.TB, db []byte, change func(*manifest.Manifest)) []byte {
	t.Helper()
	m := manifest.Manifest{
		Version: "20261124-1a2b3c4d", Created: now.Add(-time.Hour), Expires: now.Add(90 * 24 * time.Hour), DataDate: "2026-11-20",
		URL: "/v1/networks-20261124-1a2b3c4d.mmdb", Size: len(db), SHA256: manifest.Hash(db),
		Gzip: manifest.Packed{Size: 10, SHA256: manifest.Hash(nil)}, Licence: manifest.Licence,
	}
	if change != nil {
		change(&m)
	}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestKeysSurviveText(t *testing.T) {
	k := newKey(t)
	p, err := k.PEM()
	if err != nil {
		t.Fatal(err)
	}
	back, err := sign.ParsePrivateKey(p)
	if err != nil || back.Public().String() != k.Public().String() {
		t.Fatalf("got %v, %v", back.Public(), err)
	}
	pub, err := sign.ParsePublicKey(k.Public().String() + "\n")
	if err != nil || pub.ID() != k.Public().ID() || len(pub.ID()) != 16 {
		t.Fatalf("got %v, %v", pub, err)
	}
	if _, err := sign.ParsePrivateKey(append(p, p...)); err == nil {
		t.Error("two keys in one file were read as one")
	}
}

func TestKeyFaults(t *testing.T) {
	k := newKey(t).Public().String()
	for _, bad := range []string{"", "ed25519:", "ed25519:AAAA", k[8:], "rsa:" + k[8:], k + "x", k + "," + k, k + "," + newKey(t).Public().String() + "," + newKey(t).Public().String()} {
		if _, err := sign.ParsePublicKeys(bad); err == nil {
			t.Errorf("%q was taken for a key", bad)
		}
	}
	for _, bad := range []string{"", "hello", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"} {
		if _, err := sign.ParsePrivateKey([]byte(bad)); err == nil {
			t.Errorf("%q was taken for a private key", bad)
		}
	}
}

// TestRotation walks through a change of keys: each step must be accepted by every client that is still about.
func TestRotation(t *testing.T) {
	a, b, c := newKey(t), newKey(t), newKey(t)
	old := []sign.PublicKey{a.Public(), b.Public()}   // pins the present key and the next
	young := []sign.PublicKey{b.Public(), c.Public()} // the extension after the rotation
	text := good(t, []byte("x"), nil)
	for _, tc := range []struct {
		name       string
		signers    []sign.PrivateKey
		old, young int // which key proved it, -1 if none
	}{
		{"before", []sign.PrivateKey{a}, 0, -1},
		{"while both are about", []sign.PrivateKey{a, b}, 0, 0},
		{"next key alone", []sign.PrivateKey{b}, 1, 0},
		{"key after next", []sign.PrivateKey{c}, -1, 1},
		{"stranger first", []sign.PrivateKey{newKey(t), b}, 1, 0},
		{"stranger", []sign.PrivateKey{newKey(t)}, -1, -1},
	} {
		sig := sign.Sign(text, tc.signers...)
		for _, client := range []struct {
			pinned []sign.PublicKey
			want   int
		}{{old, tc.old}, {young, tc.young}} {
			got, err := sign.Verify(text, sig, client.pinned)
			if got != client.want || (got < 0) != errors.Is(err, sign.ErrSignature) {
				t.Errorf("%s: got key %d (%v), want %d", tc.name, got, err, client.want)
			}
		}
	}
}

func TestVerifyRefuses(t *testing.T) {
	k := newKey(t)
	pinned := []sign.PublicKey{k.Public()}
	text := good(t, []byte("x"), nil)
	sig := string(sign.Sign(text, k))
	if _, err := sign.Verify(append(bytes.Clone(text), ' '), []byte(sig), pinned); !errors.Is(err, sign.ErrSignature) {
		t.Errorf("one byte more: %v", err)
	}
	if _, err := sign.Verify(text, []byte(sig), nil); err == nil {
		t.Error("accepted with no key pinned")
	}
	parts := strings.Fields(sig)
	stranger := newKey(t)
	forged := "ed25519 " + k.Public().ID() + " " + strings.Fields(string(sign.Sign(text, stranger)))[2]
	for name, bad := range map[string]string{
		"empty": "", "html": "<html>captive portal</html>", "no base64": "ed25519 " + parts[1] + " ???", "short": "ed25519 " + parts[1] + " AAAA",
		"other algorithm": "rsa " + parts[1] + " " + parts[2], "claimed key id": forged, "many lines": strings.Repeat(sig, 5),
		"long": strings.Repeat("a", 5000), "blank line first": "\n" + sig,
	} {
		if i, err := sign.Verify(text, []byte(bad), pinned); err == nil || i != -1 {
			t.Errorf("%s was accepted", name)
		}
	}
}

func TestAccept(t *testing.T) {
	k := newKey(t)
	db := []byte("database")
	held := func(created time.Time, hash string) *manifest.Manifest {
		return &manifest.Manifest{Created: created, SHA256: hash}
	}
	for _, tc := range []struct {
		name    string
		change  func(*manifest.Manifest)
		held    *manifest.Manifest
		version string
		want    error
	}{
		{"good", nil, nil, "1.0.0", nil},
		{"same as held", nil, held(now.Add(-time.Hour), manifest.Hash(db)), "1.0.0", nil},
		{"renewed", nil, held(now.Add(-48*time.Hour), manifest.Hash(db)), "1.0.0", nil},
		{"rollback", nil, held(now, "other"), "1.0.0", sign.ErrOlder},
		{"two of one moment", nil, held(now.Add(-time.Hour), "other"), "1.0.0", sign.ErrOlder},
		{"freeze", func(m *manifest.Manifest) { m.Expires = now }, nil, "1.0.0", sign.ErrExpired},
		{"future", func(m *manifest.Manifest) { m.Created = now.Add(48 * time.Hour) }, nil, "1.0.0", sign.ErrFuture},
		{"clock behind by hours", func(m *manifest.Manifest) { m.Created = now.Add(8 * time.Hour) }, nil, "1.0.0", nil},
		{"extension too old", func(m *manifest.Manifest) { m.MinVersion = "1.10" }, nil, "1.9.9", sign.ErrTooNew},
		{"extension just new enough", func(m *manifest.Manifest) { m.MinVersion = "1.10" }, nil, "1.10.0", nil},
		{"elsewhere", func(m *manifest.Manifest) { m.URL = "https://elsewhere.example/x.mmdb" }, nil, "", sign.ErrForm},
		{"elsewhere without scheme", func(m *manifest.Manifest) { m.URL = "//elsewhere.example/x.mmdb" }, nil, "", sign.ErrForm},
		{"traversal", func(m *manifest.Manifest) {
			m.Version = "../../etc/passwd"
			m.URL = "/v1/networks-../../etc/passwd.mmdb"
		}, nil, "", sign.ErrForm},
		{"header splitting", func(m *manifest.Manifest) {
			m.Version = "1\r\nSet-Cookie: a"
			m.URL = "/v1/networks-1\r\nSet-Cookie: a.mmdb"
		}, nil, "", sign.ErrForm},
		{"oversized", func(m *manifest.Manifest) { m.Size = 1 << 40 }, nil, "", sign.ErrForm},
		{"negative", func(m *manifest.Manifest) { m.Size = -1 }, nil, "", sign.ErrForm},
		{"no hash", func(m *manifest.Manifest) { m.SHA256 = "" }, nil, "", sign.ErrForm},
		{"capital hash", func(m *manifest.Manifest) { m.SHA256 = strings.ToUpper(m.SHA256) }, nil, "", sign.ErrForm},
		{"bad minVersion", func(m *manifest.Manifest) { m.MinVersion = "1.x" }, nil, "", sign.ErrForm},
		{"expires before created", func(m *manifest.Manifest) { m.Expires = m.Created }, nil, "", sign.ErrForm},
	} {
		text := good(t, db, tc.change)
		c := sign.Client{Pinned: []sign.PublicKey{k.Public()}, Now: now, Held: tc.held, Version: tc.version}
		if _, err := c.Accept(text, sign.Sign(text, k)); !errors.Is(err, tc.want) {
			t.Errorf("%s: got %v, want %v", tc.name, err, tc.want)
		}
	}
	huge := append(good(t, db, nil), bytes.Repeat([]byte(" "), sign.MaxManifest)...)
	if _, err := (sign.Client{Pinned: []sign.PublicKey{k.Public()}, Now: now}).Accept(huge, sign.Sign(huge, k)); !errors.Is(err, sign.ErrForm) {
		t.Errorf("huge: %v", err)
	}
}

// endless never ends: what a decompression bomb looks like to its reader.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) { e.read += len(p); return len(p), nil }

func TestReadDatabase(t *testing.T) {
	db := bytes.Repeat([]byte("network "), 1000)
	m, err := sign.Read(good(t, db, nil))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := sign.ReadDatabase(m, bytes.NewReader(db)); err != nil || !bytes.Equal(got, db) {
		t.Fatalf("good: %v", err)
	}
	swapped := bytes.Clone(db)
	swapped[77] ^= 1
	for name, b := range map[string][]byte{"swapped": swapped, "truncated": db[:len(db)-1], "longer": append(bytes.Clone(db), 0), "empty": nil, "html": []byte("<html>")} {
		if _, err := sign.ReadDatabase(m, bytes.NewReader(b)); !errors.Is(err, sign.ErrContent) {
			t.Errorf("%s: %v", name, err)
		}
	}
	bomb := &endless{}
	if _, err := sign.ReadDatabase(m, bomb); !errors.Is(err, sign.ErrContent) || bomb.read > 1<<20 {
		t.Errorf("bomb: %v after %d bytes", err, bomb.read)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(good(f, []byte("x"), nil))
	f.Add(good(f, []byte("x"), func(m *manifest.Manifest) { m.Version, m.MinVersion = "..", "1.2.3.4.5" }))
	f.Add([]byte(`{"url":"//x","size":1e3,"created":"2026-11-24T00:00:00Z"}`))
	f.Add([]byte("<html>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := sign.Read(b)
		if err != nil {
			return
		}
		if !strings.HasPrefix(m.URL, "/v1/networks-") || strings.ContainsAny(m.URL, "\r\n \\%?#:") || strings.Contains(m.URL, "..") || strings.Contains(m.URL[1:], "//") {
			t.Errorf("url %q was accepted", m.URL)
		}
		if m.Size <= 0 || m.Size > sign.MaxDatabase || !m.Expires.After(m.Created) {
			t.Errorf("accepted %+v", m)
		}
	})
}

func FuzzVerify(f *testing.F) {
	k := newKey(f)
	text := good(f, []byte("x"), nil)
	f.Add(sign.Sign(text, k))
	f.Add([]byte("ed25519 a b\n"))
	want := string(sign.Sign(text, k))
	f.Fuzz(func(t *testing.T, sig []byte) {
		_, err := sign.Verify(text, sig, []sign.PublicKey{k.Public()})
		if err == nil && !strings.Contains(string(sig), strings.TrimSpace(want)) {
			t.Errorf("forged: %q", sig)
		}
	})
}
