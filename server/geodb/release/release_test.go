package release

import (
	"bytes"
	"net/netip"
	"os"
	"testing"

	"ashiato/server/geodb/manifest"
	"ashiato/wasm/geoip"
	"ashiato/wasm/signin"
)

// TestRelease opens the committed release as every program does that carries it.
func TestRelease(t *testing.T) {
	m, err := manifest.Parse(Manifest())
	if err != nil {
		t.Fatal(err)
	}
	b, err := Database()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Database()
	if err != nil || !bytes.Equal(b, again) {
		t.Fatalf("a second call gives another database: %v", err)
	}
	if len(b) != m.Size || m.Gzip.Size > manifest.MaxPacked || !m.Expires.After(m.Created) || len(m.Sources) < 2 || m.Licence != manifest.Licence {
		t.Errorf("manifest: %+v", m)
	}
	for _, s := range m.Sources {
		if s.Name == "" || s.Licence == "" || s.URL == "" || s.Date == "" || len(s.Inputs) == 0 {
			t.Errorf("source without facts: %+v", s)
		}
	}
	if _, err := os.Stat("LICENSE"); err != nil {
		t.Error(err)
	}
	db, err := geoip.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	d := db.Describe()
	if d.Version != m.Version || d.Date != m.DataDate || len(d.Sources) != len(m.Sources) || len(d.Fields) != 5 {
		t.Errorf("the database describes itself as %+v, the manifest says %+v", d, m)
	}
	for addr, want := range map[string]signin.Place{
		"113.108.182.52":       {Country: "CN", Network: signin.ISP},
		"126.79.204.17":        {Country: "JP", Network: signin.ISP},
		"49.98.7.1":            {Country: "JP", Network: signin.Mobile},
		"183.79.135.206":       {Country: "JP", Network: signin.Provider, Service: "yahoo-japan"},
		"209.85.167.14":        {Country: "US", Network: signin.Fetcher, Service: "gmail"},
		"52.125.130.9":         {Country: "US", Network: signin.Fetcher, Service: "outlook"},
		"185.220.101.7":        {Country: "DE", Network: signin.Tor},
		"2400:4050::1":         {Country: "JP", Network: signin.ISP},
		"::ffff:126.79.204.17": {Country: "JP", Network: signin.ISP},
		"192.168.1.1":          {Network: signin.Private},
	} {
		p, _ := db.Lookup(netip.MustParseAddr(addr))
		if p.Country != want.Country || p.Network != want.Network || p.Service != want.Service {
			t.Errorf("%s: got %+v, want %+v", addr, p, want)
		}
	}
	for addr, service := range map[string]string{"172.225.3.4": "private-relay", "2a02:26f7::1": "private-relay"} {
		if p, _ := db.Lookup(netip.MustParseAddr(addr)); p.Network != signin.Relay || p.Service != service {
			t.Errorf("%s: got %+v, want relay %s", addr, p, service)
		}
	}
}

// BenchmarkDatabase is what starting with the release costs: unpacking, proving, opening.
func BenchmarkDatabase(b *testing.B) {
	for b.Loop() {
		plain, err := Database()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := geoip.Open(plain); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen is what opening the plain database costs.
func BenchmarkOpen(b *testing.B) {
	plain, err := Database()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := geoip.Open(plain); err != nil {
			b.Fatal(err)
		}
	}
}
