package report

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// Hostile texts must come out as the texts they are, in JSON that any parser reads.
func TestJSON(t *testing.T) {
	hostile := "a\"b\\c\u202e<script>\x00\n" + string([]byte{0xff}) + "足あと"
	r := &Report{
		Risk: "high", Home: []string{"JP"}, HomeSource: "zone", Missing: []string{"mail"}, Name: map[string]string{"ja": hostile},
		Pages:   []Page{{Title: hostile, Settings: map[string]string{"b": "on", "a": "off"}, Links: map[string]string{"x": "https://example.com/?a=1&b=2"}}},
		SignIns: []SignIn{{Text: hostile, Row: 3, Finding: -1, ASN: 4134}},
		Findings: []Finding{{ID: "foreign-mail-poller", Score: 24.04, SignIns: []int{0, 1},
			Reasons: []Reason{{Signal: "periodic-access", Weight: 11, Values: []Value{{Key: "everyMinutes", Num: 30}, {Key: "countries", Text: "CN", IsText: true}}}}}},
		Actions: []Action{{ID: "save-evidence", Urgency: 1}},
	}
	var got struct {
		Version     int
		Risk        string
		HomeAssumed bool
		Pages       []struct{ Title string }
		SignIns     []struct {
			Text    string
			Row     int
			Finding int
			ASN     int
		}
		Findings []struct {
			Score   float64
			SignIns []int
			Reasons []struct {
				Weight float64
				Values map[string]any
			}
		}
		Actions []struct{ Path, Covers []string }
	}
	text := r.JSON()
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	want := strings.ToValidUTF8(hostile, "\uFFFD")
	if got.Pages[0].Title != want || got.SignIns[0].Text != want {
		t.Errorf("hostile text came back as %q, want %q", got.SignIns[0].Text, want)
	}
	if got.Version != 1 || !got.HomeAssumed || got.SignIns[0].Finding != -1 || got.SignIns[0].ASN != 4134 || got.Findings[0].Score != 24 ||
		len(got.Findings[0].SignIns) != 2 || got.Findings[0].Reasons[0].Values["everyMinutes"] != 30.0 || got.Findings[0].Reasons[0].Values["countries"] != "CN" {
		t.Errorf("got %+v", got)
	}
	if got.Actions[0].Path == nil || got.Actions[0].Covers == nil {
		t.Error("an empty list must be [], not null")
	}
}

func TestEmptyReport(t *testing.T) {
	text := string((&Report{}).JSON())
	if !json.Valid([]byte(text)) || !strings.Contains(text, `"signIns":[]`) || !strings.Contains(text, `"missing":[]`) {
		t.Errorf("got %s", text)
	}
}

func TestAppendFloat(t *testing.T) {
	for in, want := range map[float64]string{24: "24", 24.04: "24", -11.26: "-11.3", 0.05: "0.1", -0.01: "0", 100: "100", 0.5: "0.5"} {
		if got := string(appendFloat(nil, in)); got != want {
			t.Errorf("%v: got %s, want %s", in, got, want)
		}
	}
	for _, in := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if got := appendFloat(nil, in); !json.Valid(got) {
			t.Errorf("%v: %s is no JSON", in, got)
		}
	}
}
