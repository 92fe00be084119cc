package extract

import (
	"net/netip"
	"slices"
	"strings"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// tells reports whether a record says by itself that it is a sign-in: a text of it has a word for signing in beside the address or a result, or a label of its
// own names the time as that of a sign-in.
func (r *draft) tells() (told, labelled bool) {
	if !r.timed || r.event || !r.Net.IsValid() && !(r.stamp.HasClock() && (r.resultBeside() || r.wayBeside() || r.deviceSaid() || r.happened())) {
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
		if f.signsIn() && (r.Net.IsValid() && (len(f.addrs) > 0 || has(f.hits, vocabulary.Outcome)) || f.covers(vocabulary.Login) || f.opens(r.Net.IsValid()) || f.happened(r.Account) || !r.Net.IsValid() && r.deviceSaid()) || f.comesBy() {
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
			if h := &f.hits[k]; h.Class == vocabulary.Outcome && (f.attr == "" || f.attr == "title" || f.attr == "aria-label") && (h.Start == 0 || f.covers(vocabulary.Outcome)) && !has(f.hits, vocabulary.Login) && (h.Value != string(signin.Success) || succeeded(f.w, f.fold[h.Start:h.End])) {
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
		case vocabulary.RoleSignIn:
			done = done || f.column < 0 && f.kinds.any(hasTime)
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
			if h := &f.hits[k]; h.Class == vocabulary.Login && h.End == len(f.fold) && h.Start > 0 && !visit(f.w, f.fold[h.Start:h.End]) && f.fold[h.Start] >= 0x2E80 {
				return true
			}
		}
	}
	return false
}

// happened reports whether the column that names what was done says that there was a sign-in, how it went, and nothing else.
func (r *draft) happened() bool {
	for i := range r.facts {
		if r.facts[i].happened(r.Account) {
			return true
		}
	}
	return false
}

func (f *fact) happened(account string) bool {
	named := f.column >= 0 && (f.role == vocabulary.RoleService || f.role == vocabulary.RoleAction)
	whose := account != "" && f.column >= 0 && strings.Contains(string(f.text), account) // Successful login for "ann"
	if f.attr != "" || !named && !whose && f.role != "" || f.kinds.any(hasTime|hasEvent|hasForeign) {
		return false
	}
	n, way, done := len(f.fold), 0, whose
	if whose {
		n -= len([]rune(account)) + len(" user \"\" for")
	}
	for i := range f.hits {
		switch h := &f.hits[i]; h.Class {
		case vocabulary.Protocol:
			if h.Start == 0 && !named { // アプリにログインしました
				way = h.End
				n -= way
			}
		case vocabulary.Login:
			done = done || h.Start == 0 || way > 0 && h.Start <= way+1 || named
			n -= h.End - h.Start
		case vocabulary.Outcome:
			n -= h.End - h.Start
		}
	}
	if !named && f.wrongPassword() {
		return done && n <= 8
	}
	return done && n <= 1 && (named || whose || way > 0 || f.column < 0) && has(f.hits, vocabulary.Outcome) && has(f.hits, vocabulary.Login)
}

// opens reports whether a short text begins with a word for signing in, and says of what kind it is at most: "Login Online-Banking".
func (f *fact) opens(addressed bool) bool {
	if len(f.fold) > 40 {
		return false
	}
	for i := range f.hits {
		h := &f.hits[i]
		named := addressed && (f.role == vocabulary.RoleService || f.role == vocabulary.RoleAction)
		if h.Class == vocabulary.Login && h.Start == 0 {
			return named || f.plainWords() <= 1
		}
		if h.Class == vocabulary.Login && named && f.fold[h.Start] >= 0x2E80 && (h.End == len(f.fold) || f.fold[h.End] == '(') {
			return true // コントロールパネルにログイン(失敗)
		}
		if h.Class == vocabulary.Login && addressed && f.column >= 0 && h.End == len(f.fold) && h.End <= 24 && f.plainWords() <= 1 {
			return true // "Remote: Login", 不正ログイン
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
	case "", vocabulary.RoleService, vocabulary.RoleProtocol, vocabulary.RoleReason, vocabulary.RoleAction, vocabulary.RoleOutcome, vocabulary.RoleHost: // its name
	default:
		return false
	}
	if f.wrongPassword() {
		return true
	}
	for i := range f.hits {
		if h := &f.hits[i]; h.Class == vocabulary.Login && !f.target(h) && !inEvent(f.hits, h) && !f.ofSetting(h) && (!visit(f.w, f.fold[h.Start:h.End]) || h.Start == 0 && h.End == len(f.fold) && has(f.hits, vocabulary.Outcome) || h.Start == 0 && f.ended(h.End)) && !connection(f.w, f.fold[h.Start:h.End]) {
			return true
		}
	}
	return false
}

// ended reports whether a result stands right behind a position: "Accesso non riuscito".
func (f *fact) ended(at int) bool {
	return slices.ContainsFunc(f.hits, func(h vocabulary.Hit) bool { return h.Class == vocabulary.Outcome && h.Start > at && h.Start-at <= 2 })
}

// strange reports whether a record holds what no login history has. The path of a page is none of that beside the name of a sign-in.
func (r *draft) strange(told bool) bool {
	for i := range r.facts {
		if f := &r.facts[i]; f.kinds.any(hasForeign) && !f.amount() && !(told && f.fold[0] == '/' && isPath(string(f.fold))) {
			return true
		}
	}
	return false
}

// moved reports whether a record tells how much was sent or received.
func (r *draft) moved() bool {
	return slices.ContainsFunc(r.facts, func(f fact) bool { return f.kinds.any(hasForeign) && f.amount() })
}

// amount reports whether a text is a number of bytes and nothing else: 567 KB.
func (p *piece) amount() bool {
	n := 0
	for n < len(p.fold) && (digit(p.fold[n]) || n > 0 && strings.ContainsRune(",. ", p.fold[n])) {
		n++
	}
	return n > 0 && len(p.fold)-n <= 3
}

// twoAddresses reports whether two texts of a record hold two addresses that differ, of one family.
func (r *draft) twoAddresses() bool {
	var first netip.Prefix
	for i := range r.facts {
		f := &r.facts[i]
		if len(f.addrs) == 0 || f.attr != "" || f.program() {
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

// oneLine reports whether the text with the address of a record holds its moment as well, and no other text has one: that is when somebody wrote of it.
func (r *draft) oneLine() bool {
	line, beside := false, false
	for i := range r.facts {
		f := &r.facts[i]
		timed := f.attr == "" && f.kinds.any(hasTime)
		line = line || timed && len(f.addrs) > 0
		beside = beside || timed && len(f.addrs) == 0
	}
	return line && !beside
}

// wrongPassword reports whether a text says that a password was wrong.
func (p *piece) wrongPassword() bool {
	for i := range p.hits {
		h := &p.hits[i]
		if h.Class != vocabulary.Outcome || h.Value == string(signin.Success) {
			continue
		}
		if p.w.Holds(vocabulary.PartPassword, string(p.fold[h.Start:h.End])) {
			return true
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

// comesBy reports whether a text speaks of an access, by what it was, and from which address: "accessed Network using the web from 192.168.1.20".
func (f *fact) comesBy() bool {
	if len(f.addrs) == 0 || !f.kinds.any(hasLogin) || f.kinds.any(hasForeign|hasEvent) {
		return false
	}
	for i := range f.hits {
		if h := &f.hits[i]; h.Class == vocabulary.Protocol && f.means(h) {
			return true
		}
	}
	return false
}

// target reports whether a word for signing in says to which address, and not from which: 10.0.0.5へのログイン, "login to 10.0.0.5".
func (p *piece) target(h *vocabulary.Hit) bool {
	before, after := strings.TrimRight(string(p.fold[max(0, h.Start-4):h.Start]), " "), string(p.fold[h.End:min(len(p.fold), h.End+5)])
	to := p.w.Begins(vocabulary.PartTowardBefore, after)
	for i := range p.addrs {
		a := &p.addrs[i]
		if p.w.Ends(vocabulary.PartTowardAfter, before) && a.end <= h.Start && h.Start-a.end <= 4 {
			return true
		}
		if to && a.start >= h.End && !p.w.Holds(vocabulary.PartFromBefore, string(p.fold[h.End:a.start])) {
			return true
		}
	}
	return false
}

// otherPersons reports whether each record names another account. The number of a session is none.
func otherPersons(drafts []draft) bool {
	seen := map[string]bool{"": true}
	for i := range drafts {
		if a := drafts[i].Account; seen[a] || identifier(a) {
			return false
		}
		seen[drafts[i].Account] = true
	}
	return len(drafts) > 1
}

// severalPersons reports whether the records name two accounts at least.
func severalPersons(drafts []draft) bool {
	first := ""
	for i := range drafts {
		switch a := drafts[i].Account; {
		case a == "":
		case first == "":
			first = a
		case a != first:
			return !(identifier(a) && identifier(first))
		}
	}
	return false
}

// identifier reports whether the name of an account is but a number, of a session or of a device.
func identifier(name string) bool {
	return strings.Trim(name, "0123456789abcdef-: ") == "" && strings.ContainsAny(name, "0123456789")
}
