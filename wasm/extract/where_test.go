package extract_test

import (
	"strings"
	"testing"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
)

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
		"the word for a journal": {`<html lang="vi"><title>Nhật ký đăng nhập</title><h1>Nhật ký đăng nhập</h1><table><tr><th>Thời gian<th>Địa chỉ IP<th>Kết quả
			<tr><td>20/08/2026 10:00<td>1.2.3.4<td>Thành công<tr><td>19/08/2026 09:00<td>5.6.7.8<td>Thành công</table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"lines": {ja + `<ul><li>2026/08/20 10:00<br>Yahoo! JAPAN<br>1.2.3.4<br>成功<li>2026/08/19 09:00<br>Yahoo! JAPAN<br>5.6.7.8<br>成功</ul>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.want)
		}
	}
}

// Two letters behind a city may be a state of the page's own country.
func TestStatesBehindCities(t *testing.T) {
	list := func(lang, a, b string) string {
		return `<html lang="` + lang + `"><title>Login history</title><h1>Login history</h1><table><tr><th>Time<th>Device<th>Location
			<tr><td>2026-08-20 10:00<td>Chrome on Windows<td>` + a + `<tr><td>2026-08-19 09:00<td>Safari on iPhone<td>` + b + `</table>`
	}
	for name, tt := range map[string]struct{ html, want string }{
		"of Brazil":      {list("pt-BR", "Curitiba, PR", "Recife, PE"), " | BR"},
		"of Australia":   {list("en-AU", "Adelaide, SA", "Melbourne, VIC"), "AU | "},
		"of Italy":       {list("it", "Bergamo, BG", "Milano, MI"), " | "},
		"no states":      {list("it", "Roma, IT", "Sofia, BG"), "IT | BG"},
		"one may be any": {list("pt-BR", "Lima, PE", "Lima, PE"), "PE | PE"},
		"of the USA":     {list("en-US", "San Diego, CA", "Portland, OR"), "US | US"},
		"in any English": {list("en", "Adelaide, SA", "Perth, WA"), "AU | AU"},
		"by another":     {list("en", "Whyalla, SA", "Sydney, NSW"), " | "},
		"of Canada":      {list("en", "Utrecht, NL", "Corner Brook, NL"), "NL | NL"},
		"or of Canada":   {list("en", "Toronto, ON", "Corner Brook, NL"), " | "},
		"a city abroad":  {list("en", "San Diego, CA", "Perth, WA"), "US | AU"},
	} {
		if got := countries(t, tt.html); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// countries are those that a page prints, of each record.
func countries(t *testing.T, html string) string {
	t.Helper()
	p, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range extract.Read(p, optionsFor(p.Lang)).SignIns {
		out = append(out, s.PageCountry)
	}
	return strings.Join(out, " | ")
}
