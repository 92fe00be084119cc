package landmark

import (
	"strings"
	"unicode/utf8"

	"ashiato/wasm/provider"
)

// specific is the length in runes from which a choice's text tells by itself which setting it belongs to. Shorter ones
// ("有効", "on") count only on the setting's own page or below its heading.
const specific = 8

// Words for on and off that any setting may use, folded. They count only beside the setting's name.
var (
	onWords  = []string{"有効", "オン", "on", "enabled", "設定中", "制限中", "制限する", "restricted", "사용함", "켜짐", "已开启", "已開啟", "启用", "啟用"}
	offWords = []string{"無効", "オフ", "off", "disabled", "未設定", "制限なし", "制限しない", "unrestricted", "사용안함", "꺼짐", "已关闭", "已關閉", "停用"}
)

// settings reads the state of each action that has one: from what is chosen in a form, else from words beside its name.
func (s *scanned) settings(d *provider.Definition, is string, to map[string]string) {
	for i := range d.Actions {
		a := &d.Actions[i]
		if len(a.On)+len(a.Off) == 0 {
			continue
		}
		r := newChoice(a)
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
type choice struct{ titles, on, off []string }

func newChoice(a *provider.Action) *choice {
	c := &choice{}
	for _, t := range append(append([]string{}, a.Titles...), a.Labels...) {
		c.titles = append(c.titles, Fold(t))
	}
	for _, w := range a.On {
		c.on = append(c.on, Fold(w))
	}
	for _, w := range a.Off {
		c.off = append(c.off, Fold(w))
	}
	return c
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

// means is what a choice's text stands for: "on", "off" or "". The longest phrase that it holds decides; short phrases only where near.
func (c *choice) means(text string, near bool) string {
	best, state := 0, ""
	try := func(words []string, to string) {
		for _, w := range words {
			n := utf8.RuneCountInString(w)
			if n > best && (near || n >= specific) && strings.Contains(text, w) {
				best, state = n, to
			}
		}
	}
	try(c.on, "on")
	try(c.off, "off")
	if state == "" && near && utf8.RuneCountInString(text) <= 24 {
		try(onWords, "on")
		try(offWords, "off")
	}
	return state
}

// chosen reads the form: the chosen radio button or option, a switch, a single check box. form tells whether there is one for
// this setting: the words of a form where nothing is chosen yet state nothing.
func (s *scanned) chosen(c *choice, here bool) (state string, form bool) {
	for _, k := range s.controls {
		near := here || c.named(k.heading)
		switch {
		case k.kind == "radio" || k.kind == "option":
			m := c.means(k.label, near)
			form = form || m != ""
			if k.on && m != "" && (state == "" || c.named(k.heading)) {
				state = m
			}
		case k.kind == "checkbox" && (c.named(k.label) || (near && c.means(k.label, true) == "on") || (c.named(k.heading) && k.label == "")):
			form = true
			if state == "" {
				state = map[bool]string{true: "on", false: "off"}[k.on]
			}
		}
	}
	return state, form
}

// said reads the state from words: a value that stands alone after the setting's name, or a sentence that states it.
func (s *scanned) said(c *choice, here bool) string {
	for _, t := range s.texts {
		if t.linked {
			continue
		}
		if rest, ok := c.after(t.text); ok {
			if m := c.stated(rest); m != "" {
				return m
			}
			continue
		}
		alone := utf8.RuneCountInString(t.text) <= 12
		if alone && (c.named(t.before) || c.named(t.heading) || (here && asksState(t.before))) {
			if m := c.stated(t.text); m != "" {
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
func asksState(text string) bool {
	for _, w := range []string{"現在の設定", "設定状況", "設定状態", "状態", "currentsetting", "status"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// stated is the state that a short text states, and does not merely speak of: "は無効です" states, "を有効にすると" does not.
func (c *choice) stated(text string) string {
	state, at := "", -1
	try := func(words []string, to string) {
		for _, w := range words {
			i := strings.Index(text, w)
			if i < 0 || utf8.RuneCountInString(text[:i]) > 12 || (at >= 0 && i > at) {
				continue
			}
			rest := strings.TrimLeft(text[i+len(w):], ")）」』】]。.:")
			if rest == "" || hasAnyPrefix(rest, "です", "になっています", "となっています", "中", "に設定されて", "に設定済", "[変更", "変更", "(現在", "。") {
				state, at = to, i
			}
		}
	}
	try(c.on, "on")
	try(c.off, "off")
	try(onWords, "on")
	try(offWords, "off")
	return state
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
