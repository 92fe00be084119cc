// Package risk judges the sign-ins of one account: which were not its owner's, how sure that is, and why. It knows no page, no
// screen and no sentence: it gives codes and numbers.
//
// Sign-ins are grouped into clusters, one for each machine or person that may stand behind them (cluster.go). Each signal
// (signal.go) adds evidence to a cluster in decibans, ten times the decimal logarithm of a likelihood ratio; every number
// stands in score.go. A cluster's score and a few rules (level.go) give its risk.
package risk

import (
	"net/netip"
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/signin"
)

// Risk is how likely something was not the owner's. Its values are those of the JSON report.
type Risk string

// The risks, least first. Unknown means that it could not be judged.
const (
	Unknown Risk = "unknown"
	None    Risk = "none"
	Low     Risk = "low"
	Medium  Risk = "medium"
	High    Risk = "high"
)

// rank orders risks; Unknown stands below None, since any judgement beats none.
func (r Risk) rank() int {
	switch r {
	case None:
		return 1
	case Low:
		return 2
	case Medium:
		return 3
	case High:
		return 4
	}
	return 0
}

func worse(a, b Risk) Risk {
	if b.rank() > a.rank() {
		return b
	}
	return a
}

// Options is what is known of the account's owner and of the pages.
type Options struct {
	Now              time.Time       // moment of reading
	Zone             *time.Location  // zone of local hours; nil counts as UTC
	Home             []string        // countries that the user declared, ISO 3166-1 alpha-2
	ZoneCountry      string          // country of the browser's or page's zone, assumed to be home if nothing better is known
	OwnAddrs         []netip.Addr    // the reader's own addresses, as printed by the pages
	OwnPlaces        []signin.Place  // what the address database says of each of OwnAddrs; may be shorter
	Memory           *memory.Memory  // nil without memory
	ProviderServices []string        // values of Place.Service that are the provider's own networks
	Changes          []signin.Change // settings that somebody changed, as far as the pages tell
	Without          []string        // signals to leave out, for measuring what each is worth
}

// Verdict is the judgement of all sign-ins.
type Verdict struct {
	Risk       Risk
	Home       []string // countries taken as home
	HomeSource string   // declared, own-address, sign-ins, zone, ""
	Findings   []Finding
	Rows       []Row // one for each sign-in
}

// Row is the judgement of one sign-in.
type Row struct {
	Risk    Risk
	Finding int  // index into Findings, -1 if none
	Self    bool // the page, its own address or the user's answer says that this is the user
	Network signin.Network
	// OwnOperator is set where Self is, and where the sign-in comes from an operator of the reader's own address.
	OwnOperator bool
}

// Finding is one thing found: the sign-ins that it is about, how grave it is, and why.
type Finding struct {
	ID       string
	Risk     Risk
	Score    float64 // decibans with the prior; Prior plus the weights of the Reasons
	SignIns  []int   // indexes of the sign-ins judged, ascending
	Reasons  []Reason
	Question string // what to ask the user, "" if nothing
	Subject  string // what an answer is remembered for: "service:outlook", "as:4134:mail", "country:CN:web", "net:192.0.2.0/24:mail"
	Facts    []Value
}

// Reason is one signal of a finding, and its weight in decibans after the cap of its group.
type Reason struct {
	Signal string
	Weight float64
	Values []Value
}

// Value is one number or code under its name.
type Value struct {
	Key    string
	Num    float64
	Text   string
	IsText bool
}

func num(key string, n float64) Value { return Value{Key: key, Num: n} }

func count(key string, n int) Value { return Value{Key: key, Num: float64(n)} }

func text(key, s string) Value { return Value{Key: key, Text: s, IsText: true} }
