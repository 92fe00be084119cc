package extract

import (
	"strings"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// maxFlag bounds the letters of an answer to a head that is a result: yes, 0, なし.
const maxFlag = 8

// flagged is the result that an answer tells under a head which is a result by itself, "" if there is none: 1 under "Failed", なし under エラー, 0 under "Error code".
func (d *doc) flagged(f *fact, g *group) signin.Outcome {
	if f.column < 0 || f.column >= len(g.head.texts) || f.attr != "" || f.button || len(f.fold) > maxFlag {
		return ""
	}
	named, coded := d.resultOver(g, f.column)
	numeric := digits(f.fold) == len(f.fold)
	switch {
	case named == "":
		return ""
	case coded && numeric && strings.Trim(string(f.fold), "0") != "":
		return named
	case numeric && len(f.fold) > 1 || named != signin.Success && crossSign(f.fold):
		return "" // how often; a cross may say that it was so, or that it was not
	}
	answer := symbol(f.w, f.fold)
	if answer == "" && named != signin.Success && f.covers(vocabulary.Unknown) {
		answer = signin.Failure // none
	}
	return judged(named, answer)
}

// resultOver is what resultNamed tells of the head of a column; it is asked once for each.
func (d *doc) resultOver(g *group, column int) (named signin.Outcome, coded bool) {
	if g.results == nil {
		g.results = make([]headResult, len(g.head.texts))
		for i, text := range g.head.texts {
			r := &g.results[i]
			r.named, r.coded = d.resultNamed(text)
			r.against = has(d.w.Find([]rune(text)), vocabulary.Against)
		}
	}
	if column >= len(g.results) {
		return "", false
	}
	return g.results[column].named, g.results[column].coded
}

// against reports whether the head of a column names what is none of a sign-in.
func (d *doc) against(g *group, column int) bool {
	if column < 0 || column >= len(g.head.texts) {
		return false
	}
	d.resultOver(g, column)
	return g.results[column].against
}

// headResult is the result that the head of a column names, and whether the column holds its code.
type headResult struct {
	named          signin.Outcome
	coded, against bool // against: it names something else, as 通知メール
}

// judged is a result after the answer whether it was so: not failed is a success, not blocked says nothing.
func judged(named, answer signin.Outcome) signin.Outcome {
	switch {
	case answer == signin.Success:
		return named
	case answer == signin.Failure && named == signin.Success:
		return signin.Failure
	case answer == signin.Failure && named == signin.Failure:
		return signin.Success
	}
	return ""
}

// resultNamed is the result that a head names and nothing else besides signing in, "" if it does not: 失敗, is_success, "Login failed". coded: its code.
func (d *doc) resultNamed(head string) (named signin.Outcome, coded bool) {
	if len(head) > 40 {
		return "", false
	}
	head = strings.TrimPrefix(strings.ReplaceAll(strings.Trim(head, " :?"), "_", " "), "is ")
	bare := d.w.CutAfter(vocabulary.PartCode, head)
	coded = bare != head
	fold := []rune(strings.TrimSpace(bare))
	letters := 0
	hits := d.w.Find(fold)
	for i := range hits {
		switch h := &hits[i]; h.Class {
		case vocabulary.Outcome:
			if o := signin.Outcome(h.Value); named == "" || o == named {
				named = o
			} else if !within(hits, h, vocabulary.Outcome) {
				return "", false // 成功/失敗
			}
			letters += h.End - h.Start
		case vocabulary.Login:
			if within(hits, h, vocabulary.Outcome) {
				break
			}
			if letters += h.End - h.Start; h.End == len(fold) && fold[h.End-1] == 's' {
				return "", false // how many
			}
		}
	}
	if letters+2 < len(fold) {
		return "", false
	}
	return named, coded
}

// crossSign reports whether a text is but a sign that is not made of letters.
func crossSign(s []rune) bool {
	return len(s) == 1 && (s[0] == 'x' || s[0] == '×' || s[0] >= 0x2000 && symbol(nil, s) == signin.Failure)
}

// replied is the result that a text names after the reply to it. One that names several asks which it was, and a cross is a failure whatever it stands after.
func (f *fact) replied(named signin.Outcome, reply []rune) signin.Outcome {
	answer := symbol(f.w, reply)
	for i := range f.hits {
		if h := &f.hits[i]; h.Class == vocabulary.Outcome && signin.Outcome(h.Value) != named && !within(f.hits, h, vocabulary.Login) {
			return answer // 成功/失敗: yes
		}
	}
	if crossSign(reply) {
		return answer
	}
	return judged(named, answer)
}
