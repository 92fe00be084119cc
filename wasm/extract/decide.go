package extract

import (
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// threshold is the evidence from which a group is a login history. The weights below are set so that one strong sign is not enough: a
// title and two kinds of facts in the rows, or a head of a login history above rows with addresses and times.
const threshold = 6.0

// context is what stands around a group: its heading, the texts just before it, and what the page says of itself.
type context struct {
	kind          string // kind of history that a heading names
	titled        bool   // the nearest heading names a login history
	pageTitled    bool   // the page's title or main heading does
	against       int    // words against it in the nearest heading
	pageAgainst   int    // and in title and main heading
	vague         bool   // a heading speaks of activity only, which may be any
	failures      bool   // the heading says that all are failures
	nearestHeadAt int
}

// heading is a heading of the page.
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
		switch tag := d.p.Nodes[n].Tag; tag {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			level = int(tag[1] - '0')
		case "caption", "legend", "summary":
			level = 6
		default:
			if tag != "" && d.p.Attr(n, "role") == "heading" {
				level = 3
			}
		}
		if level > 0 {
			add(n, level, d.printed(n, 120))
		}
	}
	return out
}

// around collects the context of a group.
func (d *doc) around(g *group, heads []headline) context {
	c := context{nearestHeadAt: page.None}
	start := g.first
	if g.head.node != page.None && g.head.node < start && g.head.node > 0 {
		start = g.head.node
	}
	if g.table && g.parent < start {
		start = g.parent
	}
	var near *headline
	mains := 0
	for i := range heads {
		h := &heads[i]
		inside := g.parent >= 0 && h.node > g.parent && h.node < d.end[g.parent] && h.level == 6 && h.node <= g.first
		if h.node < start || inside {
			if h.level > 0 {
				near = h
			}
		}
		if h.level <= 1 && mains < 3 {
			mains++
			d.weigh(h, &c, false)
		}
	}
	if near != nil {
		c.nearestHeadAt = near.node
		d.weigh(near, &c, true)
	}
	// short texts just before the group serve as headings where there are none
	seen := 0
	for i := d.first[max(start, 0)] - 1; i >= 0 && seen < 5; i-- {
		p := &d.pieces[i]
		if p.attr != "" || p.role != "" {
			continue
		}
		seen++
		if p.node < c.nearestHeadAt || len(p.text) > 60 || p.button || d.linked(p.node) {
			continue
		}
		h := headline{p.node, 6, p.fold, p.hits}
		if seen <= 4 {
			d.weigh(&h, &c, seen <= 3)
		}
	}
	return c
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

// weigh takes what one heading says.
func (d *doc) weigh(h *headline, c *context, near bool) {
	titled, against, best := false, 0, 0
	kind := ""
	for i := range h.hits {
		hit := &h.hits[i]
		switch hit.Class {
		case vocabulary.Title:
			// A short name like "devices" must be most of the heading: not in "Managed devices".
			if n := hit.End - hit.Start; (3*n >= len(h.fold) || len(h.fold) < 60) && (spelled(h.fold[hit.Start]) && n >= 10 || !spelled(h.fold[hit.Start]) && n >= 4 || 2*n >= len(h.fold)) {
				titled = true
				if n > best {
					best, kind = n, hit.Value
				}
			}
		case vocabulary.Against:
			if !within(h.hits, hit, vocabulary.Title) {
				against++
			}
		case vocabulary.Outcome:
			if hit.Value == "failure" && near {
				c.failures = true
			}
		}
	}
	if def := d.o.Definition; def != nil {
		text, longest := squeeze(string(h.fold)), 0
		for k := range def.Histories {
			for _, t := range def.Histories[k].Titles {
				if f := squeeze(vocabulary.FoldString(t)); f != "" && strings.Contains(text, f) && len(f) > longest {
					longest, best, kind, titled, against = len(f), len(h.fold), def.Histories[k].Kind, true, 0
				}
			}
		}
	}
	if titled && question(h.fold) {
		titled, against = false, 1
	}
	if titled && activity(h.fold) && !c.titled {
		c.vague = true
	}
	if titled && against > 0 && best < len(h.fold)/2 {
		titled = false
	}
	if titled {
		if near {
			c.titled = true
		} else {
			c.pageTitled = true
		}
		if c.kind == "" || near && kind != "" && (kind == "mail" || c.kind != "mail") {
			c.kind = kind
		}
	} else if near {
		c.against += against
	} else {
		c.pageAgainst += against
	}
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

// question reports whether a heading asks or explains: a page of help.
func question(s []rune) bool {
	last := s[len(s)-1]
	t := string(s)
	return strings.HasPrefix(t, "re:") || strings.HasPrefix(t, "fwd:") || last == '?' || last == '？' || strings.HasPrefix(t, "how ") || strings.HasPrefix(t, "what ") || strings.HasPrefix(t, "where can") || strings.HasSuffix(t, "とは") || strings.HasSuffix(t, "の見方") || strings.HasSuffix(t, "方法") || strings.HasSuffix(t, "について")
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

// evidence is how much speaks for a group being a login history.
func (d *doc) evidence(g *group, drafts []draft, c context) float64 {
	score := 0.0
	if c.titled {
		score += 4
	}
	if c.pageTitled {
		score += 3
	}
	if c.titled && c.pageTitled {
		score--
	}
	if !c.titled {
		score -= 4 * float64(min(c.against, 2))
	}
	if !c.pageTitled {
		score -= 3 * float64(min(c.pageAgainst, 2))
	}
	h := &g.head
	login := c.titled || c.pageTitled
	labels := map[string]bool{}
	for _, r := range h.roles {
		labels[r] = true
	}
	for i := range drafts {
		for k := range drafts[i].facts {
			if r := drafts[i].facts[k].role; r != "" && i < 3 {
				labels[r] = true
			}
		}
	}
	for role, weight := range map[string]float64{vocabulary.RoleSignIn: 3, vocabulary.RoleActive: 2, vocabulary.RoleIP: 2, vocabulary.RoleDevice: 1.5, vocabulary.RoleOutcome: 0.5,
		vocabulary.RoleProtocol: 0.5, vocabulary.RolePlace: 1, vocabulary.RoleCountry: 1, vocabulary.RoleTime: 0.5, vocabulary.RoleServer: -4} {
		if labels[role] {
			score += weight
			login = login || role == vocabulary.RoleSignIn
		}
	}
	for _, t := range h.texts {
		score -= 2 * float64(min(d.againstLabel(t), 1))
	}
	share := d.shares(drafts)
	score += 2*half(share.address) + 1*half(share.time) + 2*half(share.device) + 1*half(share.place) + 1.5*half(share.mail) + 0.5*half(share.outcome) + 2*half(share.login) + 2*min(1, share.current*float64(len(drafts)))
	score -= 12 * min(1, share.foreign*2)
	if share.login > 0.2 || share.current > 0 {
		login = true
	}
	if !login {
		if d.urlSays() {
			score++
		} else {
			score -= 5
		}
	}
	if labels[vocabulary.RoleCreated] && !labels[vocabulary.RoleSignIn] && !labels[vocabulary.RoleActive] && !labels[vocabulary.RoleTime] {
		score -= 2
	}
	if share.own > 0 && len(drafts) < 3 {
		score -= 12
	}
	if share.time < 0.3 && share.address < 0.3 && share.current == 0 && share.state == 0 {
		score -= 4
	}
	if share.address < 0.3 && share.place < 0.3 && share.device < 0.3 && share.login < 0.3 && share.outcome < 0.5 && share.mail < 0.3 {
		score -= 4
	}
	if share.long > 0.5 {
		score -= 2
	}
	if len(drafts) == 1 && !c.titled && !h.useful() {
		score -= 2
	}
	if len(drafts) == 1 && !g.table && !drafts[0].timed && !(login && d.cardLike(&drafts[0])) {
		score -= 8
	}
	if c.vague && min(share.place, share.device) < 0.5 && share.address < 0.3 && share.outcome < 0.3 && share.current == 0 && !h.useful() {
		score -= 8 // likes, comments, changes of tasks
	}
	if share.prose > 0.5 && !c.titled && !c.pageTitled {
		score -= 4
	}
	return score
}

func half(x float64) float64 { return min(1, 2*x) }

// againstLabel counts words against a login history in the label of a column.
func (d *doc) againstLabel(text string) int {
	if text == "" || d.label([]rune(text)) != "" {
		return 0
	}
	n := 0
	for _, h := range d.w.Find([]rune(text)) {
		if h.Class == vocabulary.Against && 2*(h.End-h.Start) >= len([]rune(text)) {
			n++
		}
	}
	return n
}

type shares struct {
	address, time, device, place, mail, outcome, login, current, foreign, long, state, own, prose float64
}

// shares are the parts of the records that hold a kind of fact.
func (d *doc) shares(drafts []draft) (s shares) {
	n := float64(max(1, len(drafts)))
	for i := range drafts {
		r := &drafts[i]
		var k kinds
		long, prose := false, false
		for j := range r.facts {
			f := &r.facts[j]
			k |= f.kinds
			prose = prose || f.attr == "" && len(f.text) > 50 && words(f.text) >= 9 && f.kinds.any(hasLogin|hasAddress) && !strings.Contains(string(f.text), "Mozilla/")
			long = long || f.attr == "" && len(f.text) > 140 && !f.kinds.any(hasDevice)
		}
		add := func(x *float64, yes bool) {
			if yes {
				*x += 1 / n
			}
		}
		add(&s.address, r.Net.IsValid())
		add(&s.time, r.timed)
		add(&s.state, r.state)
		add(&s.device, k.any(hasDevice))
		add(&s.place, r.PageCountry != "")
		add(&s.mail, r.Protocol.MailSoftware())
		add(&s.outcome, r.Outcome != "unknown")
		add(&s.login, k.any(hasLogin))
		add(&s.current, k.any(hasCurrent) && r.Self)
		add(&s.foreign, k.any(hasForeign))
		add(&s.long, long)
		add(&s.prose, prose)
		add(&s.own, d.kindsOf(r.record).any(hasOwn))
	}
	return s
}

// words counts the words of a text.
func words(s []rune) int {
	n := 1
	for _, r := range s {
		if r == ' ' {
			n++
		}
	}
	return n
}

// cardLike reports whether a single record without a time is the card of a present session: an address, and a place or a device, in short
// texts.
func (d *doc) cardLike(r *draft) bool {
	k := kinds(0)
	for i := range r.facts {
		if len(r.facts[i].text) > 90 && r.facts[i].attr == "" {
			return false
		}
		k |= r.facts[i].kinds
	}
	return r.Net.IsValid() && k.any(hasPlace) && k.any(hasDevice)
}

// urlSays reports whether the page's address speaks of sign-ins.
func (d *doc) urlSays() bool {
	u := strings.ToLower(d.p.URL)
	if i := strings.Index(u, "://"); i >= 0 {
		u = u[i+3:]
	}
	_, path, _ := strings.Cut(u, "/")
	for _, w := range []string{"login", "signin", "sign-in", "session", "activity", "security", "device", "auth", "access"} {
		if strings.Contains(path, w) {
			return true
		}
	}
	return false
}
