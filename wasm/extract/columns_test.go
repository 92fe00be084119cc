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
