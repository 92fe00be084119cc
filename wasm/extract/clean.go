package extract

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Limits of kept texts, in characters.
const (
	maxField  = 300
	maxRecord = 500
	maxPiece  = 400 // of one text that is looked at
)

// Clean makes a text of a page fit to be shown and compared: composed, spaces folded, without control characters, marks of
// writing direction and characters without width. It is cut at 500 characters.
func Clean(s string) string { return string(clean(s, maxRecord)) }

// clean is Clean to runes, cut at max.
func clean(s string, max int) []rune {
	if len(s) > 8*max {
		s = s[:8*max]
	}
	if !composed(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		if !norm.NFC.IsNormalString(s) || strings.ContainsFunc(s, halfWidth) {
			s = compose(s)
		}
	}
	out := make([]rune, 0, min(len(s), max))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == 0x85:
			space = true
			continue
		case invisible(r):
			continue
		}
		if space && len(out) > 0 {
			out = append(out, ' ')
		}
		space = false
		if len(out) >= max {
			break
		}
		out = append(out, r)
	}
	return out
}

// composed reports whether a text is plainly valid and composed: ASCII, kana, kanji, full-width forms of ASCII, none of the marks among
// them that join what stands before. Nearly all texts are, and asking the tables of Unicode takes far longer.
func composed(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x80, r >= 0x3000 && r < 0x302A, r >= 0x3030 && r < 0x3099, r >= 0x309B && r < 0xA000, r >= 0xFF01 && r <= 0xFF5E:
		default:
			return false
		}
	}
	return true
}

// compose joins letters and marks, and makes half-width kana full.
func compose(s string) string {
	var b strings.Builder
	kana := strings.Builder{}
	flush := func() {
		b.WriteString(norm.NFKC.String(kana.String()))
		kana.Reset()
	}
	for _, r := range norm.NFC.String(s) {
		if halfWidth(r) {
			kana.WriteRune(r)
			continue
		}
		if kana.Len() > 0 {
			flush()
		}
		b.WriteRune(r)
	}
	flush()
	return b.String()
}

func halfWidth(r rune) bool { return r >= 0xFF61 && r <= 0xFF9F }

// invisible reports whether r shows nothing of its own: control characters, marks of direction, joiners, soft hyphens.
func invisible(r rune) bool {
	if r < 0x20 || r >= 0x7F && r < 0xA0 {
		return true
	}
	return r == 0xAD || r == 0x061C || r == 0xFEFF || r == 0x180E || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E ||
		r >= 0x2060 && r <= 0x206F || r >= 0xFFF9 && r <= 0xFFFB || r >= 0xE0000 && r <= 0xE007F || r == '\uFFFD'
}

// text is runes as a field of at most maxField characters.
func field(r []rune) string {
	if len(r) > maxField {
		r = r[:maxField]
	}
	return strings.TrimSpace(string(r))
}
