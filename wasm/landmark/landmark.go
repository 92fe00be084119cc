// Package landmark reads what a page tells besides sign-ins: which of the provider's pages it is, where its links lead,
// what a viewed setting is set to, and whether it asks to sign in first. It needs a provider's definition for all but the last.
package landmark

import (
	"net/url"
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/provider"
	"ashiato/wasm/vocabulary"
)

// Landmarks is what a page tells besides sign-ins.
type Landmarks struct {
	// Is names the provider's page that this is, by its heading or address: an action's id, or "history:" and a kind. "" if none.
	Is string
	// Links leads from an action's id, or "history:" and a kind, to the address of a link found by its text.
	Links map[string]string
	// Settings holds "on" or "off" for each action whose state this page shows.
	Settings map[string]string
	// SignedOut means that the page asks to sign in, or to type the password again.
	SignedOut bool
}

// Read reads the landmarks of a page in the words of its languages. d may be nil.
func Read(p *page.Page, d *provider.Definition, w *vocabulary.Words) Landmarks {
	l := Landmarks{Links: map[string]string{}, Settings: map[string]string{}}
	if len(p.Nodes) == 0 {
		return l
	}
	s := scan(p, w)
	l.SignedOut = s.signedOut(d)
	if d == nil {
		return l
	}
	l.Is = s.identify(d)
	s.links(d, l.Links)
	s.settings(d, l.Is, l.Settings)
	return l
}

// scanned is one walk over a page: its headings, links, form controls and texts.
type scanned struct {
	p         *page.Page
	w         *vocabulary.Words
	headings  []string // folded texts of title, h1 to h6, legend, caption
	anchors   []anchor
	controls  []control
	texts     []phrase
	labels    map[string]string // folded text of label[for]
	passwords int
	buttons   int
	base      string // href of <base>
	runes     int
}

type anchor struct{ text, href string }

// phrase is a folded text and the texts that stand before it: the nearest heading, and the text just before.
type phrase struct {
	text, heading, before string
	linked                bool // inside a link or a button
}

type control struct {
	node    int
	kind    string // radio, checkbox, switch, option
	label   string
	heading string // nearest heading, legend, term or row header before it
	on      bool
}

// Is this page one of the provider's: by a heading that is its title, else by its address.
func (s *scanned) identify(d *provider.Definition) string {
	best, size := "", 0
	take := func(id string, titles []string) {
		for _, t := range titles {
			f := Fold(t)
			for i, h := range s.headings {
				// A page's name stands in its heading, perhaps with the provider's name or a step beside it.
				if n := len(f); n > size && (h == f || (i < 4 && strings.Contains(h, f) && len(h) <= n+48)) {
					best, size = id, n
				}
			}
		}
	}
	for i := range d.Histories {
		take("history:"+d.Histories[i].Kind, d.Histories[i].Titles)
	}
	for i := range d.Actions {
		if len(d.Actions[i].On)+len(d.Actions[i].Off) > 0 || d.Actions[i].Exact || len(d.Actions[i].Titles) > 0 {
			take(d.Actions[i].ID, d.Actions[i].Titles)
		}
	}
	if best != "" {
		return best
	}
	for i := range d.Histories {
		if h := &d.Histories[i]; prefixed(s.p.URL, h.URLs) {
			return "history:" + h.Kind
		}
	}
	for i := range d.Actions {
		if a := &d.Actions[i]; prefixed(s.p.URL, a.URLs) {
			return a.ID
		}
	}
	return ""
}

func prefixed(address string, prefixes []string) bool {
	for _, p := range prefixes {
		if p != "" && strings.HasPrefix(address, p) {
			return true
		}
	}
	return false
}

// links finds the page's links to the provider's histories and settings by their texts. A link counts only if it is https and stays
// within the provider's own sites: a page cannot send the reader elsewhere.
func (s *scanned) links(d *provider.Definition, to map[string]string) {
	base := s.address()
	find := func(id string, labels []string) {
		best, rank := "", 0
		for _, a := range s.anchors {
			for _, label := range labels {
				r := fits(a.text, Fold(label))
				if r > rank {
					if u := within(base, a.href, d); u != "" {
						best, rank = u, r
					}
				}
			}
		}
		if best != "" {
			to[id] = best
		}
	}
	for i := range d.Histories {
		find("history:"+d.Histories[i].Kind, d.Histories[i].Labels)
	}
	for i := range d.Actions {
		find(d.Actions[i].ID, d.Actions[i].Labels)
	}
	// "ログイン履歴" is part of "メールソフト ログイン履歴": a link that fits another history exactly is not this one's.
	for i := range d.Histories {
		for j := range d.Histories {
			a, b := "history:"+d.Histories[i].Kind, "history:"+d.Histories[j].Kind
			if i != j && to[a] != "" && to[a] == to[b] && longest(d.Histories[i].Labels) < longest(d.Histories[j].Labels) {
				delete(to, a)
			}
		}
	}
}

func longest(labels []string) (n int) {
	for _, l := range labels {
		n = max(n, len(l))
	}
	return n
}

// fits ranks how well a link's text is a label: 0 not at all, 100 exactly, less the more text stands around it.
func fits(text, label string) int {
	switch {
	case label == "" || text == "":
		return 0
	case text == label:
		return 100
	case strings.Contains(text, label) && len(text) <= len(label)+36:
		return 90 - (len(text) - len(label))
	}
	return 0
}

func (s *scanned) address() *url.URL {
	u, err := url.Parse(s.p.URL)
	if err != nil {
		return nil
	}
	if s.base != "" {
		if b, err := u.Parse(s.base); err == nil {
			return b
		}
	}
	return u
}

// within resolves a link and returns it if it is https and on one of the provider's sites, else "".
func within(base *url.URL, href string, d *provider.Definition) string {
	if base == nil || href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	u, err := base.Parse(href)
	if err != nil || u.Scheme != "https" || u.User != nil || u.Host == "" || (u.Port() != "" && u.Port() != "443") {
		return ""
	}
	host, own := strings.ToLower(u.Hostname()), d.Software && u.Host == base.Host
	for _, h := range d.Hosts {
		site := Site(strings.TrimPrefix(h, "*."))
		own = own || host == site || strings.HasSuffix(host, "."+site)
	}
	if !own {
		return ""
	}
	u.Fragment, u.RawFragment = fragmentOf(u), ""
	return u.String()
}

// Genuine reports whether an address is one of the provider's own, so that it may be kept as a link to its page.
func Genuine(address string, d *provider.Definition) bool {
	u, err := url.Parse(address)
	return err == nil && d != nil && u.Scheme == "https" && (d.Software || d.MatchesHost(strings.ToLower(u.Hostname())))
}

// fragmentOf keeps a fragment that addresses a view of a single-page application, "#settings/fwdandpop".
func fragmentOf(u *url.URL) string {
	if strings.ContainsAny(u.Fragment, "/") {
		return u.Fragment
	}
	return ""
}

// Site is the registrable part of a host, close enough for hosts of known providers: the last two labels, or three below
// a two-letter country that sells third-level names ("co.jp"). The public suffix list would cost far more than it gives here.
func Site(host string) string {
	labels := strings.Split(host, ".")
	n := 2
	if k := len(labels); k >= 3 && len(labels[k-1]) == 2 {
		switch labels[k-2] {
		case "co", "ne", "or", "ac", "go", "com", "net", "org", "edu", "gov", "gr", "ad", "lg", "ed":
			n = 3
		}
	}
	if len(labels) <= n {
		return host
	}
	return strings.Join(labels[len(labels)-n:], ".")
}
