package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
)

// outcomes are the results that are read of a page's records.
func outcomes(t *testing.T, html string) string {
	t.Helper()
	p, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range extract.Read(p, options()).SignIns {
		out = append(out, string(s.Outcome))
	}
	return strings.Join(out, " ")
}

// An answer under a head says whether what the head names was so: 1 under "Failed" is a failure, 1 under "Success" is none.
func TestAnswersUnderAResult(t *testing.T) {
	for _, tt := range []struct{ lang, title, head, answers, want string }{
		{"ja", "ログイン履歴", "成功", "1 0 1", "success failure success"},
		{"ja", "ログイン履歴", "失敗", "0 1 0", "success failure success"},
		{"ja", "ログイン履歴", "エラー", "なし あり なし", "success failure success"},
		{"ja", "ログイン履歴", "結果", "○ × ○", "success failure success"},
		{"ja", "ログイン履歴", "成否", "OK NG OK", "success failure success"},
		{"en", "Login history", "Success", "true false true", "success failure success"},
		{"en", "Login history", "Failed", "no yes no", "success failure success"},
		{"en", "Login history", "is_error", "0 1 0", "success failure success"},
		{"en", "Login history", "Error code", "0 50126 0", "success failure success"},
		{"en", "Login history", "Blocked", "No Yes No", "unknown blocked unknown"},
		{"en", "Login history", "Failed logins", "0 3 1", "unknown unknown unknown"}, // how many there were
		{"en", "Login history", "Result", "Success Quarantined Success", "success unknown success"},
	} {
		var rows strings.Builder
		for i, answer := range strings.Fields(tt.answers) {
			fmt.Fprintf(&rows, "<tr><td>2026-08-1%d 13:10:22</td><td>1.2.3.4</td><td>Chrome</td><td>%s</td></tr>", i, answer)
		}
		html := fmt.Sprintf(`<html lang=%q><title>%s</title><h1>%[2]s</h1><table><tr><th>%s</th><th>IP</th><th>Browser</th><th>%s</th></tr>%s</table>`,
			tt.lang, tt.title, map[string]string{"ja": "日時", "en": "Time"}[tt.lang], tt.head, rows.String())
		if got := outcomes(t, html); got != tt.want {
			t.Errorf("%s under %q: got %s, want %s", tt.answers, tt.head, got, tt.want)
		}
	}
}

// Icons answer below a head that asks how it went, whatever they look like, and tell nothing of another column.
func TestIconsBelowHeads(t *testing.T) {
	for _, tt := range []struct{ head, icons, want string }{
		{"Success", "fa-check fa-close fa-minus-circle", "success failure failure"},
		{"Active", "fa-check fa-times fa-check", "unknown unknown unknown"},
		{"Notes", "fa-check fa-close fa-check", "success unknown success"},
		{"", "tick.gif Red-Cross-Mark.png icon_success.png?v=2", "success failure success"},
		{"", "cross.png cross.png cross.png", "unknown unknown unknown"}, // what ends a session
	} {
		var rows strings.Builder
		for i, icon := range strings.Fields(tt.icons) {
			icon = `<i class="fa ` + icon + `"></i>`
			if strings.Contains(tt.icons, ".") {
				icon = `<img src="/images/` + strings.Fields(tt.icons)[i] + `">`
			}
			fmt.Fprintf(&rows, `<tr><td>2026-08-1%d 13:10:22</td><td>1.2.3.4</td><td>Chrome</td><td>%s</td></tr>`, i, icon)
		}
		html := `<html lang="en"><title>Login history</title><h1>Login history</h1><table><tr><th>Time</th><th>IP</th><th>Browser</th><th>` + tt.head + `</th></tr>` + rows.String() + `</table>`
		if got := outcomes(t, html); got != tt.want {
			t.Errorf("%s below %q: got %s, want %s", tt.icons, tt.head, got, tt.want)
		}
	}
}

// The answer to a label that is a result is judged alike.
func TestAnswersToALabel(t *testing.T) {
	card := `<li><p>2026-08-1%d 13:10</p><p>1.2.3.4 · Chrome</p><dl><dt>%s</dt><dd>%s</dd></dl></li>`
	html := `<html lang="en"><title>Login history</title><h1>Login history</h1><ul>` + fmt.Sprintf(card, 1, "Failed", "No") + fmt.Sprintf(card, 2, "Failed", "Yes") + fmt.Sprintf(card, 3, "Failed", "No") + `</ul>`
	if got := outcomes(t, html); got != "success failure success" {
		t.Errorf("got %s", got)
	}
	html = `<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><ul>` + fmt.Sprintf(card, 1, "成功/失敗", "○") + fmt.Sprintf(card, 2, "成功/失敗", "×") + fmt.Sprintf(card, 3, "成功/失敗", "○") + `</ul>`
	if got := outcomes(t, html); got != "success failure success" {
		t.Errorf("which of two it was: got %s", got)
	}
}

// An event that changes how one signs in is no sign-in.
func TestSettingsOfSigningIn(t *testing.T) {
	for lang, rows := range map[string][3]string{
		"en": {"Signed in", "Sign-in settings changed", "Changed nickname"},
		"ja": {"ログイン", "ログイン設定を変更しました", "ニックネームを変更しました"},
	} {
		html := `<html lang="` + lang + `"><title>Account activity</title><h1>Account activity</h1><table><tr><th>Date</th><th>Event</th><th>IP address</th></tr>`
		for i, n := range []int{0, 1, 2, 0} {
			html += fmt.Sprintf(`<tr><td>2026-08-1%d 13:10</td><td>%s</td><td>1.2.3.4</td></tr>`, i, rows[n])
		}
		if got := len(strings.Fields(outcomes(t, html+`</table>`))); got != 2 {
			t.Errorf("%s: %d sign-ins, want 2", lang, got)
		}
	}
}

// A result in words that are not known is none, though the event reads "logged in".
func TestResultInUnknownWords(t *testing.T) {
	html := `<html lang="en"><title>Login log</title><h1>Login log</h1><table><tr><th>Time</th><th>IP</th><th>Message</th><th>Status</th></tr>
		<tr><td>2026-08-20 13:10</td><td>1.2.3.4</td><td>User logged in</td><td>Success</td></tr>
		<tr><td>2026-08-19 13:10</td><td>1.2.3.4</td><td>User logged in</td><td>Quarantined</td></tr>
		<tr><td>2026-08-18 13:10</td><td>5.6.7.8</td><td>User logged in</td><td>Success</td></tr></table>`
	if got := outcomes(t, html); got != "success unknown success" {
		t.Errorf("got %s", got)
	}
}

// Several times with labels of their own are those of one device; several sign-ins are not.
func TestTimesOfOneDevice(t *testing.T) {
	card := func(device string, labels ...string) string {
		html := `<div class="card"><h3>` + device + `</h3>`
		for i, label := range labels {
			html += fmt.Sprintf(`<p>%s 2026/0%d/10 09:30</p>`, label, i+2)
		}
		return html + `</div>`
	}
	for _, tt := range []struct {
		lang, title string
		labels      []string
		want        int
	}{
		{"ja", "ログイン中の端末", []string{"初回ログイン", "最終アクセス", "ログイン日時"}, 2},
		{"ja", "ログイン中の端末", []string{"初回ログイン:", "最終アクセス:"}, 2},
		{"en", "Your devices", []string{"First login", "Last login"}, 2},
		{"en", "Your devices", []string{"Added:", "Last login:"}, 2},
		{"ja", "ログイン履歴", []string{"ログイン日時", "ログイン日時"}, 4},
	} {
		html := `<html lang="` + tt.lang + `"><title>` + tt.title + `</title><h1>` + tt.title + `</h1>` + card("iPhone 15", tt.labels...) + card("Windows", tt.labels...)
		if got := len(strings.Fields(outcomes(t, html))); got != tt.want {
			t.Errorf("%s %q: %d records, want %d", tt.title, tt.labels, got, tt.want)
		}
	}
}
