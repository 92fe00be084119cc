package kinds

import (
	"flag"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"ashiato/wasm/geoip"
	"ashiato/wasm/signin"
)

var update = flag.Bool("update", false, "write the compact form of the tables that is compiled into the analyzer")

const compact = "../../../wasm/geoip/kinds.txt"

// TestCompact proves that the analyzer's compact tables are what the reviewed ones say; with -update it writes them.
func TestCompact(t *testing.T) {
	k, err := Read()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(compact, []byte(k.Text()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(compact)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != k.Text() {
		t.Fatal("wasm/geoip/kinds.txt is out of date: run go test ./server/geodb/kinds -update")
	}
	back, err := geoip.ParseKinds(string(text))
	if err != nil || back.Text() != k.Text() {
		t.Fatalf("the compact form does not read back: %v", err)
	}
}

func TestTables(t *testing.T) {
	k, err := Read()
	if err != nil {
		t.Fatal(err)
	}
	if len(k.Systems) < 500 || len(k.Ranges) < 100 {
		t.Fatalf("%d systems and %d ranges", len(k.Systems), len(k.Ranges))
	}
	for asn, want := range map[uint32]geoip.Class{
		4713: {Kind: signin.ISP}, 2516: {Kind: signin.ISP}, 9605: {Kind: signin.Mobile}, 138384: {Kind: signin.Mobile}, 4134: {Kind: signin.ISP},
		23816: {Kind: signin.Provider, Service: "yahoo-japan"}, 24572: {Kind: signin.Provider, Service: "yahoo-japan"},
		4694:  {Kind: signin.Hosting, Service: "yahoo-japan"},
		16509: {Kind: signin.Hosting}, 396982: {Kind: signin.Hosting}, 8075: {Kind: signin.Hosting, Service: "outlook"},
		45090: {Kind: signin.Hosting, Service: "qq"}, 45062: {Kind: signin.Hosting, Service: "netease"}, 37963: {Kind: signin.Hosting, Service: "aliyun"},
		47764: {Kind: signin.Hosting, Service: "mailru"}, 13238: {Kind: signin.Hosting, Service: "yandex"}, 2639: {Kind: signin.Hosting, Service: "zoho"}, 36647: {Kind: signin.Hosting, Service: "yahoo"},
		9009: {Kind: signin.VPN}, 212238: {Kind: signin.VPN}, 60729: {Kind: signin.Tor},
	} {
		if got := k.OfSystem(asn, ""); got != want {
			t.Errorf("AS%d: got %+v, want %+v", asn, got, want)
		}
	}
	for _, r := range k.Ranges {
		if r.Kind == signin.Fetcher && r.Service == "" {
			t.Errorf("%s is a fetcher of no service", r.Prefix)
		}
		for _, s := range geoip.SpecialRanges() {
			if s.Overlaps(r.Prefix) {
				t.Errorf("%s overlaps the special-purpose range %s", r.Prefix, s)
			}
		}
	}
}

func TestMarket(t *testing.T) {
	market, err := Market()
	if err != nil {
		t.Fatal(err)
	}
	if market[4713] != "JP" || market[9605] != "JP" || market[4134] != "" || len(market) < 50 {
		t.Errorf("market of %d numbers: %v", len(market), market)
	}
}

func TestReadRefuses(t *testing.T) {
	for line, want := range map[string]string{
		"AS1\thosting\t-\t2026-06\tsource":                                           "5 fields",
		"AS1\thotel\t-\t2026-06\tsource\tname":                                       "unknown kind",
		"AS1\thosting\t\t2026-06\tsource\tname":                                      "bad service",
		"AS1\thosting\t-\t2026-13\tsource\tname":                                     "no month",
		"AS1\thosting\t-\t2026-06\t\tname":                                           "no source",
		"ASx\thosting\t-\t2026-06\tsource\tname":                                     "bad number",
		"192.0.2.1/24\thosting\t-\t2026-06\tsource\tname":                            "bad range",
		"AS1\tvpn\t-\t2026-06\tsource\tname\nAS1\thosting\t-\t2026-06\tsource\tname": "stands twice",
		"45.0.0.0/8\tvpn\t-\t2026-06\ts\tn\n45.0.0.0/8\thosting\t-\t2026-06\ts\tn":   "stands twice",
	} {
		_, err := read(fstest.MapFS{"a.tsv": {Data: []byte("# comment\n" + line + "\n")}}, "*.tsv")
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "a.tsv:") {
			t.Errorf("%q: got %v, want %q", line, err, want)
		}
	}
	if _, err := read(fstest.MapFS{}, "*.tsv"); err == nil {
		t.Error("no tables at all are taken")
	}
}
