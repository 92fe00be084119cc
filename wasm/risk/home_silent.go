package risk

import (
	"slices"
	"time"
)

// homeSilent weighs that nothing happened at home while the accesses came from abroad, although home is seldom silent for so
// long: a journey. If home's own mail software fell silent as well, it went along.
func homeSilent(j *judge, c *cluster) (float64, []Value, bool) {
	if !c.foreign || !c.place() || c.quiet != "" || len(c.times) == 0 {
		return 0, nil, false
	}
	web, webDays := j.silent(c, j.company.people, j.company.webDays, silentWeb)
	mail, mailDays := j.silent(c, j.company.mail, j.company.allMail, j.mostMailSilence(c))
	if c.rhythm.p <= chanceLikely && !j.company.clock {
		web, mail = web/2, mail/2 // a clock that home does not have is no luggage
	}
	switch {
	case len(j.company.people) > 0 && webDays < 0:
		return 0, nil, false // somebody was at home
	case c.class != classMail:
		mail = 0
	}
	w := min(web, mail)
	return w, []Value{num("days", max(webDays, mailDays))}, w < 0
}

// silent weighs the silence of events around the cluster; the days are negative if there was none.
func (j *judge) silent(c *cluster, events []event, active days, most float64) (weight, quiet float64) {
	from, to := c.span()
	before, after, between := around(events, from, to)
	if between {
		return 0, -1
	}
	first, last := j.dayOf(from), j.dayOf(to) // where the page ends there, no more is known
	if before >= 0 {
		first = j.dayOf(events[before].at)
	}
	if after < len(events) {
		last = j.dayOf(events[after].at)
	}
	nepers, quiet := active.silence(first, last)
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

// wentAlong reports whether the cluster's clock is that of home's mail software, which fell silent at home meanwhile.
func (j *judge) wentAlong(c *cluster) bool {
	if c.class != classMail || !c.foreign || !c.place() || !slices.ContainsFunc(j.company.periods, func(p float64) bool {
		return c.rhythm.p <= chanceLikely && p < 1.1*c.rhythm.period && c.rhythm.period < 1.1*p
	}) {
		return false
	}
	w, quiet := j.silent(c, j.company.mail, j.company.allMail, silentMail)
	return w < 0 && quiet > 0
}
