// Package command is `ashiato`, the analyzer as a command: saved pages in, a report for people or programs out. It never
// enters the WebAssembly build.
package command

import (
	"errors"
	"fmt"
	"io"
	"time"
)

// Version is the version of Ashiato; the extension's manifest holds the same (a test compares them).
const Version = "0.1.0"

// Exit statuses.
const (
	exitOK    = 0
	exitPage  = 1 // a page could not be read, or the database is unusable
	exitUsage = 2
)

// Process is all that the command takes from its process, so that tests can run it.
type Process struct {
	Args           []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Clock          func() time.Time
}

// usageError is a mistake in the command line.
type usageError struct{ error }

// Main runs the command and returns its exit status.
func Main(p Process) int {
	if len(p.Args) == 0 {
		fmt.Fprint(p.Stderr, help)
		return exitUsage
	}
	var err error
	switch p.Args[0] {
	case "analyze":
		err = analyze(p, p.Args[1:])
	case "geo":
		err = geo(p, p.Args[1:])
	case "-h", "--help", "-help", "help":
		fmt.Fprint(p.Stdout, help)
	case "--version", "-version", "version":
		fmt.Fprintln(p.Stdout, "ashiato", Version)
	default:
		err = usageError{fmt.Errorf("unknown command %q", p.Args[0])}
	}
	return status(p, err)
}

// errReported is an error whose message has been written already.
var errReported = errors.New("reported")

func status(p Process, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitPage
	case errors.As(err, &usage):
		fmt.Fprintf(p.Stderr, "ashiato: %v\nashiato --help tells how to use it\n", err)
		return exitUsage
	}
	fmt.Fprintf(p.Stderr, "ashiato: %v\n", err)
	return exitPage
}

const help = `ashiato reads saved login-history pages and says which sign-ins were not yours, and why.
Nothing is sent anywhere.

  ashiato analyze [flags] PAGE...    judge the pages of one account together
  ashiato geo IP...                  what the address database knows of addresses
  ashiato geo --describe             what the address database is
  ashiato --version

A PAGE is a saved page (.html), a snapshot (.json), or - for standard input. Flags may stand before or after pages:

  --url URL         address the page was seen at; the Nth --url belongs to the Nth page, "" skips one
  --now TIME        moment of reading, RFC 3339, for "3 hours ago" and missing years   (default: the clock)
  --zone ZONE       time zone of a page that prints none: Asia/Tokyo or +09:00
  --home CC[,CC]    countries where you are at home, as two letters: JP
  --memory FILE     earlier sign-ins and answers, as the extension exports them
  --db FILE         another address database (.mmdb)
  --lang ja|en      language of the text                                (default: by LC_ALL or LANG)
  --format text|json                                                    (default: text on a terminal, else json)

Exit status: 0 every page was read, whatever was found; 1 a page or the database could not be read; 2 wrong usage.

Examples:
  ashiato analyze --home JP history.html mail-history.html
  ashiato analyze --format json --url https://lh.login.yahoo.co.jp/ - < page.html
`
