package extract_test

import (
	"fmt"
	"math/rand"
	"runtime"
	"sort"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

// greetings are the names that pages give to the last sign-ins of a customer, from new to old, by language. Several sets for one are tried in turn.
func greetings() map[string][][]string {
	return map[string][][]string{
		"ja":    {{"前回ログイン日時", "前々回ログイン日時", "3回前ログイン日時"}, {"前回のログイン", "前々回のログイン"}, {"今回のログイン日時", "前回のログイン日時", "前々回のログイン日時"}, {"最終ログイン日時", "前回ログイン日時"}, {"今回ログイン", "前回ログイン"}, {"ログイン日時(前回)", "ログイン日時(前々回)"}},
		"en":    {{"Last login", "Previous login"}, {"Last sign-in", "Previous sign-in"}, {"This sign-in", "Last sign-in", "Sign-in before that"}, {"Current login", "Last login"}, {"Last successful login", "Previous successful login"}, {"You last signed in on", "Before that you signed in on"}},
		"zh-CN": {{"本次登录时间", "上次登录时间"}, {"上次登录时间", "上上次登录时间"}, {"最近一次登录", "前一次登录"}},
		"zh-TW": {{"本次登入時間", "上次登入時間"}, {"上次登入時間", "前次登入時間"}, {"最近登入時間", "前次登入時間"}},
		"ko":    {{"최근 로그인", "이전 로그인"}, {"최근 접속일시", "직전 접속일시"}, {"이번 로그인 시간", "지난 로그인 시간"}},
		"de":    {{"Letzte Anmeldung", "Vorletzte Anmeldung"}, {"Letzter Login", "Vorheriger Login"}, {"Aktuelle Anmeldung", "Letzte Anmeldung"}},
		"fr":    {{"Dernière connexion", "Connexion précédente"}, {"Dernière connexion", "Avant-dernière connexion"}, {"Connexion actuelle", "Dernière connexion"}},
		"es":    {{"Último acceso", "Acceso anterior"}, {"Último inicio de sesión", "Inicio de sesión anterior"}, {"Última conexión", "Conexión anterior"}},
		"pt-BR": {{"Último acesso", "Acesso anterior"}, {"Último login", "Login anterior"}, {"Último acesso", "Penúltimo acesso"}},
		"it":    {{"Ultimo accesso", "Accesso precedente"}, {"Ultimo accesso", "Penultimo accesso"}, {"Ultimo login", "Login precedente"}},
		"ru":    {{"Последний вход", "Предыдущий вход"}, {"Текущий вход", "Последний вход"}, {"Последний вход", "Предпоследний вход"}},
		"vi":    {{"Lần đăng nhập gần nhất", "Lần đăng nhập trước"}, {"Đăng nhập gần đây nhất", "Đăng nhập trước đó"}},
	}
}

// greetingLayouts write labels with their times.
func greetingLayouts() map[string]func(labels, times []string) string {
	each := func(open, between, end string, labels, times []string) string {
		var b strings.Builder
		for i := range times {
			b.WriteString(open + labels[i] + between + times[i] + end)
		}
		return b.String()
	}
	return map[string]func(labels, times []string) string{
		"table": func(l, t []string) string {
			return "<table>" + each("<tr><th>", "</th><td>", "</td></tr>", l, t) + "</table>"
		},
		"old table": func(l, t []string) string {
			return "<table>" + each("<tr><td>", "</td><td>", "</td></tr>", l, t) + "</table>"
		},
		"one row": func(l, t []string) string {
			return "<table><tr>" + each("<td>", "</td><td>", "</td>", l, t) + "</tr></table>"
		},
		"columns": func(l, t []string) string {
			return "<table><tr><th>" + strings.Join(l[:len(t)], "</th><th>") + "</th></tr><tr><td>" + strings.Join(t, "</td><td>") + "</td></tr></table>"
		},
		"terms":      func(l, t []string) string { return "<dl>" + each("<dt>", "</dt><dd>", "</dd>", l, t) + "</dl>" },
		"items":      func(l, t []string) string { return "<ul>" + each("<li>", ": ", "</li>", l, t) + "</ul>" },
		"paragraphs": func(l, t []string) string { return "<div>" + each("<p>", "：", "</p>", l, t) + "</div>" },
		"spans": func(l, t []string) string {
			return `<div class="last">` + each("<div><span>", "</span><span>", "</span></div>", l, t) + "</div>"
		},
		"spans alike": func(l, t []string) string {
			return `<div class="last">` + each("<span>", "</span><b>", "</b>", l, t) + "</div>"
		},
		"breaks":   func(l, t []string) string { return "<p>" + each("", ": ", "<br>", l, t) + "</p>" },
		"one line": func(l, t []string) string { return "<p>" + each("", ": ", " / ", l, t) + "</p>" },
		"with ways": func(l, t []string) string {
			return "<dl>" + each("<dt>", "</dt><dd>", " <small>(Web)</small></dd>", l, t) + "</dl>"
		},
		"blanks": func(l, t []string) string { return "<div>" + each("<p>", " ", "</p>", l, t) + "</div>" },
	}
}

// The times at which a customer signed in last, each with its name and nothing else, are read in every layout and language, also on a page of
// another title; one such time alone is read only below the title of a history.
func TestMatrixOfGreetings(t *testing.T) {
	words := vocabulary.NewSource(names.Table())
	r := rand.New(rand.NewSource(5))
	layouts := greetingLayouts()
	var layoutNames []string
	for n := range layouts {
		layoutNames = append(layoutNames, n)
	}
	sort.Strings(layoutNames)
	bad, pages := 0, 0
	for _, w := range tongues() {
		sets := greetings()[w.tag]
		for i, layout := range layoutNames {
			for k, titled := range []bool{true, false} {
				if runtime.GOOS == "wasip1" && (i+k)%2 > 0 {
					continue // slow there, and the same rules
				}
				labels := sets[(i+k)%len(sets)] // there are more layouts than sets: each set comes in turn, with and without a title
				pages++
				form := pick(r, w.full)
				at := options().Now.Add(-time.Duration(60+r.Intn(3000)) * time.Minute)
				var want []string
				var texts []string
				for range labels {
					texts = append(texts, w.form(form, at))
					want = append(want, at.Format("01-02 15:04"))
					at = at.Add(-time.Duration(600+r.Intn(9000)) * time.Minute)
				}
				title := "Example Bank"
				if titled {
					title = w.titles[0]
				}
				page := fmt.Sprintf(`<html lang="%s"><title>%s</title><h1>%s</h1><p>Taro</p>%s<h2>Menu</h2><ul><li>A</li><li>B</li></ul>`, w.tag, title, title, layouts[layout](labels, texts))
				got := timesOf(t, words, page)
				if strings.Join(got, " ") != strings.Join(want, " ") {
					if bad++; bad < 40 {
						t.Logf("%s, %s, %s, titled %v: %v, want %v", w.tag, layout, form, titled, got, want)
						t.Logf("   %s", layouts[layout](labels, texts))
					}
				}
			}
		}
	}
	t.Logf("%d of %d pages are read exactly", pages-bad, pages)
	if 50*bad > pages {
		t.Errorf("%d of %d pages are misread", bad, pages)
	}
}

// One sign-in is told in a sentence or in a box of its own: with its address it is read, among whatever else a page shows.
func TestLoneGreetings(t *testing.T) {
	for name, tt := range map[string]struct{ html, want string }{
		"a sentence": {`<html lang="fr"><title>Espace client</title><p>Bonjour M. Roux, votre dernière connexion date du 20/08/2026 à 19:43 depuis Nantes, France (adresse IP 1.2.3.4).</p><h2>Contrats</h2><ul><li>Auto, échéance 01/07/2026</ul>`,
			"08-20 19:43 1.2.3.4 - - FR"},
		"below a greeting": {ja + `<title>マイページ</title><p>ようこそ<br>最終ログイン：2026/08/20 01:29（1.2.3.4）</p><b>お知らせ</b><br>2026/01/10 開催<br>2026/01/03 終了`, "08-20 01:29 1.2.3.4 - -"},
		"in pieces": {`<html lang="zh-CN"><title>网上银行</title><div>您好！上次登录时间：<span>2026-08-20 06:13:55</span> 登录IP：<span>1.2.3.4</span> 登录地点：<span>中国</span></div><h3>最近交易</h3><table><tr><td>2026-01-05 10:22:31<td>转账<td>-500.00<tr><td>2026-01-03 09:02:11<td>工资<td>8,000.00</table>`,
			"08-20 06:13 1.2.3.4 - - CN"},
		"without an address": {`<html lang="es"><title>Inicio</title><p>Hola, Lucía. Tu último acceso fue el 20/08/2026 a las 18:47 h.</p>`, ""},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.want)
		}
	}
}

// Times that are no greeting: one sign-in beside other dates of an account, those of many users, the dates of mails.
func TestNoGreetings(t *testing.T) {
	words := vocabulary.NewSource(names.Table())
	for name, html := range map[string]string{
		"one sign-in, other dates": `<html lang="en"><title>Profile</title><h1>Your profile</h1><dl><dt>Member since</dt><dd>2020-08-01</dd><dt>Last login</dt><dd>2026-08-20 10:00</dd><dt>Last password change</dt><dd>2026-08-10 09:00</dd></dl>`,
		"users":                    `<html lang="en"><title>Users</title><h1>Users</h1><table><tr><th>User</th><th>Last login</th><th>Previous login</th></tr><tr><td>taro</td><td>2026-08-20 10:00</td><td>2026-08-19 10:00</td></tr><tr><td>jiro</td><td>2026-08-18 10:00</td><td>2026-08-17 10:00</td></tr></table>`,
		"mails":                    `<html lang="ja"><title>受信箱</title><h1>受信箱</h1><ul><li>最新のログインのお知らせ <span>2026/08/20 10:00</span></li><li>前回のアンケート <span>2026/08/18 10:00</span></li></ul>`,
		"expiry of the sign-in":    `<html lang="ja"><title>設定</title><h1>設定</h1><dl><dt>ログインパスワードの前回変更</dt><dd>2026/08/20 10:00</dd><dt>ログインパスワードの次回変更</dt><dd>2026/11/20 10:00</dd></dl>`,
	} {
		if got := timesOf(t, words, html); len(got) > 0 {
			t.Errorf("%s: read as %v", name, got)
		}
	}
}

// timesOf are the times of the sign-ins of a page.
func timesOf(t *testing.T, words *vocabulary.Source, html string) []string {
	t.Helper()
	p, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Zone, o.Words = time.UTC, words.For(p.Lang, nil)
	var out []string
	for _, s := range extract.Read(p, o).SignIns {
		out = append(out, s.Time.Format("01-02 15:04"))
	}
	return out
}
