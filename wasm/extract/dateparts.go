package extract

import (
	"strings"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/vocabulary"
)

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

// dayBehind takes the day behind the label of a time in the same text, which nothing else says to be one: "Last active: 11-12", "Zuletzt aktiv 12.11.".
func (d *doc) dayBehind(l *look) {
	start := len(l.fold)
	for start > 0 && (digit(l.fold[start-1]) || strings.ContainsRune("./-", l.fold[start-1])) {
		start--
	}
	if start < 3 || start > maxDayLabel {
		return
	}
	if s, ok := when.Day(l.fold[start:]); ok && isTimeRole(d.leadRole(&piece{fold: l.fold}, start)) {
		s.Start, s.End = start, len(l.fold)
		l.stamps = []when.Stamp{s}
	}
}

// maxDayLabel bounds the label before such a day.
const maxDayLabel = 40

// dayUnder takes the day that is a text of its own behind the label of a time, which is the text before it.
func (p *piece) dayUnder(label *piece) {
	if label.attr == "" && p.attr == "" && isTimeRole(label.role) && len(p.stamps)+len(p.addrs) == 0 {
		if s, ok := when.Day(p.fold); ok {
			p.stamps, p.kinds = []when.Stamp{s}, p.kinds|hasDate
		}
	}
}
