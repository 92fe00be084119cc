package extract_test

import "testing"

// A day without a year and without a time of day is one where a label says that it is; other pairs of numbers are none.
func TestDaysBehindALabel(t *testing.T) {
	two, silent := "08-20 00:00 1.2.3.4 - -\n08-19 00:00 5.6.7.8 - -", "no time 1.2.3.4 - -\nno time 5.6.7.8 - -"
	cards := func(lang, title, first, second string) string {
		box := func(address, text string) string {
			return "<div class=c><b>Firefox</b><p>" + address + "</p><p>" + text + "</p></div>"
		}
		return `<html lang="` + lang + `"><title>` + title + `</title><h1>` + title + `</h1>` + box("1.2.3.4", first) + box("5.6.7.8", second)
	}
	for name, tt := range map[string]struct{ html, want string }{
		"in its text":                    {cards("en", "Where you are signed in", "Last active: 08-20", "Last active: 08-19"), two},
		"with a point":                   {cards("de", "Angemeldete Geräte", "Zuletzt aktiv am 20.8.", "Zuletzt aktiv am 19.8."), two},
		"of its own":                     {cards("zh-CN", "登录设备管理", "<i>最近登录</i> <i>08-20</i>", "<i>最近登录</i> <i>08-19</i>"), two},
		"above":                          {en + `<table><tr><th>Last active<th>Browser<th>IP<tr><td>8/20<td>Firefox<td>1.2.3.4<tr><td>8/19<td>Firefox<td>5.6.7.8</table>`, two},
		"no address":                     {`<html lang="de"><title>Angemeldete Geräte</title><h1>Angemeldete Geräte</h1><div class=c><b>Firefox</b><p>Zuletzt aktiv: 20.08.</p></div><div class=c><b>Chrome</b><p>Zuletzt aktiv: 19.08.</p></div>`, "08-20 00:00 invalid IP - -\n08-19 00:00 invalid IP - -"},
		"a time of day":                  {`<html lang="de"><title>Letzte Anmeldungen</title><h1>Letzte Anmeldungen</h1><table><tr><th>Datum<th>Uhrzeit<th>IP-Adresse<tr><td>20.08.2026<td>15.04<td>1.2.3.4<tr><td>20.08.2026<td>12.11<td>5.6.7.8</table>`, "08-20 15:04 1.2.3.4 - -\n08-20 12:11 5.6.7.8 - -"},
		"a time of day beside yesterday": {`<html lang="da"><title>Seneste login</title><h1>Seneste login</h1><table><tr><th>Dato<th>Tid<th>IP-adresse<tr><td>I går<td>15.04<td>1.2.3.4<tr><td>19.08.2026<td>12.11<td>5.6.7.8</table>`, "08-20 15:04 1.2.3.4 - -\n08-19 12:11 5.6.7.8 - -"},
		"now, and no country":            {`<html lang="hr"><title>Povijest prijava</title><h1>Povijest prijava</h1><table><tr><th>Vrijeme<th>IP adresa<tr><td>prije 2 sata<td>1.2.3.4<tr><td>sad<td>5.6.7.8</table>`, "08-21 11:00 1.2.3.4 - -\nno time 5.6.7.8 - -"},
		"another label":                  {cards("en", "Where you are signed in", "Build: 08-20", "Build: 08-19"), silent},
		"how long it was":                {cards("en", "Where you are signed in", "Expires: 08-20", "Expires: 08-19"), silent},
		"a single session below a title": {`<html lang="en"><title>Profile</title><h1>Profile</h1><x-card><h2>Refresh tokens</h2><x-row><i>Refresh token for example.org</i><p>Created at August 1, 2026 at 9:00 AM</p><p>Last used at August 20, 2026 at 10:00 AM from 1.2.3.4</p></x-row></x-card>`, "08-20 10:00 1.2.3.4 - -"},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, tt.want)
		}
	}
}

// What looks like a label or like a history, and is none.
func TestNoLabelsAndNoHistories(t *testing.T) {
	for name, tt := range map[string]struct{ html, want string }{
		"of a user: signed in": {`<html lang="it"><title>Audit Trail</title><h1>Audit Trail</h1><ul><li><span>Contenuto</span> <b>Contenuto pubblicato: Home</b> <span>da <a href="?q=1">rossi</a></span> <span>IP 1.2.3.4</span> <time>20/08/2026 10:30:00</time></li><li><span>Utente</span> <b>Accesso effettuato</b> <span>da <a href="?q=1">rossi</a></span> <span>IP 1.2.3.4</span> <time>20/08/2026 10:00:00</time></li>
			<li><span>Utente</span> <b>Accesso non riuscito</b> <span>da <a href="?q=1">rossi</a></span> <span>IP 5.6.7.8</span> <time>19/08/2026 09:00:00</time></li></ul>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"who is there now":        {`<html lang="pt-BR"><title>Sessões de clientes</title><h1>Resumo das sessões de clientes</h1><table><tr><th>Nome<th>Recurso<th>Estado<th>Presença<th>IP do cliente<tr><td>ana<td>Gajim<td>Autenticado<td>Online<td>1.2.3.4<tr><td>bruno<td>Spark<td>Autenticado<td>Online<td>5.6.7.8<tr><td>caio<td>Spark<td>Autenticado<td>Online<td>9.8.7.6</table>`, ""},
		"whose devices there are": {`<html lang="ru"><title>Устройства</title><h1>Устройства</h1><table><tr><th>Последняя активность<th>Устройство<th>Приложение<th>Пользователь<tr><td>20.08.2026, 10:00<td>iPhone<td>Swift 1.2<td>oleg<tr><td>19.08.2026, 9:00<td>Firefox<td>Web<td>maria<tr><td>18.08.2026, 8:00<td>Chrome<td>Web<td>maria</table>`, ""},
		"a result that is a link": {`<html lang="en"><title>Security audit</title><h1>Security audit</h1><table><tr><th>ID<th>User<th>Event<th>Timestamp<tr><td>3<td>admin<td><a href="#">Failed console login attempt</a><p>The user attempted to login to the console from 1.2.3.4</p><td>2026-08-20 10:00<tr><td>2<td>admin<td><a href="#">Failed console login attempt</a><p>The user attempted to login to the console from 1.2.3.4</p><td>2026-08-19 09:00
			<tr><td>1<td>admin<td><a href="#">Successful console login</a><p>The user logged in successfully to the console from 5.6.7.8</p><td>2026-08-18 08:00</table>`, "08-20 10:00 1.2.3.4 - failure\n08-19 09:00 1.2.3.4 - failure\n08-18 08:00 5.6.7.8 - success"},
		"services that one is signed in to": {`<html lang="de"><title>Einstellungen</title><h2>Verbundene Dienste</h2><p>Alles, was Sie verwenden und bei dem Sie angemeldet sind.</p><div class=c><p>Annas Firefox auf Windows</p><p>Berlin, Deutschland</p><p>vor einer Stunde</p></div><div class=c><p>Edge 142, Windows</p><p>Amsterdam, Niederlande</p><p>vor 3 Tagen</p></div><div class=c><p>Safari 18.5, macOS</p><p>Berlin, Deutschland</p><p>vor 6 Tagen</p></div><div class=c><p>Notizen</p><p>vor 8 Tagen</p></div>`,
			"08-21 12:00 invalid IP - - DE\n08-18 13:00 invalid IP - - NL\n08-15 13:00 invalid IP - - DE\n08-13 13:00 invalid IP - -"},
		"what an account did": {`<html lang="fr"><title>Activité récente du compte</title><h1>Activité récente du compte</h1><ol><li><div>Le compte a initié une connexion</div><div>20/08/2026, 10:00</div></li><li><div>Le compte a initié une réinitialisation du mot de passe</div><div>19/08/2026, 09:30</div></li><li><div>Le compte a initié une connexion</div><div>19/08/2026, 09:00</div></li></ol>`,
			"08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"who is connected": {`<html lang="ko"><title>현재 접속자</title><h3>현재 접속자 목록</h3><table><tr><th>이름<th>부서<th>IP<th>브라우저<th>접속 시각<tr><td>김민준<td>영업팀<td>1.2.3.4<td>Safari<td>2026. 8. 20. AM 10:00<tr><td>이서연<td>인사팀<td>5.6.7.8<td>Edge<td>2026. 8. 20. AM 9:00<tr><td>박도윤<td>개발팀<td>9.8.7.6<td>Chrome<td>2026. 8. 20. AM 8:00</table>`, ""},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, tt.want)
		}
	}
}
