package when

import (
	"unicode"

	"ashiato/wasm/vocabulary"
)

// packed reads 20260803 and 20260803150409.
func (f *finder) packed(k int) (Stamp, int) {
	s := empty()
	t := &f.tokens[k]
	if t.kind != number || t.digits != 8 && t.digits != 14 && t.digits != 12 {
		return s, k
	}
	v, end := t.value, k+1
	if t.digits == 14 {
		s.Sec = int(v % 100)
		v /= 100
	}
	if t.digits >= 12 {
		s.Hour, s.Min = int(v/100%100), int(v%100)
		v /= 10000
	}
	y, m, d := int(v/10000), int(v/100%100), int(v%100)
	if y < 1990 || y > 2100 || m < 1 || m > 12 || d < 1 || d > 31 || s.Hour > 23 || s.Min > 59 || s.Sec > 59 {
		return empty(), k
	}
	s.Year, s.Month, s.Day = y, m, d
	if t.digits == 8 {
		end = f.packedClock(&s, end)
	}
	return s, end
}

// packedClock reads the time of day after a packed date: 20260803T150409Z, 20260803 150409.
func (f *finder) packedClock(s *Stamp, k int) int {
	i := k
	if i < len(f.tokens) && (f.tokens[i].sign == 't' || f.tokens[i].sign == '-' || f.tokens[i].sign == '_') && f.tokens[i].start == f.tokens[i-1].end {
		i++
	}
	if i >= len(f.tokens) || f.tokens[i].kind != number || f.tokens[i].digits != 6 && (f.tokens[i].digits != 4 || i == k) || f.tokens[i].start-f.tokens[i-1].end > 1 {
		return k
	}
	v := int(f.tokens[i].value)
	sec := -1
	if f.tokens[i].digits == 6 {
		sec = v % 100
		v /= 100
	}
	if v/100 > 23 || v%100 > 59 || sec > 59 {
		return k
	}
	s.Hour, s.Min, s.Sec = v/100, v%100, sec
	s.Zone, i = f.zone(i+1, true)
	return i
}

// weekdayAlone reads a time of day that only the name of a weekday stands before: "Tuesday at 22:38", 水曜日 17:25. It is the last such day.
func (f *finder) weekdayAlone(k int) (Stamp, int) {
	n := f.weekdayAt(k)
	if n == 0 || k > 0 && (f.tokens[k-1].kind == number || f.tokens[k-1].kind == other && f.tokens[k-1].sign != 0 && !contains("|·•:", f.tokens[k-1].sign) && !f.wordBefore(k)) {
		return Stamp{}, k
	}
	i := k + 1
	for steps := 0; steps < 3 && i < len(f.tokens); steps++ {
		if s, end := f.clock(i, true); end > i {
			if s.Min < 0 {
				return Stamp{}, k
			}
			if after := f.betweenDate(end); after > end {
				return Stamp{}, k
			}
			s.DayOfWeek, s.LastWeek = n, f.weekBefore(k)
			return s, end
		}
		if !f.between(i) {
			break
		}
		i++
	}
	if i = f.beyondWords(k); i > k {
		if s, end := f.clock(i, false); end > i && s.Min >= 0 && f.betweenDate(end) <= end {
			s.DayOfWeek, s.LastWeek = n, f.weekBefore(k)
			return s, end
		}
	}
	return Stamp{}, k
}

// weekBefore reports whether a weekday is that of the week before: 上周二, 上个星期二. 上星期二 is what programs print for the last one.
func (f *finder) weekBefore(k int) bool {
	i := f.tokens[k].start
	return f.text[i] == '上' && (f.text[i+1] == '周' || f.text[i+1] == '个')
}

// beyondWords is the first number, or half of the day, behind the name of a weekday and up to four words: el dimarts passat a les 02:01. It is k
// where something else stands between, or the name is so short that it may be another word.
func (f *finder) beyondWords(k int) int {
	t := &f.tokens[k]
	if t.end-t.start < 4 && f.text[t.start] < 0x590 {
		return k
	}
	words := 0
	for i := k + 1; i < len(f.tokens) && words < 5; i++ {
		switch next := &f.tokens[i]; {
		case next.kind == number || next.is(vocabulary.HalfDay):
			return i
		case next.is(vocabulary.Month) || next.is(vocabulary.Weekday):
			return k
		case next.kind == other && next.sign != 0 && !unicode.IsLetter(next.sign) && !unicode.IsMark(next.sign) && !contains(".,:־", next.sign):
			return k
		case next.start > f.tokens[i-1].end:
			words++
		}
	}
	return k
}

// wordBefore reports whether a word ends with a blank before token k, which is no single sign of Chinese or Japanese.
func (f *finder) wordBefore(k int) bool {
	before := &f.tokens[k-1]
	t := &f.tokens[k]
	return before.end < t.start && (unicode.IsLetter(before.sign) || unicode.IsMark(before.sign)) && (before.sign < 0x2000 || t.end-t.start > 1)
}

// betweenDate is the token after the date that follows token k, 0 if none does.
func (f *finder) betweenDate(k int) int {
	for n := 0; k < len(f.tokens) && n < 3; n++ {
		if d, end := f.date(k); end > k && d.HasDate() {
			return end
		}
		if !f.between(k) {
			break
		}
		k++
	}
	return 0
}

// weekdayAt is the number of the weekday that token k names, from 1 for Sunday, 0 if it names none or languages differ.
func (f *finder) weekdayAt(k int) int {
	n := 0
	for i := range f.tokens[k].meanings {
		if m := &f.tokens[k].meanings[i]; m.Class == vocabulary.Weekday {
			if n > 0 && m.N != n {
				return 0
			}
			n = m.N
		}
	}
	return n
}

// eraLetter reads Japanese dates whose era is a letter: R8.11.20, H30/4/1.
func (f *finder) eraLetter(k int) (Stamp, int) {
	s := empty()
	if k+5 >= len(f.tokens) || f.tokens[k+1].start != f.tokens[k].end || k > 0 && f.tokens[k-1].end == f.tokens[k].start && f.tokens[k-1].sign == 0 {
		return s, k
	}
	whole := k // 令和 and 平成 as well as their first letters
	if s := f.tokens[k+1].sign; s == '和' || s == '成' {
		k++
	}
	if k+5 >= len(f.tokens) {
		return s, whole
	}
	from, until := 2018, 0
	switch f.tokens[whole].sign {
	case 'r', '令':
	case 'h', '平':
		from, until = 1988, 31
	default:
		return s, whole
	}
	y, m, d := f.num(k+1, 2), f.num(k+3, 2), f.num(k+5, 2)
	sep := f.tokens[k+2].sign
	if y < 1 || until > 0 && y > until || m < 1 || m > 12 || d < 1 || d > 31 || sep != '.' && sep != '/' && sep != '-' || f.tokens[k+4].sign != sep || f.goesOn(k+6, sep) {
		return s, whole
	}
	s.Year, s.Month, s.Day = from+y, m, d
	return s, f.weekday(k + 6)
}
