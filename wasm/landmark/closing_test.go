package landmark

import (
	"testing"

	"ashiato/wasm/page/saved"
	"ashiato/wasm/provider"
)

// Closing mail software is on where its access is off: the everyday words "enabled" and "disabled" mean the opposite there.
// Taking an open mailbox for a closed one would be the worst mistake a reading of settings can make.
func TestClosingReadsTheOtherWayRound(t *testing.T) {
	const head = `<h1>IMAP/POP/SMTPアクセスとメール転送</h1>`
	for _, c := range []struct{ name, url, html, want string }{
		{"value in a list: access enabled", "https://mail.yahoo.co.jp/x", `<dl><dt>IMAP/POP/SMTPアクセスとメール転送</dt><dd>有効</dd></dl>`, "off"},
		{"value in a list: access disabled", "https://mail.yahoo.co.jp/x", `<dl><dt>IMAP/POP/SMTPアクセスとメール転送</dt><dd>無効</dd></dl>`, "on"},
		{"a protocol's own radio buttons: enabled", "https://mail.yahoo.co.jp/x", head + `<h2>IMAP</h2><label><input type=radio name=i checked>有効にする</label><label><input type=radio name=i>無効にする</label>`, "off"},
		{"all protocols disabled", "https://mail.yahoo.co.jp/x", head + `<p>IMAP</p><label><input type=radio name=i>有効にする</label><label><input type=radio name=i checked>無効にする</label>
			<p>POP</p><label><input type=radio name=p>有効にする</label><label><input type=radio name=p checked>無効にする</label>`, "on"},
		{"one of two enabled", "https://mail.yahoo.co.jp/x", head + `<p>IMAP</p><label><input type=radio name=i checked>有効にする</label><label><input type=radio name=i>無効にする</label>
			<p>POP</p><label><input type=radio name=p>有効にする</label><label><input type=radio name=p checked>無効にする</label>`, "off"},
		{"others too, with a protocol enabled below", "https://mail.yahoo.co.jp/x", head + `<label><input type=radio name=o>Yahoo! JAPAN公式サービスを利用したアクセスのみ有効にする</label>
			<label><input type=radio name=o checked>Yahoo! JAPAN公式サービス以外からのアクセスも有効にする</label>
			<label><input type=radio name=i checked>有効にする</label><label><input type=radio name=i>無効にする</label>`, "off"},
		{"official services only outweighs what stands below", "https://mail.yahoo.co.jp/x", head + `<label><input type=radio name=o checked>Yahoo! JAPAN公式サービスを利用したアクセスのみ有効にする</label>
			<label><input type=radio name=o>Yahoo! JAPAN公式サービス以外からのアクセスも有効にする</label>
			<label><input type=radio name=i checked>有効にする</label>`, "on"},
		{"a check box that lets IMAP in", "https://mail.yahoo.co.jp/x", head + `<label><input type=checkbox checked>IMAPを有効にする</label>`, "off"},
		{"not allowed", "https://mail.yahoo.co.jp/x", head + `<label><input type=radio>許可する</label><label><input type=radio checked>許可しない</label>`, "on"},
		{"allowed", "https://mail.yahoo.co.jp/x", head + `<label><input type=radio checked>許可する</label><label><input type=radio>許可しない</label>`, "off"},
		{"in words: not allowed", "https://mail.yahoo.co.jp/x", head + `<p>現在の設定</p><p>許可しない</p>`, "on"},
		{"Korean, in use", "https://mail.naver.com/x", `<h2>POP3/IMAP 설정</h2><label><input type=radio checked>사용함</label><label><input type=radio>사용 안함</label>`, "off"},
		{"Korean, not in use", "https://mail.naver.com/x", `<h2>POP3/IMAP 설정</h2><label><input type=radio>사용함</label><label><input type=radio checked>사용 안함</label>`, "on"},
		{"Korean, value in a list", "https://mail.naver.com/x", `<dl><dt>POP3/IMAP 설정</dt><dd>사용함</dd></dl>`, "off"},
		{"Korean, value in a list, not in use", "https://mail.naver.com/x", `<dl><dt>POP3/IMAP 설정</dt><dd>사용 안함</dd></dl>`, "on"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := saved.Parse([]byte(c.html))
			if err != nil {
				t.Fatal(err)
			}
			p.URL = c.url
			if got := Read(p, provider.ByHost(c.url), words(p)).Settings["close-mail-software"]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
