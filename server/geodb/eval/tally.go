package eval

import (
	"encoding/binary"
	"fmt"
	"net/netip"

	"ashiato/server/geodb"
	"ashiato/wasm/signin"
)

// tally counts what a database says of the address space, network by network. IPv4 is counted by address, the second opinion asked
// once in each /24; IPv6 is counted by route (a run of one autonomous system) and by /48.
type tally struct {
	ref             *Reference
	ours, theirs    count
	agree, of       map[string]uint64 // addresses that the second opinion puts in a country, and those where we agree
	agree6, of6     map[string]uint64
	hosting, listed uint64 // addresses of reference hosting, of the kind hosting or stricter
	access          uint64 // addresses of access providers that are called hosting, vpn, tor or relay
	kinds           map[signin.Network]uint64
	route           route
}

// count are the figures that both databases have.
type count struct {
	home, homeForeign     uint64 // addresses of Japanese providers, and those called foreign
	abroad, abroadJapan   uint64 // addresses of foreign providers, and those called Japanese
	routes, routesForeign uint64 // IPv6 routes of Japanese providers, and those with a foreign part
	abroad6, abroad6Japan uint64 // IPv6 routes of foreign providers, and those with a Japanese part
	unknown               uint64 // announced IPv4 addresses with no country
	announced             uint64
}

// route is the IPv6 route that is being read.
type route struct {
	asn          uint32
	to           netip.Addr
	ours, theirs part
}

// part says what was seen in a route.
type part struct{ japan, foreign bool }

func (p *part) see(country string) {
	p.japan = p.japan || country == "JP"
	p.foreign = p.foreign || country != "JP" && country != ""
}

func newTally(ref *Reference) *tally {
	return &tally{
		ref: ref, kinds: map[signin.Network]uint64{},
		agree: map[string]uint64{}, of: map[string]uint64{}, agree6: map[string]uint64{}, of6: map[string]uint64{},
	}
}

// add counts one network.
func (t *tally) add(n geodb.Network) {
	if n.ASN == 0 {
		return // not announced: nobody signs in from there
	}
	if n.From.Is4() {
		t.add4(n)
	} else {
		t.add6(n)
	}
}

func (t *tally) add4(n geodb.Network) {
	from, to := uint64(be(n.From)), uint64(be(n.To))
	size := to - from + 1
	t.kinds[n.Kind] += size
	market := t.ref.Market[n.ASN]
	if t.ref.Hosting[n.ASN] {
		t.hosting += size
		if n.Kind != "" && n.Kind != signin.ISP && n.Kind != signin.Mobile {
			t.listed += size
		}
	}
	if market != "" && strict(n.Kind) {
		t.access += size
	}
	t.ours.add(market, n.Country, size)
	for block := from; block <= to; block = (block | 0xff) + 1 {
		end := min(block|0xff, to)
		theirs := opinion(v4(uint32(block + (end-block)/2)))
		weight := end - block + 1
		t.theirs.add(market, theirs, weight)
		if theirs != "" && n.Country != "" {
			t.of[theirs] += weight
			if theirs == n.Country {
				t.agree[theirs] += weight
			}
		}
	}
}

// strict reports whether k is a kind that makes a sign-in suspicious or leaves it unjudged.
func strict(k signin.Network) bool {
	return k == signin.Hosting || k == signin.VPN || k == signin.Tor || k == signin.Relay || k == signin.Fetcher
}

func (c *count) add(market, country string, size uint64) {
	c.announced += size
	if country == "" {
		c.unknown += size
	}
	switch {
	case market == "JP":
		c.home += size
		if country != "JP" && country != "" {
			c.homeForeign += size
		}
	case market != "":
		c.abroad += size
		if country == "JP" {
			c.abroadJapan += size
		}
	}
}

func (t *tally) add6(n geodb.Network) {
	if n.ASN != t.route.asn || t.route.to.Next() != n.From {
		t.flush()
		t.route = route{asn: n.ASN}
	}
	t.route.to = n.To
	theirs := opinion(middle(n.From, n.To))
	t.route.ours.see(n.Country)
	t.route.theirs.see(theirs)
	if theirs != "" && n.Country != "" {
		t.of6[theirs]++
		if theirs == n.Country {
			t.agree6[theirs]++
		}
	}
}

// flush counts the route that has been read.
func (t *tally) flush() {
	market := t.ref.Market[t.route.asn]
	if !t.route.to.IsValid() || market == "" {
		return
	}
	t.ours.addRoute(market, t.route.ours)
	t.theirs.addRoute(market, t.route.theirs)
	t.route = route{}
}

func (c *count) addRoute(market string, seen part) {
	if market == "JP" {
		c.routes++
		if seen.foreign {
			c.routesForeign++
		}
		return
	}
	c.abroad6++
	if seen.japan {
		c.abroad6Japan++
	}
}

// report makes the table.
func (t *tally) report() []Line {
	line := func(name, unit string, f func(*count) (part, whole uint64), scale float64) Line {
		p, w := f(&t.ours)
		q, v := f(&t.theirs)
		return Line{
			Name: name, Unit: unit, Figure: scale * percent(p, w) / 100, Oracle: scale * percent(q, v) / 100, HasOracle: true,
			Explanation: fmt.Sprintf("%d of %d", p, w),
		}
	}
	limit := func(l Line, limit float64) Line { l.Limit, l.HasTarget = limit, true; return l }
	table := []Line{
		limit(line("Japanese providers' IPv4 addresses called foreign", "%", func(c *count) (uint64, uint64) { return c.homeForeign, c.home }, 100), 0.05),
		limit(line("foreign providers' IPv4 addresses called Japanese", "ppm", func(c *count) (uint64, uint64) { return c.abroadJapan, c.abroad }, 1e6), 20),
		limit(line("Japanese providers' IPv6 routes called foreign", "%", func(c *count) (uint64, uint64) { return c.routesForeign, c.routes }, 100), 1),
		line("foreign providers' IPv6 routes called Japanese", "%", func(c *count) (uint64, uint64) { return c.abroad6Japan, c.abroad6 }, 100),
		line("announced IPv4 addresses without a country", "%", func(c *count) (uint64, uint64) { return c.unknown, c.announced }, 100),
	}
	for _, country := range countries {
		table = append(table, Line{Name: "IPv4 addresses that iploc puts in " + country + ", agreed", Unit: "%",
			Figure: percent(t.agree[country], t.of[country]), Explanation: fmt.Sprintf("of %.1f M", float64(t.of[country])/1e6)})
	}
	for _, country := range countries {
		table = append(table, Line{Name: "IPv6 networks that iploc puts in " + country + ", agreed", Unit: "%",
			Figure: percent(t.agree6[country], t.of6[country]), Explanation: fmt.Sprintf("of %d", t.of6[country])})
	}
	return append(table,
		Line{Name: "reference hosting of a hosting kind, by IPv4 address", Unit: "%", Figure: percent(t.listed, t.hosting),
			Limit: 90, AtLeast: true, HasTarget: true, Explanation: fmt.Sprintf("of %.1f M", float64(t.hosting)/1e6)},
		Line{Name: "reference providers called hosting, VPN, Tor, relay or fetcher", Unit: "%", Figure: percent(t.access, t.ours.home+t.ours.abroad),
			Limit: 0.1, HasTarget: true, Explanation: fmt.Sprintf("%d addresses", t.access)},
		Line{Name: "announced IPv4 addresses whose kind is known", Unit: "%", Figure: percent(t.ours.announced-t.kinds[""], t.ours.announced),
			Explanation: fmt.Sprintf("access %.0f M, hosting %.0f M", float64(t.kinds[signin.ISP]+t.kinds[signin.Mobile])/1e6, float64(t.kinds[signin.Hosting])/1e6)},
	)
}

func be(a netip.Addr) uint32 { b := a.As4(); return binary.BigEndian.Uint32(b[:]) }

func v4(n uint32) netip.Addr {
	var b [4]byte
	binary.BigEndian.PutUint32(b[:], n)
	return netip.AddrFrom4(b)
}

// middle is an address halfway between two of IPv6, by their upper 64 bits where these differ.
func middle(from, to netip.Addr) netip.Addr {
	a, b := from.As16(), to.As16()
	x, y := binary.BigEndian.Uint64(a[:8]), binary.BigEndian.Uint64(b[:8])
	if x != y {
		binary.BigEndian.PutUint64(a[:8], x+(y-x)/2)
		return netip.AddrFrom16(a)
	}
	x, y = binary.BigEndian.Uint64(a[8:]), binary.BigEndian.Uint64(b[8:])
	binary.BigEndian.PutUint64(a[8:], x+(y-x)/2)
	return netip.AddrFrom16(a)
}
