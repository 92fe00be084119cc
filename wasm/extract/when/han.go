package when

import (
	"ashiato/wasm/vocabulary"
)

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
	s := empty()
	i, ok := f.hanYear(&s, k)
	if !ok {
		return s, k
	}
	if s.Month, s.Day = f.num(k+1, 2), f.num(k, 2); i == k && s.Month >= 1 && s.Month <= 12 && s.Day >= 1 && s.Day <= 31 && f.starts(k+2, "月월") && year(f.num(k+3, 4)) > 0 {
		s.Year = year(f.num(k+3, 4)) // 14 9月 2026
		return s, k + 4
	}
	s.Month, s.Day = 0, 0
	month := f.num(i, 2)
	if month < 1 || month > 12 || !f.starts(i+1, "月월") || f.unit(i+1, "month", "个個") {
		return s, k
	}
	day := f.num(i+2, 2)
	if day >= 1 && day <= 31 && f.clockAhead(i+3) {
		s.Month, s.Day = month, day // 5月 14 15:37
		return s, i + 3
	}
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

// hanYear reads the year before a month, which may be of an era, or nothing where none stands there. It fails where the number is no year.
func (f *finder) hanYear(s *Stamp, k int) (end int, ok bool) {
	era, i := f.era(k)
	switch n := f.num(i, 4); {
	case era > 0 && f.starts(i, "元"):
		s.Year = era + 1
	case n <= 0 || !f.starts(i+1, "年년"):
		return i, true
	case era > 0:
		s.Year = era + n
	case f.tokens[i].digits == 2:
		s.Year = 2000 + n
	default:
		s.Year = year(n)
	}
	return i + 2, s.Year > 0 && f.starts(i+1, "年년")
}

// era is the year before the first of the era named at token k, 0 if none is, and the token after its name.
func (f *finder) era(k int) (before, end int) {
	start := f.tokens[k].start
	if start+1 >= len(f.text) || k+1 >= len(f.tokens) {
		return 0, k
	}
	switch string(f.text[start : start+2]) {
	case "令和":
		before = 2018
	case "平成":
		before = 1988
	case "民國", "民国":
		before = 1911
	}
	for end = k; before > 0 && end < len(f.tokens) && f.tokens[end].start < start+2; end++ {
	}
	return before, end
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
