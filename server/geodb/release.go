package geodb

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ashiato/server/geodb/manifest"
	"ashiato/wasm/geoip"
)

// describe makes the manifest of db, whose compressed form is packed.
func (db *Database) describe(packed []byte, dir string, now time.Time) manifest.Manifest {
	now = now.UTC().Truncate(time.Second)
	m := manifest.Manifest{
		Version: db.Meta.Version, Created: now, Expires: now.Add(manifest.Lifetime), DataDate: db.Meta.Date,
		URL:  "/v1/networks-" + db.Meta.Version + ".mmdb",
		Size: len(db.Bytes), SHA256: manifest.Hash(db.Bytes),
		Gzip:    manifest.Packed{Size: len(packed), SHA256: manifest.Hash(packed)},
		Licence: licence(db.Meta.Sources),
	}
	for _, s := range db.Meta.Sources {
		m.Sources = append(m.Sources, manifest.Origin{
			Name: s.Name, Licence: s.Licence, URL: s.URL, Date: s.Date,
			Package: packageOf(dir, db.specs[s.Name]), Inputs: db.Inputs[s.Name],
		})
	}
	return m
}

// licence is that of a database made of sources: the strictest of theirs, "unknown" if one of them is.
func licence(sources []geoip.Source) string {
	strictest := "CC BY 4.0"
	for _, s := range sources {
		switch s.Licence {
		case "CC BY 4.0":
		case manifest.Licence:
			strictest = manifest.Licence
		default:
			return "unknown"
		}
	}
	return strictest
}

// Release writes db as the release in folder into, and reports whether anything changed. The same database
// leaves the release as it is, its date too. A database that is too large or that cannot be read back is not released.
func (db *Database) Release(into, dir string, now time.Time) (manifest.Manifest, bool, error) {
	packed, err := manifest.Pack(db.Bytes)
	if err != nil {
		return manifest.Manifest{}, false, err
	}
	if len(packed) > manifest.MaxPacked {
		return manifest.Manifest{}, false, fmt.Errorf("the compressed database has %d bytes, %d are allowed; build with -floor", len(packed), manifest.MaxPacked)
	}
	m := db.describe(packed, dir, now)
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return m, false, err
	}
	text = append(text, '\n')
	if plain, err := manifest.Unpack(bytes.NewReader(packed), text); err != nil || !bytes.Equal(plain, db.Bytes) {
		return m, false, fmt.Errorf("the release cannot be read back: %w", err)
	}
	if old, err := os.ReadFile(filepath.Join(into, manifest.ManifestFile)); err == nil {
		if was, err := manifest.Parse(old); err == nil && was.SHA256 == m.SHA256 && was.Gzip == m.Gzip {
			return was, false, nil
		}
	}
	for _, f := range []struct {
		name string
		data []byte
	}{{manifest.DatabaseFile, packed}, {manifest.ManifestFile, text}} {
		if err := replace(filepath.Join(into, f.name), f.data); err != nil {
			return m, false, err
		}
	}
	return m, true, nil
}

// replace writes a file whole or not at all.
func replace(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".new-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// Describe is d in words, one fact a line.
func Describe(d geoip.Description) string {
	var b strings.Builder
	fmt.Fprintf(&b, "type      %s\nversion   %s\ndata      %s\nholds     %s\ntree      %d nodes, %s\nsize      %.1f MB\n",
		d.Type, orNone(d.Version), d.Date, strings.Join(d.Fields, ", "), d.Nodes, d.RecordShape, float64(d.Size)/1e6)
	for _, s := range d.Sources {
		fmt.Fprintf(&b, "source    %s, %s, %s, %s\n", s.Name, s.Date, s.Licence, s.URL)
	}
	return b.String()
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
