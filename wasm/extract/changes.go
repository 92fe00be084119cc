package extract

import "ashiato/wasm/vocabulary"

// changes reports whether an event is that of a setting by which a stranger stays: forwarding, another address, the password.
func (r *draft) changes() bool {
	for i := range r.facts {
		if f := &r.facts[i]; !f.button && f.attr == "" && len(f.text) <= 120 && has(f.hits, vocabulary.Change) {
			return true
		}
	}
	return false
}
