package landmark

import (
	"testing"

	"ashiato/wasm/page"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/provider"
	"ashiato/wasm/vocabulary"
)

func yahoo(t *testing.T) *provider.Definition {
	t.Helper()
	d := provider.ByHost("https://mail.yahoo.co.jp/")
	if d == nil {
		t.Fatal("no definition for mail.yahoo.co.jp")
	}
	return d
}

// words are those of a page's language.
func words(p *page.Page) *vocabulary.Words {
	return vocabulary.NewSource(nil).For(p.Lang, nil)
}

func read(t *testing.T, url, html string) Landmarks {
	t.Helper()
	p, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	p.URL = url
	return Read(p, yahoo(t), words(p))
}

func TestSettings(t *testing.T) {
	const overseas, software = "restrict-overseas-access", "close-mail-software"
	for _, c := range []struct {
		name, html, id, want string
	}{
		{"radio buttons off", `<h1>海外からのアクセス制限</h1><form><label><input type=radio name=r>海外アクセス制限を行う(有効)</label>
			<label><input type=radio name=r checked>海外アクセス制限を行わない(無効)</label></form>`, overseas, "off"},
		{"radio buttons on", `<h1>海外からのアクセス制限</h1><label><input type=radio checked>海外アクセス制限を行う(有効)</label>
			<label><input type=radio>海外アクセス制限を行わない(無効)</label>`, overseas, "on"},
		{"short labels, full-width brackets", `<h2>海外からのアクセス制限</h2><input type=radio id=a><label for=a>有効</label>
			<input type=radio id=b checked><label for=b>無効</label>`, overseas, "off"},
		{"text beside the button", `<title>メールの設定</title><h2>海外からのアクセス制限</h2><p><input type=radio checked> 有効にする <input type=radio> 無効にする</p>`, overseas, "on"},
		{"switch", `<h1>設定</h1><div><span>海外からのアクセス制限</span><button role=switch aria-checked=false aria-label="海外からのアクセス制限"></button></div>`, overseas, "off"},
		{"check box", `<h1>メールの設定</h1><label><input type=checkbox checked>海外からのアクセス制限</label>`, overseas, "on"},
		{"selection", `<h1>海外からのアクセス制限</h1><select><option>有効</option><option selected>無効</option></select>`, overseas, "off"},
		{"value in a table", `<h1>メールの設定</h1><table><tr><th>海外からのアクセス制限</th><td>無効</td></tr><tr><th>転送</th><td>有効</td></tr></table>`, overseas, "off"},
		{"value in a definition list", `<dl><dt>海外からのアクセス制限</dt><dd>有効</dd></dl>`, overseas, "on"},
		{"sentence", `<h1>海外からのアクセス制限</h1><p>現在、海外からのアクセス制限は無効です。</p>`, overseas, "off"},
		{"present state", `<h1>海外からのアクセス制限</h1><p>現在の設定</p><p>有効</p>`, overseas, "on"},
		{"advice is no state", `<h1>ログイン履歴</h1><p>海外からのアクセス制限を有効にすると、海外からの接続を止められます。</p>`, overseas, ""},
		{"a link is no state", `<h1>ログイン履歴</h1><a href="/x">海外からのアクセス制限</a> <span>サービス</span>`, overseas, ""},
		{"nothing chosen", `<h1>海外からのアクセス制限</h1><label><input type=radio>有効</label><label><input type=radio>無効</label>`, overseas, ""},
		{"official services only", `<h1>IMAP/POP/SMTPアクセスとメール転送</h1><label><input type=radio checked>Yahoo! JAPAN公式サービスを利用したアクセスのみ有効にする</label>
			<label><input type=radio>Yahoo! JAPAN公式サービス以外からのアクセスも有効にする</label>`, software, "on"},
		{"others too", `<h1>IMAP/POP/SMTPアクセスとメール転送</h1><label><input type=radio>Yahoo! JAPAN公式サービスを利用したアクセスのみ有効にする</label>
			<label><input type=radio checked>Yahoo! JAPAN公式サービス以外からのアクセスも有効にする</label>
			<label><input type=checkbox checked>IMAP 有効にする</label>`, software, "off"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, "https://mail.yahoo.co.jp/x", c.html).Settings[c.id]; got != c.want {
				t.Errorf("%s: got %q, want %q", c.id, got, c.want)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	const html = `<title>ログイン履歴 - Yahoo! JAPAN</title><h1>ログイン履歴</h1>
		<a href="/mail?x=1#top">メールソフト ログイン履歴</a><a href="./">ログイン履歴</a>
		<a href="https://mail.yahoo.co.jp/u/pc/f/settings/overseas">海外からのアクセス制限</a>
		<a href="https://mail.yahoo.co.jp.evil.example/">パスワード変更</a><a href="javascript:alert(1)">ログイン中の端末</a>
		<a href="http://mail.yahoo.co.jp/forward">IMAP/POP/SMTPアクセスとメール転送</a>`
	l := read(t, "https://lh.login.yahoo.co.jp/", html)
	want := map[string]string{
		"history:mail":             "https://lh.login.yahoo.co.jp/mail?x=1",
		"history:web":              "https://lh.login.yahoo.co.jp/",
		"restrict-overseas-access": "https://mail.yahoo.co.jp/u/pc/f/settings/overseas",
	}
	for id, u := range want {
		if l.Links[id] != u {
			t.Errorf("%s: got %q, want %q", id, l.Links[id], u)
		}
	}
	for id, u := range l.Links {
		if want[id] == "" {
			t.Errorf("%s leads to %q: a link must be https and stay with the provider", id, u)
		}
	}
	if l.Is != "history:web" {
		t.Errorf("page is %q, want history:web", l.Is)
	}
}

func TestIdentify(t *testing.T) {
	for html, want := range map[string]string{
		`<title>メールソフト ログイン履歴 - Yahoo! JAPAN</title><h1>メールソフト ログイン履歴</h1>`: "history:mail",
		`<title>設定</title><h2>海外からのアクセス制限</h2>`:                             "restrict-overseas-access",
		`<title>Yahoo!メール</title><h1>受信箱</h1>`:                              "",
	} {
		if got := read(t, "https://mail.yahoo.co.jp/", html).Is; got != want {
			t.Errorf("%s: got %q, want %q", html, got, want)
		}
	}
}

func TestSignedOut(t *testing.T) {
	for html, want := range map[string]bool{
		`<h1>ログイン</h1><form><input type=password></form>`:                                        true,
		`<h1>確認</h1><p>続けるには、パスワードを再度入力してください。</p>`:                                              true,
		`<h1>Sign in to continue</h1>`:                                                           true,
		`<html lang="pl"><h1>Konto</h1><p>Zaloguj się, aby zobaczyć tę stronę.</p>`:              true,
		`<html lang="de"><p>Bitte melden Sie sich an.</p>`:                                       true,
		`<h1>パスワードの変更</h1><input type=password><input type=password><input type=password>`:       false,
		`<h1>ログイン履歴</h1><table><tr><td>2026/11/20 10:00</td><td>126.79.204.17</td></tr></table>`: false,
	} {
		if got := read(t, "https://lh.login.yahoo.co.jp/", html).SignedOut; got != want {
			t.Errorf("%s: got %v, want %v", html, got, want)
		}
	}
}

func TestSite(t *testing.T) {
	for host, want := range map[string]string{"lh.login.yahoo.co.jp": "yahoo.co.jp", "account.live.com": "live.com", "yahoo.com": "yahoo.com",
		"nid.naver.com": "naver.com", "a.b.example.com.tw": "example.com.tw"} {
		if got := Site(host); got != want {
			t.Errorf("%s: got %s, want %s", host, got, want)
		}
	}
}
