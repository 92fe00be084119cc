package when

import (
	"unicode"

	"ashiato/wasm/vocabulary"
)

// Find is every moment in a folded text, from left to right. hits are the words that a vocabulary found in the same text.
func Find(text []rune, hits []vocabulary.Hit) []Stamp {
	if !worth(text, hits) {
		return nil
	}
	f := finder{text: text, tokens: tokenize(text, hits)}
	var found []Stamp
	for k := 0; k < len(f.tokens); {
		s, end := f.at(k)
		if end == k {
			k++
			continue
		}
		s.Start, s.End = f.tokens[k].start, f.tokens[end-1].end
		found = append(found, s)
		k = end
	}
	return found
}

// worth reports whether a text can hold a moment at all: most texts of a page cannot, and are left early.
func worth(text []rune, hits []vocabulary.Hit) bool {
	for _, r := range text {
		if '0' <= r && r <= '9' {
			return true
		}
	}
	for _, h := range hits {
		if h.Class == vocabulary.Said || h.Class == vocabulary.Unit {
			return true
		}
	}
	return false
}

type finder struct {
	text    []rune
	tokens  []token
	clocked bool // a time of day stands before: 17:09 18/08 is a date
}

func empty() Stamp { return Stamp{Hour: -1, Min: -1, Sec: -1} }

// at reads a moment that begins at token k; end is the token after it, k if there is none.
func (f *finder) at(k int) (Stamp, int) {
	if !f.clear(k) {
		return Stamp{}, k
	}
	if f.tokens[k].kind != number {
		if s, end := f.relative(k); end > k {
			return f.withClock(s, end)
		}
	}
	if s, end := f.date(k); end > k {
		if f.tokens[k].kind == number && k+1 < len(f.tokens) && f.tokens[k+1].is(vocabulary.Unit) {
			if r, e := f.relative(k); e > end && !r.Bare { // 2 sett. fa: weeks, not September
				return r, e
			}
		}
		return f.withClock(s, end)
	}
	if s, end := f.weekdayAlone(k); end > k {
		return s, end
	}
	if s, end := f.relative(k); end > k {
		if c, e := f.clock(k, false); s.Bare && e == end { // 8时30分
			return c, e
		}
		return f.withClock(s, end)
	}
	if s, end := f.clock(k, false); end > k && !f.unread(end) && !f.unreadBefore(k) {
		return f.withDate(s, end)
	}
	return Stamp{}, k
}

// unread reports whether a date in unknown words follows token k or what may stand between: a day, a word, a year. The time of day before it is not
// today's.
func (f *finder) unread(k int) bool {
	for k < len(f.tokens) && f.between(k) && f.tokens[k].sign != '(' {
		k++
	}
	return f.strangeDate(k) > k
}

// unreadBefore reports whether such a date ends before token k, with a few signs or a word between.
func (f *finder) unreadBefore(k int) bool {
	for i := max(k-strange, 0); i < k; i++ {
		if end := f.strangeDate(i); end > i && end <= k && f.tokens[k].start-f.tokens[end-1].end < strange {
			return true
		}
	}
	return false
}

// strange is how many tokens a date in unknown words may have: each letter is one beyond Latin ones.
const strange = 14

// strangeDate is the token after a date at token k whose month is an unknown word, k if there is none.
func (f *finder) strangeDate(k int) int {
	if n := f.num(k, 2); n < 1 || n > 31 || !f.clear(k) {
		return k
	}
	letters := 0
	for i := f.skip(k+1, "."); i < len(f.tokens) && i < k+strange; i++ {
		switch t := &f.tokens[i]; {
		case t.kind == number:
			if y := f.num(i, 4); letters > 0 && t.digits == 4 && (year(y) > 0 || y > 1300 && y < 1500) {
				return i + 1
			}
			return k
		case t.kind == word && !t.is(vocabulary.Joiner) || t.sign != 0 && t.sign != '.' && !unicode.IsLetter(t.sign) && !unicode.IsMark(t.sign):
			return k
		case t.sign != '.':
			letters++
		}
	}
	return k
}

// clear reports whether a moment may begin at token k: not in the middle of a version, an address or an identifier.
func (f *finder) clear(k int) bool {
	t := &f.tokens[k]
	if t.start == 0 || t.kind != number {
		return true
	}
	switch r := f.text[t.start-1]; {
	case r == '.' && t.start > 1 && f.text[t.start-2] >= 0x2E80: // 成功。2026/03/04: the end of a sentence
		return true
	case r >= 'a' && r <= 'z', r == '.', r == '/', r == '_', r == '@', r == '#', r == '$':
		return k > 0 && f.tokens[k-1].kind == word && f.tokens[k-1].end == t.start
	case r == '-' || r == ':' || r == ',':
		return t.start < 2 || !alnum(f.text[t.start-2]) || r == ':' && named(f.text[:t.start-1])
	}
	return true
}

// named reports whether a text ends in a word that is no part of an address or of a number: "Login:2026-08-20".
func named(s []rune) bool {
	letters := 0
	for i := len(s) - 1; i >= 0 && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 0x80); i-- {
		if letters++; s[i] > 'f' && s[i] != 'x' && letters > 1 {
			return true
		}
	}
	return false
}

func alnum(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' }

// withClock adds the time of day after a date.
func (f *finder) withClock(s Stamp, end int) (Stamp, int) {
	if s.Relative() && (s.Unit != "day" || s.Future) {
		return s, end
	}
	k, said := end, s.Relative()
	for n := 0; k < len(f.tokens) && n < 5; n++ {
		if said {
			if d, e := f.date(k); e > k { // Today, 21 August 2026, 14:53
				return f.withClock(d, e)
			}
		}
		if c, e := f.clock(k, true); e > k {
			s.Hour, s.Min, s.Sec, s.HalfDay, s.Late, s.Zone = c.Hour, c.Min, c.Sec, c.HalfDay, c.Late, c.Zone
			return f.yearBehind(s, e)
		}
		if zone, e := f.zone(k, false); zone != nil { // 2026/08/03 GMT+9 15:04
			if c, after := f.clock(min(e, len(f.tokens)-1), true); after > e {
				s.Hour, s.Min, s.Sec, s.HalfDay, s.Zone = c.Hour, c.Min, c.Sec, c.HalfDay, zone
				return s, after
			}
		}
		if !f.between(k) {
			break
		}
		k++
	}
	if s.Month > 0 || s.Ambiguous { // a weekday may close the date: 8月20日(木)
		for end < len(f.tokens) && f.tokens[end].is(vocabulary.Weekday) {
			end++
		}
	}
	return s, end
}

// yearBehind reads the year behind a time of day with its seconds, as programs print it: Mon Aug 17 18:05:00 2026, Aug 17 18:05:00 CEST 2026.
func (f *finder) yearBehind(s Stamp, k int) (Stamp, int) {
	if s.Year > 0 || s.Month == 0 || s.Day == 0 || s.Sec < 0 || k >= len(f.tokens) || f.tokens[k].digits != 4 || f.text[f.tokens[k].start-1] != ' ' {
		return s, k
	}
	end := f.tokens[k].end
	if y := year(f.num(k, 4)); y > 0 && (end == len(f.text) || contains(" ,)(;]", f.text[end])) {
		s.Year = y
		k++
	}
	return s, k
}

// between reports whether token k may stand between a date and a time.
func (f *finder) between(k int) bool {
	t := &f.tokens[k]
	if t.kind == word {
		return t.is(vocabulary.Joiner) || t.is(vocabulary.Weekday)
	}
	switch t.sign {
	case ',', '-', '(', ')', '@', '|', '·', '•', '[', ']', '.', '/', ';', 't', ':':
		return t.kind == other
	}
	return false
}

// withDate adds the date after a time of day: 15:04 3 tháng 8, 2026.
func (f *finder) withDate(s Stamp, end int) (Stamp, int) {
	k := end
	for n := 0; k < len(f.tokens) && n < 4; n++ {
		f.clocked = n == 0 || f.tokens[k-1].sign != ':'
		d, e := f.date(k)
		f.clocked = false
		if e > k && d.HasDate() && f.clear(k) {
			if c, after := f.withClock(d, e); c.HasClock() && after > e {
				return s, end // that date has its own time
			}
			return d.Join(s), e
		}
		if d, e := f.relative(k); e > k && d.Unit == "day" && !d.Future && !d.Bare && !d.HasClock() {
			if f.tokens[k].is(vocabulary.Said) {
				d.Hour, d.Min, d.Sec, d.Zone = s.Hour, s.Min, s.Sec, s.Zone
				return d, e
			}
		}
		if !f.between(k) || f.tokens[k].sign == '(' {
			break
		}
		k++
	}
	return s, end
}
