package extract

import (
	"slices"
	"strings"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/order"
	"ashiato/wasm/vocabulary"
)

// look is what a text tells wherever it stands.
type look struct {
	text, fold []rune
	hits       []vocabulary.Hit
	stamps     []when.Stamp
	addrs      []address
	role       string
	kinds      kinds
	bare       kinds // what it tells besides within a time element
	unix       bool  // a number that counts seconds, in an attribute made for programs
}

// maxLooks bounds the texts that are kept: those of ten thousand rows, each with its own time. maxLookText bounds the characters of one: long
// texts do not repeat.
const (
	maxLooks    = 16_384
	maxLookText = 200
)

// look reads one text, or attribute.
func (d *doc) look(attr, text string) *look {
	t := closeUp(clean(text, maxPiece))
	l := &look{text: t, fold: vocabulary.Fold(t)}
	if len(t) == 0 {
		return l
	}
	l.fold = apart(t, l.fold)
	if strings.HasPrefix(attr, "data-") || attr == "datetime" || attr == "" && len(t) >= 10 && len(t) <= 13 && t[0] == '1' {
		if at, ok := when.Unix(string(l.fold), d.o.Now); ok {
			at = at.UTC()
			l.stamps = []when.Stamp{{End: len(t), Year: at.Year(), Month: int(at.Month()), Day: at.Day(), Hour: at.Hour(), Min: at.Minute(), Sec: at.Second(), Zone: at.Location()}}
			l.kinds, l.unix = hasDate, true
			return l
		}
	}
	l.hits = slices.DeleteFunc(d.w.Find(l.fold), func(h vocabulary.Hit) bool { return h.Class == vocabulary.Country && exclaimed(l.fold[:h.Start]) })
	l.hits = slices.DeleteFunc(spoken(d.w, t, l.fold, l.hits), func(h vocabulary.Hit) bool { return h.Class == vocabulary.Login && ofFile(l.fold[h.End:]) })
	if attr == "" && len(t) >= 6 && !has(l.hits, vocabulary.Login) {
		if named := d.inNames(t); named != nil {
			l.hits = append(named, l.hits...)
			order.Sort(l.hits, func(a, b vocabulary.Hit) int { return a.Start - b.Start })
		}
	}
	l.stamps = slices.DeleteFunc(when.Find(l.fold, l.hits), func(s when.Stamp) bool { return d.version(&s, l.hits) || s.State && inTitle(t, s.Start) })
	l.addrs = addresses(d.w, l.fold, l.hits)
	if attr == "" && len(l.stamps)+len(l.addrs) == 0 {
		d.dayBehind(l)
	}
	d.judge(l, attr)
	return l
}

// exclaimed reports whether an exclamation mark stands right before: the country's name belongs to a firm's. Yahoo! JAPAN ID.
func exclaimed(before []rune) bool {
	n := len(before)
	if n > 0 && before[n-1] == ' ' {
		n--
	}
	return n > 0 && before[n-1] == '!'
}

// version reports whether a date is the version of the program named before it: Telegram Web A 10.9.63.
func (d *doc) version(s *when.Stamp, hits []vocabulary.Hit) bool {
	if s.Separator != '.' || s.Year > 0 || s.HasClock() || d.o.Now.Year()-2000-s.Parts[2] < 3 && s.Parts[2] <= d.o.Now.Year()-2000 {
		return false
	}
	return slices.ContainsFunc(hits, func(h vocabulary.Hit) bool {
		return (h.Class == vocabulary.Device || h.Class == vocabulary.Protocol) && h.End <= s.Start && s.Start-h.End <= 3
	})
}

// inTitle reports whether a word at i, with a capital, stands right behind another: the last of a name, and not how things are now. Exchange Online.
func inTitle(t []rune, i int) bool {
	return i > 1 && t[i] >= 'A' && t[i] <= 'Z' && t[i-1] == ' ' && letter(t[i-2])
}

func has(hits []vocabulary.Hit, class vocabulary.Class) bool {
	for i := range hits {
		if hits[i].Class == class {
			return true
		}
	}
	return false
}

// inNames is what the names of events tell in a text: of a short one as a whole, of a line those that are written with a low line.
func (d *doc) inNames(t []rune) []vocabulary.Hit {
	if len(t) <= 40 {
		if hits := d.inName(t); hits != nil {
			return hits
		}
	}
	var out []vocabulary.Hit
	for from := 0; from < len(t); {
		to, low := from, false
		for to < len(t) && (letter(t[to]) || digit(t[to]) || t[to] == '_') {
			low = low || t[to] == '_'
			to++
		}
		if low && to-from >= 6 && to-from <= 40 {
			for _, h := range d.inName(t[from:to]) {
				h.Start, h.End = from, to
				out = append(out, h)
			}
		}
		from = to + 1
	}
	return out
}

// inName is what the words in a program's name for an event tell, each of the whole name: SignInFailure, LOGIN_NG.
// FileAccessed is no sign-in.
func (d *doc) inName(t []rune) []vocabulary.Hit {
	spaced, cuts := make([]rune, 0, len(t)+8), 0
	for i, r := range t {
		switch {
		case r == '_' || r == '.' && i > 0:
			r = ' '
			cuts++
		case r >= 'A' && r <= 'Z' && i > 0 && t[i-1] >= 'a' && t[i-1] <= 'z':
			spaced = append(spaced, ' ')
			cuts++
		case !letter(r) && !digit(r):
			return nil
		}
		spaced = append(spaced, r)
	}
	if cuts == 0 {
		return nil
	}
	fold := vocabulary.Fold(spaced)
	hits := slices.DeleteFunc(d.w.Find(fold), func(h vocabulary.Hit) bool {
		return h.Class != vocabulary.Event && h.Class != vocabulary.Outcome && (h.Class != vocabulary.Login || visit(d.w, fold[h.Start:h.End]))
	})
	if !has(hits, vocabulary.Outcome) {
		hits = slices.DeleteFunc(hits, func(h vocabulary.Hit) bool { // login_page.updated
			return h.Class == vocabulary.Login && h.End < len(fold) && d.w.Begins(vocabulary.PartSettings, string(fold[h.End+1:]))
		})
	}
	named := has(hits, vocabulary.Login) || has(hits, vocabulary.Event)
	for i := range hits {
		h := &hits[i]
		switch long := h.End - h.Start; {
		case named:
			h.Start, h.End = 0, len(t)
		case h.End == len(spaced): // a result of something that is not known
			h.Start, h.End = max(0, len(t)-long), len(t)
		default:
			h.Start, h.End = 0, min(long, len(t))
		}
	}
	return hits
}

// judge says what a text holds.
func (d *doc) judge(l *look, attr string) {
	if l.role = d.label(l.fold); l.role == vocabulary.RoleOutcome && resultOnly(l) {
		l.role = "" // though a column may be called so
	}
	if l.role == "" && attr == "" && len(l.stamps)+len(l.addrs) == 0 {
		l.role = d.composedLabel(l.fold, l.hits)
	}
	for i := range l.stamps {
		var k kinds
		switch s := &l.stamps[i]; {
		case s.Future:
		case s.State:
			l.kinds |= hasNow
		case s.HasDate() || s.Relative():
			k = hasDate
		case s.HasClock():
			k = hasClock
		}
		if l.stamps[i].Bare && attr == "" {
			l.bare |= k
		} else {
			l.kinds |= k
		}
	}
	if len(l.addrs) > 0 {
		l.kinds |= hasAddress
	}
	for i := range l.hits {
		l.kinds |= ofWord(&l.hits[i])
	}
	if d.ownWords(l) {
		l.kinds |= hasOwn
	}
	if _, ok := placeCode(&piece{w: d.w, attr: attr, text: l.text, fold: l.fold, hits: l.hits, stamps: l.stamps}); ok || flagEmoji(l.text) != "" || domestic(l.fold) != "" {
		l.kinds |= hasPlace
	}
	if hostname(l.fold) {
		l.kinds |= hasHost
		d.serversOnly(l)
	}
	if foreign(l.fold) {
		l.kinds |= hasForeign
	}
	if l.role != "" {
		named := l.role == vocabulary.RoleSignIn && slices.ContainsFunc(l.hits, func(h vocabulary.Hit) bool {
			return h.Class == vocabulary.Login && h.Start == 0 && h.End == len(l.fold)
		})
		l.kinds, l.bare = l.kinds&(hasForeign|hasOwn)|hasLabel, 0
		if named {
			l.kinds |= hasLogin // it may as well name what happened
		}
	}
}

// resultOnly reports whether a text is nothing but a result: "Connexion réussie".
func resultOnly(l *look) bool {
	letters, said := 0, false
	for i := range l.hits {
		switch h := &l.hits[i]; h.Class {
		case vocabulary.Outcome:
			letters, said = letters+h.End-h.Start, true
		case vocabulary.Login:
			letters += h.End - h.Start
		}
	}
	return said && letters+2 >= len(l.fold)
}

// ofWord is what a word of the vocabulary tells.
func ofWord(h *vocabulary.Hit) kinds {
	switch h.Class {
	case vocabulary.Country:
		return hasPlace
	case vocabulary.Device:
		return hasDevice
	case vocabulary.Outcome:
		return hasOutcome
	case vocabulary.Protocol:
		if h.Value == "imap" || h.Value == "pop" || h.Value == "smtp" || h.Value == "mail" {
			return hasProtocol | hasMailProtocol
		}
		return hasProtocol
	case vocabulary.Login:
		return hasLogin
	case vocabulary.Event:
		return hasEvent
	case vocabulary.Current:
		return hasCurrent
	case vocabulary.Own:
		return hasOwn
	}
	return 0
}

// label is the role that a folded text names if it is nothing but a label, "" otherwise: "IP Address:", "Location (approx.)".
func (d *doc) label(fold []rune) string {
	if len(fold) == 0 || len(fold) > 80 {
		return ""
	}
	s := strings.Trim(string(fold), " :*・●■▼▲↓↑⇅|?")
	if r := d.w.Label(s); r != "" {
		return r
	}
	if plain := d.w.CutBefore(vocabulary.PartHonorific, s); plain != s {
		if r := d.w.Label(plain); r != "" {
			return r
		}
	}
	if strings.IndexByte(s, '_') > 0 { // the name of a column: ip_address, LOGIN_DATE, result_cd
		t := strings.ReplaceAll(s, "_", " ")
		for _, t := range [...]string{t, strings.TrimSuffix(t, " cd"), strings.TrimSuffix(t, " code")} {
			if r := d.w.Label(t); r != "" {
				return r
			}
		}
	}
	cut := s
	for _, open := range []byte("([<") {
		if i := strings.IndexByte(cut, open); i > 0 {
			cut = cut[:i]
		}
	}
	if cut != s {
		if r := d.w.Label(strings.Trim(cut, " :*")); r != "" && !d.answered(s[len(cut):], len(s) > 20) && (!strings.ContainsAny(s, "0123456789") || inTurns(s[len(cut):])) {
			return r
		}
	}
	return ""
}

// answered reports whether what stands in brackets after a label is its value: Browser (Firefox/Windows), Access (IMAP). long: it may explain the label.
func (d *doc) answered(brackets string, long bool) bool {
	inner := strings.Trim(brackets, "()[]<> ")
	program, system, both := strings.Cut(inner, "/")
	return !long && has(d.w.Find([]rune(inner)), vocabulary.Protocol) || both && has(d.w.Find([]rune(program)), vocabulary.Device) && has(d.w.Find([]rune(system)), vocabulary.Device)
}

// serversOnly takes from the name of a server, login.example.com, that it speaks of signing in. Those of events have no such ending: user.login.failed.
func (d *doc) serversOnly(l *look) {
	name := string(l.fold)
	if strings.Count(name, ".") < 2 || len(d.w.Find([]rune(name[strings.LastIndexByte(name, '.')+1:]))) > 0 {
		return
	}
	l.kinds &^= hasLogin
	l.hits = slices.DeleteFunc(slices.Clone(l.hits), func(h vocabulary.Hit) bool { return h.Class == vocabulary.Login })
}

// inTurns reports whether what stands in brackets after a label is but a number: (1回前), (2).
func inTurns(s string) bool {
	letters := 0
	for _, r := range s {
		if !digit(r) && r != '(' && r != ')' && r != ' ' && r != '#' {
			letters++
		}
	}
	return letters <= 2 && len(s) <= 16
}
