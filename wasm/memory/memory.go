// Package memory holds what Ashiato remembers of one account: earlier sign-ins, answers, seen links and settings, steps done.
// Its JSON form is the one that the extension's archive keeps and exports, and that the command reads with --memory.
package memory

import (
	"time"

	"ashiato/wasm/signin"
)

// Form is the version of the JSON form that this package reads.
const Form = 1

// Answer is what the user said to a question.
type Answer string

// The answers.
const (
	Yes    Answer = "yes"
	No     Answer = "no"
	Unsure Answer = "unsure"
)

// Answered is one answer. Subject names what it is about, as a finding's Subject does: "service:outlook",
// "as:4134:mail", "country:CN:web".
type Answered struct {
	Question string    `json:"question"` // "fetcher:outlook", "travel", …
	Subject  string    `json:"subject"`
	Answer   Answer    `json:"answer"`
	At       time.Time `json:"at"`
	Expires  time.Time `json:"expires"` // the zero Time never expires
}

// Valid reports whether the answer still counts.
func (a Answered) Valid(now time.Time) bool { return a.Expires.IsZero() || now.Before(a.Expires) }

// Seen is a sign-in of an earlier visit. Confirmed means that it came from the user's own address of that time, or
// that the user said so: only such sign-ins teach a network as the user's.
type Seen struct {
	SignIn    signin.SignIn
	History   string // web, mail, devices, unknown
	Confirmed bool
}

// Link is an address that was recognised on an earlier visit; ID is an action's or a history's: "history:mail".
type Link struct {
	ID   string
	URL  string
	Seen time.Time
}

// Setting is the state of a setting as last viewed.
type Setting struct {
	ID    string
	State string // on, off
	Seen  time.Time
}

// Visit is an earlier reading of a history.
type Visit struct {
	History string
	Reading string
	Rows    int
	Seen    time.Time
}

// Step is a step of the guide that the user ticked.
type Step struct {
	ID   string
	Done time.Time
}

// Memory is everything remembered of one account. The zero Memory remembers nothing.
type Memory struct {
	Account  string // masked
	Provider string
	Home     []string // countries that the user declared
	SignIns  []Seen
	Answers  []Answered
	Links    []Link
	Settings []Setting
	Visits   []Visit
	Steps    []Step
}
