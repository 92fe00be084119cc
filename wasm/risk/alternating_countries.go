package risk

import (
	"cmp"

	"ashiato/wasm/order"
)

// alternatingCountries weighs that accesses from there and the owner's from home take turns: nobody flies back and forth every day.
func alternatingCountries(j *judge, c *cluster) (float64, []Value, bool) {
	if !c.place() || c.quiet != "" || !c.foreign || c.possible() && !c.textual || j.doubtful(c) {
		return 0, nil, false
	}
	turns, returns := j.turns(c)
	day, week := most(turns, 24*60), most(turns, 7*24*60)
	w := 0.0
	switch {
	case day >= 3 || week >= 6:
		w = alternatingMost
	case week >= 4 || returns == returnImpossible:
		w = alternatingMore
	case returns == returnWithinDay:
		w = alternatingOnce
	default:
		return 0, nil, false
	}
	countries := c.countries()
	return w, []Value{count("times", max(week, 1)), text("countries", list(countries, 3))}, true
}

const (
	returnNone = iota
	returnWithinDay
	returnImpossible
)

// turns are the times at which the place changed between home and there within a day, and whether the owner was at home both
// before and after an access from there, with too little time between for two flights.
func (j *judge) turns(c *cluster) (turns []float64, returns int) {
	type step struct {
		at      float64
		country string
		home    bool
	}
	var steps []step
	people, mail := j.companyOf(c)
	for _, e := range people {
		steps = append(steps, step{e.at, e.country, true})
	}
	if len(steps) == 0 {
		for _, e := range mail {
			if e.weight > homeMachine {
				steps = append(steps, step{e.at, e.country, true})
			}
		}
	}
	for _, r := range c.records {
		if r.timed && r.won() && r.foreign && r.place() {
			steps = append(steps, step{r.at, r.country, false})
		}
	}
	order.Sort(steps, func(a, b step) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.country, b.country)) })
	last := -1 // last step at home before the present stay there
	for i := 1; i < len(steps); i++ {
		a, b := steps[i-1], steps[i]
		if a.home == b.home || a.country == b.country {
			continue
		}
		if j.neighbours(a.country, b.country) {
			continue // people live on one side of a border and work on the other
		}
		if b.at-a.at < 24*60 {
			turns = append(turns, b.at)
		}
		if a.home {
			last = i - 1
			continue
		}
		if last >= 0 {
			km, between := j.kilometres(a.country, b.country), b.at-steps[last].at
			switch {
			case km >= kmLeast && between < 2*km/speedFast*60+flightMargin:
				returns = returnImpossible
			case km >= kmLeast && between < 24*60:
				returns = max(returns, returnWithinDay)
			}
		}
	}
	return turns, returns
}

// most is how many of the ascending times fall into one window.
func most(times []float64, window float64) int {
	first, best := 0, 0
	for i, t := range times {
		for t-times[first] > window {
			first++
		}
		best = max(best, i-first+1)
	}
	return best
}
