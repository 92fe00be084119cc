// Package manifest describes a released address database, and packs and unpacks it.
package manifest

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// Names of the files of a release.
const (
	ManifestFile = "manifest.json"
	DatabaseFile = "networks.mmdb.gz"
)

// MaxPacked is the largest compressed database that is released: the extension carries it.
const MaxPacked = 8_500_000

// Lifetime is how long clients may take a manifest for current. Data that is older than 90 days is called old
// by those who show it; a manifest lives longer, since old data still judges better than none.
const Lifetime = 365 * 24 * time.Hour

// Manifest describes a release.
type Manifest struct {
	Version  string    `json:"version"`
	Created  time.Time `json:"created"`
	Expires  time.Time `json:"expires"`
	DataDate string    `json:"dataDate"`         // of the countries, YYYY-MM-DD
	URL      string    `json:"url"`              // of the plain database, below the server's address
	Size     int       `json:"size"`             // of the plain database, bytes
	SHA256   string    `json:"sha256"`           // of the plain database
	Gzip     Packed    `json:"gzip"`             // the file as it lies in the release
	Brotli   *Packed   `json:"brotli,omitempty"` // a signed release holds this form too
	Licence  string    `json:"licence"`
	// MinVersion is the oldest version of the extension that can read the database; "" if any can.
	MinVersion string   `json:"minVersion,omitempty"`
	Sources    []Origin `json:"sources"`
}

// Input is one file that went into a database.
type Input struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Packed is the compressed form of the database.
type Packed struct {
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// Origin is one source of a release with the files that were read.
type Origin struct {
	Name    string  `json:"name"`
	Licence string  `json:"licence"`
	URL     string  `json:"url"`
	Date    string  `json:"date"`
	Package string  `json:"package,omitempty"`
	Inputs  []Input `json:"inputs"`
}

// Licence is that of a database which holds IPFire's countries.
const Licence = "CC BY-SA 4.0"

// Pack compresses a database. The result depends on nothing but the bytes.
func Pack(plain []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Unpack decompresses a released database and proves it against its manifest.
func Unpack(packed io.Reader, manifest []byte) ([]byte, error) {
	m, err := Parse(manifest)
	if err != nil {
		return nil, err
	}
	r, err := gzip.NewReader(packed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", DatabaseFile, err)
	}
	plain := make([]byte, m.Size)
	if _, err := io.ReadFull(r, plain); err != nil {
		return nil, fmt.Errorf("%s: %w", DatabaseFile, err)
	}
	if got := Hash(plain); got != m.SHA256 {
		return nil, fmt.Errorf("%s: its hash is %s, the manifest says %s", DatabaseFile, got, m.SHA256)
	}
	return plain, nil
}

// maxPlain bounds what a manifest may announce, so that a broken one does not eat the memory.
const maxPlain = 64 << 20

// Parse reads a manifest.
func Parse(b []byte) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%s: %w", ManifestFile, err)
	}
	if m.Size <= 0 || m.Size > maxPlain {
		return m, fmt.Errorf("%s: size %d is out of bounds", ManifestFile, m.Size)
	}
	return m, nil
}

// Hash is the SHA-256 of b, in hexadecimal.
func Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
