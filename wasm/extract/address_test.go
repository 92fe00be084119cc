package extract

import (
	"strings"
	"testing"

	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

func TestAddresses(t *testing.T) {
	tests := []struct{ text, want string }{
		{"126.79.204.17", "126.79.204.17/32"},
		{"IP:126.79.204.17から", "126.79.204.17/32"},
		{"Japan (126.79.204.17)", "126.79.204.17/32"},
		{"126.79.204.17 (126.79.204.17)", "126.79.204.17/32 126.79.204.17/32"},
		{"126.079.204.017", "126.79.204.17/32"},
		{"１２６．７９．２０４．１７", "126.79.204.17/32"},
		{"126.79.204.17:993", "126.79.204.17/32"},
		{"[126.79.204.17]", "126.79.204.17/32"},
		{"접속IP126.79.204.17", "126.79.204.17/32"},
		{"로그인(2026.03.15 08:42/126.79.204.17)", "126.79.204.17/32"},
		{"203.0.113.*", "203.0.113.0/24"},
		{"203.0.*.*", "203.0.0.0/16"},
		{"203.0.113.x", "203.0.113.0/24"},
		{"203.0.113.xxx", "203.0.113.0/24"},
		{"126.*.*.17", "126.0.0.0/8"},
		{"203.0.113.0/24", "203.0.113.0/24"},
		{"2400:4050:2ae0:1500:9c1f:33d2:7a10:4e5b", "2400:4050:2ae0:1500:9c1f:33d2:7a10:4e5b/128"},
		{"2400:4050:2AE0:1500::17", "2400:4050:2ae0:1500::17/128"},
		{"2001:0ee0:0000::1", "2001:ee0::1/128"},
		{"IP: 2400:4050::1,", "2400:4050::1/128"},
		{"[2400:4050::1]:993", "2400:4050::1/128"},
		{"::ffff:126.79.204.17", "126.79.204.17/32"},
		{"2400:4050:*:*:*:*:*:*", "2400:4050::/32"},
		{"2400:4050:2ae0:1500::/64", "2400:4050:2ae0:1500::/64"},
		{"fe80::1%eth0", "fe80::1/128"},
		{"127.0.0.1", "127.0.0.1/32"},
		{"Chrome/139.0.0.0", ""},
		{"Chrome 139.0.0.0", ""},
		{"web-mail@5.0.78.4", ""},
		{"Instagram 302.1.0.36.111", ""},
		{"FBAV/272.0.0.50.125", ""},
		{"Version 10.4.2.1", ""},
		{"v10.4.2.1", ""},
		{"broadband-178-140-91-33.ip.example", ""},
		{"33.91.140.178.example.net", ""},
		{"207.26.18.342", ""},
		{"15:04:09", ""},
		{"a4:5e:60:01:11:22", ""},
		{"1.2.3", ""},
		{"0.0.0.0", ""},
		{"order 1.2.3.4.5", ""},
		{"2026.08.20.", ""},
	}
	words := vocabulary.NewSource(names.Table()).For("ja", nil)
	for _, tt := range tests {
		fold := vocabulary.Fold([]rune(tt.text))
		var got []string
		for _, a := range addresses(words, fold, words.Find(fold)) {
			got = append(got, a.net.String())
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, g, tt.want)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"  a\n\t b ":                     "a b",
		"\u202Eabc\u202C\u200B\u0007":    "abc",
		"a\u00a0b\u202fc\u3000d":         "a b c d",
		"ﾒｰﾙｿﾌﾄ ﾛｸﾞｲﾝ":                   "メールソフト ログイン",
		"e\u0301":                        "é",
		"\xff\xfe":                       "",
		strings.Repeat("あ", 2*maxRecord): strings.Repeat("あ", maxRecord),
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestFlags(t *testing.T) {
	for in, want := range map[string]string{"flag flag-jp": "JP", "fi fi-us": "US", "flag-icon flag-icon-ru": "RU", "iti__flag iti__de": "DE", "flag cn": "CN", "fi-xx": "", "flagship": "", "btn btn-primary": ""} {
		if got := flagToken(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"/img/flags/jp.png": "JP", "/assets/country/us.svg?v=2": "US", "/flag_vn.gif": "VN", "/img/jp.png": "", "/flags/unknown.png": ""} {
		if got := flagImage(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got := flagEmoji([]rune("🇻🇳 Hanoi")); got != "VN" {
		t.Errorf("got %q", got)
	}
}

func FuzzAddresses(f *testing.F) {
	for _, s := range []string{"126.79.204.17", "2400:4050::1/64", "203.0.*.*", "::ffff:1.2.3.4", "1.2.3.4.5.6", ":::", "x.x.x.x", "2400:*:*"} {
		f.Add(s)
	}
	words := vocabulary.NewSource(names.Table()).For("en", nil)
	f.Fuzz(func(t *testing.T, s string) {
		r := clean(s, maxPiece)
		fold := vocabulary.Fold(r)
		for _, a := range addresses(words, fold, words.Find(fold)) {
			if !a.net.IsValid() || a.start < 0 || a.end > len(fold) || a.start >= a.end {
				t.Errorf("%q: %+v", s, a)
			}
		}
	})
}
