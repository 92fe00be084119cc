package extract_test

import "testing"

// What a reader did in an account, without addresses: sign-ins among changes are read, and the doings of others, of programs and at doors are not.
func TestSignInsAmongWhatOneDid(t *testing.T) {
	rows := func(lang, title, head string, rows ...[2]string) string {
		s := `<html lang="` + lang + `"><title>` + title + `</title><h1>` + title + `</h1><table>` + head
		for _, r := range rows {
			s += "<tr><td>" + r[0] + "</td><td>" + r[1] + "</td></tr>"
		}
		return s + "</table>"
	}
	list := func(lang, title string, rows ...[2]string) string {
		s := `<html lang="` + lang + `"><title>` + title + `</title><h1>` + title + `</h1><ul>`
		for _, r := range rows {
			s += "<li><span>" + r[0] + "</span><span>" + r[1] + "</span></li>"
		}
		return s + "</ul>"
	}
	first, second, third := "2026-08-20 10:00", "2026-08-19 09:00", "2026-08-18 08:00"
	two := "08-20 10:00 invalid IP - success\n08-18 08:00 invalid IP - failure"
	for name, tt := range map[string]struct{ html, want string }{
		"a table":            {rows("ja", "アカウントの操作履歴", "<tr><th>日時<th>操作内容</tr>", [2]string{first, "ログイン"}, [2]string{second, "メールアドレスの変更"}, [2]string{third, "ログイン失敗"}), two},
		"a list":             {list("fr", "Activité de votre compte", [2]string{first, "Connexion à votre espace"}, [2]string{second, "Document téléchargé"}, [2]string{third, "Échec de connexion"}), two},
		"a wrong password":   {list("de", "Kontoprotokoll", [2]string{first, "Anmeldung mit Personalausweis"}, [2]string{second, "Abmeldung"}, [2]string{third, "Falsches Passwort"}), two},
		"a changed password": {list("en", "Account history", [2]string{first, "Login"}, [2]string{second, "Password changed"}, [2]string{third, "Login"}), "08-20 10:00 invalid IP - -\n08-18 08:00 invalid IP - -"},
		"a sign-out":         {list("ja", "ご利用状況", [2]string{first, "ログイン"}, [2]string{second, "ログアウト"}, [2]string{"2026-08-19 08:00", "明細の確認"}, [2]string{third, "ログイン"}), "08-20 10:00 invalid IP - -\n08-18 08:00 invalid IP - -"},
		"nothing else":       {rows("ja", "システム利用履歴", "<tr><th>利用日時<th>利用内容</tr>", [2]string{first, "ログイン"}, [2]string{second, "ログイン"}, [2]string{third, "ログイン"}), "08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -\n08-18 08:00 invalid IP - -"},
		"of somebody":        {list("en", "Account activity", [2]string{"You logged in", first}, [2]string{"You updated your email", second}, [2]string{"You viewed your ID card", "2026-08-19 08:00"}, [2]string{"You logged in", third}), "08-20 10:00 invalid IP - success\n08-18 08:00 invalid IP - success"},
		"in lines":           {`<html lang="de"><title>Kontoprotokoll</title><h1>Kontoprotokoll</h1><p>20.08.2026 10:00 – Anmeldung</p><p>19.08.2026 09:00 – Abmeldung</p><p>18.08.2026 08:00 – Falsches Passwort</p>`, two},
		"below its heading": {`<html lang="es"><title>Actividad de tu cuenta</title><h1>Actividad de tu cuenta</h1><article><h5>Inicio de sesión</h5><small>20/8/2026, 10:00</small></article><article><h5>Factura descargada</h5><small>19/8/2026, 9:00</small></article><article><h5>Cambio de contraseña</h5><small>19/8/2026, 8:00</small></article><article><h5>Inicio de sesión</h5><small>18/8/2026, 8:00</small></article>`,
			"08-20 10:00 invalid IP - -\n08-18 08:00 invalid IP - -"},
		"days without zeros": {list("ko", "보안 활동 내역", [2]string{"로그인하였습니다", "8.20 10:00"}, [2]string{"비밀번호를 변경하였습니다", "8.19 09:00"}, [2]string{"로그인하였습니다", "8.18 08:00"}), "08-20 10:00 invalid IP - -\n08-18 08:00 invalid IP - -"},
		"at doors":           {list("ru", "Журнал", [2]string{first, "Вход"}, [2]string{second, "Выход"}, [2]string{third, "Вход"}), ""},
		"refused at doors":   {list("en", "Gate log", [2]string{first, "Access granted"}, [2]string{second, "Front gate"}, [2]string{third, "Access denied"}), ""},
		"at a gate":          {rows("pt", "Registro de acessos", "<tr><th>Data/hora<th>Acesso</tr>", [2]string{first, "Portão social"}, [2]string{second, "Garagem"}, [2]string{third, "Portão social"}), ""},
		"comments":           {`<html lang="es"><title>Comentarios</title><h2>Comentarios</h2><div class=c><b>Luis</b> escribió el 20/08/2026 a las 10:00 (IP: 88.20.54.70)<p>Gracias</p></div><div class=c><b>Ana</b> escribió el 19/08/2026 a las 10:00 (IP: 88.20.54.71)<p>No puedo iniciar sesión</p></div><div class=c><b>Luis</b> escribió el 18/08/2026 a las 10:00 (IP: 88.20.54.70)<p>No puedo iniciar sesión</p></div>`, ""},
		"a router":           {`<html lang="ja"><title>ログ</title><h2>システムログ</h2><table><tr><th>日時<th>種別<th>内容</tr><tr><td>` + first + `<td>PPPoE<td>接続しました IP=111.216.116.173</tr><tr><td>` + second + `<td>PPPoE<td>10.128.152.9 を割り当てました</tr><tr><td>` + third + `<td>PPPoE<td>接続しました IP=118.8.90.250</tr></table>`, ""},
		"at work":            {list("ja", "勤務履歴", [2]string{first, "出勤"}, [2]string{second, "ログイン"}, [2]string{third, "退勤"}), ""},
		"in and out": {rows("en", "System log", "<tr><th>Occurred<th>Action</tr>", [2]string{first, "login"}, [2]string{second, "resource_update"}, [2]string{third, "login"}, [2]string{"2026-08-17 08:00", "logout"}),
			"08-20 10:00 invalid IP - -\n08-18 08:00 invalid IP - -"},
		"sentences of one": {list("ja", "活動ログ", [2]string{first, "taro がログインしました"}, [2]string{second, "taro がログアウトしました"}, [2]string{third, "taro がログインしました"}),
			"08-20 10:00 invalid IP - success\n08-18 08:00 invalid IP - success"},
		"sessions of one": {rows("de", "Aktuelle Protokollnachrichten", "<tr><th>Datum<th>Nachricht<th>Benutzer</tr>", [2]string{first, "Sitzung für ann eröffnet.<td>ann"}, [2]string{second, "Sitzung für ann geschlossen.<td>ann"}, [2]string{"2026-08-19 08:00", "Cron-Lauf abgeschlossen.<td>Gast"}, [2]string{third, "Sitzung für ann eröffnet.<td>ann"}),
			"08-20 10:00 invalid IP - -\n08-18 08:00 invalid IP - -"},
		"with failures": {rows("en", "System log", "<tr><th>Time<th>User<th>Message</tr>", [2]string{first, "root<td>successful auth for user 'root'"}, [2]string{second, "root<td>starting task 41"}, [2]string{third, "root<td>authentication failure; user=root"}, [2]string{"2026-08-17 08:00", "root<td>successful auth for user 'root'"}),
			"08-20 10:00 invalid IP - success\n08-18 08:00 invalid IP - failure\n08-17 08:00 invalid IP - success"},
		"a log that was emptied": {rows("zh-CN", "调度日志", "<tr><th>任务<th>状态<th>时间</tr>", [2]string{"清理登录日志", "成功<td>" + first}, [2]string{"同步用户", "成功<td>" + second}, [2]string{"清理登录日志", "失败<td>" + third}, [2]string{"清理登录日志", "成功<td>2026-08-17 08:00"}), ""},
		"in lines with a name": {list("en", "Audit events", [2]string{"8/20/26 10:00 AM, Super User, User Logged In", ""}, [2]string{"8/19/26 9:00 AM, Super User, User Logged Out", ""}, [2]string{"8/18/26 8:00 AM, Super User, User Logged In", ""}),
			"08-20 10:00 invalid IP - success\n08-18 08:00 invalid IP - success"},
		"in and out at doors": {rows("ru", "Журнал", "<tr><th>Дата<th>Пользователь<th>Событие</tr>", [2]string{first, "Иван<td>Вход"}, [2]string{second, "Иван<td>Выход"}, [2]string{third, "Иван<td>Вход"}), ""},
		"of others": {`<html lang="en"><title>Team history</title><h1>Team history</h1><ul><li><b>Ann Smith</b> <span>` + first + `</span> <span>Login</span></li><li><b>Bob Jones</b> <span>` + second + `</span> <span>Password changed</span></li>
			<li><b>Eve Brown</b> <span>` + third + `</span> <span>Login failed</span></li><li><b>Ann Smith</b> <span>2026-08-17 08:00</span> <span>Login</span></li></ul>`, ""},
		"of persons in a column": {`<html lang="en"><title>Project history</title><h1>Project history</h1><table><tr><th>Time<th>Member<th>Event</tr><tr><td>` + first + `<td>Ann Smith<td>Login</tr><tr><td>` + second + `<td>Bob Jones<td>Password changed</tr>
			<tr><td>` + third + `<td>Eve Brown<td>Login failed</tr></table>`, ""},
		"tickets":             {rows("en", "Ticket history", "", [2]string{first, "Login failed on my phone since yesterday"}, [2]string{second, "Password change does not work"}, [2]string{third, "Login failed"}), ""},
		"points":              {list("ja", "ポイント履歴", [2]string{first, "ログイン"}, [2]string{second, "メールアドレスの変更"}, [2]string{third, "ログイン"}), ""},
		"a changelog":         {list("en", "Change history", [2]string{first, "Login page redesigned"}, [2]string{second, "Password changed to use argon2"}, [2]string{third, "Login failed message fixed"}), ""},
		"a session of a line": {list("en", "Connection history", [2]string{first, "Connected"}, [2]string{second, "Disconnected"}, [2]string{third, "Connection failed"}), ""},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, tt.want)
		}
	}
}
