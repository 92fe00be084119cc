package risk

import (
	"cmp"
	"net/netip"
	"strconv"
	"strings"

	"ashiato/wasm/memory"
	"ashiato/wasm/order"
	"ashiato/wasm/signin"
)

// cluster is the accesses that one machine or person may stand behind.
type cluster struct {
	key     string
	records []*record
	class   string
	kind    signin.Network
	service string
	textual bool // only countries are printed, and large fetchers sit there
	foreign bool
	quiet   string // own-use: why nothing is to be judged ("own-address", "user-confirmed")
	denied  bool

	evidence evidence
	risk     Risk

	times    []float64 // ascending, of the accesses that won and are timed
	rhythm   rhythm
	along    along // asked once
	wins     int   // accesses that won, with repeats
	lost     int
	weight   int // accesses and failures, duplicates of one record once
	guesses  int // failures within an hour before an access that won
	spread   int // countries within an hour, 0 if not spread
	spreadIn float64
}

// clusters groups the records. What is at home with a known operator, unknown, or the provider's own is in none.
func (j *judge) clusters() []*cluster {
	g := grouping{judge: j, byKey: map[string]*cluster{}}
	crowd := j.crowd()
	for i := range j.records {
		r := &j.records[i]
		if r.failed {
			continue
		}
		switch key := j.key(r); {
		case crowd[r]:
			g.add("crowd|"+r.class, r)
		case key != "":
			g.add(key, r)
		}
	}
	g.failures()
	var out []*cluster
	for _, c := range g.byKey {
		out = append(out, c)
	}
	order.Sort(out, func(a, b *cluster) int { return cmp.Compare(a.key, b.key) })
	for _, c := range out {
		c.settle()
	}
	return j.join(out)
}

type grouping struct {
	judge *judge
	byKey map[string]*cluster
}

func (g *grouping) add(key string, r *record) *cluster {
	c := g.byKey[key]
	if c == nil {
		c = &cluster{key: key, class: r.class}
		g.byKey[key] = c
	}
	c.records = append(c.records, r)
	return c
}

// key names the cluster of a record that won, "" for none.
func (j *judge) key(r *record) string {
	operator := r.block.String()
	if r.asn() != 0 {
		operator = strconv.FormatUint(uint64(r.asn()), 10)
	}
	switch {
	case r.own || r.confirmed && r.answer != memory.No:
		if r.foreign {
			return "own|" + r.class
		}
		return ""
	case r.answer == memory.Yes:
		return "yes|" + r.class + "|" + r.country
	case r.kind == signin.Provider && r.answer != memory.No:
		return ""
	case r.service != "":
		return "service|" + r.service
	case r.kind == signin.Tor:
		return "tor|" + r.class
	case r.kind == signin.VPN, r.kind == signin.Hosting:
		return string(r.kind) + "|" + r.class + "|" + operator
	case r.kind == signin.Relay:
		return "relay|" + r.country
	case r.foreign && r.class == classMail && !r.in.Net.IsValid():
		if service, ok := textFetcher(r.country); ok && (service == "outlook" || j.textOutlook) {
			return "text|outlook"
		} else if ok {
			return "text|" + service
		}
	}
	switch {
	case r.foreign:
		return "country|" + r.country + "|" + r.class
	case r.in.Warned, r.answer == memory.No, r.in.Outcome == signin.Challenged && !r.known:
		return "warned|" + operator + "|" + r.class
	case j.home.has(r.country) && !r.known && (r.kind == signin.ISP || r.kind == signin.Mobile && (r.class == classMail || j.guessed[r.asn()])) && j.contrast(r):
		return "domestic|" + operator + "|" + r.class
	}
	return ""
}

// contrast reports whether enough is known of the owner's own lines to call another one new. An owner's own mail software at home
// uses the same lines as his browser, or a mobile carrier; which one, only browsers and own addresses tell, and no hotel's line abroad.
func (j *judge) contrast(r *record) bool {
	return j.contrasts && j.home.logins >= domesticHomeLeast && r.asn() != 0
}

// settle counts what the cluster holds. Its records stay in the order of their time, so that no result depends on the page's.
func (c *cluster) settle() {
	order.Sort(c.records, func(a, b *record) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.country, b.country), a.block.Addr().Compare(b.block.Addr()), cmp.Compare(a.index, b.index))
	})
	c.times, c.wins, c.lost, c.weight, c.foreign = nil, 0, 0, 0, false
	kinds := map[signin.Network]int{}
	resolution := secondResolution
	for _, r := range c.records {
		c.foreign = c.foreign || r.foreign
		c.denied = c.denied || r.answer == memory.No
		if r.failed {
			c.lost += r.count()
			c.weight += r.weight()
			continue
		}
		kinds[r.kind] += r.count()
		c.wins += r.count()
		c.weight += r.weight()
		if r.timed {
			c.times = append(c.times, r.at)
			if r.in.Precision != signin.Second {
				resolution = minuteResolution
			}
		}
	}
	if c.wins == 0 {
		for _, r := range c.records {
			kinds[r.kind]++
		}
	}
	most := 0
	for _, k := range [...]signin.Network{signin.ISP, signin.Mobile, signin.UnknownNetwork, signin.Hosting, signin.VPN, signin.Tor, signin.Relay, signin.Fetcher, signin.Provider, signin.Private} {
		if kinds[k] > most {
			c.kind, most = k, kinds[k]
		}
	}
	for _, r := range c.records {
		if r.kind == c.kind && r.service != "" {
			c.service = r.service
		}
	}
	switch kind, _, _ := strings.Cut(c.key, "|"); kind {
	case "own":
		c.quiet = "own-address"
	case "yes":
		c.quiet = "user-confirmed"
	case "text":
		c.textual = true
		_, c.service, _ = strings.Cut(c.key, "|")
	}
	c.rhythm = harmonicGapFit(c.times, resolution)
}

// crowd reports whether the cluster is of many lines at home.
func (c *cluster) crowd() bool { return strings.HasPrefix(c.key, "crowd|") }

func (c *cluster) place() bool {
	return c.kind == signin.ISP || c.kind == signin.Mobile || c.kind == signin.UnknownNetwork
}

// possible reports whether the network is one that fetchers use among others.
func (c *cluster) possible() bool { return c.service != "" && c.kind != signin.Fetcher }

func (c *cluster) span() (from, to float64) {
	if len(c.times) == 0 {
		return 0, 0
	}
	return c.times[0], c.times[len(c.times)-1]
}

// tally counts by a code, most first.
type tally struct {
	code string
	n    int
}

func (c *cluster) tally(code func(*record) string) []tally {
	counts := map[string]int{}
	for _, r := range c.records {
		if s := code(r); s != "" && (r.won() || c.wins == 0) {
			counts[s] += r.count()
		}
	}
	out := make([]tally, 0, len(counts))
	for s, n := range counts {
		out = append(out, tally{s, n})
	}
	order.Sort(out, func(a, b tally) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.code, b.code)) })
	return out
}

func (c *cluster) countries() []tally { return c.tally(func(r *record) string { return r.country }) }

func (c *cluster) protocols() []tally {
	return c.tally(func(r *record) string {
		if r.in.Protocol == signin.UnknownProtocol {
			return ""
		}
		return string(r.in.Protocol)
	})
}

func (c *cluster) operators() []tally {
	return c.tally(func(r *record) string {
		if r.asn() == 0 {
			return ""
		}
		return strconv.FormatUint(uint64(r.asn()), 10)
	})
}

func (c *cluster) networks() int {
	seen := map[netip.Prefix]bool{}
	for _, r := range c.records {
		if r.block.IsValid() {
			seen[r.block] = true
		}
	}
	return len(seen)
}

func list(ts []tally, most int) string {
	s := ""
	for i, t := range ts {
		if i == most {
			break
		}
		if i > 0 {
			s += ","
		}
		s += t.code
	}
	return s
}
