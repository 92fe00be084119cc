package eval

import (
	"bytes"
	"net/netip"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"ashiato/server/geodb"
	"ashiato/server/geodb/release"
	"ashiato/wasm/geoip"
	"ashiato/wasm/signin"
)

const reference = "../../../testdata/geoip/reference"

// TestReleaseMeetsTargets is the table that geodb eval prints: no figure of the release may miss its target.
func TestReleaseMeetsTargets(t *testing.T) {
	if testing.Short() {
		t.Skip("walks the whole database")
	}
	b, err := release.Database()
	if err != nil {
		t.Fatal(err)
	}
	ref, err := Load(os.DirFS(reference))
	if err != nil {
		t.Fatal(err)
	}
	table, err := Evaluate(b, ref)
	if err != nil {
		t.Fatal(err)
	}
	targets := 0
	for _, l := range table {
		if l.HasTarget {
			targets++
		}
	}
	var out strings.Builder
	if missed := Print(&out, table); missed > 0 || targets < 7 {
		t.Errorf("%d of %d targets missed:\n%s", missed, targets, out.String())
	}
}

// TestEvaluateFindsErrors: a wrong database misses the targets that it must miss.
func TestEvaluateFindsErrors(t *testing.T) {
	ref := &Reference{
		Market: map[uint32]string{4713: "JP", 4134: "CN"}, Hosting: map[uint32]bool{16509: true},
		Ranges: []geoip.KindRange{{Prefix: netip.MustParsePrefix("209.85.128.0/17"), Class: geoip.Class{Kind: signin.Fetcher, Service: "gmail"}}},
	}
	network := func(prefix, country string, asn uint32, kind signin.Network, service string) geodb.Network {
		p := netip.MustParsePrefix(prefix)
		last := p.Addr().AsSlice()
		for i := p.Bits(); i < len(last)*8; i++ {
			last[i/8] |= 0x80 >> (i % 8)
		}
		to, _ := netip.AddrFromSlice(last)
		return geodb.Network{From: p.Addr(), To: to, Record: geoip.Record{Country: country, ASN: asn, Kind: kind, Service: service}}
	}
	evaluate := func(networks ...geodb.Network) map[string]Line {
		var b bytes.Buffer
		err := geodb.Write(&b, func(yield func(geodb.Network) bool) {
			for _, n := range networks {
				if !yield(n) {
					return
				}
			}
		}, geodb.Meta{Date: "2026-06-25"})
		if err != nil {
			t.Fatal(err)
		}
		table, err := Evaluate(b.Bytes(), ref)
		if err != nil {
			t.Fatal(err)
		}
		lines := map[string]Line{}
		for _, l := range table {
			lines[l.Name] = l
		}
		return lines
	}
	good := evaluate(
		network("114.144.0.0/16", "JP", 4713, signin.ISP, ""), network("113.108.0.0/16", "CN", 4134, signin.ISP, ""),
		network("2400:4050::/32", "JP", 4713, signin.ISP, ""), network("54.64.0.0/16", "JP", 16509, signin.Hosting, ""),
		network("209.85.128.0/17", "US", 15169, signin.Fetcher, "gmail"),
	)
	bad := evaluate(
		network("114.144.0.0/16", "KR", 4713, signin.Hosting, ""), network("113.108.0.0/16", "JP", 4134, signin.ISP, ""),
		network("2400:4050::/32", "KR", 4713, signin.ISP, ""), network("54.64.0.0/16", "JP", 16509, signin.ISP, ""),
		network("209.85.128.0/17", "US", 15169, signin.Hosting, "gmail"),
	)
	for name, figures := range map[string][2]float64{
		"Japanese providers' IPv4 addresses called foreign":              {0, 100},
		"foreign providers' IPv4 addresses called Japanese":              {0, 1e6},
		"Japanese providers' IPv6 routes called foreign":                 {0, 100},
		"reference hosting of a hosting kind, by IPv4 address":           {100, 0},
		"reference providers called hosting, VPN, Tor, relay or fetcher": {0, 50},
		"published fetcher ranges of the right kind and service":         {100, 0},
	} {
		g, gok := good[name]
		b, bok := bad[name]
		if !gok || !bok || g.Figure != figures[0] || b.Figure != figures[1] || g.Missed() || !b.Missed() {
			t.Errorf("%s: good %+v, bad %+v, want %v", name, g, b, figures)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	good := fstest.MapFS{}
	for _, name := range []string{"access.tsv", "hosting.txt", "fetcher.tsv", "relay.txt"} {
		text, err := os.ReadFile(reference + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		good[name] = &fstest.MapFile{Data: text}
	}
	if _, err := Load(good); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"access.tsv": "JP 1\n", "hosting.txt": "x\n", "fetcher.tsv": "# nothing\n", "relay.txt": "1.2.3\n"} {
		was := good[name]
		good[name] = &fstest.MapFile{Data: []byte(text)}
		if _, err := Load(good); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s with %q: got %v", name, text, err)
		}
		good[name] = was
	}
}

// BenchmarkLookupPrefix is the price of a masked address, from common to the widest.
func BenchmarkLookupPrefix(b *testing.B) {
	plain, err := release.Database()
	if err != nil {
		b.Fatal(err)
	}
	db, err := geoip.Open(plain)
	if err != nil {
		b.Fatal(err)
	}
	for _, p := range []string{"113.108.182.0/24", "113.108.0.0/16", "113.0.0.0/8", "126.0.0.0/8", "2400:4050::/32", "2000::/3"} {
		b.Run(p, func(b *testing.B) {
			for b.Loop() {
				db.LookupPrefix(netip.MustParsePrefix(p))
			}
		})
	}
}
