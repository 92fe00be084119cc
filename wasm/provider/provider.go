// Package provider holds what is known of each mail provider as data: hosts, words, links and facts, one JSON file each
// in definitions/. The directory is the registry: its file names are the ids. A definition helps with words, links and facts;
// reading a history never needs one.
package provider

import "strings"

// Confidence says how sure a fact is: the source says exactly this, or it follows from the source.
// What is unknown stands in no definition.
type Confidence string

// The confidences.
const (
	Certain  Confidence = "certain"
	Inferred Confidence = "inferred"
)

// Definition is what is known of one provider.
type Definition struct {
	ID    string
	Name  map[string]string // by language: ja, en
	Hosts []string          // sorted; "example.com" itself, "*.example.com" any host below it
	// Software means that it is no provider but software that runs on anyone's host, such as Roundcube: it has no hosts, and its
	// words recognise a page whose address belongs to no provider.
	Software bool
	Words    []string // texts that only this provider's pages hold, to recognise a page without an address
	Zone     string   // IANA name of the zone its pages print times in, "" if unknown or the reader's own
	// ZoneCertain means that the provider prints this zone whatever the reader's own is.
	ZoneCertain bool
	Networks    []string // signin.Place.Service names of the provider's own networks
	OwnAddress  []string // words beside the reader's own address
	SignedOut   []string // words of a page that asks to sign in (again)
	Histories   []History
	Actions     []Action
	Note        string // what a reader of the file should know: gaps, sources
}

// History is one login history of a provider.
type History struct {
	Kind        string   // mail, web, devices
	Titles      []string // headings by which it is recognised, as printed, in any language
	Empty       []string // texts that say that it has no rows
	URL         string   // "" if unknown
	URLs        []string // address prefixes by which it is recognised, besides URL
	Near        string   // nearest certain page, where URL is unknown
	Labels      []string // texts of links that lead to it
	Path        []string // menu path in the provider's words
	SuccessOnly bool     // it lists successful sign-ins only
	Rows        int      // how many rows the provider keeps or shows, 0 if unknown
	Days        int      // how many days it reaches back, 0 if unknown
	Columns     bool     // columns and words are documented; such a provider has a fixture
	Confidence  Confidence
	Checked     string // month of the evidence, 2026-11
}

// Action is a switch or a page that helps: its ID is one of CONTRACT's action ids.
type Action struct {
	ID         string
	URL        string   // the page itself, or the nearest certain one
	Exact      bool     // URL is the page itself
	URLs       []string // address prefixes by which the page is recognised when viewed
	Labels     []string // texts of links that lead to it
	Path       []string // menu path in the provider's words
	Titles     []string // headings by which the page is recognised
	Covers     []string // web, imap, pop, smtp
	Breaks     []string // what stops working: "fetcher:outlook", "mail-software", "travel"
	On, Off    []string // texts of the choices that mean on and off; an action with neither has no state
	Confidence Confidence
	Checked    string
}

// MatchesHost reports whether host (lower case, without port) is one of the definition's.
func (d *Definition) MatchesHost(host string) bool {
	for _, h := range d.Hosts {
		if h == host || (strings.HasPrefix(h, "*.") && strings.HasSuffix(host, h[1:])) {
			return true
		}
	}
	return false
}

// Action is the definition's action of that id, nil if it has none.
func (d *Definition) Action(id string) *Action {
	for i := range d.Actions {
		if d.Actions[i].ID == id {
			return &d.Actions[i]
		}
	}
	return nil
}

// History is the definition's history of that kind, nil if it has none.
func (d *Definition) History(kind string) *History {
	for i := range d.Histories {
		if d.Histories[i].Kind == kind {
			return &d.Histories[i]
		}
	}
	return nil
}
