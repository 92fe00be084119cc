package analyzer

import (
	"hash/fnv"
	"strconv"
	"strings"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/report"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// report is the page's part of the report.
func (r *read) report() report.Page {
	p := report.Page{File: r.File, URL: r.URL, History: "unknown", Reading: "unreadable"}
	if r.Err != nil {
		p.Error = r.Err.Error()
		return p
	}
	if r.reading == nil {
		return p
	}
	p.Title = extract.Clean(r.Page.Title)
	p.History, p.Reading, p.Rows, p.Unread = r.reading.History, r.reading.State, r.reading.Rows, r.reading.Unread
	p.Next, p.Cut, p.Zone = r.reading.Next, r.Page.Cut, r.reading.Zone
	p.Settings, p.Links, p.Is = r.marks.Settings, r.marks.Links, r.marks.Is
	if r.def != nil {
		p.Provider = r.def.ID
	}
	if r.reading.OwnAddr.IsValid() {
		p.OwnIP = r.reading.OwnAddr.String()
	}
	if p.Account = MaskAccount(r.reading.Account); p.Account != "" {
		p.AccountKey = accountKey(p.Provider, r.reading.Account)
	}
	if p.Reading == "not-history" && r.marks.SignedOut && (r.def != nil || r.Page.URL == "") {
		p.Reading = "signed-out"
	}
	// A page that is a history by its heading or address, and is neither read nor said to be empty, was not understood.
	if p.Reading == "not-history" && strings.HasPrefix(p.Is, "history:") {
		p.Reading = "unreadable"
	}
	if p.Cut && p.Reading == "complete" {
		p.Reading = "partial"
	}
	return p
}

// MaskAccount hides most of an account's name: "taro.yamada@example.jp" becomes "ta…@example.jp".
func MaskAccount(account string) string {
	name, host, mail := strings.Cut(account, "@")
	kept := 0
	for i := range name {
		if kept == 2 {
			name = name[:i] + "…"
			break
		}
		kept++
	}
	if mail {
		return name + "@" + host
	}
	return name
}

// accountKey tells accounts apart in the archive without holding their names. It is no secret, only a short name.
func accountKey(provider, account string) string {
	h := fnv.New64a()
	h.Write([]byte(provider + "\x00" + strings.ToLower(account)))
	return strconv.FormatUint(h.Sum64(), 36)
}

// signIn is a sign-in's part of the report.
func signIn(s *signin.SignIn, row risk.Row) report.SignIn {
	country, source := s.Country()
	out := report.SignIn{
		Page: s.Page, Row: s.Row, Node: s.Node, Twin: s.Twin, TimeText: s.TimeText, Precision: string(s.Precision), Text: s.Text,
		IP: validPrefix(s.Net), Host: s.Host, Country: country, CountrySource: source, CountryText: s.CountryText, GeoCountry: s.Place.Country,
		ASN: s.Place.ASN, Org: s.Place.Org, Network: string(row.Network), NetworkService: s.Place.Service, Protocol: string(s.Protocol),
		Service: s.Service, Device: s.Device, Account: s.Account, Outcome: string(s.Outcome), Self: row.Self, OwnOperator: row.OwnOperator, Warned: s.Warned,
		Repeat: max(1, s.Repeat), Risk: string(row.Risk), Finding: row.Finding,
	}
	if !s.Time.IsZero() {
		out.Time = s.Time.Format(time.RFC3339)
	}
	if out.Precision == "" {
		out.Precision = string(signin.None)
	}
	if out.Network == "" {
		out.Network = string(signin.UnknownNetwork)
	}
	if out.Protocol == "" {
		out.Protocol = string(signin.UnknownProtocol)
	}
	if out.Outcome == "" {
		out.Outcome = string(signin.UnknownOutcome)
	}
	return out
}

// finding is a finding's part of the report.
func finding(f risk.Finding) report.Finding {
	out := report.Finding{ID: f.ID, Risk: string(f.Risk), Score: f.Score, SignIns: f.SignIns, Question: f.Question, Subject: f.Subject, Facts: values(f.Facts)}
	for _, r := range f.Reasons {
		out.Reasons = append(out.Reasons, report.Reason{Signal: r.Signal, Weight: r.Weight, Values: values(r.Values)})
	}
	return out
}

func values(vs []risk.Value) []report.Value {
	out := make([]report.Value, len(vs))
	for i, v := range vs {
		out[i] = report.Value(v)
	}
	return out
}
