package extract_test

import "testing"

// What belongs to a sign-in and what does not: "time address protocol outcome country" of every record.
func TestWhatBelongsTogether(t *testing.T) {
	two := "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"
	for name, tt := range map[string]struct{ html, want string }{
		"turns below what they are of": {`<html lang="ja"><title>銀行</title><table><tr><th colspan=3>ログイン日時</th></tr><tr><th>前回</th><td>2026年8月20日(木)</td><td>10:00</td></tr><tr><th>前々回</th><td>2026年8月19日(水)</td><td>09:00</td></tr></table><h2>残高</h2><p>100円</p>`,
			"08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"turns of something else":           {`<html lang="ja"><title>健診</title><table><tr><th colspan=2>受診日</th></tr><tr><th>前回</th><td>2026/08/20 10:00</td></tr><tr><th>前々回</th><td>2026/08/19 09:00</td></tr></table>`, ""},
		"several entries below a day":       {ja + `<dl><dt>8月20日(木)</dt><dd>10:00 Windows</dd><dd>08:00 Windows</dd><dt>8月19日(水)</dt><dd>09:00 iPhone</dd></dl>`, "08-20 10:00 invalid IP - -\n08-20 08:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"times before, and one at the foot": {en + `<div class=t>2026-08-20 10:00</div><div class=d>Browser: Chrome / IP: 1.2.3.4</div><div class=t>2026-08-19 09:00</div><div class=d>Browser: Chrome / IP: 5.6.7.8</div><div class=foot>2026-08-21 12:00</div>`, two},
		"a numbered column":                 {ja + `<table><tr><th>No.</th><th>ログイン日時</th><th>ご利用のもの</th></tr><tr><td>1</td><td>2026/08/20 10:00</td><td>ぷらら</td></tr><tr><td>2</td><td>2026/08/19 09:00</td><td>goo</td></tr></table>`, "08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"choices above a table": {`<html lang="ja"><title>監査ログ</title><h1>監査ログ</h1><ul><li>ログイン</li><li>ログイン失敗</li><li>更新</li></ul><table><tr><th>日時</th><th>IP</th><th>操作</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>ログイン</td></tr><tr><td>2026/08/19 11:00</td><td>1.2.3.4</td><td>更新</td></tr>
			<tr><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>ログイン</td></tr></table>`, two},
		"a menu above jobs":          {`<html lang="zh-CN"><title>任务</title><ul><li>用户</li><li>任务</li><li>登录日志</li></ul><table><tr><td>1</td><td>清理登录日志</td><td>成功</td><td>2026-08-20 10:00:39</td></tr><tr><td>2</td><td>同步用户</td><td>失败</td><td>2026-08-20 08:55:56</td></tr></table>`, ""},
		"a name that is a link":      {`<html lang="ko"><title>보고서</title><h1>보고서</h1><table><tr><th>내용</th><th>IP</th><th>등록일</th></tr><tr><td><a>훈</a>님이 로그인했습니다.</td><td>1.2.3.4</td><td>2026-08-20 10:00</td></tr><tr><td><a>서</a>님이 주문했습니다.</td><td>1.2.3.4</td><td>2026-08-19 11:00</td></tr><tr><td><a>훈</a>님이 로그인했습니다.</td><td>5.6.7.8</td><td>2026-08-19 09:00</td></tr></table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - success"},
		"unheard-of results":         {ja + `<table><tr><th>日時</th><th>結果</th><th>IP</th><th>画面</th></tr><tr><td>2026/08/20 10:00</td><td>保留</td><td>1.2.3.4</td><td>ログインページ</td></tr><tr><td>2026/08/19 09:00</td><td>失敗</td><td>5.6.7.8</td><td>ログインページ</td></tr></table>`, "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - failure"},
		"a moment in pieces":         {ja + `<ul><li><b>2026</b>年<b>8</b>月<b>20</b>日 <b>10</b>時<b>00</b>分 <i>1.2.3.4</i></li><li><b>2026</b>年<b>8</b>月<b>19</b>日 <b>9</b>時<b>00</b>分 <i>5.6.7.8</i></li></ul>`, two},
		"a colon in an element":      {en + `<ul><li><span>20<sup>th</sup> August 2026</span>, <span>10<i>:</i>00</span> - 1.2.3.4</li><li><span>19<sup>th</sup> August 2026</span>, <span>9<i>:</i>00</span> - 5.6.7.8</li></ul>`, two},
		"a leaf of a calendar above": {`<html lang="zh-CN"><title>登录记录</title><h2>登录记录</h2><ul><li><div><b>20</b><i>2026年8月</i></div><ul><li><em>10:00</em> <span>1.2.3.4</span></li><li><em>09:00</em> <span>1.2.3.4</span></li></ul></li><li><div><b>19</b><i>2026年8月</i></div><ul><li><em>09:00</em> <span>5.6.7.8</span></li><li><em>08:00</em> <span>5.6.7.8</span></li></ul></li></ul>`, "08-20 10:00 1.2.3.4 - -\n08-20 09:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -\n08-19 08:00 5.6.7.8 - -"},
		"months in between":          {ja + `<table><tr><th>日時</th><th>IP</th></tr><tr><td>20 8月 2026, 10:00</td><td>1.2.3.4</td></tr><tr><td>19 8月 2026 09:00:00</td><td>5.6.7.8</td></tr></table>`, two},
		"the half of the day apart":  {en + `<table><tr><th>Date</th><th>AM/PM</th><th>Time</th><th>IP</th></tr><tr><td>2026-08-20</td><td>PM</td><td>10:00</td><td>1.2.3.4</td></tr><tr><td>2026-08-19</td><td>AM</td><td>12:00</td><td>5.6.7.8</td></tr></table>`, "08-20 22:00 1.2.3.4 - -\n08-19 00:00 5.6.7.8 - -"},
		"columns of a trade":         {ja + `<table><tr><th>番号</th><th>日時</th><th>教材</th><th>人数</th></tr><tr><td>A-7</td><td>2026/08/20 10:00</td><td>漢字</td><td>3</td></tr><tr><td>A-9</td><td>2026/08/19 09:00</td><td>算数</td><td>2</td></tr></table>`, "08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"what was done last":         {ja + `<table><tr><th>ログイン日時</th><th>IP</th><th>最後の操作</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>ログアウト</td></tr><tr><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>パスワード変更</td></tr></table>`, two},
		"a city of its own rank":     {`<html lang="zh-CN"><title>登录记录</title><h1>登录记录</h1><ul><li>2026-08-20 10:00 <b>1.2.3.4</b> <i>上海</i></li><li>2026-08-19 09:00 <b>5.6.7.8</b> <i>浙江杭州</i></li></ul>`, "08-20 10:00 1.2.3.4 - - CN\n08-19 09:00 5.6.7.8 - - CN"},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}

// The tables below days are one history, also where a day has no sign-in but failed ones.
func TestTablesOfDays(t *testing.T) {
	head := `<table><tr><th>Time</th><th>User</th><th>Details</th></tr>`
	page := `<html lang="en"><title>Log</title><h1>Log</h1><h3>20 August 2026</h3>` + head + `<tr><td>10:00:01</td><td>ann</td><td>User ann logged in from 1.2.3.4</td></tr><tr><td>09:00:01</td><td>ann</td><td>User ann logged in from 1.2.3.4</td></tr></table><h3>19 August 2026</h3>` + head +
		`<tr><td>10:00:01</td><td>-</td><td>Login-attempt from 5.6.7.8, username 'ann', password not accepted!</td></tr><tr><td>09:30:01</td><td>ann</td><td>Record 'Contact' (pages:14) was updated.</td></tr><tr><td>09:00:01</td><td>-</td><td>Login-attempt from 5.6.7.8, username 'ann', password not accepted!</td></tr></table>`
	if got := countSignIns(t, page); got != 4 {
		t.Errorf("%d sign-ins, want 4", got)
	}
}
