package extract

import (
	"time"

	"ashiato/wasm/signin"
)

// completes reports whether records without addresses are those of another group at the same seconds, which has them: the rows of a table, and the
// boxes that open for each. They take over what they lack.
func completes(rows, boxes []draft) bool {
	if len(rows) < 2 || len(rows) != len(boxes) {
		return false
	}
	for i := range rows {
		if rows[i].Net.IsValid() || !boxes[i].Net.IsValid() || rows[i].Precision != signin.Second || !rows[i].Time.Equal(boxes[i].Time) {
			return false
		}
	}
	for i := range rows {
		rows[i].Net, rows[i].Host = boxes[i].Net, boxes[i].Host
		rows[i].lacked(&boxes[i])
	}
	return true
}

// copies reports whether two groups are the same records in the same order, if not equally exact: a table, and the cards for narrow screens, the boxes
// that open for each row or what is printed.
func copies(a, b []draft) bool {
	if len(a) < 3 || len(a) != len(b) {
		return false
	}
	several := len(a) > 4
	for i := range a {
		x, y := &a[i], &b[i]
		if !x.timed || !y.timed || !x.Net.IsValid() || x.Net != y.Net || x.Time.Sub(y.Time).Abs() > max(unitOf(x.Precision), unitOf(y.Precision)) ||
			x.Protocol != y.Protocol && x.Protocol != signin.UnknownProtocol && y.Protocol != signin.UnknownProtocol ||
			x.Outcome != y.Outcome && x.Outcome != signin.UnknownOutcome && y.Outcome != signin.UnknownOutcome {
			return false
		}
		several = several || x.Net != a[0].Net
	}
	return several
}

// unitOf is by how much two moments may differ that are one: the unit in which it is told.
func unitOf(p signin.Precision) time.Duration {
	switch p {
	case signin.Second:
		return time.Second
	case signin.Minute:
		return time.Minute
	case signin.Hour:
		return time.Hour
	}
	return 24 * time.Hour
}

// finer tells which of two groups of the same records has the more exact moments: 1 the first, -1 the second, 0 neither.
func finer(a, b []draft) int {
	for i := range a {
		if x, y := unitOf(a[i].Precision), unitOf(b[i].Precision); x < y {
			return 1
		} else if x > y {
			return -1
		}
	}
	return 0
}

// takeOver gives records what their copies tell besides, and notes where those are shown.
func takeOver(kept, copied []draft) {
	for i := range kept {
		kept[i].lacked(&copied[i])
		kept[i].Twin = copied[i].Node
	}
}

// lacked takes over what a record does not tell and its copy does.
func (r *draft) lacked(from *draft) {
	if r.PageCountry == "" {
		r.PageCountry, r.CountryText = from.PageCountry, from.CountryText
	}
	if r.Device == "" {
		r.Device = from.Device
	}
	if r.Protocol == signin.UnknownProtocol {
		r.Protocol, r.Service = from.Protocol, from.Service
	}
	if r.Outcome == signin.UnknownOutcome {
		r.Outcome = from.Outcome
	}
}
