package extract_test

import (
	"testing"

	"ashiato/wasm/extract"
	"ashiato/wasm/page"
)

// TestLateReadingIsPartial: when the time is over, what was read is kept and the rest is said to be missing.
func TestLateReadingIsPartial(t *testing.T) {
	p := large(2000)
	whole := extract.Read(p, options())
	if whole.State != extract.Complete || len(whole.SignIns) != 2000 {
		t.Fatalf("%s, %d sign-ins", whole.State, len(whole.SignIns))
	}
	questions := 0
	o := options()
	o.Late = func(int) bool { questions++; return false }
	if r := extract.Read(p, o); r.State != extract.Complete || len(r.SignIns) != 2000 || questions < 100 {
		t.Errorf("with time left: %s, %d sign-ins, the clock was asked %d times", r.State, len(r.SignIns), questions)
	}
	all, last := questions, -1
	for _, time := range []int{0, 10, 50, 100, 150} { // percent of what it takes: half of it is for the texts
		looks := 0
		o.Late = func(percent int) bool { looks++; return 100*looks > all*time/100*percent }
		r := extract.Read(p, o)
		if want := map[bool]string{false: extract.Partial, true: extract.Unreadable}[time == 0]; r.State != want {
			t.Errorf("with %d %% of the time: %s, %d sign-ins", time, r.State, len(r.SignIns))
		}
		if len(r.SignIns) <= last && time > 10 {
			t.Errorf("with %d %% of the time: %d sign-ins, no more than with less (%d)", time, len(r.SignIns), last)
		}
		for i, s := range r.SignIns {
			if w := whole.SignIns[i]; s.Net != w.Net || !s.Time.Equal(w.Time) || s.PageCountry != w.PageCountry || s.Outcome != w.Outcome {
				t.Fatalf("with %d %% of the time: sign-in %d is %+v, want %+v", time, i, s, w)
			}
		}
		last = len(r.SignIns)
	}
	o.Late = func(percent int) bool { questions--; return 100*(all-questions) > 3*all*percent }
	if r := extract.Read(p, o); r.State != extract.Complete || len(r.SignIns) != 2000 {
		t.Errorf("with three times the time: %s, %d sign-ins", r.State, len(r.SignIns))
	}
}

// TestCutPageIsPartial: a page that was too large for the snapshot is never said to be read whole, nor to be empty.
func TestCutPageIsPartial(t *testing.T) {
	p := large(50)
	p.Cut = true
	if r := extract.Read(p, options()); r.State != extract.Partial || len(r.SignIns) != 49 { // the last may have lost its end
		t.Errorf("a cut history: %s, %d sign-ins", r.State, len(r.SignIns))
	}
	p = &page.Page{Title: "ログイン履歴", Lang: "ja", Cut: true}
	b := page.NewBuilder(p)
	html := b.Element(page.None, "html", nil, 0)
	body := b.Element(html, "body", nil, 1)
	for i, text := range []string{"ログイン履歴", "ログイン履歴はありません"} {
		b.Text(b.Element(body, []string{"h1", "p"}[i], nil, 2+i), text, 2+i)
	}
	if r := extract.Read(p, options()); r.State == extract.Empty || r.State == extract.Complete {
		t.Errorf("the beginning of a page: %s", r.State)
	}
}
