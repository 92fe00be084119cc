package extract

import (
	"slices"
	"strconv"
	"strings"

	"ashiato/wasm/vocabulary"
)

// calendar is the columns of a table that hold the year, the month and the day of each date, counted from 1; 0 for none.
type calendar [3]int

// calendar finds the columns whose heads are but the names of a year, a month and a day.
func (d *doc) calendar(h *header) (c calendar) {
	for i, text := range h.texts {
		if k := d.unit([]rune(text)); k >= 0 && c[k] == 0 {
			c[k] = i + 1
		}
	}
	return c
}

// unit is the place in a calendar of the unit that a folded text is the name of, -1 if it is more or anything else.
func (d *doc) unit(fold []rune) int {
	if string(fold) == "월" { // Monday, where nothing stands beside it: so it stands in the vocabulary
		return 1
	}
	for _, h := range d.w.Find(fold) {
		if h.Class == vocabulary.Unit && h.Start == 0 && h.End == len(fold) {
			if k := slices.Index([]string{"year", "month", "day"}, h.Value); k >= 0 {
				return k
			}
		}
	}
	return -1
}

// beneath is what a record prints in a column, counted from 1; nil if it prints nothing there.
func (r *draft) beneath(column int) *fact {
	for i := range r.facts {
		if f := &r.facts[i]; f.column == column-1 && f.attr == "" && column > 0 {
			return f
		}
	}
	return nil
}

// dateInColumns reads a date whose month and day, and mostly its year, stand in columns of their own, with the time of day beside it. It reports whether there is
// one.
func (d *doc) dateInColumns(out *draft, c calendar, clock *candidate) bool {
	month, day := out.beneath(c[1]), out.beneath(c[2])
	if month == nil || day == nil {
		return false
	}
	m := count(month.fold)
	for i := range month.hits {
		if h := &month.hits[i]; h.Class == vocabulary.Month {
			m = h.N
		}
	}
	text, printed := strconv.Itoa(m)+"月"+strconv.Itoa(count(day.fold))+"日", string(month.text)+" "+string(day.text)
	if year := out.beneath(c[0]); year != nil {
		text, printed = strings.TrimRight(string(year.fold), " 年년")+"年"+text, string(year.text)+" "+printed
	}
	l := d.look("", text) // of any era
	if len(l.stamps) != 1 || l.stamps[0].Month != m || l.stamps[0].Day == 0 {
		return false
	}
	out.stamp, out.timed, out.column = l.stamps[0], true, day.column
	if clock != nil {
		out.stamp, out.role, out.column = out.stamp.Join(clock.Stamp), clock.role, clock.f.column
		printed += " " + d.timeText(clock)
	}
	out.halve()
	out.TimeText, out.zoned = field([]rune(printed)), out.stamp.Zone != nil
	return true
}

// yearBeneath is the year in a column of years, 0 if there is none.
func (r *draft) yearBeneath(column int) int {
	if f := r.beneath(column); f != nil && len(f.fold) >= 4 && digits(f.fold) == 4 {
		return count(f.fold)
	}
	return 0
}
