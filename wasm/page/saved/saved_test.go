package saved_test

import (
	"strings"
	"testing"

	"ashiato/wasm/page"
	"ashiato/wasm/page/saved"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func text(p *page.Page) string {
	var parts []string
	for _, n := range p.Nodes {
		if n.Tag == "" {
			parts = append(parts, strings.TrimSpace(n.Text))
		}
	}
	return strings.Join(parts, "|")
}

func parse(t *testing.T, html string) *page.Page {
	t.Helper()
	p, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhatAPageShows(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"no scripts and styles", "<p>a<script>b</script><style>c</style><noscript>d</noscript><template>e</template>", "a"},
		{"no element with an endless name", "<p>a</p><t" + strings.Repeat("I", 300) + ">b</t" + strings.Repeat("I", 300) + "><t" + strings.Repeat("é", 150) + ">c", "a|c"},
		{"chosen option", "<select><option>a<option selected>b</select>", "b"},
		{"first option", "<select><option>a<option>b</select>", "a"},
		{"list of several lines", "<select size=3><option>a<option selected>b<option>c</select>", "a|b|c"},
		{"several options", "<select multiple><option>a<option selected>b<option selected>c</select>", "b|c"},
		{"shadow root with slot", `<x-a><template shadowrootmode="open"><b>1</b><slot></slot><slot name="n"></slot></template>2<i slot="n">3</i></x-a>`, "1|2|3"},
		{"closed shadow root", `<x-a><template shadowrootmode="closed"><b>1</b></template>2</x-a>`, "2"},
		{"fallback of a slot", `<x-a><template shadowrootmode="open"><slot>0</slot></template></x-a>`, "0"},
		{"a frame that holds its page", `<iframe srcdoc="<p>a</p><iframe srcdoc='b'></iframe>">c</iframe>`, "a|b"},
		{"svg title only", "<svg><title>ok</title><text>no</text></svg>", "ok"},
		{"our own marks", `<ashiato-bar></ashiato-bar><p>a<ashiato-mark data-row="0">○ b</ashiato-mark></p><x-a><template shadowrootmode="open"><i>c<ashiato-mark>d</ashiato-mark></i></template></x-a>`, "a|c"},
		{"text fields", `<textarea>a</textarea><input value=b>`, ""},
		{"a field that is only shown", `<textarea readonly>a</textarea><textarea disabled>b</textarea>`, "a|b"},
	}
	for _, tt := range tests {
		if got := text(parse(t, tt.html)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestValuesOfFieldsThatAreOnlyShown(t *testing.T) {
	for html, want := range map[string]string{`<input value=b>`: "", `<input type=password readonly value=b>`: "", `<input type=hidden disabled value=b>`: "",
		`<input readonly value=b>`: "b", `<input type=text disabled value=b>`: "b", `<input type=email readonly value=b>`: ""} {
		p := parse(t, html)
		for n := range p.Nodes {
			if p.Nodes[n].Tag == "input" && p.Attr(n, "value") != want {
				t.Errorf("%s: value %q, want %q", html, p.Attr(n, "value"), want)
			}
		}
	}
}

func TestAddressOfAPage(t *testing.T) {
	for html, want := range map[string]string{
		"<!-- saved from url=(0028)https://lh.login.yahoo.co.jp/ -->\n<html>":       "https://lh.login.yahoo.co.jp/",
		`<link rel="canonical" href="https://a.example/x"><base href="https://b/">`: "https://a.example/x",
		`<base href="https://b.example/">`:                                          "https://b.example/",
		`<base href="/x">`:                                                          "",
		`<!-- saved from url=(0012)about:internet -->`:                              "",
	} {
		if got := parse(t, html).URL; got != want {
			t.Errorf("%q: got %q, want %q", html, got, want)
		}
	}
}

func TestCharsets(t *testing.T) {
	const html = "<title>ログイン履歴</title><p>中国からのアクセス"
	sjis, _ := japanese.ShiftJIS.NewEncoder().String("<meta charset=shift_jis>" + html)
	bareSJIS, _ := japanese.ShiftJIS.NewEncoder().String(html)
	euc, _ := japanese.EUCJP.NewEncoder().String(html)
	jis, _ := japanese.ISO2022JP.NewEncoder().String(html)
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(html)
	for name, raw := range map[string]string{"utf-8": html, "bom": "\xEF\xBB\xBF" + html, "shift_jis": sjis, "shift_jis without a name": bareSJIS,
		"euc-jp without a name": euc, "iso-2022-jp without a name": jis, "utf-16": wide} {
		if got := parse(t, raw).Title; got != "ログイン履歴" {
			t.Errorf("%s: title %q", name, got)
		}
	}
	for lang, e := range map[string]encoding.Encoding{"zh-CN": simplifiedchinese.GB18030, "ko": korean.EUCKR, "zh-TW": traditionalchinese.Big5, "ja": japanese.ShiftJIS} {
		want := map[string]string{"zh-CN": "登录记录", "ko": "로그인 기록", "zh-TW": "登入紀錄", "ja": "ログイン履歴"}[lang]
		raw, err := e.NewEncoder().String("<html lang=\"" + lang + "\"><title>" + want + "</title>")
		if got := parse(t, raw).Title; err != nil || got != want {
			t.Errorf("%s without a name: title %q, %v", lang, got, err)
		}
	}
	if _, err := saved.Parse([]byte("\x00\x01\x02PNG")); err == nil {
		t.Error("zero bytes: no error")
	}
}

func TestSnapshotIsTheSamePage(t *testing.T) {
	p := parse(t, `<html lang=ja><title>t</title><body class=x>a<p title="1&quot;">b</p><ul><li>c<b>d</b></ul>`)
	again, err := page.Decode(saved.Snapshot(p))
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Nodes) != len(p.Nodes) || again.Title != p.Title || again.Lang != p.Lang {
		t.Fatalf("%d nodes became %d", len(p.Nodes), len(again.Nodes))
	}
	for i := range p.Nodes {
		a, b := p.Nodes[i], again.Nodes[i]
		if a.Parent != b.Parent || a.Tag != b.Tag || a.Text != b.Text || a.Number != b.Number || len(a.Attrs) != len(b.Attrs) {
			t.Errorf("node %d: %+v became %+v", i, a, b)
		}
	}
}

// A page that was saved with marks in it gives the very tree that it gave without them.
func TestMarkedPageIsTheSamePage(t *testing.T) {
	plain := parse(t, `<table><tr><td>1.2.3.4</td><td>a<br>b</td></tr></table>`)
	marked := parse(t, `<ashiato-bar></ashiato-bar><table><tr><td>1.2.3.4<ashiato-mark>x</ashiato-mark></td><td>a<ashiato-mark>y</ashiato-mark><br>b</td></tr></table>`)
	if a, b := saved.Snapshot(plain), saved.Snapshot(marked); string(a) != string(b) {
		t.Errorf("%s\n%s", a, b)
	}
}

func TestDeepAndBroken(t *testing.T) {
	for _, html := range []string{"", strings.Repeat("<div>", 5000), "<table><tr><td>" + strings.Repeat("<b>", 3000), "<", "<!--", "\xff\xfe"} {
		if p, err := saved.Parse([]byte(html)); err == nil && p == nil {
			t.Errorf("%.20q: neither page nor error", html)
		}
	}
}
