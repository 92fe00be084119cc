package extract_test

import "testing"

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
