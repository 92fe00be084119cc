package extract

import (
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

// rankTime says how likely a time under a label is that of the sign-in, 0 for never.
func rankTime(role string) int {
	switch role {
	case vocabulary.RoleSignIn, vocabulary.RoleActive:
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
	score int
}

// readTime chooses the moment of the sign-in: by the label, then what is printed most exactly.
func (d *doc) readTime(out *draft) {
	var best, clock, day *candidate
	for i := range out.facts {
		f := &out.facts[i]
		if f.button {
			continue
		}
		for k := range f.stamps {
			s := &f.stamps[k]
			role := f.role
			if f.attr == "" {
				if lead := d.leadRole(f.piece, s.Start); lead != "" && isTimeRole(lead) {
					role = lead
				} else if role == "" && s.Start == 0 && i > 0 && out.facts[i-1].attr == "" && !out.facts[i-1].kinds.any(hasTime|hasAddress) && len(out.facts[i-1].text) < 40 {
					if lead := d.leadRole(out.facts[i-1].piece, len(out.facts[i-1].fold)); isTimeRole(lead) {
						role = lead
					}
				}
			}
			rank := rankTime(role)
			if rank == 0 || s.Future || s.Bare && f.attr == "" && !d.timeElement(f.node) && !isTimeRole(role) {
				continue
			}
			if s.State {
				out.state = true
				continue
			}
			c := candidate{Stamp: *s, f: f, score: rank*1000 + d.exactness(s, f)*10 - i/4}
			switch {
			case !s.HasDate() && s.HasClock() && !s.Relative():
				if clock == nil || c.score > clock.score {
					clock = &c
				}
			case s.HasDate() && !s.HasClock() && (!s.Relative() || s.Unit == "day"):
				if day == nil || c.score > day.score {
					day = &c
				}
			}
			if best == nil || c.score > best.score {
				best = &c
			}
		}
	}
	if best == nil {
		return
	}
	out.stamp, out.timed = best.Stamp, true
	out.TimeText = d.timeText(best)
	switch {
	case best.HasDate() && !best.HasClock() && clock != nil && (!best.Relative() || best.Unit == "day") && near(best, clock):
		out.stamp = best.Join(clock.Stamp)
		out.TimeText += " " + d.timeText(clock)
	case !best.HasDate() && best.HasClock() && day != nil && near(best, day):
		out.stamp = day.Join(best.Stamp)
		out.TimeText = d.timeText(day) + " " + out.TimeText
	case !best.HasDate() && best.HasClock() && !best.Relative():
		if s, text := d.dateInParts(out, best); text != "" {
			out.stamp, out.TimeText = s, text
			break
		}
		out.clock, out.adrift = true, adrift(best)
		out.day = d.dayBefore(out, best)
	}
	out.TimeText = field([]rune(out.TimeText))
	out.zoned = out.stamp.Zone != nil || out.stamp.Relative() && !out.stamp.HasClock()
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

// dateInParts is the date with its time of day where the date stands before it in parts that are none by themselves: a cell 11/19, a leaf of a
// calendar with the month and the day.
func (d *doc) dateInParts(out *draft, c *candidate) (when.Stamp, string) {
	if c.f.attr != "" {
		return when.Stamp{}, ""
	}
	start, letters, numbers := 0, 0, false
	for i := range out.facts {
		f := &out.facts[i]
		switch {
		case f.index >= c.f.index:
			if !numbers {
				return when.Stamp{}, ""
			}
			return d.joined(out, start, i, c)
		case f.attr != "":
		case len(f.text) > 12 || len(f.addrs) > 0 || f.button || f.role != "" && !isTimeRole(f.role):
			start, letters, numbers = i+1, 0, false
		default:
			numbers = numbers || digits(f.fold) > 0
			if letters += len(f.text); letters > 30 {
				return when.Stamp{}, ""
			}
		}
	}
	return when.Stamp{}, ""
}

// joined reads facts from start to end and the time of day after them as one text.
func (d *doc) joined(out *draft, start, end int, c *candidate) (when.Stamp, string) {
	var b []rune
	for i := start; i < end; i++ {
		if f := &out.facts[i]; f.attr == "" {
			b = append(append(b, f.text...), ' ')
		}
	}
	b = append(b, c.f.text[c.Start:min(c.End, len(c.f.text))]...)
	l := d.look("", string(b))
	for i := range l.stamps {
		if s := &l.stamps[i]; s.HasDate() && s.HasClock() && !s.Relative() && !s.Future && !(s.Year == 0 && doubtful(l.hits)) {
			return *s, string(l.text)
		}
	}
	return when.Stamp{}, ""
}

// doubtful reports whether a word names both a month and a day of the week: mar.
func doubtful(hits []vocabulary.Hit) bool {
	for i := range hits {
		for k := range hits {
			if hits[i].Class == vocabulary.Month && hits[k].Class == vocabulary.Weekday && hits[i].Start == hits[k].Start {
				return true
			}
		}
	}
	return false
}

func digits(s []rune) int {
	n := 0
	for _, r := range s {
		if digit(r) {
			n++
		}
	}
	return n
}

// dayBefore is the day of the month that stands before a time of day: in "20日(金) 12:21", "Fri 20, 03:30", or in a text before it.
func (d *doc) dayBefore(out *draft, c *candidate) int {
	if c.f.attr != "" {
		return 0
	}
	if n := dayIn(c.f.fold[:c.Start]); n > 0 {
		return n
	}
	for i := range out.facts {
		f := &out.facts[i]
		if f.index >= c.f.index {
			break
		}
		if f.attr == "" && len(f.text) <= 12 && len(f.addrs)+len(f.stamps) == 0 && (f.role == "" || isTimeRole(f.role)) {
			if n := dayIn(f.fold); n > 0 {
				return n
			}
		}
	}
	return 0
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
	for i > 0 && (c.f.fold[i-1] == ' ' || c.f.fold[i-1] == ',' || c.f.fold[i-1] == '.') {
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
