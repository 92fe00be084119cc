package when_test

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/vocabulary"

	"golang.org/x/text/unicode/norm"
)

//go:embed testdata/absolute.json
var absolute []byte

//go:embed testdata/relative.json
var relative []byte

// named are the languages in which 99 of 100 dates must be read; the others are reported.
var named = map[string]bool{"en": true, "en-GB": true, "ja": true, "zh-CN": true, "zh-TW": true, "ko": true, "de": true, "fr": true, "es": true, "pt-BR": true, "it": true, "ru": true, "vi": true}

var source = vocabulary.NewSource(nil)

func find(lang, text string) []when.Stamp {
	words := source.For(lang, nil)
	folded := vocabulary.Fold([]rune(norm.NFC.String(text)))
	clean := folded[:0]
	for _, r := range folded {
		if r != 0x200e && r != 0x200f {
			clean = append(clean, r)
		}
	}
	return when.Find(clean, words.Find(clean))
}

func order(lang, text string) when.Order {
	switch lang {
	case "en":
		return when.MonthFirst
	case "ja", "zh-CN", "zh-TW", "ko", "hu", "sv":
		return when.YearFirst
	}
	return when.DayFirst
}

func TestAbsoluteDatesOfThirtyLanguages(t *testing.T) {
	var data struct {
		Samples map[string][][2]string `json:"samples"`
	}
	if err := json.Unmarshal(absolute, &data); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 8, 21, 6, 0, 0, 0, time.UTC)
	tokyo := time.FixedZone("", 9*3600)
	want := time.Date(2026, 8, 3, 15, 4, 9, 0, tokyo)
	good, all := 0, 0
	for lang, samples := range data.Samples {
		right := 0
		for _, s := range samples {
			found := find(lang, s[1])
			why := "nothing found"
			if len(found) == 1 {
				got, precision := found[0].Time(now, tokyo, order(lang, s[1]))
				w := want
				switch precision {
				case "minute":
					w = want.Truncate(time.Minute)
				case "day":
					w = time.Date(2026, 8, 3, 0, 0, 0, 0, tokyo)
				}
				if got.Equal(w) && hasClock(s[0]) == (precision == "minute" || precision == "second") {
					right++
					continue
				}
				why = fmt.Sprint("read as ", got, " ", precision)
			} else if len(found) > 1 {
				why = fmt.Sprintf("%d moments found: %+v", len(found), found)
			}
			t.Logf("%s %s %q: %s", lang, s[0], s[1], why)
		}
		if named[lang] {
			good, all = good+right, all+len(samples)
		}
		if right < len(samples) {
			t.Logf("%s: %d of %d", lang, right, len(samples))
		}
	}
	if all == 0 || float64(good) < 0.99*float64(all) {
		t.Errorf("named languages: %d of %d dates read", good, all)
	}
}

func hasClock(style string) bool { return len(style) < 5 || style[len(style)-5:] != "/null" }

func TestRelativeTimesOfThirtyLanguages(t *testing.T) {
	var data map[string]any
	if err := json.Unmarshal(relative, &data); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 8, 21, 6, 0, 0, 0, time.UTC)
	good, all := 0, 0
	for lang, v := range data {
		samples, ok := v.([]any)
		if !ok {
			continue
		}
		right, of := 0, 0
		for _, s := range samples {
			row := s.([]any)
			unit, n, text := row[1].(string), int(row[2].(float64)), row[3].(string)
			if n == 0 { // "now" tells no moment, "in 0 days" is what nobody prints
				continue
			}
			of++
			want := now
			switch unit {
			case "second":
				want = now.Add(time.Duration(n) * time.Second)
			case "minute":
				want = now.Add(time.Duration(n) * time.Minute)
			case "hour":
				want = now.Add(time.Duration(n) * time.Hour)
			case "day":
				want = now.AddDate(0, 0, n)
			case "week":
				want = now.AddDate(0, 0, 7*n)
			case "month":
				want = now.AddDate(0, n, 0)
			case "year":
				want = now.AddDate(n, 0, 0)
			}
			found := find(lang, text)
			if len(found) == 1 {
				if got, _ := found[0].Time(now, time.UTC, when.DayFirst); got.Equal(want) {
					right++
					continue
				}
			}
			t.Logf("%s %s %d %q: %+v", lang, unit, n, text, found)
		}
		if named[lang] {
			good, all = good+right, all+of
		}
		if right < of {
			t.Logf("%s: %d of %d", lang, right, of)
		}
	}
	if all == 0 || float64(good) < 0.99*float64(all) {
		t.Errorf("named languages: %d of %d relative times read", good, all)
	}
}
