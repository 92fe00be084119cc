package provider_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashiato/wasm/landmark"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/provider"
	"ashiato/wasm/vocabulary"
)

// What the fixtures' pages tell besides sign-ins: which page of the provider it is, whether it asks to sign in, what is set.
func TestLandmarksOfFixtures(t *testing.T) {
	files, err := filepath.Glob("../../testdata/providers/*/*/truth.json")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d fixtures, want at least 40: %v", len(files), err)
	}
	for _, file := range files {
		folder := filepath.Dir(file)
		t.Run(filepath.Base(filepath.Dir(folder))+"/"+filepath.Base(folder), func(t *testing.T) {
			var want struct {
				URL       string
				SignedOut bool
				Empty     bool
				History   string // the kind where it is not web or devices by the case's name; both if either is right
				Settings  map[string]string
				Records   []any
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(text, &want); err != nil {
				t.Fatal(err)
			}
			html, err := os.ReadFile(filepath.Join(folder, "page.html"))
			if err != nil {
				t.Fatal(err)
			}
			p, err := saved.Parse(html)
			if err != nil {
				t.Fatal(err)
			}
			p.URL = want.URL
			got := landmark.Read(p, provider.Find(p.URL, func() string { return string(html) }), vocabulary.NewSource(nil).For(p.Lang, nil))
			if got.SignedOut != want.SignedOut {
				t.Errorf("signed out: got %v, want %v", got.SignedOut, want.SignedOut)
			}
			if !maps.Equal(got.Settings, want.Settings) && len(got.Settings)+len(want.Settings) > 0 {
				t.Errorf("settings: got %v, want %v", got.Settings, want.Settings)
			}
			kind := "history:web"
			if want.History != "" {
				kind = "history:" + want.History
			}
			for _, w := range []string{"devices", "sessions", "sign-ins"} {
				if strings.Contains(filepath.Base(folder), w) {
					kind = "history:devices"
				}
			}
			both := want.History == "both" || strings.Contains(string(html), "現在有効なセッション") || strings.Contains(string(html), "Active sessions") ||
				strings.Contains(string(html), "Session management") // two histories on one page: either is right
			if (len(want.Records) > 0 || want.Empty) && got.Is != kind && !(both && strings.HasPrefix(got.Is, "history:")) {
				t.Errorf("the page is %q, want %s", got.Is, kind)
			}
		})
	}
}

// Settings pages of other providers, in the forms that such pages have.
func TestSettingsOfProviders(t *testing.T) {
	for _, c := range []struct{ url, html, id, want string }{
		{"https://www.so-net.ne.jp/x", `<h1>海外でのメール利用制限設定</h1><label><input type=radio name=r>利用を制限する</label><label><input type=radio name=r checked>利用を制限しない</label>`, "restrict-overseas-access", "off"},
		{"https://www.so-net.ne.jp/x", `<h1>海外でのメール利用制限設定</h1><p>現在の設定</p><p>利用を制限する</p>`, "restrict-overseas-access", "on"},
		{"https://www.plala.or.jp/x", `<h2>海外でのメール利用制限</h2><select><option selected>制限しない</option></select>`, "restrict-overseas-access", "off"},
		{"https://secure.xserver.ne.jp/x", `<h2>SMTP認証の国外アクセス制限設定</h2><table><tr><th>国外アクセス制限</th><td><label><input type=radio checked>ONにする(推奨)</label><label><input type=radio>OFFにする</label></td></tr></table>`, "restrict-overseas-access", "on"},
		{"https://secure.xserver.ne.jp/x", `<h2>SMTP認証の国外アクセス制限設定</h2><p>現在の設定</p><p>OFF</p>`, "restrict-overseas-access", "off"},
		{"https://cp.onamae.com/x", `<h1>国外からのSMTP認証のアクセス制限</h1><label><input type=radio>有効</label><label><input type=radio checked>無効</label>`, "restrict-overseas-access", "off"},
		{"https://nid.naver.com/x", `<h3>해외 로그인 차단</h3><button role=switch aria-checked=true aria-label="해외 로그인 차단"></button>`, "restrict-overseas-access", "on"},
		{"https://nid.naver.com/x", `<dl><dt>해외 로그인 차단</dt><dd>OFF</dd></dl>`, "restrict-overseas-access", "off"},
		{"https://nid.naver.com/x", `<h3>해외 로그인 차단</h3><p>해외 로그인 차단을 ON으로 설정하면 해외에서 로그인할 수 없습니다.</p>`, "restrict-overseas-access", ""},
		{"https://mail.yahoo.co.jp/x", `<h1>海外からのアクセス制限</h1><label><input type=radio>海外からのアクセスを許可しない</label><label><input type=radio checked>海外からのアクセスを許可する</label>`, "restrict-overseas-access", "off"},
		{"https://mail.163.com/x", `<h2>POP3/SMTP/IMAP</h2><table><tr><th>POP3/SMTP/IMAP</th><td>已关闭</td></tr></table>`, "close-mail-software", "on"},
		{"https://mail.163.com/x", `<h2>POP3/SMTP/IMAP</h2><table><tr><th>POP3/SMTP/IMAP</th><td>已开启</td></tr></table>`, "close-mail-software", "off"},
	} {
		p, err := saved.Parse([]byte(c.html))
		if err != nil {
			t.Fatal(err)
		}
		p.URL = c.url
		if got := landmark.Read(p, provider.ByHost(c.url), vocabulary.NewSource(nil).For(p.Lang, nil)).Settings[c.id]; got != c.want {
			t.Errorf("%s: got %q, want %q", c.html, got, c.want)
		}
	}
}
