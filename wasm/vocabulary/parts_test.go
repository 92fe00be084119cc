package vocabulary

import (
	"testing"

	"ashiato/wasm/zone"
)

// A part is found in the languages that have it, and in the way that is asked for.
func TestParts(t *testing.T) {
	s := source()
	for _, tt := range []struct {
		lang, text string
		part       Part
		how        func(*Words, Part, string) bool
		want       bool
	}{
		{"ja", "アカウントの履歴", PartAccount, (*Words).Holds, true},
		{"de", "mein konto", PartAccount, (*Words).Holds, true},
		{"ja", "mein konto", PartAccount, (*Words).Holds, false},
		{"en", "how to sign in", PartExplains, (*Words).Begins, true},
		{"en", "show to sign in", PartExplains, (*Words).Begins, false},
		{"ja", "ログイン履歴の見方", PartAsks, (*Words).Ends, true},
		{"ja", "見方を変える", PartAsks, (*Words).Ends, false},
		{"en", "yes", PartYes, (*Words).Is, true},
		{"en", "yesterday", PartYes, (*Words).Is, false},
	} {
		if got := tt.how(s.For(tt.lang, nil), tt.part, tt.text); got != tt.want {
			t.Errorf("%s %q, part %s: got %v", tt.lang, tt.text, partNames[tt.part], got)
		}
	}
	w := s.For("fr", nil)
	if got := w.CutAfter(PartJointBefore, "date de la"); got != "date" {
		t.Errorf("the longest part is left out: got %q", got)
	}
	if got := s.For("ja", nil).CutBefore(PartJointAfter, "した日時"); got != "日時" {
		t.Errorf("got %q", got)
	}
	if (*Words)(nil).Holds(PartAccount, "account") {
		t.Error("no words know nothing")
	}
}

// No part is without words, and every zone that a vocabulary names is one that is known.
func TestPartsAndZonesAreUsed(t *testing.T) {
	w := &Words{index: map[uint64][]phrase{}, labels: map[string]string{}}
	for _, lang := range Languages() {
		if err := load(w, lang); err != nil {
			t.Fatal(err)
		}
	}
	for p := range partNames {
		if len(w.parts[p]) == 0 {
			t.Errorf("part %s has no words", partNames[p])
		}
		for _, word := range w.parts[p] {
			if word == "" {
				t.Errorf("part %s has an empty word: every text holds it", partNames[p])
			}
		}
	}
	if len(w.zones) == 0 {
		t.Error("no zones")
	}
	for _, z := range w.zones {
		if _, err := zone.Load(z.name); err != nil {
			t.Errorf("%s: %v", z.words, err)
		}
	}
}
