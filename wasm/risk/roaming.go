package risk

import "strconv"

// roams reports whether an access by a mobile carrier of home was made on a journey. A telephone that roams is led through its carrier's
// network at home (3GPP TS 23.401, "home routed"), so that its owner seems to be at home while the hotel's network shows where he is. That is
// believed only where the owner's fixed line, which is seldom silent for so long, was silent meanwhile; where browsers of that one country came
// in this silence and at no other time; and where these give the same kind of device, if devices are printed, or one that left that line for very long: a computer in the hotel
// beside the telephone.
func (j *judge) roams(r *record, line *fixedLine) bool {
	if r.own || r.confirmed || r.day == noDay || len(line.abroad) == 0 || !line.moving.carries(r) {
		return false
	}
	key := strconv.Itoa(r.day) + r.device
	away, known := line.away[key]
	if !known {
		away = line.isAway(r)
		line.away[key] = away
	}
	return away
}

// isAway reports whether the owner was on a journey on the day of a record, as far as a device of its kind may tell.
func (line *fixedLine) isAway(r *record) bool {
	after, before := line.around(r.day)
	if after == noDay || after == r.day {
		return false // nothing is known of the time before, or the owner was at home on this day
	}
	nepers, _ := line.days.silence(after, before)
	if nepers <= silentFree {
		return false
	}
	country, stay := "", days{}
	n := 0
	for _, a := range line.abroad {
		if a.day <= after || a.day >= before {
			continue
		}
		n++
		stay.add(a.day)
		if country != "" && a.country != country || a.device != "" && r.device != "" && a.device != r.device && !(nepers > roamingApart && line.devices[a.device]) {
			return false
		}
		country = a.country
	}
	for _, a := range line.abroad {
		if a.country == country && (a.day <= after || a.day >= before) {
			return false // it came while the owner was at home, too
		}
	}
	stay.close()
	return n >= roamingRows && len(stay.list) >= roamingDays
}

// fixedLine is what the owner's browsers did at home on lines that stay where they are, and what browsers did abroad.
type fixedLine struct {
	days    days
	last    int             // the last day of the history
	devices map[string]bool // seen on these lines
	abroad  []*record
	moving  moving
	away    map[string]bool // by day and device, what was asked
}

func (j *judge) findFixedLine() *fixedLine {
	line := fixedLine{devices: map[string]bool{}, moving: j.findMoving(), away: map[string]bool{}}
	for i := range j.records {
		r := &j.records[i]
		if r.day == noDay || !r.won() {
			continue
		}
		line.last = max(line.last, r.day)
		switch {
		case r.class != classWeb:
		case j.tellsOfOwner(r) && !line.moving.carries(r):
			line.days.add(r.day)
			line.devices[r.device] = true
		case r.foreign && r.place() && !r.own && !r.confirmed && r.answer == "":
			line.abroad = append(line.abroad, r)
		}
	}
	line.days.close()
	return &line
}

// around are the days of the fixed line before and after a day; where nothing follows, the day after the history's last.
func (l *fixedLine) around(day int) (after, before int) {
	after, before = noDay, l.last+1
	for _, d := range l.days.list {
		if d > day {
			return after, d
		}
		after = d
	}
	return after, before
}
