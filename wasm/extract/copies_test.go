package extract_test

import (
	"testing"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
)

// One history that a page shows twice is read once: the more exact of the two, with what the other one tells besides.
func TestCopies(t *testing.T) {
	const head = `<html lang="en"><title>Login history</title><h1>Login history</h1>`
	const table = `<table><tr><th>Time<th>IP<th>Status<tr><td>2026-08-20 10:00:11<td>1.2.3.4<td>OK<tr><td>2026-08-19 09:00:22<td>5.6.7.8<td>Failed<tr><td>2026-08-18 08:00:33<td>1.2.3.4<td>OK</table>`
	const once = "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure\n08-18 08:00 1.2.3.4 - success"
	for name, tt := range map[string]struct{ html, want string }{
		"cards without seconds": {head + `<div>` + table + `</div><ul class="cards"><li><b>20 August 2026, 10:00</b><i>1.2.3.4</i><li><b>19 August 2026, 09:00</b><i>5.6.7.8</i><li><b>18 August 2026, 08:00</b><i>1.2.3.4</i></ul>`, once},
		"rough cards first":     {head + `<div><div><b>1 day ago</b><i>1.2.3.4</i></div><div><b>2 days ago</b><i>5.6.7.8</i></div><div><b>3 days ago</b><i>1.2.3.4</i></div></div>` + table, once},
		"a box for each": {head + `<table><tr><th>Time<th>IP<tr><td>2026-08-20 10:00:11<td>1.2.3.4<tr><td>2026-08-19 09:00:22<td>5.6.7.8<tr><td>2026-08-18 08:00:33<td>1.2.3.4</table>
			<div><h5>Details</h5><table><tr><th>Time<td>2026-08-20 10:00:11<tr><th>IP<td>1.2.3.4<tr><th>Status<td>OK</table></div>
			<div><h5>Details</h5><table><tr><th>Time<td>2026-08-19 09:00:22<tr><th>IP<td>5.6.7.8<tr><th>Status<td>Failed</table></div>
			<div><h5>Details</h5><table><tr><th>Time<td>2026-08-18 08:00:33<tr><th>IP<td>1.2.3.4<tr><th>Status<td>OK</table></div>`, once},
		"to be printed": {head + table + `<div><h2>Login history (to print)</h2>` + table + `</div>`, once},
		"failures before successes": {head + `<h2>Successful sign-ins</h2><table><tr><th>Time<th>IP<tr><td>2026-08-20 10:00<td>1.2.3.4<tr><td>2026-08-19 09:00<td>5.6.7.8<tr><td>2026-08-18 08:00<td>1.2.3.4</table>
			<h2>Failed sign-ins</h2><table><tr><th>Time<th>IP<tr><td>2026-08-20 10:00<td>1.2.3.4<tr><td>2026-08-19 09:00<td>5.6.7.8<tr><td>2026-08-18 08:00<td>1.2.3.4</table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success\n08-18 08:00 1.2.3.4 - success\n08-20 10:00 1.2.3.4 - failure\n08-19 09:00 5.6.7.8 - failure\n08-18 08:00 1.2.3.4 - failure"},
		"another history": {head + table + `<h2>Sign-ins by app</h2><table><tr><th>Time<th>IP<tr><td>2026-08-20 11:00:11<td>1.2.3.4<tr><td>2026-08-19 10:00:22<td>5.6.7.8<tr><td>2026-08-18 09:00:33<td>1.2.3.4</table>`,
			once + "\n08-20 11:00 1.2.3.4 - -\n08-19 10:00 5.6.7.8 - -\n08-18 09:00 1.2.3.4 - -"},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.want)
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

// The name of a history may stand where no heading does.
func TestNamesElsewhere(t *testing.T) {
	const rows = `<table><tr><th>Time<th>IP address<th>Result<tr><td>2026-08-20 10:00<td>1.2.3.4<td>OK<tr><td>2026-08-19 09:00<td>5.6.7.8<td>OK</table>`
	const want = "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"
	for name, tt := range map[string]struct{ html, want string }{
		"a label":              {`<section aria-label="Login history">` + rows + `</section>`, want},
		"a way through a site": {`<nav aria-label="Breadcrumb"><ol><li><a>Home</a><li>Login history</ol></nav>` + rows, want},
		"a button that opens":  {`<button aria-expanded="true" aria-controls="x">Login history</button><div id="x">` + rows + `</div>`, want},
		"a label of others":    {`<section aria-label="Mail server traffic">` + rows + `</section>`, ""},
	} {
		if got := readInItsLanguage(t, `<html lang="en"><title>ID</title>`+tt.html); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.want)
		}
	}
}

// The word for an access means a sign-in where a result stands behind it.
func TestAccessesWithResults(t *testing.T) {
	got := readInItsLanguage(t, `<html lang="it"><title>Cronologia account</title><h1>Cronologia account</h1><dl><dt>20/08/2026 10:00<dd>Accesso riuscito (1.2.3.4)<dt>19/08/2026 09:00<dd>Accesso non riuscito (5.6.7.8)<dt>18/08/2026 08:00<dd>Ordine (1.2.3.4)<dt>17/08/2026 08:00<dd>Accesso riuscito (1.2.3.4)</dl>`)
	if want := "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure\n08-17 08:00 1.2.3.4 - success"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// A history whose table has its head and no row is empty; another page's table is no history.
func TestHeadsAlone(t *testing.T) {
	for html, want := range map[string]string{
		`<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><table><thead><tr><th>日時<th>IPアドレス<th>国・地域</thead><tbody></tbody></table>`: extract.Empty,
		`<html lang="en"><title>Login history</title><h1>Login history</h1><table><tr><th>Date<th>Amount</table>`:                       extract.NotHistory,
		`<html lang="en"><title>Orders</title><h1>Orders</h1><table><tr><th>Date<th>IP address</table>`:                                 extract.NotHistory,
	} {
		p, err := saved.Parse([]byte(html))
		if err != nil {
			t.Fatal(err)
		}
		if got := extract.Read(p, optionsFor(p.Lang)).State; got != want {
			t.Errorf("%s: %s, want %s", html, got, want)
		}
	}
}
