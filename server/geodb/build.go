package geodb

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"strings"

	"go4.org/netipx"

	"ashiato/server/geodb/kinds"
	"ashiato/server/geodb/manifest"
	"ashiato/wasm/geoip"
)

// Options say what a database is built from.
type Options struct {
	Country string // source of countries, as OpenSource reads it; "" for none
	Systems string // source of autonomous systems; "" for none
	Dir     string // where the packaged sources lie
	Floor   bool   // coarser: IPv4 sources are cut at /24, each with what holds for most of it
	Log     io.Writer
}

// Database is a built database with what went into it.
type Database struct {
	Bytes   []byte
	Meta    Meta
	Inputs  map[string][]manifest.Input // by name of the source
	specs   map[string]string           // how each source was asked for, by its name
	records *records
}

// system is what a source of autonomous systems says of a range.
type system struct {
	asn uint32
	org string
}

// records are the settled layers that a database is made of.
type records struct {
	country *layer[string]
	system  *layer[system]
	class   *layer[geoip.Class]
	barred  *layer[bool] // special-purpose ranges and those that carry an IPv4 address: never in the database
	kinds   *geoip.Kinds
	market  map[uint32]string      // country of the access providers that have only one
	names   map[system]geoip.Class // class by number and name, once for each
}

// Build reads the sources and makes a database. The same files give the same bytes.
func Build(o Options) (*Database, error) {
	if o.Log == nil {
		o.Log = io.Discard
	}
	db := &Database{Inputs: map[string][]manifest.Input{}, specs: map[string]string{}}
	r := &records{country: newLayer[string](), system: newLayer[system](), names: map[system]geoip.Class{}}
	var err error
	if r.kinds, err = kinds.Read(); err != nil {
		return nil, err
	}
	if r.market, err = kinds.Market(); err != nil {
		return nil, err
	}
	if o.Country == "" && o.Systems == "" {
		return nil, errors.New("no source: name one of countries or of autonomous systems")
	}
	for _, s := range []struct {
		spec, of string
		take     func(Range)
		settle   func() int
	}{
		{o.Country, "countries", func(n Range) { r.country.add(n.From, n.To, n.Country) }, r.country.settle},
		{o.Systems, "autonomous systems", func(n Range) { r.system.add(n.From, n.To, system{n.ASN, n.Org}) }, r.system.settle},
	} {
		if s.spec == "" {
			continue
		}
		source, err := OpenSource(s.spec, o.Dir)
		if err != nil {
			return nil, err
		}
		if err := db.take(source, s.take); err != nil {
			return nil, err
		}
		about := source.About()
		db.specs[about.Name] = s.spec
		overlaps := s.settle()
		fmt.Fprintf(o.Log, "%s: %s of %s, %d overlapping ranges settled\n", s.of, about.Name, about.Date, overlaps)
		if db.Meta.Date == "" { // countries come first and age fastest
			db.Meta.Date = about.Date
		}
	}
	if o.Floor {
		r.country.floor()
		r.system.floor()
	}
	r.class, r.barred = classLayer(r.kinds), barredLayer()
	db.records = r
	if db.Meta.Version, err = db.version(); err != nil {
		return nil, err
	}
	return db, db.write(o.Log)
}

// take reads one source and notes it in the meta data.
func (db *Database) take(source Source, add func(Range)) error {
	inputs, err := hashFiles(source.Files())
	if err != nil {
		return err
	}
	if err := source.Read(func(n Range) error { add(n); return nil }); err != nil {
		return err
	}
	about := source.About()
	db.Inputs[about.Name] = inputs
	db.Meta.Sources = append(db.Meta.Sources, about)
	return nil
}

// layout counts the forms in which the same data were written; a new form is a new version.
const layout = 2

// version names a database by the date of its data and a hash of all that it says and of its form.
func (db *Database) version() (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, layout)
	err := db.records.each(func(n Network) error {
		_, err := fmt.Fprintln(h, n.From, n.To, n.Country, n.ASN, n.Org, n.Kind, n.Service)
		return err
	})
	return strings.ReplaceAll(db.Meta.Date, "-", "") + "-" + hex.EncodeToString(h.Sum(nil))[:8], err
}

// write makes the MMDB of the layers.
func (db *Database) write(log io.Writer) error {
	var b bytes.Buffer
	networks := 0
	var failed error
	seq := func(yield func(Network) bool) {
		failed = db.records.each(func(n Network) error {
			networks++
			if !yield(n) {
				return errStop
			}
			return nil
		})
	}
	fmt.Fprintln(log, "writing the tree …")
	if err := Write(&b, seq, db.Meta); err != nil {
		return err
	}
	if failed != nil && !errors.Is(failed, errStop) {
		return failed
	}
	db.Bytes = b.Bytes()
	fmt.Fprintf(log, "%d ranges, %.2f MB\n", networks, float64(len(db.Bytes))/1e6)
	return nil
}

var errStop = errors.New("stop")

// each yields all networks in order, neighbours with equal records united.
func (r *records) each(yield func(Network) error) error {
	var last Network
	flush := func() error {
		if !last.From.IsValid() {
			return nil
		}
		return yield(last)
	}
	layers := [][]span{r.country.spans, r.system.spans, r.class.spans, r.barred.spans}
	for _, is4 := range []bool{true, false} {
		err := overlay(is4, layers, func(from, to netip.Addr, v []uint32) error {
			if r.barred.values[v[3]] {
				return nil
			}
			n := Network{from, to, r.record(is4, r.country.values[v[0]], r.system.values[v[1]], r.class.values[v[2]])}
			if n.Record == (geoip.Record{}) {
				return nil
			}
			if last.From.IsValid() && last.Record == n.Record && last.To.Next() == from {
				last.To = to
				return nil
			}
			err := flush()
			last = n
			return err
		})
		if err != nil {
			return err
		}
	}
	return flush()
}

// record joins what the layers say. A listed range beats the class of its autonomous system. Sources are less sure of
// IPv6 (they agree on 92 of 100 routes): an IPv6 range of an access provider with one market that is said to be
// elsewhere has no country, since an unknown one costs less than a false foreigner.
func (r *records) record(is4 bool, country string, s system, class geoip.Class) geoip.Record {
	if class == (geoip.Class{}) {
		known, ok := r.names[s]
		if !ok {
			known = r.kinds.OfSystem(s.asn, s.org)
			r.names[s] = known
		}
		class = known
	}
	if market := r.market[s.asn]; !is4 && market != "" && market != country {
		country = ""
	}
	return geoip.Record{Country: country, ASN: s.asn, Org: s.org, Kind: class.Kind, Service: class.Service}
}

// at is the record that the database must hold for a.
func (r *records) at(a netip.Addr) geoip.Record {
	if r.barred.at(a) {
		return geoip.Record{}
	}
	return r.record(a.Is4(), r.country.at(a), r.system.at(a), r.class.at(a))
}

// classLayer is the layer of listed ranges.
func classLayer(tables *geoip.Kinds) *layer[geoip.Class] {
	l := newLayer[geoip.Class]()
	for _, r := range tables.Ranges {
		ends := netipx.RangeOfPrefix(r.Prefix)
		l.add(ends.From(), ends.To(), r.Class)
	}
	l.settle()
	return l
}

// barredLayer is what no database may speak of: special-purpose ranges, and those whose addresses carry an IPv4
// address, which is looked up instead (6to4 alone is "JP" in a known source).
func barredLayer() *layer[bool] {
	l := newLayer[bool]()
	for _, p := range append(geoip.SpecialRanges(), netip.MustParsePrefix("::/8"), netip.MustParsePrefix("2002::/16")) {
		ends := netipx.RangeOfPrefix(p)
		l.add(ends.From(), ends.To(), true)
	}
	l.settle()
	return l
}
