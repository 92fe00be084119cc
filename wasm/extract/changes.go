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
	return p.w.Begins(vocabulary.PartSettings, rest) && slices.ContainsFunc(p.hits, func(h vocabulary.Hit) bool {
		return h.Class == vocabulary.Event && h.Start > login.End
	})
}
