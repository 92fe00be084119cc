package extract

import (
	"strings"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// said is what the words of one heading tell.
type said struct {
	titled          bool // it names a login history
	against, best   int  // words against it; the letters of the name
	kind            string
	logins, records int // letters of words for signing in, and for a list of what has been
	mail, signs     bool
	strong          bool // a word for signing in that is said of nothing else
}

// words reads the words of a heading.
func (h *headline) words(c *context, near bool) (s said) {
	for i := range h.hits {
		hit := &h.hits[i]
		switch hit.Class {
		case vocabulary.Title:
			if n := hit.End - hit.Start; h.isName(hit) && !within(h.hits, hit, vocabulary.Against) {
				s.titled = true
				if signs, any := inCompound(h.fold[hit.Start:hit.End]); any && !has(h.hits, vocabulary.Login) {
					s.logins, s.signs = s.logins+n, s.signs || signs
				}
				if n > s.best {
					s.best, s.kind = n, hit.Value
				}
			}
		case vocabulary.Against:
			if !within(h.hits, hit, vocabulary.Title) {
				s.against++
			}
		case vocabulary.Own:
			c.own = c.own || near
		case vocabulary.Login:
			s.logins += hit.End - hit.Start
			s.signs = s.signs || !visit(h.fold[hit.Start:hit.End])
			s.strong = s.strong || !visit(h.fold[hit.Start:hit.End]) && !connection(h.fold[hit.Start:hit.End])
			c.strong = c.strong || s.strong
		case vocabulary.Record:
			if !within(h.hits, hit, vocabulary.Login) {
				s.records += hit.End - hit.Start
			}
		case vocabulary.Protocol:
			s.mail = s.mail || signin.Protocol(hit.Value).MailSoftware()
		case vocabulary.Outcome:
			if h.note() {
				break
			}
			c.failures = c.failures || near && hit.Value == "failure"
			c.successes = c.successes || near && hit.Value == "success" && succeeded(h.fold[hit.Start:hit.End])
		}
	}
	return s
}

// inCompound reports whether the name of a history has signing in as a part of a word: Anmeldeprotokoll, inloggeschiedenis. signs: and not any
// connection.
func inCompound(name []rune) (signs, any bool) {
	t := string(name)
	for _, w := range [...]string{"anmelde", "login", "inlog", "aanmeld", "innlogg", "pålogg", "kirjautumis", "bejelentkez", "belép", "авторизац", "вход", "вхід", "входу", "autentific", "authentication", "auth log"} {
		if strings.Contains(t, w) {
			return true, true
		}
	}
	for _, w := range [...]string{"connection", "conexion", "conectări", "σύνδεσ", "συνδέσ", "přístup", "adgang", "zugriff", "посещени", "доступа", "連線", "sesiones", "sessões"} {
		if strings.Contains(t, w) {
			return false, true
		}
	}
	return false, false
}

// note reports whether a text before a group is a sentence rather than a heading: what it says of failures is of no record.
func (h *headline) note() bool {
	last := h.fold[len(h.fold)-1]
	return h.level == besideLevel && (last == '。' || last == '.' || last == '!')
}

// isName reports whether a title's words name the page: a short name like "devices" must be most of the heading, not in "Managed devices".
func (h *headline) isName(hit *vocabulary.Hit) bool {
	n := hit.End - hit.Start
	if 3*n < len(h.fold) && len(h.fold) >= 60 {
		return false
	}
	return spelled(h.fold[hit.Start]) && n >= 10 || !spelled(h.fold[hit.Start]) && n >= 4 || 2*n >= len(h.fold)
}

// visit reports whether a word for signing in means other visits as well: access.
func visit(s []rune) bool {
	t := string(s)
	for _, w := range [...]string{"access", "アクセス", "zugriff", "accès", "acces", "访问", "訪問", "접속", "доступ", "truy cập"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// ofAccount reports whether a heading speaks of the reader's account.
func ofAccount(s []rune) bool {
	t := string(s)
	for _, w := range [...]string{"account", "アカウント", "账号", "帐号", "账户", "帐户", "帳戶", "帳號", "계정", "konto", "compte", "cuenta", "conta", "аккаунт", "учетн", "учётн", "tài khoản", "邮箱", "信箱", "mailbox"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// succeeded reports whether a word says that a sign-in went well, and not only that there was one: "signed in".
func succeeded(word []rune) bool {
	t := string(word)
	for _, w := range [...]string{"succe", "成功", "성공", "erfolg", "réussi", "correct", "exito", "éxito", "успе", "riuscit", "thành công", "sucedid"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// activity reports whether a heading speaks of activity without saying of which kind.
func activity(s []rune) bool {
	t := string(s)
	for _, w := range [...]string{"login", "log-in", "logon", "sign", "auth", "access", "session", "security", "ログイン", "アカウント", "登录", "登入", "로그인", "접속", "anmeld", "connexion", "sesión", "acces", "вход"} {
		if strings.Contains(t, w) {
			return false
		}
	}
	for _, w := range [...]string{"activit", "aktivit", "activid", "ativid", "アクティビティ", "活动", "活動", "활동", "активност", "hoạt động", "activiteit"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// ofSettings reports whether a heading speaks of how signing in is set, protected or told of rather than of what has been.
func ofSettings(s []rune) bool {
	t := string(s)
	for _, w := range [...]string{"setting", "option", "設定", "制限", "許可", "通知", "アラート", "保護", "パスワード", "方法", "2段階", "二段階", "認証", "alert", "notif", "allow", "block", "ban", "restrict", "protect", "password", "passwort", "passkey", "method", "server", "サーバ", "сервер", "服务器", "伺服器", "서버", "screen", "画面", "ページ", "page", "seite", "страниц", "页面", "頁面", "form", "форм", "help", "ヘルプ", "hilfe", "aide", "защит", "schutz", "protección", "proteção", "land", "länder", "nach ", "国別", "доступност", "verfügbar", "disponib", "availab", "outage", "maintenance", "problem", "issue", "trouble", "change", "障害", "メンテナンス", "変更", "不具合", "störung", "panne", "incident", "incidencia", "fallo", "falha", "guasto", "сбой", "сбои", "장애", "점검", "故障", "維護", "维护", "sự cố", "対策", "セミナー", "講座", "日程", "予定", "schedule", "horario", "horário", "orari ", "fahrplan", "sprechzeiten", "時間割", "ガチャ", "ボーナス", "スタンプ", "くじ", "特典", "キャンペーン", "ポイント", "報酬", "プレゼント", "bonus", "reward", "gift", "보너스", "출석", "이벤트", "奖励", "獎勵", "签到", "簽到", "two-", "2-step", "verification", "authentication",
		"einstellung", "benachricht", "sperr", "paramètre", "configur", "impostaz", "mot de passe", "contraseña", "senha", "bloque", "bloqu", "настрой", "пароль", "блокир", "уведомл", "설정", "알림", "차단", "비밀번호", "인증", "设置", "设定", "限制", "提醒", "密码", "密碼", "验证", "驗證", "cài đặt", "mật khẩu", "chặn", "xác"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}
