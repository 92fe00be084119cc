package extract_test

import (
	"fmt"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

// A history that shows changes of settings tells when and from where they were made, and reads them as no sign-ins.
func TestChanges(t *testing.T) {
	for _, tt := range []struct{ lang, title, in, change, out string }{
		{"ja", "アカウントの活動", "ログイン", "転送設定の変更", "ログアウト"},
		{"ja", "セキュリティアクティビティ", "ログインしました", "連絡用メールアドレスを変更しました", "ログアウトしました"},
		{"en", "Security activity", "Signed in", "Recovery email changed", "Signed out"},
		{"en", "Account activity", "Login", "Forwarding address added", "Logout"},
		{"de", "Anmeldeverlauf", "Anmeldung", "Passwort geändert", "Abmeldung"},
		{"fr", "Historique des connexions", "Connexion", "Mot de passe modifié", "Déconnexion"},
		{"es", "Historial de inicios de sesión", "Inicio de sesión", "Contraseña cambiada", "Cierre de sesión"},
		{"zh-CN", "登录记录", "登录", "修改密码", "退出登录"},
		{"ko", "로그인 기록", "로그인", "비밀번호 변경", "로그아웃"},
	} {
		html := fmt.Sprintf(`<html lang="%s"><title>%s</title><h1>%[2]s</h1><table>`, tt.lang, tt.title)
		for i, what := range []string{tt.in, tt.change, tt.out, tt.in, tt.in} {
			html += fmt.Sprintf("<tr><td>2026-08-%d 10:00</td><td>%s</td><td>1.2.3.%d</td></tr>", 20-i, what, i)
		}
		p, err := saved.Parse([]byte(html + "</table>"))
		if err != nil {
			t.Fatal(err)
		}
		o := options()
		o.Zone, o.Words = time.UTC, vocabulary.NewSource(names.Table()).For(tt.lang, nil)
		r := extract.Read(p, o)
		if len(r.SignIns) != 3 || len(r.Changes) != 1 || r.Changes[0].Net.Addr().String() != "1.2.3.1" || r.Changes[0].Time.Day() != 19 {
			t.Errorf("%s, %s: %d sign-ins, changes %v", tt.lang, tt.change, len(r.SignIns), r.Changes)
		}
	}
}

// What belongs to signing in can be set and sent as well: such events name the word for it and are no sign-ins, neither among sign-ins nor alone.
func TestAspects(t *testing.T) {
	for _, tt := range []struct {
		lang, title, in string
		set             []string
	}{
		{"en", "Audit log", "Signed in", []string{"Login name changed", "Two-step sign-in enabled", "Sign-in alert e-mailed", "Failed sign-in limit changed"}},
		{"de", "Audit-Protokoll", "Anmeldung erfolgreich", []string{"Anmeldeseite angepasst", "Zwei-Faktor-Anmeldung aktiviert", "Sitzungsdauer geändert"}},
		{"fr", "Journal d’audit", "Connexion réussie", []string{"Identifiant de connexion modifié", "Connexion en deux étapes activée", "Alerte de connexion envoyée"}},
		{"es", "Registro de auditoría", "Inicio de sesión correcto", []string{"Página de inicio de sesión actualizada", "Aviso de inicio de sesión enviado"}},
		{"ru", "Журнал аудита", "Успешный вход", []string{"Изменён пароль для входа", "Включён двухэтапный вход", "Отправлено уведомление о входе"}},
		{"tr", "Denetim günlüğü", "Oturum açıldı", []string{"Oturum açma adı değiştirildi", "İki adımlı oturum açma etkinleştirildi"}},
		{"ja", "監査ログ", "ログイン", []string{"ログインIDの変更", "ログイン時の2段階認証を有効化", "ログイン通知メールの送信"}},
		{"zh-CN", "审计日志", "登录成功", []string{"修改登录名", "开启登录二次验证", "发送登录提醒邮件"}},
		{"ko", "감사 로그", "로그인 성공", []string{"로그인 아이디 변경", "로그인 2단계 인증 사용 설정", "로그인 알림 메일 발송"}},
	} {
		if n := audited(t, tt.lang, tt.title, append(tt.set, tt.in, tt.in, tt.in)); n != 3 {
			t.Errorf("%s: %d sign-ins", tt.lang, n)
		}
		if n := audited(t, tt.lang, tt.title, append(tt.set, tt.set...)); n != 0 {
			t.Errorf("%s, no sign-in: %d sign-ins", tt.lang, n)
		}
	}
	if n := audited(t, "en", "Audit log", []string{"Avatar changed", "Project created", "Report exported", "Member invited", "File uploaded"}); n != 0 {
		t.Errorf("other events: %d sign-ins", n)
	}
}

// audited reads a timeline in which an account did something from an address, and says how many sign-ins it holds.
func audited(t *testing.T, lang, title string, done []string) int {
	html := fmt.Sprintf(`<html lang="%s"><title>%s</title><h2>%[2]s</h2><ul>`, lang, title)
	for i, what := range done {
		html += fmt.Sprintf("<li><div><h6>%s</h6><p>admin · 1.2.3.%d</p><small>2026-08-%d 10:0%d:11</small></div></li>", what, i, 25-i, i)
	}
	return readIn(t, lang, html+"</ul>")
}

func readIn(t *testing.T, lang, html string) int {
	p, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Zone, o.Words = time.UTC, vocabulary.NewSource(names.Table()).For(lang, nil)
	return len(extract.Read(p, o).SignIns)
}

// What stands below a heading of its own on the page of a history, or what heading and columns both say is of something else, is not read.
func TestOwnHeadings(t *testing.T) {
	const signIns = `<title>Anmeldeverlauf</title><h3>Anmeldeverlauf</h3><table><tr><th>Zeitpunkt<th>IP-Adresse<th>Gerät</tr><tr><td>12.08.2026 10:11:12<td>1.2.3.4<td>Chrome / Windows</tr>` +
		`<tr><td>11.08.2026 09:11:12<td>1.2.3.5<td>Edge / Windows</tr><tr><td>10.08.2026 09:18:12<td>1.2.3.5<td>Edge / Windows</tr></table>`
	for _, tt := range []struct {
		name, html string
		want       int
	}{
		{"addresses let in", signIns + `<h3>Büros</h3><table><tr><th>IP-Adresse<th>Hinzugefügt</tr><tr><td>1.2.4.1<td>01.08.2026 10:00:00</tr><tr><td>1.2.4.2<td>02.08.2026 10:00:00</tr><tr><td>1.2.4.3<td>03.08.2026 11:00:00</tr></table>`, 3},
		{"keys", signIns + `<h3>Zugriffstoken</h3><table><tr><th>Name<th>Erstellt<th>Zuletzt verwendet<th>Zuletzt verwendete IP</tr><tr><td>ci<td>01.08.2026 10:00:00<td>12.08.2026 10:00:00<td>1.2.4.1</tr><tr><td>bot<td>02.08.2026 10:00:00<td>12.08.2026 11:00:00<td>1.2.4.2</tr></table>`, 3},
		{"payments", `<h1>3-D-Secure-Protokoll</h1><table><tr><th>Datum<th>Bestellung<th>Kunden-IP<th>Ergebnis</tr><tr><td>2026-08-12 09:36<td>#11109<td>1.2.3.4<td>Authentifizierung fehlgeschlagen</tr><tr><td>2026-08-11 09:36<td>#11102<td>1.2.3.4<td>Authentifizierung erfolgreich</tr><tr><td>2026-08-10 09:36<td>#11101<td>1.2.3.9<td>Authentifizierung erfolgreich</tr></table>`, 0},
	} {
		if n := readIn(t, "de", `<html lang="de">`+tt.html); n != tt.want {
			t.Errorf("%s: %d sign-ins, want %d", tt.name, n, tt.want)
		}
	}
}
