package releases

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"ashiato/server"
)

// maxAsset is the largest file that Cloudflare takes as a static asset (Workers limits, 2026).
const maxAsset = 25 << 20

// headers is what a host that reads _headers (Cloudflare's static assets, Netlify) answers with.
const headers = `# The manifest is asked for anew each time; a database's name is its content.
/v1/*
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
/v1/manifest.json*
  Cache-Control: no-cache
/v1/manifest.json.sig
  Content-Type: text/plain; charset=utf-8
/v1/networks-*
  Cache-Control: public, max-age=31536000, immutable, no-transform
  Content-Type: application/octet-stream
`

// WriteSite lays the newest release below root out as a static site in folder out, which it replaces: v1/ with the manifest, its signature,
// the licence and the databases of the newest release and the one before it, and _headers. The folder v1 is also what an R2 bucket holds.
func WriteSite(root, out string) error {
	lib, err := Open(root, nil)
	if err != nil {
		return err
	}
	defer lib.Close()
	if old, err := os.ReadDir(out); err == nil && len(old) > 0 {
		if _, err := os.Stat(filepath.Join(out, "_headers")); err != nil {
			return fmt.Errorf("%s holds something else than a site: give another folder", out)
		}
	}
	fresh := out + ".new"
	if err := errors.Join(os.RemoveAll(fresh), os.MkdirAll(filepath.Join(fresh, "v1"), 0o755)); err != nil {
		return err
	}
	defer os.RemoveAll(fresh)
	current := lib.currentFolder()
	for _, f := range []*folder{lib.before(current), current} {
		if f == nil {
			continue
		}
		for name := range f.files {
			small := name == server.ManifestName || name == server.SignatureName || name == server.LicenceName
			if small && f != current {
				continue
			}
			if err := copyAsset(filepath.Join(f.path, name), filepath.Join(fresh, "v1", name)); err != nil {
				return err
			}
		}
	}
	if err := writeFile(filepath.Join(fresh, "_headers"), []byte(headers)); err != nil {
		return err
	}
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	return os.Rename(fresh, out)
}

// before is the newest release that is older than f, nil if there is none.
func (l *Library) before(f *folder) *folder {
	var best *folder
	for _, g := range l.state.Load().folders {
		if newer(f, g) && (best == nil || newer(g, best)) {
			best = g
		}
	}
	return best
}

func copyAsset(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if len(b) > maxAsset {
		return fmt.Errorf("%s: %d bytes, a static asset has at most %d", filepath.Base(from), len(b), maxAsset)
	}
	return writeFile(to, b)
}
