package extract_test

import (
	"os"
	"path/filepath"
	"testing"
	"unicode"

	"ashiato/wasm/extract"
	"ashiato/wasm/page"
	"ashiato/wasm/page/saved"
)

// layoutPages are the pages of testdata/layouts, as far as this runtime reaches them.
func layoutPages(f *testing.F, most int) (pages [][]byte) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "testdata", "layouts", "*", "*", "page.html"))
	for _, name := range files[:min(most, len(files))] {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		pages = append(pages, raw)
	}
	return pages
}

func checkReading(t *testing.T, r *extract.Reading) {
	if r.Rows != len(r.SignIns)+r.Unread {
		t.Errorf("%d rows, %d sign-ins, %d unread", r.Rows, len(r.SignIns), r.Unread)
	}
	for i := range r.SignIns {
		s := &r.SignIns[i]
		if s.Time.IsZero() && !s.Net.IsValid() && s.PageCountry == "" && s.Host == "" {
			t.Errorf("sign-in without time, address and place: %+v", s)
		}
		for _, text := range []string{s.Text, s.TimeText, s.CountryText, s.Service, s.Device, s.Account, s.Host} {
			if n := 0; len(text) > 4*500 {
				t.Errorf("%d bytes of text %d", len(text), n)
			}
			for _, c := range text {
				if unicode.Is(unicode.Cc, c) || unicode.Is(unicode.Bidi_Control, c) {
					t.Errorf("%q holds %U", text, c)
				}
			}
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, p := range layoutPages(f, 40) {
		f.Add(p)
	}
	o := options()
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := saved.Parse(raw)
		if err != nil {
			return
		}
		first := extract.Read(p, o)
		checkReading(t, first)
		// the snapshot of the page gives the same reading
		again, err := page.Decode(saved.Snapshot(p))
		if err != nil {
			if len(p.Nodes) > 0 {
				t.Fatalf("snapshot of a page: %v", err)
			}
			return
		}
		if second := extract.Read(again, o); second.Rows != first.Rows || second.State != first.State {
			t.Errorf("page: %s, %d rows; its snapshot: %s, %d rows", first.State, first.Rows, second.State, second.Rows)
		}
	})
}

func FuzzSnapshot(f *testing.F) {
	for _, raw := range layoutPages(f, 20) {
		if p, err := saved.Parse(raw); err == nil {
			f.Add(saved.Snapshot(p))
		}
	}
	f.Add([]byte(`{"snapshot":1,"nodes":[[-1,"html"],[0,"td",{"class":"x"},"\ud800 1.2.3.4"]]}`))
	o := options()
	f.Fuzz(func(t *testing.T, raw []byte) {
		if p, err := page.Decode(raw); err == nil {
			checkReading(t, extract.Read(p, o))
		}
	})
}
