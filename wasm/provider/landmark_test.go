package provider_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashiato/wasm/landmark"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/provider"
)

// What the fixtures' pages tell besides sign-ins: which page of the provider it is, whether it asks to sign in, what is set.
func TestLandmarksOfFixtures(t *testing.T) {
	files, err := filepath.Glob("../../testdata/providers/*/*/truth.json")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d fixtures, want at least 40: %v", len(files), err)
	}
	for _, file := range files {
		folder := filepath.Dir(file)
		t.Run(filepath.Base(filepath.Dir(folder))+"/"+filepath.Base(folder), func(t *testing.T) {
			var want struct {
				URL       string
				SignedOut bool
				Empty     bool
				Settings  map[string]string
				Records   []any
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(text, &want); err != nil {
				t.Fatal(err)
			}
			html, err := os.ReadFile(filepath.Join(folder, "page.html"))
			if err != nil {
				t.Fatal(err)
			}
			p, err := saved.Parse(html)
			if err != nil {
				t.Fatal(err)
			}
			p.URL = want.URL
			got := landmark.Read(p, provider.Find(p.URL, func() string { return string(html) }))
			if got.SignedOut != want.SignedOut {
				t.Errorf("signed out: got %v, want %v", got.SignedOut, want.SignedOut)
			}
			if !maps.Equal(got.Settings, want.Settings) && len(got.Settings)+len(want.Settings) > 0 {
				t.Errorf("settings: got %v, want %v", got.Settings, want.Settings)
			}
			kind := "history:web"
			for _, w := range []string{"devices", "sessions", "sign-ins"} {
				if strings.Contains(filepath.Base(folder), w) {
					kind = "history:devices"
				}
			}
			both := strings.Contains(string(html), "現在有効なセッション") || strings.Contains(string(html), "Active sessions") ||
				strings.Contains(string(html), "Session management") // two histories on one page: either is right
			if (len(want.Records) > 0 || want.Empty) && got.Is != kind && !(both && got.Is == "history:devices") {
				t.Errorf("the page is %q, want %s", got.Is, kind)
			}
		})
	}
}
