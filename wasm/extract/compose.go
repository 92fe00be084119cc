package extract

import (
	"strings"

	"ashiato/wasm/vocabulary"
)

// composedLabel is the role of a label that a word for signing in makes of another, "" if it is none: ログイン日時, "Login IP", "Date de connexion". A time is then
// that of a sign-in.
func (d *doc) composedLabel(fold []rune, hits []vocabulary.Hit) string {
	for len(fold) > 0 && (fold[len(fold)-1] == ':' || fold[len(fold)-1] == ' ') {
		fold = fold[:len(fold)-1]
	}
	if len(fold) > 40 {
		return ""
	}
	for i := range hits {
		h := &hits[i]
		if h.Class != vocabulary.Login || h.End > len(fold) || (h.Start == 0) == (h.End == len(fold)) {
			continue
		}
		if connection(d.w, fold[h.Start:h.End]) || visit(d.w, fold[h.Start:h.End]) {
			continue
		}
		rest := ""
		if h.Start == 0 {
			rest = d.afterJoint(string(fold[h.End:]))
		} else {
			rest = d.beforeJoint(string(fold[:h.Start]))
		}
		switch r := d.w.Label(rest); r {
		case vocabulary.RoleTime:
			return vocabulary.RoleSignIn
		case vocabulary.RoleIP, vocabulary.RolePlace, vocabulary.RoleCity, vocabulary.RoleCountry:
			return r
		}
	}
	return ""
}

// afterJoint is a label without what joins it to the word before: した日時, 的时间.
func (d *doc) afterJoint(s string) string {
	rest := d.w.CutBefore(vocabulary.PartJointAfter, s)
	if rest == s {
		rest = strings.TrimPrefix(s, "-")
	}
	return joinless(strings.TrimSpace(rest))
}

// beforeJoint is a label without what joins it to the word behind: "date of", "zeitpunkt der".
func (d *doc) beforeJoint(s string) string {
	return joinless(strings.TrimSpace(d.w.CutAfter(vocabulary.PartJointBefore, strings.TrimSpace(s))))
}

// joinless is the rest of a label if it is long enough to mean something by itself, "" otherwise: "from", "at" and 時 are none.
func joinless(s string) string {
	if n := len([]rune(s)); n < 2 && !strings.HasPrefix(s, "日") || s != "" && s[0] < 0x80 && n < 4 && s != "ip" && s != "day" {
		return ""
	}
	return s
}
