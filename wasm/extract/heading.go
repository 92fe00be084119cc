package extract

import (
	"strings"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/page"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// context is what stands around a group: its heading, the texts just before it, and what the page says of itself.
type context struct {
	kind          string // kind of history that a heading names
	titled        bool   // the nearest heading names a login history
	pageTitled    bool   // the page's title or main heading does
	against       int    // words against it in the nearest heading
	pageAgainst   int    // and in title and main heading
	logins        bool   // the nearest heading has a word for signing in, whatever else it says
	named         bool   // and it is not of any access, no question of how to do it, and not of its settings
	signIns       bool   // a heading that names the history has a word for signing in: it is of nothing else
	only          bool   // and it is no word for any access
	box           bool   // the heading right above, below the page's own, names a history of sign-ins
	vague         bool   // a heading speaks of activity only, which may be any
	failures      bool   // the heading says that all are failures
	successes     bool   // or successes
	own           bool   // it speaks of the reader's own address
	records       bool   // a heading names a list of what has been
	others        bool   // every record names what happened, and none a sign-in
	nearestHeadAt int
	way           signin.Protocol // what the heading right above is the name of, "" if of none
}

// besideLevel is the level of texts that stand before a group like a heading.
const besideLevel = 7

// headline is a heading of the page.
type headline struct {
	node, level int
	fold        []rune
	hits        []vocabulary.Hit
}

// headings are the page's title and headings, in order.
func (d *doc) headings() []headline {
	var out []headline
	add := func(n, level int, text string) {
		t := vocabulary.Fold(clean(text, 120))
		if len(t) > 0 && len(out) < 400 {
			out = append(out, headline{n, level, t, d.w.Find(t)})
		}
	}
	add(-1, 0, d.p.Title)
	for n := range d.p.Nodes {
		level := 0
		if d.p.Nodes[n].Tag != "" && d.p.Attr(n, "aria-current") == "page" {
			add(-1, 0, d.printed(n, 60)) // the entry of a menu that is shown names the page
		}
		switch tag := d.p.Nodes[n].Tag; tag {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			level = int(tag[1] - '0')
		case "summary":
			if !d.timed(n) { // else it is the head of a record
				level = 6
			}
		case "caption", "legend":
			level = 6
		case "img":
			if d.namesList(n) {
				add(n, 5, d.p.Attr(n, "alt"))
			}
		case "tr":
			if d.titleRow(n) {
				level = 6
			}
		default:
			if tag != "" && (d.p.Attr(n, "role") == "heading" || d.p.Attr(n, "role") == "tab" && d.p.Attr(n, "aria-selected") == "true") {
				level = 3
			}
		}
		if level > 0 {
			add(n, level, d.headingText(n))
		}
	}
	return out
}

// namesList reports whether a picture outside of headings and links is the name of a history.
func (d *doc) namesList(n int) bool {
	alt := d.p.Attr(n, "alt")
	if alt == "" || len(alt) > 90 || d.linked(n) || d.headed(n) {
		return false
	}
	h := headline{n, 5, []rune(vocabulary.FoldString(alt)), nil}
	h.hits = d.w.Find(h.fold)
	s := h.words(&context{}, false)
	return s.titled || s.logins > 0 && s.records > 0
}

// titleRow reports whether a row is the first of its table and one cell over all columns, without a time: a title.
func (d *doc) titleRow(row int) bool {
	cells := d.children(row)
	if len(cells) != 1 || d.span(cells[0]) < 2 || d.timed(row) {
		return false
	}
	t := d.tableOf(row)
	if t == page.None {
		return false
	}
	for n := t + 1; n < row; n++ {
		if d.p.Nodes[n].Tag == "tr" {
			return false
		}
	}
	return true
}

// headingText is the text of a heading, or that of the picture in its place.
func (d *doc) headingText(n int) string {
	if text := d.printed(n, 120); text != "" {
		return text
	}
	for _, p := range d.of(n) {
		if p.attr == "alt" {
			return string(p.text)
		}
	}
	return ""
}

// timed reports whether a text below n has a time or an address.
func (d *doc) timed(n int) bool {
	for i := d.first[n]; i < d.first[min(d.end[n], len(d.first)-1)]; i++ {
		if d.pieces[i].kinds.any(hasTime | hasAddress) {
			return true
		}
	}
	return false
}

// around collects the context of a group.
func (d *doc) around(g *group, heads []headline) context {
	c := context{nearestHeadAt: page.None}
	start := d.firstText(g)
	if g.head.node != page.None && g.head.node < start && g.head.node > 0 {
		start = g.head.node
	}
	if g.table && g.parent < start {
		start = g.parent
	}
	near, mains := page.None, 0 // near: the last of heads above the group
	for i := range heads {
		h := &heads[i]
		inside := g.parent >= 0 && h.node > g.parent && h.node < d.end[g.parent] && h.level == 6 && h.node <= g.first
		if d.apartFrom(h.node, g) {
			continue
		}
		if (h.node < start || inside) && h.level > 0 && !d.dated(h) {
			near = i
		}
		if h.level <= 1 && mains < 3 {
			mains++
			d.weigh(h, &c, false)
		}
	}
	if near != page.None {
		h := &heads[near]
		c.nearestHeadAt = h.node
		d.weigh(h, &c, true)
		c.box = c.titled && c.signIns && h.level > 1
		c.way = protocolIn(h.hits, len(h.fold))
		if !c.titled {
			d.outline(heads[:near], h.level, &c)
		}
	}
	d.textsBefore(max(start, 0), &c)
	return c
}

// dated reports whether a heading is a date: it says of which day the records below it are, and not what they are.
func (d *doc) dated(h *headline) bool {
	if _, month := when.MonthOnly(h.fold, h.hits); month > 0 {
		return true
	}
	return h.node >= 0 && len(d.of(h.node)) > 0 && d.onlyDate(h.node)
}

// apartFrom reports whether a heading stands in a part of the page that is beside its content, and the group does not.
func (d *doc) apartFrom(heading int, g *group) bool {
	for n := heading; n > page.None; n = d.p.Nodes[n].Parent {
		switch d.p.Nodes[n].Tag {
		case "aside", "nav", "footer":
			return g.parent < 0 || !d.inside(g.parent, n)
		}
	}
	return false
}

// firstText is where a group begins: its first element, or the first text of records that have no elements of their own.
func (d *doc) firstText(g *group) int {
	if g.cut && len(g.records) > 0 && len(g.records[0].ranges) > 0 {
		if n := g.records[0].node; n > g.parent {
			return n
		}
		if i := g.records[0].ranges[0][0]; i < len(d.pieces) {
			return max(g.first, d.pieces[i].node)
		}
	}
	return g.first
}

// textsBefore takes short texts just before a group: they serve as headings where there are none.
func (d *doc) textsBefore(start int, c *context) {
	seen := 0
	for i := d.first[start] - 1; i >= 0 && seen < 5; i-- {
		p := &d.pieces[i]
		if p.attr != "" || p.role != "" {
			continue
		}
		seen++
		if p.node < c.nearestHeadAt || len(p.text) > 60 || p.button || d.linked(p.node) {
			continue
		}
		if h := (headline{p.node, besideLevel, p.fold, p.hits}); seen <= 4 {
			d.weigh(&h, c, seen <= 3)
		}
	}
}

// outline takes what the headings say that the nearest stands under: "Successful" under "Sign-ins".
func (d *doc) outline(before []headline, level int, c *context) {
	for i := len(before) - 1; i >= 0 && level > 2; i-- {
		if h := &before[i]; h.level > 1 && h.level < level {
			level = h.level
			d.weigh(h, c, false)
		}
	}
}

func (d *doc) linked(n int) bool {
	for steps := 0; n != page.None && steps < 4; steps++ {
		if t := d.p.Nodes[n].Tag; t == "a" || t == "nav" || t == "option" {
			return true
		}
		n = d.p.Nodes[n].Parent
	}
	return false
}

// said is what the words of one heading tell.
type said struct {
	titled          bool // it names a login history
	against, best   int  // words against it; the letters of the name
	kind            string
	logins, records int // letters of words for signing in, and for a list of what has been
	mail, signs     bool
	strong          bool // a word for signing in that is said of nothing else
}

// weigh takes what one heading says.
func (d *doc) weigh(h *headline, c *context, near bool) {
	s := h.words(c, near)
	c.failures = c.failures || near && h.failures()
	c.records = c.records || s.records > 0 || ofAccount(h.fold)
	if (near || h.level == 1) && s.logins > 0 && (!question(h.fold) || ofReader(h.fold)) && (s.records > 0 || s.titled || !ofSettings(h.fold)) {
		c.logins = true
		c.named = c.named || s.strong && s.against == 0 && h.level < besideLevel && !ofSettings(h.fold)
	}
	if !s.titled && s.logins > 0 && (s.records > 0 || s.mail) && s.against == 0 && 5*(s.logins+s.records) >= len(h.fold) {
		s.titled, s.best, s.kind = true, s.logins+s.records, KindWeb
		if s.mail {
			s.kind = KindMail
		}
	}
	d.defined(h, &s)
	if s.titled && question(h.fold) && !ofReader(h.fold) {
		s.titled, s.against = false, 2 // examples stand below it
	}
	if s.titled && activity(h.fold) && !c.titled {
		c.vague = true
	}
	if s.logins > 0 && question(h.fold) && !ofReader(h.fold) {
		s.against = max(s.against, 2)
	}
	if s.titled && s.against > 0 && s.best < len(h.fold)/2 {
		s.titled = false
	}
	c.take(&s, near)
}

// words reads the words of a heading.
func (h *headline) words(c *context, near bool) (s said) {
	for i := range h.hits {
		hit := &h.hits[i]
		switch hit.Class {
		case vocabulary.Title:
			if n := hit.End - hit.Start; h.isName(hit) {
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

// defined takes the names that the provider's definition gives to its histories.
func (d *doc) defined(h *headline, s *said) {
	def := d.o.Definition
	if def == nil {
		return
	}
	text, longest := squeeze(string(h.fold)), 0
	for k := range def.Histories {
		for _, t := range def.Histories[k].Titles {
			if f := squeeze(vocabulary.FoldString(t)); f != "" && strings.Contains(text, f) && len(f) > longest {
				longest, s.best, s.kind, s.titled, s.against = len(f), len(h.fold), def.Histories[k].Kind, true, 0
			}
		}
	}
}

// take adds what one heading tells.
func (c *context) take(s *said, near bool) {
	switch {
	case s.titled:
		c.signIns = c.signIns || s.logins > 0
		c.only = c.only || s.signs
		if near {
			c.titled = true
		} else {
			c.pageTitled = true
		}
		if c.kind == "" || near && s.kind != "" && (s.kind == KindMail || c.kind != KindMail) {
			c.kind = s.kind
		}
	case near:
		c.against += s.against
	default:
		c.pageAgainst += s.against
	}
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

// protocolIn is the protocol that takes at least half of a text, "" if none does.
func protocolIn(hits []vocabulary.Hit, length int) signin.Protocol {
	var p signin.Protocol
	for i := range hits {
		h := &hits[i]
		if h.Class != vocabulary.Protocol {
			continue
		}
		if said := signin.Protocol(h.Value); p == signin.Mail && said.MailSoftware() && said != p {
			p = said // メール受信(POP)
		} else if p == "" && 2*(h.End-h.Start) >= length || said.MailSoftware() && said != signin.Mail && 3*(h.End-h.Start) >= length {
			p = said
		}
	}
	return p
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

// ofReader reports whether a question asks the reader whether he knows what stands below it: "Is this you?", 身に覚えのないログインはありませんか.
func ofReader(s []rune) bool {
	t := string(s)
	for _, w := range [...]string{"how ", "what ", "why ", "方法", "とは"} {
		if strings.Contains(t, w) {
			return false
		}
	}
	for _, w := range [...]string{"my account", "your account", "you?", "were you", "was it you", "was this you", "身に覚え", "心当たり", "見覚え", "本人", "是你", "是您", "本人操作", "본인", "ihr konto", "ihrem konto", "sie das", "du das", "votre compte", "vous?", "vous ?", "su cuenta", "tu cuenta", "sua conta", "tuo account", "вы?", "вашем", "ваш аккаунт", "bạn không", "của bạn"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// ofSettings reports whether a heading speaks of how signing in is set, protected or told of rather than of what has been.
func ofSettings(s []rune) bool {
	t := string(s)
	for _, w := range [...]string{"setting", "option", "設定", "制限", "許可", "通知", "アラート", "保護", "パスワード", "方法", "2段階", "二段階", "認証", "alert", "notif", "allow", "block", "ban", "restrict", "protect", "password", "passwort", "passkey", "method", "server", "サーバ", "сервер", "服务器", "伺服器", "서버", "screen", "画面", "ページ", "page", "seite", "страниц", "页面", "頁面", "form", "форм", "help", "ヘルプ", "hilfe", "aide", "защит", "schutz", "protección", "proteção", "land", "länder", "nach ", "国別", "地域", "доступност", "verfügbar", "disponib", "availab", "ガチャ", "ボーナス", "スタンプ", "くじ", "特典", "キャンペーン", "ポイント", "報酬", "プレゼント", "bonus", "reward", "gift", "보너스", "출석", "이벤트", "奖励", "獎勵", "签到", "簽到", "two-", "2-step", "verification", "authentication",
		"einstellung", "benachricht", "sperr", "paramètre", "configur", "impostaz", "mot de passe", "contraseña", "senha", "bloque", "bloqu", "настрой", "пароль", "блокир", "уведомл", "설정", "알림", "차단", "비밀번호", "인증", "设置", "设定", "限制", "提醒", "密码", "密碼", "验证", "驗證", "cài đặt", "mật khẩu", "chặn", "xác"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// question reports whether a heading asks or explains: a page of help.
func question(s []rune) bool {
	last := s[len(s)-1]
	t := string(s)
	return strings.HasPrefix(t, "re:") || strings.HasPrefix(t, "fwd:") || last == '?' || last == '？' || strings.HasPrefix(t, "how ") || strings.HasPrefix(t, "what ") || strings.HasPrefix(t, "where can") || strings.HasSuffix(t, "とは") || strings.HasSuffix(t, "の見方") || strings.HasSuffix(t, "の見かた") || strings.HasSuffix(t, "方法") || strings.HasSuffix(t, "について") || strings.HasSuffix(t, "려면") || strings.HasSuffix(t, "방법") || strings.HasSuffix(t, "안내") || strings.HasSuffix(t, "には")
}

func spelled(r rune) bool { return r < 0x2E80 }

func squeeze(s string) string { return strings.ReplaceAll(s, " ", "") }

func within(hits []vocabulary.Hit, h *vocabulary.Hit, class vocabulary.Class) bool {
	for i := range hits {
		if o := &hits[i]; o.Class == class && o.Start <= h.Start && o.End >= h.End {
			return true
		}
	}
	return false
}
