package extract_test

import (
	"testing"

	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

// Pages that print little: the way of each sign-in is read where it is a word that may be a label, and a heading may say that a search found them.
func TestPlainPages(t *testing.T) {
	r := &titleReader{t: t, words: vocabulary.NewSource(names.Table())}
	for name, page := range map[string]string{
		"a way beside each time": `<html lang="ja"><title>過去のログイン履歴</title><h1>過去のログイン履歴</h1><table><tr><th></th><th>日時</th><th>環境</th></tr>` +
			`<tr><td>1</td><td>8/20(木) 11:41</td><td>アプリ</td></tr><tr><td>2</td><td>8/19(水) 06:58</td><td>アプリ</td></tr><tr><td>3</td><td>8/17(月) 06:14</td><td>アプリ</td></tr></table>`,
		"a way below each time": `<html lang="ja"><title>ご利用状況</title><h1>ご利用状況</h1><ul><li><div>ログイン</div><div><div>2026年8月20日 11:41</div><div>アプリ</div></div></li>` +
			`<li><div>ログイン</div><div><div>2026年8月19日 11:41</div><div>アプリ</div></div></li><li><div>ログイン</div><div><div>2026年8月18日 11:41</div><div>アプリ</div></div></li></ul>`,
		"a search": `<html lang="ja"><title>T_LOGIN_HIST 検索結果</title><h3>T_LOGIN_HIST 検索結果</h3><table><tr><th>LOGIN_DATE</th><th>IP_ADDR</th><th>WAY</th></tr>` +
			`<tr><td>2026/08/20 11:41:09</td><td>119.240.33.239</td><td>アプリ</td></tr><tr><td>2026/08/19 11:41:09</td><td>119.240.33.2</td><td>アプリ</td></tr><tr><td>2026/08/18 11:41:09</td><td>119.240.33.2</td><td>アプリ</td></tr></table>`,
		"what was done": `<html lang="es"><title>Accesos realizados</title><h1>Accesos realizados</h1><ul><li><span>20/08/2026 11:41:09</span><span>App</span><span>83.44.10.179</span></li>` +
			`<li><span>19/08/2026 15:37:41</span><span>App</span><span>83.44.10.236</span></li><li><span>18/08/2026 07:07:33</span><span>App</span><span>83.44.10.126</span></li></ul>`,
	} {
		got := r.read(page)
		if len(got) != 3 {
			t.Errorf("%s: %d of 3 sign-ins", name, len(got))
		}
		for i := range got {
			if got[i].Protocol != "app" {
				t.Errorf("%s: the way of sign-in %d is %s", name, i, got[i].Protocol)
			}
		}
	}
}

// A log that tells which sign-ins failed names those that went well in words of its own: an access, by what, and from which address.
func TestAccessesBesideFailures(t *testing.T) {
	r := &titleReader{t: t, words: vocabulary.NewSource(names.Table())}
	page := `<html lang="en"><title>System Log</title><h1>Admin Activity</h1><ul><li>Aug 20, 2026 12:11:09 PM — Admin Ruth accessed UniNet Network using the web from 192.168.1.20</li>` +
		`<li>Aug 20, 2026 8:23:52 AM — Admin login failed from 192.168.1.21</li><li>Aug 20, 2026 6:47:08 AM — Admin Ruth accessed UniNet Network using the web from 192.168.1.22</li>` +
		`<li>Aug 19, 2026 8:23:52 AM — Admin login failed from 192.168.1.21</li><li>Aug 19, 2026 6:47:08 AM — Admin Ruth changed the name of UniNet Network</li></ul>`
	if got := r.read(page); len(got) != 4 {
		t.Errorf("%d of 4 sign-ins", len(got))
	}
}

// The lists under headings that are places are one history, also where one holds a single sign-in.
func TestListsByPlace(t *testing.T) {
	r := &titleReader{t: t, words: vocabulary.NewSource(names.Table())}
	page := `<html lang="ja"><title>ログインした地域</title><h1>ログインした地域</h1><section><h3>東京都</h3><ul><li><span>Windows</span><time>8月20日 21:02</time></li><li><span>iPhone</span><time>8月19日 9:11</time></li></ul></section>` +
		`<section><h3>フィリピン マニラ</h3><ul><li><span>Android</span><time>8月18日 3:20</time></li><li><span>Android</span><time>8月18日 3:05</time></li></ul></section>` +
		`<section><h3>大阪府</h3><ul><li><span>iPhone</span><time>8月10日 12:00</time></li></ul></section>`
	if got := r.read(page); len(got) != 5 {
		t.Errorf("%d of 5 sign-ins", len(got))
	}
}

// The word for an access means a sign-in where a result stands behind it.
func TestAccessesWithResults(t *testing.T) {
	got := readInItsLanguage(t, `<html lang="it"><title>Cronologia account</title><h1>Cronologia account</h1><dl><dt>20/08/2026 10:00<dd>Accesso riuscito (1.2.3.4)<dt>19/08/2026 09:00<dd>Accesso non riuscito (5.6.7.8)<dt>18/08/2026 08:00<dd>Ordine (1.2.3.4)<dt>17/08/2026 08:00<dd>Accesso riuscito (1.2.3.4)</dl>`)
	if want := "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure\n08-17 08:00 1.2.3.4 - success"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
