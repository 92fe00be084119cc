package risk

import "slices"

// wentAlong reports whether the cluster's clock is that of home's mail software, which fell silent at home meanwhile: the computer was taken on a
// journey. A telephone that was taken as well may still seem to be at home, since its carrier leads it there (3GPP TS 23.401, "home routed"), so
// of a computer on a line that stays where it is only such lines must be silent.
func (j *judge) wentAlong(c *cluster) bool {
	if c.along == unasked {
		switch c.along = stayed; {
		case c.class != classMail || !c.foreign || !c.place() || c.rhythm.p > chanceLikely:
		case j.luggage(c, 0, j.company.mail):
			c.along = went
		case j.luggage(c, 1, withoutMobile(j.company.mail)):
			c.along = wentRoaming
		}
	}
	return c.along >= went
}

type along int

const (
	unasked along = iota
	stayed
	went
	wentRoaming // beside a telephone that seems to be at home
)

// luggage reports whether one of the periods is the cluster's, and none of the events fell among its accesses.
func (j *judge) luggage(c *cluster, of int, mail []event) bool {
	if !c.keepsTimeOf(j.company.periods[of]) {
		return false
	}
	if from, to := c.span(); to-from >= alongSpan {
		if _, _, between := around(mail, from, to); !between {
			return true
		}
	}
	w, quiet := j.silent(c, mail, j.company.mailDays, silentMail)
	return w < 0 && quiet > 0
}

func (c *cluster) keepsTimeOf(periods []float64) bool {
	return c.rhythm.p <= chanceLikely && slices.ContainsFunc(periods, func(p float64) bool {
		return p < 1.1*c.rhythm.period && c.rhythm.period < 1.1*p
	})
}

// takesTurns reports whether the cluster's clock is that of home's mail software and the two take turns, hardly ever at once: a computer that is
// carried to and fro. A stranger's machine works on while home's does.
func (j *judge) takesTurns(c *cluster) bool {
	if c.class != classMail || !c.foreign || !c.place() || !c.keepsTimeOf(j.company.periods[1]) {
		return false
	}
	stays, short, run, home := 0, 0, 0, 0
	mail := withoutMobile(j.company.mail)
	for i, t := range c.times {
		run++
		for home < len(mail) && mail[home].at < t {
			home++
		}
		if last := i == len(c.times)-1; last || home < len(mail) && mail[home].at < c.times[i+1] {
			stays++
			if run < turnLeast && !last && stays > 1 {
				short++
			}
			run = 0
		}
	}
	return stays >= turnStays && short*turnShort <= stays
}

// companyOf is what the owner did meanwhile, as far as it tells where he was: not what roams beside a computer that went along.
func (j *judge) companyOf(c *cluster) (people, mail []event) {
	people, mail = j.company.people, j.company.mail
	if j.wentAlong(c) {
		people = withoutMobile(people)
	}
	if c.along == wentRoaming {
		mail = withoutMobile(mail)
	}
	return people, mail
}

// besideTelephone reports whether a telephone seemed to be at home while the computer was away, which needs asking: a stranger may have come while
// the computer rested.
func (j *judge) besideTelephone(c *cluster) bool {
	if !j.wentAlong(c) {
		return false
	}
	from, to := c.span()
	for _, events := range [...][]event{j.company.people, j.company.mail} {
		for _, e := range events {
			if e.mobile && e.at > from && e.at < to {
				return true
			}
		}
	}
	return false
}

func withoutMobile(events []event) (fixed []event) {
	for _, e := range events {
		if !e.mobile {
			fixed = append(fixed, e)
		}
	}
	return fixed
}
