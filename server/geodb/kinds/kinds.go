// Package kinds holds the reviewed tables of network kinds, one file a topic. A line is
//
//	network <TAB> kind <TAB> service or "-" <TAB> checked (YYYY-MM) <TAB> source <TAB> name
//
// where network is a CIDR range or "AS" and a number. Lines that begin with # and empty lines are skipped. A range beats
// a number, a number beats a rule on the operator's name (geoip.KindOfName): a range published by its operator says
// most. With kind "fetcher" the service is known to read mail from there, with any other kind it only may.
package kinds

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ashiato/wasm/geoip"
)

//go:embed *.tsv
var tables embed.FS

// Read reads the tables.
func Read() (*geoip.Kinds, error) { return read(tables, "*.tsv") }

// read reads the tables whose names match pattern.
func read(dir fs.FS, pattern string) (*geoip.Kinds, error) {
	k := &geoip.Kinds{Systems: map[uint32]geoip.Class{}}
	files, err := fs.Glob(dir, pattern)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no tables of kinds: %w", fs.ErrNotExist)
	}
	for _, name := range files {
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, err
		}
		n := 0
		for line := range strings.Lines(string(text)) {
			n++
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			if err := add(k, line); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, n, err)
			}
		}
	}
	slices.SortFunc(k.Ranges, func(a, b geoip.KindRange) int {
		return cmp.Or(cmp.Compare(b.Prefix.Bits(), a.Prefix.Bits()), a.Prefix.Addr().Compare(b.Prefix.Addr()))
	})
	return k, nil
}

// Market reads the numbers of the access providers whose market is one country: those of access-<country>.tsv.
func Market() (map[uint32]string, error) {
	files, err := fs.Glob(tables, "access-??.tsv")
	if err != nil {
		return nil, err
	}
	market := map[uint32]string{}
	for _, name := range files {
		k, err := read(tables, name)
		if err != nil {
			return nil, err
		}
		for asn := range k.Systems {
			market[asn] = strings.ToUpper(strings.TrimSuffix(strings.TrimPrefix(name, "access-"), ".tsv"))
		}
	}
	return market, nil
}

var month = regexp.MustCompile(`^20\d\d-(0[1-9]|1[0-2])$`)

// add reads one line.
func add(k *geoip.Kinds, line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 6 {
		return fmt.Errorf("%d fields, not 6: network, kind, service, checked, source, name", len(f))
	}
	class := geoip.Class{Kind: geoip.ParseKind(f[1]), Service: f[2]}
	switch {
	case class.Kind == "":
		return fmt.Errorf("unknown kind %q", f[1])
	case f[2] == "" || strings.ContainsAny(f[2], " \t"):
		return fmt.Errorf("bad service %q; \"-\" is none", f[2])
	case !month.MatchString(f[3]):
		return fmt.Errorf("%q is no month of the check, YYYY-MM", f[3])
	case f[4] == "" || f[5] == "":
		return fmt.Errorf("%s has no source or no name", f[0])
	}
	if class.Service == "-" {
		class.Service = ""
	}
	if number, ok := strings.CutPrefix(f[0], "AS"); ok {
		asn, err := strconv.ParseUint(number, 10, 32)
		if err != nil || asn == 0 {
			return fmt.Errorf("bad number of an autonomous system %q", f[0])
		}
		if _, twice := k.Systems[uint32(asn)]; twice {
			return fmt.Errorf("%s stands twice", f[0])
		}
		k.Systems[uint32(asn)] = class
		return nil
	}
	p, err := netip.ParsePrefix(f[0])
	if err != nil || p != p.Masked() {
		return fmt.Errorf("bad range %q", f[0])
	}
	for _, r := range k.Ranges {
		if r.Prefix == p {
			return fmt.Errorf("%s stands twice", p)
		}
	}
	k.Ranges = append(k.Ranges, geoip.KindRange{Prefix: p, Class: class})
	return nil
}
