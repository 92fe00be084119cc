package extract_test

import (
	"strings"
	"testing"
)

// Histories among other things, each with what it must give: "time address protocol outcome country" of every record.
func TestHistoriesAmongOtherThings(t *testing.T) {
	two := "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"
	for name, tt := range map[string]struct{ html, want string }{
		"what happened on a day, one item each, is no card of one": {`<html lang="de"><title>Sicherheitsaktivitäten</title><h1>Sicherheitsaktivitäten</h1><section><h2>20. August</h2><ul><li><div>Neue Anmeldung auf iPad</div><div>10:00 · Wien, Österreich</div></li><li><div>Passkey hinzugefügt</div><div>10:03 · Wien, Österreich</div></li></ul></section>
			<section><h2>19. August</h2><ul><li><div>Neue Anmeldung unter Windows</div><div>09:00 · Berlin, Deutschland</div></li></ul></section>`, "08-20 10:00 invalid IP - - AT\n08-19 09:00 invalid IP - - DE"},
		"the reader's own address below": {en + `<div><p>2026-08-20 10:00, 1.2.3.4, Chrome</p><p>2026-08-19 09:00, 5.6.7.8, Chrome</p></div><p>Your IP address now: 1.2.3.4</p>`, two},
		"a sentence on the connection":   {`<html lang="de"><title>Kontoaktivitäten</title><h3>Kontoaktivitäten</h3><table><tr><th>Zugriffstyp</th><th>Standort (IP-Adresse)</th><th>Datum/Uhrzeit</th></tr><tr><td>IMAP</td><td>Deutschland (1.2.3.4)</td><td>20.08.2026 10:00</td></tr></table><p>Mit diesem Computer sehen Sie die Seite von 1.2.3.4 aus. (Deutschland)</p>`, "08-20 10:00 1.2.3.4 imap - DE"},
		"a bank that tells the way and the result": {`<html lang="sv"><title>Inloggningar</title><h2>Senaste inloggningar</h2><table><tr><th>Tid</th><th>Kanal</th><th>Legitimering</th><th>Resultat</th></tr><tr><td>2026-08-20 10:00</td><td>Internetbanken</td><td>BankID</td><td>Lyckad</td></tr>
			<tr><td>2026-08-19 09:00</td><td>Telefonbanken</td><td>Dosa</td><td>Lyckad</td></tr></table>`, "08-20 10:00 invalid IP - success\n08-19 09:00 invalid IP - success"},
		"a name of a program's error beside sign-ins": {`<html lang="en"><title>System logs</title><h1>System logs</h1><table><tr><th>Log title</th><th>Log type</th><th>Log date</th><th>IP address</th></tr><tr><td>Failed agent login attempt (bob)</td><td>Warning</td><td>2026-08-20 10:00</td><td>1.2.3.4</td></tr>
			<tr><td>DB Error #1054</td><td>Error</td><td>2026-08-19 12:00</td><td>127.0.0.1</td></tr><tr><td>Excessive login attempts (bob)</td><td>Warning</td><td>2026-08-19 09:00</td><td>5.6.7.8</td></tr></table>`, "08-20 10:00 1.2.3.4 - failure\n08-19 09:00 5.6.7.8 - failure"},
		"orders and edits in the column for what was done": {`<html lang="da"><title>Aktivitetslog</title><h1>Aktivitetslog</h1><table><tr><th>Aktivitetslog type</th><th>IP-adresse</th><th>Oprettet den</th></tr><tr><td>Offentlig butik. Login</td><td>1.2.3.4</td><td>20-08-2026 10:00:00</td></tr><tr><td>Offentlig butik. Placér en ordre</td><td>1.2.3.4</td><td>19-08-2026 12:00:00</td></tr>
			<tr><td>Rediger et produkt</td><td>5.6.7.8</td><td>19-08-2026 11:00:00</td></tr><tr><td>Offentlig butik. Login</td><td>5.6.7.8</td><td>19-08-2026 09:00:00</td></tr></table>`, two},
		"what happened, in a row below that reaches over the columns": {`<html lang="de"><title>Verwaltung</title><h1>Admin-Log</h1><table><tr><th>ID</th><th>Datum</th><th>Benutzer</th><th>IP</th></tr><tr><td>9</td><td>2026-08-20 10:00</td><td>anna</td><td>1.2.3.4</td></tr><tr><td></td><td colspan=3>Anmeldung erfolgreich</td></tr>
			<tr><td>8</td><td>2026-08-19 12:00</td><td>anna</td><td>1.2.3.4</td></tr><tr><td></td><td colspan=3>Edit FAQ, id: 14</td></tr><tr><td>7</td><td>2026-08-19 09:00</td><td>anna</td><td>5.6.7.8</td></tr><tr><td></td><td colspan=3>Anmeldung erfolgreich</td></tr></table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"a cell that reaches over the row of details": {`<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><table><tr><th rowspan=2>No.</th><th>日時</th><th>IPアドレス</th><th>結果</th></tr><tr><th colspan=3>ユーザーエージェント</th></tr><tr><td rowspan=2>1</td><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>ログイン</td></tr><tr><td colspan=3>Mozilla/5.0 (X11) Firefox/140.0</td></tr>
			<tr><td rowspan=2>2</td><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>ログイン失敗</td></tr><tr><td colspan=3>Mozilla/5.0 (X11) Firefox/140.0</td></tr></table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"days in boxes, one with a single entry": {en + `<div><div class=day><p>August 20, 2026</p><div class=item><div>Berlin, Germany - <b>1.2.3.4</b><p>Browser (Firefox/Windows)</p></div><p>10:00</p></div></div><div class=day><p>August 19, 2026</p><div class=item><div>Berlin, Germany - <b>5.6.7.8</b><p>Browser (Firefox/Windows)</p></div><p>09:00</p></div>
			<div class=item><div>Berlin, Germany - <b>1.2.3.4</b><p>Browser (Safari/iPhone)</p></div><p>08:00</p></div></div></div>`, "08-20 10:00 1.2.3.4 web - DE\n08-19 09:00 5.6.7.8 web - DE\n08-19 08:00 1.2.3.4 web - DE"},
		"two moments in an attribute, of which the text tells the last": {`<html lang="fi"><title>Laitteet</title><h2>Laitteet</h2><ul><li><p>Firefox, Linux</p><p>1.2.3.4, <span title="Kirjautunut 18.08.2026 08.12, viimeksi aktiivinen 20.08.2026 10.00">viimeksi aktiivinen eilen</span></p></li>
			<li><p>Chrome, Linux</p><p>5.6.7.8, <span title="Kirjautunut 16.08.2026 18.05, viimeksi aktiivinen 19.08.2026 9.00">viimeksi aktiivinen 2 päivää sitten</span></p></li></ul>`, two},
		"since when and last used, in one element each": {`<html lang="zh-CN"><title>登录记录</title><h1>登录记录</h1><div><section><b>http://a.local/ 的刷新令牌</b><div>创建于 2026年8月1日 09:21</div><div>上次使用于 2026年8月20日 10:00，来自 1.2.3.4</div></section><section><b>http://a.local/ 的刷新令牌</b><div>创建于 2026年7月9日 13:31</div><div>上次使用于 2026年8月19日 09:00，来自 5.6.7.8</div></section></div>`, two},
		"ways that are one form":                        {en + `<table><tr><th>Time</th><th>IP</th><th>Source</th></tr><tr><td>2026-08-20 10:00</td><td>1.2.3.4</td><td>Web/EAS/DAV</td></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td><td>POP3/IMAP</td></tr></table>`, "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 mail -"},
		"an online service is not online":               {en + `<ul><li><span>2026-08-20 10:00</span> <span>1.2.3.4</span> <span>Exchange Online</span></li><li><span>2026-08-19 09:00</span> <span>5.6.7.8</span> <span>Exchange Online</span></li></ul>`, two},
		"a sentence in parts in the column for what was done": {`<html lang="ja"><title>操作ログ</title><h1>操作ログ</h1><table><tr><th>操作</th><th>日付</th><th>IPアドレス</th></tr><tr><td>ユーザー <a>tanaka</a> がログインしました</td><td>2026-08-20 10:00</td><td>1.2.3.4</td></tr>
			<tr><td>ユーザー <a>tanaka</a> が <a>お知らせ</a> を更新しました</td><td>2026-08-19 12:00</td><td>1.2.3.4</td></tr><tr><td>ユーザー <a>tanaka</a> がログインに失敗しました</td><td>2026-08-19 09:00</td><td>5.6.7.8</td></tr></table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"signs before the names of events": {`<html lang="en"><title>Events</title><h1>User events</h1><table><tr><th>Time</th><th>Event</th><th>IP address</th></tr><tr><td>2026-08-20 10:00</td><td><span>✔</span> LOGIN</td><td>1.2.3.4</td></tr>
			<tr><td>2026-08-19 12:00</td><td><span>✔</span> CODE_TO_TOKEN</td><td>1.2.3.4</td></tr><tr><td>2026-08-19 09:00</td><td><span>✔</span> LOGIN</td><td>5.6.7.8</td></tr></table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"kinds of events that end in the word": {`<html lang="en"><title>Configuration</title><table><tr><th>No.</th><th>Time</th><th>Major Type</th><th>Minor Type</th><th>Remote Host IP</th></tr><tr><td>1</td><td>2026-08-20 10:00</td><td>Operation</td><td>Remote: Login</td><td>1.2.3.4</td></tr>
			<tr><td>2</td><td>2026-08-19 12:00</td><td>Operation</td><td>Remote: Get Parameters</td><td>1.2.3.4</td></tr><tr><td>3</td><td>2026-08-19 09:00</td><td>Operation</td><td>Remote: Login</td><td>5.6.7.8</td></tr></table>`, two},
		"sentences that a program writes": {`<html lang="en"><title>Home</title><h1>Notices</h1><div><section><h4>Login attempt failed</h4><p>Login attempt or request with invalid authentication from 1.2.3.4. See the log for details.</p><i>August 20, 2026 at 10:00</i></section>
			<section><h4>Login attempt failed</h4><p>Login attempt or request with invalid authentication from 5.6.7.8. See the log for details.</p><i>August 19, 2026 at 09:00</i></section>
			<section><h4>Login attempt failed</h4><p>Login attempt or request with invalid authentication from 5.6.7.9. See the log for details.</p><i>August 18, 2026 at 08:00</i></section></div>`, "08-20 10:00 1.2.3.4 - failure\n08-19 09:00 5.6.7.8 - failure\n08-18 08:00 5.6.7.9 - failure"},
		"a status of what became of it": {en + `<table><tr><th>User IP Address</th><th>Signed in Time</th><th>Signed out Time</th><th>Status</th></tr><tr><td>1.2.3.4</td><td>2026-08-20 10:00</td><td>--</td><td>Signed in</td></tr><tr><td>5.6.7.8</td><td>2026-08-19 09:00</td><td>2026-08-19 09:30</td><td>Signed off</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - -"},
		"boxes that nobody can tick": {en + `<table><tr><th>IP Address</th><th>Failed</th><th>Date</th></tr><tr><td>1.2.3.4</td><td><input type=checkbox disabled></td><td>2026-08-20 10:00</td></tr><tr><td>5.6.7.8</td><td><input type=checkbox disabled checked></td><td>2026-08-19 09:00</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"an offer in each row names no event": {`<html lang="de"><title>Profil</title><h1>Geräte</h1><table><tr><th>Name</th><th>Ort</th><th>Letzter Zugriff</th><th>Aktion</th></tr><tr><td>Firefox - Linux</td><td>Deutschland, Berlin</td><td>20.08.2026 10:00</td><td><a>Löschen</a></td></tr>
			<tr><td>Chrome - Windows</td><td>Deutschland, Bonn</td><td>19.08.2026 09:00</td><td><a>Löschen</a></td></tr><tr><td>curl</td><td>Niederlande</td><td>18.08.2026 09:00</td><td><a>Löschen</a></td></tr></table>`, "08-20 10:00 invalid IP - - DE\n08-19 09:00 invalid IP - - DE\n08-18 09:00 invalid IP - - NL"},
		"a country behind a city in brackets": {en + `<div><div class=d><p>Chrome</p><p>1.2.3.4 (Leeds, GB)</p><p>2026-08-20 10:00</p></div><div class=d><p>Chrome</p><p>5.6.7.8 (Cork, IE)</p><p>2026-08-19 09:00</p></div></div>`, "08-20 10:00 1.2.3.4 - - GB\n08-19 09:00 5.6.7.8 - - IE"},
		"codes of countries that are those of states too": {en + `<table><tr><th>Time</th><th>IP</th><th>Place</th></tr><tr><td>2026-08-20 10:00</td><td>1.2.3.4</td><td>Berlin, DE</td></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td><td>Toronto, CA</td></tr><tr><td>2026-08-18 08:00</td><td>1.2.3.4</td><td>Bonn, DE</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - - DE\n08-19 09:00 5.6.7.8 - - CA\n08-18 08:00 1.2.3.4 - - DE"},
		"a Chinese province without its word": {`<html lang="zh-CN"><title>登录记录</title><h1>登录记录</h1><table><tr><th>时间</th><th>IP</th><th>地点</th></tr><tr><td>2026-08-20 10:00</td><td>1.2.3.4</td><td>广东深圳</td></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td><td>浙江杭州</td></tr></table>`, "08-20 10:00 1.2.3.4 - - CN\n08-19 09:00 5.6.7.8 - - CN"},
		"the first days of the week are no sizes": {`<html lang="de"><title>Protokoll</title><h1>Protokoll</h1><table><tr><th>IP-Adresse</th><th>Zeit</th><th>Aktion</th></tr><tr><td>1.2.3.4</td><td>Do 20. Aug 2026, 10:00</td><td>Erfolgreicher Login in den Bereich</td></tr><tr><td>5.6.7.8</td><td>Mo 17. Aug 2026, 09:00</td><td>Fehlgeschlagener Login-Versuch in den Bereich</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - success\n08-17 09:00 5.6.7.8 - failure"},
		"a colon within a sentence": {`<html lang="de"><title>Admin-Log</title><h2>Admin-Log</h2><table><tr><th>Datum</th><th>IP</th><th>Aktion</th></tr><tr><td>2026-08-20 10:00</td><td>1.2.3.4</td><td>Benutzer hat sich angemeldet: admin</td></tr><tr><td>2026-08-19 12:00</td><td>1.2.3.4</td><td>FAQ bearbeitet: Passwort</td></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td><td>Benutzer hat sich angemeldet: kurz</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"colons that are no hardware address": {`<html lang="en"><title>System log</title><h1>System log</h1><table><tr><th>Time</th><th>Message</th></tr><tr><td>2026-08-20 10:00</td><td>Core::Scgi::Auth: user "admin" authenticated from "1.2.3.4".</td></tr><tr><td>2026-08-19 09:00</td><td>Core::Scgi::Auth: authentication failed for user "admin" from "5.6.7.8".</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
	} {
		if got := strings.TrimSpace(readInItsLanguage(t, tt.html)); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}
