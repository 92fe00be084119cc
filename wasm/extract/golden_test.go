package extract_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/provider"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden is a reading as want.json holds it: what a person can check line by line.
type golden struct {
	History, State string
	Rows, Unread   int
	Next           bool   `json:",omitempty"`
	Zone           string `json:",omitempty"`
	OwnAddr        string `json:",omitempty"`
	Account        string `json:",omitempty"`
	SignIns        []string
}

// line is a sign-in in one line.
func line(r *extract.Reading) []string {
	var out []string
	for i := range r.SignIns {
		s := &r.SignIns[i]
		when := "no time"
		if !s.Time.IsZero() {
			when = s.Time.Format(time.RFC3339)
		}
		net := "no address"
		if s.Net.IsSingleIP() {
			net = s.Net.Addr().String()
		} else if s.Net.IsValid() {
			net = s.Net.String()
		}
		parts := []string{when, string(s.Precision), "«" + s.TimeText + "»", net, "[" + s.PageCountry + " " + s.CountryText + "]", string(s.Protocol), string(s.Outcome)}
		for _, f := range [][2]string{{"service", s.Service}, {"device", s.Device}, {"account", s.Account}, {"host", s.Host}} {
			if f[1] != "" {
				parts = append(parts, f[0]+"="+f[1])
			}
		}
		for _, f := range []struct {
			name string
			on   bool
		}{{"self", s.Self}, {"warned", s.Warned}, {"mail-page", s.MailPage}, {"zone-known", s.ZoneKnown}} {
			if f.on {
				parts = append(parts, f.name)
			}
		}
		out = append(out, strings.Join(parts, " | "))
	}
	return out
}

// TestGoldenProviders reads every page of testdata/providers and compares the reading with want.json beside it.
func TestGoldenProviders(t *testing.T) {
	root := filepath.Join("..", "..", "testdata", "providers")
	pages, err := filepath.Glob(filepath.Join(root, "*", "*", "page.html"))
	if err != nil || len(pages) == 0 {
		if runtime.GOOS == "wasip1" {
			t.Skip("this runtime sees no files")
		}
		t.Fatalf("no pages: %v", err)
	}
	source := vocabulary.NewSource(names.Table())
	for _, file := range pages {
		dir := filepath.Dir(file)
		t.Run(filepath.ToSlash(strings.TrimPrefix(dir, root+string(filepath.Separator))), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p, err := saved.Parse(raw)
			if err != nil {
				t.Fatal(err)
			}
			o := arguments(t, dir)
			var url string
			o.Options.Words = source.For(p.Lang, nil)
			if url = o.URL; url != "" {
				p.URL = url
			}
			o.Options.Definition = provider.ByHost(p.URL)
			r := extract.Read(p, o.Options)
			got := golden{History: r.History, State: r.State, Rows: r.Rows, Unread: r.Unread, Next: r.Next, Zone: r.Zone, Account: r.Account, SignIns: line(r)}
			if r.OwnAddr.IsValid() {
				got.OwnAddr = r.OwnAddr.String()
			}
			text, err := json.MarshalIndent(got, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(dir, "want.json")
			if *update {
				if err := os.WriteFile(name, append(text, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatalf("%v: run the test with -update and check the file line by line", err)
			}
			if string(want) != string(text)+"\n" {
				t.Errorf("the reading has changed, got:\n%s", text)
			}
		})
	}
}

type args struct {
	extract.Options
	URL string
}

func arguments(t *testing.T, dir string) args {
	t.Helper()
	a := args{}
	var file struct{ Now, Zone, URL string }
	text, err := os.ReadFile(filepath.Join(dir, "args.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatalf("args.json: %v", err)
	}
	a.URL = file.URL
	if a.Now, err = time.Parse(time.RFC3339, file.Now); err != nil {
		t.Fatalf("args.json: now: %v", err)
	}
	if file.Zone != "" {
		if a.Zone, err = time.LoadLocation(file.Zone); err != nil {
			t.Fatalf("args.json: zone: %v", err)
		}
		a.ZoneGiven = true
	}
	return a
}
