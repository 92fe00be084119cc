package command

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"ashiato/wasm/vocabulary"
	"ashiato/wasm/zone"
)

// options is the command line of analyze.
type options struct {
	pages  []string
	urls   []string
	now    time.Time
	zone   *time.Location
	home   []string
	memory string
	db     string
	lang   string
	format string
	help   bool
}

// parse reads flags before and after pages.
func parse(p Process, args []string) (options, error) {
	var o options
	set := flag.NewFlagSet("analyze", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.Func("url", "", func(s string) error { o.urls = append(o.urls, s); return nil })
	set.Func("now", "", func(s string) (err error) {
		if o.now, err = time.Parse(time.RFC3339, s); err != nil {
			err = fmt.Errorf("not an RFC 3339 time like 2026-11-24T16:00:00+09:00")
		}
		return err
	})
	set.Func("zone", "", func(s string) (err error) { o.zone, err = zone.Parse(s); return err })
	set.Func("home", "", func(s string) (err error) { o.home, err = countries(s); return err })
	set.StringVar(&o.memory, "memory", "", "")
	set.StringVar(&o.db, "db", "", "")
	set.Func("lang", "", choice(&o.lang, "ja", "en"))
	set.Func("format", "", choice(&o.format, "text", "json"))
	for rest := args; ; {
		if err := set.Parse(rest); err != nil {
			if err == flag.ErrHelp {
				o.help = true
				return o, nil
			}
			return o, usageError{err}
		}
		if set.NArg() == 0 {
			break
		}
		if n := len(rest) - set.NArg(); n > 0 && rest[n-1] == "--" { // what follows "--" are pages
			o.pages = append(o.pages, set.Args()...)
			break
		}
		o.pages = append(o.pages, set.Arg(0))
		rest = set.Args()[1:]
	}
	return o, o.check(p)
}

func (o *options) check(p Process) error {
	switch {
	case len(o.pages) == 0:
		return usageError{fmt.Errorf("analyze: no page given")}
	case len(o.urls) > len(o.pages):
		return usageError{fmt.Errorf("analyze: %d --url for %d pages", len(o.urls), len(o.pages))}
	}
	stdin := 0
	for _, name := range o.pages {
		if name == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return usageError{fmt.Errorf("analyze: standard input (-) given %d times", stdin)}
	}
	if o.lang == "" {
		o.lang = language(p)
	}
	if o.format == "" {
		o.format = "json"
		if terminal(p.Stdout) {
			o.format = "text"
		}
	}
	return nil
}

func choice(to *string, known ...string) func(string) error {
	return func(s string) error {
		for _, k := range known {
			if s == k {
				*to = s
				return nil
			}
		}
		return fmt.Errorf("not one of %s", strings.Join(known, ", "))
	}
}

// countries reads "JP,TW".
func countries(s string) (out []string, err error) {
	for _, c := range strings.Split(s, ",") {
		c = strings.ToUpper(strings.TrimSpace(c))
		if len(c) != 2 || c[0] < 'A' || c[0] > 'Z' || c[1] < 'A' || c[1] > 'Z' {
			return nil, fmt.Errorf("%q is not a country in two letters like JP", c)
		}
		if !knownCountry(c) {
			return nil, fmt.Errorf("%q is no country of ISO 3166-1", c)
		}
		out = append(out, c)
	}
	return out, nil
}

// language is ja if the locale begins with ja, else en.
func language(p Process) string {
	locale := p.Getenv("LC_ALL")
	if locale == "" {
		locale = p.Getenv("LANG")
	}
	if strings.HasPrefix(strings.ToLower(locale), "ja") {
		return "ja"
	}
	return "en"
}

// knownCountry reports whether a code is a country's or territory's of ISO 3166-1.
func knownCountry(code string) bool { return vocabulary.CountryNames("en")[code] != "" }
