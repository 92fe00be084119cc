package analyzer

import (
	"strings"
	"testing"
	"time"

	"ashiato/wasm/page/saved"
	"ashiato/wasm/report"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

// ticking is a clock that goes on by step at each look at it.
func ticking(step time.Duration) func() time.Time {
	at := now()
	return func() time.Time { at = at.Add(step); return at }
}

// TestAnalysisEndsInTime: a page that would take for ever gives a partial report instead of none.
func TestAnalysisEndsInTime(t *testing.T) {
	html := mailPage(every(3000, 1, "113.108.182.52", "中国"))
	analyzeBy := func(clock func() time.Time, limit time.Duration) *report.Report {
		tree, err := saved.Parse([]byte(html))
		if err != nil {
			t.Fatal(err)
		}
		return (&Analyzer{DB: small(t), Clock: clock, Limit: limit}).Analyze(Request{Now: now(), Words: vocabulary.NewSource(names.Table()), Pages: []Input{{URL: mailAddress, Page: tree}}})
	}
	whole := analyzeBy(ticking(time.Hour), 0)
	if p := whole.Pages[0]; p.Reading != "complete" || len(whole.SignIns) != 3000 {
		t.Fatalf("without a limit: %s, %d sign-ins", p.Reading, len(whole.SignIns))
	}
	if r := analyzeBy(func() time.Time { return now() }, serviceLimit); r.Pages[0].Reading != "complete" {
		t.Errorf("a clock that stands: %s", r.Pages[0].Reading)
	}
	back := now()
	if r := analyzeBy(func() time.Time { back = back.Add(-time.Hour); return back }, serviceLimit); r.Pages[0].Reading != "complete" {
		t.Errorf("a clock that is set back: %s", r.Pages[0].Reading)
	}
	seen := map[string]bool{}
	for _, step := range []time.Duration{time.Millisecond, 10 * time.Millisecond, 25 * time.Millisecond, 50 * time.Millisecond, 100 * time.Millisecond, time.Second, time.Hour} {
		r := analyzeBy(ticking(step), serviceLimit)
		reading := r.Pages[0].Reading
		seen[reading] = true
		if len(r.SignIns) > len(whole.SignIns) || (reading == "complete") != (len(r.SignIns) == len(whole.SignIns)) {
			t.Errorf("looks of %v: %s, %d sign-ins", step, reading, len(r.SignIns))
		}
		if reading == "partial" && len(r.SignIns) > 100 && r.Risk != "high" {
			t.Errorf("looks of %v: %d rows of the attack are %q", step, len(r.SignIns), r.Risk)
		}
		if reading != "complete" && r.Risk == "none" {
			t.Errorf("looks of %v: what was not read is called calm", step)
		}
	}
	if !seen["partial"] || !seen["complete"] {
		t.Errorf("the steps test one side only: %v", seen)
	}
}

// TestServiceWatchesTheTime: the doorway of the WebAssembly has the limit.
func TestServiceWatchesTheTime(t *testing.T) {
	tree, err := saved.Parse([]byte(mailPage(every(3000, 1, "113.108.182.52", "中国"))))
	if err != nil {
		t.Fatal(err)
	}
	request := `{"request":1,"pages":[{"url":"` + mailAddress + `","snapshot":` + string(saved.Snapshot(tree)) + `}]}`
	answer := string(NewService(ticking(100 * time.Millisecond)).Analyze([]byte(request)))
	if !strings.HasPrefix(answer, `{"report":`) || strings.Contains(answer, `"reading":"complete"`) {
		t.Errorf("the answer is %.300s", answer)
	}
	if answer = string(NewService(now).Analyze([]byte(request))); !strings.Contains(answer, `"reading":"complete"`) {
		t.Errorf("a clock that stands: %.300s", answer)
	}
}
