package risk

import (
	"math"
	"slices"
)

// away reports whether the owner may have been on a journey with the telephone or computer from which mail software came, which needs asking.
func (j *judge) away(c *cluster, e *evidence) bool {
	if c.class != classMail || !c.foreign || !c.place() || c.guesses > 0 || c.warnings()+c.lost+c.challenges() > 0 || len(c.times) == 0 || len(c.countries()) != 1 {
		return false
	}
	return j.arrived(c) || c.countries()[0].code == j.formerHome || !e.atOddsWithTravel() && !j.readsAtHome(c) && (j.leftSilence(c) || j.tookTelephone(c))
}

// readsAtHome reports whether the reader's own address is at home, shortly after the cluster's last access.
func (j *judge) readsAtHome(c *cluster) bool {
	for country := range j.ownCountries {
		_, to := c.span()
		if j.home.has(country) && float64(j.o.Now.Unix())/60-to < alongSpan {
			return true
		}
	}
	return false
}

// leftSilence reports whether the owner's browsers, of which alone the time at home is known, fell silent for far longer than usual while mail
// software came from one country for most of that time. A browser whose clock is set to that country tells so at once. Where browsers came from there
// as well, these tell more (browsesThere).
func (j *judge) leftSilence(c *cluster) bool {
	people := c.elsewhere(j.company.people)
	from, to := c.span()
	before, after, between := around(people, from, to)
	if between || before < 0 || j.homeMail > 0 {
		return false
	}
	if c.countries()[0].code == j.zoneCountry() {
		return true
	}
	since, until := people[before].at, to
	if after < len(people) {
		until = people[after].at
	}
	if _, _, strangers := around(j.browsers, since, until); strangers {
		return false
	}
	nepers, _ := j.company.webDays.silence(j.dayOf(since), j.dayOf(until))
	return nepers >= awaySilent && to-from >= awayShare*(until-since)
}

// tookTelephone reports whether the telephone that reads mail under way at home read none while mail software came from abroad, although it would
// have several times; and no browser came from home meanwhile. A computer that was left running tells nothing, and neither does a telephone that
// rests so long every night: nobody travels that often.
func (j *judge) tookTelephone(c *cluster) bool {
	calls := j.calls(c)
	if len(calls) < awayCalls {
		return false
	}
	stays, away, missed := 0, 0.0, 0.0
	rest, taken := math.Inf(1), map[int]bool{}
	for first := 0; first < len(c.times); {
		last := first
		before, after, _ := around(calls, c.times[first], c.times[first])
		for last+1 < len(c.times) && (after >= len(calls) || c.times[last+1] < calls[after].at) {
			last++
		}
		from, to := c.times[first], c.times[last]
		if _, _, between := around(j.company.people, from, to); between || before < 0 || last-first+1 < turnLeast {
			return false
		}
		until := to
		if after < len(calls) {
			until = calls[after].at
			missed += to - from
		}
		stays++
		away += to - from
		rest, taken[before] = min(rest, until-calls[before].at), true
		first = last + 1
	}
	for i := range calls[1:] {
		if !taken[i] && calls[i+1].at-calls[i].at >= awayRest*rest {
			stays++ // another journey, or a night
		}
	}
	_, end := c.span()
	seen := calls[len(calls)-1].at - calls[0].at
	expected := float64(len(calls)) * away / max(seen-missed, 1)
	least := awayMissed
	if j.nextDoor(c) {
		least = awayEach // day trips
	}
	return expected >= max(least, awayEach*float64(len(taken))) && float64(stays)*awayEvery <= max(seen, end-calls[0].at)
}

// calls are the accesses of mail software by telephones at home.
func (j *judge) calls(c *cluster) []event {
	return slices.DeleteFunc(c.elsewhere(j.company.mail), func(e event) bool { return !e.carried })
}
