package extract

import (
	"strings"
	"time"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/vocabulary"
)

func isTimeRole(role string) bool {
	switch role {
	case vocabulary.RoleTime, vocabulary.RoleSignIn, vocabulary.RoleActive, vocabulary.RoleCreated, vocabulary.RoleEnd:
		return true
	}
	return false
}

// rankTime says how likely a time under a label is that of the sign-in, 0 for never: the sign-in's own before the last activity, wherever they stand.
func rankTime(role string) int {
	switch role {
	case vocabulary.RoleSignIn:
		return 7
	case vocabulary.RoleActive:
		return 6
	case vocabulary.RoleTime:
		return 5
	case "":
		return 4
	case vocabulary.RoleCreated:
		return 3
	case vocabulary.RoleEnd, vocabulary.RoleVersion:
		return 0
	}
	return 2
}

type candidate struct {
	when.Stamp
	f     *fact
	role  string
	score int
}

// chosen are the times of a record that are candidates for the moment of the sign-in: the best of all, the best time of day alone, the best
// day alone, and the best that is both.
type chosen struct {
	best, clock, day, exact *candidate
	exacts                  []*candidate // all that are a day and a time of day
}

// readTime chooses the moment of the sign-in: by the label, then what is printed most exactly.
func (d *doc) readTime(out *draft, g *group) {
	c := d.choose(out)
	if c.exact == nil && d.dateInColumns(out, g.calendar, c.clock) {
		return
	}
	if c.best == nil {
		c.best = d.bareMoment(out)
	}
	if c.best == nil {
		return
	}
	best := c.best
	out.stamp, out.timed, out.role, out.column = best.Stamp, true, best.role, best.f.column
	out.TimeText = d.timeText(best)
	if c.clock == nil && best.HasDate() && !best.HasClock() && (!best.Relative() || best.Unit == "day") {
		c.clock = d.pointedClock(out, best)
	}
	d.joinMoment(out, &c)
	out.halve()
	if out.stamp.Year == 0 && out.stamp.HasDate() && !out.stamp.Relative() {
		out.stamp.Year = out.yearBeneath(g.calendar[0])
	}
	out.TimeText = field([]rune(out.TimeText))
	out.zoned = out.stamp.Zone != nil || out.stamp.Relative() && !out.stamp.HasClock()
}

// halve puts the hour into the half of the day that a text of its own names beside it.
func (r *draft) halve() {
	for i := range r.facts {
		f := &r.facts[i]
		for k := range f.hits {
			if h := &f.hits[k]; h.Class == vocabulary.HalfDay && h.Start == 0 && h.End == len(f.fold) && !r.stamp.HalfDay && r.stamp.HasClock() && r.stamp.Hour <= 12 {
				r.stamp.Hour, r.stamp.HalfDay = vocabulary.HourIn(r.stamp.Hour, h.N), true
			}
		}
	}
}

// choose ranks the times of a record.
func (d *doc) choose(out *draft) (c chosen) {
	for i := range out.facts {
		f := &out.facts[i]
		if f.button {
			continue
		}
		for k := range f.stamps {
			s := &f.stamps[k]
			role := d.stampRole(out, i, s)
			rank := rankTime(role)
			if rank == 0 || s.Future || s.Bare && f.attr == "" && !d.timeElement(f.node) && !isTimeRole(role) {
				continue
			}
			if s.State {
				out.state = true
				continue
			}
			c.add(&candidate{Stamp: *s, f: f, role: role, score: rank*1000 + d.exactness(s, f)*10 - i/4})
		}
	}
	for _, x := range append([]*candidate{c.exact}, c.exacts...) { // one of several in an attribute: since when, and last
		if x != nil && d.roundly(c.best, x) {
			if x.role == "" {
				x.role = c.best.role
			}
			c.best = x
			break
		}
	}
	return c
}

// roundly reports whether a distance from now tells the moment of another roughly: 5日前 above 2026/09/23 04:42:08.
func (d *doc) roundly(far, exact *candidate) bool {
	if !far.Relative() || far.HasClock() {
		return false
	}
	off := 31 * 24 * time.Hour
	switch far.Unit {
	case "second", "minute", "hour":
		off = time.Hour
	case "day":
		off = 25 * time.Hour
	}
	a, _ := far.Time(d.o.Now, d.o.Zone, when.DayFirst)
	for _, order := range [...]when.Order{when.DayFirst, when.MonthFirst} {
		if b, _ := exact.Time(d.o.Now, d.o.Zone, order); !b.IsZero() && a.Sub(b).Abs() <= off {
			return true
		}
	}
	return false
}

// add takes a candidate in, where it is the best of its kind.
func (c *chosen) add(x *candidate) {
	switch {
	case !x.HasDate() && x.HasClock() && !x.Relative():
		if c.clock == nil || x.score > c.clock.score {
			c.clock = x
		}
	case x.HasDate() && !x.HasClock() && (!x.Relative() || x.Unit == "day"):
		if c.day == nil || x.score > c.day.score {
			c.day = x
		}
	}
	if c.best == nil || x.score > c.best.score {
		c.best = x
	}
	if (x.Month > 0 || x.Ambiguous) && x.HasClock() {
		c.exacts = append(c.exacts, x)
		if c.exact == nil || x.score > c.exact.score {
			c.exact = x
		}
	}
}

// stampRole is the role of a time in fact i of a record: what the words before it name, else that of the fact.
func (d *doc) stampRole(out *draft, i int, s *when.Stamp) string {
	f := &out.facts[i]
	if f.attr != "" {
		return f.role
	}
	if lead := d.leadRole(f.piece, s.Start); lead != "" && isTimeRole(lead) {
		return lead
	}
	if f.role != "" || s.Start > 0 || i == 0 {
		return f.role
	}
	before := &out.facts[i-1]
	if before.attr == "" && !before.kinds.any(hasTime|hasAddress) && len(before.text) < 40 {
		if lead := d.leadRole(before.piece, len(before.fold)); isTimeRole(lead) {
			return lead
		}
	}
	return ""
}

// joinMoment puts a date and a time of day together that stand apart.
func (d *doc) joinMoment(out *draft, c *chosen) {
	best := c.best
	switch {
	case best.HasDate() && !best.HasClock() && c.clock != nil && (!best.Relative() || best.Unit == "day") && near(best, c.clock):
		out.stamp = best.Join(c.clock.Stamp)
		out.TimeText += " " + d.timeText(c.clock)
	case !best.HasDate() && best.HasClock() && c.day != nil && near(best, c.day):
		out.stamp = c.day.Join(best.Stamp)
		out.TimeText = d.timeText(c.day) + " " + out.TimeText
	case !best.HasDate() && best.HasClock() && !best.Relative():
		if s, text := d.dateInParts(out, best); text != "" {
			out.stamp, out.TimeText = s, text
			return
		}
		out.clock, out.adrift = true, out.adrift || adrift(best)
		out.day = d.dayBefore(out, best)
	}
}

// bareMoment is the moment of a record that prints no other than one whose text could be anything elsewhere: 15.04, Thu. Nil if there is none.
func (d *doc) bareMoment(out *draft) *candidate {
	for i := range out.facts {
		f := &out.facts[i]
		if f.attr != "" || f.button || f.role != "" && !isTimeRole(f.role) || rankTime(f.role) == 0 {
			continue
		}
		if s, ok := when.Day(f.fold); ok && isTimeRole(f.role) {
			return &candidate{Stamp: s, f: f, role: f.role}
		}
		if s, ok := pointed(f.fold); ok {
			out.adrift = true // it counts beside a date only
			return &candidate{Stamp: s, f: f}
		}
		for k := range f.hits {
			if h := &f.hits[k]; h.Class == vocabulary.Weekday && h.Start == 0 && h.End >= len(f.fold)-1 && !out.state {
				return &candidate{Stamp: d.lastOn(h), f: f}
			}
		}
	}
	return nil
}

// lastOn is the last day before today that was a weekday.
func (d *doc) lastOn(h *vocabulary.Hit) when.Stamp {
	back := (int(d.o.Now.In(d.o.Zone).Weekday()) + 1 - h.N + 7) % 7
	if back == 0 {
		back = 7
	}
	return when.Stamp{Start: h.Start, End: h.End, Hour: -1, Min: -1, Sec: -1, Unit: "day", Back: when.Distance{Days: back}}
}

// pointed reads a text that is nothing but a time of day with a point: 15.04.
func pointed(s []rune) (when.Stamp, bool) {
	n := len(s)
	if n < 4 || n > 5 || s[n-3] != '.' || digits(s) != n-1 {
		return when.Stamp{}, false
	}
	h, m := count(s[:n-3]), count(s[n-2:])
	return when.Stamp{End: n, Hour: h, Min: m, Sec: -1}, h < 24 && m < 60
}

// packedClock reads a text that is nothing but a time of day without signs: 150409, 1504, or 93956, whose first digit is left out.
func packedClock(s []rune) (when.Stamp, bool) {
	n := len(s)
	if n < 4 || n > 6 || digits(s) != n {
		return when.Stamp{}, false
	}
	out := when.Stamp{End: n, Hour: count(s[:n-2]), Min: count(s[n-2:]), Sec: -1}
	if n > 4 {
		out.Hour, out.Min, out.Sec = count(s[:n-4]), count(s[n-4:n-2]), out.Min
	}
	return out, out.Hour < 24 && out.Min < 60 && out.Sec < 60
}

// pointedClock is the time of day that a cell beside a date holds as 15.04, or below a head of a time as 150409; nil if none does.
func (d *doc) pointedClock(out *draft, date *candidate) *candidate {
	for i := range out.facts {
		f := &out.facts[i]
		if !isTimeRole(f.role) && f.role != "" || f.attr != "" || f.button || f.piece == date.f.piece {
			continue
		}
		s, ok := pointed(f.fold)
		if !ok && f.column >= 0 && isTimeRole(f.role) {
			s, ok = packedClock(f.fold)
		}
		if ok {
			return &candidate{Stamp: s, f: f}
		}
	}
	return nil
}

// near reports whether a date and a time of day may belong together.
func near(a, b *candidate) bool {
	return (rankTime(a.f.role) > 2) == (rankTime(b.f.role) > 2) || a.f == b.f
}

// exactness says how much a stamp tells; attributes made for programs tell it best.
func (d *doc) exactness(s *when.Stamp, f *fact) int {
	n := s.Precise() * 2
	if s.Relative() && !s.HasClock() {
		n -= 6
	}
	if f.attr != "" && s.HasDate() && s.HasClock() {
		n += 6
		if f.attr != "title" && f.attr != "aria-label" {
			n += 4
		}
	}
	return n
}

// timeText is the time as printed; of an attribute, the text of its element.
func (d *doc) timeText(c *candidate) string {
	if c.f.attr == "" {
		return string(c.f.text[c.Start:min(c.End, len(c.f.text))])
	}
	if text := d.printed(c.f.node, 80); text != "" && len([]rune(text)) <= 60 {
		return text
	}
	return string(c.f.text)
}

// dayBefore is the day of the month that stands before a time of day: in "20日(金) 12:21", "Fri 20, 03:30", or in a text before it.
func (d *doc) dayBefore(out *draft, c *candidate) int {
	if c.f.attr != "" {
		return 0
	}
	if n := dayIn(c.f.fold[:c.Start]); n > 0 {
		return n
	}
	day := 0 // the last before it: the first may number the row
	for i := range out.facts {
		f := &out.facts[i]
		if f.index >= c.f.index {
			break
		}
		if f.attr == "" && len(f.text) <= 12 && len(f.addrs) == 0 && (len(f.stamps) == 0 || f.stamps[0].Bare) && (f.role == "" || isTimeRole(f.role)) {
			if n := dayIn(f.fold); n > 0 {
				day = n
			}
		}
	}
	return day
}

// dayIn is the last number from 1 to 31 in a text, 0 if there is none.
func dayIn(s []rune) int {
	for end := len(s); end > 0; end-- {
		if !digit(s[end-1]) {
			continue
		}
		start := end
		for start > 0 && digit(s[start-1]) {
			start--
		}
		if n := count(s[start:end]); end-start <= 2 && n >= 1 && n <= 31 && (start == 0 || s[start-1] != '.' && s[start-1] != ':' && s[start-1] != '/') {
			return n
		}
		return 0
	}
	return 0
}

// adrift reports whether a number stands right before a time of day: a date that was not understood.
func adrift(c *candidate) bool {
	if c.f.attr != "" {
		return false
	}
	i := c.Start
	for i > 0 && strings.ContainsRune(" ,.-|–—", c.f.fold[i-1]) {
		i--
	}
	if i == 0 || !digit(c.f.fold[i-1]) {
		return false
	}
	for _, a := range c.f.addrs {
		if a.start < i && i <= a.end {
			return false
		}
	}
	return true
}
