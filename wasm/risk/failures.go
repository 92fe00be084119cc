package risk

import (
	"cmp"
	"net/netip"
	"strconv"

	"ashiato/wasm/memory"
	"ashiato/wasm/order"
	"ashiato/wasm/signin"
)

// failures gives each failed attempt to the cluster that it led to, or to the one of failed attempts. Attempts at home with a known
// operator are mistyped passwords.
func (g *grouping) failures() {
	byClass := map[string][]*record{}
	unknownHome := map[uint32]int{}
	for i := range g.judge.records {
		r := &g.judge.records[i]
		if r.failed && g.judge.home.has(r.country) && !r.known && r.asn() != 0 {
			unknownHome[r.asn()] += r.weight()
		}
	}
	for i := range g.judge.records {
		r := &g.judge.records[i]
		if r.failed && r.answer != memory.Yes && g.judge.stranger(r, unknownHome) {
			byClass[r.class] = append(byClass[r.class], r)
		}
	}
	for _, class := range [...]string{classMail, classWeb} {
		failed := byClass[class]
		if len(failed) == 0 {
			continue
		}
		order.Sort(failed, func(a, b *record) int { return cmp.Compare(a.at, b.at) })
		taken := make(map[*record]bool, len(failed))
		for _, c := range g.victims(class) {
			g.take(c, failed, taken)
		}
		for _, r := range failed {
			if !taken[r] {
				g.add("failed|", r)
			}
		}
	}
}

// stranger reports whether a failed attempt came from a network that is not home's.
func (j *judge) stranger(r *record, unknownHome map[uint32]int) bool {
	switch {
	case r.own, r.confirmed, r.kind == signin.Provider, r.kind == signin.Private:
		return false
	case r.foreign:
		return true
	case r.country == "":
		return r.kind == signin.Tor || r.kind == signin.VPN || r.kind == signin.Hosting
	case r.kind == signin.Tor, r.kind == signin.VPN, r.kind == signin.Hosting:
		return true
	}
	return j.home.has(r.country) && !r.known && j.contrast(r) && (unknownHome[r.asn()] >= domesticFailures || j.guessed[r.asn()])
}

// victims are the clusters in which somebody came in from a network that is not the owner's, in the order of their first access.
func (g *grouping) victims(class string) []*cluster {
	var out []*cluster
	for _, c := range g.byKey {
		if r := c.records[0]; c.class == class && !r.own && !r.confirmed && r.answer != memory.Yes && r.kind != signin.Relay && r.kind != signin.Fetcher {
			order.Sort(c.records, func(a, b *record) int { return cmp.Compare(a.at, b.at) })
			out = append(out, c)
		}
	}
	order.Sort(out, func(a, b *cluster) int {
		return cmp.Or(cmp.Compare(a.records[0].at, b.records[0].at), cmp.Compare(a.key, b.key))
	})
	return out
}

// take moves to c the failures of the hour before its first access, wherever they came from, and those of its own networks within a
// day, or some days abroad; of the very same addresses there within a week.
func (g *grouping) take(c *cluster, failed []*record, taken map[*record]bool) {
	won := make([]float64, 0, len(c.records))
	for _, r := range c.records {
		if r.timed {
			won = append(won, r.at)
		}
	}
	name := (*record).networkName
	if len(won) > 0 && triedEverywhere(failed, won[0]) {
		name = (*record).blockName
	}
	networks, blocks := map[string]bool{}, map[string]bool{"": false}
	for _, r := range c.records {
		networks[name(r)] = name(r) != ""
		blocks[r.blockName()] = r.foreign && r.blockName() != ""
	}
	sameAttack := sameAttackMinutes
	if c.records[0].foreign {
		sameAttack = foreignAttackMinutes
	}
	var before, near []*record
	after := 0 // first access not before the failure
	for _, r := range failed {
		if taken[r] || !r.timed {
			continue
		}
		for after < len(won) && won[after] < r.at {
			after++
		}
		sameAttack := sameAttack
		if blocks[r.blockName()] {
			sameAttack = sprayWeek // one address that others tried between
		}
		switch {
		case after < len(won) && won[after]-r.at <= guessMinutes && (after == 0 || networks[name(r)]):
			before = append(before, r)
		case networks[name(r)] && (after < len(won) && won[after]-r.at <= sameAttack || after > 0 && r.at-won[after-1] <= sameAttack):
			near = append(near, r)
		}
	}
	if len(before) > 0 && usual(failed, before, func(r *record) bool { return networks[name(r)] }, won[0]) {
		before = nil
	}
	guesses := weightOf(before)
	if guesses >= retriedLeast {
		c.guesses = guesses
		near = append(near, before...)
	} else if slowly := weightOf(near) + guesses; slowly >= guessedLeast && near[0].foreign && near[0].at < won[0] {
		c.guesses = slowly // night after night from one network abroad
		near = append(near, before...)
	}
	for _, r := range near {
		taken[r] = true
		c.records = append(c.records, r)
	}
}

func weightOf(records []*record) int {
	n := 0
	for _, r := range records {
		n += r.weight()
	}
	return n
}

// blockName is the block, "" where the page does not print so much of the address.
func (r *record) blockName() string {
	if r.block.IsValid() && r.block == block(netip.PrefixFrom(r.block.Addr(), r.block.Addr().BitLen())) {
		return r.block.String()
	}
	return ""
}

// networkName is the operator, or the block, or the country, as far as known.
func (r *record) networkName() string {
	switch {
	case r.asn() != 0:
		return "as:" + strconv.FormatUint(uint64(r.asn()), 10)
	case r.block.IsValid():
		return "net:" + r.block.String()
	}
	return "country:" + r.country
}
