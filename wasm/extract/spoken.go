package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// apart makes a bar of each full-width solidus that stands between a word and a number: it separates them and is part of no date, address or path.
func apart(text, fold []rune) []rune {
	if len(text) != len(fold) {
		return fold
	}
	several := 0
	for _, r := range text {
		if r == '／' {
			several++
		}
	}
	for i := 1; several > 0 && i+1 < len(text); i++ {
		if text[i] == '／' && several > 1 && len(text) > 12 && !(digit(fold[i-1]) && digit(fold[i+1])) {
			fold[i] = '|' // of a list
		}
		if text[i] == '／' && digit(fold[i+1]) && (!digit(fold[i-1]) || afterClock(fold[:i]) || beforeAddress(fold[i+1:])) {
			fold[i] = '|'
		}
	}
	return fold
}

// afterClock reports whether a text ends in a time of day, or an address.
func afterClock(s []rune) bool {
	i := len(s)
	for i > 0 && digit(s[i-1]) {
		i--
	}
	return i > 1 && (s[i-1] == ':' || s[i-1] == '.' && digit(s[i-2]))
}

// beforeAddress reports whether a text begins with two numbers and a point after each.
func beforeAddress(s []rune) bool {
	points := 0
	for i, r := range s {
		if !digit(r) && (r != '.' || i == 0 || s[i-1] == '.') {
			break
		}
		if r == '.' {
			points++
		}
	}
	return points >= 3
}

// closeUp takes the blanks out of a short word that is spaced for its width: 成 功, 日 時.
func closeUp(s []rune) []rune {
	if len(s) != 3 && len(s) != 5 {
		return s
	}
	for i, r := range s {
		if (i%2 == 1) != (r == ' ') || i%2 == 0 && r < 0x2E80 {
			return s
		}
	}
	out := make([]rune, 0, 3)
	for i := 0; i < len(s); i += 2 {
		out = append(out, s[i])
	}
	return out
}

// spoken leaves out the words for signing in and for protocols that stand in addresses of the web and names of hosts: /wp-login.php,
// imap.example.com; and 前日 in 前日比.
func spoken(w *vocabulary.Words, text, s []rune, hits []vocabulary.Hit) []vocabulary.Hit {
	kept := make([]vocabulary.Hit, 0, len(hits))
	for i := range hits {
		h := hits[i]
		if h.Class == vocabulary.Said && h.End < len(s) && (s[h.End] == '比' || h.End-h.Start == 1 && strings.ContainsRune("回後月年週度期", s[h.End])) {
			continue // compared with the day before; 今回, 今後
		}
		if h.Class == vocabulary.Login && h.Start > 2 && string(s[h.Start-3:h.Start]) == "to " && monthAt(hits, h.End+1) {
			continue // documents to sign in November
		}
		if h.Class == vocabulary.Country && (within(hits, &h, vocabulary.Weekday) || unicode.IsLower(text[h.Start]) && within(hits, &h, vocabulary.Said)) {
			continue // Chủ Nhật is Sunday; sad is now, and SAD a country
		}
		if h.Class == vocabulary.Said && within(hits, &h, vocabulary.Protocol) || h.Class == vocabulary.Outcome && within(hits, &h, vocabulary.Unknown) {
			continue // online banking; DNS name not found
		}
		if h.Class == vocabulary.Country && (within(hits, &h, vocabulary.Record) || within(hits, &h, vocabulary.Title) || ofZone(w, s[h.End:]) || ofLanguage(s, &h)) || h.Class == vocabulary.Login && quotedAt(s, h.Start) {
			continue // Nhật ký đăng nhập; 日本時間; en-US; the page "Sign in"
		}
		if (h.Class == vocabulary.Login || h.Class == vocabulary.Protocol || h.Class == vocabulary.Outcome) && s[h.Start] < 0x80 && inLink(s, h.Start, h.End) {
			continue
		}
		if h.Class == vocabulary.Outcome && preposition(text, &h) {
			continue
		}
		if h.Class == vocabulary.Protocol && h.End-h.Start == 3 && h.Value == string(signin.POP) && ofName(w, text, s, hits, &h) {
			continue
		}
		if h.Class == vocabulary.Outcome && negated(w, s, &h) {
			h.Value = string(opposite(signin.Outcome(h.Value)))
		}
		kept = append(kept, h)
	}
	return kept
}

// preposition reports whether a result is Tagalog's word for of, and no NG.
func preposition(text []rune, h *vocabulary.Hit) bool {
	return h.Start > 0 && h.End+1 < len(text) && string(text[h.Start-1:h.End+1]) == " ng " && letter(text[h.End+1])
}

// negated reports whether a word right before a result, or right after it, says that it was not so: not blocked, 비정상, エラーなし.
func negated(w *vocabulary.Words, s []rune, h *vocabulary.Hit) bool {
	before, after := string(s[max(0, h.Start-9):h.Start]), string(s[h.End:min(len(s), h.End+8)])
	if i := strings.LastIndexByte(strings.TrimSuffix(before, " "), ' '); i >= 0 {
		before = before[i+1:]
	}
	if before != "" && s[h.Start-1] >= 0x2E80 && w.Ends(vocabulary.PartNotBefore, before) {
		return true
	}
	return w.Is(vocabulary.PartNotBefore, before) || w.Begins(vocabulary.PartNotAfter, after)
}

// opposite is the result that the denial of another tells.
func opposite(o signin.Outcome) signin.Outcome {
	switch o {
	case signin.Success:
		return signin.Failure
	case signin.Failure, signin.Blocked:
		return signin.Success
	}
	return o
}

// ofName reports whether "pop" is part of a name: of a shop, of its posters, Pop!_OS. Another word stands right beside it, and nothing in the text speaks of
// signing in, of mail or of a way.
func ofName(w *vocabulary.Words, text, s []rune, hits []vocabulary.Hit, pop *vocabulary.Hit) bool {
	device := false
	for i := range hits {
		switch o := &hits[i]; o.Class {
		case vocabulary.Login, vocabulary.Outcome, vocabulary.Protocol:
			if o.Start != pop.Start {
				return false
			}
		case vocabulary.Device:
			device = true
		}
	}
	before, after := string(s[:pop.Start]), strings.TrimLeft(string(s[pop.End:]), " ")
	first, _ := utf8.DecodeRuneInString(after)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, "-"))
	if unicode.IsLetter(last) && !strings.HasSuffix(before, " ") || first == '!' {
		return true
	}
	if device || strings.Contains(string(s), "mail") || w.Ends(vocabulary.PartWayBefore, before) || w.Begins(vocabulary.PartWayAfter, after) || w.Begins(vocabulary.PartFromBefore, after) {
		return false
	}
	return unicode.IsLetter(first) && (s[pop.End] != ' ' || text[pop.Start+1] != 'O') // POP over SSL, but Pop Shop
}

// monthAt reports whether the name of a month begins at a position.
func monthAt(hits []vocabulary.Hit, at int) bool {
	for i := range hits {
		if hits[i].Class == vocabulary.Month && hits[i].Start == at {
			return true
		}
	}
	return false
}

// ofLanguage reports whether a country's code is the end of a language's: en-us.
func ofLanguage(s []rune, h *vocabulary.Hit) bool {
	i := h.Start
	return h.End-i == 2 && i > 2 && s[i-1] == '-' && letter(s[i-2]) && letter(s[i-3]) && (i == 3 || !letter(s[i-4]))
}

// quotedAt reports whether what begins at a position is the name of something: a quotation mark stands before it, and a word before that.
func quotedAt(s []rune, i int) bool {
	return i > 2 && (s[i-1] == '"' || s[i-1] == '“') && s[i-2] == ' ' && letter(s[i-3])
}

// ofZone reports whether the name of a country goes on as that of a zone.
func ofZone(w *vocabulary.Words, after []rune) bool {
	return w.Begins(vocabulary.PartClockOf, string(after[:min(len(after), 14)]))
}

// inLink reports whether start to end stands inside a path, a web address or the name of a host.
func inLink(s []rune, start, end int) bool {
	from, to := start, end
	for from > 0 && s[from-1] != ' ' && s[from-1] < 0x80 && start-from < 200 {
		from--
	}
	for to < len(s) && s[to] != ' ' && s[to] < 0x80 && to-end < 200 {
		to++
	}
	if from == start && to == end {
		return false
	}
	t := string(s[from:to])
	if strings.Contains(t, "://") || len(t) > 3 && t[0] == '/' && t[1] != ' ' || strings.HasPrefix(t, "www.") || strings.Contains(t, ".php") || strings.Contains(t, ".html") {
		return true
	}
	t = strings.Trim(t, "()[],;:\"'")
	if dot := strings.LastIndexByte(t, '.'); dot > 0 && hostname([]rune(t)) {
		switch last := t[dot+1:]; last {
		case "com", "net", "org", "info", "app", "dev", "local", "lan", "png", "jpg", "pdf", "svg":
			return true
		default:
			return len(last) == 2
		}
	}
	return false
}
