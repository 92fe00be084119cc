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
