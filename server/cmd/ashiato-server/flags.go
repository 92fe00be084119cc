package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"

	"ashiato/server/sign"
)

const help = `ashiato-server hands out the address database of Ashiato: the whole file, its manifest and its signature.
It cannot be asked about an address, and it keeps nothing of its clients but counts.

  ashiato-server                                     the release that this program carries, on 127.0.0.1:8791, unsigned
  ashiato-server --sign-key FILE                     the same, signed with a key of yours
  ashiato-server --releases DIR --public-key KEY     the newest release below DIR, refused unless KEY signed it

DIR holds one folder for each release, as "geodb release" writes them, or is one itself. It is looked at every --poll and at SIGHUP; a new
release is proved (form, signature, hashes) and taken up between two requests, and a bad one is reported and left alone. Older folders
in DIR stay available to clients that have just read an older manifest; delete them after a day.

  /v1/manifest.json       what the database is: version, created, expires, size, sha256, url, sources
  /v1/manifest.json.sig   signatures of the manifest (404 when unsigned)
  /v1/networks-VERSION.mmdb      the database: plain, gzip or br as the client accepts, with ETag and Range
  /v1/networks-VERSION.mmdb.gz   the gzip file as a file
  /v1/LICENSE             what the data's licences ask for
  /healthz                state and version, as JSON
  /metrics                counts, as Prometheus reads them; keep it inside if you put a proxy in front

Stop it with SIGTERM or SIGINT: downloads under way get --grace to end. Put a proxy with TLS in front for the world.

Flags, each with its variable of the environment (a flag wins):
`

// config is what the flags say.
type config struct {
	listen, releases, signKey string
	public                    []sign.PublicKey
	poll, grace               time.Duration
	connections               int
	version                   bool
}

// usageError is a wrong flag, argument or variable.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// environment names the variable of a flag.
func environment(name string) string {
	return "ASHIATO_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// parse reads flags and environment. Help goes to out.
func parse(args []string, getenv func(string) string, out io.Writer) (config, error) {
	var c config
	var public string
	set := flag.NewFlagSet("ashiato-server", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&c.listen, "listen", "127.0.0.1:8791", "`HOST:PORT` to serve on; port 0 takes a free one")
	set.StringVar(&c.releases, "releases", "", "`DIR` of releases; without it the embedded release is served")
	set.StringVar(&public, "public-key", "", "`KEY[,KEY]` as geodb key prints them (ed25519:…), the present and the next: only releases signed by one are served")
	set.StringVar(&c.signKey, "sign-key", "", "`FILE` with a private key (PEM) that signs the embedded release")
	set.DurationVar(&c.poll, "poll", 15*time.Second, "how often DIR is looked at")
	set.DurationVar(&c.grace, "grace", 30*time.Second, "how long downloads may go on after the signal to stop")
	set.IntVar(&c.connections, "max-connections", 4096, "`N` connections at once; more wait")
	set.BoolVar(&c.version, "version", false, "print the version and stop")
	err := set.Parse(args)
	if err == flag.ErrHelp {
		fmt.Fprint(out, help)
		set.VisitAll(func(f *flag.Flag) { printFlag(out, f) })
		return c, err
	}
	if err != nil {
		return c, usageError{err}
	}
	if set.NArg() > 0 {
		return c, usagef("unexpected argument %q", set.Arg(0))
	}
	given := map[string]bool{}
	set.Visit(func(f *flag.Flag) { given[f.Name] = true })
	set.VisitAll(func(f *flag.Flag) {
		v := getenv(environment(f.Name))
		if v == "" || given[f.Name] || f.Name == "version" || err != nil {
			return
		}
		if e := set.Set(f.Name, v); e != nil {
			err = usagef("%s=%q: %w", environment(f.Name), v, e)
		}
	})
	if err != nil {
		return c, err
	}
	return c, c.check(public)
}

func printFlag(out io.Writer, f *flag.Flag) {
	value, text := flag.UnquoteUsage(f)
	name := strings.TrimRight("--"+f.Name+" "+value, " ")
	def := ""
	if f.DefValue != "" && f.DefValue != "false" {
		def = " (" + f.DefValue + ")"
	}
	fmt.Fprintf(out, "  %-26s %-24s %s%s\n", name, environment(f.Name), text, def)
}

func (c *config) check(public string) (err error) {
	_, port, err := net.SplitHostPort(c.listen)
	if err != nil {
		return usagef("--listen %q: want HOST:PORT, as 127.0.0.1:8791 or [::1]:8791", c.listen)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return usagef("--listen %q: want a port from 0 to 65535", c.listen)
	}
	if public != "" {
		if c.public, err = sign.ParsePublicKeys(public); err != nil {
			return usagef("--public-key: %w", err)
		}
	}
	switch {
	case c.signKey != "" && c.releases != "":
		return usagef("--sign-key signs the embedded release; the releases in --releases are signed when they are made (geodb release)")
	case len(c.public) > 0 && c.releases == "" && c.signKey == "":
		return usagef("--public-key needs --releases: the embedded release is not signed")
	case c.poll < time.Second || c.grace < 0:
		return usagef("--poll wants a second or more, --grace no less than 0")
	case c.connections < 1:
		return usagef("--max-connections wants 1 or more")
	}
	return nil
}
