package extract_test

import (
	"strings"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
)

// Layouts in the small, each with what it must give: "time address protocol" of every record.
func TestLayoutsInTheSmall(t *testing.T) {
	head := `<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1>`
	tests := []struct {
		name, html string
		want       []string
	}{
		{"a table on its side", head + `<table><tr><th>日時</th><td>2026/08/20 10:00</td><td>2026/08/19 09:00</td></tr><tr><th>IPアドレス</th><td>1.2.3.4</td><td>5.6.7.8</td></tr></table>`,
			[]string{"08-20 10:00 1.2.3.4 unknown", "08-19 09:00 5.6.7.8 unknown"}},
		{"sign-ins in a log of all that happened", `<html lang="ja"><title>操作ログ</title><h1>操作ログ</h1><table><tr><th>日時</th><th>操作</th><th>接続元</th></tr><tr><td>2026/08/20 10:00</td><td>予定の変更</td><td>1.2.3.4</td></tr>
			<tr><td>2026/08/20 09:00</td><td>ログイン</td><td>1.2.3.4</td></tr><tr><td>2026/08/20 08:00</td><td>ログイン失敗</td><td>5.6.7.8</td></tr></table>`,
			[]string{"08-20 09:00 1.2.3.4 unknown", "08-20 08:00 5.6.7.8 unknown"}},
		{"shown twice", head + `<table><tr><th>日時</th><th>IPアドレス</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td></tr></table>
			<div hidden><p>2026/08/20 10:00 1.2.3.4</p><p>2026/08/19 09:00 5.6.7.8</p></div>`,
			[]string{"08-20 10:00 1.2.3.4 unknown", "08-19 09:00 5.6.7.8 unknown"}},
		{"days under a month", head + `<h3>2026年8月</h3><ul><li><span>20日(木) 10:00</span><span>1.2.3.4</span></li><li><span>9日(日) 09:00</span><span>5.6.7.8</span></li></ul>`,
			[]string{"08-20 10:00 1.2.3.4 unknown", "08-09 09:00 5.6.7.8 unknown"}},
		{"weekdays without a date", head + `<p>最終更新日:2026年8月1日</p><ul><li><span>水曜日 10:00</span><span>1.2.3.4</span></li><li><span>火曜日 09:00</span><span>5.6.7.8</span></li></ul>`,
			[]string{"08-19 10:00 1.2.3.4 unknown", "08-18 09:00 5.6.7.8 unknown"}},
		{"addresses above their rows", head + `<table><tr><th>日時</th><th>端末</th><th>結果</th></tr><tr><td colspan=3><b>1.2.3.4</b></td></tr><tr><td>2026/08/20 10:00</td><td>Chrome</td><td>成功</td></tr>
			<tr><td colspan=3><b>5.6.7.8</b></td></tr><tr><td>2026/08/19 09:00</td><td>Chrome</td><td>成功</td></tr></table>`,
			[]string{"08-20 10:00 1.2.3.4 unknown", "08-19 09:00 5.6.7.8 unknown"}},
		{"a zone said in a sentence", head + `<table><tr><th>日時</th><th>IPアドレス</th></tr><tr><td>2026/08/20 19:00</td><td>1.2.3.4</td></tr><tr><td>2026/08/19 18:00</td><td>5.6.7.8</td></tr></table><p>時刻は日本時間(JST)です。</p>`,
			[]string{"08-20 10:00 1.2.3.4 unknown", "08-19 09:00 5.6.7.8 unknown"}},
		{"a month in digits above days", head + `<div>2026/08</div><div class=r><span>20</span><span>木</span><div>10:00</div><div>1.2.3.4</div></div><div class=r><span>9</span><span>日</span><div>09:00</div><div>5.6.7.8</div></div>`,
			[]string{"08-20 10:00 1.2.3.4 unknown", "08-09 09:00 5.6.7.8 unknown"}},
		{"raised endings of days", `<html lang="en"><title>Login history</title><h1>Login history</h1><ul><li><span>20<sup>th</sup> August 2026, 10:00</span> <span>1.2.3.4</span></li><li><span>19<sup>th</sup> August 2026, 09:00</span> <span>5.6.7.8</span></li></ul>`,
			[]string{"08-20 10:00 1.2.3.4 unknown", "08-19 09:00 5.6.7.8 unknown"}},
		{"a log of settings", `<html lang="en"><title>Audit log</title><h1>Audit log</h1><table><tr><th>Time</th><th>Action</th><th>IP</th></tr><tr><td>2026-08-20 10:00</td><td>Invited member</td><td>1.2.3.4</td></tr>
			<tr><td>2026-08-19 09:00</td><td>Updated DNS record</td><td>5.6.7.8</td></tr><tr><td>2026-08-18 09:00</td><td>Invited member</td><td>5.6.7.8</td></tr></table>`, nil},
		{"requests that were refused", `<html lang="ja"><title>拒否ログ</title><h1>国外IPアドレスフィルタ 拒否ログ</h1><table><tr><th>日時</th><th>IPアドレス</th><th>国</th><th>アクセス先</th></tr>
			<tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>中国</td><td>/index.html</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>中国</td><td>/index.html</td></tr></table>`, nil},
		{"boxes for each way", head + `<section><h2>SMTPでの送信</h2><ul><li>2026/08/20 10:00 — 1.2.3.4 — 成功</li><li>2026/08/20 09:00 — 1.2.3.4 — 成功</li></ul></section><section><h2>POPでの受信</h2><ul><li>2026/08/19 09:00 — 5.6.7.8 — 成功</li><li>2026/08/19 08:00 — 5.6.7.8 — 成功</li></ul></section>`,
			[]string{"08-20 10:00 1.2.3.4 smtp", "08-20 09:00 1.2.3.4 smtp", "08-19 09:00 5.6.7.8 pop", "08-19 08:00 5.6.7.8 pop"}},
		{"terms with the time", head + `<dl><dt>2026/08/20 10:00</dt><dd>メール受信(IMAP)</dd><dd>1.2.3.4</dd><dt>2026/08/19 09:00</dt><dd>メール送信(SMTP)</dd><dd>5.6.7.8</dd></dl>`,
			[]string{"08-20 10:00 1.2.3.4 imap", "08-19 09:00 5.6.7.8 smtp"}},
		{"rows that name what follows", head + `<table><tr><th>日時</th><th>IPアドレス</th><th>結果</th></tr><tr><th colspan=3>メール受信(IMAP)</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>成功</td></tr>
			<tr><th colspan=3>ブラウザー</th></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>成功</td></tr></table>`,
			[]string{"08-20 10:00 1.2.3.4 imap", "08-19 09:00 5.6.7.8 web"}},
		{"words in web addresses", `<html lang="ja"><title>検知ログ</title><h1>検知ログ</h1><table><tr><th>日時</th><th>IP</th><th>URL</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>/wp-login.php</td></tr>
			<tr><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>/wp-login.php</td></tr></table>`, nil},
		{"a date that was not understood", head + `<ul><li>99 08 20 10:00 1.2.3.4 Chrome</li><li>99 08 19 09:00 5.6.7.8 Chrome</li></ul>`,
			[]string{"no time 1.2.3.4 unknown", "no time 5.6.7.8 unknown"}},
	}
	for _, tt := range tests {
		p, err := saved.Parse([]byte(tt.html))
		if err != nil {
			t.Fatal(err)
		}
		o := options()
		o.Zone = time.UTC
		var got []string
		for _, s := range extract.Read(p, o).SignIns {
			at := "no time"
			if !s.Time.IsZero() {
				at = s.Time.UTC().Format("01-02 15:04")
			}
			got = append(got, at+" "+s.Net.Addr().String()+" "+string(s.Protocol))
		}
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

// A history that is there for wide windows and once more for narrow ones says of each record where else it stands.
func TestShownTwiceInOtherElements(t *testing.T) {
	table := `<div class=a><table><tr><th>日時</th><th>IPアドレス</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td></tr></table></div>`
	cards := `<div class=b><ul><li><b>2026/08/20 10:00</b> 1.2.3.4</li><li><b>2026/08/19 09:00</b> 5.6.7.8</li></ul></div>`
	for html, want := range map[string]string{table: "tr 0, tr 0", table + cards: "tr li, tr li", cards + table: "li tr, li tr"} {
		p, err := saved.Parse([]byte(`<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1>` + html))
		if err != nil {
			t.Fatal(err)
		}
		tag := map[int]string{0: "0"}
		for _, n := range p.Nodes {
			if n.Tag != "" && n.Number > 0 {
				tag[n.Number] = n.Tag
			}
		}
		var got []string
		for _, s := range extract.Read(p, options()).SignIns {
			got = append(got, tag[s.Node]+" "+tag[s.Twin])
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", html, got, want)
		}
	}
}
