package risk

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"ashiato/wasm/order"
	"ashiato/wasm/signin"
)

// join makes one cluster of those that one attacker stands behind: accesses from many countries within minutes, a clock that only
// ticks when their networks are taken together, and countries in turns that no traveller could take.
func (j *judge) join(all []*cluster) []*cluster {
	for _, class := range [...]string{classMail, classWeb} {
		all = j.joinSpread(all, class)
	}
	all = j.joinServers(j.joinClock(all))
	for _, class := range [...]string{classMail, classWeb} {
		all = j.joinRotation(j.joinTurns(all, class), class)
	}
	return all
}

// joinable reports whether a cluster may be a part of a botnet: foreign, or a server's mail software.
func (c *cluster) joinable() bool {
	kind, _, _ := strings.Cut(c.key, "|")
	return kind == "country" || c.class == classMail && c.foreign && (kind == "hosting" || kind == "vpn" || kind == "tor" || kind == "text")
}

// atPlace reports whether a cluster is of people's lines in one foreign country.
func (c *cluster) atPlace() bool {
	kind, _, _ := strings.Cut(c.key, "|")
	return kind == "country"
}

// access is one that won, at an exact time.
type access struct {
	at      float64
	country string
	of      *cluster
}

// accesses are those of the clusters that are wanted, ascending.
func accesses(all []*cluster, wanted func(*cluster) bool) []access {
	var list []access
	for _, c := range all {
		if !wanted(c) {
			continue
		}
		for _, r := range c.records {
			if r.timed && r.won() {
				list = append(list, access{r.at, r.country, c})
			}
		}
	}
	order.Sort(list, func(a, b access) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.country, b.country)) })
	return list
}

// joinSpread joins clusters most of whose accesses fall into an hour with three or more foreign countries. Browsers come from
// servers and VPNs for honest reasons, so there only places count.
func (j *judge) joinSpread(all []*cluster, class string) []*cluster {
	list := accesses(all, func(c *cluster) bool { return c.class == class && c.joinable() })
	marked := make([]bool, len(list))
	inside := map[string]int{}
	first, done, shortest := 0, 0, math.Inf(1)
	for i, a := range list {
		if !a.of.textual { // Outlook's servers alone stand in many countries
			inside[a.country]++
		}
		for a.at-list[first].at > spreadMinutes {
			if old := list[first]; !old.of.textual {
				if inside[old.country]--; inside[old.country] == 0 {
					delete(inside, old.country)
				}
			}
			first++
		}
		if len(inside) >= spreadCountries {
			shortest = min(shortest, a.at-list[first].at)
			for k := max(first, done); k <= i; k++ {
				marked[k] = true
			}
			done = i + 1
		}
	}
	members, rest := partBy(all, list, func(i int) bool { return marked[i] })
	if len(members) < spreadCountries {
		return all
	}
	whole := merge(members)
	whole.spread, whole.spreadIn = len(whole.countries()), shortest
	return append(rest, whole)
}

// partBy parts clusters by whether enough of their accesses are such.
func partBy(all []*cluster, list []access, such func(i int) bool) (members, rest []*cluster) {
	hits := map[*cluster]int{}
	for i, a := range list {
		if such(i) {
			hits[a.of]++
		}
	}
	for _, c := range all {
		if hits[c] > 0 && float64(hits[c]) >= spreadShare*float64(len(c.times)) {
			members = append(members, c)
		} else {
			rest = append(rest, c)
		}
	}
	return members, rest
}

// joinClock joins mail software whose accesses make one clock together, though not each alone: a bot that changes its address
// with every poll.
func (j *judge) joinClock(all []*cluster) []*cluster {
	var pool, rest []*cluster
	for _, c := range all {
		if c.class == classMail && c.joinable() && len(c.times) > 0 {
			pool = append(pool, c)
		} else {
			rest = append(rest, c)
		}
	}
	order.Sort(pool, func(a, b *cluster) int {
		return cmp.Or(cmp.Compare(len(b.times), len(a.times)), cmp.Compare(a.key, b.key))
	})
	if len(pool) > rotatingMost {
		pool, rest = pool[:rotatingMost], append(rest, pool[rotatingMost:]...)
	}
	members := onOneClock(pool)
	if len(members) < 2 {
		members = grow(pool)
	}
	if len(members) < 2 {
		return all
	}
	for _, c := range pool {
		if !slices.Contains(members, c) {
			rest = append(rest, c)
		}
	}
	return append(rest, merge(members))
}

// onOneClock is the part of the pool that fits the clock of the whole, if there is one that its members do not have alone.
func onOneClock(pool []*cluster) []*cluster {
	if len(pool) < 2 {
		return nil
	}
	whole := tryout(pool)
	if len(whole.times) < rotatingLeast || whole.rhythm.p > chanceLikely {
		return nil
	}
	var fitting []*cluster
	alone := true
	for _, c := range pool {
		if fits(whole, c) {
			fitting = append(fitting, c)
			alone = alone && c.rhythm.p <= chanceLikely
		}
	}
	if len(fitting) < 2 || alone {
		return nil
	}
	if again := tryout(fitting); again.rhythm.p > chanceLikely {
		return nil
	}
	return fitting
}

// grow starts from the largest cluster and adds those that fill the holes of its clock.
func grow(pool []*cluster) []*cluster {
	if len(pool) < 2 || pool[0].rhythm.p > chanceLikely {
		return nil
	}
	members := pool[:1:1]
	for _, c := range pool[1:] {
		if c.rhythm.p <= chanceLikely {
			continue
		}
		if whole := tryout(append(members[:len(members):len(members)], c)); whole.rhythm.p <= chanceLikely && fits(whole, c) {
			members = append(members, c)
		}
	}
	return members
}

// fits reports whether most accesses of c stand a period away from both neighbours in the whole.
func fits(whole, c *cluster) bool {
	w := whole.rhythm
	if w.period == 0 || w.lanes > 1 {
		return false
	}
	near := func(d float64) bool {
		k := max(1, math.Round(d/w.period))
		return k > 4 || math.Abs(d-k*w.period) <= w.width
	}
	good := 0
	for _, t := range c.times {
		i, _ := slices.BinarySearch(whole.times, t)
		left, right := i-1, i+1
		if (left < 0 || near(t-whole.times[left])) && (right >= len(whole.times) || near(whole.times[right]-t)) {
			good++
		}
	}
	return float64(good) >= rotatingFit*float64(len(c.times))
}

// tryout is what merge would make, times and rhythm only.
func tryout(parts []*cluster) *cluster {
	out := &cluster{}
	for _, c := range parts {
		out.times = append(out.times, c.times...)
	}
	slices.Sort(out.times)
	out.rhythm = harmonicGapFit(out.times, minuteResolution)
	return out
}

// merge makes one cluster of several.
func merge(parts []*cluster) *cluster {
	out := &cluster{class: parts[0].class}
	keys := make([]string, 0, len(parts))
	for _, c := range parts {
		keys = append(keys, c.key)
		out.records = append(out.records, c.records...)
		out.guesses += c.guesses
		out.spread, out.spreadIn = max(out.spread, c.spread), max(out.spreadIn, c.spreadIn)
	}
	slices.Sort(keys)
	out.key = "joined|" + strings.Join(keys, "+")
	out.settle()
	if out.kind == signin.Fetcher || out.place() {
		out.service = ""
	}
	return out
}
