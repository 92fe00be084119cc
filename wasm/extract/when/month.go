package when

import "ashiato/wasm/vocabulary"

// MonthOnly is the month that a folded text names and nothing else, and its year, 0 if it names none: "August", 2026年8月, 08/2026, "agosto de 2026".
func MonthOnly(text []rune, hits []vocabulary.Hit) (inYear, month int) {
	f := finder{text: text, tokens: tokenize(text, hits)}
	for k := 0; k < len(f.tokens); {
		n := f.num(k, 4)
		switch {
		case n > 0 && f.starts(k+1, "月월") && month == 0 && n <= 12:
			month, k = n, k+2
		case n > 0 && f.tokens[k].digits == 4 && inYear == 0 && year(n) > 0:
			inYear, k = year(n), k+1
		case n > 0 && n <= 12 && month == 0 && f.beside(k):
			month, k = n, k+1
		case n >= 0:
			return 0, 0
		default:
			if m, end := f.month(k); m > 0 && month == 0 && !f.tokens[k].is(vocabulary.Weekday) {
				month, k = m, end
			} else if t := &f.tokens[k]; t.is(vocabulary.Joiner) || t.sign != 0 && contains("-/.,年년г'", t.sign) {
				k++
			} else {
				return 0, 0
			}
		}
	}
	return inYear, month
}

// beside reports whether the number at token k stands beside another of four digits, with a separator between them: a year.
func (f *finder) beside(k int) bool {
	return k+2 < len(f.tokens) && contains("-/.", f.tokens[k+1].sign) && f.tokens[k+2].digits == 4 && k+3 == len(f.tokens) ||
		k == 2 && contains("-/.", f.tokens[1].sign) && f.tokens[0].digits == 4 && k+1 == len(f.tokens)
}

// roman is the month that a Roman number names between a day and a year, 0 if none does: 4 XI 2026.
func (f *finder) roman(k int) int {
	if k == 0 || f.tokens[k].end-f.tokens[k].start > 4 || !contains("ivx", f.text[f.tokens[k].start]) || f.num(k-1, 2) < 1 {
		return 0
	}
	end := f.tokens[k].start
	for end < len(f.text) && contains("ivx", f.text[end]) {
		end++
	}
	if year(f.num(k+1, 4)) == 0 || end != f.tokens[k].end {
		return 0
	}
	for m, name := range [...]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"} {
		if name == string(f.text[f.tokens[k].start:end]) {
			return m + 1
		}
	}
	return 0
}
