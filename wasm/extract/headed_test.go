package extract_test

import (
	"testing"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
)

// How many sign-ins are read of histories that print little, and of pages that are none.
func TestTablesThatTellLittle(t *testing.T) {
	for _, tt := range []struct {
		name, html string
		want       int
	}{
		{"a column of sign-ins and one of their ends", `<html lang="ja"><title>アクセス履歴</title><h1>アクセス履歴</h1><table><tr><th>区分</th><th>ログイン日時</th><th>ログアウト日時</th></tr>
			<tr><td>今回</td><td>令和8年8月20日 14:05:11</td><td>－</td></tr><tr><td>前回</td><td>令和8年8月2日 09:30:40</td><td>令和8年8月2日 09:44:40</td></tr></table>`, 2},
		{"when, and to which service", `<html lang="es"><title>Inicios de sesión recientes</title><h2>Inicios de sesión recientes</h2><table><tr><th>Fecha y hora</th><th>Servicio</th></tr>
			<tr><td>20/08/2026 09:00</td><td>Correo</td></tr><tr><td>19/08/2026 23:58</td><td>Aula virtual</td></tr></table>`, 2},
		{"when, and by which channel", `<html lang="it"><title>I tuoi ultimi accessi</title><h1>I tuoi ultimi accessi</h1>
			<div class=c><div class=r><span>Data</span><b>20/08/2026</b></div><div class=r><span>Ora</span><b>14:05</b></div><div class=r><span>Canale</span><b>Home banking</b></div></div>
			<div class=c><div class=r><span>Data</span><b>18/08/2026</b></div><div class=r><span>Ora</span><b>09:01</b></div><div class=r><span>Canale</span><b>Home banking</b></div></div>`, 2},
		{"keys that stay signed in", `<html lang="en"><title>Forum - User Control Panel - Manage “Remember Me” login keys</title><h2>Manage “Remember Me” login keys</h2><table><tr><th>Login key</th><th>IP</th><th>Login time</th></tr>
			<tr><td>61ee7066</td><td>87.4.124.238</td><td>Thu Aug 20, 2026 5:26 pm</td></tr><tr><td>015017ba</td><td>79.11.180.145</td><td>Wed Aug 19, 2026 5:26 pm</td></tr></table>`, 2},
		{"from where and by what one signed in, by days", `<html lang="en"><title>Users</title><h1>Users</h1><fieldset><legend>Login</legend><table><tr><th>IP</th><th>User Agent</th><th>Date Added</th></tr>
			<tr><td>87.4.124.238</td><td>Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0</td><td>20/08/2026</td></tr><tr><td>79.11.180.145</td><td>Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0</td><td>19/08/2026</td></tr></table></fieldset>`, 2},
		{"rows of sessions that are over", `<html lang="fr"><title>Historique de connexion</title><h1>Historique de connexion</h1><table><tr><th>Identifiant</th><th>Adresse IP</th><th>Vu pour la dernière fois</th><th>Connexion</th><th>Déconnexion</th><th>Statut de connexion</th></tr>
			<tr><td>celine</td><td>90.12.251.184</td><td>2026-08-20 10:00:00</td><td>2026-08-20 09:00:00</td><td>2026-08-20 10:01:00</td><td>Déconnecté</td></tr><tr><td>celine</td><td>90.12.251.7</td><td>2026-08-19 10:00:00</td><td>2026-08-19 09:00:00</td><td>—</td><td>Connecté</td></tr></table>`, 2},
		{"requests by which one signed in", `<html lang="de"><title>Auth-Protokoll · CRM</title><h3>Administration › Auth-Protokoll</h3><table><tr><th>Benutzername</th><th>IP-Adresse</th><th>Request URL</th><th>Verweigert</th><th>Erstellt am</th></tr>
			<tr><td>a.brandt</td><td>79.187.3.138</td><td>/api/v1/App/user</td><td><input type=checkbox disabled></td><td>20.08.2026 13:34</td></tr><tr><td>a.brandt</td><td>79.187.3.7</td><td>/api/v1/App/user</td><td><input type=checkbox checked disabled></td><td>19.08.2026 13:34</td></tr></table>`, 2},
		{"sessions that a program opened for itself among sign-ins", `<html lang="en"><title>Log viewer</title><h1>/var/log/auth.log</h1><pre>Aug 19 04:13:45 web01 sshd[2486]: Accepted publickey for deploy from 84.81.186.8 port 40745 ssh2: ED25519 SHA256:c22e47e857495bcd1a10b73134a21e6b58f99e14
Aug 19 05:14:19 web01 CRON[7513]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)
Aug 19 16:28:54 web01 sshd[1793]: Failed password for root from 95.27.163.227 port 64851 ssh2
Aug 19 17:28:54 web01 sshd[1794]: Failed password for root from 95.27.163.227 port 64852 ssh2</pre>`, 3},
		{"boxes to tick above a log", `<html lang="en"><title>IP console</title><h4>Console log</h4><form><input type=checkbox> Informational <input type=checkbox> Notice <input type=checkbox> Warning</form><table><tr><th>Date</th><th>Username</th><th>IP address</th><th>Event</th></tr>
			<tr><td>2026-08-19 10:52:00</td><td>a</td><td>84.20.248.84</td><td>User login</td></tr><tr><td>2026-08-18 10:52:00</td><td>a</td><td>84.20.248.84</td><td>Subnet edit</td></tr><tr><td>2026-08-17 10:52:00</td><td>a</td><td>84.20.248.84</td><td>User login</td></tr><tr><td>2026-08-16 10:52:00</td><td>a</td><td>84.20.248.84</td><td>Subnet edit</td></tr></table>`, 2},
		{"what ends at a set time", `<html lang="ja"><title>認証メール送信一覧</title><h1>認証メール送信一覧</h1><table><tr><th>宛先</th><th>申請元IP</th><th>送信日時</th><th>有効期限</th></tr><tr><td>a@example.com</td><td>73.98.168.77</td><td>2026-08-02 14:15:00</td><td>2026-08-02 15:15:00</td></tr>
			<tr><td>b@example.com</td><td>24.2.205.174</td><td>2026-08-02 08:17:08</td><td>2026-08-02 09:17:08</td></tr><tr><td>c@example.com</td><td>98.209.38.92</td><td>2026-08-01 05:34:32</td><td>2026-08-01 06:34:32</td></tr></table>`, 0},
		{"connections that end at a set time", `<html lang="ja"><title>記憶された接続</title><h1>記憶された接続</h1><table><tr><th>作成日</th><th>有効期限</th><th>IP アドレス</th><th>ユーザーエージェント</th></tr><tr><td>2026/08/02 08:03</td><td>2026/10/01 08:03</td><td>126.71.244.69</td><td>Mozilla/5.0 (Linux; Android 10; K) Chrome/139.0.0.0</td></tr>
			<tr><td>2026/08/01 15:20</td><td>2026/09/30 15:20</td><td>106.152.120.208</td><td>Mozilla/5.0 (Macintosh) Safari/605.1.15</td></tr><tr><td>2026/07/30 15:20</td><td>2026/09/28 15:20</td><td>106.152.120.208</td><td>Mozilla/5.0 (Macintosh) Safari/605.1.15</td></tr></table>`, 3},
		{"sentences of sign-ins beside accounts that were locked", `<html lang="es"><title>Registro del sistema</title><h1>Registro del sistema</h1><table><tr><th>Fecha</th><th>Nivel</th><th>Mensaje</th></tr><tr><td>2026-08-09 08:07:00</td><td>info</td><td>El usuario «admin» ha salido.</td></tr><tr><td>2026-08-08 01:01:21</td><td>info</td><td>El usuario «admin» ha entrado desde 88.4.124.178.</td></tr>
			<tr><td>2026-08-07 07:58:46</td><td>error</td><td>Cuenta «admin» bloqueada tras 5 intentos desde 88.4.124.178.</td></tr><tr><td>2026-08-04 14:06:45</td><td>warn</td><td>Clave incorrecta de «admin» desde 83.38.5.113.</td></tr><tr><td>2026-08-03 14:06:45</td><td>info</td><td>El usuario «admin» ha entrado desde 83.38.5.113.</td></tr></table>`, 3},
		{"sessions that end at a set time", `<html lang="en"><title>Active sessions</title><h1>Active sessions</h1><table><tr><th>Browser</th><th>IP</th><th>Signed in</th><th>Expires</th></tr><tr><td>Chrome</td><td>73.98.168.77</td><td>2026-08-02 14:15:00</td><td>2026-09-01 14:15:00</td></tr>
			<tr><td>Firefox</td><td>24.2.205.174</td><td>2026-08-02 08:17:08</td><td>2026-09-01 08:17:08</td></tr><tr><td>Chrome</td><td>98.209.38.92</td><td>2026-08-01 05:34:32</td><td>2026-08-31 05:34:32</td></tr></table>`, 3},
		{"pages that were opened", `<html lang="ja"><title>管理者アクセス記録</title><h1>管理者アクセス記録</h1><table><tr><th>日時</th><th>管理者</th><th>表示ページ</th><th>IPアドレス</th></tr><tr><td>2026-08-02 16:45:00</td><td>admin</td><td>商品一覧</td><td>98.204.217.156</td></tr>
			<tr><td>2026-08-02 14:11:37</td><td>admin</td><td>受注詳細</td><td>98.215.87.243</td></tr></table>`, 0},
		{"errors of a program that name a file", `<html lang="en"><title>Log</title><h1>Log</h1><ul><li>2026-08-02 12:05:54 error Undefined index: login in auth.php:41 98.208.39.163</li><li>2026-08-02 08:42:41 warning Missing login.tpl 73.57.0.32</li><li>2026-08-01 08:42:41 warning Missing login.tpl 73.57.0.32</li></ul>`, 0},
		{"addresses that are kept out", `<html lang="ko"><title>IP 차단 관리</title><h1>IP 차단 목록</h1><table><tr><th>IP</th><th>차단 사유</th><th>차단 일시</th><th>해제 예정</th></tr><tr><td>175.205.195.170</td><td>로그인 5회 실패</td><td>2026-08-18 17:02</td><td>2026-08-19 17:02</td></tr>
			<tr><td>175.199.17.2</td><td>로그인 5회 실패</td><td>2026-08-17 15:07</td><td>2026-08-18 15:07</td></tr></table>`, 0},
		{"the last sign-in of each member", `<html lang="ja"><title>会員一覧</title><h1>会員一覧</h1><table><tr><th>会員名</th><th>最終ログイン日時</th></tr><tr><td>青木</td><td>2026/08/20 14:05</td></tr><tr><td>馬場</td><td>2026/08/19 14:05</td></tr></table>`, 0},
		{"when, and for which service, of something else", `<html lang="en"><title>Appointments</title><h1>Appointments</h1><table><tr><th>Date and time</th><th>Service</th></tr><tr><td>2026-08-20 09:00</td><td>Haircut</td></tr><tr><td>2026-08-19 09:00</td><td>Colour</td></tr></table>`, 0},
		{"enrolments, one of them ahead", `<html lang="de"><title>Meine Termine</title><h1>Meine Anmeldungen</h1><table><tr><th>Datum</th><th>Uhrzeit</th><th>Kurs</th><th>Status</th></tr>
			<tr><td>02.09.2026</td><td>18:00 Uhr</td><td>Yoga</td><td>angemeldet</td></tr><tr><td>12.08.2026</td><td>18:00 Uhr</td><td>Yoga</td><td>teilgenommen</td></tr></table>`, 0},
		{"a form of what stands there", `<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><table><tr><th>日時</th><th>IPアドレス</th><th>国・地域</th><th>結果</th></tr>
			<tr><td>20XX/01/01 00:00</td><td>xxx.xxx.xxx.xxx</td><td>日本</td><td>成功</td></tr><tr><td>20XX/01/01 00:00</td><td>xxx.xxx.xxx.xxx</td><td>アメリカ</td><td>失敗</td></tr></table>`, 0},
		{"a running number beside", `<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><table><tr><th>番号</th><th>ログイン日時</th><th>ログイン方法</th></tr>
			<tr><td>1</td><td>令和8年8月19日 14時05分</td><td>ICカード</td></tr><tr><td>2</td><td>令和8年8月8日 20時31分</td><td>ID・パスワード</td></tr></table>`, 2},
		{"courses by the day one signed up", `<html lang="de"><title>Meine Anmeldungen</title><h1>Meine Anmeldungen</h1><table><tr><th>Angemeldet am</th><th>Kurs</th><th>Ort</th><th>Status</th></tr>
			<tr><td>12.08.2026 20:14</td><td>Spanisch A1</td><td>Lindental</td><td>bestätigt</td></tr><tr><td>03.08.2026 08:40</td><td>Yoga</td><td>Online</td><td>bestätigt</td></tr></table>`, 0},
		{"examinations one signed up for", `<html lang="de"><title>Anmeldungen</title><h1>Ihre Anmeldungen</h1><ul><li>Prüfung Statistik – angemeldet am 10.08.2026, 09:14 Uhr</li><li>Seminar Ethik – angemeldet am 12.07.2026, 08:01 Uhr</li></ul>`, 0},
		{"orders among sign-ins, below a sentence that names both", `<html lang="ja"><title>ご利用履歴</title><h2>ご利用履歴</h2><p>過去30日間のログイン等の履歴を確認できます。</p><table><tr><th>日付</th><th>時刻</th><th>ご利用内容</th><th>チャネル</th></tr>
			<tr><td>2026/08/19</td><td>08:58:03</td><td>ログイン</td><td>PCサイト</td></tr><tr><td>2026/08/19</td><td>09:00:41</td><td>注文発注</td><td>PCサイト</td></tr><tr><td>2026/08/18</td><td>12:31:10</td><td>ログイン</td><td>スマホアプリ</td></tr></table>`, 2},
		{"mails sent in the browser among sign-ins", `<html lang="ja"><title>セキュリティ履歴</title><h1>セキュリティ履歴</h1><table><tr><th>日時</th><th>操作</th><th>経路</th></tr><tr><td>2026/08/19 23:01</td><td>ログイン成功</td><td>Webメール</td></tr>
			<tr><td>2026/08/19 22:10</td><td>メール送信（3通）</td><td>Webメール</td></tr><tr><td>2026/08/18 04:12</td><td>ログイン失敗</td><td>SMTP認証</td></tr></table>`, 2},
		{"a log of all that happened, without addresses", `<html lang="ja"><title>操作ログ</title><h3>操作ログ</h3><table><tr><th>No.</th><th>日時</th><th>操作</th><th>場所</th></tr><tr><td>1</td><td>2026-08-19 10:20:11</td><td>ログイン成功</td><td>学外</td></tr>
			<tr><td>2</td><td>2026-08-18 13:00:00</td><td>成績照会</td><td>学外</td></tr><tr><td>3</td><td>2026-08-18 12:59:31</td><td>ログイン成功</td><td>学外</td></tr></table>`, 2},
		{"into what one signed in", `<html lang="ja"><title>操作履歴</title><h2>操作履歴</h2><table><tr><th>操作日時</th><th>実行者</th><th>接続元</th><th>内容</th></tr><tr><td>2026/08/19 17:22:09</td><td>kawabata</td><td>60.111.102.183</td><td>コントロールパネルにログイン</td></tr>
			<tr><td>2026/08/19 07:50:56</td><td>kawabata</td><td>126.79.44.41</td><td>DNSレコード変更</td></tr><tr><td>2026/08/18 10:04:59</td><td>kawabata</td><td>60.111.59.109</td><td>コントロールパネルにログイン（失敗）</td></tr></table>`, 2},
		{"moments with their channel", `<html lang="en"><title>Sign-in history</title><h1>Sign-in history</h1><ul><li><span>Aug. 19, 2026</span><span>7:41 p.m.</span><span>Mobile banking</span></li><li><span>Aug. 18, 2026</span><span>8:15 a.m.</span><span>Online banking</span></li></ul>`, 2},
		{"moments with their device, below titles of any access", `<html lang="ko"><title>접속 이력 조회</title><h2>접속 이력</h2><ul><li><b>2026년 8월 19일 오전 1:12</b><span>PC방</span><span>서울</span></li><li><b>2026년 8월 17일 오후 10:30</b><span>모바일</span><span>서울</span></li></ul>`, 2},
		{"items with a date, an hour and a channel", `<html lang="ja"><title>ログイン履歴｜会員アプリ</title><div><div class=bar>ログイン履歴</div><div class=list><div class=i><div>8月19日(水)</div><div>12:04</div><div>アプリ</div></div>
			<div class=i><div>8月18日(火)</div><div>18:50</div><div>アプリ</div></div><div class=i><div>8月3日(月)</div><div>11:30</div><div>Web</div></div></div></div>`, 3},
		{"an item with a device among channels", `<html lang="de"><title>Login-Historie</title><h1>Login-Historie</h1><ul><li><span>Heute, 07:41</span> <span>Android-App</span></li><li><span>Gestern, 19:03</span> <span>Browser</span></li>
			<li><span>14.08.2026, 12:15</span> <span>Browser</span></li></ul>`, 3},
		{"labels with a place and a moment", `<html lang="ja"><title>最近のログイン</title><h2>最近のログイン</h2><div><div class=r><div>場所</div><div>札幌市</div><div>日時</div><div>2026.8.18 21:30</div></div>
			<div class=r><div>場所</div><div>札幌市</div><div>日時</div><div>2026.8.17 21:05</div></div></div>`, 2},
		{"by which method, and which is not known", `<html lang="es"><title>Accesos realizados</title><h1>Accesos realizados</h1><table><tr><th>Nº</th><th>Fecha</th><th>Hora</th><th>Método de acceso</th></tr>
			<tr><td>1</td><td>18/08/2026</td><td>18:20</td><td>Certificado digital</td></tr><tr><td>2</td><td>10/08/2026</td><td>09:41</td><td>Cl@ve</td></tr></table>`, 2},
		{"sentences of sign-ins among others", `<html lang="ja"><title>アカウントの記録</title><h2>アカウントの記録</h2><ul><li><time>2026/08/19 19:04</time><span>アプリにログインしました</span></li><li><time>2026/08/19 19:06</time><span>クーポンを取得しました</span></li>
			<li><time>2026/08/18 10:27</time><span>Webサイトにログインしました</span></li><li><time>2026/08/10 01:44</time><span>ログインに失敗しました（パスワード相違）</span></li></ul>`, 3},
		{"news of an app on a page for signing in", `<html lang="ja"><title>ログイン</title><h1>ログイン</h1><h2>お知らせ</h2><div><div class=i><div>8月19日</div><div>12:04</div><div>アプリを更新しました</div></div><div class=i><div>8月18日</div><div>18:50</div><div>Webの障害</div></div></div>`, 0},
		{"lines of an article", `<html lang="ja"><title>ログの読み方</title><h1>ログの読み方</h1><p>例えば次のような行です。</p><pre>Aug 12 03:22:10 web sshd[2211]: Failed password for root from 203.0.113.9 port 4022 ssh2
Aug 12 03:22:14 web sshd[2211]: Failed password for root from 203.0.113.9 port 4022 ssh2</pre>`, 0},
		{"a list over another one is read once", `<html lang="ja"><title>予約</title><h2>■ログイン記録</h2><div><ul><li>2026/08/20 10:02 ログイン成功</li><li>2026/08/18 14:20 ログイン成功</li><li>2026/08/13 5:51 ログイン失敗</li></ul></div>
			<h2>■お知らせ</h2><ul><li>2026/08/15 休館について</li><li>2026/08/01 抽選について</li></ul>`, 3},
	} {
		if got := countSignIns(t, tt.html); got != tt.want {
			t.Errorf("%s: %d sign-ins, want %d", tt.name, got, tt.want)
		}
	}
}

// The present session has no moment where the others have one, and stands in the same list or table.
func TestPresentSessionWithoutAMoment(t *testing.T) {
	html := `<html lang="en"><title>Where you're signed in</title><h1>Where you're signed in</h1><table><tr><th>Browser</th><th>Location</th><th>Most recent activity</th></tr>
		<tr><td>Chrome on Windows</td><td>United Kingdom</td><td>Current session</td></tr><tr><td>Edge on Windows</td><td>United Kingdom</td><td>2 days ago</td></tr><tr><td>Chrome on Mac OS X</td><td>Spain</td><td>1 month ago</td></tr></table>`
	p, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	r := extract.Read(p, options())
	if len(r.SignIns) != 3 || !r.SignIns[0].Self || r.SignIns[1].Self {
		t.Errorf("%d sign-ins: %+v", len(r.SignIns), r.SignIns)
	}
	// Two of one kind of machine: another's moment must not make the present session of it.
	html = `<html lang="en"><title>Your devices</title><h1>Your devices</h1><p>Where you're signed in</p><div><h2>2 sessions on Windows computers</h2><div class=i><div>Windows</div><div>Bristol, UK</div><div>Your current session</div></div>
		<div class=i><div>Windows</div><div>Cardiff, UK</div><div>Aug 11, 4:10 PM</div></div></div><div><h2>1 session on Android phone</h2><div class=i><div>Galaxy S24</div><div>Bristol, UK</div><div>18 minutes ago</div></div></div>`
	if p, err = saved.Parse([]byte(html)); err != nil {
		t.Fatal(err)
	}
	r = extract.Read(p, options())
	if len(r.SignIns) != 3 || !r.SignIns[0].Self || !r.SignIns[0].Time.IsZero() || r.SignIns[1].Self {
		t.Errorf("%d sign-ins: %+v", len(r.SignIns), r.SignIns)
	}
}

// A link to the next so many rows leads to a further page, and machines where one is signed in are devices.
func TestNextRowsAndMachines(t *testing.T) {
	html := `<html lang="ja"><title>サインインしている機器</title><h1>サインインしている機器</h1><ul><li>iPhone 15 日本 2026/08/19 10:00</li><li>Windows 日本 2026/08/18 10:00</li></ul><a href="?page=2">次の60件</a>`
	p, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	if r := extract.Read(p, options()); !r.Next || r.History != extract.KindDevices || len(r.SignIns) != 2 {
		t.Errorf("next %v, history %s, %d sign-ins", r.Next, r.History, len(r.SignIns))
	}
}

// countSignIns reads a page with the words of its own language.
func countSignIns(t *testing.T, html string) int {
	t.Helper()
	p, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Words = nil
	return len(extract.Read(p, o).SignIns)
}

// The name of a history may stand where no heading does.
func TestNamesElsewhere(t *testing.T) {
	const rows = `<table><tr><th>Time<th>IP address<th>Result<tr><td>2026-08-20 10:00<td>1.2.3.4<td>OK<tr><td>2026-08-19 09:00<td>5.6.7.8<td>OK</table>`
	const want = "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"
	for name, tt := range map[string]struct{ html, want string }{
		"a label":              {`<section aria-label="Login history">` + rows + `</section>`, want},
		"a way through a site": {`<nav aria-label="Breadcrumb"><ol><li><a>Home</a><li>Login history</ol></nav>` + rows, want},
		"a button that opens":  {`<button aria-expanded="true" aria-controls="x">Login history</button><div id="x">` + rows + `</div>`, want},
		"a label of others":    {`<section aria-label="Mail server traffic">` + rows + `</section>`, ""},
	} {
		if got := readInItsLanguage(t, `<html lang="en"><title>ID</title>`+tt.html); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.want)
		}
	}
}

// A history whose table has its head and no row is empty; another page's table is no history.
func TestHeadsAlone(t *testing.T) {
	for html, want := range map[string]string{
		`<html lang="ja"><title>ログイン履歴</title><h1>ログイン履歴</h1><table><thead><tr><th>日時<th>IPアドレス<th>国・地域</thead><tbody></tbody></table>`: extract.Empty,
		`<html lang="en"><title>Login history</title><h1>Login history</h1><table><tr><th>Date<th>Amount</table>`:                       extract.NotHistory,
		`<html lang="en"><title>Orders</title><h1>Orders</h1><table><tr><th>Date<th>IP address</table>`:                                 extract.NotHistory,
	} {
		p, err := saved.Parse([]byte(html))
		if err != nil {
			t.Fatal(err)
		}
		if got := extract.Read(p, optionsFor(p.Lang)).State; got != want {
			t.Errorf("%s: %s, want %s", html, got, want)
		}
	}
}
