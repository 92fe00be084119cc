package extract_test

import "testing"

// Below the name of a history of sign-ins, rows with a moment and one short text are sign-ins where some name a way; doors and versions are none.
func TestMomentsWithAShortText(t *testing.T) {
	three := "08-20 10:00 invalid IP app -\n08-19 09:00 invalid IP - -\n08-18 08:00 invalid IP app -"
	for name, tt := range map[string]struct{ html, want string }{
		"an app and a site": {`<html lang="en"><title>Recent logins</title><h1>Recent logins</h1><div class=row><div>8/20/26 10:00 a.m.</div><div>My Carrier app</div></div><div class=row><div>8/19/26 9:00 a.m.</div><div>carrier.com</div></div><div class=row><div>8/18/26 8:00 a.m.</div><div>My Carrier app</div></div>`, three},
		"a column for the way": {`<html lang="sv"><title>Inloggningshistorik</title><h1>Inloggningshistorik</h1><table><tr><th>Tidpunkt<th>Inloggningssätt<tr><td>20 aug 2026 10:00<td>Mobilt BankID<tr><td>19 aug 2026 09:00<td>Freja eID+</table>`,
			"08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"terms": {`<html lang="nl"><title>Inloghistorie</title><h1>Inloghistorie</h1><dl><dt>do 20 aug 2026, 10:00</dt><dd>Ingelogd met DigiD app</dd></dl><dl><dt>wo 19 aug 2026, 09:00</dt><dd>Ingelogd met DigiD sms</dd></dl>`,
			"08-20 10:00 invalid IP app success\n08-19 09:00 invalid IP - success"},
		"an attempt": {`<html lang="fr"><title>Historique de mon compte</title><h1>Historique de mon compte</h1><table><tr><th>Date<th>Événement<tr><td>20/08/2026 10:00<td>Connexion réussie<tr><td>20/08/2026 09:30<td>Modification de l’adresse e-mail<tr><td>19/08/2026 09:00<td>Tentative de connexion échouée</table>`,
			"08-20 10:00 invalid IP - success\n08-19 09:00 invalid IP - failure"},
		"the foot of a table": {`<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><table><thead><tr><th>ログイン日時<th>IPアドレス</thead><tbody><tr><td>2026-08-20 10:00<td>1.2.3.4<tr><td>2026-08-19 09:00<td>5.6.7.8</tbody><tfoot><tr><td colspan=2>2件中1-2件を表示（2026-08-20 23:00 更新）</tfoot></table>`,
			"08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
		"a dialogue": {`<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><div class=item><p>2026年8月20日(木)10時00分</p><p>本人認証あり</p><button>詳細</button></div><div class=item><p>2026年8月19日(水)9時00分</p><p>本人認証なし</p><button>詳細</button></div>
			<div role=dialog hidden><h2>詳細</h2><p>ログインに心当たりがない場合はお問い合わせください。 受付 9:00～17:00</p></div>`, "08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"whose": {`<html lang="ko"><title>내 계정</title><h3>로그인 이력</h3><ul><li>bora - 2026-08-20T10:00:00.272</li><li>bora - 2026-08-19T09:00:00.5</li></ul><a href="/logout">로그아웃</a>`,
			"08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"of several": {`<html lang="ko"><title>내 계정</title><h3>로그인 이력</h3><ul><li>bora - 2026-08-20T10:00:00.272</li><li>minsu - 2026-08-19T09:00:00.5</li></ul>`, ""},
		"days of sessions in a network": {`<html lang="ja"><title>プロフィール</title><h3>セッション</h3><table><tr><th>最終確認<th>ログオン日時<th>IPアドレス<th>ブラウザ<tr><td>19 時間前<td>2026年8月10日<td>10.21.107.40<td>Firefox / Linux<tr><td>2 日前<td>2026年8月9日<td>192.168.1.29<td>Safari / iPhone</table>`,
			"08-10 00:00 10.21.107.40 - -\n08-09 00:00 192.168.1.29 - -"},
		"doors":    {`<html lang="pt"><title>Histórico de acessos</title><h1>Histórico de acessos</h1><ul><li><span>20/08/2026 10:00</span><span>Portão principal</span></li><li><span>19/08/2026 09:00</span><span>Garagem</span></li></ul>`, ""},
		"versions": {`<html lang="en"><title>App releases</title><h1>App releases</h1><ul><li>Aug 20, 2026 — 10.4.2.1 — Android app: faster sign-in</li><li>Aug 3, 2026 — 10.4.1.0 — Web: new login history</li></ul>`, ""},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, tt.want)
		}
	}
}
