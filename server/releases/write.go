// Package releases writes release folders and serves them. A releases folder holds one folder for each release, named by its version,
// written once and never changed:
//
//	20261124-1a2b3c4d/
//	  manifest.json  manifest.json.sig  LICENSE
//	  networks-20261124-1a2b3c4d.mmdb  .mmdb.gz  .mmdb.br
package releases

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/andybalholm/brotli"

	"ashiato/server"
	"ashiato/server/geodb/manifest"
	"ashiato/server/sign"
)

// Lifetime is how long a signed release may be taken for current: a client that sees none newer for this long is being held back, or the
// releases have ended. Renew signs the same database again.
const Lifetime = 90 * 24 * time.Hour

// Source is a database as server/geodb/release gives it.
type Source struct {
	Manifest []byte
	Database []byte // plain
	Packed   []byte // gzip
	Licence  []byte
}

// Terms are what a release adds to its database.
type Terms struct {
	Now        time.Time
	Lifetime   time.Duration
	MinVersion string            // of the extension; "" for any
	Keys       []sign.PrivateKey // none: the release is unsigned
	Quality    int               // of brotli, 0 to 11; 11 takes two minutes for the real database
}

// Write makes the release folder of s below root and gives its path. Created becomes the moment of release, by which clients order releases.
// A folder of that version is never touched: to release the same database anew, see Renew.
func Write(root string, s Source, t Terms) (string, error) {
	m, err := sign.Read(s.Manifest)
	if err != nil {
		return "", err
	}
	if _, err := sign.ReadDatabase(m, bytes.NewReader(s.Database)); err != nil {
		return "", err
	}
	if len(s.Packed) != m.Gzip.Size || manifest.Hash(s.Packed) != m.Gzip.SHA256 {
		return "", fmt.Errorf("%s: the compressed file is not the manifest's", m.Version)
	}
	br, err := pack(s.Database, t.Quality)
	if err != nil {
		return "", fmt.Errorf("brotli: %w", err)
	}
	m.Brotli = &manifest.Packed{Size: len(br), SHA256: manifest.Hash(br)}
	text, err := describe(m, t)
	if err != nil {
		return "", err
	}
	files := map[string][]byte{
		server.ManifestName: text, server.LicenceName: s.Licence,
		sign.DatabaseName(m.Version): s.Database, sign.DatabaseName(m.Version) + ".gz": s.Packed, sign.DatabaseName(m.Version) + ".br": br,
	}
	if len(t.Keys) > 0 {
		files[server.SignatureName] = sign.Sign(text, t.Keys...)
	}
	return create(root, m.Version, files)
}

// Renew signs the newest release in root again under the terms, as "VERSION.N", when its database is still the best there is and its time is
// running out. Version counts on, so that the folder is a new one; the database's bytes are the same.
func Renew(root string, t Terms) (string, error) {
	lib, err := Open(root, nil)
	if err != nil {
		return "", err
	}
	defer lib.Close()
	from := lib.currentFolder()
	var s Source
	m := from.manifest
	for name, into := range map[string]*[]byte{
		sign.DatabaseName(m.Version): &s.Database, sign.DatabaseName(m.Version) + ".gz": &s.Packed, server.LicenceName: &s.Licence,
	} {
		if *into, err = os.ReadFile(filepath.Join(from.path, name)); err != nil {
			return "", err
		}
	}
	base := m.Version
	if dot := strings.LastIndexByte(base, '.'); dot > 0 {
		base = base[:dot] // of an earlier renewal
	}
	for n := 2; ; n++ {
		m.Version = fmt.Sprintf("%s.%d", base, n)
		if _, err := os.Stat(filepath.Join(root, m.Version)); errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	m.URL = "/v1/" + sign.DatabaseName(m.Version)
	if t.MinVersion == "" {
		t.MinVersion = m.MinVersion
	}
	if s.Manifest, err = json.Marshal(m); err != nil {
		return "", err
	}
	return Write(root, s, t)
}

// describe is the manifest's text under the terms.
func describe(m manifest.Manifest, t Terms) ([]byte, error) {
	if t.Lifetime <= 0 {
		return nil, errors.New("a release lives longer than no time")
	}
	m.Created = t.Now.UTC().Truncate(time.Second)
	m.Expires = m.Created.Add(t.Lifetime)
	m.MinVersion = t.MinVersion
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, err
	}
	text = append(text, '\n')
	_, err = sign.Read(text)
	return text, err
}

func pack(b []byte, quality int) ([]byte, error) {
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: quality, LGWin: 24})
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}

// create writes the folder under another name and renames it once it is whole, so that no server sees half of one.
func create(root, version string, files map[string][]byte) (string, error) {
	final := filepath.Join(root, version)
	if _, err := os.Lstat(final); err == nil {
		return "", fmt.Errorf("%s is there already, and releases do not change", final)
	}
	if err := os.MkdirAll(root, 0o755); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(root, ".new-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	for name, b := range files {
		if err := writeFile(filepath.Join(dir, name), b); err != nil {
			return "", err
		}
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		return "", err
	}
	return final, os.Rename(dir, final)
}

func writeFile(name string, b []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}
