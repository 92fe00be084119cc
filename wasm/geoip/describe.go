package geoip

import (
	"net/netip"
	"strconv"
	"strings"

	"github.com/oschwald/maxminddb-golang/v2"
)

// The keys of Ashiato's own entries in the metadata's description map, which has language codes for keys: x-… is
// the range of private language tags (BCP 47), so no reader takes them for a language.
const (
	// MetaDate is the date of the data, YYYY-MM-DD: that of the oldest source of countries.
	MetaDate = "x-date"
	// MetaVersion is the release's version.
	MetaVersion = "x-version"
	// MetaSources is one line a source: name, licence, address and date with tabs between.
	MetaSources = "x-sources"
)

// Type is the database type of Ashiato's own databases.
const Type = "Ashiato-Network"

// Description says what a database is.
type Description struct {
	Type        string // as its maker names it: "Ashiato-Network", "GeoLite2-Country"
	Date        string // date of the data, YYYY-MM-DD; that of the build if the file does not say more
	Version     string // "" if the file has none
	Sources     []Source
	Nodes       uint     // nodes of the search tree
	RecordShape string   // "24 bits, IPv6": size of a tree record and address family
	Size        int      // bytes
	Fields      []string // what the records hold: country, asn, org, kind, service
}

// Source is one source of a database.
type Source struct{ Name, Licence, URL, Date string }

// Has reports whether the records hold field.
func (d Description) Has(field string) bool {
	for _, f := range d.Fields {
		if f == field {
			return true
		}
	}
	return false
}

// Describe says what the database is.
func (d *Database) Describe() Description { return d.description }

// describe reads the metadata; seen are the fields that samples of the records hold.
func describe(r *maxminddb.Reader, size int, seen Record) Description {
	m := &r.Metadata
	d := Description{
		Type:        m.DatabaseType,
		Date:        m.Description[MetaDate],
		Version:     m.Description[MetaVersion],
		Sources:     ParseSources(m.Description[MetaSources]),
		Nodes:       m.NodeCount,
		RecordShape: strconv.Itoa(int(m.RecordSize)) + " bits, IPv" + strconv.Itoa(int(m.IPVersion)),
		Size:        size,
		Fields:      seen.fields(),
	}
	if d.Date == "" && m.BuildEpoch > 0 {
		d.Date = m.BuildTime().UTC().Format("2006-01-02")
	}
	return d
}

// fields names the fields that are set.
func (r *Record) fields() []string {
	var f []string
	for _, field := range [...]struct {
		name string
		set  bool
	}{{KeyCountry, r.Country != ""}, {KeyASN, r.ASN != 0}, {KeyOrg, r.Org != ""}, {KeyKind, r.Kind != ""}, {KeyService, r.Service != ""}} {
		if field.set {
			f = append(f, field.name)
		}
	}
	return f
}

// ParseSources reads the value of MetaSources.
func ParseSources(text string) []Source {
	var all []Source
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) == 4 {
			all = append(all, Source{f[0], f[1], f[2], f[3]})
		}
	}
	return all
}

// FormatSources writes the value of MetaSources.
func FormatSources(all []Source) string {
	var b strings.Builder
	for _, s := range all {
		b.WriteString(s.Name + "\t" + s.Licence + "\t" + s.URL + "\t" + s.Date + "\n")
	}
	return b.String()
}

// sampleAddresses are addresses spread over the address space: one of each IPv4 /8 and one of each IPv6 /20 in use
// (2000::/4), so that a broken tree or record shows when the file is opened and not in the middle of an analysis.
func sampleAddresses(version uint) []netip.Addr {
	all := make([]netip.Addr, 0, 2*224+256+1)
	for i := 1; i < 224; i++ {
		all = append(all, netip.AddrFrom4([4]byte{byte(i), 8, 8, 8}), netip.AddrFrom4([4]byte{byte(i), 200, 1, 1}))
	}
	all = append(all, netip.AddrFrom4([4]byte{209, 85, 167, 14})) // Gmail's: the field service is rarely set
	if version == 6 {
		for i := range 256 {
			all = append(all, netip.AddrFrom16([16]byte{0x20 | byte(i>>4), byte(i<<4) | 1, 2}))
		}
	}
	return all
}
