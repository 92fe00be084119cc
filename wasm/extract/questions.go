package extract

import (
	"strings"

	"ashiato/wasm/vocabulary"
)

// asked is the text of a heading without the signs that a Spanish question begins with.
func (h *headline) asked() string { return strings.TrimLeft(string(h.fold), "¿¡ ") }

// question reports whether a heading asks or explains: a page of help.
func (h *headline) question() bool {
	t := h.asked()
	return h.w.Begins(vocabulary.PartExplains, t) || strings.HasPrefix(t, "re:") || strings.HasPrefix(t, "fwd:") || strings.HasSuffix(t, "?") || h.w.Ends(vocabulary.PartAsks, t)
}

// ofReader reports whether a question asks the reader whether he knows what stands below it: "Is this you?", 身に覚えのないログインはありませんか. signIns
// tells whether it has a word for signing in.
func (h *headline) ofReader(signIns bool) bool {
	t := h.asked()
	if h.w.Begins(vocabulary.PartExplains, t) || h.w.Holds(vocabulary.PartTeaches, t) {
		return false
	}
	if h.w.Holds(vocabulary.PartReader, t) {
		return true
	}
	return (signIns || h.ofAccount()) && (h.w.Begins(vocabulary.PartWho, t) || h.w.Holds(vocabulary.PartWhoCame, t) || h.w.Holds(vocabulary.PartRecognise, t))
}

// ofItsSettings reports whether a heading is one word that ends in that for settings: whatever else it names, it is of how that is set.
func (h *headline) ofItsSettings() bool {
	t := string(h.fold)
	return !strings.Contains(t, " ") && h.w.Ends(vocabulary.PartItsSettings, t)
}

// tells reports whether a heading goes on after the name of a history as a Japanese sentence does, or after quoting it: ログイン履歴に中国のIPがあった話,
// 「ログイン履歴」の検索結果.
func (h *headline) tells() bool {
	for i := range h.hits {
		hit, last := &h.hits[i], len(h.fold)-1
		if hit.Class != vocabulary.Title && hit.Class != vocabulary.Record || hit.End > last {
			continue
		}
		_, quoted, _ := strings.Cut(string(h.fold[hit.End:]), "]") // 「 is folded to it
		if strings.ContainsRune("にが", h.fold[hit.End]) || strings.HasPrefix(quoted, "の") || strings.HasPrefix(quoted, "とい") {
			return !has(h.hits, vocabulary.Empty)
		}
	}
	return false
}

// ofSearch reports whether a heading ends in that these are the results of a search: ログイン履歴 検索結果.
func (h *headline) ofSearch() bool { return h.w.Ends(vocabulary.PartSearched, string(h.fold)) }
