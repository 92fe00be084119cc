package geodb

import (
	"os"

	"github.com/oschwald/maxminddb-golang/v2"
	"go4.org/netipx"

	"ashiato/wasm/geoip"
)

// mmdbSource reads any MMDB that geoip opens.
type mmdbSource struct {
	file  string
	about geoip.Source
}

func (s *mmdbSource) About() geoip.Source { return s.about }
func (s *mmdbSource) Files() []string     { return []string{s.file} }

func (s *mmdbSource) Read(yield func(Range) error) error {
	b, err := os.ReadFile(s.file)
	if err != nil {
		return sourceError(s.file, 0, err.Error(), "name a file that can be read")
	}
	db, err := geoip.Open(b)
	if err != nil {
		return sourceError(s.file, 0, err.Error(), "name a sound MMDB file")
	}
	d := db.Describe()
	s.about = geoip.Source{Name: d.Type, Licence: "unknown", Date: d.Date}
	return EachNetwork(b, func(n Network) error {
		return yield(Range{From: n.From, To: n.To, Country: n.Country, ASN: n.ASN, Org: n.Org})
	})
}

// EachNetwork yields the networks of an MMDB in order, IPv4 first.
func EachNetwork(b []byte, yield func(Network) error) error {
	r, err := maxminddb.OpenBytes(b, maxminddb.DisableStringCache())
	if err != nil {
		return err
	}
	records := map[uintptr]geoip.Record{}
	for result := range r.Networks() {
		record, ok := records[result.Offset()]
		if !ok {
			if err := result.Decode(&record); err != nil {
				return err
			}
			records[result.Offset()] = record
		}
		ends := netipx.RangeOfPrefix(geoip.Narrowed(result.Prefix()))
		if err := yield(Network{ends.From(), ends.To(), record}); err != nil {
			return err
		}
	}
	return nil
}
