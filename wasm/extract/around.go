package extract

import (
	"net/netip"
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// pageFacts takes what the page says beside its records: the reader's own address, the account, a link to the next page.
func (d *doc) pageFacts(r *Reading, drafts []draft) {
	inRecord := map[int]bool{}
	for i := range drafts {
		for _, x := range drafts[i].record.ranges {
			for k := x[0]; k < x[1]; k++ {
				inRecord[k] = true
			}
		}
	}
	best := -1 // of several mail addresses the likeliest is the reader's, the first of equals
	for i := range d.pieces {
		p := &d.pieces[i]
		if inRecord[i] || p.attr != "" {
			continue
		}
		if !r.OwnAddr.IsValid() && p.kinds.any(hasOwn) {
			r.OwnAddr = d.addressAfter(i)
		}
		if len(p.text) < 120 && !p.kinds.any(hasHost) {
			if a := account(string(p.text)); a != "" {
				if score := d.belongs(i, a); score > best {
					r.Account, best = a, score
				}
			}
		}
	}
	if r.Account == "" {
		if r.Account = shared(drafts); r.Account == "" {
			r.Account = d.greeted(inRecord)
		}
	}
	for n := range d.p.Nodes {
		if d.p.Nodes[n].Tag == "" {
			continue
		}
		if d.next(n) {
			r.Next = true
			break
		}
	}
}

// shared is the account that every record names, "" if one names none or another.
func shared(drafts []draft) string {
	name := ""
	for i := range drafts {
		a := drafts[i].Account
		if a == "" || i > 0 && a != name || len(a) > maxAccount {
			return ""
		}
		name = a
	}
	return name
}

// maxAccount is how long the name of an account may be, in bytes.
const maxAccount = 64

// greeted is the name of an account that a Japanese page greets beside its records, "taro_y さん": a name of Latin letters, as accounts have.
func (d *doc) greeted(inRecord map[int]bool) string {
	for i := range d.pieces {
		p := &d.pieces[i]
		if inRecord[i] || p.attr != "" || len(p.text) > maxAccount {
			continue
		}
		text := strings.TrimSpace(string(p.text))
		name := d.w.CutAfter(vocabulary.PartPolite, text)
		polite := name != text
		if name = strings.TrimSpace(name); polite && len(name) >= 3 && accountName(name) {
			return name
		}
	}
	return ""
}

func accountName(s string) bool {
	for i := 0; i < len(s); i++ {
		if !mailRune(s[i]) {
			return false
		}
	}
	return true
}

// belongs says how likely a mail address in piece i is the account that is signed in: below zero for addresses that one writes to.
func (d *doc) belongs(i int, address string) int {
	p := &d.pieces[i]
	score := 0
	if string(p.text) == address {
		score++
	}
	before, _, _ := strings.Cut(string(p.text), address)
	if i > 0 && d.pieces[i-1].role == vocabulary.RoleAccount || d.leadRole(p, len([]rune(before))) == vocabulary.RoleAccount {
		score += 3
	}
	name, _, _ := strings.Cut(strings.ToLower(address), "@")
	for _, w := range [...]string{"support", "help", "contact", "noreply", "no-reply", "no_reply", "donotreply", "abuse", "privacy", "postmaster", "webmaster", "press", "sales", "service", "security", "feedback", "example", "cs"} {
		if name == w {
			score -= 4
		}
	}
	if up := d.p.Nodes[p.node].Parent; up != page.None && strings.HasPrefix(d.p.Attr(up, "href"), "mailto:") {
		score -= 4
	}
	return score
}

// ownWords reports whether a text has the definition's words for the reader's own address.
func (d *doc) ownWords(l *look) bool {
	if len(d.own) > 0 && len(l.text) < 200 {
		text := squeeze(string(l.fold))
		for _, w := range d.own {
			if strings.Contains(text, w) {
				return true
			}
		}
	}
	return false
}

// ownLine reports whether a record is but the reader's own address, as the page prints it beside a history.
func (d *doc) ownLine(r record) bool {
	k := d.kindsOf(r)
	return k.any(hasOwn) && !k.any(hasDate|hasClock|hasDevice|hasOutcome|hasLogin|hasCurrent)
}

// aside reports whether what looks like a record is the foot of its table, one cell wide, or a dialogue beside records that are none: when the
// table was made, and when somebody answers.
func (d *doc) aside(r record, g *group) bool {
	if len(g.records) < 2 || d.kindsOf(r).any(hasAddress) {
		return false
	}
	if up := d.p.Nodes[r.node].Parent; r.row != page.None && up != page.None && d.p.Nodes[up].Tag == "tfoot" && len(d.children(r.row)) == 1 {
		return true
	}
	return d.dialogue(r.node) && !d.dialogue(g.records[0].node)
}

func (d *doc) dialogue(n int) bool {
	return d.p.Nodes[n].Tag == "dialog" || d.p.Attr(n, "role") == "dialog"
}

func (d *doc) addressAfter(i int) netip.Addr {
	for k := i; k < len(d.pieces) && k < i+4; k++ {
		for _, a := range d.pieces[k].addrs {
			if a.net.IsSingleIP() {
				return a.net.Addr()
			}
		}
	}
	return netip.Addr{}
}

// account is the mail address in a text, "" if there is none.
func account(s string) string {
	at := strings.IndexByte(s, '@')
	if at <= 0 {
		return ""
	}
	from, to := at, at+1
	for from > 0 && mailRune(s[from-1]) {
		from--
	}
	for to < len(s) && (mailRune(s[to]) && s[to] != '+') {
		to++
	}
	host := strings.TrimRight(s[at+1:to], ".-")
	if from == at || !strings.Contains(host, ".") || !hostname([]rune(strings.ToLower(host)+".xxx")) {
		return ""
	}
	return s[from:at] + "@" + host
}

func mailRune(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '.' || b == '_' || b == '-' || b == '+'
}

// next reports whether element n leads to a further page.
func (d *doc) next(n int) bool {
	node := &d.p.Nodes[n]
	if (node.Tag == "a" || node.Tag == "link") && strings.EqualFold(d.p.Attr(n, "rel"), "next") {
		return true
	}
	if node.Tag != "a" && node.Tag != "button" || node.Tag == "a" && d.p.Attr(n, "href") == "" && d.p.Attr(n, "role") == "" {
		return false
	}
	if d.p.Has(n, "disabled") || strings.Contains(d.p.Attr(n, "class"), "disabled") || d.p.Attr(n, "aria-disabled") == "true" {
		return false
	}
	up := node.Parent
	if up != page.None && strings.Contains(d.p.Attr(up, "class"), "disabled") {
		return false
	}
	text := d.printed(n, 40)
	if label := d.p.Attr(n, "aria-label"); text == "" || len([]rune(text)) <= 2 && label != "" {
		text = label
	}
	fold := vocabulary.Fold(clean(text, 40))
	trimmed := []rune(strings.Trim(string(fold), " ›»>→≫▶▸:.…[]0123456789")) // [6]次へ, on telephones with keys
	if len(trimmed) == 0 || len(trimmed) > 24 {
		return false
	}
	for _, h := range d.w.Find(trimmed) {
		if h.Class == vocabulary.Next && 3*(h.End-h.Start) >= 2*(len(trimmed)-digits(trimmed)) { // 次の60件
			return true
		}
	}
	return false
}
