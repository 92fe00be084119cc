package extract_test

import (
	"strings"
	"testing"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

// Labels that no list holds: one of time, and a word for signing in before or behind it, prove that the times are those of sign-ins.
func TestComposedLabels(t *testing.T) {
	r := &titleReader{t: t, words: vocabulary.NewSource(names.Table())}
	for lang, labels := range map[string]string{
		"ja":    "ログインの日付|サインインした時刻|ログイン発生日時|サインイン年月日",
		"en":    "Sign-in timestamp|Login day|Date of sign-in|Time of login",
		"de":    "Datum des Logins|Login Datum",
		"fr":    "Date et heure de connexion|Date d'authentification",
		"zh-CN": "登录发生日期|登录的日期",
		"ko":    "로그인 일자|로그인한 시각",
	} {
		for label := range strings.SplitSeq(labels, "|") {
			page := `<html lang="` + lang + `"><title>Example</title><h1>Example</h1><table><tr><th>` + label + `</th><th>IP</th></tr>` +
				`<tr><td>2026-08-20 10:00</td><td>126.79.204.21</td></tr><tr><td>2026-08-19 11:02</td><td>61.213.90.8</td></tr><tr><td>2026-08-17 23:41</td><td>118.8.99.71</td></tr></table>`
			if got := r.read(page); len(got) != 3 {
				t.Errorf("%s %q: %d of 3 sign-ins", lang, label, len(got))
			}
		}
	}
}

// Yes and no after a label that is a result are the result.
func TestAnswers(t *testing.T) {
	r := &titleReader{t: t, words: vocabulary.NewSource(names.Table())}
	for _, row := range []string{
		`<li>2026-08-%s0 10:00 <span>126.79.204.21</span> <span>Login successful:</span> <b>no</b></li>`,
		`<li>2026-08-%s0 10:00 <span>126.79.204.21</span> <span>Login successful: no</span></li>`,
		`<li><dl><dt>Time</dt><dd>2026-08-%s0 10:00</dd><dt>IP</dt><dd>126.79.204.21</dd><dt>Login successful</dt><dd>No</dd></dl></li>`,
	} {
		page := `<html lang="en"><title>Login history</title><h1>Login history</h1><ul>` + strings.ReplaceAll(row, "%s", "2") + strings.ReplaceAll(row, "%s", "1") + `</ul>`
		got := r.read(page)
		if len(got) != 2 || got[0].Outcome != signin.Failure || got[1].Outcome != signin.Failure {
			t.Errorf("%s: %v", row, got)
		}
	}
}
