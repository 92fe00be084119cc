package vocabulary

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes text comparable rune by rune: lower case, full-width forms as plain ones, every space a space, typographic
// quotes and dashes as plain ones, ё as е, Arabic yeh and kaf as Persian ones, digits of other scripts as 0 to 9. The result has as many runes as s, so that positions
// in it are positions in s.
func Fold(s []rune) []rune {
	out := make([]rune, len(s))
	for i, r := range s {
		out[i] = fold(r)
	}
	return out
}

// FoldString is Fold of a text; it is composed first, so its length may differ.
func FoldString(s string) string { return string(Fold([]rune(composed(s)))) }

func composed(s string) string {
	if ascii(s) {
		return s
	}
	return norm.NFC.String(s)
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func fold(r rune) rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		} else if r < ' ' {
			r = ' '
		}
		return r
	case r >= 0xFF01 && r <= 0xFF5E: // full-width ASCII
		return fold(r - 0xFEE0)
	case r == 'ё' || r == 'Ё':
		return 'е'
	case r == 'İ':
		return 'i'
	}
	switch r {
	case 'ي': // Arabic letters as Persian writes them
		return 'ی'
	case 'ك':
		return 'ک'
	case 0xA0, 0x202F, 0x2009, 0x3000, 0x2007, 0x2003, 0x2002, 0x200A, 0x205F, 0x1680, 0x85:
		return ' '
	case '’', '‘', 'ʼ', 'ʻ', '´', '＇':
		return '\''
	case '−', '–', '—', '‐', '‑', '―', '﹣':
		return '-'
	case '∶', '：', '꞉':
		return ':'
	case '，', '、', '،':
		return ','
	case '．', '。':
		return '.'
	case '⁄', '∕':
		return '/'
	case '【', '〔', '［', '「':
		return '['
	case '】', '〕', '］', '」':
		return ']'
	case '〜', '～':
		return '~'
	}
	if unicode.IsDigit(r) {
		return '0' + rune(digit(r))
	}
	return unicode.ToLower(r)
}

// digit is the value of a decimal digit of any script: their blocks of ten begin at multiples of the script's zero.
func digit(r rune) int {
	for zero := r; ; zero-- {
		if !unicode.IsDigit(zero-1) || r-zero >= 9 {
			return int(r-zero) % 10
		}
	}
}
