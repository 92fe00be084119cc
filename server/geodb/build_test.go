package geodb

import (
	"bytes"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashiato/server/geodb/manifest"
	"ashiato/wasm/geoip"
	"ashiato/wasm/signin"
)

const (
	someCountries = `1.0.0.0,1.0.0.255,AU
1.0.1.0,1.0.3.250,CN
1.0.3.251,1.0.7.255,EU
10.0.0.0,10.255.255.255,US
126.0.0.0,126.255.255.255,JP
126.79.0.0,126.79.0.255,TW
209.85.0.0,209.85.255.255,US
2001:200::,2001:200:ffff:ffff:ffff:ffff:ffff:ffff,JP
2001:48b0::,2001:48b0:ffff:ffff:ffff:ffff:ffff:ffff,US
2002::,2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff,JP
`
	someSystems = `1.0.0.0,1.0.0.255,13335,"Cloudflare, Inc."
1.0.2.0,1.0.5.255,4200000001,Muster Telecom
126.0.0.0,126.255.255.255,17676,SoftBank Corp.
209.85.0.0,209.85.255.255,15169,Google LLC
2001:48b0::,2001:48b0:ffff:ffff:ffff:ffff:ffff:ffff,2497,Internet Initiative Japan Inc.
`
)

func buildSome(t *testing.T, countries, systems string) (*Database, error) {
	t.Helper()
	dir := t.TempDir()
	o := Options{}
	for name, text := range map[string]string{"countries.csv": countries, "systems.csv": systems} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		date := time.Date(2026, 6, 25, 0, 0, 0, 0, time.UTC)
		if err := os.Chtimes(file, date, date); err != nil {
			t.Fatal(err)
		}
	}
	o.Country, o.Systems = "csv:"+filepath.Join(dir, "countries.csv"), "csv:"+filepath.Join(dir, "systems.csv")
	return Build(o)
}

func TestBuild(t *testing.T) {
	db, err := buildSome(t, someCountries, someSystems)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Verify(20_000); err != nil {
		t.Error(err)
	}
	g, err := geoip.Open(db.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	for addr, want := range map[string]signin.Place{
		"1.0.0.7":           {Country: "AU", ASN: 13335, Org: "Cloudflare, Inc.", Network: signin.Hosting},
		"1.0.1.7":           {Country: "CN"},
		"1.0.3.250":         {Country: "CN", ASN: 4200000001, Org: "Muster Telecom", Network: signin.ISP}, // an unaligned end
		"1.0.3.251":         {ASN: 4200000001, Org: "Muster Telecom", Network: signin.ISP},                // EU is no country
		"1.0.7.1":           {},
		"10.1.1.1":          {Network: signin.Private},
		"126.1.1.1":         {Country: "JP", ASN: 17676, Org: "SoftBank Corp.", Network: signin.ISP},
		"126.79.0.9":        {Country: "TW", ASN: 17676, Org: "SoftBank Corp.", Network: signin.ISP}, // the narrower statement
		"126.79.1.9":        {Country: "JP", ASN: 17676, Org: "SoftBank Corp.", Network: signin.ISP},
		"209.85.167.14":     {Country: "US", ASN: 15169, Org: "Google LLC", Network: signin.Fetcher, Service: "gmail"}, // a listed range
		"209.85.1.1":        {Country: "US", ASN: 15169, Org: "Google LLC", Network: signin.Hosting, Service: "gmail"}, // its system
		"2001:200::1":       {Country: "JP"},
		"2001:48b0::1":      {ASN: 2497, Org: "Internet Initiative Japan Inc.", Network: signin.ISP}, // a Japanese provider abroad: unknown
		"2002:100:7::1":     {Country: "AU", ASN: 13335, Org: "Cloudflare, Inc.", Network: signin.Hosting},
		"2002:2d00:1::1":    {}, // 6to4 is never looked up as such
		"2a00:1450:4864::1": {Network: signin.Fetcher, Service: "gmail"},
	} {
		got, _ := g.Lookup(netip.MustParseAddr(addr))
		if got.Prefix = (netip.Prefix{}); got != want {
			t.Errorf("%s: got %+v, want %+v", addr, got, want)
		}
	}
}

func TestSameSourcesSameBytes(t *testing.T) {
	a, err := buildSome(t, someCountries, someSystems)
	if err != nil {
		t.Fatal(err)
	}
	b, err := buildSome(t, someCountries, someSystems)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes, b.Bytes) || a.Meta.Version != b.Meta.Version {
		t.Error("the same sources give different databases")
	}
	c, err := buildSome(t, strings.Replace(someCountries, "AU", "NZ", 1), someSystems)
	if err != nil {
		t.Fatal(err)
	}
	if c.Meta.Version == a.Meta.Version {
		t.Error("another database has the same version")
	}
}

// TestVerifyFindsErrors: a database that says something else than its sources does not pass.
func TestVerifyFindsErrors(t *testing.T) {
	db, err := buildSome(t, someCountries, someSystems)
	if err != nil {
		t.Fatal(err)
	}
	other, err := buildSome(t, strings.Replace(someCountries, "126.0.0.0,126.255.255.255,JP", "126.0.0.0,126.255.255.255,KR", 1), someSystems)
	if err != nil {
		t.Fatal(err)
	}
	db.Bytes = other.Bytes
	if err := db.Verify(20_000); err == nil || !strings.Contains(err.Error(), "the sources say") {
		t.Errorf("got %v", err)
	}
}

func TestRelease(t *testing.T) {
	db, err := buildSome(t, someCountries, someSystems)
	if err != nil {
		t.Fatal(err)
	}
	into := t.TempDir()
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	m, changed, err := db.Release(into, "", now)
	if err != nil || !changed || m.DataDate != "2026-06-25" || m.Created != now || len(m.Sources) == 0 {
		t.Fatalf("got %+v, %v, %v", m, changed, err)
	}
	first := readRelease(t, into)
	if m, changed, err = db.Release(into, "", now.Add(time.Hour)); err != nil || changed || m.Created != now || !bytes.Equal(readRelease(t, into), first) {
		t.Errorf("the same database again: %v, %v, created %v", changed, err, m.Created)
	}
	// whatever fails, the last good release stays
	if _, err := buildSome(t, someCountries+"1.2.3\n", someSystems); err == nil || !strings.Contains(err.Error(), "countries.csv:11") {
		t.Errorf("a broken source: got %v", err)
	}
	random := make([]byte, manifest.MaxPacked+100_000)
	for i, state := 0, uint64(1); i < len(random); i++ {
		state = state*6364136223846793005 + 1442695040888963407
		random[i] = byte(state >> 56)
	}
	db.Bytes = random
	if _, _, err := db.Release(into, "", now); err == nil || !strings.Contains(err.Error(), "allowed") {
		t.Errorf("too large: got %v", err)
	}
	if !bytes.Equal(readRelease(t, into), first) {
		t.Error("the last good release was touched")
	}
	left, err := os.ReadDir(into)
	if err != nil || len(left) != 2 {
		t.Errorf("the release folder holds %v, %v", left, err)
	}
}

func TestLicence(t *testing.T) {
	by, sa, other := geoip.Source{Licence: "CC BY 4.0"}, geoip.Source{Licence: "CC BY-SA 4.0"}, geoip.Source{Licence: "unknown"}
	for _, c := range []struct {
		sources []geoip.Source
		want    string
	}{{[]geoip.Source{by, by}, "CC BY 4.0"}, {[]geoip.Source{sa, by}, "CC BY-SA 4.0"}, {[]geoip.Source{by, sa}, "CC BY-SA 4.0"}, {[]geoip.Source{sa, other}, "unknown"}} {
		if got := licence(c.sources); got != c.want {
			t.Errorf("%v: got %s, want %s", c.sources, got, c.want)
		}
	}
}

func readRelease(t *testing.T, dir string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, manifest.ManifestFile))
	if err != nil {
		t.Fatal(err)
	}
	packed, err := os.ReadFile(filepath.Join(dir, manifest.DatabaseFile))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := manifest.Unpack(bytes.NewReader(packed), text)
	if err != nil {
		t.Fatal(err)
	}
	return append(plain, text...)
}

func TestChanges(t *testing.T) {
	a, err := buildSome(t, someCountries, someSystems)
	if err != nil {
		t.Fatal(err)
	}
	b, err := buildSome(t, strings.Replace(someCountries, "126.79.0.0,126.79.0.255,TW", "126.79.0.0,126.79.1.255,TW", 1), someSystems)
	if err != nil {
		t.Fatal(err)
	}
	list, err := Changes(a.Bytes, b.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 2 || list[0].Country != "JP" || list[0].Lost != 256 || list[0].Gained != 0 || list[1].Country != "TW" || list[1].Gained != 256 || list[1].Now != 512 {
		t.Errorf("got %+v", list)
	}
	var out, none strings.Builder
	PrintChanges(&out, list)
	if lines := strings.Count(out.String(), "\n"); lines != 3 || !strings.Contains(out.String(), "TW ") {
		t.Errorf("printed %q", out.String())
	}
	same, err := Changes(a.Bytes, a.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	if PrintChanges(&none, same); none.String() != "no country changed\n" {
		t.Errorf("printed %q", none.String())
	}
}
