package geoip

import (
	"encoding/binary"
	"net/netip"
)

// SpecialRanges returns the special-purpose ranges: IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and
// its updates), and multicast (RFC 5771, RFC 4291). No sign-in from one is foreign: the address says nothing of a place.
// Ranges whose addresses carry an IPv4 address inside are in Embedded instead.
func SpecialRanges() []netip.Prefix {
	return []netip.Prefix{
		v4(0, 0, 0, 0, 8),                                                 // "this network", RFC 791
		v4(10, 0, 0, 0, 8), v4(172, 16, 0, 0, 12), v4(192, 168, 0, 0, 16), // private use, RFC 1918
		v4(100, 64, 0, 0, 10),                                                 // shared by carrier-grade NAT, RFC 6598
		v4(127, 0, 0, 0, 8),                                                   // loopback, RFC 1122
		v4(169, 254, 0, 0, 16),                                                // link-local, RFC 3927
		v4(192, 0, 0, 0, 24),                                                  // IETF protocol assignments, RFC 6890
		v4(192, 0, 2, 0, 24), v4(198, 51, 100, 0, 24), v4(203, 0, 113, 0, 24), // documentation, RFC 5737
		v4(192, 88, 99, 0, 24), // 6to4 relay anycast, deprecated by RFC 7526
		v4(198, 18, 0, 0, 15),  // benchmarking, RFC 2544
		v4(224, 0, 0, 0, 4),    // multicast, RFC 5771
		v4(240, 0, 0, 0, 4),    // reserved and broadcast, RFC 1112, RFC 8190

		v6("::/127"),         // unspecified and loopback, RFC 4291
		v6("64:ff9b:1::/48"), // NAT64 for local use, RFC 8215
		v6("100::/64"),       // discard only, RFC 6666
		v6("2001::/23"),      // IETF protocol assignments, RFC 2928
		v6("2001:db8::/32"),  // documentation, RFC 3849
		v6("3fff::/20"),      // documentation, RFC 9637
		v6("5f00::/16"),      // segment routing, RFC 9602
		v6("fc00::/7"),       // unique local, RFC 4193
		v6("fe80::/10"),      // link-local, RFC 4291
		v6("fec0::/10"),      // site-local, deprecated by RFC 3879
		v6("ff00::/8"),       // multicast, RFC 4291
	}
}

func v4(a, b, c, d byte, bits int) netip.Prefix {
	return netip.PrefixFrom(netip.AddrFrom4([4]byte{a, b, c, d}), bits)
}

func v6(s string) netip.Prefix { return netip.MustParsePrefix(s) }

// special finds special-purpose ranges: nearly every address begins with a byte that none of them has.
type special struct {
	ranges    []netip.Prefix
	four, six [256]bool // by an address's first byte
}

func newSpecial() *special {
	s := &special{ranges: SpecialRanges()}
	for _, r := range s.ranges {
		table, first := &s.six, int(r.Addr().AsSlice()[0])
		if r.Addr().Is4() {
			table = &s.four
		}
		for b := 0; b < 1<<max(0, 8-r.Bits()); b++ {
			table[first+b] = true
		}
	}
	return s
}

func (s *special) containing(p netip.Prefix) (netip.Prefix, bool) {
	if a := p.Addr(); p.Bits() >= 8 && (a.Is4() && !s.four[a.As4()[0]] || a.Is6() && !s.six[a.As16()[0]]) {
		return netip.Prefix{}, false
	}
	return containing(s.ranges, p)
}

// containing returns the first of ranges that holds all of p.
func containing(ranges []netip.Prefix, p netip.Prefix) (netip.Prefix, bool) {
	for _, r := range ranges {
		if r.Bits() <= p.Bits() && r.Contains(p.Addr()) {
			return r, true
		}
	}
	return netip.Prefix{}, false
}

// Embedded returns the IPv4 address that a carries inside, or a itself without its zone: IPv4-mapped and IPv4-compatible
// (RFC 4291), NAT64 (RFC 6052), 6to4 (RFC 3056), Teredo's client (RFC 4380, stored inverted).
func Embedded(a netip.Addr) netip.Addr {
	a = a.Unmap().WithZone("")
	if a.Is4() {
		return a
	}
	b := a.As16()
	high, low := binary.BigEndian.Uint64(b[:8]), binary.BigEndian.Uint64(b[8:])
	switch {
	case high == 0 && low>>32 == 0 && low > 1: // ::a.b.c.d
		return v4Of(uint32(low))
	case high == 0x0064ff9b<<32 && low>>32 == 0: // 64:ff9b::a.b.c.d
		return v4Of(uint32(low))
	case high>>48 == 0x2002: // 2002:aabb:ccdd::
		return v4Of(uint32(high >> 16))
	case high>>32 == 0x20010000: // 2001:0:server:flags:port:client
		return v4Of(^uint32(low))
	}
	return a
}

// embeddedPrefix does for a prefix what Embedded does for an address, where the prefix reaches into the IPv4 part.
func embeddedPrefix(p netip.Prefix) netip.Prefix {
	a := p.Addr()
	if a.Is4() {
		return p
	}
	if p.IsSingleIP() {
		e := Embedded(a)
		return netip.PrefixFrom(e, e.BitLen())
	}
	start := -1
	b := a.As16()
	high, low := binary.BigEndian.Uint64(b[:8]), binary.BigEndian.Uint64(b[8:])
	switch {
	case high == 0 && (low>>32 == 0 || low>>32 == 0xffff), high == 0x0064ff9b<<32 && low>>32 == 0:
		start = 96
	case high>>48 == 0x2002:
		start = 16
	}
	if start < 0 || p.Bits() <= start {
		return p
	}
	return netip.PrefixFrom(v4Of(binary.BigEndian.Uint32(b[start/8:])), min(p.Bits()-start, 32))
}

func v4Of(n uint32) netip.Addr {
	var b [4]byte
	binary.BigEndian.PutUint32(b[:], n)
	return netip.AddrFrom4(b)
}
