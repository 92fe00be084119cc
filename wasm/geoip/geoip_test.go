package geoip

import (
	"math/rand/v2"
	"net/netip"
	"os"
	"testing"

	"ashiato/wasm/signin"
)

const small = "../../testdata/geoip/small.mmdb"

func openSmall(t testing.TB) *Database {
	t.Helper()
	b, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLookup(t *testing.T) {
	d := openSmall(t)
	for _, c := range []struct {
		addr    string
		country string
		asn     uint32
		network signin.Network
		service string
	}{
		{"113.108.182.52", "CN", 4134, signin.ISP, ""},
		{"126.79.204.17", "JP", 17676, signin.ISP, ""},
		{"49.98.7.1", "JP", 9605, signin.Mobile, ""},
		{"209.85.167.14", "US", 15169, signin.Fetcher, "gmail"},
		{"52.125.130.9", "", 8075, signin.Fetcher, "outlook"},
		{"172.225.10.20", "", 36183, signin.Relay, "private-relay"},
		{"185.220.101.7", "DE", 60729, signin.Tor, ""},
		{"2400:4050::1", "JP", 4713, signin.ISP, ""},
		{"2001:4860:4864:20::1", "", 15169, signin.Fetcher, "gmail"},
		{"::ffff:113.108.182.52", "CN", 4134, signin.ISP, ""},    // mapped
		{"64:ff9b::716c:b634", "CN", 4134, signin.ISP, ""},       // NAT64
		{"2002:716c:b634::1", "CN", 4134, signin.ISP, ""},        // 6to4
		{"2001:0:1:2:3:4:8e93:49cb", "CN", 4134, signin.ISP, ""}, // Teredo: the client's address inverted
		{"::716c:b634", "CN", 4134, signin.ISP, ""},              // IPv4-compatible
	} {
		p, ok := d.Lookup(netip.MustParseAddr(c.addr))
		if !ok || c.country != "" && p.Country != c.country || p.ASN != c.asn || p.Network != c.network || p.Service != c.service {
			t.Errorf("Lookup(%s) = %+v, %v; want %s AS%d %s %q", c.addr, p, ok, c.country, c.asn, c.network, c.service)
		}
		if !p.Prefix.Contains(Embedded(netip.MustParseAddr(c.addr))) {
			t.Errorf("Lookup(%s): prefix %s does not hold the address", c.addr, p.Prefix)
		}
	}
}

func TestLookupSpecialPurpose(t *testing.T) {
	d := openSmall(t)
	for _, s := range []string{
		"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "169.254.1.1", "172.16.0.1", "172.31.255.255",
		"192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
		"::", "::1", "fe80::1%eth0", "fd00::1", "ff02::1", "2001:db8::1", "3fff::1", "100::1", "2001:2::1",
		"::ffff:192.168.0.1", "64:ff9b::a00:1", "2002:c0a8:1::1", "64:ff9b:1::1",
	} {
		p, ok := d.Lookup(netip.MustParseAddr(s))
		if !ok || p.Network != signin.Private || p.Country != "" || p.ASN != 0 || !p.Prefix.IsValid() {
			t.Errorf("Lookup(%s) = %+v, %v; want private and no country", s, p, ok)
		}
	}
	for _, s := range []string{"172.32.0.1", "100.128.0.1", "192.169.0.1", "11.0.0.1", "2001:200::1", "64:ff9b::808:808"} {
		if p, _ := d.Lookup(netip.MustParseAddr(s)); p.Network == signin.Private {
			t.Errorf("Lookup(%s) = %+v; it is no special-purpose address", s, p)
		}
	}
}

func TestLookupUnknown(t *testing.T) {
	d := openSmall(t)
	for _, a := range []netip.Addr{{}, netip.MustParseAddr("45.0.0.1"), netip.MustParseAddr("2a0f:ffff::1")} {
		if p, ok := d.Lookup(a); ok || p.Country != "" || p.ASN != 0 || p.Network != "" {
			t.Errorf("Lookup(%s) = %+v, %v; want nothing", a, p, ok)
		}
	}
	if p, ok := d.LookupPrefix(netip.Prefix{}); ok {
		t.Errorf("LookupPrefix of nothing = %+v", p)
	}
}

func TestLookupPrefix(t *testing.T) {
	d := openSmall(t)
	for _, c := range []struct {
		prefix  string
		country string
		asn     uint32
		network signin.Network
	}{
		{"113.108.182.0/24", "CN", 4134, signin.ISP}, // within one network of the database
		{"113.108.182.52/32", "CN", 4134, signin.ISP},
		{"126.79.0.0/16", "JP", 17676, signin.ISP},
		{"126.0.0.0/8", "JP", 17676, signin.ISP}, // several networks that agree
		{"209.85.0.0/16", "", 15169, signin.Fetcher},
		{"192.168.0.0/16", "", 0, signin.Private},
		{"10.0.0.0/24", "", 0, signin.Private},
		{"::ffff:113.108.182.0/120", "CN", 4134, signin.ISP},
		{"2002:716c:b600::/40", "CN", 4134, signin.ISP},
		{"2400:4050::/40", "JP", 4713, signin.ISP},
		{"0.0.0.0/0", "", 0, ""},
		{"::/0", "", 0, ""},
		{"2000::/3", "", 0, ""},
	} {
		p, _ := d.LookupPrefix(netip.MustParsePrefix(c.prefix))
		if c.country != "" && p.Country != c.country || p.ASN != c.asn || p.Network != c.network {
			t.Errorf("LookupPrefix(%s) = %+v; want %s AS%d %s", c.prefix, p, c.country, c.asn, c.network)
		}
	}
}

// TestLookupPrefixAgrees is the meaning of LookupPrefix: what it says of a prefix holds for every address in it that the
// database knows.
func TestLookupPrefixAgrees(t *testing.T) {
	d := openSmall(t)
	checked := 0
	for result := range d.reader.Networks() {
		network := Narrowed(result.Prefix())
		for _, wider := range []int{0, 2, 6, 12} {
			p := netip.PrefixFrom(network.Addr(), max(0, network.Bits()-wider)).Masked()
			common, _ := d.LookupPrefix(p)
			one, ok := d.Lookup(network.Addr())
			if !ok || one.Network == signin.Private {
				continue
			}
			checked++
			if common.Country != "" && common.Country != one.Country || common.ASN != 0 && common.ASN != one.ASN ||
				common.Network != "" && common.Network != one.Network || common.Service != "" && common.Service != one.Service {
				t.Errorf("LookupPrefix(%s) = %+v, but %s is %+v", p, common, network.Addr(), one)
			}
		}
	}
	if checked < 1000 {
		t.Fatalf("only %d checks", checked)
	}
}

func TestDescribe(t *testing.T) {
	d := openSmall(t).Describe()
	if d.Type != Type || d.Date != "2026-06-25" || d.Version != "test" || d.RecordShape != "24 bits, IPv6" || d.Nodes == 0 || d.Size == 0 {
		t.Errorf("Describe() = %+v", d)
	}
	if len(d.Sources) != 2 || d.Sources[0].Licence != "CC BY-SA 4.0" {
		t.Errorf("sources: %+v", d.Sources)
	}
	for _, f := range []string{KeyCountry, KeyASN, KeyOrg, KeyKind, KeyService} {
		if !d.Has(f) {
			t.Errorf("field %s is missing in %v", f, d.Fields)
		}
	}
}

func FuzzLookup(f *testing.F) {
	d := openSmall(f)
	f.Add([]byte{113, 108, 182, 52}, uint8(24))
	f.Add(netip.MustParseAddr("2002:716c:b634::1").AsSlice(), uint8(48))
	f.Add([]byte{}, uint8(0))
	f.Fuzz(func(t *testing.T, b []byte, bits uint8) {
		a, _ := netip.AddrFromSlice(b)
		d.Lookup(a)
		d.LookupPrefix(netip.PrefixFrom(a, int(bits)))
	})
}

func BenchmarkLookup(b *testing.B) {
	d := openSmall(b)
	a := netip.MustParseAddr("113.108.182.52")
	b.ReportAllocs()
	for b.Loop() {
		d.Lookup(a)
	}
}

// The table of first bytes finds what looking at all ranges finds.
func TestSpecialFindsAll(t *testing.T) {
	s, r := newSpecial(), rand.New(rand.NewPCG(11, 12))
	for range 200_000 {
		a := randomAddr(r)
		if r.IntN(4) == 0 {
			p := s.ranges[r.IntN(len(s.ranges))]
			a = p.Addr()
		}
		p := netip.PrefixFrom(a, r.IntN(a.BitLen()+1)).Masked()
		want, ok := containing(s.ranges, p)
		if got, ok2 := s.containing(p); got != want || ok != ok2 {
			t.Fatalf("%s: %s %v, want %s %v", p, got, ok2, want, ok)
		}
	}
}
