package geodb

import (
	"errors"
	"net/netip"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func readAll(s Source) ([]Range, error) {
	var all []Range
	err := s.Read(func(r Range) error { all = append(all, r); return nil })
	return all, err
}

func TestReadLines(t *testing.T) {
	file := write(t, "a.csv", `# comment
1.0.0.0,1.0.0.255,AU
16778240,16779263,EU
"1.0.8.0","1.0.8.255","UK"
2001:200::,2001:200:ffff:ffff:ffff:ffff:ffff:ffff,JP
42540528726795050063891204319802818560,42540528806023212578155541913346768895,JP
1.0.16.0,1.0.16.255,2519,ARTERIA Networks Corporation
1.1.1.0,1.1.1.255,13335,"Cloudflare,  ""the"" Inc."
`)
	s, err := OpenSource("csv:"+file, "")
	if err != nil {
		t.Fatal(err)
	}
	got, err := readAll(s)
	if err != nil {
		t.Fatal(err)
	}
	a := netip.MustParseAddr
	want := []Range{
		{From: a("1.0.0.0"), To: a("1.0.0.255"), Country: "AU"},
		{From: a("1.0.4.0"), To: a("1.0.7.255")}, // EU is no country
		{From: a("1.0.8.0"), To: a("1.0.8.255"), Country: "GB"},
		{From: a("2001:200::"), To: a("2001:200:ffff:ffff:ffff:ffff:ffff:ffff"), Country: "JP"},
		{From: a("2001:200::"), To: a("2001:200:ffff:ffff:ffff:ffff:ffff:ffff"), Country: "JP"},
		{From: a("1.0.16.0"), To: a("1.0.16.255"), ASN: 2519, Org: "ARTERIA Networks Corporation"},
		{From: a("1.1.1.0"), To: a("1.1.1.255"), ASN: 13335, Org: `Cloudflare, "the" Inc.`},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// TestBrokenSources: every error names file and line and says what to do.
func TestBrokenSources(t *testing.T) {
	for text, want := range map[string]string{
		"":                                   "no ranges",
		"1.0.0.0,1.0.0.255,AU\n1.0.1.0":      "a.csv:2: 1 fields",
		"1.0.0.0,1.0.0.255,AUS\n":            `a.csv:1: "AUS" is no country code`,
		"1.0.1.0,1.0.0.255,AU\n":             "a.csv:1: 1.0.1.0-1.0.0.255 is no range",
		"1.0.0.0,2001:db8::,AU\n":            "is no range",
		"1.0.0,1.0.0.255,AU\n":               `a.csv:1: "1.0.0" is no address`,
		"::ffff:1.0.0.0,::ffff:1.0.0.1,AU\n": "is no address",
		"-5,7,AU\n":                          `"-5" is no address`,
		"1.0.0.0,1.0.0.255,x,Name\n":         `"x" is no number`,
		"<!DOCTYPE html>\n":                  "a.csv:1: 1 fields",
		strings.Repeat("x", 1<<17):           "a.csv:1: ",
		"999999999999999999999999999999999999999999,999999999999999999999999999999999999999999,AU": "is no address",
	} {
		s, err := OpenSource("csv:"+write(t, "a.csv", text), "")
		if err != nil {
			t.Fatal(err)
		}
		_, err = readAll(s)
		if !errors.Is(err, ErrSource) || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "; ") {
			t.Errorf("%.40q: got %v, want %q", text, err, want)
		}
	}
}

func TestTorSource(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "tor/usr/share/tor")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	s, _ := OpenSource("tor", dir)
	if _, err := readAll(s); !errors.Is(err, ErrSource) || !strings.Contains(err.Error(), "missing") {
		t.Errorf("no file: got %v", err)
	}
	header := "# Generated: Thu, 25 Jun 2026 04:33:59 GMT\n"
	put := func(v4 string) {
		for name, text := range map[string]string{"geoip": v4, "geoip6": header + strings.Repeat("2001:200::,2001:200::1,JP\n", minTorRanges)} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	rows := strings.Repeat("16777216,16777471,AU\n", minTorRanges)
	put(header + rows)
	if all, err := readAll(s); err != nil || len(all) != 2*minTorRanges || s.About().Date != "2026-06-25" {
		t.Errorf("got %d ranges of %q, %v", len(all), s.About().Date, err)
	}
	for v4, want := range map[string]string{
		header + rows[:len(rows)/2]: "cut short",
		rows:                        "no line", header + rows + "1,2": "geoip:100002: 2 fields",
		"# Generated: yesterday\n" + rows: "geoip:1: unreadable date",
	} {
		put(v4)
		s, _ := OpenSource("tor", dir)
		if _, err := readAll(s); !errors.Is(err, ErrSource) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q…: got %v, want %q", v4, err, want)
		}
	}
}

func TestOpenSourceRefuses(t *testing.T) {
	for _, spec := range []string{"", "geolite", "csv:", "mmdb:", "ftp:x"} {
		if _, err := OpenSource(spec, ""); err == nil {
			t.Errorf("%q is taken", spec)
		}
	}
	s, err := OpenSource("mmdb:"+write(t, "a.mmdb", "no database"), "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readAll(s); !errors.Is(err, ErrSource) {
		t.Errorf("a broken MMDB: got %v", err)
	}
}
