package geodb

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os"
	"path/filepath"
	"strings"

	"ashiato/server/geodb/manifest"
	"ashiato/wasm/geoip"
)

// Range is one statement of a source. What the source does not know is absent.
type Range struct {
	From, To netip.Addr
	Country  string // ISO 3166-1 alpha-2
	ASN      uint32
	Org      string
}

// Source is where countries or networks come from. Ranges may come in any order and overlap; narrower ones win.
type Source interface {
	// About says what the source is; its date is known once Read has returned.
	About() geoip.Source
	// Files are the files that it reads.
	Files() []string
	// Read yields all ranges. An error names file, line and cure.
	Read(yield func(Range) error) error
}

// ErrSource is the kind of all errors that come from a source's files.
var ErrSource = errors.New("unusable source")

// sourceError says where a source is broken and what to do.
func sourceError(file string, line int, what, cure string) error {
	at := file
	if line > 0 {
		at = fmt.Sprintf("%s:%d", file, line)
	}
	return fmt.Errorf("%w: %s: %s; %s", ErrSource, at, what, cure)
}

const (
	cureFetch  = "fetch it anew: remove the file and run the build again"
	cureFormat = "the format is not the one that this source has; name the right source or correct the file"
)

// OpenSource opens the source that spec names: "tor", "rir" or "asn" for the packaged ones, which lie in dir; "csv:FILE"
// (start,end,CC or start,end,number,name, several files with commas between) or "mmdb:FILE" for files of one's own.
func OpenSource(spec, dir string) (Source, error) {
	kind, files, _ := strings.Cut(spec, ":")
	switch {
	case spec == "tor":
		return &torSource{v4: filepath.Join(dir, "tor/usr/share/tor/geoip"), v6: filepath.Join(dir, "tor/usr/share/tor/geoip6")}, nil
	case spec == "rir":
		return &csvSource{
			about: geoip.Source{Name: "NRO delegated statistics", Licence: "CC BY 4.0", URL: "https://www.nro.net"},
			files: []string{filepath.Join(dir, "rir/package/asn-country-ipv4.csv"), filepath.Join(dir, "rir/package/asn-country-ipv6.csv")},
			dated: filepath.Join(dir, "rir/package/package.json"),
		}, nil
	case spec == "asn":
		return &csvSource{
			about: geoip.Source{Name: "RouteViews, NRO, DB-IP", Licence: "CC BY 4.0", URL: "https://db-ip.com"},
			files: []string{filepath.Join(dir, "asn/package/asn-ipv4.csv"), filepath.Join(dir, "asn/package/asn-ipv6.csv")},
			dated: filepath.Join(dir, "asn/package/package.json"),
		}, nil
	case kind == "csv" && files != "":
		return &csvSource{about: geoip.Source{Name: "file of the builder", Licence: "unknown"}, files: strings.Split(files, ",")}, nil
	case kind == "mmdb" && files != "":
		return &mmdbSource{file: files}, nil
	}
	return nil, fmt.Errorf("unknown source %q: tor, rir, asn, csv:FILE[,FILE] and mmdb:FILE are known", spec)
}

// hashFiles gives name, size and hash of files.
func hashFiles(files []string) ([]manifest.Input, error) {
	var all []manifest.Input
	for _, name := range files {
		f, err := openSourceFile(name)
		if err != nil {
			return nil, err
		}
		h := sha256.New()
		n, err := io.Copy(h, f)
		f.Close()
		if err != nil {
			return nil, sourceError(name, 0, err.Error(), cureFetch)
		}
		all = append(all, manifest.Input{Name: filepath.Base(name), Size: n, SHA256: hex.EncodeToString(h.Sum(nil))})
	}
	return all, nil
}

func openSourceFile(name string) (*os.File, error) {
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, sourceError(name, 0, "the file is missing", "run the build without -offline, which fetches it")
	}
	if err != nil {
		return nil, sourceError(name, 0, err.Error(), cureFetch)
	}
	return f, nil
}
