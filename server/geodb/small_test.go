package geodb

import (
	"bytes"
	"flag"
	"iter"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"testing"

	"go4.org/netipx"

	"ashiato/wasm/geoip"
	"ashiato/wasm/signin"
)

var update = flag.Bool("update", false, "write testdata/geoip/small.mmdb anew")

const smallTable, smallDatabase = "../../testdata/geoip/small.tsv", "../../testdata/geoip/small.mmdb"

// TestSmall proves that the frozen database of the tests is what its table says; with -update it writes it anew.
func TestSmall(t *testing.T) {
	rows := readSmall(t)
	var b bytes.Buffer
	networks := func(yield func(Network) bool) {
		for _, r := range rows {
			if !yield(r) {
				return
			}
		}
	}
	if err := Write(&b, iter.Seq[Network](networks), Meta{Date: "2026-06-25", Version: "test", Sources: []geoip.Source{
		{Name: "IPFire", Licence: "CC BY-SA 4.0", URL: "https://www.ipfire.org/location", Date: "2026-06-25"},
		{Name: "RouteViews, NRO, DB-IP", Licence: "CC BY 4.0", URL: "https://db-ip.com", Date: "2026-06-17"},
	}}); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(smallDatabase, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	committed, err := os.ReadFile(smallDatabase)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(committed, b.Bytes()) {
		t.Fatal("small.mmdb is not what small.tsv gives: run go test ./server/geodb -run TestSmall -update")
	}
	db, err := geoip.Open(committed)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		place, _ := db.Lookup(r.From)
		want := signin.Place{Country: r.Country, ASN: r.ASN, Org: r.Org, Network: r.Kind, Service: r.Service}
		if place.Prefix = (netip.Prefix{}); place != want && !narrower(rows[i+1:], r.From) {
			t.Errorf("%s: got %+v, want %+v", r.From, place, want)
		}
	}
}

// narrower reports whether one of rows replaces the record at a.
func narrower(rows []Network, a netip.Addr) bool {
	for _, r := range rows {
		if netipx.IPRangeFrom(r.From, r.To).Contains(a) {
			return true
		}
	}
	return false
}

func readSmall(t *testing.T) []Network {
	t.Helper()
	text, err := os.ReadFile(smallTable)
	if err != nil {
		t.Fatal(err)
	}
	var rows []Network
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		for j := range f {
			if f[j] == "-" {
				f[j] = ""
			}
		}
		if len(f) != 6 {
			t.Fatalf("%s:%d: %d fields, not 6", smallTable, i+1, len(f))
		}
		p, err := netip.ParsePrefix(f[0])
		if err != nil {
			t.Fatalf("%s:%d: %v", smallTable, i+1, err)
		}
		asn, err := strconv.ParseUint(f[2], 10, 32)
		if err != nil {
			t.Fatalf("%s:%d: %v", smallTable, i+1, err)
		}
		r := netipx.RangeOfPrefix(p)
		rows = append(rows, Network{r.From(), r.To(), geoip.Record{
			Country: f[1], ASN: uint32(asn), Org: f[3], Kind: geoip.ParseKind(f[4]), Service: f[5],
		}})
	}
	if len(rows) == 0 {
		t.Fatal("no rows")
	}
	return rows
}
