package extract_test

import (
	"strings"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/signin"
)

// read gives "time address protocol outcome country" of every record of a page.
func read(t *testing.T, html string) string { return readWith(t, html, options()) }

// readInItsLanguage is read with the words of the page's language.
func readInItsLanguage(t *testing.T, html string) string {
	return readWith(t, html, extract.Options{})
}

func readWith(t *testing.T, html string, o extract.Options) string {
	t.Helper()
	p, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	if o.Words == nil {
		o = optionsFor(p.Lang)
	}
	o.Zone = time.UTC
	var out []string
	for _, s := range extract.Read(p, o).SignIns {
		at := "no time"
		if !s.Time.IsZero() {
			at = s.Time.UTC().Format("01-02 15:04")
		}
		protocol, outcome := string(s.Protocol), string(s.Outcome)
		if s.Protocol == signin.UnknownProtocol {
			protocol = "-"
		}
		if s.Outcome == signin.UnknownOutcome {
			outcome = "-"
		}
		out = append(out, strings.TrimSpace(at+" "+s.Net.Addr().String()+" "+protocol+" "+outcome+" "+s.PageCountry))
	}
	return strings.Join(out, "\n")
}

const (
	ja = `<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1>`
	en = `<html lang="en"><title>Login history</title><h1>Login history</h1>`
)

// Ways in which pages print what a table would.
func TestLayoutsWithoutATable(t *testing.T) {
	two := "08-20 10:00 1.2.3.4 imap success\n08-19 09:00 5.6.7.8 smtp failure"
	for name, tt := range map[string]struct{ html, want string }{
		"fields that are only shown": {ja + `<div class=c><label>日時</label><input readonly value="2026/08/20 10:00"><label>IP</label><input readonly value="1.2.3.4"><label>方式</label><input readonly value="IMAP"><label>結果</label><input readonly value="成功"></div>
			<div class=c><label>日時</label><input disabled value="2026/08/19 09:00"><label>IP</label><input disabled value="5.6.7.8"><label>方式</label><input disabled value="SMTP"><label>結果</label><input disabled value="失敗"></div>`, two},
		"tabs between cells": {ja + "<pre>日時\t方式\tIP\t結果\n2026/08/20 10:00\tIMAP\t1.2.3.4\t成功\n2026/08/19 09:00\tSMTP\t5.6.7.8\t失敗</pre>", two},
		"bars between cells": {ja + "<pre>| 日時 | 方式 | IP | 結果 |\n|---|---|---|---|\n| 2026/08/20 10:00 | IMAP | 1.2.3.4 | 成功 |\n| 2026/08/19 09:00 | SMTP | 5.6.7.8 | 失敗 |</pre>", two},
		"quotation marks":    {ja + "<textarea readonly>\"日時\",\"方式\",\"IP\",\"結果\"\n\"2026/08/20 10:00\",\"IMAP\",\"1.2.3.4\",\"成功\"\n\"2026/08/19 09:00\",\"SMTP\",\"5.6.7.8\",\"失敗\"</textarea>", two},
		"semicolons":         {ja + "<pre>日時;方式;IP;結果\n2026/08/20 10:00;IMAP;1.2.3.4;成功\n2026/08/19 09:00;SMTP;5.6.7.8;失敗</pre>", two},
		"wide spaces":        {ja + "<pre>日時              方式  IP       結果\n2026/08/20 10:00  IMAP  1.2.3.4  成功\n2026/08/19 09:00  SMTP  5.6.7.8  失敗</pre>", two},
		"panes of a grid": {ja + `<div role=grid><div><div role=row><div role=columnheader>日時</div></div><div role=row row-index=0><div role=gridcell>2026/08/20 10:00</div></div><div role=row row-index=1><div role=gridcell>2026/08/19 09:00</div></div></div>
			<div><div role=row><div role=columnheader>IP</div><div role=columnheader>方式</div><div role=columnheader>結果</div></div><div role=row row-index=0><div role=gridcell>1.2.3.4</div><div role=gridcell>IMAP</div><div role=gridcell>成功</div></div>
			<div role=row row-index=1><div role=gridcell>5.6.7.8</div><div role=gridcell>SMTP</div><div role=gridcell>失敗</div></div></div></div>`, two},
		"headings over paragraphs":      {ja + `<h4>2026/08/20 10:00</h4><p>方式: IMAP</p><p>IP: 1.2.3.4</p><p>結果: 成功</p><h4>2026/08/19 09:00</h4><p>方式: SMTP</p><p>IP: 5.6.7.8</p><p>結果: 失敗</p>`, two},
		"rows of one cell each":         {ja + `<table><tr><td class=b>成功 IMAP<tr><td>2026/08/20 10:00<tr><td class=l>1.2.3.4<tr><td class=b>失敗 SMTP<tr><td>2026/08/19 09:00<tr><td class=l>5.6.7.8</table>`, two},
		"rows of labels below a moment": {ja + `<table><tr><th colspan=2>2026/08/20 10:00<tr><td>方式<td>IMAP<tr><td>IP<td>1.2.3.4<tr><td>結果<td>成功<tr><th colspan=2>2026/08/19 09:00<tr><td>方式<td>SMTP<tr><td>IP<td>5.6.7.8<tr><td>結果<td>失敗</table>`, two},
		"empty lines between records":   {ja + `<table><tr><td>2026/08/20 10:00<br>1.2.3.4<br>IMAP 成功<br><br>2026/08/19 09:00<br>5.6.7.8<br>SMTP 失敗<br><br></table>`, two},
		"lines beside lines": {ja + `<table><tr><th>日<th>時刻<th>IP<th>方式<th>結果<tr><td>8月20日<td>10:00<br>09:00<td>1.2.3.4<br>5.6.7.8<td>IMAP<br>SMTP<td>成功<br>失敗<tr><td>8月19日<td>08:00<td>5.6.7.8<td>SMTP<td>失敗</table>`,
			"08-20 10:00 1.2.3.4 imap success\n08-20 09:00 5.6.7.8 smtp failure\n08-19 08:00 5.6.7.8 smtp failure"},
		"a moment in two zones":      {ja + `<table><tr><th>日時<th>方式<th>IP<th>結果<tr><td>2026/08/20 10:00 UTC<br>2026/08/20 19:00 JST<td>IMAP<td>1.2.3.4<td>成功<tr><td>2026/08/19 09:00 UTC<br>2026/08/19 18:00 JST<td>SMTP<td>5.6.7.8<td>失敗</table>`, two},
		"times of a day with commas": {ja + `<table><tr><th>日付<th>ログイン時刻<tr><td>8月20日<td>10:00／09:00<tr><td>8月19日<td>08:00</table>`, "08-20 10:00 invalid IP - -\n08-20 09:00 invalid IP - -\n08-19 08:00 invalid IP - -"},
		"moments behind a name":      {`<html lang="ja"><p>ようこそ。直近のログイン日時：2026/08/20 10:00、2026/08/19 09:00</p>`, "08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"lists beside each other":    {ja + `<div><div><h5>日時</h5><ul><li>2026/08/20 10:00<li>2026/08/19 09:00</ul></div><div><h5>IP</h5><ul><li>1.2.3.4<li>5.6.7.8</ul></div><div><h5>方式</h5><ul><li>IMAP<li>SMTP</ul></div><div><h5>結果</h5><ul><li>成功<li>失敗</ul></div></div>`, two},
		"values over labels":         {ja + card("2026/08/20 10:00", "1.2.3.4", "IMAP", "成功") + card("2026/08/19 09:00", "5.6.7.8", "SMTP", "失敗"), two},
		"places where lines break":   {ja + `<ul><li>2026/08/20 10:00 <i>1.2.<wbr>3.4</i> IMAP 成功</li><li>2026/08/19 09:00 <i>5.<wbr>6.7.8</i> SMTP 失敗</li></ul>`, two},
		"addresses in parts":         {ja + `<ul><li>2026/08/20 10:00 <p><b>1</b>.<b>2</b>.<b>3</b>.<b>4</b></p> IMAP 成功</li><li>2026/08/19 09:00 <p><b>5</b>.<b>6</b>.<b>7</b>.<b>8</b></p> SMTP 失敗</li></ul>`, two},
		"tabs by their id": {ja + `<ul><li><a href="#a">メール受信(IMAP)</a></li><li><a href="#b">メール送信(SMTP)</a></li></ul><div id=a><table><tr><th>日時</th><th>IP</th><th>結果</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>成功</td></tr></table></div>
			<div id=b><table><tr><th>日時</th><th>IP</th><th>結果</th></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>失敗</td></tr></table></div>`, two},
		"lists under an address": {ja + `<section><h3>1.2.3.4 <small>中国</small></h3><ul><li>2026/08/20 10:00 IMAP 成功</li><li>2026/08/20 09:00 IMAP 成功</li></ul></section><section><h3>5.6.7.8 <small>日本</small></h3><ul><li>2026/08/19 09:00 SMTP 失敗</li><li>2026/08/19 08:00 SMTP 成功</li></ul></section>`,
			"08-20 10:00 1.2.3.4 imap success CN\n08-20 09:00 1.2.3.4 imap success CN\n08-19 09:00 5.6.7.8 smtp failure JP\n08-19 08:00 5.6.7.8 smtp success JP"},
		"the same again": {ja + `<table><tr><th>日時</th><th>方式</th><th>IP</th><th>結果</th></tr><tr><td>2026/08/20 10:00</td><td>IMAP</td><td>1.2.3.4</td><td>成功</td></tr><tr><td>2026/08/19 09:00</td><td>〃</td><td>同上</td><td>失敗</td></tr></table>`,
			"08-20 10:00 1.2.3.4 imap success\n08-19 09:00 1.2.3.4 imap failure"},
		"a head of two rows": {ja + `<table><tr><th rowspan=2>日時</th><th colspan=2>接続元</th><th rowspan=2>結果</th></tr><tr><th>IPアドレス</th><th>国</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>中国</td><td>成功</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>日本</td><td>失敗</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - success CN\n08-19 09:00 5.6.7.8 - failure JP"},
		"codes in brackets": {en + `<table><tr><td>2026-08-20 10:00</td><td>1.2.3.4 [TH]</td><td>IMAP</td><td>OK</td></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8 [IN]</td><td>SMTP</td><td>Failed</td></tr></table>`,
			"08-20 10:00 1.2.3.4 imap success TH\n08-19 09:00 5.6.7.8 smtp failure IN"},
		"a browser between facts": {en + `<div><p>Aug 20, 2026 10:00 1.2.3.4 Japan Browser Success</p><p>Aug 19, 2026 09:00: Browser access from China (5.6.7.8) failed.</p></div>`,
			"08-20 10:00 1.2.3.4 web success JP\n08-19 09:00 5.6.7.8 web failure CN"},
		"headings of results": {ja + `<section><h2>ログインに成功した履歴</h2><table><tr><th>日時</th><th>IP</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td></tr><tr><td>2026/08/19 10:00</td><td>1.2.3.4</td></tr></table></section>
			<section><h2>ログインに失敗した履歴</h2><table><tr><th>日時</th><th>IP</th></tr><tr><td>2026/08/18 09:00</td><td>5.6.7.8</td></tr><tr><td>2026/08/17 09:00</td><td>5.6.7.8</td></tr></table></section>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 10:00 1.2.3.4 - success\n08-18 09:00 5.6.7.8 - failure\n08-17 09:00 5.6.7.8 - failure"},
		"words spaced for their width": {ja + `<table><tr><th>日　時</th><th>IP</th><th>結　果</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>成　功</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>失 敗</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"no title at all": {`<html lang="ja"><table><tr><th>利用日時</th><th>利用方法</th><th>IPアドレス</th></tr><tr><td>2026/08/20 10:00</td><td>IMAP</td><td>1.2.3.4</td></tr><tr><td>2026/08/19 09:00</td><td>SMTP</td><td>5.6.7.8</td></tr></table>`,
			"08-20 10:00 1.2.3.4 imap -\n08-19 09:00 5.6.7.8 smtp -"},
		"failures before successes": {ja + `<div class=p><h3>失敗したログイン</h3><ul><li>2026/08/20 10:00 1.2.3.4</li><li>2026/08/20 09:00 1.2.3.4</li></ul></div><div class=p><h3>成功したログイン</h3><ul><li>2026/08/19 09:00 5.6.7.8</li><li>2026/08/19 08:00 5.6.7.8</li></ul></div>`,
			"08-20 10:00 1.2.3.4 - failure\n08-20 09:00 1.2.3.4 - failure\n08-19 09:00 5.6.7.8 - success\n08-19 08:00 5.6.7.8 - success"},
		"names of programs": {`<html lang="en"><title>Activity</title><h1>Activity</h1><table><tr><th>Time</th><th>Event</th><th>IP</th></tr><tr><td>2026-08-20 10:00</td><td>SignInSuccess</td><td>1.2.3.4</td></tr><tr><td>2026-08-19 09:00</td><td>SignInFailure</td><td>5.6.7.8</td></tr><tr><td>2026-08-18 09:00</td><td>FileAccessed</td><td>1.2.3.4</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"a row shown again": {ja + `<table><tr><th>日時</th><th>IP</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td></tr><tr><td>2026/08/18 09:00</td><td>5.6.7.8</td></tr></table>
			<dialog><h2>ログイン履歴</h2><dl><dt>日時</dt><dd>2026/08/19 09:00</dd><dt>IP</dt><dd>5.6.7.8</dd></dl></dialog>`,
			"08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -\n08-18 09:00 5.6.7.8 - -"},
	} {
		if got := read(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}

// What titles say of the records below them: by which way, how it went, from where. A title ends where the next of its rank stands, and a text is a title
// only right before a list.
func TestSectionsSayItForAll(t *testing.T) {
	lists := func(titles ...string) string {
		return en + titles[0] + "<ul><li>2026-08-20 10:00 1.2.3.4</li><li>2026-08-20 09:00 1.2.3.4</li></ul>" + titles[1] + "<ul><li>2026-08-19 09:00 5.6.7.8</li><li>2026-08-18 09:00 5.6.7.8</li></ul>"
	}
	tables := func(titles ...string) string {
		return strings.NewReplacer("<ul>", "<table><tr><th>Time</th><th>IP</th></tr>", "</ul>", "</table>", "<li>", "<tr><td>", "</li>", "</td></tr>", " 1.2", "</td><td>1.2", " 5.6", "</td><td>5.6").Replace(lists(titles...))
	}
	says := func(first, second string) string {
		out := ""
		for i, at := range strings.Fields("08-20|10:00|1.2.3.4 08-20|09:00|1.2.3.4 08-19|09:00|5.6.7.8 08-18|09:00|5.6.7.8") {
			out += strings.ReplaceAll(at, "|", " ") + " " + []string{first, second}[i/2] + "\n"
		}
		return strings.TrimSpace(out)
	}
	for name, tt := range map[string]struct{ html, want string }{
		"ways in one box":          {lists("<div><h3>IMAP</h3>", "<h3>POP3</h3>"), says("imap -", "pop -")},
		"ways in bold":             {tables("<p><b>IMAP</b></p>", "<p><b>POP3</b></p>"), says("imap -", "pop -")},
		"countries":                {lists("<h2>China</h2>", "<h2>Japan – 2 logins</h2>"), says("- - CN", "- - JP")},
		"from countries":           {tables("<h2>Logins from China</h2>", "<h2>Logins from Japan</h2>"), says("- - CN", "- - JP")},
		"results in terms":         {lists("<dl><dt>Failed logins</dt><dd>", "</dd><dt>Successful logins</dt><dd>"), says("- failure", "- success")},
		"a section that ends":      {tables("<h2>Failed logins</h2>", "<h2>All sign-ins</h2>"), says("- failure", "- -")},
		"sections within sections": {tables("<h2>IMAP</h2><h3>Failed</h3>", "<h3>Successful</h3>"), says("imap failure", "imap success")},
		"a heading of links":       {tables("<h2><a>Failed logins</a> <a>Account activity</a></h2><h3>Account activity</h3>", ""), says("- -", "- -")},
		"locked out":               {tables("<h2>Lockout log</h2>", "<h2>Blocked logins</h2>"), says("- blocked", "- blocked")},
		"the choice that is shown": {en + "<div><div><ul><li class=wf-active><a>Failed</a></li><li><a>Successful</a></li></ul></div><div>" + strings.SplitN(tables("", ""), "</h1>", 2)[1] + "</div></div>", says("- failure", "- failure")},
		"a list for each choice":   {tables("<nav><a>Successful</a><a>Failed</a></nav>", ""), says("- success", "- failure")},
		"how many of each":         {tables("<div><span>12 Successful</span><span>2 Failed</span></div>", ""), says("- -", "- -")},
		"what has just happened":   {tables("<div class=alert>Login successful</div>", ""), says("- -", "- -")},
		"a choice":                 {lists("<div><span>IMAP</span><span>POP3</span></div>", "<h2>China</h2>"), says("- -", "- - CN")},
		"names with a country":     {lists("<h2>Japan Post</h2>", "<h2>Air China</h2>"), says("- -", "- -")},
		"the name of the site":     {"<header>Webmail</header><div>" + tables("", ""), says("- -", "- -")},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
	sounds := `<html lang="vi"><title>Nhật ký đăng nhập</title><div><h3>Nhật ký đăng nhập</h3><table><tr><th>Thời gian</th><th>Địa chỉ IP</th></tr><tr><td>20/08/2026 10:00</td><td>1.2.3.4</td></tr></table></div>`
	if got := readInItsLanguage(t, sounds); got != "08-20 10:00 1.2.3.4 - -" {
		t.Errorf("a word that sounds like a country: %s", got)
	}
	rows := en + `<table><tr><th>Time</th><th>IP</th></tr><tr><th colspan=2>Failed</th></tr><tr><td>2026-08-20 10:00</td><td>1.2.3.4</td></tr><tr><th colspan=2>Japan</th></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td></tr></table>`
	if got := readInItsLanguage(t, rows); got != "08-20 10:00 1.2.3.4 - failure\n08-19 09:00 5.6.7.8 - - JP" {
		t.Errorf("rows of one cell: %s", got)
	}
	beside := en + `<div><div class=row>2026-08-20 10:00 1.2.3.4</div><div class=place>Japan</div><div class=row>2026-08-19 09:00 5.6.7.8</div><div class=place>China</div></div>`
	if got := readInItsLanguage(t, beside); strings.Contains(got, "5.6.7.8 - - JP") {
		t.Errorf("what stands behind a record is the next one's: %s", got)
	}
}

// card is a record whose labels stand under their values.
func card(at, ip, way, outcome string) string {
	b := "<div class=card>"
	for _, x := range [][2]string{{at, "日時"}, {ip, "IPアドレス"}, {way, "アクセス方法"}, {outcome, "結果"}} {
		b += "<div class=kv><div>" + x[0] + "</div><div>" + x[1] + "</div></div>"
	}
	return b + "</div>"
}

// Dates that stand in parts must never become those of today.
func TestDatesInParts(t *testing.T) {
	for name, tt := range map[string]struct{ html, want string }{
		"a cell of month and day":              {ja + `<table><tr><th>月日</th><th>時刻</th><th>IP</th></tr><tr><td>8/20<br>(木)</td><td>10:00</td><td>1.2.3.4</td></tr><tr><td>8/19</td><td>09:00</td><td>5.6.7.8</td></tr></table>`, "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
		"leaves of a calendar":                 {en + `<div class=e><span>AUG</span><span>20</span><p>10:00 AM – Success</p><p>1.2.3.4</p></div><div class=e><span>AUG</span><span>19</span><p>9:00 AM – Failed</p><p>5.6.7.8</p></div>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"the time before the date":             {ja + `<table><tr><th>時刻</th><th>日付</th><th>IP</th></tr><tr><td>10:00</td><td>8/20</td><td>1.2.3.4</td></tr><tr><td>09:00</td><td>8/19</td><td>5.6.7.8</td></tr></table>`, "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
		"columns of year, month and day":       {ja + `<table><tr><th>No</th><th>年</th><th>月</th><th>日</th><th>時刻</th><th>IP</th></tr><tr><td>1</td><td rowspan=2>2026</td><td>8</td><td>20</td><td>10:00</td><td>1.2.3.4</td></tr><tr><td>2</td><td>7</td><td>31</td><td>09:00</td><td>5.6.7.8</td></tr></table>`, "08-20 10:00 1.2.3.4 - -\n07-31 09:00 5.6.7.8 - -"},
		"columns of day, month and year":       {en + `<table><tr><th>Day</th><th>Month</th><th>Year</th><th>Time</th><th>IP</th></tr><tr><td>20</td><td>Aug</td><td>2026</td><td>10:00</td><td>1.2.3.4</td></tr><tr><td>9</td><td>Aug</td><td>2026</td><td>09:00</td><td>5.6.7.8</td></tr></table>`, "08-20 10:00 1.2.3.4 - -\n08-09 09:00 5.6.7.8 - -"},
		"times of day without signs":           {ja + `<table><tr><th>ログイン日</th><th>ログイン時刻</th><th>IP</th></tr><tr><td>20260820</td><td>100005</td><td>1.2.3.4</td></tr><tr><td>20260819</td><td>90105</td><td>5.6.7.8</td></tr></table>`, "08-20 10:00 1.2.3.4 - -\n08-19 09:01 5.6.7.8 - -"},
		"the last activity before the sign-in": {en + `<table><tr><th>Browser</th><th>IP</th><th>Last activity</th><th>Signed in</th></tr><tr><td>Edge</td><td>1.2.3.4</td><td>2026-08-20 13:59</td><td>2026-08-20 10:00</td></tr><tr><td>Edge</td><td>5.6.7.8</td><td>2026-08-20 02:17</td><td>2026-08-19 09:00</td></tr></table>`, "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
		"columns of an era's year":             {ja + `<table><tr><th>年</th><th>月</th><th>日</th><th>時刻</th><th>IP</th></tr><tr><td>令和8年</td><td>8月</td><td>20日</td><td>10:00</td><td>1.2.3.4</td></tr><tr><td>令和8年</td><td>8月</td><td>9日</td><td>09:00</td><td>5.6.7.8</td></tr></table>`, "08-20 10:00 1.2.3.4 - -\n08-09 09:00 5.6.7.8 - -"},
		"leaves in Japanese":                   {ja + `<div class=e><span>8月</span><span>20日</span><p>10:00</p><p>1.2.3.4</p></div><div class=e><span>8月</span><span>19日</span><p>09:00</p><p>5.6.7.8</p></div>`, "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
	} {
		if got := read(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}

// Other pages that have times, addresses and devices.
func TestNoHistories(t *testing.T) {
	rows := func(cells ...string) string {
		var b strings.Builder
		for _, at := range []string{"2026-08-20 10:00", "2026-08-19 09:00", "2026-08-18 09:00", "2026-08-17 09:00"} {
			b.WriteString("<tr><td>" + at + "</td><td>" + strings.Join(cells, "</td><td>") + "</td></tr>")
		}
		return b.String()
	}
	for name, html := range map[string]string{
		"consents":            `<html lang="ja"><h1>同意履歴</h1><table><tr><th>同意日時</th><th>規約</th><th>IPアドレス</th><th>環境</th></tr>` + rows("利用規約 第1版", "1.2.3.4", "Chrome / Windows"),
		"answers":             `<html lang="ja"><h1>アンケート回答一覧</h1><table><tr><th>回答日時</th><th>IPアドレス</th><th>端末</th><th>満足度</th></tr>` + rows("1.2.3.4", "Chrome / Windows", "4"),
		"votes":               `<html lang="zh-TW"><h1>投票紀錄</h1><table><tr><th>時間</th><th>IP</th><th>裝置</th><th>選項</th></tr>` + rows("1.2.3.4", "Chrome / Windows", "A"),
		"machines at home":    `<html lang="ja"><h1>接続端末一覧</h1><table><tr><th>接続日時</th><th>端末名</th><th>IPアドレス</th><th>電波強度</th></tr>` + rows("iPhone", "192.168.0.10", "-69dBm"),
		"visitors":            `<html lang="zh-CN"><h1>网站访问日志</h1><table><tr><th>时间</th><th>访客IP</th><th>访问页面</th><th>浏览器</th></tr>` + rows("1.2.3.4", "/login.php", "Chrome / Windows"),
		"new passwords":       `<html lang="ja"><h1>パスワード再発行の申請履歴</h1><table><tr><th>申請日時</th><th>IPアドレス</th><th>状態</th></tr>` + rows("1.2.3.4", "メール送信済み"),
		"the reader's own":    `<html lang="ja"><h1>あなたのIPアドレス</h1><table><tr><th>IPアドレス</th><td>1.2.3.4</td></tr><tr><th>国</th><td>日本</td></tr><tr><th>ブラウザ</th><td>Chrome</td></tr><tr><th>アクセス日時</th><td>2026-08-20 04:34</td></tr></table>`,
		"statistics":          `<html lang="ja"><h1>不正アクセスの検知状況(国別)</h1><table><tr><th>国</th><th>検知件数</th><th>前日比</th></tr><tr><td>中国</td><td>421</td><td>+2%</td></tr><tr><td>米国</td><td>531</td><td>+2%</td></tr><tr><td>日本</td><td>5</td><td>+2%</td></tr></table>`,
		"when it was changed": `<html lang="ja"><title>よくある質問</title><h1>ログイン履歴の見かた</h1><p>日時・IPアドレス・国を確認できます。</p><p>更新日:2026年8月1日</p>`,
		"a watch":             `<html lang="zh-CN"><h1>设备管理</h1><table><tr><th>设备</th><th>电量</th><th>位置</th><th>更新时间</th></tr><tr><td>手表</td><td>37%</td><td>广东省深圳市</td><td>2026-08-20 09:34</td></tr><tr><td>手表</td><td>13%</td><td>广东省深圳市</td><td>2026-08-19 09:34</td></tr></table>`,
		"courses":             `<html lang="en"><h1>Your sessions</h1><table><tr><th>Session</th><th>Date</th><th>Location</th><th>Status</th></tr><tr><td>Yoga</td><td>August 20, 2026 10:00 AM</td><td>Portland</td><td>Completed</td></tr><tr><td>Yoga</td><td>August 19, 2026 10:00 AM</td><td>Portland</td><td>Cancelled</td></tr><tr><td>Yoga</td><td>August 18, 2026 10:00 AM</td><td>Austin</td><td>Cancelled</td></tr></table>`,
	} {
		if got := read(t, html); got != "" {
			t.Errorf("%s: read\n%s", name, got)
		}
	}
}

// Of several mail addresses on a page one is the reader's.
func TestWhoseAccount(t *testing.T) {
	table := `<table><tr><th>日時</th><th>IP</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td></tr></table>`
	for html, want := range map[string]string{
		ja + `<p>taro@example.jp</p>` + table + `<footer>support@provider.example</footer>`:                                        "taro@example.jp",
		ja + `<p>お問い合わせ: support@provider.example</p>` + table + `<p>アカウント: taro@example.jp</p>`:                                   "taro@example.jp",
		ja + `<p><a href="mailto:hello@provider.example">hello@provider.example</a></p>` + table + `<p>taro@example.jp でログイン中</p>`: "taro@example.jp",
		ja + `<p>jiro@example.jp さんへ</p><dl><dt>ユーザー名</dt><dd>taro@example.jp</dd></dl>` + table:                                   "taro@example.jp",
		ja + table + `<p>noreply@provider.example</p>`:                                                                             "",
	} {
		p, err := saved.Parse([]byte(html))
		if err != nil {
			t.Fatal(err)
		}
		if got := extract.Read(p, options()).Account; got != want {
			t.Errorf("%s: account %q, want %q", html, got, want)
		}
	}
}

// A name that every row gives, or that a Japanese page greets, is the account; names that differ, and people's own names, are not.
func TestAccountWithoutMailAddress(t *testing.T) {
	row := func(id, at string) string {
		return "<tr><td>" + id + "</td><td>2026年11月20日 " + at + "</td><td>113.108.182.52</td></tr>"
	}
	table := func(rows ...string) string {
		return "<h1>ログイン履歴</h1><table><tr><th>Yahoo! JAPAN ID</th><th>日時</th><th>IPアドレス</th></tr>" + strings.Join(rows, "") + "</table>"
	}
	for html, want := range map[string]string{
		table(row("hanako_demo", "3:14"), row("hanako_demo", "3:44")):                              "hanako_demo",
		table(row("hanako_demo", "3:14"), row("taro_demo", "3:44")):                                "",
		"<small>hanako_demo さん</small>" + table(row("-", "3:14"), row("hanako_demo", "3:44")):      "hanako_demo",
		"<p>ようこそ、hanako_demo さん</p>" + table(row("a", "3:14"), row("b", "3:44")):                   "",
		"<p>山田 花子 さん</p>" + table(row("a", "3:14"), row("b", "3:44")):                              "",
		"<p>taro-y様</p>" + table(row("a", "3:14"), row("b", "3:44")):                               "taro-y",
		"<p>me@example.jp</p><p>taro-y様</p>" + table(row("taro-y", "3:14"), row("taro-y", "3:44")): "me@example.jp",
	} {
		p, err := saved.Parse([]byte(html))
		if err != nil {
			t.Fatal(err)
		}
		if got := extract.Read(p, options()).Account; got != want {
			t.Errorf("%s: %q, want %q", html, got, want)
		}
	}
}
