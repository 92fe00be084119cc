package extract

import (
	"time"

	"ashiato/wasm/extract/when"
)

// Moments that are no sign-in's: until when something holds, and when a page was changed.

// expire reports whether most records have two moments, of which the second is as long after the first in all: what holds so long, and no sign-in. The others hold
// for ever.
func (d *doc) expire(drafts []draft) bool {
	var same time.Duration
	n := 0
	for i := range drafts {
		var at []time.Time
		for k := range drafts[i].facts {
			f := &drafts[i].facts[k]
			if f.attr == "" && len(f.stamps) == 1 && f.stamps[0].HasDate() && f.stamps[0].HasClock() && !f.stamps[0].Relative() {
				t, _ := f.stamps[0].Time(d.o.Now, d.o.Zone, when.DayFirst)
				at = append(at, t)
			}
		}
		if len(at) != 2 {
			continue
		}
		after := at[1].Sub(at[0]).Round(2 * time.Minute)
		if n++; n == 1 {
			same = after
		}
		if after < 2*time.Minute || after != same && (same < 20*time.Hour || (after-same).Abs() > time.Hour) { // an hour of the summer
			return false
		}
	}
	return n > 2 && 2*n >= len(drafts)
}

// lastChange reports whether a record is a day and nothing else: when a page was changed last.
func lastChange(r *draft, table bool) bool {
	if !r.timed || r.stamp.HasClock() || r.stamp.Relative() && r.stamp.Unit != "day" || r.Net.IsValid() || r.Self {
		return false
	}
	var k kinds
	for i := range r.facts {
		k |= r.facts[i].kinds
	}
	if !table {
		k &^= hasPlace // a filter of a list
	}
	return !k.any(hasPlace | hasDevice | hasLogin | hasOutcome | hasProtocol)
}
