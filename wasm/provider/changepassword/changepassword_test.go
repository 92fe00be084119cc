package changepassword

import (
	"net/url"
	"sort"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	for _, c := range []struct {
		host, url string
		ok        bool
	}{
		{"github.com", "https://github.com/settings/security", true},
		{"www.github.com", "https://github.com/settings/security", true},
		{"nicovideo.jp", "https://account.nicovideo.jp/my/password", true},
		{"example.org", "https://example.org/.well-known/change-password", false},
		{"mail.example.co.jp", "https://mail.example.co.jp/.well-known/change-password", false},
		{"notgithub.com", "https://notgithub.com/.well-known/change-password", false},
		{"", "", false}, {"localhost", "", false}, {"10.0.0.1", "", false}, {"a..b", "", false}, {"evil.example/x", "", false},
		{"user@evil.example", "", false}, {"EXAMPLE.com", "", false}, {"[::1]", "", false}, {".com", "", false},
	} {
		if got, ok := Lookup(c.host); got != c.url || ok != c.ok {
			t.Errorf("%s: got %s %v, want %s %v", c.host, got, ok, c.url, c.ok)
		}
	}
}

// Every line is found by its host, is sorted and leads to an https page.
func TestAddresses(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(addresses, "\n"), "\n")
	if len(lines) < 600 {
		t.Fatalf("%d lines, want at least 600", len(lines))
	}
	if !sort.StringsAreSorted(hosts(lines)) {
		t.Error("not sorted by host")
	}
	for i, line := range lines {
		host, address, _ := strings.Cut(line, "\t")
		u, err := url.Parse("https://" + address)
		if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" {
			t.Errorf("line %d: %q is no address", i+1, address)
		}
		if got, ok := Lookup(host); !ok || got != "https://"+address {
			t.Errorf("line %d: %s is not found: %s", i+1, host, got)
		}
	}
}

func hosts(lines []string) []string {
	var out []string
	for _, l := range lines {
		h, _, _ := strings.Cut(l, "\t")
		out = append(out, h)
	}
	return out
}

func FuzzLookup(f *testing.F) {
	for _, h := range []string{"github.com", "", "a.b", "zzzzzz.zz", "0.0.0.0", "xn--u9j0c.jp"} {
		f.Add(h)
	}
	f.Fuzz(func(t *testing.T, host string) {
		got, ok := Lookup(host)
		if ok && got == "" {
			t.Fatal("found, and empty")
		}
		if got == "" {
			return
		}
		if u, err := url.Parse(got); err != nil || u.Scheme != "https" || (!ok && u.Hostname() != host) {
			t.Fatalf("%q leads to %q", host, got)
		}
	})
}
