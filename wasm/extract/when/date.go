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

// named reads dates with the name of a month: 3 Aug 2026, August 3rd, 2026, 2026. augusztus 3., 3 de agosto de 2026. A month that is but counted
// stands in one only where the date is whole: 14 9月 2026, 9月 14 15:04.
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
		if f.starts(k+1, "月월") && !f.clockAhead(i+1) {
			return s, k
		}
		s.Month, s.Day = m, d
		return f.yearAfter(s, f.ordinal(i+1))
	}
	n := f.num(k, 4)
	if n < 1 {
		return s, k
	}
	if y, end := f.yearDayMonth(k); end > k {
		return y, end
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
	if s, end = f.yearAfter(s, end); s.Year == 0 && f.starts(i+1, "月월") {
		return empty(), k
	}
	return s, end
}

// yearDayMonth reads dates whose year stands first, and the day before the name of the month: 2025. gada 18. martā.
func (f *finder) yearDayMonth(k int) (Stamp, int) {
	s, i := empty(), f.skip(k+1, ".")
	if s.Year = year(f.num(k, 4)); f.tokens[k].digits != 4 || s.Year == 0 || i+1 >= len(f.tokens) || f.tokens[i].kind != word {
		return s, k
	}
	if m, ok := f.tokens[i].meaning(vocabulary.Unit); !ok || m.Value != "year" {
		return s, k
	}
	s.Day = f.num(i+1, 2)
	m, end := f.month(f.skip(i+2, "."))
	if s.Month = m; m == 0 || s.Day < 1 || s.Day > 31 {
		return s, k
	}
	return s, end
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
	if m := f.roman(k); m > 0 {
		return m, k + 1
	}
	if n := f.num(k, 2); n >= 1 && n <= 12 && f.starts(k+1, "月월") && !f.unit(k+1, "month", "个個") {
		return n, k + 2
	}
	if n := f.num(k, 2); n >= 1 && n <= 12 && k > 1 && k+1 < len(f.tokens) && f.tokens[k-1].is(vocabulary.Joiner) && f.tokens[k-2].digits == 4 {
		if m, ok := f.tokens[k+1].meaning(vocabulary.Unit); ok && m.Value == "month" {
			return n, k + 2 // 2026 оны 11 сарын 20
		}
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
