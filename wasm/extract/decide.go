package extract

import (
	"strings"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// threshold is the evidence from which a group is a login history. The weights below are set so that one strong sign is not enough: a
// title and two kinds of facts in the rows, or a head of a login history above rows with addresses and times.
const threshold = 6.0

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
	if !c.pageTitled && !c.box { // a box with a title of its own stands for itself
		score -= 3 * float64(min(c.pageAgainst, 2))
	}
	h := &g.head
	login := c.titled || c.pageTitled
	if c.logins && !login && c.against+c.pageAgainst == 0 {
		login = true
		score++
	}
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
		score -= 4 * float64(min(d.againstLabel(t), 1))
	}
	share := d.shares(drafts)
	score += 2*half(share.address) + 1*half(share.time) + 2*half(share.device) + 1*half(share.place) + 1.5*half(share.mail) + 0.5*half(share.outcome) + 2*half(share.login) + 2*min(1, share.current*float64(len(drafts)))
	score -= 12 * min(1, share.foreign*2)
	if share.way > 0.9 && share.mailbox > 0 {
		score++ // ways into a mailbox
	}
	plain := c.against+c.pageAgainst == 0 && share.plain(c, d.known(h))
	if plain && c.records {
		score += 2
	}
	if share.login > 0.2 || share.current > 0 || plain {
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
	if share.private > 0.9 && (!c.titled && !c.pageTitled || c.kind == KindDevices && !c.signIns && share.current == 0) {
		score -= 6 // machines of a network
	}
	if share.private > 0.9 && share.login < 0.2 && share.outcome < 0.5 && share.mail < 0.2 && share.device < 0.2 && share.current == 0 {
		score -= 6
	}
	if !c.only && share.nameless() && !labels[vocabulary.RoleSignIn] && !labels[vocabulary.RoleActive] {
		score -= 8 // a vague title, and rows without an address or a word for signing in
	}
	if (share.own > 0 || c.own && !c.titled) && len(drafts) < 3 {
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
	if len(drafts) == 1 && lastChange(&drafts[0]) {
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

// lastChange reports whether a record is a day and nothing else: when a page was changed last.
func lastChange(r *draft) bool {
	if !r.timed || r.stamp.HasClock() || r.stamp.Relative() || r.Net.IsValid() {
		return false
	}
	var k kinds
	for i := range r.facts {
		k |= r.facts[i].kinds
	}
	return !k.any(hasPlace | hasDevice | hasLogin | hasOutcome | hasProtocol)
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
	address, time, device, place, mail, outcome, login, current, foreign, long, state, own, prose, private, way, mailbox, clear float64
}

// plain reports whether the records speak for themselves: each has a time and a public address, and ways into a mailbox are named among them; or
// each has a device as well, below a head that has nothing else than what a login history has.
func (s *shares) plain(c context, known bool) bool {
	if s.address < 0.9 || s.time < 0.9 || s.private > 0.1 {
		return false
	}
	return s.way > 0.9 && s.mailbox > 0 || (known || s.clear > 0.9) && s.device > 0.9 && (c.records || s.outcome > 0.9)
}

// nameless reports whether hardly any record has an address, a place, a word for signing in, or software for mail.
func (s *shares) nameless() bool {
	return s.address < 0.1 && s.login < 0.1 && s.mail < 0.1 && s.current == 0 && s.place < 0.5
}

// known reports whether every column that has a label has one that is known.
func (d *doc) known(h *header) bool {
	n := 0
	for i, r := range h.roles {
		if r == "" && h.texts[i] != "" {
			return false
		}
		if r != "" {
			n++
		}
	}
	return n >= 3
}

// shares are the parts of the records that hold a kind of fact.
func (d *doc) shares(drafts []draft) (s shares) {
	n := float64(max(1, len(drafts)))
	for i := range drafts {
		r := &drafts[i]
		var k kinds
		long, prose, clear := false, false, true
		for j := range r.facts {
			f := &r.facts[j]
			if k |= f.kinds; f.attr == "" && (f.covers(vocabulary.Login) || f.role == vocabulary.RoleService && len(f.text) < 40 && has(f.hits, vocabulary.Login)) {
				k |= hasLogin // also where the word could be a label
			}
			prose = prose || f.attr == "" && len(f.text) > 50 && f.kinds.any(hasLogin|hasAddress) && f.plainWords() >= 4 && !strings.Contains(string(f.text), "Mozilla/")
			clear = clear && (f.attr != "" || f.button || f.role != "" || f.kinds != 0 || len(f.fold) <= 4 && digits(f.fold) > 0 || sole(f.text))
			long = long || f.attr == "" && len(f.text) > 140 && !f.kinds.any(hasDevice)
		}
		add := func(x *float64, yes bool) {
			if yes {
				*x += 1 / n
			}
		}
		add(&s.address, r.Net.IsValid())
		add(&s.private, r.Net.IsValid() && r.Net.Addr().IsPrivate())
		add(&s.time, r.timed)
		add(&s.state, r.state)
		add(&s.device, k.any(hasDevice))
		add(&s.place, r.PageCountry != "")
		add(&s.mail, r.Protocol.MailSoftware())
		add(&s.mailbox, r.Protocol == signin.IMAP || r.Protocol == signin.POP || r.Protocol == signin.SMTP)
		add(&s.way, r.Protocol != signin.UnknownProtocol && r.Protocol != signin.Mail)
		add(&s.outcome, r.Outcome != "unknown")
		add(&s.login, k.any(hasLogin))
		add(&s.current, k.any(hasCurrent) && r.Self)
		add(&s.foreign, k.any(hasForeign))
		add(&s.long, long)
		add(&s.prose, prose)
		add(&s.clear, clear)
		add(&s.own, d.kindsOf(r.record).any(hasOwn))
	}
	return s
}

// sole reports whether a text is one sign.
func sole(s []rune) bool { return len(s) == 1 && s[0] > 0x2000 && s[0] < 0x2E80 }

// plainWords counts the words of a text that belong to no time and no address and are none of the vocabulary: many make a sentence, a list of
// facts has few.
func (p *piece) plainWords() int {
	n, known := 0, 0 // known: where the last word of the vocabulary ends that begins at or before
	hit := 0
	for i := 0; i < len(p.fold); i++ {
		for hit < len(p.hits) && p.hits[hit].Start <= i {
			known = max(known, p.hits[hit].End)
			hit++
		}
		for k := range p.stamps {
			if p.stamps[k].Start == i {
				known = max(known, p.stamps[k].End)
			}
		}
		if i >= known && word(p.fold[i]) && !digit(p.fold[i]) && (i == 0 || p.fold[i-1] == ' ') || i >= known && p.fold[i] >= 0x80 && i > 0 && p.fold[i-1] == ' ' {
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
