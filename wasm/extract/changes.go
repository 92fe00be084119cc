package extract

import (
	"slices"
	"strings"

	"ashiato/wasm/vocabulary"
)

// changes reports whether an event is that of a setting by which a stranger stays: forwarding, another address, the password.
func (r *draft) changes() bool {
	for i := range r.facts {
		if f := &r.facts[i]; !f.button && f.attr == "" && len(f.text) <= 120 && has(f.hits, vocabulary.Change) {
			return true
		}
	}
	return false
}

// ofSetting reports whether a word for signing in but names the setting of which an event behind it tells: "Sign-in settings changed",
// ログイン設定を変更しました.
func (p *piece) ofSetting(login *vocabulary.Hit) bool {
	rest := strings.TrimLeft(string(p.fold[login.End:min(len(p.fold), login.End+24)]), " ")
	if p.w.Begins(vocabulary.PartSettings, rest) && slices.ContainsFunc(p.hits, func(h vocabulary.Hit) bool {
		return h.Class == vocabulary.Event && h.Start > login.End
	}) {
		return true
	}
	return p.ofAspect(login, rest)
}

// maxAspect is how long a text may be that tells of an aspect of signing in. Longer ones are sentences, which tell of more than one thing.
const maxAspect = 80

// ofAspect reports whether a text tells that something which belongs to signing in was set or sent, and not that somebody signed in: "Login name
// changed", "Límite de intentos de inicio de sesión cambiado", "Two-step sign-in enabled". rest stands behind the word for signing in.
func (p *piece) ofAspect(login *vocabulary.Hit, rest string) bool {
	if len(p.fold) > maxAspect || len(p.addrs) > 0 {
		return false
	}
	text := string(p.fold)
	if !p.w.Holds(vocabulary.PartAltered, text) || strings.ContainsAny(text, ":;,/|()·、。，：（") {
		return false
	}
	return p.w.Begins(vocabulary.PartAspect, rest) || p.w.Holds(vocabulary.PartAspect, string(p.fold[:login.Start]))
}

// tellsOfSetting reports whether every word for signing in that a text has but names a setting.
func (p *piece) tellsOfSetting() bool {
	found := false
	for i := range p.hits {
		if h := &p.hits[i]; h.Class == vocabulary.Login {
			if found = p.ofSetting(h); !found {
				return false
			}
		}
	}
	return found
}
