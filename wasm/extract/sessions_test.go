package extract_test

import "testing"

// Lists of sessions and of what happened, in forms that say little.
func TestSessionsThatSayLittle(t *testing.T) {
	for name, tt := range map[string]struct{ html, want string }{
		"how long ago they began": {`<html lang="de"><title>Einstellungen</title><h1>Aktive Sitzungen</h1><div><h3>Aktive Sitzungen</h3><div class=e><i>Dieses Gerät</i> <i>vor 25 Minuten erstellt</i></div><div class=e><i>vor 2 Tagen erstellt</i> <button>Abmelden</button></div><div class=e><i>vor 16 Tagen erstellt</i> <button>Abmelden</button></div></div>`,
			"08-21 12:35 invalid IP - -\n08-19 13:00 invalid IP - -\n08-05 13:00 invalid IP - -"},
		"since when, and whose": {`<html lang="en"><title>Advanced settings</title><h3>Access</h3><p>Session Timeout: 5 minutes</p><h4>Active Sessions</h4><table><tr><th>Username<th>Start session time<th><tr><td>admin<td>2026-08-20 10:00:50<td>This session<tr><td>admin<td>2026-08-19 09:10:42<td><button>Terminate</button></table>`,
			"08-20 10:00 invalid IP - -\n08-19 09:10 invalid IP - -"},
		"roughly and exactly": {`<html lang="it"><title>Impostazioni</title><h2>Dispositivi autorizzati</h2><div><h3>Altri dispositivi</h3><div><p>iOS</p><p>Visto l’ultima volta 1 giorno fa - 20 ago 2026 10:00</p></div><hr><div><p>macOS</p><p>Visto l’ultima volta 2 giorni fa - 19 ago 2026 09:00</p></div><hr><div><p>Windows</p><p>Visto l’ultima volta 3 giorni fa - 18 ago 2026 08:00</p></div></div>`,
			"08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -\n08-18 08:00 invalid IP - -"},
		"below weekdays": {`<html lang="en"><title>Audit</title><h1>Audit</h1><p>View events in your audit log.</p><table><tr><td colspan=9>Yesterday</td></tr><tr><td><p><b>ann</b> logged in</p> <i>11:13:42 PM</i> <i>IP: <b>1.2.3.4</b></i> <i>OS: <b>iOS</b></i></td></tr><tr><td><p><b>ann</b> unsuccessfully attempted to login</p> <i>7:19:22 AM</i> <i>IP: <b>5.6.7.8</b></i> <i>OS: <b>iOS</b></i></td></tr>
			<tr><td colspan=9>Last Tuesday</td></tr><tr><td><p><b>ann</b> logged in</p> <i>10:45:05 PM</i> <i>IP: <b>1.2.3.4</b></i> <i>OS: <b>iOS</b></i></td></tr></table>`, "08-20 23:13 1.2.3.4 - success\n08-20 07:19 5.6.7.8 - failure\n08-18 22:45 1.2.3.4 - success"},
		"an audit of sessions": {`<html lang="es"><title>Empresa</title><ul><li class="tab">Inicio</li><li class="tab">Auditoría de sesión</li></ul><table><tr><th>Sesión<th>Creado<th>Usuario<th>Dirección remota<th>Navegador<tr><td>1001<td>20/08/2026 10:00:11<td>ana<td>1.2.3.4<td>Edge<tr><td>1000<td>19/08/2026 09:00:25<td>ana<td>5.6.7.8<td>Opera</table>`,
			"08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
		"applications with access": {`<html lang="fr"><title>Applications autorisées</title><h4>Applications OAuth2 autorisées</h4><p>Ces applications ont accès à votre compte.</p><div class=c><b>Drone CI</b><p>Autorisée le 30 juillet 2026 — dernière utilisation il y a 36 minutes</p></div><div class=c><b>Weblate</b><p>Autorisée le 10 juillet 2026 — dernière utilisation il y a 20 jours</p></div>`, ""},
		"sessions on servers":      {`<html lang="zh-CN"><title>离线会话</title><h3>离线会话列表</h3><table><tr><th>用户<th>来源IP<th>资产名称<th>协议<th>接入时间<tr><td>zhaom<td>1.2.3.4<td>db-01<td>SSH<td>2026-08-20 10:00:26<tr><td>qianf<td>5.6.7.8<td>web-01<td>SSH<td>2026-08-19 09:00:34<tr><td>zhaom<td>9.8.7.6<td>web-01<td>SSH<td>2026-08-18 08:00:34</table>`, ""},
		"heads above rows with a picture before them": {`<html lang="en"><title>Login history</title><h1>Login history</h1><div><div class=i><span>Date</span><span>User</span><span>IP address</span></div><div class=i><div><svg></svg></div><div><p>2026-08-20 10:00</p><p>ann</p><p>1.2.3.4</p></div></div><div class=i><div><svg></svg></div><div><p>2026-08-19 09:00</p><p>ann</p><p>5.6.7.8</p></div></div></div>`,
			"08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
		"sessions of browsers": {`<html lang="zh-CN"><title>个人资料</title><h2>个人资料</h2><h3>浏览器会话</h3><p>管理和注销您在其他浏览器和设备上的活动会话。</p><div><div class=s><p>iOS - Safari</p><p>1.2.3.4, <i>当前设备</i></p></div><div class=s><p>Linux - Firefox</p><p>5.6.7.8, <i>最后活跃 2 天前</i></p></div></div>`,
			"no time 1.2.3.4 web -\n08-19 13:00 5.6.7.8 web -"},
		"who is on line":          {`<html lang="zh-CN"><title>在线用户</title><h2>在线用户</h2><table><tr><th>用户账号<th>登录IP<th>登录地点<th>浏览器<th>登录时间<th>最后访问时间<tr><td>zhaom<td>1.2.3.4<td>广东省深圳市<td>Safari<td>2026-08-20 09:50<td>2026-08-20 10:00<tr><td>qianf<td>5.6.7.8<td>北京市<td>Edge<td>2026-08-20 09:40<td>2026-08-20 10:00<tr><td>sunl<td>9.8.7.6<td>上海市<td>Opera<td>2026-08-20 09:30<td>2026-08-20 10:00</table>`, ""},
		"users who are signed in": {`<html lang="de"><title>Angemeldete Benutzer</title><h1>Angemeldete Benutzer</h1><table><tr><th>Benutzer<th>IP-Adresse<th>Browser<th>Angemeldet seit<tr><td>anna<td>1.2.3.4<td>Firefox<td>20.08.2026 10:00<tr><td>bernd<td>5.6.7.8<td>Opera<td>20.08.2026 09:00<tr><td>carl<td>9.8.7.6<td>Safari<td>20.08.2026 08:00</table>`, ""},
		"keys and tokens": {`<html lang="en"><title>Security</title><h1>Security</h1><div class=s><h2>SSH keys</h2><div class=r><p>macbook</p><p>SHA256:mEG6H5GBFjeExes3437i8qjq64r7v3</p><p>Added Aug 1, 2026 · Last used Aug 20, 2026, 10:00 AM</p></div><div class=r><p>desktop</p><p>SHA256:2dhEbj8azhgC2n6jzahfh6maGEBzb4</p><p>Added Aug 1, 2026 · Last used Aug 19, 2026, 9:00 AM</p></div></div>
			<div class=s><h2>Personal access tokens</h2><div class=r><p>laptop</p><p>Created Aug 1, 2026, 6:39 PM · Last used a month ago</p></div></div>`, ""},
		"an account, and from where": {`<html lang="ru"><title>Уведомления</title><h2>Уведомления</h2><div class=n><p>Счёт пополнен на 500 ₽</p><p>20 августа 2026, 10:30</p></div><div class=n><p>Выполнен вход в аккаунт: Safari, macOS, IP 1.2.3.4</p><p>20 августа 2026, 10:00</p></div><div class=n><p>Выполнен вход в аккаунт: Edge, Windows, IP 5.6.7.8</p><p>19 августа 2026, 09:00</p></div>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"a log with a sign-out and a wrong password": {`<html lang="cs"><title>Protokol akcí</title><h1>Protokol akcí</h1><table><tr><th>Datum<th>Uživatel<th>Akce<tr><td>20. 8. 2026 10:00<td>admin<td>Přihlásil se<tr><td>19. 8. 2026 21:00<td>admin<td>Odhlásil se<tr><td>19. 8. 2026 09:00<td>admin<td>Přihlásil se<tr><td>19. 8. 2026 08:59<td>admin<td>Chybné heslo<tr><td>18. 8. 2026 08:00<td>admin<td>Export</table>`,
			"08-20 10:00 invalid IP - success\n08-19 09:00 invalid IP - success\n08-19 08:59 invalid IP - failure"},
		"names of events that are of a page": {`<html lang="en"><title>Audit events</title><h1>Audit events</h1><table><tr><th>Time<th>Event<th>Actor<th>IP<tr><td>2026-08-20 10:00<td>login_page.updated<td>ann<td>1.2.3.4<tr><td>2026-08-19 09:00<td>user.update<td>ann<td>5.6.7.8<tr><td>2026-08-18 08:00<td>login_page.updated<td>ann<td>1.2.3.4</table>`, ""},
		"visitors of a site":                 {`<html lang="fr"><title>Sessions</title><h1>example.fr</h1><h2>Sessions</h2><table><tr><th>Visiteur<th>Visites<th>Vues<th>Localisation<th>Navigateur<th>Vu pour la dernière fois<tr><td>224613b2<td>3<td>14<td>Moscou, Russie<td>Chrome<td>20/08/2026 10:00<tr><td>63f69ecd<td>3<td>28<td>Nantes, France<td>Safari<td>19/08/2026 09:00</table>`, ""},
		"sessions of many":                   {`<html lang="de"><title>Sitzungen</title><h1>Sitzungen</h1><table><tr><th>Benutzer<th>Gestartet<th>Letzter Zugriff<th>IP-Adresse<tr><td>anna<td>20. August 2026 um 09:14<td>20. August 2026 um 10:00<td>1.2.3.4<tr><td>bernd<td>20. August 2026 um 09:12<td>20. August 2026 um 10:00<td>5.6.7.8<tr><td>carl<td>20. August 2026 um 09:00<td>20. August 2026 um 10:00<td>9.8.7.6</table>`, ""},
		"when a log was made": {`<html lang="ja"><title>クラウド</title><p>イベント</p><table><tr><th>種類<th>状態<th>ユーザー名<th>作成日時<th>説明<tr><td>USER.LOGIN<td>Completed<td>admin<td>20 Aug 2026 10:00:17<td>user has logged in from IP Address 1.2.3.4<tr><td>VOLUME.CREATE<td>Completed<td>admin<td>20 Aug 2026 09:01:05<td>Successfully completed creating volume
			<tr><td>USER.LOGIN<td>Completed<td>admin<td>19 Aug 2026 09:00:04<td>user has logged in from IP Address 5.6.7.8</table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, tt.want)
		}
	}
}
