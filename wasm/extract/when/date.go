package when

import (
	"ashiato/wasm/vocabulary"
)

// date reads a date that begins at token k.
func (f *finder) date(k int) (Stamp, int) {
	start := k
	if k >= len(f.tokens) {
		return Stamp{}, k
	}
	if f.tokens[k].is(vocabulary.Weekday) && (!f.tokens[k].is(vocabulary.Month) || f.datedBy(k)) {
		k = f.skip(k+1, ",.的")
		if k < len(f.tokens) && f.tokens[k].is(vocabulary.Joiner) {
			k++
		}
		if k >= len(f.tokens) || !f.clear(k) {
			return Stamp{}, start
		}
	} else if f.tokens[k].is(vocabulary.Joiner) && k+1 < len(f.tokens) && f.tokens[k+1].kind == number {
		if s, end := f.date(k + 1); end > k+1 && f.clear(k+1) {
			return s, end
		}
		return Stamp{}, start
	}
	for _, read := range []func(int) (Stamp, int){f.han, f.numeric, f.named, f.packed, f.eraLetter} {
		if s, end := read(k); end > k {
			return s, f.skip(end, "年")
		}
	}
	return Stamp{}, start
}

// datedBy reports whether a whole date follows a word that names a day of the week and a month as well: mar 17 nov 2026, a Tuesday.
func (f *finder) datedBy(k int) bool {
	i := f.skip(k+1, ",.")
	if f.num(i, 2) < 1 || !f.clear(i) {
		return false
	}
	if s, end := f.named(i); end > i && s.Day > 0 {
		return true
	}
	s, end := f.numeric(i)
	return end > i && s.Ambiguous
}

// skip is the first token from k on that is none of the signs.
func (f *finder) skip(k int, signs string) int {
	for k < len(f.tokens) && f.tokens[k].sign != 0 && contains(signs, f.tokens[k].sign) {
		k++
	}
	return k
}

func contains(signs string, r rune) bool {
	for _, s := range signs {
		if s == r {
			return true
		}
	}
	return false
}

// num is the number at token k, -1 if there is none of at most that many digits.
func (f *finder) num(k, digits int) int {
	if k >= len(f.tokens) || f.tokens[k].kind != number || f.tokens[k].digits > digits {
		return -1
	}
	return int(f.tokens[k].value)
}

func (f *finder) starts(k int, signs string) bool {
	return k < len(f.tokens) && contains(signs, f.text[f.tokens[k].start]) && f.tokens[k].kind != number
}

// year makes a printed year one of ours, 0 if it is none.
func year(y int) int {
	if y >= 2443 && y <= 2643 { // Buddhist era
		y -= 543
	}
	if y >= 1970 && y <= 2100 {
		return y
	}
	return 0
}

// han reads dates of Japanese, Chinese and Korean: 2026年8月3日, 8월 3일, 令和8年8月3日, 民國115年8月3日.
func (f *finder) han(k int) (Stamp, int) {
	s, i, era := empty(), k, 0
	if f.tokens[i].start+1 < len(f.text) && i+1 < len(f.tokens) {
		switch string(f.text[f.tokens[i].start : f.tokens[i].start+2]) {
		case "令和":
			era = 2018
		case "平成":
			era = 1988
		case "民國", "民国":
			era = 1911
		}
		for era > 0 && i < len(f.tokens) && f.tokens[i].start < f.tokens[k].start+2 {
			i++
		}
	}
	if era > 0 && f.starts(i, "元") {
		s.Year = era + 1
		i++
	} else if n := f.num(i, 4); n > 0 && f.starts(i+1, "年년") {
		switch {
		case era > 0:
			s.Year = era + n
		case f.tokens[i].digits == 2:
			s.Year = 2000 + n
		default:
			if s.Year = year(n); s.Year == 0 {
				return s, k
			}
		}
		i++
	}
	if s.Year > 0 {
		if !f.starts(i, "年년") {
			return s, k
		}
		i++
	}
	month := f.num(i, 2)
	if month < 1 || month > 12 || !f.starts(i+1, "月월") || f.unit(i+1, "month", "个個") {
		return s, k
	}
	day := f.num(i+2, 2)
	if day < 1 || day > 31 || !f.starts(i+3, "日일號号") {
		if s.Year > 0 {
			s.Month = month
			return s, i + 2
		}
		return s, k
	}
	s.Month, s.Day = month, day
	return s, f.weekday(i + 4)
}

// unit reports whether token k is a counter of months rather than the name of one: 3月前.
func (f *finder) unit(k int, _ string, signs string) bool {
	return f.starts(k, signs) || k+1 < len(f.tokens) && f.tokens[k+1].is(vocabulary.Ago)
}

// weekday skips a day of the week, in brackets or not.
func (f *finder) weekday(k int) int {
	i := f.skip(k, "(.,[")
	if i < len(f.tokens) && f.tokens[i].is(vocabulary.Weekday) && !f.tokens[i].is(vocabulary.HalfDay) {
		return f.skip(i+1, ")].")
	}
	return k
}

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
	if !third {
		return f.withoutYear(s, k, a, b, sep)
	}
	c := f.num(k+4, 4)
	end := k + 5
	if sep == '.' && f.tokens[k].digits <= 2 && f.tokens[k+4].start > f.tokens[k+3].end && end+1 < len(f.tokens) && f.tokens[end].sign == '.' && f.tokens[end+1].digits == 2 {
		return f.withoutYear(s, k, a, b, sep) // 21.08. 10.34
	}
	if c < 0 || f.goesOn(end, sep) || f.clockAhead(k+4) {
		if f.clockAhead(k + 4) {
			return f.withoutYear(s, k, a, b, sep)
		}
		return s, k
	}
	switch {
	case f.tokens[k].digits == 3 && a >= 100 && a < 160: // of the Republic of China: 115/11/19
		if b > 12 || c < 1 || c > 31 || f.tokens[k+4].digits > 2 {
			return s, k
		}
		s.Year, s.Month, s.Day = 1911+a, b, c
	case f.tokens[k].digits == 4:
		if year(a) == 0 || b > 12 || c < 1 || c > 31 || f.tokens[k+4].digits > 2 {
			return s, k
		}
		s.Year, s.Month, s.Day = year(a), b, c
	case f.tokens[k+4].digits == 4:
		if year(c) == 0 || a < 1 || a > 31 || b > 31 || (a > 12 && b > 12) {
			return s, k
		}
		s.Year = year(c)
		s.Parts, s.Ambiguous = [3]int{a, b, 0}, true
	case f.tokens[k+4].digits <= 2 && f.tokens[k].digits <= 2 && (f.tokens[k+4].digits == 2 || f.tokens[k].digits == 2):
		if a < 1 && c < 1 || b > 31 || sep == '.' && f.tokens[k+3].end == f.tokens[k+4].start && f.tokens[k+4].digits == 1 {
			return s, k
		}
		s.Parts, s.Ambiguous = [3]int{a, b, c}, true
		if !s.Fits(DayFirst) && !s.Fits(MonthFirst) && !s.Fits(YearFirst) {
			return s, k
		}
	default:
		return s, k
	}
	if sep == '.' && end < len(f.tokens) && f.tokens[end].sign == '.' {
		end++
	}
	return s, f.weekday(end)
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
	if sep == '.' {
		switch {
		case end < len(f.tokens) && f.tokens[end].sign == '.':
			end++
		case f.tokens[k].digits != 2 || f.tokens[k+2].digits != 2 || !f.clockAhead(end): // 01.08 11:23, but no 10.15
			return s, k
		}
	}
	after := f.weekday(end)
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

// named reads dates with the name of a month: 3 Aug 2026, August 3rd, 2026, 2026. augusztus 3., 3 de agosto de 2026.
func (f *finder) named(k int) (Stamp, int) {
	s := empty()
	if m, end := f.month(k); m > 0 { // month first
		i := f.skip(end, ".,-/ ")
		d := f.num(i, 2)
		if d < 1 || d > 31 || f.clockAhead(i) {
			if y := f.num(i, 4); y > 0 && f.tokens[i].digits == 4 && year(y) > 0 {
				s.Month, s.Year = m, year(y)
				return s, i + 1
			}
			return s, k
		}
		s.Month, s.Day = m, d
		return f.yearAfter(s, f.ordinal(i+1))
	}
	n := f.num(k, 4)
	if n < 1 {
		return s, k
	}
	i := f.skip(f.ordinal(k+1), ".,-/")
	if i < len(f.tokens) && f.tokens[i].is(vocabulary.Joiner) && i+1 < len(f.tokens) {
		if m, _ := f.month(i); m == 0 {
			i++
		}
	}
	m, end := f.month(i)
	if m == 0 || i > k+3 {
		return s, k
	}
	if f.tokens[k].digits == 4 { // year first
		d := f.num(f.skip(end, ".,-/"), 2)
		if year(n) == 0 || d < 1 || d > 31 {
			return s, k
		}
		s.Year, s.Month, s.Day = year(n), m, d
		return s, f.weekday(f.skip(f.skip(end, ".,-/")+1, "."))
	}
	if n > 31 || f.tokens[k].digits > 2 {
		return s, k
	}
	s.Month, s.Day = m, n
	return f.yearAfter(s, end)
}

// yearAfter reads the year after day and month, if there is one.
func (f *finder) yearAfter(s Stamp, k int) (Stamp, int) {
	i := f.skip(k, ".,-/'")
	for n := 0; n < 2 && i < len(f.tokens) && f.tokens[i].is(vocabulary.Joiner); n++ {
		i++
	}
	if i < len(f.tokens) && f.starts(i, "พ") { // พ.ศ. 2569
		for n := 0; n < 6 && i < len(f.tokens) && f.tokens[i].kind == other; n++ {
			i++
		}
	}
	if y := f.num(i, 4); y > 0 && !f.clockAhead(i) {
		if f.tokens[i].digits == 4 && year(y) > 0 {
			s.Year = year(y)
			return s, f.yearMark(i + 1)
		}
		// Two digits before a point and more digits are the start of an address: 20 Aug — 91.12.104.167.
		address := i+2 < len(f.tokens) && f.tokens[i+1].sign == '.' && f.tokens[i+2].digits > 0
		if f.tokens[i].digits == 2 && i > k && !address && (f.tokens[i-1].sign == '-' || f.tokens[i-1].sign == '/' || f.tokens[i-1].sign == '\'') {
			s.Year = 2000 + y
			return s, i + 1
		}
	}
	return s, k
}

// yearMark skips the word for year after it: 2026 г., 2026 р., and a weekday.
func (f *finder) yearMark(k int) int {
	if k < len(f.tokens) && f.tokens[k].end-f.tokens[k].start == 1 && f.starts(k, "гр") {
		k++
	}
	if k < len(f.tokens) && f.tokens[k].sign == '.' {
		k++
	}
	return f.weekday(k)
}

// month is the month named at token k and the token after it, 0 if there is none.
func (f *finder) month(k int) (int, int) {
	if k >= len(f.tokens) {
		return 0, k
	}
	if m, ok := f.tokens[k].meaning(vocabulary.Month); ok {
		return m.N, k + 1
	}
	if m := f.numberedMonth(k); m > 0 { // tháng 8, thg 8
		for i := k + 1; i < len(f.tokens) && i < k+4; i++ {
			if f.tokens[i].kind == number {
				return m, i + 1
			}
		}
	}
	for _, prefix := range []string{"ב"} { // Hebrew writes "in August" as one word
		t := &f.tokens[k]
		if t.kind == other && f.text[t.start] == []rune(prefix)[0] && k+1 < len(f.tokens) && f.tokens[k+1].start == t.end {
			if m, ok := f.tokens[k+1].meaning(vocabulary.Month); ok {
				return m.N, k + 2
			}
		}
	}
	return 0, k
}

// numberedMonth is the month of Vietnamese dates: the word for month with its number.
func (f *finder) numberedMonth(k int) int {
	t := &f.tokens[k]
	text := string(f.text[t.start:min(len(f.text), t.start+5)])
	if (len(text) < 3 || text[:3] != "thg") && text != "tháng" {
		return 0
	}
	for i := k; i < len(f.tokens) && i < k+4; i++ {
		if n := f.num(i, 2); n >= 1 && n <= 12 {
			return n
		}
	}
	return 0
}

// ordinal skips the ending of an ordinal number: 3rd, 3º, 3.
func (f *finder) ordinal(k int) int {
	if k >= len(f.tokens) || f.tokens[k].start != f.tokens[k-1].end {
		return k
	}
	switch string(f.text[f.tokens[k].start:f.tokens[k].end]) {
	case "st", "nd", "rd", "th", "º", "°", "er", "ª":
		return k + 1
	}
	return k
}
