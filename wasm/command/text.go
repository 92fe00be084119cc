package command

import (
	"strconv"
	"strings"
	"time"

	"ashiato/wasm/report"
)

// shownRows is how many rows of a finding the text view lists before it counts the rest.
const shownRows = 12

// text is the report for people: per finding one sentence, its reasons and its first rows; then what to do.
func text(r *report.Report, lang string, c palette) string {
	t := &view{r: r, say: newSpeaker(lang), c: c}
	t.pages()
	t.summary()
	for i := range r.Findings {
		t.finding(&r.Findings[i])
	}
	t.actions()
	t.foot()
	return t.b.String()
}

type view struct {
	b   strings.Builder
	r   *report.Report
	say *speaker
	c   palette
}

func (t *view) line(parts ...string) {
	for _, p := range parts {
		t.b.WriteString(p)
	}
	t.b.WriteByte('\n')
}

// pages lists what was read.
func (t *view) pages() {
	for i := range t.r.Pages {
		p := &t.r.Pages[i]
		name := p.Title
		if name == "" {
			name = p.File
		}
		provider := providerName(&report.Report{Pages: []report.Page{*p}}, t.say.lang)
		if provider != "" && !strings.Contains(name, provider) {
			name = provider + "  " + name
		}
		t.line(t.c.bold, name, t.c.reset)
		t.line("  ", t.say.key("cli_reading_"+strings.ReplaceAll(p.Reading, "-", "_"), map[string]string{
			"rows": strconv.Itoa(p.Rows), "unread": strconv.Itoa(p.Unread)}), t.c.dim, span(t.r, i, t.say), t.c.reset)
		for _, id := range []string{"restrict-overseas-access", "close-mail-software"} {
			if state := p.Settings[id]; state != "" {
				t.line("  ", t.say.key(action(id), nil), ": ", t.say.key("state_"+state, nil))
			}
		}
	}
	t.line()
}

// span is the time from the first to the last row of a page.
func span(r *report.Report, page int, say *speaker) string {
	first, last := "", ""
	var from, to time.Time
	for i := range r.SignIns {
		s := &r.SignIns[i]
		at, err := time.Parse(time.RFC3339, s.Time)
		if s.Page != page || err != nil {
			continue
		}
		if from.IsZero() || at.Before(from) {
			from, first = at, at.Format("2006-01-02 15:04")
		}
		if to.IsZero() || at.After(to) {
			to, last = at, at.Format("2006-01-02 15:04")
		}
	}
	if first == "" {
		return ""
	}
	return "  " + first + " – " + last
}

// summary is whether it is all right, in one line.
func (t *view) summary() {
	t.line(t.c.of(t.r.Risk), t.say.key("level_"+t.r.Risk, nil), t.c.reset)
	if t.r.HomeSource == "zone" && len(t.r.Home) > 0 {
		t.line(t.c.dim, t.say.key("cli_home_assumed", map[string]string{"countries": t.say.countries(strings.Join(t.r.Home, ","))}), t.c.reset)
	}
	for _, kind := range t.r.Missing {
		t.line(t.say.key("popup_missing_"+kind, nil))
	}
	t.line()
}

// finding is one sentence, at most three reasons, and the first rows.
func (t *view) finding(f *report.Finding) {
	if f.Risk == "none" {
		return
	}
	t.line(t.c.of(f.Risk), t.say.key("mark_"+f.Risk, nil), t.c.reset, " ", t.c.bold, t.say.finding(f), t.c.reset)
	for i, reason := range f.Reasons {
		if i == 3 {
			break
		}
		t.line("  · ", t.say.reason(&reason), t.c.dim, "  ", signed(reason.Weight), " dB", t.c.reset)
	}
	if f.Question != "" {
		t.line("  ? ", t.say.question(f))
	}
	t.rows(f.SignIns)
	t.line()
}

func signed(w float64) string {
	s := strconv.FormatFloat(w, 'f', 1, 64)
	if w > 0 {
		return "+" + s
	}
	return s
}

// rows is an aligned table of sign-ins.
func (t *view) rows(list []int) {
	table := [][]string{}
	for k, i := range list {
		if k == shownRows {
			break
		}
		s := &t.r.SignIns[i]
		when := s.TimeText
		if at, err := time.Parse(time.RFC3339, s.Time); err == nil {
			when = at.Format("2006-01-02 15:04")
		}
		country := ""
		if s.Country != "" {
			country = t.say.country(s.Country)
		}
		service := s.Service
		if service == "" {
			service = t.say.key("protocol_"+s.Protocol, nil)
		}
		table = append(table, []string{"#" + strconv.Itoa(s.Row), when, country, s.IP, fit(s.Org, 24), fit(service, 20), t.say.key("outcome_"+s.Outcome, nil)})
	}
	widths := make([]int, 7)
	for _, row := range table {
		for i, cell := range row {
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, row := range table {
		line := "   "
		for i, cell := range row {
			if widths[i] > 0 {
				line += " " + pad(cell, widths[i]) + " "
			}
		}
		t.line(t.c.dim, strings.TrimRight(line, " "), t.c.reset)
	}
	if n := len(list) - shownRows; n > 0 {
		t.line(t.c.dim, "    … ", t.say.key("cli_more_rows", map[string]string{"count": strconv.Itoa(n)}), t.c.reset)
	}
}

// actions is what to do, in order.
func (t *view) actions() {
	if len(t.r.Actions) == 0 {
		return
	}
	t.line(t.c.bold, t.say.key("cli_next", nil), t.c.reset)
	for _, a := range t.r.Actions {
		state := ""
		if a.State == "on" || a.State == "off" {
			state = "  [" + t.say.key("state_"+a.State, nil) + "]"
		}
		t.line("  ", strconv.Itoa(a.Urgency), ". ", t.say.key(action(a.ID), nil), t.c.bold, state, t.c.reset)
		t.line("     ", t.say.key(action(a.ID)+"_does", nil))
		if breaks := action(a.ID) + "_breaks"; len(a.Breaks) > 0 && t.say.has(breaks) {
			t.line("     ", t.say.key("guide_before", nil), ": ", t.say.key(breaks, nil))
		}
		if len(a.Path) > 0 {
			t.line(t.c.dim, "     ", strings.Join(a.Path, " → "), t.c.reset)
		}
		if a.URL != "" {
			t.line(t.c.dim, "     ", a.URL, t.c.reset)
		}
	}
	t.line()
}

// foot names the data's date and sources: a country is an estimate.
func (t *view) foot() {
	t.line(t.c.dim, t.say.key("cli_estimate", map[string]string{"date": t.r.DataDate}), t.c.reset)
	if t.r.DataOld {
		t.line(t.c.dim, t.say.key("cli_data_old", nil), t.c.reset)
	}
	if t.r.Attribution != "" {
		t.line(t.c.dim, t.r.Attribution, t.c.reset)
	}
}

func action(id string) string { return "action_" + strings.ReplaceAll(id, "-", "_") }
