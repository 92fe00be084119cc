// Package signin holds the words that every part of Ashiato shares: one sign-in, where it came from, how it went.
// It has types and constants only, and imports nothing but the standard library.
package signin

import (
	"net/netip"
	"time"
)

// Outcome says how a sign-in went. Its values are those of the JSON report.
type Outcome string

// The outcomes. Challenged means that the password was right and a second step failed, which is worse than Failure.
const (
	Success        Outcome = "success"
	Failure        Outcome = "failure"
	Challenged     Outcome = "challenged"
	Blocked        Outcome = "blocked"
	UnknownOutcome Outcome = "unknown"
)

// Protocol says by what a mailbox was opened. Its values are those of the JSON report.
type Protocol string

// The protocols. Mail is one of IMAP, POP and SMTP, not known which.
const (
	Web             Protocol = "web"
	App             Protocol = "app"
	IMAP            Protocol = "imap"
	POP             Protocol = "pop"
	SMTP            Protocol = "smtp"
	Mail            Protocol = "mail"
	Other           Protocol = "other"
	UnknownProtocol Protocol = "unknown"
)

// MailSoftware reports whether p is a protocol that mail programs speak.
func (p Protocol) MailSoftware() bool { return p == IMAP || p == POP || p == SMTP || p == Mail }

// Network is the kind of network an address belongs to. Its values are those of the JSON report.
type Network string

// The network kinds. Fetcher is a service known to read mail for its users; Relay hides its users' addresses;
// Provider is the mail provider's own; Private is any special-purpose range, which is never foreign.
const (
	Own            Network = "own"
	ISP            Network = "isp"
	Mobile         Network = "mobile"
	Hosting        Network = "hosting"
	VPN            Network = "vpn"
	Tor            Network = "tor"
	Relay          Network = "relay"
	Fetcher        Network = "fetcher"
	Provider       Network = "provider"
	Private        Network = "private"
	UnknownNetwork Network = "unknown"
)

// Precision says how exactly a time is known.
type Precision string

// The precisions, finest first.
const (
	Second Precision = "second"
	Minute Precision = "minute"
	Hour   Precision = "hour"
	Day    Precision = "day"
	Month  Precision = "month"
	None   Precision = "none"
)

// Place is what an address database tells about an address. The zero Place knows nothing.
type Place struct {
	Country string  // ISO 3166-1 alpha-2, "" if unknown
	ASN     uint32  // number of the autonomous system, 0 if unknown
	Org     string  // name of its operator
	Network Network // kind of network, "" counts as UnknownNetwork
	// Service names the service that Network belongs to or may belong to: "gmail", "outlook", "qq", "private-relay".
	// With Network Fetcher it is a known fetcher; with any other kind it is only a possible one.
	Service string
	Prefix  netip.Prefix // the database's network that holds the address
}

// SignIn is one record of a login history: what the page says, and what the address database adds.
type SignIn struct {
	Page int // index of the page it stands on
	Row  int // position among all records seen on the page, from 0
	Node int // number of the record's element in the page's snapshot
	Twin int // number of an element that shows the same record in another width of the window; 0 if there is none

	Time      time.Time // the zero Time if the record has none
	TimeText  string    // the time as printed
	Precision Precision // None if there is no time
	ZoneKnown bool      // the page or the row prints the zone of its times, or the definition is certain of it

	Text string // the record as the page prints it, spaces folded

	// Net is the address: a single address has all bits, a masked one is a prefix; the zero Prefix if none is printed.
	Net  netip.Prefix
	Host string // host name as printed, "" if none

	PageCountry string // ISO 3166-1 alpha-2 of the place that the page prints, "" if it prints none that is understood
	CountryText string // the place as printed
	Place       Place  // what the address database says of Net

	Protocol Protocol
	Service  string // the service or kind of access as printed
	Device   string // device, browser or client as printed
	Account  string // the identifier that was typed, as printed
	Outcome  Outcome

	Self     bool // the page (or the user) says that this is the user
	Warned   bool // the provider itself marks this record as suspicious
	Repeat   int  // how often the page says that the same happened; 1 if it says nothing
	MailPage bool // the record stands in a history of mail software
}

// Country is the country of the sign-in and where that is known from: "page", "geoip" or "".
// What the page prints wins, since providers know their own records best.
func (s *SignIn) Country() (iso, source string) {
	switch {
	case s.PageCountry != "":
		return s.PageCountry, "page"
	case s.Place.Country != "":
		return s.Place.Country, "geoip"
	}
	return "", ""
}

// Addr is the sign-in's address, and whether the page prints a whole one.
func (s *SignIn) Addr() (netip.Addr, bool) {
	return s.Net.Addr(), s.Net.IsValid() && s.Net.IsSingleIP()
}

// Change is a change of a setting that a history shows among its sign-ins: forwarding, another address, the password.
type Change struct {
	Time time.Time
	Net  netip.Prefix // where it was made
	Node int          // number of the record's element in the page's snapshot
}
