package extract_test

import "testing"

// What was once read wrongly without a sign of doubt.
func TestNothingIsSilentlyWrong(t *testing.T) {
	two := "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"
	for name, tt := range map[string]struct{ html, want string }{
		"a cross in every row ends a session": {en + `<table><tr><th>Time</th><th>IP</th><th></th></tr><tr><td>2026-08-20 10:00</td><td>1.2.3.4</td><td><a>×</a></td></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td><td><a>×</a></td></tr></table>`, two},
		"headings with addresses beside lists": {ja + `<div><h4>1.2.3.4 (日本)</h4><ul><li>2026/08/20 10:00 ログイン</li><li>2026/08/20 09:00 ログイン</li></ul><h4>5.6.7.8 (中国)</h4><ul><li>2026/08/19 09:00 ログイン</li><li>2026/08/19 08:00 ログイン</li></ul></div>`,
			"08-20 10:00 1.2.3.4 - - JP\n08-20 09:00 1.2.3.4 - - JP\n08-19 09:00 5.6.7.8 - - CN\n08-19 08:00 5.6.7.8 - - CN"},
		"an expiry makes no day":        {ja + `<h3>8月20日(木)</h3><ul><li><span>アクセス日時: 10:00</span> <span>IPアドレス: 1.2.3.4</span> <span>有効期限: 2026年11月18日</span></li></ul><h3>8月19日(水)</h3><ul><li><span>アクセス日時: 09:00</span> <span>IPアドレス: 5.6.7.8</span> <span>有効期限: 2026年11月17日</span></li></ul>`, two},
		"NG is a result and no country": {ja + `<ul><li><span>2026/08/20 10:00</span> <b>OK</b> <i>日本</i> 1.2.3.4</li><li><span>2026/08/19 09:00</span> <b>NG</b> <i>日本</i> 5.6.7.8</li></ul>`, "08-20 10:00 1.2.3.4 - success JP\n08-19 09:00 5.6.7.8 - failure JP"},
		"eras with separators":          {ja + `<table><tr><th>日時</th><th>IP</th></tr><tr><td>令和8/8/20 10:00</td><td>1.2.3.4</td></tr><tr><td>令和8.8.19 09:00</td><td>5.6.7.8</td></tr></table>`, two},
	} {
		if got := read(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}
