package extract_test

import "testing"

// Results in a word of their own, and where the word for one is but the name of an empty field.
func TestResultsInAWord(t *testing.T) {
	for name, tt := range map[string]struct{ html, want string }{
		"no error": {`<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><table><tbody><tr><th>ログイン日時<td>2026年8月20日 10時00分<tr><th>IPアドレス<td>1.2.3.4<tr><th>エラー内容<td>－</tbody>
			<tbody><tr><th>ログイン日時<td>2026年8月19日 9時00分<tr><th>IPアドレス<td>5.6.7.8<tr><th>エラー内容<td>パスワード相違</tbody></table>`, "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - failure"},
		"yes and no": {`<html lang="pl"><title>Ostatnie logowania</title><h1>Ostatnie logowania</h1><table><tr><th>Data<th>Adres IP<th>Udane<tr><td>20-08-2026 10:00<td>1.2.3.4<td>tak<tr><td>19-08-2026 09:00<td>5.6.7.8<td>nie</table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"not in order": {`<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><table><tr><th>ログイン日時<th>ログイン状況<th>IPアドレス<tr><td>2026/08/20 10:00<td>正常<td>1.2.3.4<tr><td>2026/08/19 09:00<td>異常<td>5.6.7.8</table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"without success": {`<html lang="pt"><title>Últimos acessos</title><h1>Últimos acessos</h1><table><tr><th>Data/Hora<th>Endereço IP<th>Resultado<tr><td>2026-08-20 10:00<td>1.2.3.4<td>Sucesso<tr><td>2026-08-19 09:00<td>5.6.7.8<td>Insucesso</table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"success after failures": {`<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><table><tr><th>ログイン日時<th>結果<th>IPアドレス<tr><td>2026/08/20 10:00<td>ログイン成功（パスワード誤り2回後）<td>1.2.3.4<tr><td>2026/08/19 09:00<td>ログイン失敗（パスワード誤り）<td>5.6.7.8</table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"under headings": {`<html lang="en"><title>Sign-in history</title><h1>Sign-in history</h1><h3>Successful sign-ins</h3><ul><li>2026-08-20 10:00 <b>1.2.3.4</b></li><li>2026-08-19 09:00 <b>1.2.3.4</b></li></ul><h3>Blocked sign-ins</h3><ul><li>2026-08-18 08:00 <b>5.6.7.8</b></li><li>2026-08-17 07:00 <b>5.6.7.8</b></li></ul>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 1.2.3.4 - success\n08-18 08:00 5.6.7.8 - blocked\n08-17 07:00 5.6.7.8 - blocked"},
		"in sentences": {`<html lang="pl"><title>Historia logowania</title><h1>Historia logowania</h1><ul><li>Udane logowanie z 1.2.3.4 20.08.2026 10:00.</li><li>Zablokowaliśmy podejrzane logowanie z 5.6.7.8 19.08.2026 9:00.</li><li>Odrzucono logowanie z 5.6.7.8 18.08.2026 8:00.</li></ul>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - blocked\n08-18 08:00 5.6.7.8 - failure"},
		"my sign-ins": {`<html lang="tr"><title>Son Girişlerim</title><h1>Son Girişlerim</h1><ul><li><div>20.08.2026 10:00</div><div>Mobil Şube</div><div>Başarılı</div></li><li><div>19.08.2026 09:00</div><div>İnternet Şubesi</div><div>Hatalı Şifre</div></li></ul>`,
			"08-20 10:00 invalid IP app success\n08-19 09:00 invalid IP web failure"},
		"watched last": {`<html lang="en"><title>Manage Access and Devices</title><h1>Manage Access and Devices</h1><p>These signed-in devices have recently been active on this account.</p><ul><li><section><h3>Apple iPhone 15</h3><p><span>Location</span> California, United States</p><p>Last Watched: 8/20/26, 10:00 AM</p></section><button>Sign Out</button></li>
			<li><section><h3>Chrome PC - Web Browser</h3><p><span>Location</span> Nevada, United States</p><p>Last Watched: 8/19/26, 9:00 AM</p></section><button>Sign Out</button></li></ul>`,
			"08-20 10:00 invalid IP - - US\n08-19 09:00 invalid IP web - US"},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, tt.want)
		}
	}
}

// A result that is denied is its opposite, in the words of each language.
func TestDeniedResults(t *testing.T) {
	for lang, denied := range map[string]string{"ar": "غير ناجح", "cs": "Nepřihlášeno", "el": "Χωρίς επιτυχία", "en": "Did not succeed", "et": "Ei õnnestunud", "fi": "Ei onnistunut", "fr": "N'a pas abouti", "he": "התחברות לא הצליחה",
		"hi": "सफल नहीं", "hr": "Nije uspjelo", "ko": "성공하지 못함", "pl": "Nie powiodło się", "ro": "Fără succes", "sv": "Lyckades inte", "tr": "Başarılı olmadı", "uk": "Не успішно", "zh-TW": "未能登入"} {
		html := `<html lang="` + lang + `"><title>Login history</title><h1>Login history</h1><table><tr><th>Time<th>IP address<th>Result<tr><td>2026-08-20 10:00<td>1.2.3.4<td>` + denied + `<tr><td>2026-08-19 09:00<td>5.6.7.8<td>OK</table>`
		if got, want := readInItsLanguage(t, html), "08-20 10:00 1.2.3.4 - failure\n08-19 09:00 5.6.7.8 - success"; got != want {
			t.Errorf("%s, %s:\ngot  %q\nwant %q", lang, denied, got, want)
		}
	}
}
