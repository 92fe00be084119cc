package risk

import (
	"slices"
	"time"
)

// homeSilent weighs that nothing happened at home while the accesses came from abroad, although home is seldom silent for so
// long: a journey. If home's own mail software fell silent as well, it went along.
func homeSilent(j *judge, c *cluster) (float64, []Value, bool) {
	if !c.foreign || !c.place() || c.quiet != "" || c.wins == 0 {
		return 0, nil, false
	}
	if from, to := c.span(); c.class == classWeb && j.strangeDevice(c) {
		if _, _, between := around(j.trips, from, to); between {
			return 0, nil, false // the owner travels, but it is not he who came
		}
	}
	people, letters := j.companyOf(c)
	people = c.elsewhere(people)
	web, webDays := j.silent(c, people, j.company.webDays, silentWeb)
	mail, mailDays := j.silent(c, c.elsewhere(letters), j.company.mailDays, j.mostMailSilence(c))
	if c.rhythm.p <= chanceLikely && !j.company.clock {
		web, mail = web/2, mail/2 // a clock that home does not have is no luggage
	}
	switch {
	case len(people) > 0 && webDays < 0:
		return 0, nil, false // somebody was at home
	case c.class != classMail:
		mail = 0
	}
	w := min(web, mail)
	return w, []Value{num("days", max(webDays, mailDays))}, w < 0
}

// elsewhere are the events outside the cluster's countries: the reader's own line in his hotel does not say that he was at home.
func (c *cluster) elsewhere(events []event) []event {
	there := map[string]bool{}
	for _, r := range c.records {
		there[r.country] = true
	}
	return slices.DeleteFunc(slices.Clone(events), func(e event) bool { return there[e.country] })
}

// silent weighs the silence of events around each stay of the cluster, as much as the least silent one allows; the days are negative
// if there was none.
func (j *judge) silent(c *cluster, events []event, active days, most float64) (weight, quiet float64) {
	if len(c.times) == 0 {
		return c.silentDays(active, most)
	}
	weight, quiet = most, 0
	for first := 0; first < len(c.times); {
		last := first
		before, after, _ := around(events, c.times[first], c.times[first])
		for last+1 < len(c.times) && (after >= len(events) || c.times[last+1] < events[after].at) {
			last++
		}
		from, to := j.dayOf(c.times[first]), j.dayOf(c.times[last]) // where the page ends there, no more is known
		if before >= 0 {
			from = j.dayOf(events[before].at)
		}
		if after < len(events) {
			to = j.dayOf(events[after].at)
		}
		w, days := silenceWeight(active, from, to, most)
		if w == 0 && (first > 0 || last+1 < len(c.times)) {
			return 0, -1
		}
		weight, quiet = max(weight, w), max(quiet, days)
		first = last + 1
	}
	return weight, quiet
}

// silentDays is silent where only days are printed.
func (c *cluster) silentDays(active days, most float64) (weight, quiet float64) {
	var stay days
	for _, r := range c.records {
		if r.won() {
			stay.add(r.day)
		}
	}
	stay.close()
	if len(stay.list) == 0 {
		return 0, 0
	}
	from, to := stay.list[0], stay.list[len(stay.list)-1]
	before, after := from, to
	for _, day := range active.list {
		switch {
		case day >= from && day <= to && (day > from && day < to || from == to):
			return 0, -1
		case day <= from:
			before = day
		case after == to:
			after = day
		}
	}
	return silenceWeight(active, before, after, most)
}

func silenceWeight(active days, from, to int, most float64) (weight, quiet float64) {
	nepers, quiet := active.silence(from, to)
	return max(most, min(0, -silentPerNeper*(nepers-silentFree))), quiet
}

func (j *judge) dayOf(minute float64) int {
	return localDay(time.Unix(int64(minute*60), 0), j.zone)
}

// mostMailSilence is what the silence of home's mail software may weigh: all, if the cluster's works alike.
func (j *judge) mostMailSilence(c *cluster) float64 {
	if j.company.clock != (c.rhythm.p <= chanceLikely) {
		return silentWeb
	}
	return silentMail
}
