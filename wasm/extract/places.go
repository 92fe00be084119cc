package extract

import (
	_ "embed" // places.txt
	"slices"
	"strings"
	"sync"
)

//go:embed places.txt
var placesText string

// places are the places of places.txt, read when the first is asked for.
var places = sync.OnceValue(func() *placeTable { return readPlaces(placesText) })

// placeTable tells countries by what stands for them.
type placeTable struct {
	codes     map[string]string // JPN, 日
	cities    map[string]string // "mumbai, in"
	provinces []province
	no        []string // what ends a text that is no place, whatever province it begins with
	states    []stateCodes
}

// province is the beginning of a place that is printed without its country; short ones stand alone or before few letters.
type province struct {
	name, country string
	short         bool
}

// stateCodes are codes of a country's states, " AC AL ", and the language of pages that mean them by it: "*" is any.
type stateCodes struct{ country, lang, codes string }

// readPlaces reads the lines of places.txt: kind, country, and what stands for it.
func readPlaces(text string) *placeTable {
	t := &placeTable{codes: map[string]string{}, cities: map[string]string{}}
	for line := range strings.Lines(text) {
		kind, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		country, list, _ := strings.Cut(rest, "\t")
		if kind == "states" {
			lang, codes, _ := strings.Cut(list, "\t")
			t.states = append(t.states, stateCodes{country, lang, " " + codes + " "})
			continue
		}
		for name := range strings.SplitSeq(list, "|") {
			switch kind {
			case "code":
				t.codes[name] = country
			case "city":
				t.cities[name] = country
			case "no":
				t.no = append(t.no, name)
			case "province", "short":
				t.provinces = append(t.provinces, province{name, country, kind == "short"})
			}
		}
	}
	return t
}

// isState reports whether a code is that of a state of the USA.
func isState(s string) bool {
	return len(s) == 2 && strings.Contains(places().states[0].codes, " "+s+" ")
}

// cityCountry is the country of a city that is printed with the code of its country or state: Mumbai, IN; Adelaide, SA. "" if none is known.
func cityCountry(fold []rune) string {
	n := len(fold)
	if n < 6 || n > 30 || fold[n-4] != ',' { // all end in a comma and two letters
		return ""
	}
	return places().cities[strings.NewReplacer("á", "a", "ã", "a", "é", "e", "í", "i", "ó", "o").Replace(string(fold))]
}

// inState is the country of a city that is printed with the code of its state: Adelaide, SA. "" if none is known.
func inState(fold []rune) string {
	c := cityCountry(fold)
	if c != "" && strings.HasSuffix(string(fold), ", "+strings.ToLower(c)) {
		return ""
	}
	return c
}

// shortCountry is the country of a code of three letters, of two small ones or of one character, where a column is known to hold countries; "" if it is none.
func shortCountry(text []rune) string {
	if len(text) == 2 {
		return isCode(string(text)) // jp
	}
	if len(text) > 3 {
		return ""
	}
	return places().codes[string(text)]
}

// domestic is the country of a place that is printed without one: 广东省 广州市.
func domestic(s []rune) string {
	if len(s) < 2 || len(s) > 40 || s[0] < 0x2E80 {
		return ""
	}
	t := string(s)
	for i := range places().provinces {
		p := &places().provinces[i]
		if strings.HasPrefix(t, p.name) && (!p.short || t == p.name || places().town(s)) {
			return p.country
		}
	}
	return ""
}

// town reports whether a text that begins with a province is no more than its name and that of a town in it: 广东深圳.
func (t *placeTable) town(s []rune) bool {
	if len(s) < 4 || len(s) > 7 || slices.ContainsFunc(t.no, func(end string) bool { return strings.HasSuffix(string(s), end) }) {
		return false
	}
	for _, r := range s {
		if r != ' ' && (r < 0x4E00 || r > 0x9FFF) {
			return false
		}
	}
	return true
}
