package extract_test

import (
	"strings"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
)

// What stands in two places of a record, or over it, each with what it must give.
func TestToldTwice(t *testing.T) {
	two := "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"
	both := "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"
	for name, tt := range map[string]struct{ html, want string }{
		"how long ago, above the moment": {ja + `<details><summary>ログイン <span>27時間前</span></summary><dl><dt>日時</dt><dd>2026/08/20 10:00</dd><dt>IPアドレス</dt><dd>1.2.3.4</dd></dl></details>
			<details><summary>ログイン <span>2日前</span></summary><dl><dt>日時</dt><dd>2026/08/19 09:00</dd><dt>IPアドレス</dt><dd>5.6.7.8</dd></dl></details>`, two},
		"a result in the summary": {en + `<details><summary><b>Signed in successfully</b> · 27 hours ago</summary><table><tr><th>Date and time</th><td>2026-08-20 10:00</td></tr><tr><th>IP address</th><td>1.2.3.4</td></tr></table></details>
			<details><summary><b>Wrong password</b> · 2 days ago</summary><table><tr><th>Date and time</th><td>2026-08-19 09:00</td></tr><tr><th>IP address</th><td>5.6.7.8</td></tr></table></details>`, both},
		"rows that open": {ja + `<table><tr><th>日時</th><th>ブラウザ</th><th>結果</th></tr><tr><td>27時間前</td><td>Edge</td><td>成功</td></tr><tr hidden><td colspan=3>日時：2026年8月20日 10時00分　IPアドレス：1.2.3.4</td></tr>
			<tr><td>2日前</td><td>Edge</td><td>失敗</td></tr><tr hidden><td colspan=3>日時：2026年8月19日 9時00分　IPアドレス：5.6.7.8</td></tr></table>`, both},
		"results in the names of tabs": {en + `<ul role=tablist><li><a id=t1 role=tab aria-controls=p1 aria-selected=true>Successful sign-ins</a></li><li><a id=t2 role=tab aria-controls=p2>Failed sign-ins</a></li></ul>
			<div role=tabpanel id=p1 aria-labelledby=t1><table><tr><th>Time</th><th>IP</th></tr><tr><td>2026-08-20 10:00</td><td>1.2.3.4</td></tr></table></div><div role=tabpanel id=p2 aria-labelledby=t2><table><tr><th>Time</th><th>IP</th></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td></tr></table></div>`, both},
		"panes whose rows have names": {ja + `<div class=g><div><table role=grid><thead><tr role=row><th>ログイン日時</th></tr></thead></table></div><div><table role=grid><thead><tr role=row><th>IPアドレス</th><th>結果</th></tr></thead></table></div>
			<div><table role=grid><tbody><tr data-uid=a role=row><td>2026/08/20 10:00</td></tr><tr data-uid=b role=row><td>2026/08/19 09:00</td></tr></tbody></table></div><div><table role=grid><tbody><tr data-uid=a role=row><td>1.2.3.4</td><td>成功</td></tr><tr data-uid=b role=row><td>5.6.7.8</td><td>失敗</td></tr></tbody></table></div></div>`, both},
		"a grid whose results are labels as well": {en + `<x-grid><x-column></x-column><x-column></x-column><x-column></x-column><x-cell>Time</x-cell><x-cell>Source address</x-cell><x-cell>Result</x-cell><x-cell>2026-08-20 10:00</x-cell><x-cell>1.2.3.4</x-cell><x-cell>Success</x-cell>
			<x-cell>2026-08-19 09:00</x-cell><x-cell>5.6.7.8</x-cell><x-cell>Failure</x-cell></x-grid>`, both},
		"a head with the zones of two seasons": {en + `<table><tr><th>Time (CET/CEST)</th><th>IP</th></tr><tr><td>2026-08-20 10:00</td><td>1.2.3.4</td></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td></tr></table>`, two},
		"the way in the second text of a summary": {en + `<details><summary><b>Laptop</b> <i>IMAP</i></summary><ul><li>2026-08-20 10:00 from <b>1.2.3.4</b></li><li>2026-08-20 09:00 from <b>1.2.3.4</b></li></ul></details><details><summary><b>Phone</b> <i>Web</i></summary><ul><li>2026-08-19 09:00 from <b>5.6.7.8</b></li><li>2026-08-19 08:00 from <b>5.6.7.8</b></li></ul></details>`,
			"08-20 10:00 1.2.3.4 imap -\n08-20 09:00 1.2.3.4 imap -\n08-19 09:00 5.6.7.8 web -\n08-19 08:00 5.6.7.8 web -"},
		"lines of keys and values": {`<html lang="en"><title>Container logs</title><h2>Container logs</h2><pre>time="2026-08-20T10:00:00Z" level=info msg="Successful 1FA authentication attempt made by user jan" method=POST path=/api/firstfactor remote_ip=1.2.3.4
time="2026-08-19T09:00:00Z" level=error msg="Unsuccessful 1FA authentication attempt made by user jan" method=POST path=/api/firstfactor remote_ip=5.6.7.8</pre>`, both},
		"a connection that was closed because it failed": {ja + `<pre>Aug 20 10:00:00 mail dovecot: imap-login: Login: user=a, rip=1.2.3.4, TLS
Aug 19 09:00:00 mail dovecot: pop3-login: Disconnected: Connection closed (auth failed, 1 attempts in 2 secs): user=a, rip=5.6.7.8, TLS</pre>`, "08-20 10:00 1.2.3.4 imap success\n08-19 09:00 5.6.7.8 pop failure"},
		"one's own address at the foot": {en + `<ul><li><span>2026-08-20 10:00</span> <span>1.2.3.4</span></li><li><span>2026-08-19 09:00</span> <span>5.6.7.8</span></li></ul><div>9.8.7.6 · v4.18.2 · © 2026 · Terms (updated 2026-07-24)</div>`, two},
		"one's own address in a table before, and lines about the page": {ja + `<table><tr><th>現在の接続</th><td>9.8.7.6（日本）</td></tr><tr><th>表示日時</th><td>2026/08/21 12:00:00</td></tr></table><table><tr><th>日時</th><th>IPアドレス</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td></tr><tr><td>2026/08/18 09:00</td><td>5.6.7.8</td></tr></table>
			<div>接続中: 9.8.7.6 ｜ 最終更新 2026/08/01</div><footer>Powered by Webmail 5.0.78.4 ／ 2026年8月1日更新</footer>`, two + "\n08-18 09:00 5.6.7.8 - -"},
		"days as two numbers above times": {ja + `<ul><li><span>8/20</span><ul><li>10:00 1.2.3.4 成功</li><li>09:30 1.2.3.4 成功</li></ul></li><li><span>8/19</span><ul><li>09:00 5.6.7.8 失敗</li></ul></li></ul>`, "08-20 10:00 1.2.3.4 - success\n08-20 09:30 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"a line that ends in a number":    {en + "<pre>2026/08/20 10:00:00 auth.go:200:SignInPost() [I] Failed authentication attempt for git from 1.2.3.4:0\n2026/08/19 09:00:00 auth.go:200:SignInPost() [I] Failed authentication attempt for git from 5.6.7.8:0</pre>", "08-20 10:00 1.2.3.4 - failure\n08-19 09:00 5.6.7.8 - failure"},
		"an account at an address":        {en + `<table><tr><th>Description</th><th>Time</th></tr><tr><td>User root@1.2.3.4 logged in as client/6.5.0</td><td>2026-08-20 10:00</td></tr><tr><td>User root@5.6.7.8 logged in as client/6.5.0</td><td>2026-08-19 09:00</td></tr></table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"a city of Germany":               {en + `<ul><li><span>2026-08-20 10:00</span> <span>1.2.3.4</span> <span>Berlin, DE</span></li><li><span>2026-08-19 09:00</span> <span>5.6.7.8</span> <span>Berlin, DE</span></li></ul>`, "08-20 10:00 1.2.3.4 - - DE\n08-19 09:00 5.6.7.8 - - DE"},
		"a part of Japan is not China, and a language no country": {ja + `<table><tr><th>日時</th><th>IPアドレス</th><th>地域</th><th>言語</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>中国地方（広島県）</td><td>ja-JP</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>九州（福岡県）</td><td>en-US,en;q=0.9</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - - JP\n08-19 09:00 5.6.7.8 - -"},
		"a column of states": {en + `<table><tr><th>Date</th><th>IP address</th><th>City</th><th>State</th></tr><tr><td>2026-08-20 10:00</td><td>1.2.3.4</td><td>Oakland</td><td>CA</td></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td><td>Austin</td><td>TX</td></tr></table>`, two},
		"errors of a program among sign-ins that failed": {`<html lang="en"><title>Logging</title><h1>Logging</h1><table><tr><th>Level</th><th>App</th><th>Message</th><th>Time</th></tr><tr><td>Warning</td><td>core</td><td>Login failed: 'kati' (Remote IP: '1.2.3.4')</td><td>2026-08-20 10:00</td></tr>
			<tr><td>Error</td><td>PHP</td><td>file_get_contents(): Failed to open stream</td><td>2026-08-20 08:00</td></tr><tr><td>Warning</td><td>core</td><td>Login failed: 'kati' (Remote IP: '5.6.7.8')</td><td>2026-08-19 09:00</td></tr></table>`, "08-20 10:00 1.2.3.4 - failure\n08-19 09:00 5.6.7.8 - failure"},
		"mails that could not be sent are no failures": {ja + `<table><tr><th>ログイン日時</th><th>IPアドレス</th><th>通知メール</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>送信済</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>送信失敗</td></tr></table>`, two},
		"a server's own address before the client's": {ja + `<div class=grid><div class="gr h"><div>ノード</div><div>日時</div><div>接続元</div><div>結果</div></div><div class=gr><div>node-03 (10.0.1.17)</div><div>2026/08/20 10:00</div><div>1.2.3.4</div><div>認証成功</div></div>
			<div class=gr><div>node-01 (10.0.2.25)</div><div>2026/08/19 09:00</div><div>5.6.7.8</div><div>認証失敗</div></div></div>`, both},
		"one sign-in a day, below numbers of which others tell the order": {en + `<h2>09-08-26</h2><table><tr><th>Time</th><th>Details</th></tr><tr><td>02:48</td><td>User eva logged in from 1.2.3.4</td></tr></table><h2>30-07-26</h2><table><tr><th>Time</th><th>Details</th></tr><tr><td>02:47</td><td>User eva logged in from 5.6.7.8</td></tr><tr><td>02:46</td><td>User eva logged in from 5.6.7.8</td></tr></table>`,
			"08-09 02:48 1.2.3.4 - success\n07-30 02:47 5.6.7.8 - success\n07-30 02:46 5.6.7.8 - success"},
	} {
		if got := read(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
	if n := strings.Count(read(t, `<html lang="ja"><title>認証ログ</title><h2>認証ログ（メール受信サーバー）</h2><table><tr><td>日時</td><td>接続元ホスト名</td><td>結果</td></tr><tr><td>2026/08/20 10:00</td><td>p014.tokyo.ocn.ne.jp</td><td>認証成功</td></tr><tr><td>2026/08/19 09:00</td><td>p015.tokyo.ocn.ne.jp</td><td>認証失敗</td></tr></table>`), "invalid IP"); n != 2 {
		t.Errorf("%d sign-ins from hosts, want 2", n)
	}
}

// Sign-ins that somebody shows to others are none of the reader's.
func TestQuotedSignIns(t *testing.T) {
	for name, html := range map[string]string{
		"a mail in an article": `<html lang="ja"><title>詐欺メール｜ブログ</title><article><h1>「新しい端末からのログイン」という詐欺メールに注意</h1><p>公開日：2026年8月10日　更新日：2026年8月11日</p><blockquote><p>新しい端末からのログインがありました。</p><p>日時：2026年8月9日 05:19<br>場所：ロシア<br>IPアドレス：178.140.91.33<br>端末：Windows</p></blockquote></article>`,
		"lines in a thread": `<html lang="ja"><title>不正アクセス？ - サーバー掲示板</title><h1>不正アクセス？</h1><div class=res><div>1 ：2026/08/10 21:14:03</div><p>こんな行がいっぱい出てる。</p><pre>Aug 10 05:19:03 host sshd[812]: Failed password for root from 1.2.3.4 port 40022 ssh2
Aug 10 05:19:07 host sshd[812]: Failed password for root from 1.2.3.4 port 40030 ssh2</pre></div><div class=res><div>2 ：2026/08/10 21:20:44</div><p>ポート変えろ</p></div>`,
		"output of a program in its manual": `<html lang="en"><title>sessions list – CLI reference</title><article><h1>sessions list</h1><h2>Example output</h2><pre>ID      TIME                  IP            STATUS
s_001   2026-01-15 10:30:00   203.0.113.7   success
s_002   2026-01-14 08:02:11   198.51.100.9  failed</pre></article>`,
		"a story of a history":       `<html lang="ja"><title>ログイン履歴に中国のIPがあった話｜雑記</title><article><h1>ログイン履歴に中国のIPがあった話</h1><p>2026年8月5日</p><p>ログイン履歴を開いたら、見覚えのない記録がいくつもありました。</p><p>IPアドレスは 113.108.14.9 でした。すぐにパスワードを変更しました。</p></article>`,
		"a question and its answers": `<html lang="ja"><title>シンガポールからのアクセス？ - 知恵袋</title><div class=q><p>2026/8/10 21:14</p><h1>メールソフトのログイン履歴にシンガポールがあります。</h1><p>2026/08/09 05:19　メール受信(IMAP)　52.125.138.20　シンガポール<br>不正アクセスでしょうか？</p></div><div class=a><p>2026/8/10 22:40</p><p>Outlookアプリを使っていませんか。</p></div>`,
		"a mail with a quotation": `<html lang="en"><title>[users] IMAP logins failing</title><h1>[users] IMAP logins failing</h1><p><i>Thu Aug 20 21:14:03 2026</i></p><pre>since the upgrade to 2.3.21.1 logins from 77.160.4.9 fail:

&gt; Aug 20 19:02:11 imap-login: Disconnected (auth failed, 1 attempts): rip=77.160.4.9

Jan</pre>`,
		"messages of a router in its manual": `<html lang="ja"><title>ログメッセージ一覧｜取扱説明書</title><h1>ログメッセージ一覧</h1><table><tr><th>メッセージ</th><th>意味</th></tr><tr><td>2026/01/01 00:00:00 AUTH login success (user=admin, from 192.168.11.2)</td><td>ログインに成功した</td></tr><tr><td>2026/01/01 00:00:00 AUTH login failed (user=admin, from 192.168.11.2)</td><td>ログインに失敗した</td></tr></table>`,
		"addresses since when they are known": `<html lang="en"><title>Threat report – Security blog</title><article><h1>Threat report</h1><p>We saw failed logins from the addresses below.</p><h2>Indicators</h2><table><tr><th>IP address</th><th>Country</th><th>First seen</th><th>Activity</th></tr>
			<tr><td>219.137.4.8</td><td>China</td><td>2026-08-10</td><td>failed logins (IMAP)</td></tr><tr><td>178.140.9.77</td><td>Russia</td><td>2026-08-11</td><td>failed logins (web)</td></tr></table></article>`,
		"results of a search engine": `<html lang="ja"><title>「ログイン履歴 不正アクセス」の検索結果</title><h1>「ログイン履歴 不正アクセス」の検索結果</h1><div class=g><h3>ログイン履歴の確認方法</h3><cite>support.example.jp</cite><p><span>2026/08/03</span> — ログイン履歴では日時、IPアドレス、国が確認できます…</p></div>
			<div class=g><h3>中国からのログインがあった話</h3><cite>zakki.example.jp</cite><p><span>2026/08/05</span> — 8/18 3:12 に 113.108.14.9 からログインが成功していました…</p></div>`,
		"edits of pages that speak of signing in": `<html lang="en"><title>Activity</title><h1>Activity</h1><table><tr><th>When</th><th>Who</th><th>What</th><th>IP</th></tr><tr><td>Aug 12, 2026 5:19 AM</td><td>ann</td><td>edited the page "Sign in"</td><td>73.158.4.9</td></tr>
			<tr><td>Aug 11, 2026 9:02 PM</td><td>bob</td><td>uploaded login-icon.png</td><td>24.6.77.3</td></tr><tr><td>Aug 11, 2026 8:40 PM</td><td>ann</td><td>published "Login help"</td><td>73.158.4.9</td></tr></table>`,
		"posts with the addresses of who wrote them": `<html lang="ja"><title>【IMAP】メール不正アクセス総合 Part3</title><h1>【IMAP】メール不正アクセス総合 Part3</h1><div class=post><div><span>0001</span> <span>名無しさん (9f2a-Qx1k [118.15.3.44])</span> <span>2026/08/10(木) 21:14:03</span></div><div>海外からログインされてた</div></div>
			<div class=post><div><span>0002</span> <span>名無しさん (b71c-r0Pz [106.72.90.2])</span> <span>2026/08/10(木) 21:20:44</span></div><div>パスワード変えろ</div></div><div class=post><div><span>0003</span> <span>名無しさん (02aa-Kd8s [220.146.7.19])</span> <span>2026/08/10(木) 22:02:10</span></div><div>ログイン失敗の履歴も見とけ</div></div>`,
		"tickets": `<html lang="en"><title>My requests</title><h1>My requests</h1><table><tr><td>8812</td><td>Login failed on my iPhone</td><td>2026-08-10 21:14</td><td>Solved</td></tr><tr><td>8790</td><td>IP address blocked (90.3.4.5)</td><td>2026-08-02 09:30</td><td>Open</td></tr></table>`,
	} {
		if got := read(t, html); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Distances from now that a language tells in one word with the unit, or with the word for now.
func TestDistancesOfLanguages(t *testing.T) {
	for lang, said := range map[string]string{"ro": "Ultima activitate: acum 12 minute", "hu": "Utoljára aktív: 12 perce", "th": "ใช้งานล่าสุด 12 นาทีที่แล้ว", "nb": "Sist aktiv for 12 minutter siden"} {
		p, err := saved.Parse([]byte(`<html lang="` + lang + `"><title>Login history</title><h1>Login history</h1><ul><li><b>Firefox</b> <i>1.2.3.4</i> <i>` + said + `</i></li><li><b>Chrome</b> <i>5.6.7.8</i> <i>` + said + `</i></li></ul>`))
		if err != nil {
			t.Fatal(err)
		}
		o := options()
		o.Words = nil
		r := extract.Read(p, o)
		if len(r.SignIns) != 2 || o.Now.Sub(r.SignIns[0].Time) != 12*time.Minute {
			t.Errorf("%s: %+v", lang, r.SignIns)
		}
	}
}
