// Package extract reads sign-ins out of a page. Records are found by what they are: repeated groups of elements that hold
// times, addresses, places, results; a provider's definition adds words and never decides alone.
package extract

import (
	"net/netip"
	"time"

	"ashiato/wasm/provider"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// Options say how a page is to be read.
type Options struct {
	Now  time.Time      // moment of reading, for relative times and missing years
	Zone *time.Location // zone of a page that prints none; nil takes the definition's, else Asia/Tokyo for Japanese pages, else UTC
	// ZoneGiven means that the user named Zone, which then wins over the definition's.
	ZoneGiven  bool
	Definition *provider.Definition // nil if the provider is not known
	Words      *vocabulary.Words    // nil takes the words of the page's language
	// Late tells whether so many percent of the time for the page are over: the rest is left out then. Nil: as long as it takes.
	Late func(percent int) bool
}

// States of a reading.
const (
	Complete   = "complete"
	Partial    = "partial"
	Empty      = "empty"
	NotHistory = "not-history"
	Unreadable = "unreadable"
)

// Kinds of histories.
const (
	KindMail    = "mail"
	KindWeb     = "web"
	KindDevices = "devices"
	KindUnknown = "unknown"
)

// Reading is what a page holds.
type Reading struct {
	History string // kind of history: mail, web, devices, unknown
	State   string // complete, partial, empty, not-history, unreadable
	Rows    int    // records seen, understood or not
	Unread  int    // records seen but not understood
	Next    bool   // the page links to a further one
	Zone    string // zone that times without one were read in
	OwnAddr netip.Addr
	Account string // account that is signed in, as printed; "" if the page does not say
	SignIns []signin.SignIn
	Changes []signin.Change   // settings that were changed, as far as the history tells when and from where
	Words   *vocabulary.Words // the words that the page was read with; nil where it is unreadable
}
