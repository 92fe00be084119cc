// Package eval measures an address database against what operators publish and against a second opinion, the IP2Location
// LITE data in github.com/phuslu/iploc, which is a yardstick here and never part of a product.
package eval

import (
	"fmt"
	"io"
	"io/fs"
	"net/netip"
	"strconv"
	"strings"

	"github.com/phuslu/iploc"

	"ashiato/server/geodb"
	"ashiato/wasm/geoip"
	"ashiato/wasm/signin"
)

// Line is one figure of the table.
type Line struct {
	Name        string
	Figure      float64
	Unit        string
	Oracle      float64 // the same figure of the second opinion
	HasOracle   bool
	Limit       float64 // the target; AtLeast tells its direction
	AtLeast     bool
	HasTarget   bool
	Explanation string // what the figure is taken over
}

// Missed reports whether the figure misses its target.
func (l Line) Missed() bool {
	return l.HasTarget && (l.AtLeast && l.Figure < l.Limit || !l.AtLeast && l.Figure > l.Limit)
}

// Reference is the truth that a database is measured by.
type Reference struct {
	Market  map[uint32]string // home country of access providers, by number
	Hosting map[uint32]bool   // autonomous systems of hosting
	Ranges  []geoip.KindRange // published ranges of fetchers and relays
}

// Load reads the reference files of a folder.
func Load(dir fs.FS) (*Reference, error) {
	r := &Reference{Market: map[uint32]string{}, Hosting: map[uint32]bool{}}
	err := lines(dir, "access.tsv", func(line string) error {
		country, numbers, ok := strings.Cut(line, "\t")
		if !ok {
			return fmt.Errorf("no tab")
		}
		return each(numbers, func(n uint32) { r.Market[n] = country })
	})
	if err != nil {
		return nil, err
	}
	if err := lines(dir, "hosting.txt", func(line string) error {
		return each(line, func(n uint32) { r.Hosting[n] = true })
	}); err != nil {
		return nil, err
	}
	err = lines(dir, "fetcher.tsv", func(line string) error {
		text, service, _ := strings.Cut(line, "\t")
		return r.addRange(text, geoip.Class{Kind: signin.Fetcher, Service: service})
	})
	if err != nil {
		return nil, err
	}
	return r, lines(dir, "relay.txt", func(line string) error {
		return r.addRange(line, geoip.Class{Kind: signin.Relay, Service: "private-relay"})
	})
}

func (r *Reference) addRange(text string, class geoip.Class) error {
	p, err := netip.ParsePrefix(text)
	if err == nil {
		r.Ranges = append(r.Ranges, geoip.KindRange{Prefix: p, Class: class})
	}
	return err
}

func lines(dir fs.FS, name string, f func(string) error) error {
	text, err := fs.ReadFile(dir, name)
	if err != nil {
		return err
	}
	n, used := 0, 0
	for line := range strings.Lines(string(text)) {
		n++
		if line = strings.TrimRight(line, "\n"); line == "" || line[0] == '#' {
			continue
		}
		used++
		if err := f(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if used == 0 {
		return fmt.Errorf("%s holds nothing", name)
	}
	return nil
}

func each(numbers string, f func(uint32)) error {
	for text := range strings.FieldsSeq(numbers) {
		n, err := strconv.ParseUint(text, 10, 32)
		if err != nil {
			return err
		}
		f(uint32(n))
	}
	return nil
}

// countries are those whose agreement with the second opinion is printed.
var countries = [...]string{"JP", "CN", "TW", "KR", "HK", "US", "SG", "VN", "RU"}

// Evaluate measures the database b.
func Evaluate(b []byte, ref *Reference) ([]Line, error) {
	db, err := geoip.Open(b)
	if err != nil {
		return nil, err
	}
	t := newTally(ref)
	if err := geodb.EachNetwork(b, func(n geodb.Network) error { t.add(n); return nil }); err != nil {
		return nil, err
	}
	t.flush()
	return append(t.report(), ranges(db, ref)...), nil
}

// ranges looks up first, middle and last addresses of every published range.
func ranges(db *geoip.Database, ref *Reference) []Line {
	right := map[signin.Network]int{}
	all := map[signin.Network]int{}
	for _, r := range ref.Ranges {
		all[r.Kind]++
		place, ok := db.LookupPrefix(r.Prefix)
		if ok && place.Network == r.Kind && place.Service == r.Service {
			right[r.Kind]++
		}
	}
	var out []Line
	for _, k := range []signin.Network{signin.Fetcher, signin.Relay} {
		out = append(out, Line{
			Name: "published " + string(k) + " ranges of the right kind and service", Figure: percent(uint64(right[k]), uint64(all[k])), Unit: "%",
			Limit: 100, AtLeast: true, HasTarget: true, Explanation: fmt.Sprintf("%d of %d", right[k], all[k]),
		})
	}
	return out
}

// Print prints the table and returns how many targets were missed.
func Print(w io.Writer, table []Line) int {
	missed := 0
	fmt.Fprintf(w, "%-66s %10s %10s   %-12s %s\n", "", "ours", "iploc", "target", "over")
	for _, l := range table {
		oracle, target, mark := "–", "–", ""
		if l.HasOracle {
			oracle = fmt.Sprintf("%.4g %s", l.Oracle, l.Unit)
		}
		if l.HasTarget {
			sign := "≤"
			if l.AtLeast {
				sign = "≥"
			}
			target = fmt.Sprintf("%s %.4g %s", sign, l.Limit, l.Unit)
			mark = "met"
		}
		if l.Missed() {
			missed++
			mark = "MISSED"
		}
		fmt.Fprintf(w, "%-66s %10s %10s   %-12s %-7s %s\n", l.Name, fmt.Sprintf("%.4g %s", l.Figure, l.Unit), oracle, target, mark, l.Explanation)
	}
	return missed
}

func percent(part, whole uint64) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

func opinion(a netip.Addr) string { return geoip.CountryCode(iploc.IPCountry(a)) }
