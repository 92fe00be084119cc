// Package geoip tells what an address database knows of an address: country, autonomous system, kind of network.
//
// The database is one MMDB file held in memory. It is Ashiato's own, or any other that the user brings (GeoLite2,
// IPinfo, DB-IP and their relatives). Looking up never fails and never asks anyone: what is not known is absent.
//
// Tests of other packages use the small frozen database testdata/geoip/small.mmdb.
package geoip

import (
	"net/netip"
	"sync/atomic"

	"github.com/oschwald/maxminddb-golang/v2"

	"ashiato/wasm/signin"
)

// MaxNetworks is how many networks of the database LookupPrefix reads before it gives up and says nothing. A whole
// IPv4 /16 holds a few hundred; only masks as wide as a /8 reach the limit, and those rarely agree on anything.
const MaxNetworks = 1 << 14

// Database is an opened address database. It is safe for concurrent use.
type Database struct {
	reader      *maxminddb.Reader
	pages       *pages // what is in memory of a file that is fetched as needed; nil if all of it is
	description Description
	special     *special
	recent      recent // records that were decoded lately
	kinds       *Kinds // the built-in tables, for a file that has no kinds of its own; nil if it has
}

// Lookup returns what the database knows of a, and whether it knows anything. An IPv4 address that a carries inside
// (mapped, NAT64, 6to4, Teredo) is the one looked up, and Place.Prefix is then a network of that IPv4 address. An address
// of a special-purpose range has Network signin.Private and nothing else. Lookup never panics.
func (d *Database) Lookup(a netip.Addr) (place signin.Place, found bool) {
	if !a.IsValid() {
		return place, false
	}
	a = Embedded(a)
	if p, ok := d.special.containing(netip.PrefixFrom(a, a.BitLen())); ok {
		return signin.Place{Network: signin.Private, Prefix: p}, true
	}
	if d.pages != nil && !d.pages.prepare(a) {
		return place, false
	}
	found = d.read(d.reader.Lookup(a), &place)
	if d.kinds != nil {
		place = d.kinds.complete(place, netip.PrefixFrom(a, a.BitLen()))
		found = found || place.Network != ""
	}
	return place, found
}

// Waiting tries again to fetch what look-ups lacked, and returns how many addresses still lack something: those look-ups have to be made
// again. It is 0 for a database that is whole.
func (d *Database) Waiting() int {
	if d.pages == nil {
		return 0
	}
	missed := d.pages.missed
	d.pages.missed = nil
	for _, a := range missed {
		d.pages.prepare(a)
	}
	return len(d.pages.missed)
}

// LookupPrefix returns what all networks within p agree on, for an address that a page prints masked. Each of country,
// autonomous system, kind and service is given only if every announced network in p has the same. Parts of p that
// the database knows nothing of and special-purpose parts do not count. A p wider than MaxNetworks networks of the database gives nothing.
func (d *Database) LookupPrefix(p netip.Prefix) (signin.Place, bool) {
	if !p.IsValid() {
		return signin.Place{}, false
	}
	p = embeddedPrefix(p.Masked())
	if p.IsSingleIP() {
		return d.Lookup(p.Addr())
	}
	if s, ok := d.special.containing(p); ok {
		return signin.Place{Network: signin.Private, Prefix: s}, true
	}
	if p.Addr().Is6() && d.reader.Metadata.IPVersion == 4 {
		return signin.Place{}, false
	}
	place, found := d.agreed(p)
	if d.kinds != nil {
		place = d.kinds.complete(place, p)
		found = found || place.Network != ""
	}
	return place, found
}

// agreed reads the networks within p and keeps what they have in common.
func (d *Database) agreed(p netip.Prefix) (signin.Place, bool) {
	var common signin.Place
	found, networks := false, 0
	if d.pages != nil {
		if d.pages.all(); d.pages.absent {
			d.pages.missed = append(d.pages.missed, p.Addr())
			return signin.Place{}, false
		}
	}
	for result := range d.reader.NetworksWithin(p) {
		if networks++; networks > MaxNetworks || result.Err() != nil {
			return signin.Place{}, false
		}
		var place signin.Place
		if !d.read(result, &place) {
			continue
		}
		if _, private := d.special.containing(place.Prefix); private {
			continue
		}
		if !found {
			common, found = place, true
			continue
		}
		common = intersect(common, place)
		if common == (signin.Place{}) {
			break
		}
	}
	if !found || common == (signin.Place{}) {
		return signin.Place{}, false
	}
	if common.Prefix.Bits() > p.Bits() || !common.Prefix.IsValid() {
		common.Prefix = p
	}
	return common, true
}

// intersect keeps the fields that a and b share. The prefix is no such field: it is the caller's to set.
func intersect(a, b signin.Place) signin.Place {
	var c signin.Place
	if a.Country == b.Country {
		c.Country = a.Country
	}
	if a.ASN == b.ASN {
		c.ASN, c.Org = a.ASN, a.Org
	}
	if a.Network == b.Network {
		c.Network = a.Network
		if a.Service == b.Service {
			c.Service = a.Service
		}
	}
	return c
}

// read decodes the record of a result into place, and reports whether it says anything. A record that cannot be decoded counts as absent: Open
// has read samples already.
func (d *Database) read(result maxminddb.Result, place *signin.Place) bool {
	if !result.Found() || result.Err() != nil {
		return false
	}
	known := d.recent.at(result.Offset())
	if known == nil {
		var r Record
		if err := result.Decode(&r); err != nil {
			return false
		}
		known = d.recent.keep(result.Offset(), r.place())
	}
	if known.empty {
		return false
	}
	*place = known.place
	place.Prefix = Narrowed(result.Prefix())
	return true
}

// recent keeps records by where they stand in the file: networks share records, and the addresses of a history share networks. Its length is
// the longest history's.
type recent [1 << recentBits]atomic.Pointer[decoded]

const recentBits = 14

type decoded struct {
	offset uintptr
	place  signin.Place // without a prefix
	empty  bool
}

func (r *recent) slot(offset uintptr) *atomic.Pointer[decoded] {
	return &r[uint32(offset)*0x9E3779B1>>(32-recentBits)] // multiplicative hashing, Knuth
}

// at gives what is known of the record at an offset, nil if nothing is.
func (r *recent) at(offset uintptr) *decoded {
	if d := r.slot(offset).Load(); d != nil && d.offset == offset {
		return d
	}
	return nil
}

func (r *recent) keep(offset uintptr, place signin.Place) *decoded {
	d := &decoded{offset, place, place == (signin.Place{})}
	r.slot(offset).Store(d)
	return d
}

// Narrowed gives an IPv4 network of an IPv6 tree its IPv4 form.
func Narrowed(p netip.Prefix) netip.Prefix {
	a := p.Addr()
	switch {
	case a.Is4():
		return p
	case a.Is4In6() && p.Bits() >= 96:
		return netip.PrefixFrom(a.Unmap(), p.Bits()-96)
	}
	return p
}

// forget drops all records.
func (r *recent) forget() {
	for i := range r {
		r[i].Store(nil)
	}
}
