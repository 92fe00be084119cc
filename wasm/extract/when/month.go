package when

import (
	"strings"

	"ashiato/wasm/vocabulary"
)

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

// romans are the Roman numbers of the months, each as long as the longest.
const romans = "i   ii  iii iv  v   vi  vii viiiix  x   xi  xii "

// roman is the month that a Roman number names between a day and a year, 0 if none does: 4 XI 2026.
func (f *finder) roman(k int) int {
	name := string(f.text[f.tokens[k].start:f.tokens[k].end])
	if len(name) > 4 || !contains("ivx", f.text[f.tokens[k].start]) || k == 0 || f.num(k-1, 2) < 1 || year(f.num(k+1, 4)) == 0 {
		return 0
	}
	for m := 0; m < len(romans); m += 4 {
		if strings.TrimRight(romans[m:m+4], " ") == name {
			return m/4 + 1
		}
	}
	return 0
}
