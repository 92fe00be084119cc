package provider

import (
	"encoding/json"
	"html"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// truth is what a fixture's page holds, written from the page by hand: the measure of reading, never its product.
type truth struct {
	Now       time.Time `json:"now"`
	Zone      string    `json:"zone"`
	Lang      string    `json:"lang"`
	Kind      string    `json:"kind"`
	URL       string    `json:"url"`
	SignedOut bool      `json:"signedOut"`
	Empty     bool      `json:"empty"`
	Settings  map[string]string
	Records   []struct {
		Time, TimeText, Precision, IP, Country, Outcome, Protocol string
	} `json:"records"`
}

// The truth of a fixture agrees with its page and its definition: every time and address stands there, negatives hold nothing,
// and the page is recognised as its provider's with its address, and as no other's without.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(fixtures, "*", "*", "truth.json"))
	if err != nil || len(files) < 40 {
		t.Fatalf("%d fixtures with truth, want at least 40: %v", len(files), err)
	}
	for _, file := range files {
		folder := filepath.Dir(file)
		id := filepath.Base(filepath.Dir(folder))
		t.Run(id+"/"+filepath.Base(folder), func(t *testing.T) {
			var want truth
			decode(t, file, &want)
			var args struct{ Now, Zone, URL string }
			decode(t, filepath.Join(folder, "args.json"), &args)
			text, err := os.ReadFile(filepath.Join(folder, "page.html"))
			if err != nil {
				t.Fatal(err)
			}
			page := html.UnescapeString(string(text))
			if args.Zone != want.Zone || args.URL != want.URL {
				t.Error("args.json and truth.json differ")
			}
			if d := Find(args.URL, func() string { return page }); d == nil || d.ID != id {
				t.Errorf("%s is not recognised as a page of %s", args.URL, id)
			}
			if d := ByWords(page); d != nil && d.ID != id {
				t.Errorf("without its address the page is taken for one of %s", d.ID)
			}
			checkTruth(t, &want, page)
		})
	}
}

func checkTruth(t *testing.T, want *truth, page string) {
	nothing := want.Kind == "negative" || want.SignedOut || want.Empty
	if nothing != (len(want.Records) == 0) {
		t.Errorf("%d records on a page of kind %s", len(want.Records), want.Kind)
	}
	for id := range want.Settings {
		if !KnownAction(id) {
			t.Errorf("settings: %s is no action", id)
		}
	}
	folded := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(page)
	for i, r := range want.Records {
		if r.IP != "" {
			if _, err := netip.ParseAddr(r.IP); err != nil || !strings.Contains(page, r.IP) {
				t.Errorf("record %d: %s is not on the page", i, r.IP)
			}
		}
		if r.Time == "" {
			if r.Precision != "none" {
				t.Errorf("record %d: no time, of precision %s", i, r.Precision)
			}
			continue
		}
		at, err := time.Parse(time.RFC3339, r.Time)
		if err != nil || at.After(want.Now) {
			t.Errorf("record %d: %s is no time before the reading: %v", i, r.Time, err)
		}
		for _, part := range strings.Fields(r.TimeText) {
			if !strings.Contains(folded, part) {
				t.Errorf("record %d: %q is not on the page", i, part)
			}
		}
	}
}

func decode(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
