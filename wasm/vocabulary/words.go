package vocabulary

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Words finds the words of a few languages in texts. It is safe for use by several goroutines once made.
type Words struct {
	source *Source
	langs  []string
	once   sync.Once           // the index is made when it is first needed
	index  map[uint64][]phrase // by the first two runes, longest first
	maybe  [1 << 13]bool       // which first two runes may be in index
	labels map[string]string   // whole folded label → role
	parts  [parts][]string
	zones  []namedZone
}

type phrase struct {
	runes    []rune
	meanings []Meaning
	whole    bool // it means this only where it is the whole text
}

// Hit is a word found in a text: runes Start to End mean this.
type Hit struct {
	Start, End int
	Meaning
}

// Source makes Words and keeps them: one index for each set of languages asked for.
type Source struct {
	mu        sync.Mutex
	countries map[string]countryNames // by language file name
	made      map[string]*Words
}

// countryNames gives the names of countries in a language; several of one country are separated by "|".
type countryNames func(each func(code, name string))

// NewSource makes a source with the country names that a browser knows, by language and code; several names of one country are
// separated by "|". Without any (nil) the names built into native programs are used.
func NewSource(countries map[string]map[string]string) *Source {
	if len(countries) == 0 {
		countries = builtIn()
	}
	s := &Source{countries: map[string]countryNames{}, made: map[string]*Words{}}
	for lang, table := range countries {
		s.take(lang, func(each func(code, name string)) {
			for code, name := range table {
				each(code, composed(name))
			}
		})
	}
	return s
}

// maxNames bounds the names that a list may hold.
const maxNames = 400

// NewSourceOf is NewSource of lists, "CN=中国;JP=日本", composed as FoldString composes.
func NewSourceOf(lists map[string]string) *Source {
	if len(lists) == 0 {
		return NewSource(nil)
	}
	s := &Source{countries: map[string]countryNames{}, made: map[string]*Words{}}
	for lang, list := range lists {
		s.take(lang, func(each func(code, name string)) {
			for n := 0; list != "" && n < maxNames; n++ {
				var line string
				line, list, _ = strings.Cut(list, ";")
				if code, name, ok := strings.Cut(line, "="); ok {
					each(code, name)
				}
			}
		})
	}
	return s
}

func (s *Source) take(lang string, n countryNames) {
	tag := Tag(lang)
	if _, ok := s.countries[tag]; !ok || lang == tag {
		s.countries[tag] = n
	}
}

// maxLanguages bounds the languages of one index, and so its cost.
const maxLanguages = 12

// For is the words for a page: those of its language, of the browser's first languages, of English and of Japanese.
// A nil Source has the built-in country names.
func (s *Source) For(lang string, browser []string) *Words {
	if s == nil {
		s = NewSource(nil)
	}
	return s.words(append([]string{lang, "en", "ja"}, browser[:min(len(browser), 2)]...))
}

// With is the words of w and of further languages.
func (w *Words) With(langs ...string) *Words {
	return w.source.words(append(slices.Clone(w.langs), langs...))
}

func (s *Source) words(wanted []string) *Words {
	var langs []string
	for _, l := range wanted {
		if l = Tag(l); known(l) && !slices.Contains(langs, l) && len(langs) < maxLanguages {
			langs = append(langs, l)
		}
	}
	key := strings.Join(langs, " ")
	s.mu.Lock()
	defer s.mu.Unlock()
	if w := s.made[key]; w != nil {
		return w
	}
	w := &Words{source: s, langs: langs}
	s.made[key] = w
	return w
}

// make fills the index.
func (w *Words) make() {
	w.index, w.labels = make(map[uint64][]phrase, 2048), make(map[string]string, 1024)
	for _, l := range w.langs {
		_ = load(w, l) // every file is read by a test; a broken one leaves its language out
		if countries := w.source.countries[l]; countries != nil {
			countries(w.country)
		}
	}
}

func (w *Words) country(code, names string) {
	for name, rest, more := strings.Cut(names, "|"); ; name, rest, more = strings.Cut(rest, "|") {
		if len(code) == 2 && name != code {
			w.addRunes(Fold([]rune(strings.TrimSpace(name))), Meaning{Class: Country, Value: code}, false)
		}
		if !more {
			return
		}
	}
}

func known(lang string) bool {
	f, err := files.Open(lang + ".json")
	if err == nil {
		_ = f.Close()
	}
	return err == nil
}

// add puts a folded phrase into the index; the files hold nothing else, a test proves it. One after "=" must be the whole text: "=entrar".
func (w *Words) add(text string, m Meaning) {
	text, whole := strings.CutPrefix(strings.TrimSpace(text), "=")
	w.addRunes([]rune(text), m, whole)
}

func (w *Words) addRunes(runes []rune, m Meaning, whole bool) {
	if len(runes) == 0 || len(runes) > 80 {
		return
	}
	key := first(runes, 0)
	if len(runes) == 1 {
		key = uint64(runes[0])
	}
	w.maybe[slot(key)] = true
	bucket := w.index[key]
	at := 0 // behind those that are as long or longer
	for i := range bucket {
		if len(bucket[i].runes) >= len(runes) {
			at = i + 1
		}
		if bucket[i].whole == whole && slices.Equal(bucket[i].runes, runes) {
			if !slices.Contains(bucket[i].meanings, m) {
				bucket[i].meanings = append(bucket[i].meanings, m)
			}
			return
		}
	}
	bucket = append(bucket, phrase{})
	copy(bucket[at+1:], bucket[at:])
	bucket[at] = phrase{runes, []Meaning{m}, whole}
	w.index[key] = bucket
}

func (w *Words) label(text, role string) {
	if _, ok := w.labels[text]; !ok {
		w.labels[text] = role
	}
}

// Label is the role that a whole label names, "" if it is not known. text is folded.
func (w *Words) Label(text string) string {
	w.once.Do(w.make)
	return w.labels[text]
}

func first(s []rune, i int) uint64 {
	if i+1 < len(s) {
		return uint64(s[i]) | uint64(s[i+1])<<32
	}
	return uint64(s[i])
}

func slot(key uint64) uint64 { return (key*0x9E3779B97F4A7C15 ^ key>>29) >> 51 }

// Find is every word in a folded text, from left to right; of one class the longest at the leftmost place, without overlaps.
func (w *Words) Find(text []rune) []Hit {
	w.once.Do(w.make)
	var hits []Hit
	var done [classes]int // end of the last hit of each class
	for i, r := range text {
		if r == ' ' || (i > 0 && joined(text[i-1], r)) {
			continue // not the beginning of a word
		}
		key := first(text, i)
		if w.maybe[slot(key)] {
			hits = w.match(hits, w.index[key], text, i, &done)
		}
		if single := uint64(r); single != key && w.maybe[slot(single)] {
			hits = w.match(hits, w.index[single], text, i, &done)
		}
	}
	return hits
}

func (w *Words) match(hits []Hit, bucket []phrase, text []rune, i int, done *[classes]int) []Hit {
	for k := range bucket {
		p := &bucket[k]
		end := i + len(p.runes)
		if end > len(text) || !slices.Equal(p.runes, text[i:end]) {
			continue
		}
		if end < len(text) && (p.whole || joined(text[end-1], text[end])) || p.whole && i > 0 {
			continue // goes on
		}
		matched := *done
		for _, m := range p.meanings {
			if i < done[m.Class] || (m.Class == Country && !placeEnds(text, i, end)) {
				continue
			}
			hits = append(hits, Hit{i, end, m})
			matched[m.Class] = max(matched[m.Class], end)
		}
		*done = matched
	}
	return hits
}

// joined reports whether two neighbouring runes belong to one word of a script that separates words by spaces. A digit ends a word:
// "3pm" and "15h04" are two and three.
func joined(a, b rune) bool {
	return letter(a) && letter(b) || '0' <= a && a <= '9' && '0' <= b && b <= '9'
}

func letter(r rune) bool {
	switch {
	case r < 0x80:
		return 'a' <= r && r <= 'z' || r == '_'
	case r < 0x0900, r >= 0x1E00 && r < 0x2000:
		return unicode.IsLetter(r)
	case r < 0x0E00, r >= 0x10A0 && r < 0x1100: // of India, with their vowel signs; of Georgia
		return unicode.IsLetter(r) || unicode.IsMark(r)
	}
	return false
}

// placeEnds reports whether the name of a country stands for itself at start to end: タイ does not in タイトル.
func placeEnds(text []rune, start, end int) bool {
	if unicode.Is(unicode.Katakana, text[start]) {
		return (start == 0 || !katakana(text[start-1])) && (end == len(text) || !katakana(text[end]))
	}
	if unicode.Is(unicode.Hangul, text[start]) {
		return start == 0 || !unicode.Is(unicode.Hangul, text[start-1])
	}
	if end-start == 1 && unicode.Is(unicode.Han, text[start]) {
		return start == 0 && end == len(text)
	}
	if end-start == 2 && start > 0 && text[start-1] == '.' {
		return false // of a host's name
	}
	return end == len(text) || text[end] != '語' && text[end] != '语'
}

func katakana(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' }
