package extract_test

import (
	"strings"
	"testing"
)

// Histories in odd forms, each with what it must give: "time address protocol outcome country" of every record.
func TestOddHistories(t *testing.T) {
	two := "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"
	for name, tt := range map[string]struct{ html, want string }{
		"days with points and a weekday above one entry each": {`<html lang="ko"><title>로그인 기록</title><h2>로그인 기록 조회</h2><ul><li><em>08.20 (목)</em><ul><li><span>10:00</span> <span>1.2.3.4</span></li></ul></li><li><em>08.19 (수)</em><ul><li><span>09:00</span> <span>5.6.7.8</span></li></ul></li></ul>`, two},
		"a grid whose head is half known": {en + `<div><div>Country</div><div>When</div><div>Out of</div><div>By</div><div><img src="/flags/de.svg" alt=""></div><div>2026-08-20 10:00</div><div>1.2.3.4</div><div>password</div>
			<div><img src="/flags/fr.svg" alt=""></div><div>2026-08-19 09:00</div><div>5.6.7.8</div><div>passkey</div></div>`, "08-20 10:00 1.2.3.4 - - DE\n08-19 09:00 5.6.7.8 - - FR"},
		"sign-ins in a blog, of which a heading says that they went well": {`<html lang="en"><title>Last Logins ‹ Blog of Ann</title><h3>Successful Logins (all)</h3><table><tr><th>Username</th><th>IP Address</th><th>Date/Time</th></tr>
			<tr><td>ann</td><td>1.2.3.4</td><td>August 20, 2026 10:00 am</td></tr><tr><td>ann</td><td>5.6.7.8</td><td>August 19, 2026 9:00 am</td></tr></table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"a sentence that says that they went well": {ja + `<p>ログインに成功した履歴を表示しています。</p><table><tr><th>日時</th><th>IPアドレス</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td></tr></table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"a sentence that says more":                 {ja + `<p>ログインに成功した履歴と失敗した履歴を表示しています。</p><table><tr><th>日時</th><th>IPアドレス</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td></tr></table>`, two},
		"a version that looks like a date":          {en + `<ul><li><span>10:00</span> <span>Web A 10.9.63</span> <span>1.2.3.4</span></li><li><span>09:00</span> <span>Windows 5.6.40</span> <span>5.6.7.8</span></li></ul>`, "08-21 10:00 1.2.3.4 web -\n08-21 09:00 5.6.7.8 - -"},
		"a calendar that counts otherwise":          {en + `<ul><li>1405/05/29 - 10:00 1.2.3.4</li><li>1405/05/28 - 09:00 5.6.7.8</li></ul>`, two},
		"a calendar that is not known":              {en + `<ul><li>1448/03/06 - 10:00 1.2.3.4</li><li>1448/03/05 - 09:00 5.6.7.8</li></ul>`, "no time 1.2.3.4 - -\nno time 5.6.7.8 - -"},
		"a session is verified, not a sign-in":      {`<html lang="en"><title>Sessions</title><h2>Sessions</h2><ul><li><b>Firefox on Linux</b> <i>Unverified</i> <i>Last activity 2026-08-20 10:00</i> <i>1.2.3.4</i></li><li><b>Chrome on Windows</b> <i>Unverified</i> <i>Last activity 2026-08-19 09:00</i> <i>5.6.7.8</i></li></ul>`, two},
		"shops whose names hold that of a protocol": {ja + `<ul><li><span>2026-08-20 10:00</span> <span>1.2.3.4</span> <span>POPショップ</span></li><li><span>2026-08-19 09:00</span> <span>5.6.7.8</span> <span>K-POP Fan Club</span></li></ul>`, two},
		"protocols beside words":                    {ja + `<ul><li><span>2026-08-20 10:00</span> <span>1.2.3.4</span> <span>メール受信(POP)</span></li><li><span>2026-08-19 09:00</span> <span>5.6.7.8</span> <span>via POP from the mailbox</span></li></ul>`, "08-20 10:00 1.2.3.4 pop -\n08-19 09:00 5.6.7.8 pop -"},
		"addresses between bars, behind a system":   {ja + `<ul><li><p>2026/8/20 10:00～10:09</p><p>Edge（Windows）／1.2.3.4／日本</p></li><li><p>2026/8/19 09:00～09:05</p><p>Safari（Mac）／5.6.7.8／日本</p></li></ul>`, "08-20 10:00 1.2.3.4 - - JP\n08-19 09:00 5.6.7.8 - - JP"},
		"versions of a program beside addresses": {ja + `<table><tr><th>時刻<th>アプリ<th>アクセス元<tr><td>2026-08-20 10:00<td>管理アプリ 5.12.0.3<td>1.2.3.4<tr><td>2026-08-19 09:00<td>管理アプリ 5.12.0.4<td>5.6.7.8<tr><td>2026-08-18 08:00<td>管理アプリ 5.12.0.4<td>5.6.7.9</table>`,
			"08-20 10:00 1.2.3.4 app -\n08-19 09:00 5.6.7.8 app -\n08-18 08:00 5.6.7.9 app -"},
		"the word before terms, beside failures": {ja + `<ul><li><div>2026/08/20 10:00</div><div>ログイン</div><dl><dt>サービス<dd>メール<dt>アクセス元<dd>1.2.3.4</dl></li><li><div>2026/08/19 09:00</div><div>ログイン失敗</div><dl><dt>サービス<dd>ニュース<dt>アクセス元<dd>5.6.7.8</dl></li></ul>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"the half of the day in Hindi":        {`<html lang="hi"><title>लॉगिन इतिहास</title><h1>लॉगिन इतिहास</h1><ul><li><span>20 अगस्त 2026, अपराह्न 10:00</span> <span>1.2.3.4</span></li><li><span>19 अगस्त 2026, पूर्वाह्न 9:00</span> <span>5.6.7.8</span></li></ul>`, "08-20 22:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
		"the half of the day in Arabic":       {`<html lang="ar"><title>سجل تسجيل الدخول</title><h1>سجل تسجيل الدخول</h1><ul><li><span>20 أغسطس 2026 الساعة 10:00 مساءً</span> <span>1.2.3.4</span></li><li><span>19 أغسطس 2026 الساعة 9:00 صباحًا</span> <span>5.6.7.8</span></li></ul>`, "08-20 22:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
		"a word of Tagalog that is no result": {`<html lang="tl"><title>Kasaysayan ng pag-log in</title><h2>Kasaysayan ng pag-log in</h2><ul><li><span>Chrome</span> <span>1.2.3.4</span> <span>Nag-log in noong 2026-08-20 10:00</span></li><li><span>Safari</span> <span>5.6.7.8</span> <span>Nag-log in noong 2026-08-19 09:00</span></li></ul>`, two},
		"small codes below a head":            {ja + `<table><tr><th>日時<th>IPアドレス<th>Country<tr><td>2026/08/20 10:00<td>1.2.3.4<td>jp<tr><td>2026/08/19 09:00<td>5.6.7.8<td>ru</table>`, "08-20 10:00 1.2.3.4 - - JP\n08-19 09:00 5.6.7.8 - - RU"},
		"long sentences that begin with a place": {ja + `<ul><li>日本でChrome（Android）からログイン（2026年8月20日 10:00、IPアドレスは 1.2.3.4 でした）</li><li>ロシアでSafari（iPhone）からログインに失敗（2026年8月19日 9:00、IPアドレスは 5.6.7.8 でした）</li></ul>`,
			"08-20 10:00 1.2.3.4 - success JP\n08-19 09:00 5.6.7.8 - failure RU"},
		"protocols in words of their own":  {ja + `<ul><li><span>2026-08-20 10:00</span> <span>1.2.3.4</span> <span>POP over SSL</span></li><li><span>2026-08-19 09:00</span> <span>5.6.7.8</span> <span>POP3</span></li></ul>`, "08-20 10:00 1.2.3.4 pop -\n08-19 09:00 5.6.7.8 pop -"},
		"addresses right behind a browser": {ja + `<ul><li>2026/08/20 10:00 Windows 118.10.96.230</li><li>2026/08/19 09:00 Chrome 95.27.111.34</li></ul>`, "08-20 10:00 118.10.96.230 - -\n08-19 09:00 95.27.111.34 - -"},
		"who signed in to a router": {`<html lang="en"><title>Wi-Fi router</title><h1>Login history</h1><table><tr><th>Time<th>User<th>IP address<th>Result<tr><td>2026-08-20 10:00<td>admin<td>192.168.1.2<td>Success<tr><td>2026-08-19 09:00<td>admin<td>192.168.1.3<td>Wrong password</table>`,
			"08-20 10:00 192.168.1.2 - success\n08-19 09:00 192.168.1.3 - failure"},
	} {
		if got := read(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
	// A name, and behind a comma what was done.
	got := readInItsLanguage(t, `<html lang="zh-CN"><title>登录日志</title><h1>登录日志</h1><table><tr><th>日志内容<th>IP<th>创建时间<tr><td>用户名: ann,登录成功！<td>1.2.3.4<td>2026-08-20 10:00:00<tr><td>用户名: ann,登录失败！<td>5.6.7.8<td>2026-08-19 09:00:00</table>`)
	if want := "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"; got != want {
		t.Errorf("behind a name:\ngot\n%s\nwant\n%s", got, want)
	}
	for name, tt := range map[string]struct{ html, want string }{
		"an address in the title of a device alone": {`<html lang="sv"><title>Händelseloggar</title><h1>Händelseloggar</h1><table><tr><th>Tidsstämpel<th>Klient<th>Händelse<tr><td>20 aug. 2026 10:00<td><b title="Webbvalv - Edge, 1.2.3.4">Webbvalv - Edge</b><td>Loggade in.
			<tr><td>20 aug. 2026 09:30<td><b title="Webbvalv - Edge, 1.2.3.4">Webbvalv - Edge</b><td>Skapade objekt.<tr><td>19 aug. 2026 09:00<td><b title="Mobil - iOS, 5.6.7.8">Mobil - iOS</b><td>Loggade in.</table>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"a Chinese place behind an address": {`<html lang="zh-CN"><title>登录记录</title><h1>登录记录</h1><ul><li><p>2026-08-20 10:00</p><p>1.2.3.4 广东深圳</p></li><li><p>2026-08-19 09:00</p><p>5.6.7.8 浙江省 杭州市</p></li><li><p>2026-08-18 08:00</p><p>广东深圳（IP：9.8.7.6）</p></li></ul>`,
			"08-20 10:00 1.2.3.4 - - CN\n08-19 09:00 5.6.7.8 - - CN\n08-18 08:00 9.8.7.6 - - CN"},
		"names of events of which some are no sign-ins": {`<html lang="en"><title>Admin</title><h2>Audit Events</h2><table><tr><th>Principal<th>Action<th>When<th>Client IP<th>Server IP<tr><td>ann<td>AUTHENTICATION_SUCCESS<td>2026-08-20 10:00<td>1.2.3.4<td>10.0.4.21<tr><td>ann<td>TICKET_VALIDATE_SUCCESS<td>2026-08-20 10:00<td>1.2.3.4<td>10.0.4.21
			<tr><td>ann<td>AUTHENTICATION_FAILED<td>2026-08-19 09:00<td>5.6.7.8<td>10.0.4.21</table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"whose sign-ins, and nothing else": {`<html lang="ru"><title>Сотрудники</title><h1>Сотрудники</h1><h2>История входов</h2><table><tr><th>Сотрудник<th>Логин<th>Дата и время<tr><td>Анна<td>anna<td>20.08.2026, четверг, 10:00<tr><td>Анна<td>anna<td>19.08.2026, среда, 09:00</table>`,
			"08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"doors that people came through": {`<html lang="ru"><title>Проходная</title><h1>Проходная</h1><h2>История входов</h2><table><tr><th>Сотрудник<th>Дата и время<tr><td>Анна<td>20.08.2026, четверг, 10:00<tr><td>Анна<td>19.08.2026, среда, 09:00</table>`, ""},
		"tables of a row each, of which every other one has another class, below heads that are none": {`<html lang="de"><title>Server</title><div role="rowgroup"><div role="columnheader">Zeit</div><div role="columnheader">Dienst</div><div role="columnheader">Benutzername</div><div role="columnheader">Nachricht</div></div><div>
			<table class="item"><tr role="row"><td>2026-08-20 10:00<td>daemon<td>ann<td>successful auth for user 'ann'</table><table class="item item-alt"><tr role="row"><td>2026-08-20 09:30<td>daemon<td>ann<td>end task 4711: OK</table><table class="item"><tr role="row"><td>2026-08-19 09:00<td>daemon<td>ann<td>successful auth for user 'ann'</table></div>`,
			"08-20 10:00 invalid IP - success\n08-19 09:00 invalid IP - success"},
		"panes, and rows that are counted otherwise than the heads": {`<html lang="en"><title>Login history</title><h1>Login history</h1><div role="grid"><div><div role="row" aria-rowindex="1"><div role="columnheader">Time</div></div></div><div><div role="row" aria-rowindex="1"><div role="columnheader">IP</div></div><div role="row" aria-rowindex="1"><div role="columnheader">Status</div></div></div>
			<div><div role="row" row-index="0"><div role="gridcell">2026-08-20 10:00</div></div><div role="row" row-index="1"><div role="gridcell">2026-08-19 09:00</div></div></div><div><div role="row" row-index="0"><div role="gridcell">1.2.3.4</div></div><div role="row" row-index="1"><div role="gridcell">5.6.7.8</div></div></div>
			<div><div role="row" row-index="0"><div role="gridcell">Success</div></div><div role="row" row-index="1"><div role="gridcell">Failed</div></div></div></div>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"numbers of sessions, which are no names": {`<html lang="en"><title>Personal settings</title><h3>Active sessions</h3><table><tr><th>IP & Session ID<th>Browser<th>Last accessed<tr><td>1.2.3.4<br>ID: 673820c4-9df4-4c08<td>Safari<td>2026-08-20 10:00
			<tr><td>5.6.7.8<br>ID: b11d9548-d1d6-ea4b<td>Chrome<td>2026-08-19 09:00<tr><td>9.8.7.6<br>ID: 3854ac1d-f8d9-4924<td>Chrome<td>2026-08-18 08:00</table>`, "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -\n08-18 08:00 9.8.7.6 - -"},
		"rules below a heading": {`<html lang="pl"><title>Ustawienia</title><h2>Autoryzowane urządzenia</h2><div><h3>Bieżące urządzenie</h3><div><p>Windows</p><p>Ostatnio widziany 20 sie 2026, 10:00</p></div></div>
			<div><h3>Inne urządzenia</h3><div><p>iOS</p><p>Ostatnio widziany 19 sie 2026, 09:00</p></div><hr><div><p>macOS</p><p>Ostatnio widziany 18 sie 2026, 08:00</p></div><hr><div><p>Windows</p><p>Ostatnio widziany 17 sie 2026, 07:00</p></div></div>`,
			"08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -\n08-18 08:00 invalid IP - -\n08-17 07:00 invalid IP - -"},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
	// Lists below the names of countries, of which one has but one item.
	got = read(t, ja+`<section><h3>日本</h3><ul><li><time>2026.8.20 10:00</time> <span>パソコン</span></li><li><time>2026.8.19 9:00</time> <span>本体</span></li></ul></section><section><h3>韓国</h3><ul><li><time>2026.8.18 8:00</time> <span>本体</span></li></ul></section>`)
	if want := "08-20 10:00 invalid IP - - JP\n08-19 09:00 invalid IP - - JP\n08-18 08:00 invalid IP - - KR"; got != want {
		t.Errorf("below countries:\ngot\n%s\nwant\n%s", got, want)
	}
}

// How many sign-ins are read of logs, by the words of their language.
func TestLogsInTheirLanguage(t *testing.T) {
	for _, tt := range []struct {
		name, html string
		want       int
	}{
		{"information on sign-ins is no form", `<html lang="ru"><title>Личный кабинет</title><h4>Информация об авторизациях</h4><table><tr><td><b>Браузер</b></td><td><b>Адрес</b></td><td><b>Дата</b></td></tr><tr><td>Edge</td><td>95.29.4.158</td><td>Вчера в 17:45</td></tr>
			<tr><td>Chrome</td><td>95.29.4.158</td><td>Вчера в 15:52</td></tr></table>`, 2},
		{"pages that were changed, below the title of sign-ins", `<html lang="vi"><title>Nhật ký đăng nhập</title><h3>NHẬT KÝ ĐĂNG NHẬP</h3><table><tr><th>Hành động</th><th>URL</th><th>Thời gian</th><th>IP</th></tr><tr><td>Đăng nhập hệ thống</td><td>/login</td><td>19/08/2026 05:05:42</td><td>14.226.113.56</td></tr>
			<tr><td>Sửa sản phẩm</td><td>/san-pham/update/12</td><td>17/08/2026 07:55:46</td><td>14.226.64.144</td></tr><tr><td>Đăng nhập hệ thống</td><td>/login</td><td>16/08/2026 09:44:08</td><td>14.226.113.56</td></tr></table>`, 2},
		{"devices below a tab that its class says to be shown", `<html lang="zh-CN"><title>我的 - 设备</title><div><div class="tab">通知配置</div><div class="tab">个人令牌</div><div class="tab tab-active">设备</div></div><ul><li><b>Windows 10</b> <i>当前设备</i> <i>Edge 142</i> <i>1.2.3.4</i> <i>1 小时前访问</i></li>
			<li><b>Windows 10</b> <i>Chrome 142</i> <i>5.6.7.8</i> <i>2 天前访问</i></li></ul>`, 2},
	} {
		if got := countSignIns(t, tt.html); got != tt.want {
			t.Errorf("%s: %d sign-ins, want %d", tt.name, got, tt.want)
		}
	}
}

// Pages that speak of histories and are none.
func TestPagesAboutHistories(t *testing.T) {
	for name, html := range map[string]string{
		"a table that explains one": `<html lang="ja"><title>ログイン履歴を確認する｜ヘルプ</title><h1>ログイン履歴を確認する</h1><h2>表示項目</h2><table><tr><th>項目</th><th>説明</th><th>表示例</th></tr><tr><td>ログイン日時</td><td>ログインした日時です</td><td>2026/01/23 12:34:56</td></tr>
			<tr><td>IPアドレス</td><td>接続元のIPアドレスです</td><td>1.2.3.4</td></tr><tr><td>結果</td><td>成功または失敗</td><td>成功</td></tr></table>`,
		"names of servers that were asked for": `<html lang="en"><title>Query log</title><h1>Recent queries</h1><table><tr><th>Time</th><th>Type</th><th>Domain</th><th>Client</th><th>Status</th></tr><tr><td>2026-08-20 10:00:53</td><td>A</td><td>signin.aws.example.com</td><td>192.168.1.7</td><td>OK</td></tr>
			<tr><td>2026-08-20 09:00:01</td><td>A</td><td>www.example.com</td><td>192.168.1.9</td><td>OK</td></tr><tr><td>2026-08-20 08:00:02</td><td>A</td><td>login.example.net</td><td>192.168.1.9</td><td>Blocked</td></tr></table>`,
		"sessions with people": `<html lang="en"><title>Session history</title><h1>Session history</h1><table><tr><th>Date</th><th>Session</th><th>Status</th><th>Length</th></tr><tr><td>Aug 20, 2026 10:00 AM</td><td>Session with Dr. Lee</td><td>Attended</td><td>50 min</td></tr><tr><td>Aug 19, 2026 9:00 AM</td><td>Group session</td><td>Missed</td><td>50 min</td></tr></table>`,
		"pages that were asked for": `<html lang="zh-CN"><title>操作日志</title><h1>操作日志</h1><table><tr><th>ID</th><th>用户</th><th>Method</th><th>路径</th><th>IP</th><th>输入</th><th>创建时间</th></tr><tr><td>2</td><td>admin</td><td>POST</td><td>admin/auth/roles</td><td>1.2.3.4</td><td>[]</td><td>2026-08-20 10:00:00</td></tr>
			<tr><td>1</td><td>admin</td><td>GET</td><td>admin</td><td>5.6.7.8</td><td>[]</td><td>2026-08-19 09:00:00</td></tr></table>`,
		"clients of a network": `<html lang="en"><title>Home Wi-Fi</title><h1>Connection history</h1><h2>Wi-Fi devices</h2><table><tr><th>Device<th>IP address<th>Status<th>Last connected<tr><td>Ann's iPhone<td>192.168.1.23<td>Connected<td>2026-08-20 21:14:03
			<tr><td>MacBook<td>192.168.1.40<td>Disconnected<td>2026-08-20 18:02:55</table>`,
		"what joined a network": `<html lang="ja"><title>Wi-Fiルーター 接続ログ</title><h1>接続ログ</h1><table><tr><th>日時<th>端末<th>状態<tr><td>2026/08/20 21:14<td>iPhone<td>接続しました<tr><td>2026/08/20 18:02<td>Windows PC<td>切断しました</table>`,
		"what a router tells": `<html lang="de"><title>Ereignisse</title><h1>Ereignisse</h1><table><tr><th>Datum<th>Uhrzeit<th>Ereignis<tr><td>20.08.26<td>21:14:03<td>WLAN-Gerät hat sich neu angemeldet (2,4 GHz), iPhone, IP 192.168.178.23<tr><td>20.08.26<td>18:02:55<td>Internetverbindung hergestellt
			<tr><td>19.08.26<td>22:40:41<td>WLAN-Gerät angemeldet, PC-Anna, IP 192.168.178.44</table>`,
		"things that connect": `<html lang="en"><title>My car</title><h1>Connection history</h1><ul><li><span>Vehicle connected</span><span>2026-08-20 21:14:03</span></li><li><span>Vehicle disconnected</span><span>2026-08-20 18:02:55</span></li><li><span>Charger connected</span><span>2026-08-20 07:31:10</span></li></ul>`,
		"doors of a hotel": `<html lang="en"><title>Digital key</title><h1>Door access history</h1><table><tr><th>When<th>Door<th>Key<th>Result<tr><td>2026-08-20 21:14:03<td>Room 412<td>Mobile key<td>Access granted<tr><td>2026-08-20 18:02:55<td>Pool<td>Card<td>Access denied
			<tr><td>2026-08-20 07:31:10<td>Pool<td>Mobile key<td>Access granted</table>`,
		"children who come": `<html lang="en"><title>Attendance</title><h1>Sign-in / sign-out history</h1><table><tr><th>Child<th>Signed in<th>By<th>Signed out<th>By<tr><td>Mia<td>2026-08-20 08:14<td>Ann<td>2026-08-20 16:02<td>Paul<tr><td>Mia<td>2026-08-19 08:10<td>Ann<td>2026-08-19 16:12<td>Ann</table>`,
		"visits to a club":  `<html lang="es"><title>Mi gimnasio - Historial de accesos</title><h1>Historial de accesos</h1><table><tr><th>Fecha<th>Centro<th>Acceso<tr><td>20/08/2026 18:02<td>Norte<td>App<tr><td>19/08/2026 18:12<td>Norte<td>Tarjeta<tr><td>17/08/2026 07:02<td>Sur<td>App</table>`,
		"who is there at present": `<html lang="zh-CN"><title>在线用户</title><h1>在线用户</h1><table><tr><th>用户昵称<th>登录 IP<th>浏览器<th>登录时间<th>操作<tr><td>赵敏<td>1.2.3.4<td>Firefox<td>2026-08-20 10:00:00<td><button>强退</button><tr><td>钱枫<td>5.6.7.8<td>Chrome<td>2026-08-20 09:00:00<td><button>强退</button>
			<tr><td>孙莉<td>9.8.7.6<td>Edge<td>2026-08-20 08:00:00<td><button>强退</button></table>`,
		"addresses that are shut out": `<html lang="zh-CN"><title>偏好设置</title><h2>偏好设置</h2><h3>已封禁 IP</h3><p>登录尝试次数达到最大次数的 IP 将被禁止一段时间。</p><table><tr><th>IP<th>尝试次数<th>禁止至<th>操作<tr><td>1.2.3.4<td>6<td>2026-08-21 12:43:48<td><button>移除</button>
			<tr><td>5.6.7.8<td>9<td>2026-08-21 13:01:30<td><button>移除</button></table>`,
		"cards that were redeemed":     `<html lang="en"><title>Gift card redemption attempts</title><h2>Gift card redemption attempts</h2><table><tr><th>When<th>Device<th>IP address<th>Result<tr><td>20 Aug 2026 10:00<td>Linux<td>1.2.3.4<td>Blocked<tr><td>19 Aug 2026 09:00<td>iPhone<td>5.6.7.8<td>Accepted</table>`,
		"programs that were activated": `<html lang="en"><title>License activations</title><h2>License activations</h2><table><tr><th>Activated on<th>Computer<th>IP address<th>Country<th>Result<tr><td>2026-08-20 10:00<td>DESKTOP-12<td>1.2.3.4<td>United States<td>Rejected<tr><td>2026-08-19 09:00<td>DESKTOP-13<td>5.6.7.8<td>France<td>Activated</table>`,
		"licences that were proved":    `<html lang="ja"><title>ライセンス認証履歴</title><h2>ライセンス認証履歴</h2><table><tr><th>認証日時<th>PC名<th>IPアドレス<th>認証結果<tr><td>2026/08/20 10:00<td>PC-12<td>1.2.3.4<td>認証成功<tr><td>2026/08/19 09:00<td>PC-13<td>5.6.7.8<td>台数超過</table>`,
		"votes":                        `<html lang="en"><title>Votes cast - Town hall</title><h2>Votes cast</h2><ul><li>Date: 2026-08-20 10:00<br>IP address: 1.2.3.4<br>Device: iPhone<br>Result: Accepted</li><li>Date: 2026-08-19 09:00<br>IP address: 5.6.7.8<br>Device: Windows<br>Result: Rejected</li></ul>`,
		"members of a guild":           `<html lang="ja"><title>ギルドメンバー</title><h2>ギルドメンバー</h2><table><tr><td>レン<td>メンバー<td>最終ログイン 2026/08/20 15:53<tr><td>ユウ<td>マスター<td>最終ログイン 2026/08/19 09:10<tr><td>ミオ<td>メンバー<td>最終ログイン 2026/08/18 09:10</table>`,
		"apps that were let in":        `<html lang="en"><title>Apps with access to your account</title><h2>Apps with access to your account</h2><ul><li><b>Budget Buddy</b><p>Access granted on May 06, 2026</p></li><li><b>Calendar Sync</b><p>Access granted on March 30, 2026</p></li></ul>`,
		"lots that were drawn":         `<html lang="zh-CN"><title>抽奖记录</title><h2>抽奖记录</h2><table><tr><th>时间<th>设备<th>IP<th>结果<tr><td>2026-08-20 10:00:00<td>Linux<td>1.2.3.4<td>成功<tr><td>2026-08-19 09:00:00<td>Windows<td>5.6.7.8<td>未中奖</table>`,
		"people who write of theirs": `<html lang="en"><title>Forum - someone logged in to my account</title><h1>Someone logged into my account?</h1><div class=post><time>20 Aug 2026 21:14</time><p>My login history shows 1.2.3.4 from Russia on 19 Aug 2026 10:11, what should I do?</p></div>
			<div class=post><time>20 Aug 2026 22:14</time><p>I had the same: login from 5.6.7.8 (China) on 18 Aug 2026 10:11. Change your password.</p></div>`,
	} {
		if got := strings.TrimSpace(read(t, html)); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}
