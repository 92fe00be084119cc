package when

import (
	"ashiato/wasm/vocabulary"
)

// one are words that stand for the number one before a unit.
func one(text []rune) bool {
	switch string(text) {
	case "a", "an", "one", "ein", "eine", "einem", "einer", "un", "une", "una", "uno", "um", "uma", "een", "en", "et", "один", "одну", "одного", "một", "bir", "satu", "jeden", "jedną":
		return true
	}
	return false
}

// relative reads a distance from now that begins at token k: "about 3 hours, 12 minutes ago", "vor 2 Tagen", 昨日.
func (f *finder) relative(k int) (Stamp, int) {
	if k >= len(f.tokens) {
		return Stamp{}, k
	}
	if s, end := f.said(k); end > k && !(f.tokens[k].is(vocabulary.Ago) && f.num(k+1, 4) >= 0) { // acum 12 minute
		return s, end
	}
	s := empty()
	i, before := f.direction(&s, k)
	if i >= len(f.tokens) {
		return empty(), k
	}
	i, n := f.amounts(&s, i)
	switch {
	case n == 0 && f.secondsAgo(k):
		s.Unit = "minute"
		return s, k + 2
	case n == 0:
		return s, k
	case f.tokens[k].sign == '-' && i+1 < len(f.tokens):
		return empty(), k
	case before || s.Future:
		return s, i
	}
	return f.directionAfter(s, k, i)
}

// direction reads the word before a distance: "vor", "in", or a sign for it, as in -5 min. before: it lies in the past.
func (f *finder) direction(s *Stamp, k int) (end int, before bool) {
	t := &f.tokens[k]
	if t.kind == word {
		switch {
		case t.sided(vocabulary.Ago, -1):
			before = true
		case t.sided(vocabulary.Ahead, -1):
			s.Future = true
		}
	} else if t.sign == '-' && k == 0 && len(f.tokens) > 2 && f.tokens[1].start == t.end {
		before = true
	}
	if before || s.Future {
		k++
	}
	return k, before
}

// secondsAgo reports whether token k is the unit in "seconds ago", without a number.
func (f *finder) secondsAgo(k int) bool {
	u, ok := f.tokens[k].meaning(vocabulary.Unit)
	return ok && u.Value == "second" && k+1 < len(f.tokens) && f.tokens[k+1].is(vocabulary.Ago)
}

// directionAfter reads the word after a distance that begins at token k and ends before token i: "ago", 前. Without one it is no distance, or
// nothing but a duration.
func (f *finder) directionAfter(s Stamp, k, i int) (Stamp, int) {
	if f.tokens[i-1].is(vocabulary.Ago) { // 10 perce: the unit says it
		return s, i
	}
	for j := i; j < len(f.tokens) && j < i+2; j++ {
		if f.tokens[j].sided(vocabulary.Ago, 1) {
			return s, j + 1
		}
		if f.tokens[j].sided(vocabulary.Ahead, 1) {
			s.Future = true
			return s, j + 1
		}
		if !(f.tokens[j].sign == '.' || f.tokens[j].is(vocabulary.Joiner)) {
			break
		}
	}
	if k == 0 && i >= len(f.tokens) && f.tokens[k].kind == number {
		s.Bare = true
		return s, i
	}
	return s, k
}

// amounts reads numbers with their units.
func (f *finder) amounts(s *Stamp, k int) (end, n int) {
	end = k
	for k < len(f.tokens) && n < 4 {
		if n > 0 && (f.tokens[k].sign == ',' || f.tokens[k].sign == '.' || f.tokens[k].is(vocabulary.Joiner)) {
			k++
			continue
		}
		t := &f.tokens[k]
		amount := int64(-1)
		switch {
		case t.kind == number && t.digits <= 4:
			amount = t.value
		case one(f.text[t.start:t.end]):
			amount = 1
		case t.is(vocabulary.Count):
			m, _ := t.meaning(vocabulary.Count)
			amount = int64(m.N)
		case n == 0 && k+1 < len(f.tokens) && f.about(k):
			if k++; f.tokens[k].is(vocabulary.Joiner) {
				k++ // cerca de 3 horas
			}
			continue
		}
		if amount < 0 || k+1 >= len(f.tokens) {
			break
		}
		unit := f.tokens[k+1].unit
		if m, ok := f.tokens[k+1].meaning(vocabulary.Unit); ok {
			unit = m.Value
		} else if unit == "" {
			break
		}
		s.Back.add(unit, amount)
		s.Unit = unit
		k += 2
		end = k
		n++
	}
	return end, n
}

func (d *Distance) add(unit string, n int64) {
	switch unit {
	case "second":
		d.Seconds += n
	case "minute":
		d.Seconds += n * 60
	case "hour":
		d.Seconds += n * 3600
	case "day":
		d.Days += int(n)
	case "week":
		d.Days += 7 * int(n)
	case "month":
		d.Months += int(n)
	case "year":
		d.Years += int(n)
	}
}

// said reads a word for a fixed distance: yesterday, last week, just now.
func (f *finder) said(k int) (Stamp, int) {
	m, ok := f.tokens[k].meaning(vocabulary.Said)
	if !ok || f.tokens[k].is(vocabulary.Weekday) && len(f.tokens) > 1 || m.Value == "week" && k+1 < len(f.tokens) && f.tokens[k+1].is(vocabulary.Weekday) {
		return Stamp{}, k
	}
	s := empty()
	switch {
	case m.Value == "now":
		s.State, s.Unit = true, "second"
	case m.N < 0:
		s.Future, s.Unit = true, m.Value
		s.Back.Days = m.N
	default:
		s.Unit = m.Value
		s.Back.add(m.Value, int64(m.N))
		if m.Value == "second" && m.N == 0 {
			s.Unit = "minute" // "just now" is no exact second
		}
	}
	return s, k + 1
}

// about reports whether token k says that the number after it is not exact.
func (f *finder) about(k int) bool {
	switch t := &f.tokens[k]; t.sign {
	case '約', '~', '约', '약':
		return true
	default:
		return t.is(vocabulary.About)
	}
}
