package risk

import (
	"strings"

	"ashiato/wasm/signin"
)

// foreignCountry weighs that the accesses came from a country that is not home. How much depends on how well home is known, and
// on whether the network's country is where its user is. No country weighs more than another.
func foreignCountry(j *judge, c *cluster) (float64, []Value, bool) {
	if !c.foreign {
		return 0, nil, false
	}
	countries := c.countries()
	values := []Value{text("countries", list(countries, 3)), count("count", c.wins+c.lost)}
	return j.foreignWeight(c), values, true
}

func (j *judge) foreignWeight(c *cluster) float64 {
	switch c.kind {
	case signin.Hosting:
		return geoHosting
	case signin.VPN, signin.Tor:
		return geoVPN
	case signin.Relay:
		return geoRelay
	case signin.Fetcher:
		return geoFetcher
	}
	if c.possible() && !c.textual {
		return geoHosting
	}
	if j.doubtful(c) {
		return geoDoubt
	}
	w := j.baselineWeight()
	if c.class == classMail && !addressed(c) {
		w = min(w, geoText)
	}
	if j.nextDoor(c) {
		w = min(w, geoNear)
	}
	return w
}

// nextDoor reports whether every access came from a neighbour of home.
func (j *judge) nextDoor(c *cluster) bool {
	for _, r := range c.records {
		near := !r.foreign
		for _, home := range j.home.countries {
			near = near || j.neighbours(r.country, home)
		}
		if !near {
			return false
		}
	}
	return true
}

// baselineWeight depends on how many sign-ins home rests on, unless the owner, his own address or the zone names it as well.
func (j *judge) baselineWeight() float64 {
	switch n := j.home.logins; {
	case j.home.sure || n > baselineMost:
		return geoHome15
	case n >= baselineMore:
		return geoHome12
	case n >= baselineSome:
		return geoHome10
	}
	return geoHome8
}

// doubtful reports whether the country is in doubt: the database knows the address as one of home, or the line is of an operator
// that the owner uses at home, or of one of satellites, or the page prints a name of it that ends with home (blocks of addresses are traded between
// countries, and databases follow late).
func (j *judge) doubtful(c *cluster) bool {
	doubts, all := 0, 0
	for _, r := range c.records {
		if !r.foreign {
			continue
		}
		all++
		page, found := r.in.PageCountry, r.in.Place.Country
		if r.bySatellite() || namedAtHome(r, &j.home) || page != "" && found != "" && page != found && j.home.has(found) || r.asn() != 0 && r.place() && page == "" && j.operators[r.asn()] {
			doubts++
		}
	}
	return 2*doubts > all
}

// namedAtHome reports whether a line that only the database places abroad has a host name of home's. Operators name the lines of their customers,
// who cannot; whoever rents a server can name it as he likes.
func namedAtHome(r *record, h *home) bool {
	i := strings.LastIndexByte(r.in.Host, '.')
	return i > 0 && r.in.PageCountry == "" && r.place() && h.has(strings.ToUpper(r.in.Host[i+1:]))
}

// addressed reports whether the page prints addresses, so that a known fetcher would have been recognised.
func addressed(c *cluster) bool {
	for _, r := range c.records {
		if r.in.Net.IsValid() {
			return true
		}
	}
	return false
}
