package main

import (
	"bytes"
	"crypto/rand"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ashiato/server/geodb/manifest"
	"ashiato/server/releases"
	"ashiato/server/sign"
)

// publishUsage is the help of the verbs below.
const publishUsage = `  geodb key FILE           make a key pair: the private half into FILE, the public one to standard output
  geodb release [flags]    write a signed release folder from the built database, for ashiato-server
  geodb renew [flags]      sign the newest release again when its time runs out
  geodb site [flags]       lay the newest release out as a static site, and as what an R2 bucket holds
`

// publish runs one of the verbs of publishUsage; known is false for any other.
func publish(verb string, args []string, now time.Time, out io.Writer) (known bool, err error) {
	set := flag.NewFlagSet("geodb "+verb, flag.ContinueOnError)
	root := set.String("releases", "build/releases", "folder of release folders")
	from := set.String("from", "server/geodb/release", "folder of the built database")
	keys := set.String("key", "", "file, or files joined by commas, of private keys that sign; without one the release is unsigned")
	life := set.Duration("lifetime", releases.Lifetime, "how long the release may be taken for current")
	minimum := set.String("min-version", "", "oldest version of the extension that can read it")
	quality := set.Int("brotli", 11, "quality of the brotli form, 0 to 11")
	site := set.String("out", "build/site", "folder of the static site, which is replaced")
	switch verb {
	case "key", "release", "renew", "site":
	default:
		return false, nil
	}
	if err := set.Parse(args); err != nil {
		return true, err
	}
	if verb == "key" {
		return true, newKey(set.Args(), out)
	}
	if set.NArg() > 0 {
		return true, fmt.Errorf("unexpected argument %q", set.Arg(0))
	}
	if verb == "site" {
		return true, releases.WriteSite(*root, *site)
	}
	terms := releases.Terms{Now: now, Lifetime: *life, MinVersion: *minimum, Quality: *quality}
	if terms.Keys, err = readKeys(*keys); err != nil {
		return true, err
	}
	var dir string
	if verb == "renew" {
		dir, err = releases.Renew(*root, terms)
	} else {
		dir, err = writeRelease(*root, *from, terms)
	}
	if err == nil {
		fmt.Fprintf(out, "wrote %s, signed by %d keys\n", dir, len(terms.Keys))
	}
	return true, err
}

func newKey(args []string, out io.Writer) error {
	if len(args) != 1 {
		return fmt.Errorf("key wants one file to write, got %d", len(args))
	}
	k, err := sign.NewKey(rand.Reader)
	if err != nil {
		return err
	}
	if err := releases.WriteKey(args[0], k); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, k.Public())
	return err
}

func readKeys(names string) (keys []sign.PrivateKey, err error) {
	for name := range strings.SplitSeq(names, ",") {
		if name == "" {
			continue
		}
		k, err := releases.ReadKey(name)
		if err != nil {
			return nil, fmt.Errorf("-key: %w", err)
		}
		keys = append(keys, k)
	}
	return keys, nil
}

func writeRelease(root, from string, terms releases.Terms) (string, error) {
	var s releases.Source
	for name, into := range map[string]*[]byte{manifest.ManifestFile: &s.Manifest, manifest.DatabaseFile: &s.Packed, "LICENSE": &s.Licence} {
		b, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return "", err
		}
		*into = b
	}
	plain, err := manifest.Unpack(bytes.NewReader(s.Packed), s.Manifest)
	if err != nil {
		return "", err
	}
	s.Database = plain
	return releases.Write(root, s, terms)
}
