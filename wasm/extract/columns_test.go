package extract_test

import (
	"strings"
	"testing"
)

// What the columns of sign-ins say of other things, and what is none of a place or a result, each with what the page must give.
func TestColumnsBesideTheSignIn(t *testing.T) {
	row := func(head string, cells ...string) string {
		html := "<table><tr>" + head + "</tr>"
		for i, moment := range []string{"<td>2026-08-20 10:00</td><td>1.2.3.4</td>", "<td>2026-08-19 09:00</td><td>5.6.7.8</td>"} {
			html += "<tr>" + moment + "<td>" + cells[i] + "</td></tr>"
		}
		return html + "</table>"
	}
	const japanese, english = `<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1>`, `<html lang="en"><title>Login history</title><h1>Login history</h1>`
	const two = "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"
	for name, tt := range map[string]struct{ html, want string }{
		"the last thing done":        {japanese + row("<th>ログイン日時<th>IPアドレス<th>最後の操作", "パスワード変更", "ログアウト"), two},
		"how the session ended":      {english + row("<th>Login<th>IP<th>Logout type", "Forced logout", "Manual logout"), two},
		"a memo":                     {japanese + row("<th>日時<th>IPアドレス<th>備考", "パスワード変更の後", ""), two},
		"letters under another head": {japanese + row("<th>日時<th>IPアドレス<th>部門", "HR", "IT"), two},
		"a firm named like a place":  {japanese + row("<th>日時<th>IPアドレス<th>サービス", "中国電力", "日本航空"), two},
		"a firm with a place in it":  {english + row("<th>Time<th>IP<th>Service", "Air Portugal Miles", "Swiss Mail Plus"), two},
		"heads in two rows": {`<html lang="ja"><title>利用履歴</title><h2>ポータル利用履歴</h2><table><thead><tr><th colspan="2">ログイン<th colspan="2">ログアウト</tr><tr><th>日時<th>IPアドレス<th>日時<th>方法</tr></thead><tr><td>2026-08-20 10:00<td>1.2.3.4<td>2026-08-20 10:28<td>タイムアウト
			<tr><td>2026-08-19 09:00<td>5.6.7.8<td>2026-08-19 09:07<td>ボタン</table>`, two},
		"a site named like a list": {`<html lang="ja"><title>うらドメイン</title><p>最近のログイン</p><table><tr><th>日時（接続元）<th>成否<tr><td>2026/08/20 10:00 (1.2.3.4)<td>○<tr><td>2026/08/19 09:00 (5.6.7.8)<td>×</table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"the language of the page": {japanese + row("<th>日時<th>IPアドレス<th>表示言語", "English (United States)", "日本語"), two},
		"cities abroad":            {english + row("<th>Time<th>IP<th>Location", "Mumbai, IN", "Jakarta, ID"), "08-20 10:00 1.2.3.4 - - IN\n08-19 09:00 5.6.7.8 - - ID"},
		"a city within a line":     {english + "<ul><li>2026-08-20 10:00 · Haifa, IL · 1.2.3.4</li><li>2026-08-19 09:00 · Tunis, TN · 5.6.7.8</li></ul>", "08-20 10:00 1.2.3.4 - - IL\n08-19 09:00 5.6.7.8 - - TN"},
		"results denied":           {english + row("<th>Time<th>IP<th>Outcome", "Not blocked", "Blocked"), "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - blocked"},
		"a fault denied":           {japanese + row("<th>日時<th>IPアドレス<th>エラー有無", "エラーなし", "エラーあり"), "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"what would be":            {japanese + row("<th>日時<th>IPアドレス<th>認証<th>備考", "認証失敗<td>5回失敗するとロックされます", "認証成功<td>"), "08-20 10:00 1.2.3.4 - failure\n08-19 09:00 5.6.7.8 - success"},
	} {
		if got := strings.TrimSpace(readInItsLanguage(t, tt.html)); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}

// How much mail was fetched stands beside a sign-in; how much was sent and received beside a connection.
func TestAmountsOfData(t *testing.T) {
	rows := `<tr><td>2026-08-20 10:00<td>1.2.3.4<td>7 min<td>567 KB<tr><td>2026-08-19 09:00<td>5.6.7.8<td>58 min<td>589 KB</table>`
	for name, tt := range map[string]struct{ html, want string }{
		"of mail":      {`<html lang="en"><title>Webmail login history</title><h1>Webmail login history</h1><table><tr><th>Login<th>From<th>Duration<th>KB` + rows, "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
		"of a network": {`<html lang="en"><title>Data sessions</title><h1>Data sessions</h1><table><tr><th>Start<th>Address<th>Duration<th>Volume` + rows, ""},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.want)
		}
	}
}

// A history whose titles and heads say it in full may have one more column, whatever is in it.
func TestOneMoreColumn(t *testing.T) {
	page := func(title, a, b string) string {
		return `<html lang="en"><title>` + title + `</title><h1>` + title + `</h1><table><tr><th>Date and time<th>IP address<th>Result<th>X<tr><td>2026-08-20 10:00<td>1.2.3.4<td>Success<td>` + a +
			`<tr><td>2026-08-19 09:00<td>5.6.7.8<td>Failed<td>` + b + `</table>`
	}
	const want = "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"
	for _, cells := range [][2]string{{"POST /login", "POST /login"}, {"4b:60:39:5e:90:be", "74:77:a3:4d:2f:f8"}, {"$0.00", "$0.00"}, {"37%", "12%"}, {"192.0.2.10", "192.0.2.10"}, {"1.2.3.0/24", "5.6.7.0/24"}} {
		if got := readInItsLanguage(t, page("Login history", cells[0], cells[1])); got != want {
			t.Errorf("%s:\n got %s\nwant %s", cells[0], got, want)
		}
		if got := readInItsLanguage(t, page("Traffic log", cells[0], cells[1])); got != "" {
			t.Errorf("%s in a traffic log: got %s", cells[0], got)
		}
	}
}
