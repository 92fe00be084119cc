package geoip

import (
	"cmp"
	_ "embed"
	"errors"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"ashiato/wasm/order"
	"ashiato/wasm/signin"
)

// builtinKinds are the tables of network kinds in their compact form, about 7 KB. Ashiato's own databases hold the kinds in
// their records; these are for the databases of others. They are generated: the reviewed tables with the source and date of
// each row are in server/geodb/kinds.
//
//go:embed kinds.txt
var builtinKinds string

// Class is what the tables say of a network. The zero Class says nothing.
type Class struct {
	Kind    signin.Network
	Service string // as signin.Place.Service
}

// Kinds are tables of network kinds: by range, by number of the autonomous system, and by the operator's name. Ranges
// beat numbers, numbers beat names.
type Kinds struct {
	Ranges  []KindRange // longest prefix first
	Systems map[uint32]Class
}

// KindRange is a range of one class.
type KindRange struct {
	Prefix netip.Prefix
	Class
}

// ParseKinds reads what Text writes.
func ParseKinds(text string) (*Kinds, error) {
	k := &Kinds{Systems: map[uint32]Class{}}
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 3 {
			return nil, errors.New("the tables of network kinds are damaged")
		}
		class := Class{ParseKind(f[0]), f[1]}
		for item := range strings.FieldsSeq(f[2]) {
			if asn, err := strconv.ParseUint(item, 10, 32); err == nil {
				k.Systems[uint32(asn)] = class
				continue
			}
			p, err := netip.ParsePrefix(item)
			if err != nil {
				return nil, errors.New("the tables of network kinds are damaged: " + strconv.Quote(item))
			}
			k.Ranges = append(k.Ranges, KindRange{p, class})
		}
	}
	order.Sort(k.Ranges, func(a, b KindRange) int {
		return cmp.Or(cmp.Compare(b.Prefix.Bits(), a.Prefix.Bits()), a.Prefix.Addr().Compare(b.Prefix.Addr()))
	})
	return k, nil
}

// Text is the compact form: a line for each class, with kind, service, numbers and ranges. Equal tables give equal texts.
func (k *Kinds) Text() string {
	items := map[Class][]string{}
	numbers := make([]uint32, 0, len(k.Systems))
	for n := range k.Systems {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		items[k.Systems[n]] = append(items[k.Systems[n]], strconv.FormatUint(uint64(n), 10))
	}
	for _, r := range k.Ranges {
		items[r.Class] = append(items[r.Class], r.Prefix.String())
	}
	classes := make([]Class, 0, len(items))
	for c := range items {
		classes = append(classes, c)
	}
	order.Sort(classes, func(a, b Class) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Service, b.Service)) })
	var b strings.Builder
	for _, c := range classes {
		b.WriteString(string(c.Kind) + "\t" + c.Service + "\t" + strings.Join(items[c], " ") + "\n")
	}
	return b.String()
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
