package sign_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"ashiato/server/geodb/manifest"
	"ashiato/server/sign"
)

var update = flag.Bool("update", false, "write testdata/accept.json anew, with new keys")

const vectorsFile = "testdata/accept.json"

// vector is one manifest that a client is shown, and what it must make of it. The extension's update client is held to the same file.
type vector struct {
	Name      string   `json:"name"`
	Manifest  string   `json:"manifest"`
	Signature string   `json:"signature"`
	Keys      []string `json:"keys"`
	Now       string   `json:"now"`
	Held      *held    `json:"held"`
	Version   string   `json:"version"`
	Want      string   `json:"want"` // "" accepted, or signature, form, expired, future, older, too-new
}

type held struct {
	Created time.Time `json:"created"`
	SHA256  string    `json:"sha256"`
}

// TestVectors proves the shared vectors against Accept.
func TestVectors(t *testing.T) {
	if *update {
		writeVectors(t)
	}
	b, err := os.ReadFile(vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(b, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) < 30 {
		t.Fatalf("%d vectors", len(vectors))
	}
	for _, v := range vectors {
		if got := judge(t, v); got != v.Want {
			t.Errorf("%s: %q, want %q", v.Name, got, v.Want)
		}
	}
}

func judge(t *testing.T, v vector) string {
	t.Helper()
	at, err := time.Parse(time.RFC3339, v.Now)
	if err != nil {
		t.Fatal(err)
	}
	c := sign.Client{Now: at, Version: v.Version}
	if c.Pinned, err = sign.ParsePublicKeys(strings.Join(v.Keys, ",")); err != nil {
		t.Fatal(err)
	}
	if v.Held != nil {
		c.Held = &manifest.Manifest{Created: v.Held.Created, SHA256: v.Held.SHA256}
	}
	_, err = c.Accept([]byte(v.Manifest), []byte(v.Signature))
	for name, fault := range map[string]error{"form": sign.ErrForm, "expired": sign.ErrExpired, "future": sign.ErrFuture, "older": sign.ErrOlder, "too-new": sign.ErrTooNew} {
		if errors.Is(err, fault) {
			return name
		}
	}
	if err != nil {
		return "signature"
	}
	return ""
}

func writeVectors(t *testing.T) {
	t.Helper()
	db := []byte("database")
	k, next, stranger := newKey(t), newKey(t), newKey(t)
	pinned := []string{k.Public().String(), next.Public().String()}
	var all []vector
	add := func(name, want string, text, signature []byte, change func(*vector)) {
		v := vector{Name: name, Manifest: string(text), Signature: string(signature), Keys: pinned, Now: now.Format(time.RFC3339), Version: "1.0.0", Want: want}
		if change != nil {
			change(&v)
		}
		all = append(all, v)
	}
	signed := func(name, want string, change func(*manifest.Manifest), client func(*vector)) {
		text := good(t, db, change)
		add(name, want, text, sign.Sign(text, k), client)
	}
	holds := func(created time.Time, hash string) func(*vector) {
		return func(v *vector) { v.Held = &held{created, hash} }
	}
	at := func(d time.Duration) func(*vector) {
		return func(v *vector) { v.Now = now.Add(d).Format(time.RFC3339) }
	}
	version := func(s string) func(*vector) { return func(v *vector) { v.Version = s } }
	minimum := func(s string) func(*manifest.Manifest) { return func(m *manifest.Manifest) { m.MinVersion = s } }
	named := func(s string) func(*manifest.Manifest) {
		return func(m *manifest.Manifest) { m.Version, m.URL = s, "/v1/networks-"+s+".mmdb" }
	}

	signed("good", "", nil, nil)
	signed("same as held", "", nil, holds(now.Add(-time.Hour), manifest.Hash(db)))
	signed("renewed", "", nil, holds(now.Add(-48*time.Hour), manifest.Hash(db)))
	signed("rollback", "older", nil, holds(now, manifest.Hash(db)))
	signed("two of one moment", "older", nil, holds(now.Add(-time.Hour), manifest.Hash(nil)))
	signed("last second", "", nil, at(90*24*time.Hour-time.Second))
	signed("expired", "expired", nil, at(90*24*time.Hour))
	signed("clock far behind", "future", nil, at(-26*time.Hour))
	signed("clock a day behind", "", nil, at(-25*time.Hour))
	signed("needs a newer extension", "too-new", minimum("1.10"), version("1.9.9"))
	signed("new enough", "", minimum("1.10"), version("1.10.0"))
	signed("four numbers", "too-new", minimum("1.0.0.1"), version("1.0"))
	signed("extension with an odd version", "too-new", minimum("1.0"), version("dev"))
	signed("no version given", "", minimum("9"), version(""))
	signed("odd minVersion", "form", minimum("1.x"), nil)
	signed("long minVersion", "form", minimum("1.2.3.4.5"), nil)
	signed("elsewhere", "form", func(m *manifest.Manifest) { m.URL = "https://elsewhere.example/x.mmdb" }, nil)
	signed("elsewhere without scheme", "form", func(m *manifest.Manifest) { m.URL = "//elsewhere.example/networks.mmdb" }, nil)
	signed("another version's file", "form", func(m *manifest.Manifest) { m.URL = "/v1/networks-other.mmdb" }, nil)
	signed("renewal's name", "", named("20261124-1a2b3c4d.2"), nil)
	signed("traversal", "form", named("a/../../x"), nil)
	signed("two dots", "form", named("a..b"), nil)
	signed("header splitting", "form", named("1\r\nSet-Cookie: a"), nil)
	signed("percent", "form", named("1%2e"), nil)
	signed("hyphen first", "form", named("-1"), nil)
	signed("line end in version", "form", named("1\n"), nil)
	signed("no version", "form", named(""), nil)
	signed("long version", "form", named(strings.Repeat("1", 65)), nil)
	signed("oversized", "form", func(m *manifest.Manifest) { m.Size = 1 << 40 }, nil)
	signed("at the bound", "", func(m *manifest.Manifest) { m.Size = sign.MaxDatabase }, nil)
	signed("a byte over the bound", "form", func(m *manifest.Manifest) { m.Size = sign.MaxDatabase + 1 }, nil)
	signed("no size", "form", func(m *manifest.Manifest) { m.Size = 0 }, nil)
	signed("negative", "form", func(m *manifest.Manifest) { m.Size = -1 }, nil)
	signed("capital hash", "form", func(m *manifest.Manifest) { m.SHA256 = strings.ToUpper(m.SHA256) }, nil)
	signed("short hash", "form", func(m *manifest.Manifest) { m.SHA256 = m.SHA256[:63] }, nil)
	signed("hash and line end", "form", func(m *manifest.Manifest) { m.SHA256 = m.SHA256[:63] + "\n" }, nil)
	signed("no gzip", "form", func(m *manifest.Manifest) { m.Gzip = manifest.Packed{} }, nil)
	signed("bad brotli", "form", func(m *manifest.Manifest) { m.Brotli = &manifest.Packed{Size: 1} }, nil)
	signed("expires before created", "form", func(m *manifest.Manifest) { m.Expires = m.Created }, nil)
	signed("no created", "form", func(m *manifest.Manifest) { m.Created = time.Time{} }, nil)

	text := good(t, db, nil)
	one := sign.Sign(text, k)
	coded := strings.Fields(string(one))[2]
	add("next key", "", text, sign.Sign(text, next), nil)
	add("both keys", "", text, sign.Sign(text, k, next), nil)
	add("stranger first", "", text, sign.Sign(text, stranger, k), nil)
	add("two line ends", "", text, append(bytes.Clone(one), '\n'), nil)
	add("carriage return", "", text, append(bytes.TrimSpace(one), "\r\n"...), nil)
	add("no line end", "", text, bytes.TrimSpace(one), nil)
	add("one key pinned", "", text, one, func(v *vector) { v.Keys = pinned[:1] })
	for name, signature := range map[string]string{
		"stranger": string(sign.Sign(text, stranger)), "other key of the two": "", "html": "<html>captive portal</html>",
		"claimed key id": "ed25519 " + k.Public().ID() + " " + strings.Fields(string(sign.Sign(text, stranger)))[2],
		"other key id":   "ed25519 " + next.Public().ID() + " " + coded, "other algorithm": "rsa " + k.Public().ID() + " " + coded,
		"five lines": strings.Repeat(string(one), 5), "long": strings.Repeat("a", 5000), "blank line first": "\n" + string(one),
		"odd line first": "x\n" + string(one), "short": "ed25519 " + k.Public().ID() + " AAAA",
		"two spaces":      strings.Replace(string(one), " ", "  ", 1),
		"without padding": strings.TrimRight(strings.TrimSpace(string(one)), "=") + "\n", "byte order mark": "\ufeff" + string(one),
	} {
		add(name, "signature", text, []byte(signature), nil)
	}
	add("a byte more", "signature", append(bytes.Clone(text), ' '), one, nil)
	add("signature of another manifest", "signature", text, sign.Sign(good(t, nil, nil), k), nil)
	for name, odd := range map[string]string{
		"no JSON": "{", "list": "[]", "null": "null", "html": "<html>", "two values": string(text) + "{}",
		"size with a fraction": strings.Replace(string(text), `"size":8`, `"size":8.5`, 1), "size as text": strings.Replace(string(text), `"size":8`, `"size":"8"`, 1),
		"created without zone": strings.Replace(string(text), `08:00:00Z`, `08:00:00`, 1), "created on no day": strings.Replace(string(text), "2026-11-24T08", "2026-11-31T08", 1),
	} {
		add("signed: "+name, "form", []byte(odd), sign.Sign([]byte(odd), k), nil)
	}
	huge := append(bytes.Clone(text), bytes.Repeat([]byte(" "), sign.MaxManifest)...)
	add("huge", "form", huge, sign.Sign(huge, k), nil)

	b, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(vectorsFile, append(b, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}
