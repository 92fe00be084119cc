package geoip

import (
	"net/netip"
	"testing"

	"ashiato/wasm/signin"
)

func TestLine(t *testing.T) {
	for _, c := range []struct {
		text  string
		place signin.Place
		want  string
	}{
		{"113.108.182.52", signin.Place{Country: "CN", ASN: 4134, Org: "Chinanet", Network: signin.ISP, Prefix: netip.MustParsePrefix("113.108.128.0/17")},
			"113.108.182.52\tCN\tisp\tAS4134\tChinanet\t113.108.128.0/17"},
		{"209.85.167.14", signin.Place{Country: "US", ASN: 15169, Org: "Google LLC", Network: signin.Fetcher, Service: "gmail", Prefix: netip.MustParsePrefix("209.85.128.0/17")},
			"209.85.167.14\tUS\tfetcher\tAS15169\tGoogle LLC\t209.85.128.0/17\tgmail"},
		{"192.168.0.1", signin.Place{Network: signin.Private, Prefix: netip.MustParsePrefix("192.168.0.0/16")}, "192.168.0.1\t-\tprivate\t-\t-\t192.168.0.0/16"},
		{"45.0.0.1", signin.Place{}, "45.0.0.1\t-\tunknown\t-\t-\t-"},
		{"45.0.0.1", signin.Place{Org: "a\x1b[31m\tb\u009b"}, "45.0.0.1\t-\tunknown\t-\ta[31mb\t-"},
	} {
		if got := Line(c.text, c.place); got != c.want {
			t.Errorf("Line(%s) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestKindOfName(t *testing.T) {
	for name, want := range map[string]signin.Network{
		"Muster Hosting GmbH": signin.Hosting, "Example Cloud Ltd.": signin.Hosting, "FASTVPS LLC": signin.Hosting, "Joe's Datacenter, LLC": signin.Hosting, "SuperHost Sp. z o.o.": signin.Hosting,
		"Some Telecom Ltd": signin.ISP, "Cable One, Inc.": signin.ISP, "Empresa Brasileira de Telecomunicacoes": signin.ISP, "itscom communications": signin.ISP,
		"Rakuten Mobile, Inc.": signin.Mobile, "Telefonica Moviles Chile": signin.Mobile,
		"Colombia Bank": "", "University of Tokyo": "", "Hostel Association": "", "": "", "株式会社例": "", "Telecom Hosting Ltd": "", "Wal-Mart Stores, Inc.": "",
	} {
		if got := KindOfName(name); got != want {
			t.Errorf("KindOfName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestParseKindsRefuses(t *testing.T) {
	for _, text := range []string{"hosting\t1\n", "hosting\t\tx\n", "hosting\t\t1.2.3.0/33\n"} {
		if _, err := ParseKinds(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}
