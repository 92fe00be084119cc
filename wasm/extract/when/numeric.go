package when

import "time"

// numeric reads 2026-08-03, 3/8/2026, 03.08.26, 2026. 8. 3., and without a year 8/20 and 20.08. before a time.
func (f *finder) numeric(k int) (Stamp, int) {
	s := empty()
	a := f.num(k, 4)
	if a < 0 || k+2 >= len(f.tokens) {
		return s, k
	}
	sep := f.tokens[k+1].sign
	if sep != '-' && sep != '/' && sep != '.' || f.tokens[k+1].start != f.tokens[k].end {
		return s, k
	}
	b := f.num(k+2, 2)
	if b < 1 || (sep != '.' && f.tokens[k+2].start != f.tokens[k+1].end) {
		return s, k
	}
	s.Separator = sep
	third := k+4 < len(f.tokens) && f.tokens[k+3].sign == sep && f.tokens[k+3].start == f.tokens[k+2].end && f.tokens[k+4].kind == number
	if !third || f.pointedClockAfter(k, sep) || f.clockAhead(k+4) {
		return f.withoutYear(s, k, a, b, sep)
	}
	c, end := f.num(k+4, 4), k+5
	if c < 0 || f.goesOn(end, sep) || !f.threeParts(&s, k, [3]int{a, b, c}) {
		return s, k
	}
	if sep == '.' && end < len(f.tokens) && f.tokens[end].sign == '.' {
		end++
	}
	return s, f.weekday(end)
}

// pointedClockAfter reports whether the third number is the hour of a time of day with a point: 21.08. 10.34.
func (f *finder) pointedClockAfter(k int, sep rune) bool {
	end := k + 5
	return sep == '.' && f.tokens[k].digits <= 2 && f.tokens[k+4].digits <= 2 && f.tokens[k+4].start > f.tokens[k+3].end && end+1 < len(f.tokens) && f.tokens[end].sign == '.' && f.tokens[end+1].digits == 2
}

// threeParts makes a date of the three numbers at token k, unless they are none.
func (f *finder) threeParts(s *Stamp, k int, parts [3]int) bool {
	a, b, c := parts[0], parts[1], parts[2]
	first, last := f.tokens[k].digits, f.tokens[k+4].digits
	switch {
	case first == 3 && a >= 100 && a < 160: // of the Republic of China: 115/11/19
		s.Year, s.Month, s.Day = 1911+a, b, c
		return b <= 12 && c >= 1 && c <= 31 && last <= 2
	case first == 4 && a >= 1380 && a < 1430: // of Iran: 1405/07/06
		t := time.Date(2026, 3, 21, 0, 0, 0, 0, time.UTC).AddDate(0, 0, iranDay(a, b, c)-iranDay(1405, 1, 1))
		s.Year, s.Month, s.Day = t.Year(), int(t.Month()), t.Day()
		return b <= 12 && c >= 1 && c <= 31 && last <= 2
	case first == 4:
		s.Year, s.Month, s.Day = year(a), b, c
		return s.Year > 0 && b <= 12 && c >= 1 && c <= 31 && last <= 2
	case last == 4:
		s.Year = year(c)
		s.Parts, s.Ambiguous = [3]int{a, b, 0}, true
		return s.Year > 0 && a >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12)
	case last <= 2 && first <= 2 && (last == 2 || first == 2):
		s.Parts, s.Ambiguous = parts, true
		if a < 1 && c < 1 || b > 31 || last == 1 && s.Separator == '.' && f.tokens[k+3].end == f.tokens[k+4].start {
			return false
		}
		return s.Fits(DayFirst) || s.Fits(MonthFirst) || s.Fits(YearFirst)
	}
	return false
}

// iranDay counts the days of Iran's calendar: six months of 31 days, then of 30, and eight leap years in 33.
func iranDay(y, m, d int) int {
	y += 1595 // a cycle begins in the year -1595
	return 365*y + y/33*8 + (y%33+3)/4 + 31*(m-1) - max(0, m-7) + d
}

// goesOn reports whether a number run goes on after a date: a version or an address.
func (f *finder) goesOn(k int, sep rune) bool {
	return k < len(f.tokens) && f.tokens[k].start == f.tokens[k-1].end &&
		(f.tokens[k].sign == sep && k+1 < len(f.tokens) && f.tokens[k+1].kind == number && f.tokens[k+1].start == f.tokens[k].end && !f.clockAhead(k+1) ||
			f.tokens[k].sign == '_')
}

// clockAhead reports whether token k is the hour of a time like 15:04.
func (f *finder) clockAhead(k int) bool {
	return k+2 < len(f.tokens) && f.num(k, 2) >= 0 && f.tokens[k+1].sign == ':' && f.tokens[k+1].start == f.tokens[k].end && f.num(k+2, 2) >= 0
}

// withoutYear reads 8/20 and 20.08., which are dates only beside a time or a weekday.
func (f *finder) withoutYear(s Stamp, k, a, b int, sep rune) (Stamp, int) {
	if a < 1 || a > 31 || b > 31 || (a > 12 && b > 12) || f.tokens[k].digits > 2 || (sep == '-' && f.tokens[k].digits != 2) {
		return s, k
	}
	end := k + 3
	after := f.weekday(end)
	if sep == '.' {
		switch {
		case end < len(f.tokens) && f.tokens[end].sign == '.':
			end++
			after = f.weekday(end)
		case k == 0 && f.clockAhead(end) && f.tokens[end].start > f.tokens[end-1].end: // 9.11 13:14
		case f.tokens[k].digits != 2 || f.tokens[k+2].digits != 2 || !f.clockAhead(end) && !f.clocked && after == end: // 01.08 11:23, 11.28(토), but no 10.15
			return s, k
		}
	}
	if f.clocked && f.ends(end) {
		s.Parts, s.Ambiguous = [3]int{a, b, 0}, true
		return s, after
	}
	if after == end {
		i := after
		for n := 0; n < 2 && i < len(f.tokens) && f.between(i) && !f.clockAhead(i); n++ {
			i++
		}
		if !f.clockAhead(i) {
			if c, e := f.clock(i, true); e == i || !c.HasClock() || sep == '.' && c.Min < 0 {
				return s, k
			}
		}
	}
	s.Parts, s.Ambiguous = [3]int{a, b, 0}, true
	return s, after
}

// Day reads a text that is nothing but two numbers, of which one is a day and the other a month: 11-12, 12.11., 11/30. Without a label that says so it
// may as well be a part of something; and 12.11 may be a version or a time of day.
func Day(text []rune) (Stamp, bool) {
	f := finder{text: text, tokens: tokenize(text, nil), clocked: true}
	if len(f.tokens) < 3 || len(f.tokens) > 4 {
		return Stamp{}, false
	}
	s, end := f.numeric(0)
	s.End = len(text)
	return s, s.Ambiguous && end == len(f.tokens) && (s.Separator != '.' || end == 4)
}

// ends reports whether a number run ends before token k: no mask of an address and no further part follows.
func (f *finder) ends(k int) bool {
	if k >= len(f.tokens) {
		return true
	}
	r := f.tokens[k].sign
	return f.tokens[k].start > f.tokens[k-1].end || r != '*' && r != '.' && r != '/' && r != '-' && r != 'x' && r != ':' && r != '%'
}
