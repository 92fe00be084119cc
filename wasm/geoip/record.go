package geoip

import (
	"errors"
	"math"
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
	return r.decode(c, top)
}

// level is the map of a record that is being read.
type level byte

const (
	top       level = iota // the record itself
	inCountry              // its map "country"
	inTraits               // its map "traits"
	inAS                   // its map "as"
)

// below is the level of the map that stands under key in the record, top if such a map holds nothing of use.
func below(key []byte) level {
	switch string(key) {
	case "country":
		return inCountry
	case "traits":
		return inTraits
	case "as":
		return inAS
	}
	return top
}

// field is what a value means.
type field byte

const (
	unknownField field = iota
	countryField
	asnField
	orgField
	kindField
	serviceField
	torFlag
	vpnFlag
	hostingFlag
)

// fieldOf tells what the value under key means. Ashiato: country, asn, org, kind, service. MaxMind and DB-IP:
// country.iso_code, autonomous_system_…, and the flags of Anonymous IP, all also in traits. IPinfo: country or
// country_code, asn "AS123", as_name. ip-location-db: country_code. IPLocate: asn as text, org. IP to ASN of others: as.number.
func fieldOf(l level, key []byte) field {
	switch string(key) {
	case "iso_code":
		return only(l == inCountry, countryField)
	case "autonomous_system_number":
		return only(l == top || l == inTraits, asnField)
	case "autonomous_system_organization":
		return only(l == top || l == inTraits, orgField)
	case "is_tor_exit_node":
		return torFlag
	case "is_anonymous_vpn":
		return vpnFlag
	case "is_hosting_provider":
		return hostingFlag
	case "number":
		return only(l == inAS, asnField)
	case "name", "organization":
		return only(l == inAS, orgField)
	}
	if l != top {
		return unknownField
	}
	switch string(key) {
	case KeyCountry, "country_code":
		return countryField
	case KeyASN:
		return asnField
	case KeyOrg, "as_name":
		return orgField
	case KeyKind:
		return kindField
	case KeyService:
		return serviceField
	}
	return unknownField
}

func only(here bool, f field) field {
	if here {
		return f
	}
	return unknownField
}

// decode reads one map of a record.
func (r *Record) decode(c mmdbdata.Cursor, l level) (mmdbdata.Cursor, error) {
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
			return m.End()
		}
		if value, err = r.entry(l, key, v); err != nil {
			return mmdbdata.Cursor{}, mmdbdata.NormalizeUnmarshalError[Record](err)
		}
	}
}

// entry takes up one value if its key is known and its type fits, and returns the cursor behind it.
func (r *Record) entry(l level, key []byte, v mmdbdata.Cursor) (mmdbdata.Cursor, error) {
	kind, err := v.Kind()
	if err != nil {
		return mmdbdata.Cursor{}, err
	}
	if kind == mmdbdata.KindMap && l == top && below(key) != top {
		return r.decode(v, below(key))
	}
	f := fieldOf(l, key)
	if f == unknownField {
		return v.Skip()
	}
	switch kind {
	case mmdbdata.KindString:
		text, next, err := v.ReadStringMaxSize(maxText)
		if err == nil {
			r.setText(f, text)
		}
		return next, err
	case mmdbdata.KindUint16, mmdbdata.KindUint32, mmdbdata.KindUint64, mmdbdata.KindInt32:
		n, _, next, err := v.ReadInteger()
		if err == nil && f == asnField && n <= math.MaxUint32 {
			r.ASN = uint32(n)
		}
		return next, err
	case mmdbdata.KindBool:
		on, next, err := v.ReadBool()
		if err == nil && on {
			r.setFlag(f)
		}
		return next, err
	}
	return v.Skip()
}

// setText takes up a text.
func (r *Record) setText(f field, text string) {
	switch f {
	case countryField:
		if code := CountryCode(text); code != "" { // a country's name ("Japan" in IPinfo's country) is no code
			r.Country = code
		}
	case asnField:
		r.ASN = parseASN(text)
	case orgField:
		r.Org = strings.ToValidUTF8(text, "\uFFFD")
	case kindField:
		r.Kind = ParseKind(text)
	case serviceField:
		r.Service = strings.ToValidUTF8(text, "\uFFFD")
	}
}

// setFlag takes up a yes of GeoIP2 Anonymous IP. Tor says more than VPN, and VPN more than hosting.
func (r *Record) setFlag(f field) {
	switch {
	case f == torFlag:
		r.Kind = signin.Tor
	case f == vpnFlag && r.Kind != signin.Tor:
		r.Kind = signin.VPN
	case f == hostingFlag && r.Kind == "":
		r.Kind = signin.Hosting
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
