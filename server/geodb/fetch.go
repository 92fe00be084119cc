package geodb

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The packages that the default sources come in. Debian's archive keeps only the newest version of tor-geoipdb, which is why the
// built database is committed; npm's packages are pinned (their maker publishes no newer ones there).
const (
	torPackage = "tor-geoipdb"
	asnPackage = "@ip-location-db/asn@2.3.2026061719"
	rirPackage = "@ip-location-db/asn-country@2.3.2026061719"
)

// Fetch gets the packages of the named sources into dir, unless they lie there already and anew is false. Other
// sources need none. A package that cannot be fetched leaves the one that lies there.
func Fetch(ctx context.Context, dir string, anew bool, log io.Writer, specs ...string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, spec := range specs {
		var err error
		switch target := filepath.Join(dir, spec); spec {
		case "tor":
			err = once(target, anew, func(into string) error { return fetchDebian(ctx, torPackage, into, log) })
		case "asn":
			err = once(target, anew, func(into string) error { return fetchNPM(ctx, asnPackage, into, log) })
		case "rir":
			err = once(target, anew, func(into string) error { return fetchNPM(ctx, rirPackage, into, log) })
		}
		if err != nil {
			return fmt.Errorf("fetching %s: %w", spec, err)
		}
	}
	return nil
}

// once makes the folder target by get, whole or not at all, unless it exists and anew is false.
func once(target string, anew bool, get func(into string) error) error {
	if _, err := os.Stat(target); err == nil && !anew {
		return nil
	}
	into, err := os.MkdirTemp(filepath.Dir(target), "fetch-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(into)
	if err := os.Chmod(into, 0o755); err != nil {
		return err
	}
	if err := get(into); err != nil {
		return err
	}
	if err := os.RemoveAll(target); err != nil {
		return err
	}
	return os.Rename(into, target)
}

// fetchDebian downloads a package with apt and unpacks it.
func fetchDebian(ctx context.Context, name, into string, log io.Writer) error {
	if err := run(ctx, into, log, "apt-get", "-o", "APT::Sandbox::User=root", "download", name); err != nil {
		return fmt.Errorf("%w; on Debian or Ubuntu run apt-get update first, elsewhere unpack Debian's %s package into %s", err, name, into)
	}
	packages, err := filepath.Glob(filepath.Join(into, "*.deb"))
	if err != nil || len(packages) != 1 {
		return fmt.Errorf("apt-get left %d packages, not one", len(packages))
	}
	if err := run(ctx, into, log, "dpkg-deb", "-x", filepath.Base(packages[0]), "."); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(into, "PACKAGE"), []byte(filepath.Base(packages[0])+"\n"), 0o644)
}

// fetchNPM downloads a package with npm and unpacks it.
func fetchNPM(ctx context.Context, name, into string, log io.Writer) error {
	if err := run(ctx, into, log, "npm", "pack", "--silent", name); err != nil {
		return err
	}
	packages, err := filepath.Glob(filepath.Join(into, "*.tgz"))
	if err != nil || len(packages) != 1 {
		return fmt.Errorf("npm left %d packages, not one", len(packages))
	}
	if err := untar(packages[0], into); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(packages[0]), err)
	}
	return os.WriteFile(filepath.Join(into, "PACKAGE"), []byte(name+"\n"), 0o644)
}

// packageOf names the package that a source was fetched in, "" if it was not.
func packageOf(dir, spec string) string {
	b, err := os.ReadFile(filepath.Join(dir, spec, "PACKAGE"))
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSpace(string(b)), ".deb")
}

func run(ctx context.Context, dir string, log io.Writer, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir, c.Stdout, c.Stderr = dir, log, log
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return nil
}

// untar unpacks the plain files of a .tgz below dir.
func untar(file, dir string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg || !filepath.IsLocal(h.Name) {
			continue
		}
		name := filepath.Join(dir, h.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := writeFrom(name, t); err != nil {
			return err
		}
	}
}

func writeFrom(name string, r io.Reader) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, r); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
