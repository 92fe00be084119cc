package extract_test

import "testing"

// What has a country's name in it and is none: a foreign address beside it would count as home's.
func TestNamesWithACountryInThem(t *testing.T) {
	for name, tt := range map[string]struct{ html, want string }{
		"an empty cell beside a service": {ja + `<table><tr><th>日時<th>サービス<th>認証結果<th>IPアドレス<th>国、地域
			<tr><td>2026/08/20 10:00<td>Yahoo! JAPAN ID<td>成功<td>1.2.3.4<td>
			<tr><td>2026/08/19 09:00<td>Amazon Japan<td>成功<td>5.6.7.8<td>
			<tr><td>2026/08/18 09:00<td>Yahoo! JAPAN ID<td>成功<td>5.6.7.9<td>日本</table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success\n08-18 09:00 5.6.7.9 - success JP"},
		"no column of countries": {ja + `<table><tr><th>日時<th>サービス<th>結果<th>IPアドレス
			<tr><td>2026/08/20 10:00<td>Yahoo! JAPAN<td>成功<td>1.2.3.4
			<tr><td>2026/08/19 09:00<td>Yahoo!JAPAN ID<td>成功<td>5.6.7.8</table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"lines": {ja + `<ul><li>2026/08/20 10:00<br>Yahoo! JAPAN<br>1.2.3.4<br>成功<li>2026/08/19 09:00<br>Yahoo! JAPAN<br>5.6.7.8<br>成功</ul>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
	} {
		if got := read(t, tt.html); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.want)
		}
	}
}
