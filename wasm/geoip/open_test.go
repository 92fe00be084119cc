package geoip

import (
	"bytes"
	"compress/gzip"
	"errors"
	"net/netip"
	"os"
	"strings"
	"testing"

	"github.com/maxmind/mmdbwriter"
	"github.com/maxmind/mmdbwriter/mmdbtype"
	"go4.org/netipx"

	"ashiato/wasm/signin"
)

// foreign builds a database in another maker's layout.
func foreign(t testing.TB, kind string, version, recordSize int, records map[string]mmdbtype.DataType) []byte {
	t.Helper()
	tree, err := mmdbwriter.New(mmdbwriter.Options{DatabaseType: kind, IPVersion: version, RecordSize: recordSize, BuildEpoch: 1790000000})
	if err != nil {
		t.Fatal(err)
	}
	for p, r := range records {
		if err := tree.Insert(netipx.PrefixIPNet(netip.MustParsePrefix(p)), r); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if _, err := tree.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type m = mmdbtype.Map
type s = mmdbtype.String
type u = mmdbtype.Uint32

func TestForeignLayouts(t *testing.T) {
	for name, c := range map[string]struct {
		record mmdbtype.Map
		want   signin.Place
		fields string
	}{
		"GeoLite2-Country": {m{"country": m{"iso_code": s("CN"), "geoname_id": u(1814991), "names": m{"ja": s("中国")}}, "registered_country": m{"iso_code": s("HK")}},
			signin.Place{Country: "CN"}, "country"},
		"GeoIP2-Enterprise": {m{"country": m{"iso_code": s("CN")}, "subdivisions": mmdbtype.Slice{m{"iso_code": s("GD")}}, "traits": m{"autonomous_system_number": u(4134), "autonomous_system_organization": s("CHINANET")}},
			signin.Place{Country: "CN", ASN: 4134, Org: "CHINANET", Network: signin.ISP}, "country asn org"},
		"GeoLite2-ASN": {m{"autonomous_system_number": u(4134), "autonomous_system_organization": s("Chinanet")},
			signin.Place{ASN: 4134, Org: "Chinanet", Network: signin.ISP}, "asn org"},
		"ipinfo lite": {m{"country": s("China"), "country_code": s("CN"), "continent": s("Asia"), "asn": s("AS4134"), "as_name": s("CHINANET-BACKBONE"), "as_domain": s("chinatelecom.cn")},
			signin.Place{Country: "CN", ASN: 4134, Org: "CHINANET-BACKBONE", Network: signin.ISP}, "country asn org"},
		"ipinfo country_asn": {m{"country": s("CN"), "country_name": s("China"), "asn": s("AS4134"), "as_name": s("CHINANET")},
			signin.Place{Country: "CN", ASN: 4134, Org: "CHINANET", Network: signin.ISP}, "country asn org"},
		"DBIP-Country-Lite": {m{"continent": m{"code": s("AS")}, "country": m{"iso_code": s("CN"), "is_in_european_union": mmdbtype.Bool(false)}},
			signin.Place{Country: "CN"}, "country"},
		"ip-location-db": {m{"country_code": s("CN")}, signin.Place{Country: "CN"}, "country"},
		"GeoIP2-Anonymous-IP": {m{"is_anonymous": mmdbtype.Bool(true), "is_hosting_provider": mmdbtype.Bool(true), "is_anonymous_vpn": mmdbtype.Bool(true)},
			signin.Place{Network: signin.VPN}, "kind"},
		"pseudo country": {m{"country": m{"iso_code": s("EU")}, "asn": s("AS4134")}, signin.Place{ASN: 4134, Network: signin.ISP}, "asn"},
	} {
		for _, shape := range []struct{ version, size int }{{4, 24}, {6, 24}, {6, 28}, {6, 32}} {
			d, err := Open(foreign(t, name, shape.version, shape.size, map[string]mmdbtype.DataType{"113.108.0.0/16": c.record}))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			got, ok := d.Lookup(netip.MustParseAddr("113.108.182.52"))
			if c.want.Prefix = netip.MustParsePrefix("113.108.0.0/16"); !ok || got != c.want {
				t.Errorf("%s, IPv%d, %d bits: got %+v, want %+v", name, shape.version, shape.size, got, c.want)
			}
			if got, _ := d.LookupPrefix(netip.MustParsePrefix("113.108.182.0/24")); got.Country != c.want.Country || got.ASN != c.want.ASN {
				t.Errorf("%s: prefix: got %+v, want %+v", name, got, c.want)
			}
			if got, ok := d.Lookup(netip.MustParseAddr("2400:4050::1")); ok {
				t.Errorf("%s: unknown IPv6: got %+v", name, got)
			}
			if fields := strings.Join(d.Describe().Fields, " "); fields != c.fields || d.Describe().Type != name || d.Describe().Date != "2026-09-21" {
				t.Errorf("%s: described as %+v", name, d.Describe())
			}
		}
	}
}

// TestForeignKinds: a file without kinds still gets those of the built-in tables, by range, number and name.
func TestForeignKinds(t *testing.T) {
	b := foreign(t, "GeoLite2-Country", 6, 24, map[string]mmdbtype.DataType{"209.0.0.0/8": m{"country": m{"iso_code": s("US")}}})
	d, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	want := signin.Place{Country: "US", Network: signin.Fetcher, Service: "gmail", Prefix: netip.MustParsePrefix("209.85.128.0/17")}
	if got, ok := d.Lookup(netip.MustParseAddr("209.85.167.14")); !ok || got != want {
		t.Errorf("by range: got %+v, want %+v", got, want)
	}
	if got, _ := d.LookupPrefix(netip.MustParsePrefix("209.85.0.0/16")); got.Country != "US" || got.Network != "" {
		t.Errorf("a mask wider than the listed range: got %+v", got)
	}
	if got, _ := d.LookupPrefix(netip.MustParsePrefix("209.85.167.0/24")); got.Network != signin.Fetcher {
		t.Errorf("a mask within the listed range: got %+v", got)
	}
	b = foreign(t, "GeoLite2-ASN", 6, 24, map[string]mmdbtype.DataType{
		"45.0.0.0/16": m{"autonomous_system_number": u(16509), "autonomous_system_organization": s("AMAZON-02")},
		"45.1.0.0/16": m{"autonomous_system_number": u(4200000000), "autonomous_system_organization": s("Muster Hosting GmbH")},
	})
	if d, err = Open(b); err != nil {
		t.Fatal(err)
	}
	for _, a := range []string{"45.0.0.1", "45.1.0.1"} {
		if got, _ := d.Lookup(netip.MustParseAddr(a)); got.Network != signin.Hosting {
			t.Errorf("%s: got %+v", a, got)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	good, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	w.Write(good)
	w.Close()
	meta := bytes.LastIndex(good, []byte("\xAB\xCD\xEFMaxMind.com"))
	broken := bytes.Clone(good)
	for i := range meta / 2 {
		broken[i] = 0xff
	}
	middle := append(bytes.Clone(good[:meta/3]), good[meta/3*2:]...)
	version := bytes.Replace(bytes.Clone(good), []byte("binary_format_major_version\xa1\x02"), []byte("binary_format_major_version\xa1\x03"), 1)
	nothing := foreign(t, "Names", 6, 24, map[string]mmdbtype.DataType{"45.0.0.0/16": m{"colour": s("blue")}})
	scalar := foreign(t, "Scalar", 6, 24, map[string]mmdbtype.DataType{"45.0.0.0/16": s("blue")})
	for name, c := range map[string]struct {
		file []byte
		want Reason
	}{
		"empty":           {nil, Empty},
		"gzip":            {gz.Bytes(), Compressed},
		"text":            {[]byte("<!DOCTYPE html><title>404</title>"), NotMMDB},
		"end missing":     {good[:len(good)/2], Truncated},
		"middle missing":  {middle, Corrupt},
		"tree broken":     {broken, Corrupt},
		"later version":   {version, Version},
		"no useful field": {nothing, NoFields},
		"no map":          {scalar, Corrupt},
	} {
		d, err := Open(c.file)
		var refused *FileError
		if !errors.As(err, &refused) || refused.Reason != c.want || d != nil {
			t.Errorf("%s: got %v, %v; want %s", name, d, err, c.want)
		}
	}
}

// FuzzOpen: whatever the file, Open and the look-ups return.
func FuzzOpen(f *testing.F) {
	tiny := foreign(f, "GeoLite2-Country", 4, 24, map[string]mmdbtype.DataType{"45.0.0.0/16": m{"country": m{"iso_code": s("US")}}})
	f.Add(tiny)
	f.Add(tiny[:len(tiny)-20])
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Open(b)
		if err != nil {
			return
		}
		d.Lookup(netip.MustParseAddr("45.0.0.1"))
		d.Lookup(netip.MustParseAddr("2400::1"))
		d.LookupPrefix(netip.MustParsePrefix("45.0.0.0/8"))
		d.LookupPrefix(netip.MustParsePrefix("2400::/12"))
	})
}
