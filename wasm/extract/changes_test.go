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
