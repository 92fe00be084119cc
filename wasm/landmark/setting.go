package landmark

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ashiato/wasm/provider"
	"ashiato/wasm/vocabulary"
)

// specific is the length in runes from which a choice's text tells by itself which setting it belongs to. Shorter ones
// ("有効", "on") count only on the setting's own page or below its heading.
const specific = 8

// settings reads the state of each action that has one: from what is chosen in a form, else from words beside its name.
func (s *scanned) settings(d *provider.Definition, is string, to map[string]string) {
	for i := range d.Actions {
		a := &d.Actions[i]
		if len(a.On)+len(a.Off) == 0 {
			continue
		}
		r := newChoice(a, s.w)
		state, form := s.chosen(r, is == a.ID)
		if !form {
			state = s.said(r, is == a.ID)
		}
		if state != "" {
			to[a.ID] = state
		}
	}
}

// choice is one setting's names and words, folded.
type choice struct {
	titles, on, off []string
	anyOn, anyOff   []string // words that any setting may use: they count only beside its name
	stated          []string // what stands behind a state that holds
	closes          bool     // it closes what its page lets in
}

// newChoice is an action's setting. Of a switch that lets something in, everyday words mean the opposite: mail software is closed where its access is
// disabled.
func newChoice(a *provider.Action, w *vocabulary.Words) *choice {
	enabled, disabled := folded(w.Part(vocabulary.PartEnabled)), folded(w.Part(vocabulary.PartDisabled))
	c := &choice{titles: folded(a.Titles, a.Labels), on: folded(a.On), off: folded(a.Off), stated: folded(w.Part(vocabulary.PartStated))}
	if a.ID == "close-mail-software" {
		c.anyOn, c.anyOff, c.closes = disabled, enabled, true
		return c
	}
	c.anyOn = append(folded(w.Part(vocabulary.PartRestricted)), enabled...)
	c.anyOff = append(folded(w.Part(vocabulary.PartUnrestricted)), disabled...)
	return c
}

// folded are the words of some lists, comparable.
func folded(lists ...[]string) []string {
	var out []string
	for _, list := range lists {
		for _, w := range list {
			out = append(out, Fold(w))
		}
	}
	return out
}

// named reports whether a text holds the setting's name.
func (c *choice) named(text string) bool {
	for _, t := range c.titles {
		if strings.Contains(text, t) {
			return true
		}
	}
	return false
}

// means is what a choice's text stands for: "on", "off" or "", and by how long a phrase. The longest phrase that it holds decides;
// short phrases only where near.
func (c *choice) means(text string, near bool) (state string, size int) {
	try := func(words []string, to string) {
		for _, w := range words {
			n := utf8.RuneCountInString(w)
			if n > size && (near || n >= specific) && holds(text, w) {
				size, state = n, to
			}
		}
	}
	try(c.on, "on")
	try(c.off, "off")
	if state == "" && near && utf8.RuneCountInString(text) <= 24 {
		try(c.anyOn, "on")
		try(c.anyOff, "off")
	}
	return state, size
}

// holds reports whether a folded text holds a word. "on" and "off" stand inside too many others.
func holds(text, word string) bool {
	if word == "on" || word == "off" {
		return text == word || text == "turn"+word || strings.Contains(text, "("+word+")")
	}
	return strings.Contains(text, word)
}

// chosen reads the form: the chosen radio button or option, a switch, a check box. form tells whether there is one for
// this setting: the words of a form where nothing is chosen yet state nothing. What says most decides: a phrase that no other setting
// uses, then what stands below the setting's name. Of equals, one door that is open leaves a closing setting off.
func (s *scanned) chosen(c *choice, here bool) (state string, form bool) {
	best := -1
	take := func(to string, size int, named bool) {
		if size >= specific {
			size += 2000
		} else if named {
			size += 1000
		}
		if size > best || (size == best && c.closes && to == "off") {
			best, state = size, to
		}
	}
	for _, k := range s.controls {
		named := c.named(k.heading)
		m, size := c.means(k.label, here || named)
		switch {
		case k.kind == "radio" || k.kind == "option":
			form = form || m != ""
			if k.on && m != "" {
				take(m, size, named)
			}
		case k.kind == "checkbox" && (m != "" || c.named(k.label) || (named && k.label == "")):
			form = true
			if m == "" {
				m = flip("on", c.closes)
			}
			take(flip(m, !k.on), 0, named) // a box's text is no phrase of a choice
		}
	}
	return state, form
}

// flip turns a state round if it must be.
func flip(state string, turn bool) string {
	if turn == (state == "on") {
		return "off"
	}
	return "on"
}

// said reads the state from words: a value that stands alone after the setting's name, or a sentence that states it.
func (s *scanned) said(c *choice, here bool) string {
	for _, t := range s.texts {
		if t.linked {
			continue
		}
		if rest, ok := c.after(t.text); ok {
			if m := c.states(rest); m != "" {
				return m
			}
			continue
		}
		alone := utf8.RuneCountInString(t.text) <= 12
		if alone && (c.named(t.before) || c.named(t.heading) || (here && s.asksState(t.before))) {
			if m := c.states(t.text); m != "" {
				return m
			}
		}
	}
	return ""
}

// after is what follows the setting's name in a text.
func (c *choice) after(text string) (string, bool) {
	for _, t := range c.titles {
		if i := strings.Index(text, t); i >= 0 {
			return text[i+len(t):], true
		}
	}
	return "", false
}

// asksState reports whether a label announces the present state.
func (s *scanned) asksState(text string) bool {
	return slices.ContainsFunc(s.w.Part(vocabulary.PartState), func(w string) bool { return strings.Contains(text, Fold(w)) })
}

// states is the state that a short text states, and does not merely speak of: "は無効です" states, "を有効にすると" does not.
func (c *choice) states(text string) string {
	state, at := "", -1
	try := func(words []string, to string) {
		for _, w := range words {
			i := strings.Index(text, w)
			if i > 0 && text[i-1] < utf8.RuneSelf && unicode.IsLetter(rune(text[i-1])) && w[0] < utf8.RuneSelf {
				continue // "on" in "protection"
			}
			if i < 0 || utf8.RuneCountInString(text[:i]) > 12 || (at >= 0 && i > at) {
				continue
			}
			rest := strings.TrimLeft(text[i+len(w):], ")）」』】]。.:")
			if rest == "" || slices.ContainsFunc(c.stated, func(end string) bool { return strings.HasPrefix(rest, end) }) {
				state, at = to, i
			}
		}
	}
	try(c.on, "on")
	try(c.off, "off")
	if state == "" {
		try(c.anyOn, "on")
		try(c.anyOff, "off")
	}
	return state
}
