package geoip

import (
	"cmp"
	"embed"
	"errors"
	"io/fs"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"ashiato/wasm/signin"
)

// kindTables are the reviewed tables of network kinds. A line is
//
//	network <TAB> kind <TAB> service or "-" <TAB> checked (YYYY-MM) <TAB> source <TAB> name
//
// where network is a CIDR range or "AS" and a number. Lines that begin with # and empty lines are skipped.
//
//go:embed kinds/*.tsv
var kindTables embed.FS

// Class is what the tables say of a network. The zero Class says nothing.
type Class struct {
	Kind    signin.Network
	Service string
}

// Kinds are tables of network kinds: by range, by number of the autonomous system, and by the operator's name. Ranges
// beat numbers, numbers beat names: a range published by its operator says most.
type Kinds struct {
	Ranges  []KindRange // longest prefix first
	Systems map[uint32]Class
}

// KindRange is a range of one class.
type KindRange struct {
	Prefix netip.Prefix
	Class
}

// BuiltinKinds reads the tables that are compiled in. An error means that this program was built from broken tables.
func BuiltinKinds() (*Kinds, error) {
	k := &Kinds{Systems: map[uint32]Class{}}
	files, err := fs.Glob(kindTables, "kinds/*.tsv")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		text, err := kindTables.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if err := k.add(string(text)); err != nil {
			return nil, errors.New(name + ": " + err.Error())
		}
	}
	slices.SortStableFunc(k.Ranges, func(a, b KindRange) int {
		return cmp.Or(cmp.Compare(b.Prefix.Bits(), a.Prefix.Bits()), a.Prefix.Addr().Compare(b.Prefix.Addr()))
	})
	return k, nil
}

// add reads one table.
func (k *Kinds) add(table string) error {
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := k.addLine(line); err != nil {
			return errors.New("line " + strconv.Itoa(n) + ": " + err.Error())
		}
	}
	return nil
}

func (k *Kinds) addLine(line string) error {
	fields := strings.Split(line, "\t")
	if len(fields) != 6 {
		return errors.New("has " + strconv.Itoa(len(fields)) + " fields, not 6")
	}
	class := Class{Kind: ParseKind(fields[1]), Service: fields[2]}
	if class.Kind == "" {
		return errors.New("unknown kind " + strconv.Quote(fields[1]))
	}
	if class.Service == "-" {
		class.Service = ""
	}
	if number, ok := strings.CutPrefix(fields[0], "AS"); ok {
		asn, err := strconv.ParseUint(number, 10, 32)
		if err != nil {
			return errors.New("bad number of an autonomous system " + strconv.Quote(fields[0]))
		}
		if _, twice := k.Systems[uint32(asn)]; twice {
			return errors.New(fields[0] + " stands twice")
		}
		k.Systems[uint32(asn)] = class
		return nil
	}
	p, err := netip.ParsePrefix(fields[0])
	if err != nil || p != p.Masked() {
		return errors.New("bad range " + strconv.Quote(fields[0]))
	}
	k.Ranges = append(k.Ranges, KindRange{p, class})
	return nil
}

// OfSystem is the class of an autonomous system, by its number or else by its operator's name.
func (k *Kinds) OfSystem(asn uint32, org string) Class {
	if c, ok := k.Systems[asn]; ok && asn != 0 {
		return c
	}
	return Class{Kind: KindOfName(org)}
}

// complete adds the class of p to a place that a database without kinds gave.
func (k *Kinds) complete(place signin.Place, p netip.Prefix) signin.Place {
	if place.Network != "" {
		return place
	}
	class := Class{}
	for _, r := range k.Ranges {
		if !r.Prefix.Overlaps(p) {
			continue
		}
		if r.Prefix.Bits() > p.Bits() {
			return place // only a part of p is in a listed range: no kind holds for all of it
		}
		class = r.Class
		if !place.Prefix.IsValid() || place.Prefix.Bits() < r.Prefix.Bits() {
			place.Prefix = r.Prefix
		}
		break
	}
	if class == (Class{}) {
		class = k.OfSystem(place.ASN, place.Org)
	}
	place.Network, place.Service = class.Kind, class.Service
	return place
}

// Fingerprint is a text that differs when any row differs, in an order that does not depend on the files'.
func (k *Kinds) Fingerprint() string {
	numbers := make([]uint32, 0, len(k.Systems))
	for n := range k.Systems {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	var b strings.Builder
	for _, n := range numbers {
		c := k.Systems[n]
		b.WriteString("AS" + strconv.FormatUint(uint64(n), 10) + " " + string(c.Kind) + " " + c.Service + "\n")
	}
	for _, r := range k.Ranges {
		b.WriteString(r.Prefix.String() + " " + string(r.Kind) + " " + r.Service + "\n")
	}
	return b.String()
}
