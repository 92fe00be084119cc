package extract

import (
	"strings"

	"unicode"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// said is what the words of one heading tell.
type said struct {
	titled          bool // it names a login history
	against, best   int  // words against it; the letters of the name
	kind            string
	logins, records int // letters of words for signing in, and for a list of what has been
	results         int // and of results
	mail, signs     bool
	sentence        bool // it tells of more than that
	strong          bool // a word for signing in that is said of nothing else
}

// words reads the words of a heading.
func (h *headline) words(c *context, near bool) (s said) {
	for i := range h.hits {
		hit := &h.hits[i]
		switch hit.Class {
		case vocabulary.Title:
			if n := hit.End - hit.Start; h.isName(hit) && !within(h.hits, hit, vocabulary.Against) {
				s.titled = true
				if signs, any := h.inCompound(hit); any && !has(h.hits, vocabulary.Login) {
					s.logins, s.signs = s.logins+n, s.signs || signs
					s.strong = s.strong || signs
					c.strong = c.strong || signs
				}
				if n > s.best {
					s.best, s.kind = n, hit.Value
				}
			}
		case vocabulary.Against:
			if !within(h.hits, hit, vocabulary.Title) && !(h.level == 0 && h.branded(hit)) {
				s.against++
			}
		case vocabulary.Own:
			c.own = c.own || near
		case vocabulary.Login:
			if within(h.hits, hit, vocabulary.Against) {
				break // of a program's licence
			}
			s.logins += hit.End - hit.Start
			s.signs = s.signs || !visit(h.w, h.fold[hit.Start:hit.End])
			s.strong = s.strong || !visit(h.w, h.fold[hit.Start:hit.End]) && !connection(h.w, h.fold[hit.Start:hit.End])
			c.strong = c.strong || s.strong
			c.gates = c.gates || h.w.Holds(vocabulary.PartGate, string(h.fold[hit.Start:hit.End]))
		case vocabulary.Record:
			if !within(h.hits, hit, vocabulary.Login) {
				s.records += hit.End - hit.Start
			}
		case vocabulary.Protocol:
			s.mail = s.mail || signin.Protocol(hit.Value).MailSoftware()
		case vocabulary.Outcome:
			if preposition(h.fold, hit) {
				break
			}
			if h.note() {
				c.successes = c.successes || near && h.listsSuccesses(hit)
				break
			}
			if !within(h.hits, hit, vocabulary.Login) {
				s.results += hit.End - hit.Start
			}
			heads := near && h.level < besideLevel
			c.failures = c.failures || heads && hit.Value == "failure"
			c.blocked = c.blocked || heads && h.blocks(hit)
			c.successes = c.successes || heads && hit.Value == "success" && succeeded(h.w, h.fold[hit.Start:hit.End])
		}
	}
	s.sentence = len(h.fold) > 12 && 2*(s.logins+s.records) < len(h.fold) && h.note()
	return s
}

// branded reports whether a word is the end of a name that is not known: うらドメイン, つちのこVPS.
func (h *headline) branded(hit *vocabulary.Hit) bool {
	if hit.Start == 0 || h.fold[hit.Start-1] < 0x2E80 || !unicode.IsLetter(h.fold[hit.Start-1]) || hit.End < len(h.fold) && unicode.IsLetter(h.fold[hit.End]) {
		return false
	}
	for i := range h.hits {
		if o := &h.hits[i]; o.End == hit.Start {
			return false
		}
	}
	return true
}

// inCompound reports whether the name of a history has signing in as a part of a word: Anmeldeprotokoll, inloggeschiedenis. signs: and not any
// connection.
func (h *headline) inCompound(hit *vocabulary.Hit) (signs, any bool) {
	name := string(h.fold[hit.Start:hit.End])
	signs = h.w.Holds(vocabulary.PartCompoundSignIn, name)
	return signs, signs || h.w.Holds(vocabulary.PartCompoundConnection, name)
}

// note reports whether a text before a group is a sentence rather than a heading: what it says of failures is of no record.
func (h *headline) note() bool {
	last := h.fold[len(h.fold)-1]
	return h.level == besideLevel && (last == '。' || last == '.' || last == '!')
}

// listsSuccesses reports whether a sentence says that what it tells of are the sign-ins that succeeded, and not how those go that failed:
// ログインに成功した履歴を表示しています。
func (h *headline) listsSuccesses(success *vocabulary.Hit) bool {
	if !succeeded(h.w, h.fold[success.Start:success.End]) {
		return false
	}
	listed := false
	for i := range h.hits {
		switch hit := &h.hits[i]; hit.Class {
		case vocabulary.Outcome:
			if hit.Value != success.Value {
				return false
			}
		case vocabulary.Record, vocabulary.Login:
			gap := hit.Start - success.End
			listed = listed || gap >= 0 && gap <= maxOfList && !strings.ContainsAny(string(h.fold[success.End:hit.Start]), "、。,.;:")
		}
	}
	return listed
}

// blocks reports whether a word of a heading says that the sign-ins below it were blocked, and not how they can be.
func (h *headline) blocks(hit *vocabulary.Hit) bool {
	if hit.Value != string(signin.Blocked) || !has(h.hits, vocabulary.Login) {
		return false
	}
	return !h.w.Holds(vocabulary.PartSettings, string(h.fold[:hit.Start])+"|"+string(h.fold[hit.End:]))
}

// maxOfList bounds what stands between a result and the list of those that had it: successful user logins.
const maxOfList = 6

// isName reports whether a title's words name the page: a short name like "devices" must be most of the heading, not in "Managed devices".
func (h *headline) isName(hit *vocabulary.Hit) bool {
	n := hit.End - hit.Start
	if 3*n < len(h.fold) && len(h.fold) >= 60 {
		return false
	}
	return spelled(h.fold[hit.Start]) && n >= 10 || !spelled(h.fold[hit.Start]) && n >= 4 || 2*n >= len(h.fold)
}

// ofOther reports whether a heading speaks of something in words that are not known, or are those of other things: "Gift card redemption attempts".
func (h *headline) ofOther() bool {
	if h.ofAccount() || h.w.Holds(vocabulary.PartActivity, string(h.fold)) {
		return false
	}
	rest, end := 0, 0
	count := func(to int) {
		for _, r := range h.fold[min(end, to):to] {
			if r >= 0x2E80 {
				rest += 2
			} else if unicode.IsLetter(r) {
				rest++
			}
		}
	}
	for i := range h.hits {
		if hit := &h.hits[i]; hit.Class != vocabulary.Event && hit.Class != vocabulary.Against {
			count(hit.Start)
			end = max(end, hit.End)
		}
	}
	count(len(h.fold))
	return rest >= maxUnsaid
}

// maxUnsaid is how many letters of a heading may be of no word that is known; those of scripts that write words in two count twice.
const maxUnsaid = 4

// visit reports whether a word for signing in means other visits as well: access.
func visit(w *vocabulary.Words, word []rune) bool {
	return w.Holds(vocabulary.PartAccess, string(word))
}

// connection reports whether a word for signing in is said of devices in a network as well.
func connection(w *vocabulary.Words, word []rune) bool {
	return w.Is(vocabulary.PartConnection, string(word))
}

// ofAccount reports whether a heading speaks of the reader's account.
func (h *headline) ofAccount() bool { return h.w.Holds(vocabulary.PartAccount, string(h.fold)) }

// succeeded reports whether a word says that a sign-in went well, and not only that there was one: "signed in".
func succeeded(w *vocabulary.Words, word []rune) bool {
	return w.Holds(vocabulary.PartSucceeded, string(word))
}

// activity reports whether a heading speaks of activity without saying of which kind.
func (h *headline) activity() bool {
	t := string(h.fold)
	return h.w.Holds(vocabulary.PartActivity, t) && !h.w.Holds(vocabulary.PartKindOfActivity, t)
}

// ofSettings reports whether a heading speaks of how signing in is set, protected or told of rather than of what has been.
func (h *headline) ofSettings() bool { return h.w.Holds(vocabulary.PartSettings, string(h.fold)) }
