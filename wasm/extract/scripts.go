package extract

import (
	"unicode"

	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// script is a range of letters and the languages that they point to.
type script struct {
	from, to rune
	langs    []string
}

// scriptTable are the scripts that tell languages by themselves, in the order in which their words are added.
func scriptTable() []script {
	return []script{
		{0xAC00, 0xD7B0, []string{"ko"}},
		{0x400, 0x530, []string{"ru", "uk"}},
		{0x370, 0x400, []string{"el"}},
		{0x590, 0x600, []string{"he"}},
		{0x600, 0x700, []string{"ar"}},
		{0x900, 0x980, []string{"hi"}},
		{0xE00, 0xE80, []string{"th"}},
	}
}

// maxLetters bounds the letters that are looked at, enough bounds those that show a language.
const maxLetters, enough = 20_000, 3

// scripts are the languages that the page's letters point to, for pages that do not name theirs or name a wrong one.
func scripts(p *page.Page) []string {
	table := scriptTable()
	counts := make([]int, len(table))
	kana, han, latin, marked := 0, 0, 0, 0
	for i, seen := 0, 0; i < len(p.Nodes) && seen < maxLetters; i++ {
		if p.Nodes[i].Tag != "" {
			continue
		}
		for _, r := range p.Nodes[i].Text {
			seen++
			switch {
			case r < 0x80:
				latin++
			case r < 0x250 || r >= 0x1E00 && r < 0x1F00:
				marked++
			case r >= 0x3040 && r < 0x3100:
				kana++
			case unicode.Is(unicode.Han, r):
				han++
			default:
				for k := range table {
					if r >= table[k].from && r < table[k].to {
						counts[k]++
					}
				}
			}
		}
	}
	var langs []string
	for k := range table {
		if counts[k] > enough {
			langs = append(langs, table[k].langs...)
		}
	}
	if han > enough && kana*8 < han {
		langs = append(langs, "zh-Hans", "zh-Hant")
	}
	hangul, cyrillic := counts[0], counts[1]
	if tag := vocabulary.Tag(p.Lang); (tag == "" || tag == "en") && marked > enough || tag == "" && latin > 50 && kana+han+hangul+cyrillic == 0 {
		langs = append(langs, "de", "fr", "es", "pt", "it", "vi")
	}
	return langs
}
