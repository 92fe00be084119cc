// Package test holds the conformance table that every way of serving the database must pass, and attacks on it.
package test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	mathrand "math/rand/v2"
	"testing"
	"time"

	"ashiato/server/geodb/manifest"
	"ashiato/server/releases"
	"ashiato/server/sign"
)

// made is the moment of the first release that the tests make.
var made = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// database is a stand-in for an address database: the server never looks into it. It compresses to about half.
func database(seed uint64) []byte {
	r := mathrand.New(mathrand.NewPCG(seed, 7))
	b := make([]byte, 0, 600_000)
	for len(b) < 600_000 {
		b = fmt.Appendf(b, "network %08x belongs to %04x;", r.Uint32(), r.Uint32N(4096))
	}
	return b
}

func newKey(t testing.TB) sign.PrivateKey {
	t.Helper()
	k, err := sign.NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// source is a built database as the builder leaves it.
func source(t testing.TB, version string, db []byte) releases.Source {
	t.Helper()
	packed, err := manifest.Pack(db)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(manifest.Manifest{
		Version: version, Created: made.Add(-time.Hour), Expires: made.Add(time.Hour), DataDate: "2026-11-20",
		URL: "/v1/" + sign.DatabaseName(version), Size: len(db), SHA256: manifest.Hash(db),
		Gzip: manifest.Packed{Size: len(packed), SHA256: manifest.Hash(packed)}, Licence: manifest.Licence,
	})
	if err != nil {
		t.Fatal(err)
	}
	return releases.Source{Manifest: text, Database: db, Packed: packed, Licence: []byte("Licences of the data\n")}
}

// write makes a release below root and gives its folder.
func write(t testing.TB, root, version string, db []byte, created time.Time, keys ...sign.PrivateKey) string {
	t.Helper()
	dir, err := releases.Write(root, source(t, version, db), releases.Terms{Now: created, Lifetime: releases.Lifetime, MinVersion: "1.0.0", Keys: keys, Quality: 5})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// release is what the conformance table knows of the release that a host serves.
type release struct {
	version string
	db      []byte
	key     sign.PublicKey
}

func (r release) url() string { return "/v1/" + sign.DatabaseName(r.version) }

func (r release) part(from, to int) []byte { return bytes.Clone(r.db[from:to]) }
