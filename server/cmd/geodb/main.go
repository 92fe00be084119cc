// Command geodb builds, checks and describes the address database.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"time"

	"ashiato/server/geodb"
	"ashiato/server/geodb/eval"
	"ashiato/server/geodb/manifest"
	"ashiato/wasm/geoip"
)

const usage = `geodb builds, checks and describes the address database.

  geodb build [flags]      build the release from its sources, fetching what is missing; prints what changed by country
  geodb eval [FILE]        measure a database (default: the release); exit status 1 if a target is missed
  geodb describe [FILE]    say what a database is (default: the release)
  geodb changes OLD NEW    compare two MMDB files country by country
  geodb bench [flags]      time look-ups beside other readers (needs node and npm)
  geodb sizes [flags]      build the smaller alternatives too and print what each weighs
` + publishUsage + `
Run a command with -h for its flags.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	debug.SetGCPercent(40) // the builder holds millions of small nodes: less memory for a little time
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if err != flag.ErrHelp {
			fmt.Fprintln(os.Stderr, "geodb:", err)
		}
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out, log io.Writer) error {
	if len(args) == 0 {
		fmt.Fprint(log, usage)
		return flag.ErrHelp
	}
	if known, err := publish(args[0], args[1:], time.Now(), out); known {
		return err
	}
	f := flags{set: flag.NewFlagSet("geodb "+args[0], flag.ContinueOnError)}
	f.define()
	if err := f.set.Parse(args[1:]); err != nil {
		return err
	}
	rest := f.set.Args()
	switch args[0] {
	case "build":
		return build(ctx, f, out, log)
	case "eval":
		return evaluate(f, rest, out)
	case "describe":
		return describe(f, rest, out)
	case "changes":
		return changes(rest, out)
	case "bench":
		return benchmark(ctx, f, out, log)
	case "sizes":
		return sizes(ctx, f, out, log)
	}
	fmt.Fprint(log, usage)
	return fmt.Errorf("unknown command %q", args[0])
}

// flags are those of all commands.
type flags struct {
	set                         *flag.FlagSet
	country, systems, dir, into string
	reference                   string
	floor, offline, fresh       bool
}

func (f *flags) define() {
	f.set.StringVar(&f.country, "country", "tor", "source of countries: tor, rir, csv:FILE[,FILE], mmdb:FILE")
	f.set.StringVar(&f.systems, "systems", "asn", "source of autonomous systems: asn, csv:FILE[,FILE], mmdb:FILE, or none")
	f.set.StringVar(&f.dir, "sources", "build/geodb", "folder that the packaged sources are kept in")
	f.set.StringVar(&f.into, "into", "server/geodb/release", "folder of the release")
	f.set.StringVar(&f.reference, "reference", "testdata/geoip/reference", "folder of what eval measures by")
	f.set.BoolVar(&f.floor, "floor", false, "make every IPv4 /24 uniform: smaller and coarser")
	f.set.BoolVar(&f.offline, "offline", false, "fetch nothing")
	f.set.BoolVar(&f.fresh, "fresh", false, "fetch the packages even if they are there")
}

func (f *flags) options(log io.Writer) geodb.Options {
	o := geodb.Options{Country: f.country, Systems: f.systems, Dir: f.dir, Floor: f.floor, Log: log}
	if o.Systems == "none" {
		o.Systems = ""
	}
	return o
}

func (f *flags) fetch(ctx context.Context, log io.Writer) error {
	if f.offline {
		return nil
	}
	return geodb.Fetch(ctx, f.dir, f.fresh, log, f.country, f.systems)
}

// verifications is how many random look-ups prove a new database against its sources.
const verifications = 300_000

// build makes the release. Whatever fails, the last good release stays.
func build(ctx context.Context, f flags, out, log io.Writer) error {
	start := time.Now()
	if err := f.fetch(ctx, log); err != nil {
		return err
	}
	db, err := geodb.Build(f.options(log))
	if err != nil {
		return err
	}
	fmt.Fprintf(log, "verifying with %d look-ups …\n", verifications)
	if err := db.Verify(verifications); err != nil {
		return err
	}
	before, _ := released(f.into)
	m, changed, err := db.Release(f.into, f.dir, time.Now())
	if err != nil {
		return err
	}
	if !changed {
		fmt.Fprintf(out, "release %s is what the sources give: nothing changed (%s)\n", m.Version, time.Since(start).Round(time.Second))
		return nil
	}
	if before != nil {
		list, err := geodb.Changes(before, db.Bytes)
		if err != nil {
			return err
		}
		geodb.PrintChanges(out, list)
	}
	fmt.Fprintf(out, "released %s: data of %s, %.2f MB, compressed %.2f MB (%s)\n",
		m.Version, m.DataDate, float64(m.Size)/1e6, float64(m.Gzip.Size)/1e6, time.Since(start).Round(time.Second))
	return nil
}

// released reads the release in folder dir.
func released(dir string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(dir, manifest.ManifestFile))
	if err != nil {
		return nil, err
	}
	packed, err := os.ReadFile(filepath.Join(dir, manifest.DatabaseFile))
	if err != nil {
		return nil, err
	}
	return manifest.Unpack(bytes.NewReader(packed), text)
}

func describe(f flags, args []string, out io.Writer) error {
	b, err := released(f.into)
	if len(args) > 0 {
		b, err = os.ReadFile(args[0])
	}
	if err != nil {
		return err
	}
	db, err := geoip.Open(b)
	if err != nil {
		return err
	}
	fmt.Fprint(out, geodb.Describe(db.Describe()))
	return nil
}

// evaluate prints the table of figures and their targets.
func evaluate(f flags, args []string, out io.Writer) error {
	b, err := released(f.into)
	if len(args) > 0 {
		b, err = os.ReadFile(args[0])
	}
	if err != nil {
		return err
	}
	ref, err := eval.Load(os.DirFS(f.reference))
	if err != nil {
		return err
	}
	table, err := eval.Evaluate(b, ref)
	if err != nil {
		return err
	}
	if missed := eval.Print(out, table); missed > 0 {
		return fmt.Errorf("%d targets missed", missed)
	}
	return nil
}

func changes(args []string, out io.Writer) error {
	if len(args) != 2 {
		return fmt.Errorf("changes compares two files, got %d", len(args))
	}
	var files [2][]byte
	for i, name := range args {
		var err error
		if files[i], err = os.ReadFile(name); err != nil {
			return err
		}
	}
	list, err := geodb.Changes(files[0], files[1])
	if err != nil {
		return err
	}
	geodb.PrintChanges(out, list)
	return nil
}

// sizes prints what the database and its smaller alternatives weigh.
func sizes(ctx context.Context, f flags, out, log io.Writer) error {
	if err := f.fetch(ctx, log); err != nil {
		return err
	}
	for _, v := range []struct {
		name    string
		systems string
		floor   bool
	}{{"everything", f.systems, false}, {"IPv4 in /24 steps", f.systems, true}, {"countries and listed ranges only", "none", false}} {
		f.systems, f.floor = v.systems, v.floor
		db, err := geodb.Build(f.options(log))
		if err != nil {
			return err
		}
		packed, err := manifest.Pack(db.Bytes)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%-34s %6.2f MB, compressed %.2f MB\n", v.name, float64(len(db.Bytes))/1e6, float64(len(packed))/1e6)
	}
	return nil
}
