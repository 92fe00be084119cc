package geodb

import (
	"cmp"
	"fmt"
	"io"
	"net/netip"
	"slices"

	"ashiato/wasm/geoip"
)

// Change is what two databases say differently of one country, in IPv4 addresses and in IPv6 /48 networks.
type Change struct {
	Country      string // "" is unknown
	Before, Now  uint64 // IPv4 addresses
	Gained, Lost uint64
	Before6      uint64 // IPv6 /48 networks
	Now6         uint64
}

// Changes compares two databases country by country, largest change first.
func Changes(before, now []byte) ([]Change, error) {
	old, err := countryLayer(before)
	if err != nil {
		return nil, fmt.Errorf("the old database: %w", err)
	}
	fresh, err := countryLayer(now)
	if err != nil {
		return nil, fmt.Errorf("the new database: %w", err)
	}
	all := map[string]*Change{}
	of := func(country string) *Change {
		if all[country] == nil {
			all[country] = &Change{Country: country}
		}
		return all[country]
	}
	for _, is4 := range []bool{true, false} {
		err := overlay(is4, [][]span{old.spans, fresh.spans}, func(from, to netip.Addr, v []uint32) error {
			was, is := of(old.values[v[0]]), of(fresh.values[v[1]])
			n := addresses(from, to)
			if !is4 {
				was.Before6 += n
				is.Now6 += n
				return nil
			}
			was.Before += n
			is.Now += n
			if was != is {
				was.Lost += n
				is.Gained += n
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var list []Change
	for _, c := range all {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.Gained+b.Lost, a.Gained+a.Lost), cmp.Compare(a.Country, b.Country))
	})
	return list, nil
}

// PrintChanges prints a line for each country that changed.
func PrintChanges(w io.Writer, changes []Change) {
	changed := 0
	for _, c := range changes {
		if c.Gained+c.Lost == 0 && c.Before6 == c.Now6 {
			continue
		}
		if changed++; changed == 1 {
			fmt.Fprintf(w, "country   IPv4 addresses    gained      lost   IPv6 /48s\n")
		}
		name := c.Country
		if name == "" {
			name = "unknown"
		}
		fmt.Fprintf(w, "%-7s  %15d  %8d  %8d  %10d (%+d)\n", name, c.Now, c.Gained, c.Lost, c.Now6, int64(c.Now6)-int64(c.Before6))
	}
	if changed == 0 {
		fmt.Fprintln(w, "no country changed")
	}
}

// countryLayer reads the countries of an MMDB.
func countryLayer(b []byte) (*layer[string], error) {
	if _, err := geoip.Open(b); err != nil {
		return nil, err
	}
	l := newLayer[string]()
	err := EachNetwork(b, func(n Network) error { l.add(n.From, n.To, n.Country); return nil })
	l.settle()
	return l, err
}

// addresses counts the addresses of an IPv4 range, or the /48 networks of an IPv6 range (at least one).
func addresses(from, to netip.Addr) uint64 {
	if from.Is4() {
		a, b := from.As4(), to.As4()
		return uint64(be32(b)) - uint64(be32(a)) + 1
	}
	a, b := from.As16(), to.As16()
	return be48(b) - be48(a) + 1
}

func be32(b [4]byte) uint32 {
	return uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
}

func be48(b [16]byte) uint64 {
	return uint64(b[0])<<40 | uint64(b[1])<<32 | uint64(b[2])<<24 | uint64(b[3])<<16 | uint64(b[4])<<8 | uint64(b[5])
}
