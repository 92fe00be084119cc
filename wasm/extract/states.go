package extract

import (
	"strings"

	"ashiato/wasm/vocabulary"
)

// homeStates are the codes of states that the places of a page end in, "" if they are countries': all of them are such states, and there are two,
// or one that is no country's. In English of no country, one is of no other's states either.
func (d *doc) homeStates(drafts []draft) string {
	lang := strings.ToLower(d.p.Lang)
	guessed := vocabulary.Tag(lang) == "en" && !strings.Contains(lang, "-")
	for _, l := range places().states {
		if lang == l.lang || strings.HasPrefix(lang, l.lang+"-") || guessed && strings.HasPrefix(l.lang, "en-") {
			if codes := statesAmong(drafts, l.codes, guessed); codes != "" || !guessed {
				return codes
			}
		}
	}
	return ""
}

// statesAmong are codes if the places end in them, "" if not. guessed: one at least must be no other's.
func statesAmong(drafts []draft, codes string, guessed bool) string {
	seen := map[string]bool{}
	sure := false
	for i := range drafts {
		last := codeBehind(drafts[i].CountryText)
		if last == "" {
			continue
		}
		if !strings.Contains(codes, " "+last+" ") {
			return ""
		}
		seen[last] = true
		sure = sure || isCode(last) == "" && !(guessed && isState(last))
	}
	if sure || !guessed && len(seen) > 1 {
		return codes
	}
	return ""
}

// codeBehind are the capitals behind the comma of a place: Curitiba, PR.
func codeBehind(place string) string {
	_, last, found := strings.Cut(place, ",")
	last = strings.TrimSpace(last)
	if !found || len(last) < 2 || len(last) > 3 || strings.ContainsFunc(last, func(r rune) bool { return r < 'A' || r > 'Z' }) {
		return ""
	}
	return last
}
