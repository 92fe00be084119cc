package extract

import (
	"net/netip"
	"slices"
	"strings"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

type shares struct {
	address, time, device, place, mail, outcome, login, current, foreign, long, state, own, prose, private, way, mailbox, clear float64

	same     bool    // four or more have one address and tell no device, no way and no account: a machine is watched
	records  float64 // how many records there are
	lines    float64 // are one line, with its moment in it
	visits   float64 // speak of an access from the address in the same text, which says less
	two      float64 // hold two addresses in two texts: from where to where
	clearly  float64 // a text says that there was a sign-in, or little else than the word for it
	telling  float64 // say by themselves that they are sign-ins: from which address, and when
	labelled float64 // of these, with labels of their own
}

// plain reports whether the records speak for themselves: each has a time and a public address, and ways into a mailbox are named among them; or
// each has a device as well, below a head that has nothing else than what a login history has.
func (s *shares) plain(c context, known bool) bool {
	if s.address < 0.9 || s.time < 0.9 || s.private > 0.1 {
		return false
	}
	return s.way > 0.9 && s.mailbox > 0 || (known || s.clear > 0.9) && s.device > 0.9 && (c.records || s.outcome > 0.9)
}

// told reports whether every record has what a sign-in has: a moment, and an address, a device, or the word for it. A place
// alone may be that of a rule.
func (s *shares) told() bool {
	return s.time+s.current > 0.6 && (max(s.address, s.device, s.clearly) > 0.9 || s.place > 0.9 && s.device > 0.5) && s.foreign == 0 && !s.same
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
	s.records = float64(len(drafts))
	s.same = sameAddress(drafts)
	for i := range drafts {
		r := &drafts[i]
		var k kinds
		long, prose, clear, clearly := false, false, true, false
		for j := range r.facts {
			f := &r.facts[j]
			if k |= f.kinds; f.attr == "" && (f.covers(vocabulary.Login) || f.role == vocabulary.RoleService && len(f.text) < 40 && has(f.hits, vocabulary.Login)) {
				k |= hasLogin // also where the word could be a label
			}
			clearly = clearly || f.attr == "" && has(f.hits, vocabulary.Login) && (f.covers(vocabulary.Login) || has(f.hits, vocabulary.Outcome) || f.rest() <= 4)
			prose = prose || f.attr == "" && len(f.text) > 50 && f.kinds.any(hasLogin|hasAddress) && f.plainWords() >= 4 && !strings.Contains(string(f.text), "Mozilla/")
			clear = clear && (f.attr != "" || f.button || f.role != "" || f.kinds != 0 || f.numbers() || sole(f.text))
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
		add(&s.long, long)
		add(&s.prose, prose)
		add(&s.clear, clear)
		add(&s.two, r.twoAddresses())
		add(&s.lines, r.oneLine())
		add(&s.clearly, clearly)
		told, labelled := r.tells()
		add(&s.telling, told)
		add(&s.visits, !told && r.visits())
		add(&s.foreign, r.strange(told))
		add(&s.labelled, labelled)
		add(&s.own, d.kindsOf(r.record).any(hasOwn))
	}
	return s
}

// sole reports whether a text is one sign.
func sole(s []rune) bool { return len(s) == 1 && s[0] > 0x2000 && s[0] < 0x2E80 }

// rest is how many letters of a text belong to no time, no address and no word for signing in.
func (p *piece) rest() int {
	n := len(p.fold)
	for i := range p.hits {
		if h := &p.hits[i]; h.Class == vocabulary.Login {
			n -= h.End - h.Start
		}
	}
	for i := range p.stamps {
		n -= p.stamps[i].End - p.stamps[i].Start
	}
	for i := range p.addrs {
		n -= p.addrs[i].end - p.addrs[i].start
	}
	return n
}

// numbers reports whether a text is nothing but a number, or one with its label: 12, "No.: 3".
func (p *piece) numbers() bool {
	n := digits(p.fold)
	if len(p.fold) <= 4 {
		return n > 0
	}
	colon := slices.Index(p.fold, ':')
	return colon > 0 && colon <= 12 && n > 0 && n == digits(p.fold[colon:]) && n+2 >= len(p.fold)-colon
}

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

// tells reports whether a record says by itself that it is a sign-in: a text of it has a word for signing in beside the address or a result, or a label of its
// own names the time as that of a sign-in.
func (r *draft) tells() (told, labelled bool) {
	if !r.timed || r.event || !r.Net.IsValid() && !(r.stamp.HasClock() && (r.resultBeside() || r.wayBeside() || r.deviceSaid())) {
		return false, false
	}
	for i := range r.facts {
		f := &r.facts[i]
		if f.attr != "" && f.attr != "title" && f.attr != "alt" && f.attr != "aria-label" || f.button {
			continue
		}
		if f.column < 0 && f.role == vocabulary.RoleSignIn && f.kinds.any(hasTime) {
			labelled = true
		}
		if f.signsIn() && (r.Net.IsValid() && (len(f.addrs) > 0 || has(f.hits, vocabulary.Outcome)) || f.covers(vocabulary.Login) || f.opens(r.Net.IsValid()) || !r.Net.IsValid() && r.deviceSaid()) {
			told = true
		}
	}
	return told || labelled, labelled
}

// resultBeside reports whether a text of its own says how the sign-in went.
func (r *draft) resultBeside() bool {
	for i := range r.facts {
		f := &r.facts[i]
		for k := range f.hits {
			if h := &f.hits[k]; h.Class == vocabulary.Outcome && f.attr == "" && (h.Start == 0 || f.covers(vocabulary.Outcome)) && !has(f.hits, vocabulary.Login) && (h.Value != string(signin.Success) || succeeded(f.fold[h.Start:h.End])) {
				return true
			}
		}
	}
	return false
}

// wayBeside reports whether one label names what was done, a sign-in and nothing else, and another by which way or device.
func (r *draft) wayBeside() bool {
	done, way := false, false
	for i := range r.facts {
		f := &r.facts[i]
		switch f.role {
		case "", vocabulary.RoleService, vocabulary.RoleAction:
			done = done || f.attr == "" && f.covers(vocabulary.Login)
			way = way || f.attr == "" && f.covers(vocabulary.Protocol)
		case vocabulary.RoleProtocol, vocabulary.RoleDevice:
			way = way || f.attr == ""
		}
	}
	return done && way
}

// deviceSaid reports whether a short text says by what one signed in and ends in the word for it: 在Windows上登录.
func (r *draft) deviceSaid() bool {
	for i := range r.facts {
		f := &r.facts[i]
		if f.attr != "" || len(f.fold) > 60 || !f.kinds.any(hasDevice|hasProtocol) {
			continue
		}
		for k := range f.hits {
			if h := &f.hits[k]; h.Class == vocabulary.Login && h.End == len(f.fold) && h.Start > 0 && !visit(f.fold[h.Start:h.End]) && f.fold[h.Start] >= 0x2E80 {
				return true
			}
		}
	}
	return false
}

// opens reports whether a short text begins with a word for signing in, and says of what kind it is at most: "Login Online-Banking".
func (f *fact) opens(addressed bool) bool {
	if len(f.fold) > 40 {
		return false
	}
	for i := range f.hits {
		if h := &f.hits[i]; h.Class == vocabulary.Login && h.Start == 0 {
			return addressed && (f.role == vocabulary.RoleService || f.role == vocabulary.RoleAction) || f.plainWords() <= 1
		}
	}
	return false
}

// signsIn reports whether a text has a word for signing in that is none of another event, and not of any access.
func (f *fact) signsIn() bool {
	if f.kinds.any(hasForeign) {
		return false
	}
	switch f.role {
	case "", vocabulary.RoleService, vocabulary.RoleProtocol, vocabulary.RoleReason, vocabulary.RoleAction, vocabulary.RoleOutcome:
	default:
		return false
	}
	if f.wrongPassword() {
		return true
	}
	for i := range f.hits {
		if h := &f.hits[i]; h.Class == vocabulary.Login && !f.target(h) && !inEvent(f.hits, h) && (!visit(f.fold[h.Start:h.End]) || h.Start == 0 && h.End == len(f.fold) && has(f.hits, vocabulary.Outcome)) && !connection(f.fold[h.Start:h.End]) {
			return true
		}
	}
	return false
}

// connection reports whether a word for signing in is said of devices in a network as well.
func connection(word []rune) bool {
	switch string(word) {
	case "connected", "接続", "连接", "連接", "連線", "연결", "kết nối", "上线", "session", "session started", "sitzung", "sesión", "sessão", "sessione", "セッション", "세션", "会话", "同期":
		return true
	}
	return false
}

// strange reports whether a record holds what no login history has. The path of a page is none of that beside the name of a sign-in.
func (r *draft) strange(told bool) bool {
	for i := range r.facts {
		if f := &r.facts[i]; f.kinds.any(hasForeign) && !(told && f.fold[0] == '/' && isPath(string(f.fold))) {
			return true
		}
	}
	return false
}

// twoAddresses reports whether two texts of a record hold two addresses that differ, of one family.
func (r *draft) twoAddresses() bool {
	var first netip.Prefix
	for i := range r.facts {
		f := &r.facts[i]
		if len(f.addrs) == 0 || f.attr != "" {
			continue
		}
		switch a := f.addrs[0].net; {
		case !first.IsValid():
			first = a
		case a != first && a.Addr().Is4() == first.Addr().Is4():
			return true
		}
	}
	return false
}

// sameAddress reports whether four records at least have one address at the same minute of an hour, and none tells a device, a way or an account.
func sameAddress(drafts []draft) bool {
	for i := range drafts {
		r := &drafts[i]
		if !r.Net.IsValid() || r.Net != drafts[0].Net || r.stamp.Min != drafts[0].stamp.Min || r.stamp.Sec != drafts[0].stamp.Sec || r.Device != "" || r.Account != "" || r.Protocol != signin.UnknownProtocol || r.Self {
			return false
		}
	}
	return len(drafts) >= 4
}

// oneLine reports whether the text with the address of a record holds its moment as well.
func (r *draft) oneLine() bool {
	for i := range r.facts {
		if f := &r.facts[i]; f.attr == "" && len(f.addrs) > 0 && f.kinds.any(hasTime) {
			return true
		}
	}
	return false
}

// wrongPassword reports whether a text says that a password was wrong.
func (p *piece) wrongPassword() bool {
	for i := range p.hits {
		h := &p.hits[i]
		if h.Class != vocabulary.Outcome || h.Value == string(signin.Success) {
			continue
		}
		t := string(p.fold[h.Start:h.End])
		for _, w := range [...]string{"password", "пароль", "パスワード", "暗証", "kennwort", "passwort", "mot de passe", "contraseña", "senha", "palavra-passe", "비밀번호", "密码", "密碼", "mật khẩu"} {
			if strings.Contains(t, w) {
				return true
			}
		}
	}
	return false
}

// visits reports whether a text of a record speaks of an access, or a wrong password, and of the address.
func (r *draft) visits() bool {
	for i := range r.facts {
		if f := &r.facts[i]; f.attr == "" && !f.button && len(f.addrs) > 0 && !f.kinds.any(hasForeign) && has(f.hits, vocabulary.Login) {
			return r.timed && !r.event
		}
	}
	return false
}

// target reports whether a word for signing in says to which address, and not from which: 10.0.0.5へのログイン, "login to 10.0.0.5".
func (p *piece) target(h *vocabulary.Hit) bool {
	before, after := strings.TrimRight(string(p.fold[max(0, h.Start-4):h.Start]), " "), string(p.fold[h.End:min(len(p.fold), h.End+5)])
	for i := range p.addrs {
		a := &p.addrs[i]
		if strings.HasSuffix(before, "への") && a.end <= h.Start && h.Start-a.end <= 4 {
			return true
		}
		if strings.HasPrefix(after, " to ") && a.start > h.End && !strings.Contains(string(p.fold[h.End:a.start]), " from") {
			return true
		}
		if (strings.HasPrefix(after, " to ") || strings.HasPrefix(after, " an ") || strings.HasPrefix(after, " à ") || strings.HasPrefix(after, " en ")) && a.start >= h.End && a.start-h.End <= 6 {
			return true
		}
	}
	return false
}
