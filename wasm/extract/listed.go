package extract

import (
	"strings"

	"ashiato/wasm/page"
)

// maxMoment bounds the bytes of a moment in a list of several.
const maxMoment = 32

// listedMoments cuts a text that is a list of moments, each with its time of day: 08:14, 05:22, 01:46. The first part is what names them, which stands before
// the first with a colon, or "": 直近のログイン日時：2026/11/04 22:45、2026/11/01 20:16. Nil for any other text.
func listedMoments(text string) []string {
	for _, separator := range [...]string{"、", "／", ";", ","} {
		if n := strings.Count(text, separator); n == 0 || n > maxLines {
			continue
		}
		parts := strings.Split(strings.TrimRight(strings.TrimSpace(text), ".。"), separator)
		name := ""
		for _, colon := range [...]string{"：", ": "} {
			if before, after, found := strings.Cut(parts[0], colon); found && name == "" {
				name, parts[0] = before, after
			}
		}
		if !clocks(parts) {
			return nil
		}
		return append([]string{strings.TrimSpace(name)}, parts...)
	}
	return nil
}

// addList adds a list of moments in lines, and what names them as their heading.
func addList(b *page.Builder, parent int, parts []string, number int) (last int) {
	name := parts[0]
	for _, end := range [...]string{". ", "。", "! "} { // Bonjour Claire. Vos dernières connexions :
		if i := strings.LastIndex(name, end); i > 0 {
			b.Text(parent, name[:i+len(end)], number)
			name = name[i+len(end):]
		}
	}
	if name != "" {
		b.Text(b.Element(parent, "h6", nil, number), name, number)
	}
	for k, part := range parts[1:] {
		if k > 0 {
			b.Element(parent, "br", nil, number)
		}
		last = b.Text(parent, part, number)
	}
	return last
}

// clocks reports whether each of several texts is short, begins with a number and ends in a time of day.
func clocks(parts []string) bool {
	for i := range parts {
		s := strings.TrimSpace(parts[i])
		parts[i] = s
		n := len(s)
		if n < 4 || n > maxMoment || !digit(rune(s[0])) || !digit(rune(s[n-1])) || !digit(rune(s[n-2])) || s[n-3] != ':' && s[n-3] != 'h' || !digit(rune(s[n-4])) {
			return false
		}
	}
	return len(parts) > 1
}
