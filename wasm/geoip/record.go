package geoip

import (
	"errors"
	"strconv"
	"strings"

	"github.com/oschwald/maxminddb-golang/v2/mmdbdata"

	"ashiato/wasm/signin"
)

// The keys of Ashiato's own records. All values are strings but asn, which is an unsigned integer; an unknown one is
// left out.
const (
	KeyCountry = "country"
	KeyASN     = "asn"
	KeyOrg     = "org"
	KeyKind    = "kind"
	KeyService = "service"
)

// Bounds on a record, which may come from a file that anyone made. Real records of the richest databases have fewer
// than 20 entries a map and names below 300 bytes.
const (
	maxEntries = 200
	maxText    = 1000
	maxDepth   = 2
)

var errRecordTooLarge = errors.New("a record has too many entries")

// Record is one record of a database, read from Ashiato's own layout or from one of the layouts of others.
type Record struct {
	Country string // ISO 3166-1 alpha-2
	ASN     uint32
	Org     string
	Kind    signin.Network
	Service string
}

// place is the record in the words that all packages share.
func (r *Record) place() signin.Place {
	return signin.Place{Country: r.Country, ASN: r.ASN, Org: r.Org, Network: r.Kind, Service: r.Service}
}

// UnmarshalMaxMindDBCursor decodes a record of any known layout and skips what it does not know.
func (r *Record) UnmarshalMaxMindDBCursor(c mmdbdata.Cursor) (mmdbdata.Cursor, error) {
	return r.decode(c, "", 0)
}

// decode reads one map; within is the key that it stands under, "" for the record itself.
func (r *Record) decode(c mmdbdata.Cursor, within string, depth int) (mmdbdata.Cursor, error) {
	m, err := c.Map()
	if err != nil {
		return mmdbdata.Cursor{}, mmdbdata.NormalizeUnmarshalError[Record](err)
	}
	if m.Size() > maxEntries {
		return mmdbdata.Cursor{}, errRecordTooLarge
	}
	var value mmdbdata.Cursor
	for {
		key, v, ok := m.Next(value)
		if !ok {
			break
		}
		if value, err = r.entry(string(key), v, within, depth); err != nil {
			return mmdbdata.Cursor{}, err
		}
	}
	return m.End()
}

// entry takes up one value if its key is known and its type fits, and returns the cursor behind it.
func (r *Record) entry(key string, v mmdbdata.Cursor, within string, depth int) (mmdbdata.Cursor, error) {
	kind, err := v.Kind()
	if err != nil {
		return mmdbdata.Cursor{}, err
	}
	switch kind {
	case mmdbdata.KindMap:
		if depth+1 < maxDepth && (key == "country" || key == "traits" || key == "as") {
			return r.decode(v, key, depth+1)
		}
	case mmdbdata.KindString:
		if stringField(within, key) == nil {
			break
		}
		text, next, err := v.ReadStringMaxSize(maxText)
		if err != nil {
			return mmdbdata.Cursor{}, mmdbdata.NormalizeUnmarshalError[Record](err)
		}
		stringField(within, key)(r, text)
		return next, nil
	case mmdbdata.KindUint16, mmdbdata.KindUint32, mmdbdata.KindUint64, mmdbdata.KindInt32:
		if key != KeyASN && key != "autonomous_system_number" && key != "number" {
			break
		}
		n, _, next, err := v.ReadInteger()
		if err != nil {
			return mmdbdata.Cursor{}, mmdbdata.NormalizeUnmarshalError[Record](err)
		}
		if n <= 1<<32-1 && (key != "number" || within == "as") {
			r.ASN = uint32(n)
		}
		return next, nil
	case mmdbdata.KindBool:
		on, next, err := v.ReadBool()
		if err != nil {
			return mmdbdata.Cursor{}, mmdbdata.NormalizeUnmarshalError[Record](err)
		}
		if on {
			r.flag(key)
		}
		return next, nil
	}
	return v.Skip()
}

// stringField tells how to take up a string under key, nil if the key means nothing here.
// Ashiato: country, org, kind, service. MaxMind and DB-IP: country.iso_code, autonomous_system_organization.
// IPinfo: country or country_code, asn "AS123", as_name. ip-location-db: country_code. IPLocate: asn as text, org.
func stringField(within, key string) func(*Record, string) {
	switch {
	case within == "" && (key == KeyCountry || key == "country_code"), within == "country" && key == "iso_code":
		return (*Record).setCountry
	case key == "autonomous_system_organization", within == "" && (key == KeyOrg || key == "as_name"),
		within == "as" && (key == "name" || key == "organization"):
		return func(r *Record, s string) { r.Org = strings.ToValidUTF8(s, "\uFFFD") }
	case within == "" && (key == KeyASN || key == "autonomous_system_number"), within == "as" && key == "number":
		return func(r *Record, s string) { r.ASN = parseASN(s) }
	case within == "" && key == KeyKind:
		return func(r *Record, s string) { r.Kind = ParseKind(s) }
	case within == "" && key == KeyService:
		return func(r *Record, s string) { r.Service = s }
	}
	return nil
}

// setCountry takes up a country code; a country's name ("Japan" in IPinfo's country field) is not one.
func (r *Record) setCountry(s string) {
	if code := CountryCode(s); code != "" {
		r.Country = code
	}
}

// flag takes up the yes/no fields of GeoIP2 Anonymous IP, strongest last word first: Tor, then VPN, then hosting.
func (r *Record) flag(key string) {
	switch key {
	case "is_tor_exit_node":
		r.Kind = signin.Tor
	case "is_anonymous_vpn":
		if r.Kind != signin.Tor {
			r.Kind = signin.VPN
		}
	case "is_hosting_provider":
		if r.Kind == "" {
			r.Kind = signin.Hosting
		}
	}
}

// CountryCode returns s if it has the form of an ISO 3166-1 alpha-2 code and names one country, else "". The codes that
// databases invent for no country (EU, AP, ZZ, XX, T1, A1, A2, O1) and those of states that are no more (AN, SU) name none.
func CountryCode(s string) string {
	if len(s) != 2 || s[0] < 'A' || s[0] > 'Z' || s[1] < 'A' || s[1] > 'Z' {
		return ""
	}
	switch s {
	case "EU", "AP", "ZZ", "XX", "AN", "SU":
		return ""
	case "UK": // reserved for the United Kingdom and found in geofeeds
		return "GB"
	}
	return s
}

// parseASN reads "AS2516" or "2516", 0 if it is neither.
func parseASN(s string) uint32 {
	if len(s) > 2 && (s[0] == 'A' || s[0] == 'a') && (s[1] == 'S' || s[1] == 's') {
		s = s[2:]
	}
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}

// ParseKind returns the network kind that s names, "" if a database has no such kind.
func ParseKind(s string) signin.Network {
	switch k := signin.Network(s); k {
	case signin.ISP, signin.Mobile, signin.Hosting, signin.VPN, signin.Tor, signin.Relay, signin.Fetcher, signin.Provider:
		return k
	}
	return ""
}
