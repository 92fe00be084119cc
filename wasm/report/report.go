// Package report is the JSON report of one analysis: numbers and codes only, no sentences. The form has a version; fields may
// be added within it.
package report

import (
	"slices"
	"strconv"

	"github.com/tidwall/gjson"
)

// Version is the version of the report's form.
const Version = 1

// Report is what one analysis returns.
type Report struct {
	Risk        string   // none, low, medium, high, unknown
	Home        []string // ISO 3166-1 alpha-2
	HomeSource  string   // declared, own-address, sign-ins, zone, ""
	Missing     []string // histories of this provider that were not among the pages
	DataDate    string   // date of the address database, YYYY-MM-DD
	DataOld     bool     // the database is older than 90 days
	Attribution string   // sources of the address database, to be shown where results are shown
	Provider    string   // id of the definition that the pages share, "" if none
	Name        map[string]string
	Pages       []Page
	SignIns     []SignIn
	Findings    []Finding
	Actions     []Action
}

// Page is what was read of one page.
type Page struct {
	File, URL, Title  string
	Provider, History string
	Reading           string // complete, partial, empty, not-history, signed-out, unreadable
	Error             string // why it is unreadable
	Rows, Unread      int
	Next, Cut         bool
	Zone, OwnIP       string
	Account           string // masked
	AccountKey        string // tells accounts apart without naming them
	Is                string // the provider's page that this is: "history:mail", "restrict-overseas-access"
	Settings          map[string]string
	Links             map[string]string
}

// SignIn is one sign-in of a page.
type SignIn struct {
	Page, Row, Node, Twin               int
	Time, TimeText, Precision, Text     string
	IP, Host                            string
	Country, CountrySource, CountryText string
	GeoCountry                          string
	ASN                                 uint32
	Org, Network, NetworkService        string
	Protocol, Service, Device, Account  string
	Outcome                             string
	Self, OwnOperator, Warned           bool
	Repeat                              int
	Risk                                string
	Finding                             int
}

// Value is one number or code of a reason or a finding, under its name.
type Value struct {
	Key    string
	Num    float64
	Text   string
	IsText bool
}

// Reason is one signal of a finding and its weight in decibans.
type Reason struct {
	Signal string
	Weight float64
	Values []Value
}

// Finding is one thing found: the sign-ins that it is about, why, and what to ask.
type Finding struct {
	ID, Risk string
	Score    float64 // decibans with the prior
	SignIns  []int
	Reasons  []Reason
	Question string
	Subject  string // what an answer to the question is remembered for
	Facts    []Value
}

// Action is one thing to do, with the way to it.
type Action struct {
	ID             string
	Urgency        int // 1 first
	URL, URLSource string
	Exact          bool // URL is the page itself, not the nearest certain one
	Path           []string
	State          string // on, off, unknown
	Covers, Breaks []string
	Checked        string
}

// JSON is the report as JSON text.
func (r *Report) JSON() []byte { return r.AppendJSON(nil) }

// rowSize is what a sign-in takes as JSON, in bytes: those of the corpus take 470 to 850.
const rowSize = 800

// AppendJSON writes the report as JSON text behind other bytes.
func (r *Report) AppendJSON(to []byte) []byte {
	w := &writer{b: slices.Grow(to, 4096+rowSize*len(r.SignIns))}
	w.open('{')
	w.num("version", Version)
	w.str("risk", r.Risk)
	w.strs("home", r.Home)
	w.str("homeSource", r.HomeSource)
	w.bool("homeAssumed", r.HomeSource == "zone")
	w.strs("missing", r.Missing)
	w.str("dataDate", r.DataDate)
	w.bool("dataOld", r.DataOld)
	w.str("attribution", r.Attribution)
	w.str("provider", r.Provider)
	w.dict("providerName", r.Name)
	w.list("pages", len(r.Pages), func(i int) { r.Pages[i].json(w) })
	w.list("signIns", len(r.SignIns), func(i int) { r.SignIns[i].json(w) })
	w.list("findings", len(r.Findings), func(i int) { r.Findings[i].json(w) })
	w.list("actions", len(r.Actions), func(i int) { r.Actions[i].json(w) })
	w.close('}')
	return w.b
}

func (p *Page) json(w *writer) {
	w.str("file", p.File)
	w.str("url", p.URL)
	w.str("title", p.Title)
	w.str("provider", p.Provider)
	w.str("history", p.History)
	w.str("reading", p.Reading)
	if p.Error != "" {
		w.str("error", p.Error)
	}
	w.num("rows", p.Rows)
	w.num("unread", p.Unread)
	w.bool("next", p.Next)
	w.bool("cut", p.Cut)
	w.str("zone", p.Zone)
	w.str("ownIP", p.OwnIP)
	w.str("account", p.Account)
	w.str("accountKey", p.AccountKey)
	w.str("is", p.Is)
	w.dict("settings", p.Settings)
	w.dict("links", p.Links)
}

func (s *SignIn) json(w *writer) {
	w.num("page", s.Page)
	w.num("row", s.Row)
	w.num("node", s.Node)
	if s.Twin > 0 {
		w.num("twin", s.Twin)
	}
	w.str("time", s.Time)
	w.str("timeText", s.TimeText)
	w.str("precision", s.Precision)
	w.str("text", s.Text)
	w.str("ip", s.IP)
	w.str("host", s.Host)
	w.str("country", s.Country)
	w.str("countrySource", s.CountrySource)
	w.str("countryText", s.CountryText)
	w.str("geoCountry", s.GeoCountry)
	w.num("asn", int(s.ASN))
	w.str("org", s.Org)
	w.str("network", s.Network)
	w.str("networkService", s.NetworkService)
	w.str("protocol", s.Protocol)
	w.str("service", s.Service)
	w.str("device", s.Device)
	w.str("account", s.Account)
	w.str("outcome", s.Outcome)
	w.bool("self", s.Self)
	w.bool("ownOperator", s.OwnOperator)
	w.bool("warned", s.Warned)
	w.num("repeat", s.Repeat)
	w.str("risk", s.Risk)
	w.num("finding", s.Finding)
}

func (f *Finding) json(w *writer) {
	w.str("id", f.ID)
	w.str("risk", f.Risk)
	w.float("score", f.Score)
	w.list("signIns", -len(f.SignIns), func(i int) { w.b = strconv.AppendInt(w.b, int64(f.SignIns[i]), 10) })
	w.list("reasons", len(f.Reasons), func(i int) {
		w.str("signal", f.Reasons[i].Signal)
		w.float("weight", f.Reasons[i].Weight)
		w.values("values", f.Reasons[i].Values)
	})
	w.str("question", f.Question)
	w.str("subject", f.Subject)
	w.values("facts", f.Facts)
}

func (a *Action) json(w *writer) {
	w.str("id", a.ID)
	w.num("urgency", a.Urgency)
	w.str("url", a.URL)
	w.str("urlSource", a.URLSource)
	w.bool("exact", a.Exact)
	w.strs("path", a.Path)
	w.str("state", a.State)
	w.strs("covers", a.Covers)
	w.strs("breaks", a.Breaks)
	w.str("checked", a.Checked)
}

// writer appends JSON. encoding/json would cost the WASM 0.2 MB and reflection.
type writer struct {
	b     []byte
	comma bool
}

func (w *writer) sep() {
	if w.comma {
		w.b = append(w.b, ',')
	}
	w.comma = true
}

func (w *writer) open(c byte)  { w.sep(); w.b = append(w.b, c); w.comma = false }
func (w *writer) close(c byte) { w.b = append(w.b, c); w.comma = true }

// text writes a text of JSON. Most are short words, which are copied as they are.
func (w *writer) text(s string) {
	if !bare(s) {
		w.b = gjson.AppendJSONString(w.b, s)
		return
	}
	w.b = append(w.b, '"')
	w.b = append(w.b, s...)
	w.b = append(w.b, '"')
}

// bare reports whether nothing in a text has to be written in another way: neither in JSON nor in a page.
func bare(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ', c >= 0x7f, c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		}
	}
	return true
}

func (w *writer) key(k string) {
	w.sep()
	w.text(k)
	w.b = append(w.b, ':')
}

func (w *writer) str(k, v string) { w.key(k); w.text(v) }

func (w *writer) num(k string, v int) { w.key(k); w.b = strconv.AppendInt(w.b, int64(v), 10) }

func (w *writer) float(k string, v float64) { w.key(k); w.b = appendFloat(w.b, v) }

func (w *writer) bool(k string, v bool) { w.key(k); w.b = strconv.AppendBool(w.b, v) }

func (w *writer) strs(k string, v []string) {
	w.key(k)
	w.b = append(w.b, '[')
	for i, s := range v {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		w.text(s)
	}
	w.b = append(w.b, ']')
}

// list writes n objects, or, with a negative n, that many bare values.
func (w *writer) list(k string, n int, item func(i int)) {
	w.key(k)
	w.b = append(w.b, '[')
	w.comma = false
	for i := range max(n, -n) {
		w.sep()
		if n > 0 {
			w.b, w.comma = append(w.b, '{'), false
		}
		item(i)
		if n > 0 {
			w.b = append(w.b, '}')
		}
		w.comma = true
	}
	w.close(']')
}

func (w *writer) dict(k string, m map[string]string) {
	w.key(k)
	w.b = append(w.b, '{')
	w.comma = false
	for _, key := range sorted(m) {
		w.str(key, m[key])
	}
	w.close('}')
}

func (w *writer) values(k string, vs []Value) {
	w.key(k)
	w.b = append(w.b, '{')
	w.comma = false
	for _, v := range vs {
		if v.IsText {
			w.str(v.Key, v.Text)
		} else {
			w.float(v.Key, v.Num)
		}
	}
	w.close('}')
}

// appendFloat writes a number with at most one decimal: more would claim an exactness that no weight has.
func appendFloat(b []byte, v float64) []byte {
	if v != v || v > 1e15 || v < -1e15 {
		v = 0 // no JSON has NaN or infinity
	}
	start := len(b)
	b = strconv.AppendFloat(b, v, 'f', 1, 64)
	if n := len(b); n-start > 2 && b[n-1] == '0' && b[n-2] == '.' {
		b = b[:n-2]
	}
	if string(b[start:]) == "-0" {
		b = append(b[:start], '0')
	}
	return b
}

func sorted(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	for i := 1; i < len(keys); i++ { // a handful of keys
		for j := i; j > 0 && keys[j] < keys[j-1]; j-- {
			keys[j], keys[j-1] = keys[j-1], keys[j]
		}
	}
	return keys
}
