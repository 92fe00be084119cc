package releases

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"ashiato/server"
	"ashiato/server/geodb/manifest"
	"ashiato/server/sign"
)

// folder is one release that has been proved.
type folder struct {
	path     string
	stamp    time.Time // modification time of the manifest when it was proved
	manifest manifest.Manifest
	signed   bool
	files    map[string]*file
	crowd    atomic.Int64
}

// openFolder proves a release folder: form of the manifest, signature if keys are given, size and hash of every file.
func openFolder(path string, keys []sign.PublicKey) (*folder, error) {
	info, err := os.Stat(filepath.Join(path, server.ManifestName))
	if err != nil {
		return nil, err
	}
	text, err := readSmall(filepath.Join(path, server.ManifestName))
	if err != nil {
		return nil, err
	}
	m, err := sign.Read(text)
	if err != nil {
		return nil, err
	}
	f := &folder{path: path, stamp: info.ModTime(), manifest: m, files: map[string]*file{}}
	f.add(server.ManifestName, int64(len(text)), manifest.Hash(text))
	f.files[server.ManifestName].content = text
	sig, err := readSmall(filepath.Join(path, server.SignatureName))
	switch {
	case err == nil:
		f.signed = true
		f.add(server.SignatureName, int64(len(sig)), manifest.Hash(sig))
		f.files[server.SignatureName].content = sig
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if len(keys) > 0 {
		if !f.signed {
			return nil, fmt.Errorf("%s is missing, and a key is given", server.SignatureName)
		}
		if _, err := sign.Verify(text, sig, keys); err != nil {
			return nil, err
		}
	}
	if licence, err := readSmall(filepath.Join(path, server.LicenceName)); err == nil {
		f.add(server.LicenceName, int64(len(licence)), manifest.Hash(licence))
	} else {
		return nil, err
	}
	return f, f.prove()
}

// prove hashes the database in all its forms.
func (f *folder) prove() error {
	m := f.manifest
	forms := []struct {
		suffix string
		want   manifest.Packed
	}{{"", manifest.Packed{Size: m.Size, SHA256: m.SHA256}}, {".gz", m.Gzip}}
	if m.Brotli != nil {
		forms = append(forms, struct {
			suffix string
			want   manifest.Packed
		}{".br", *m.Brotli})
	}
	for _, form := range forms {
		name := sign.DatabaseName(m.Version) + form.suffix
		if err := proveFile(filepath.Join(f.path, name), form.want); err != nil {
			return err
		}
		f.add(name, int64(form.want.Size), form.want.SHA256)
	}
	return nil
}

func proveFile(name string, want manifest.Packed) error {
	r, err := os.Open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(r, int64(want.Size)+1))
	switch {
	case err != nil:
		return err
	case n != int64(want.Size):
		return fmt.Errorf("%s: it has another size than the %d bytes of the manifest", filepath.Base(name), want.Size)
	case hex.EncodeToString(h.Sum(nil)) != want.SHA256:
		return fmt.Errorf("%s: its hash is not the manifest's", filepath.Base(name))
	}
	return nil
}

func (f *folder) add(name string, size int64, hash string) {
	f.files[name] = &file{path: filepath.Join(f.path, name), size: size, tag: `"` + hash[:32] + `"`, modified: f.manifest.Created.UTC().Truncate(time.Second), crowd: &f.crowd}
}

// readSmall reads a manifest, a signature or a licence.
func readSmall(name string) ([]byte, error) {
	r, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(io.LimitReader(r, sign.MaxManifest+1)); err != nil {
		return nil, err
	}
	if b.Len() > sign.MaxManifest {
		return nil, fmt.Errorf("%s: more than %d bytes", filepath.Base(name), sign.MaxManifest)
	}
	return b.Bytes(), nil
}
