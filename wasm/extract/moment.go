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
	if clock == nil && best.HasDate() && !best.HasClock() && !best.Relative() {
		clock = d.pointedClock(out, best)
	}
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
		out.clock, out.adrift = true, out.adrift || adrift(best)
		out.day = d.dayBefore(out, best)
	}
	out.TimeText = field([]rune(out.TimeText))
	out.zoned = out.stamp.Zone != nil || out.stamp.Relative() && !out.stamp.HasClock()
}

// pointedClock is the time of day that a cell beside a date holds as 15.04, nil if none does.
func (d *doc) pointedClock(out *draft, date *candidate) *candidate {
	for i := range out.facts {
		f := &out.facts[i]
		n := len(f.fold)
		if !isTimeRole(f.role) && f.role != "" || f.attr != "" || f.button || n < 4 || n > 5 || f.fold[n-3] != '.' || digits(f.fold) != n-1 || f.piece == date.f.piece {
			continue
		}
		if h, m := count(f.fold[:n-3]), count(f.fold[n-2:]); h < 24 && m < 60 {
			s := when.Stamp{End: n, Hour: h, Min: m, Sec: -1}
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

// maxParts bounds the parts that a date may stand in beside its time of day.
const maxParts = 4

// dateInParts is the date with its time of day where the date stands beside it in parts that are none by themselves: a cell 11/19 before it or
// after it, a leaf of a calendar with the month and the day. A record whose parts look like a date that was not understood is adrift.
func (d *doc) dateInParts(out *draft, c *candidate) (when.Stamp, string) {
	if c.f.attr != "" {
		return when.Stamp{}, ""
	}
	var parts []*fact
	dated := false
	for i := range out.facts {
		f := &out.facts[i]
		if f.piece == c.f.piece || f.attr != "" || f.button || len(f.text) > 12 || f.kinds.any(hasAddress|hasPlace|hasDevice) || f.role != "" && rankTime(f.role) < 4 || !partOfDate(f.piece) {
			continue
		}
		if parts = append(parts, f); len(parts) > maxParts {
			return when.Stamp{}, ""
		}
		dated = dated || dateShaped(f.piece)
	}
	if len(parts) == 0 {
		return when.Stamp{}, ""
	}
	parts = labelled(parts)
	for _, order := range [...]bool{true, false} {
		if s, text := d.joined(parts, order, c); text != "" {
			return s, text
		}
	}
	out.adrift = out.adrift || dated
	return when.Stamp{}, ""
}

// labelled is those of several parts that a label says to be of a time, else those that are a day and a month, else all of them: the number of a
// row is no part.
func labelled(parts []*fact) []*fact {
	kept := parts[:0:0]
	for _, f := range parts {
		if f.role != "" {
			kept = append(kept, f)
		}
	}
	if len(kept) > 0 {
		return kept
	}
	for _, f := range parts {
		if dateShaped(f.piece) && numbers(f.fold) == 2 {
			kept = append(kept, f)
		}
	}
	if len(kept) > 0 {
		return kept
	}
	return parts
}

// partOfDate reports whether a short text has a number, the name of a month, or that of a day of the week.
func partOfDate(p *piece) bool {
	for i := range p.hits {
		if c := p.hits[i].Class; c == vocabulary.Month || c == vocabulary.Weekday {
			return true
		}
	}
	n := digits(p.fold)
	return n > 0 && n <= 4
}

// dateShaped reports whether a text looks like a day of a month: 11/19, 18.11., or names a month.
func dateShaped(p *piece) bool {
	for i := range p.hits {
		if p.hits[i].Class == vocabulary.Month {
			return true
		}
	}
	separators := 0
	for _, r := range p.fold {
		switch {
		case digit(r):
		case r == '/' || r == '.' || r == '-':
			separators++
		case r == '月' || r == '월':
			return true
		case r != ' ' && r != '(' && r != ')':
			return false
		}
	}
	return numbers(p.fold) == 2 && separators > 0
}

// numbers counts the numbers in a text.
func numbers(s []rune) int {
	n := 0
	for i, r := range s {
		if digit(r) && (i == 0 || !digit(s[i-1])) {
			n++
		}
	}
	return n
}

// joined reads parts, in the page's order or the other way round, and the time of day after them as one text.
func (d *doc) joined(parts []*fact, forward bool, c *candidate) (when.Stamp, string) {
	var b []rune
	for i := range parts {
		f := parts[i]
		if !forward {
			f = parts[len(parts)-1-i]
		}
		month := len(b) > 1 && (b[len(b)-2] == '月' || b[len(b)-2] == '월')
		b = append(b, f.text...)
		if month && digits(f.fold) == len(f.fold) {
			b = append(b, '日') // 11月 above 19
		}
		if n := len(f.fold); n == 5 && f.fold[2] == '.' && digits(f.fold) == 4 {
			b = append(b, '.') // 08.21 beside 11시 12분
		}
		b = append(b, ' ')
	}
	b = append(b, c.f.text[c.Start:min(c.End, len(c.f.text))]...)
	l := d.look("", string(b))
	for i := range l.stamps {
		if s := &l.stamps[i]; s.HasDate() && s.HasClock() && !s.Relative() && !s.Future && s.Year <= d.o.Now.Year()+1 && !(s.Year == 0 && doubtful(l.hits)) {
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
