// Package layouts measures the reading of login histories on pages with known records: testdata/layouts.
package layouts

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/provider"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/zone"
)

// Record is one record that a page holds, as expected.json tells it.
type Record struct {
	Time, TimeText, Precision, IP, Country, Outcome, Protocol, Device, Event string
	AlsoTimes                                                                []struct{ Time, Precision string }
	AlsoIPs, AlsoOutcomes                                                    []string
	IPText                                                                   string
	Slack                                                                    int
	Optional                                                                 bool
}

// Expected is expected.json.
type Expected struct {
	Now, Zone, Lang, Kind, URL string
	Optional                   bool
	Records                    []Record
}

// Score is what one page's reading is worth.
type Score struct {
	Page                                 string
	Negative                             bool
	Found, Missed, False                 int
	Fields                               int // matched records
	Time, IP, Country, Outcome, Protocol int // matched records whose field is right
	State, History                       string
	Notes                                []string
}

// F1 is the harmonic mean of precision and recall; of a page without records, 1 if nothing was read.
func (s Score) F1() float64 {
	if s.Found+s.Missed+s.False == 0 {
		return 1
	}
	return 2 * float64(s.Found) / float64(2*s.Found+s.Missed+s.False)
}

// Dirs are the folders below root that hold a page with what is in it: expected.json, or truth.json in the folders of providers.
func Dirs(root string) ([]string, error) {
	var dirs []string
	for _, pattern := range []string{"*/expected.json", "*/*/truth.json"} {
		found, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			dirs = append(dirs, filepath.Dir(f))
		}
	}
	return dirs, nil
}

// expected reads what a folder says of its page; args.json beside truth.json holds how it is to be read.
func expected(dir string) (e Expected, err error) {
	for _, name := range []string{"expected.json", "truth.json", "args.json"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err == nil {
			err = json.Unmarshal(text, &e)
		}
		if err != nil {
			return e, fmt.Errorf("%s: %s: %w", dir, name, err)
		}
	}
	return e, nil
}

// Read reads the page in dir.
func Read(dir string) (*extract.Reading, Expected, error) {
	e, err := expected(dir)
	if err != nil {
		return nil, e, err
	}
	raw, err := os.ReadFile(filepath.Join(dir, "page.html"))
	if err != nil {
		return nil, e, err
	}
	p, err := saved.Parse(raw)
	if err != nil {
		return nil, e, fmt.Errorf("%s: %w", dir, err)
	}
	o := extract.Options{Words: source.For(p.Lang, nil)}
	if o.Now, err = time.Parse(time.RFC3339, e.Now); err != nil {
		return nil, e, fmt.Errorf("%s: now: %w", dir, err)
	}
	if e.Zone != "" {
		if o.Zone, err = zone.Load(e.Zone); err != nil {
			return nil, e, fmt.Errorf("%s: zone: %w", dir, err)
		}
		o.ZoneGiven = true
	}
	p.URL = e.URL
	o.Definition = provider.ByHost(e.URL)
	return extract.Read(p, o), e, nil
}

var source = vocabulary.NewSource(nil)

// Evaluate compares the reading of the page in dir with what it holds.
func Evaluate(dir string) (Score, error) {
	s := Score{Page: filepath.Base(dir)}
	if filepath.Base(filepath.Dir(filepath.Dir(dir))) == "providers" {
		s.Page = filepath.Base(filepath.Dir(dir)) + "/" + s.Page
	}
	r, e, err := Read(dir)
	if err != nil {
		return s, err
	}
	s.Negative = len(e.Records) == 0
	s.State, s.History = r.State, r.History
	used := make([]bool, len(r.SignIns))
	for _, want := range e.Records {
		at := -1
		for i := range r.SignIns {
			if !used[i] && agrees(want, &r.SignIns[i]) {
				at = i
				break
			}
		}
		switch {
		case at < 0 && (want.Event == "other" || want.Optional || e.Optional):
		case at < 0:
			s.Missed++
			s.note("missed %s %s", want.Time, want.IP)
		default:
			used[at] = true
			if want.Event == "other" {
				continue
			}
			s.Found++
			s.compare(want, &r.SignIns[at])
		}
	}
	for i, u := range used {
		if !u {
			s.False++
			g := &r.SignIns[i]
			s.note("false %s %s %q", g.Time.Format(time.RFC3339), g.Net, short(g.Text))
		}
	}
	if r.Unread > 0 {
		s.note("%d unread", r.Unread)
	}
	return s, nil
}

func short(s string) string { return string([]rune(s)[:min(80, len([]rune(s)))]) }

func (s *Score) note(format string, args ...any) {
	s.Notes = append(s.Notes, fmt.Sprintf(format, args...))
}

// agrees is the agreement of a row with a record: the times within their precision, the addresses equal; without an address the time
// decides, without a time the address.
func agrees(want Record, got *signin.SignIn) bool {
	ip := sameIP(want, got)
	if want.Time == "" {
		return ip && (want.IP != "" || got.Time.IsZero())
	}
	if !ip {
		return false
	}
	return rightTime(want, got)
}

// rightTime reports whether a time is the record's, or another that is right too.
func rightTime(want Record, got *signin.SignIn) bool {
	if sameTime(want.Time, want.Precision, want.Slack, got.Time) {
		return true
	}
	for _, also := range want.AlsoTimes {
		if sameTime(also.Time, also.Precision, want.Slack, got.Time) {
			return true
		}
	}
	return false
}

func printedIP(got *signin.SignIn) string {
	switch {
	case !got.Net.IsValid():
		return ""
	case got.Net.IsSingleIP():
		return got.Net.Addr().String()
	}
	return got.Net.String()
}

func sameIP(want Record, got *signin.SignIn) bool {
	ip := printedIP(got)
	return ip == want.IP || slices.Contains(want.AlsoIPs, ip)
}

var unit = map[string]time.Duration{"second": time.Minute, "minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour, "month": 31 * 24 * time.Hour}

func sameTime(want, precision string, slack int, got time.Time) bool {
	t, err := time.Parse(time.RFC3339, want)
	if err != nil || got.IsZero() {
		return false
	}
	return got.Sub(t).Abs() <= unit[precision]+time.Duration(slack)*time.Second
}

func (s *Score) compare(want Record, got *signin.SignIn) {
	s.Fields++
	check := func(n *int, ok bool, what string, want, got any) {
		if ok {
			*n++
		} else {
			s.note("%s: want %v, got %v", what, want, got)
		}
	}
	check(&s.Time, want.Time == "" || rightTime(want, got), "time", want.Time, got.Time)
	check(&s.IP, sameIP(want, got), "ip", want.IP, got.Net)
	check(&s.Country, got.PageCountry == want.Country, "country", want.Country, got.PageCountry)
	outcome := string(got.Outcome)
	check(&s.Outcome, outcome == want.Outcome || slices.Contains(want.AlsoOutcomes, outcome) || want.Outcome == "" && (outcome == "success" || outcome == "unknown"), "outcome", want.Outcome, outcome)
	protocol := string(got.Protocol)
	check(&s.Protocol, protocol == want.Protocol || want.Protocol == "" && !got.Protocol.MailSoftware(), "protocol", want.Protocol, protocol)
}

// Targets of the reading, as the project promises them.
const (
	TargetF1    = 0.98
	TargetField = 0.97
)

// Report evaluates every page below root and returns a table and whether the targets are met.
func Report(root string, verbose bool) (string, bool, error) {
	dirs, err := Dirs(root)
	if err != nil || len(dirs) == 0 {
		return "", false, errors.Join(err, fmt.Errorf("%s: no pages", root))
	}
	var b strings.Builder
	sum, negatives, falseReadings, n := 0.0, 0, 0, 0
	var all Score
	for _, dir := range dirs {
		s, err := Evaluate(dir)
		if err != nil {
			return "", false, err
		}
		if s.Negative {
			negatives++
			falseReadings += s.False
		} else {
			sum += s.F1()
			n++
		}
		all.Found, all.Missed, all.False = all.Found+s.Found, all.Missed+s.Missed, all.False+s.False
		all.Fields, all.Time, all.Country, all.Outcome, all.Protocol = all.Fields+s.Fields, all.Time+s.Time, all.Country+s.Country, all.Outcome+s.Outcome, all.Protocol+s.Protocol
		p, r := ratio(s.Found, s.Found+s.False), ratio(s.Found, s.Found+s.Missed)
		fmt.Fprintf(&b, "%-44s P %.3f R %.3f F1 %.3f  time %.2f country %.2f outcome %.2f protocol %.2f  %s %s\n", s.Page, p, r, s.F1(),
			ratio(s.Time, s.Fields), ratio(s.Country, s.Fields), ratio(s.Outcome, s.Fields), ratio(s.Protocol, s.Fields), s.State, s.History)
		if verbose {
			for _, note := range s.Notes[:min(6, len(s.Notes))] {
				fmt.Fprintln(&b, "    "+note)
			}
		}
	}
	macro := sum / float64(max(1, n))
	fmt.Fprintf(&b, "%s: %d histories, macro-F1 %.4f (target %.2f), records found %d missed %d false %d; %d negatives, %d false readings (target 0)\n", root, n, macro, TargetF1, all.Found, all.Missed, all.False, negatives, falseReadings)
	fields := []float64{ratio(all.Time, all.Fields), ratio(all.Country, all.Fields), ratio(all.Outcome, all.Fields), ratio(all.Protocol, all.Fields)}
	fmt.Fprintf(&b, "    fields of matched records: time %.4f country %.4f outcome %.4f protocol %.4f (target %.2f)\n", fields[0], fields[1], fields[2], fields[3], TargetField)
	return b.String(), macro >= TargetF1 && falseReadings == 0 && slices.Min(fields) >= TargetField, nil
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}
