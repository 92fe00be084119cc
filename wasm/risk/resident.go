package risk

import (
	"net/netip"
	"strconv"

	"ashiato/wasm/signin"
)

// livesThere reports whether somebody of the family may be behind a cluster: for many days, at all hours, one device came by hand from one
// operator's lines, or a device of the owner's on working days, as from an office whose lines leave in another country; or from a mobile network, as
// travel SIMs do that come out in a third country; or one that was not at home meanwhile; or two of the owner's, which no stranger has. Nothing was refused or warned of. Mail software names no
// device: there the hours are those of a person.
func (j *judge) livesThere(c *cluster) bool {
	if c.warnings()+c.lost+c.challenges() > 0 || c.guesses > 0 {
		return false
	}
	if c.class == classMail {
		return c.dwells()
	}
	known, all := j.devicesOf(c)
	if all == c.wins && known == all && c.daysOfHands() >= familyDays && (c.kind == signin.Mobile || j.leftHome(c) || len(c.tally(func(r *record) string { return r.device })) > 1) {
		return true
	}
	from, to := c.span()
	return c.daysOfHands() >= residentDays && to-from >= residentSpan && all == c.wins && len(c.tally(func(r *record) string { return r.device })) == 1 &&
		(c.partsOfDay() >= residentParts || known == all && c.worksThere())
}

// worksThere reports whether accesses fell on working days only: many companies lead their offices' lines out in another country.
func (c *cluster) worksThere() bool {
	for _, r := range c.records {
		if weekday := (r.day + 4) % 7; r.day == noDay || weekday == 0 || weekday == 6 { // the first of 1970 was a Thursday
			return false
		}
	}
	return true
}

// rises reports whether accesses keep to somebody's waking hours, which a clock does not: many hours of the day, and none of a whole night.
func (c *cluster) rises() bool {
	hours, pause := c.dayHours()
	return hours >= residentHours && pause >= residentNight
}

// dwells reports whether mail software was opened for a week and longer as somebody does who lives there: several times a day, at home and on
// the way.
func (c *cluster) dwells() bool {
	from, to := c.span()
	days := c.daysOfHands()
	return days >= residentDays && to-from >= residentSpan && c.networks() > 1 && len(c.times) >= residentMails*days && c.partsOfDay() >= residentParts && c.rises()
}

// oneOnTheMove reports whether one device browsed on lines that stay where they are and on a mobile network, which databases do not always know for
// one. Mail software names no device, so there only the networks tell.
func (c *cluster) oneOnTheMove() bool {
	switch {
	case c.class == classMail:
		return c.houseAndTelephone()
	case len(c.tally(func(r *record) string { return r.device })) != 1:
		return false
	}
	kinds := c.tally(func(r *record) string { return string(r.kind) })
	return len(kinds) == 2 && (kinds[0].code == string(signin.Mobile) || kinds[1].code == string(signin.Mobile)) || c.houseAndTelephone()
}

// houseAndTelephone reports whether one of two operators gave the same network nearly always, and the other one another nearly each time.
func (c *cluster) houseAndTelephone() bool {
	operators := c.operators()
	if len(operators) != 2 {
		return false
	}
	houses, telephones := 0, 0
	for _, o := range operators {
		blocks := map[netip.Prefix]bool{}
		for _, r := range c.records {
			if r.won() && strconv.FormatUint(uint64(r.asn()), 10) == o.code {
				blocks[r.block] = true
			}
		}
		switch share := float64(len(blocks)) / float64(o.n); {
		case share >= crowdShare && len(blocks) >= telephoneBlocks:
			telephones++
		case share <= houseShare:
			houses++
		}
	}
	return houses == 1 && telephones == 1
}

// commutes reports whether mail software came from a neighbour of home on working days only, and never by night: many people live on one side of a
// border and work on the other. A machine does not keep Sundays.
func (j *judge) commutes(c *cluster) bool {
	if c.class != classMail || !c.foreign || !c.place() || !j.nextDoor(c) || !c.worksThere() || c.warnings()+c.lost+c.challenges() > 0 {
		return false
	}
	var seen days
	for _, r := range c.records {
		seen.add(r.day)
	}
	seen.close()
	from, to := c.span()
	_, pause := c.dayHours()
	return len(seen.list) >= residentDays && to-from >= residentSpan && pause >= residentNight
}

// leftHome reports whether the devices of a cluster were at home before, and not once while they came from abroad: one of two takes his along.
func (j *judge) leftHome(c *cluster) bool {
	from, to := c.span()
	devices := map[string]bool{}
	for _, r := range c.records {
		devices[r.device] = true
	}
	_, after, _ := around(j.company.people, from, to)
	for i, e := range j.company.people {
		if devices[e.device] && e.at >= from && i < after {
			return false
		}
	}
	return len(c.times) > 0
}

// partsOfDay counts the sixths of a day in which accesses fell: whoever comes only while the owner sleeps fills one or two.
func (c *cluster) partsOfDay() int {
	var parts [6]bool
	for _, t := range c.times {
		parts[int(t/(4*60))%6] = true
	}
	n := 0
	for _, in := range parts {
		if in {
			n++
		}
	}
	return n
}

// daysOfHands is on how many days somebody came by hand from one operator's lines in a foreign country, 0 if it was more than that. One device
// may have a mobile operator besides.
func (c *cluster) daysOfHands() int {
	operators := len(c.operators())
	if !c.foreign || !c.place() || c.rhythm.p <= chanceLikely || operators == 0 || operators > 2 || operators == 2 && !c.oneOnTheMove() {
		return 0
	}
	if perDay, _ := c.frequency(); c.class == classMail && (perDay > handsMost || c.sending() >= sendingHour) {
		return 0
	}
	var seen days
	for _, r := range c.records {
		if r.won() {
			seen.add(r.day)
		}
	}
	seen.close()
	return len(seen.list)
}
