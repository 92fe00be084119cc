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
	unit       string // that it names without its full stop where the word with it is a joiner: 3 d.
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

// sided reports whether a token has a meaning on that side of a number: πριν stands before one or after it.
func (t *token) sided(class vocabulary.Class, side int) bool {
	for i := range t.meanings {
		if t.meanings[i].Class == class && t.meanings[i].N == side {
			return true
		}
	}
	return false
}

// temporal reports whether a class concerns time.
func temporal(c vocabulary.Class) bool { return c <= vocabulary.Joiner }

// tokenize cuts a folded text into numbers, words that concern time, and the rest, without spaces.
func tokenize(text []rune, hits []vocabulary.Hit) []token {
	tokens := make([]token, 0, min(count(text), maxTokens)) // at once: growing would copy twice as much
	next := 0
	for i := 0; i < len(text) && len(tokens) < maxTokens; {
		if text[i] == ' ' {
			i++
			continue
		}
		var t token
		if digit(text[i]) {
			t = numberAt(text, i)
		} else {
			for next < len(hits) && hits[next].Start < i {
				next++
			}
			counted := len(tokens) > 0 && tokens[len(tokens)-1].kind == number
			t = wordAt(text, i, hits[next:], counted)
		}
		i = t.end
		tokens = append(tokens, t)
	}
	return tokens
}

// count is how many tokens a text has at the most: words that concern time take several together.
func count(text []rune) (n int) {
	last := ' '
	for _, r := range text {
		switch {
		case digit(r):
			r = '0'
		case 'a' <= r && r <= 'z':
			r = 'a'
		}
		if r != ' ' && (r != last || r != '0' && r != 'a') {
			n++
		}
		last = r
	}
	return n
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// numberAt is the number at i.
func numberAt(text []rune, i int) token {
	t := token{kind: number, start: i}
	for ; i < len(text) && digit(text[i]); i++ {
		if t.digits++; t.digits <= 15 {
			t.value = t.value*10 + int64(text[i]-'0')
		}
	}
	t.end = i
	return t
}

// wordAt is the word that concerns time at i, else a run of letters or a sign. hits begin at i or after it; counted: a number stands before.
func wordAt(text []rune, i int, hits []vocabulary.Hit, counted bool) token {
	t := token{kind: other, start: i, end: i + 1, sign: text[i]}
	for k := 0; k < len(hits) && hits[k].Start == i; k++ {
		if !temporal(hits[k].Class) {
			continue
		}
		if t.kind == other || hits[k].End > t.end {
			t.kind, t.end = word, max(t.end, hits[k].End)
		}
		t.meanings = append(t.meanings, hits[k])
	}
	if t.kind == word {
		t.settle(counted)
		return t
	}
	if text[i] < 'a' || text[i] > 'z' {
		return t
	}
	for t.end < len(text) && text[t.end] >= 'a' && text[t.end] <= 'z' {
		t.end++
	}
	if t.end > i+1 {
		t.sign = 0
	}
	return t
}

// settle keeps of a word's meanings those of the longest reading, but after a number a unit.
func (t *token) settle(counted bool) {
	if counted {
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
		if m.Class == vocabulary.Unit && m.End+1 == t.end && counted && t.unit == "" {
			t.unit = m.Value
		}
		if m.End == t.end {
			kept = append(kept, m)
		}
	}
	t.meanings = kept
}
