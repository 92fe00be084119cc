package risk

import "ashiato/wasm/signin"

// impossibleTravel weighs that the owner was elsewhere so shortly before or after that nobody could have made the way. Both sides
// must be places of people, and times must be exact and of zones that can be compared.
func impossibleTravel(j *judge, c *cluster) (float64, []Value, bool) {
	if !c.place() || c.quiet != "" || c.possible() && !c.textual || j.doubtful(c) {
		return 0, nil, false
	}
	best, strange := journey{}, j.strangeDevice(c)
	people, mail := j.companyOf(c)
	for _, r := range c.records {
		if r.timed && r.won() && r.place() && r.foreign {
			for _, events := range [...][]event{people, mail} {
				best = best.or(j.nearest(events, r))
			}
			switch {
			case c.class == classMail && r.kind != signin.Mobile:
				best = best.or(j.elsewhere(r))
			case c.class == classWeb && strange:
				best = best.or(j.nearest(j.trips, r))
			}
		}
	}
	if best.weight == 0 {
		return 0, nil, false
	}
	return best.weight, []Value{text("fromCountry", best.from), text("toCountry", best.to), num("minutes", float64(int(max(1, best.minutes)))), num("km", float64(int(best.km)))}, true
}

// elsewhere is the hardest journey to mail software in another foreign country. Mobile lines are left out, since travel SIMs come out
// in third countries.
func (j *judge) elsewhere(r *record) (best journey) {
	i, _, _ := around(j.abroad, r.at, r.at)
	for k := max(0, i-strangersNear); k < min(len(j.abroad), i+strangersNear); k++ {
		best = best.or(j.nearest(j.abroad[k:k+1], r))
	}
	return best
}

// journey is the way that the owner would have had to make.
type journey struct {
	from, to    string
	minutes, km float64
	weight      float64
}

func (a journey) or(b journey) journey {
	if b.weight > a.weight || b.weight == a.weight && b.weight > 0 && b.minutes < a.minutes {
		return b
	}
	return a
}

// nearest is the hardest journey between a record and the owner's accesses next to it.
func (j *judge) nearest(events []event, r *record) (best journey) {
	before, after, _ := around(events, r.at, r.at)
	for _, i := range [...]int{before, before + 1, after} {
		if i < 0 || i >= len(events) || events[i].country == r.country || events[i].zoned != r.in.ZoneKnown {
			continue
		}
		e := events[i]
		jo := journey{from: e.country, to: r.country, minutes: r.at - e.at, km: j.kilometres(e.country, r.country)}
		if jo.minutes < 0 {
			jo.from, jo.to, jo.minutes = jo.to, jo.from, -jo.minutes
		}
		jo.weight = e.weight * travelWeight(jo.km, jo.minutes)
		best = best.or(jo)
	}
	return best
}

func travelWeight(km, minutes float64) float64 {
	speed := km / max(minutes, 1) * 60
	switch {
	case km >= kmSure && minutes <= sureMinutes && speed > speedVery:
		return travelSure
	case km >= kmLeast && speed > speedVery:
		return travelVery
	case km >= kmLeast && speed > speedFast:
		return travelFast
	}
	return 0
}
