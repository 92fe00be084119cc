package when

import (
	"ashiato/wasm/vocabulary"
)

// maxTokens bounds the work on one text.
const maxTokens = 400

type kind uint8

const (
	number kind = iota
	word        // with meanings that concern time
	other       // a run of letters, or one sign
)

type token struct {
	kind       kind
	start, end int
	value      int64 // of a number
	digits     int
	sign       rune // of other: the only rune, 0 if it has several
	meanings   []vocabulary.Hit
}

func (t *token) is(class vocabulary.Class) bool {
	for i := range t.meanings {
		if t.meanings[i].Class == class {
			return true
		}
	}
	return false
}

func (t *token) meaning(class vocabulary.Class) (vocabulary.Meaning, bool) {
	for i := range t.meanings {
		if t.meanings[i].Class == class {
			return t.meanings[i].Meaning, true
		}
	}
	return vocabulary.Meaning{}, false
}

// temporal reports whether a class concerns time.
func temporal(c vocabulary.Class) bool { return c <= vocabulary.Joiner }

// tokenize cuts a folded text into numbers, words that concern time, and the rest, without spaces.
func tokenize(text []rune, hits []vocabulary.Hit) []token {
	var tokens []token
	next := 0
	for i := 0; i < len(text) && len(tokens) < maxTokens; {
		r := text[i]
		if r == ' ' {
			i++
			continue
		}
		if '0' <= r && r <= '9' {
			t := token{kind: number, start: i}
			for ; i < len(text) && '0' <= text[i] && text[i] <= '9'; i++ {
				if t.digits++; t.digits <= 15 {
					t.value = t.value*10 + int64(text[i]-'0')
				}
			}
			t.end = i
			tokens = append(tokens, t)
			continue
		}
		for next < len(hits) && hits[next].Start < i {
			next++
		}
		t := token{kind: other, start: i, end: i + 1, sign: r}
		for k := next; k < len(hits) && hits[k].Start == i; k++ {
			if !temporal(hits[k].Class) {
				continue
			}
			if t.kind == other || hits[k].End > t.end {
				t.kind, t.end = word, max(t.end, hits[k].End)
			}
			t.meanings = append(t.meanings, hits[k])
		}
		if t.kind == word { // the longest reading counts, but after a number a unit
			if len(tokens) > 0 && tokens[len(tokens)-1].kind == number {
				end, said := 0, true
				for _, m := range t.meanings {
					if m.Class == vocabulary.Unit {
						end = max(end, m.End)
					}
					said = said && (m.End < t.end || m.Class == vocabulary.Said)
				}
				if end > 0 && said {
					t.end = end
				}
			}
			kept := t.meanings[:0]
			for _, m := range t.meanings {
				if m.End == t.end {
					kept = append(kept, m)
				}
			}
			t.meanings = kept
		} else if r >= 'a' && r <= 'z' {
			for t.end < len(text) && (text[t.end] >= 'a' && text[t.end] <= 'z') {
				t.end++
			}
			if t.end > i+1 {
				t.sign = 0
			}
		}
		i = t.end
		tokens = append(tokens, t)
	}
	return tokens
}
