// Package analyzer is the pipeline: pages of one account go in, one report comes out. It has no state but the database, knows
// no screen and no network, and gives the same report natively and in WebAssembly.
package analyzer

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"ashiato/wasm/advice"
	"ashiato/wasm/extract"
	"ashiato/wasm/geoip"
	"ashiato/wasm/landmark"
	"ashiato/wasm/memory"
	"ashiato/wasm/page"
	"ashiato/wasm/provider"
	"ashiato/wasm/provider/changepassword"
	"ashiato/wasm/report"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/zone"
)

// Input is one page to analyse, or why it could not be had.
type Input struct {
	File string // its name, for messages
	URL  string // where it was seen; "" takes the page's own
	Page *page.Page
	Err  error // the page could not be opened or decoded
}

// Request asks for one analysis: pages of one account, and what is known of its owner.
type Request struct {
	Pages  []Input
	Now    time.Time      // moment of reading; zero takes each page's own
	Zone   *time.Location // zone that the user gave for pages that print none, or nil
	Home   []string       // countries that the user declared
	Memory *memory.Memory // nil without memory
	Words  *vocabulary.Source
}

// Analyzer judges pages with one address database.
type Analyzer struct {
	DB    *geoip.Database  // nil judges without addresses' places
	Clock func() time.Time // used where neither request nor page tells the moment
	Limit time.Duration    // how long an analysis may take by Clock before the rest of the page is left out; zero: as long as it takes
}

// read is one page on its way through the pipeline.
type read struct {
	Input
	def     *provider.Definition
	reading *extract.Reading
	marks   landmark.Landmarks
	first   int // index of its first sign-in in the report
}

// Analyze reads and judges the pages of a request. A page that could not be read is unreadable in the report; the others are
// judged all the same. The report is nil where a database that is brought in parts lacks some (geoip.Database.Waiting).
func (a *Analyzer) Analyze(req Request) *report.Report {
	now := a.moment(req)
	late := a.deadline()
	places := placer{a: a, late: late, masked: map[netip.Prefix]signin.Place{}}
	pages := make([]read, len(req.Pages))
	var all []signin.SignIn
	for i, in := range req.Pages {
		pages[i] = a.readPage(in, req, now, late)
		pages[i].first = len(all)
		if r := pages[i].reading; r != nil {
			places.all(r)
			if r.OwnAddr.IsValid() && a.DB != nil {
				a.DB.Lookup(r.OwnAddr)
			}
			all = slices.Grow(all, len(r.SignIns))
			for _, s := range r.SignIns {
				s.Page = i
				s.MailPage = s.MailPage || r.History == "mail"
				all = append(all, s)
			}
		}
	}
	if a.DB != nil && a.DB.Waiting() > 0 {
		return nil
	}
	def := shared(pages)
	verdict := risk.Judge(all, a.options(req, pages, def, now))
	r := &report.Report{Risk: string(verdict.Risk), Home: verdict.Home, HomeSource: verdict.HomeSource}
	if r.Home == nil {
		r.Home = []string{}
	}
	if len(all) == 0 {
		r.Risk = calmOrUnknown(pages)
	}
	a.describe(r, now)
	if def != nil {
		r.Provider, r.Name = def.ID, def.Name
	}
	r.Missing = missing(pages, def)
	for i := range pages {
		r.Pages = append(r.Pages, pages[i].report())
	}
	r.SignIns = slices.Grow(r.SignIns, len(all))
	for i := range all {
		r.SignIns = append(r.SignIns, signIn(&all[i], verdict.Rows[i]))
	}
	for _, f := range verdict.Findings {
		r.Findings = append(r.Findings, finding(f))
	}
	for _, x := range advice.Advise(adviceInput(req, pages, def, verdict, all, r.Missing)) {
		r.Actions = append(r.Actions, report.Action(x))
	}
	return r
}

// moment is when the pages were read: what the request says, else the latest that a page says, else the clock.
func (a *Analyzer) moment(req Request) time.Time {
	now := req.Now
	for _, in := range req.Pages {
		if req.Now.IsZero() && in.Page != nil && in.Page.Now.After(now) {
			now = in.Page.Now
		}
	}
	if now.IsZero() && a.Clock != nil {
		now = a.Clock()
	}
	return now
}

// readPage reads one page: its provider, its sign-ins, its landmarks.
func (a *Analyzer) readPage(in Input, req Request, now time.Time, late func(percent int) bool) read {
	r := read{Input: in}
	if in.Err != nil || in.Page == nil {
		return r
	}
	if r.URL == "" {
		r.URL = in.Page.URL
	}
	in.Page.URL = r.URL
	r.def = definition(in.Page)
	at := now
	if req.Now.IsZero() && !in.Page.Now.IsZero() {
		at = in.Page.Now
	}
	r.reading = extract.Read(in.Page, extract.Options{
		Now: at, Zone: fallbackZone(in.Page, r.def, req.Zone), ZoneGiven: req.Zone != nil, Definition: r.def, Late: late, Words: req.Words.For(in.Page.Lang, in.Page.Languages),
	})
	r.marks = landmark.Read(in.Page, r.def, r.reading.Words)
	return r
}

// fallbackZone is the zone of times whose zone the page does not print: what the user says, what the provider always prints,
// the browser's, what the provider's users have, Tokyo's for a Japanese page, else UTC.
func fallbackZone(p *page.Page, d *provider.Definition, given *time.Location) *time.Location {
	if given != nil {
		return given
	}
	var names []string
	if d != nil && d.ZoneCertain {
		names = append(names, d.Zone)
	}
	names = append(names, p.Zone)
	if d != nil {
		names = append(names, d.Zone)
	}
	if len(p.Lang) >= 2 && p.Lang[:2] == "ja" {
		names = append(names, "Asia/Tokyo")
	}
	for _, n := range names {
		if z, err := zone.Parse(n); err == nil {
			return z
		}
	}
	return time.UTC
}

// definition recognises the provider: by the page's host; without an address, by words that only its pages hold.
func definition(p *page.Page) *provider.Definition {
	return provider.Find(p.URL, func() string { return headline(p) })
}

// headline is the text that a page without an address is recognised by: its title and the first texts of its body.
func headline(p *page.Page) string {
	text := p.Title
	for _, n := range p.Nodes {
		if n.Tag == "" {
			text += "\n" + n.Text
		}
		if len(text) > 4000 {
			break
		}
	}
	return text
}

// shared is the definition of the first page that has one: all pages of a request are one account's.
func shared(pages []read) *provider.Definition {
	for _, r := range pages {
		if r.def != nil {
			return r.def
		}
	}
	return nil
}

func (a *Analyzer) options(req Request, pages []read, def *provider.Definition, now time.Time) risk.Options {
	o := risk.Options{Now: now, Home: req.Home, Memory: req.Memory}
	if req.Memory != nil && len(o.Home) == 0 {
		o.Home = req.Memory.Home
	}
	if def != nil {
		o.ProviderServices = def.Networks
	}
	for _, r := range pages {
		if r.reading == nil {
			continue
		}
		o.Changes = append(o.Changes, r.reading.Changes...)
		if r.reading.OwnAddr.IsValid() {
			o.OwnAddrs = append(o.OwnAddrs, r.reading.OwnAddr)
			if a.DB != nil {
				place, _ := a.DB.Lookup(r.reading.OwnAddr)
				o.OwnPlaces = append(o.OwnPlaces, place)
			} else {
				o.OwnPlaces = append(o.OwnPlaces, signin.Place{})
			}
		}
		there := fallbackZone(r.Page, r.def, req.Zone)
		if o.Zone == nil {
			o.Zone = there
		}
		if o.ZoneCountry == "" && req.Zone == nil {
			o.ZoneCountry = zone.Country(r.Page.Zone) // the browser's zone is where the reader is
		}
		if o.ZoneCountry == "" {
			o.ZoneCountry = zone.Country(there.String())
		}
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	return o
}

// calmOrUnknown is the risk of pages without any sign-in: an empty history is calm, anything else could not be judged.
func calmOrUnknown(pages []read) string {
	for _, r := range pages {
		if r.reading != nil && r.reading.State == "empty" {
			return "none"
		}
	}
	return "unknown"
}

// missing names the web and mail histories of the provider that are not among the pages.
func missing(pages []read, def *provider.Definition) []string {
	out := []string{}
	if def == nil {
		return out
	}
	for _, kind := range []string{"web", "mail"} {
		seen := def.History(kind) == nil
		for i := range pages {
			if r := pages[i].reading; r != nil && r.State != "not-history" && r.State != "unreadable" && r.History == kind {
				seen = true
			}
		}
		if !seen {
			out = append(out, kind)
		}
	}
	return out
}

// maxDataAge is the age from which the address database is called old: 0.6 % of the address space changes country in three
// months (measured on three monthly editions of a country database).
const maxDataAge = 90 * 24 * time.Hour

func (a *Analyzer) describe(r *report.Report, now time.Time) {
	if a.DB == nil {
		return
	}
	d := a.DB.Describe()
	r.DataDate = d.Date
	if made, err := time.Parse("2006-01-02", d.Date); err == nil {
		r.DataOld = now.Sub(made) > maxDataAge
	}
	for i, s := range d.Sources {
		if i > 0 {
			r.Attribution += ", "
		}
		r.Attribution += s.Name
		if s.Licence != "" {
			r.Attribution += " (" + s.Licence + ")"
		}
	}
}

func adviceInput(req Request, pages []read, def *provider.Definition, v *risk.Verdict, all []signin.SignIn, missing []string) advice.Input {
	in := advice.Input{Verdict: v, SignIns: all, Definition: def, Memory: req.Memory, Missing: missing,
		Links: map[string]string{}, Settings: map[string]string{}}
	for i := range pages {
		if u, err := url.Parse(pages[i].URL); err == nil && in.Password == "" && u.Scheme == "https" && !provider.Imitates(strings.ToLower(u.Hostname())) {
			in.Password, _ = changepassword.Lookup(strings.ToLower(u.Hostname()))
		}
		for id, u := range pages[i].marks.Links {
			in.Links[id] = u
		}
		for id, s := range pages[i].marks.Settings {
			in.Settings[id] = s
		}
	}
	for i := range pages { // a viewed page is its own best address
		if r := &pages[i]; r.marks.Is != "" && r.def == def && landmark.Genuine(r.URL, def) {
			in.Links[r.marks.Is] = r.URL
		}
	}
	return in
}

// validPrefix prints an address or a masked one as netip does, "" if there is none.
func validPrefix(p netip.Prefix) string {
	switch {
	case !p.IsValid():
		return ""
	case p.IsSingleIP():
		return p.Addr().String()
	}
	return p.String()
}
