package risk

import (
	"math"
	"slices"
)

// joinTurns joins places in three foreign countries or more whose accesses follow each other faster than anyone travels: a bot without a rhythm
// that changes its country.
func (j *judge) joinTurns(all []*cluster, class string) []*cluster {
	list := accesses(all, func(c *cluster) bool { return c.atPlace() && c.class == class })
	torn := func(i, k int) bool {
		return k >= 0 && k < len(list) && list[i].country != list[k].country &&
			travelWeight(j.kilometres(list[i].country, list[k].country), math.Abs(list[i].at-list[k].at)) > 0
	}
	members, rest := partBy(all, list, func(i int) bool { return torn(i, i-1) || torn(i, i+1) })
	if len(members) < spreadCountries {
		return all
	}
	whole := merge(members)
	whole.spread, whole.spreadIn = len(whole.countries()), whole.shortestSpread()
	return append(rest, whole)
}

// shortestSpread is the fewest minutes within which accesses came from three countries.
func (c *cluster) shortestSpread() float64 {
	shortest := math.Inf(1)
	latest := map[string]float64{}
	for _, r := range c.records {
		if !r.timed || !r.won() || r.country == "" {
			continue
		}
		latest[r.country] = r.at
		if len(latest) < spreadCountries {
			continue
		}
		times := make([]float64, 0, len(latest))
		for _, t := range latest {
			times = append(times, t)
		}
		slices.Sort(times)
		shortest = min(shortest, r.at-times[len(times)-spreadCountries])
	}
	return shortest
}
