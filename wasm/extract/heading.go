package extract

import (
	"strings"

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
	strong        bool   // a heading has a word that is said of signing in alone
	gates         bool   // or one that is said of doors as well
	box           bool   // the heading right above, below the page's own, names a history of sign-ins
	vague         bool   // a heading speaks of activity only, which may be any
	failures      bool   // the heading says that all are failures
	successes     bool   // or successes
	blocked       bool   // or what was blocked
	own           bool   // it speaks of the reader's own address
	records       bool   // a heading names a list of what has been
	activity      bool   // or speaks of activity
	network       bool   // or of what connects machines at home
	other         bool   // the heading right above names what has no word that is known here
	others        bool   // every record names what happened, and none a sign-in
	nearestHeadAt int
	way           signin.Protocol // what the heading right above is the name of, "" if of none
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
		inside := g.parent >= 0 && h.node > g.parent && h.node < d.end[g.parent] && (h.level == 6 || h.level > 1 && g.table) && h.node <= g.first
		if d.apartFrom(h.node, g) {
			continue
		}
		if (h.node < start || inside) && h.level > 0 && !d.sorts(h) {
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
		if p.node < c.nearestHeadAt || len(p.text) > 60 || p.button || d.linked(p.node) || d.otherTab(p.node) || d.choice(p.node) {
			continue
		}
		if h := (headline{p.node, besideLevel, p.fold, p.hits, d.w}); seen <= 4 {
			d.weigh(&h, c, seen <= 3)
		}
	}
}

// choice reports whether a text is one of a list of several that are as short: of what one may look for, or go to.
func (d *doc) choice(text int) bool {
	item := d.p.Nodes[text].Parent
	if item != page.None && d.ticks(item, text) {
		return true
	}
	if item == page.None || d.p.Nodes[item].Tag != "li" || strings.Contains(d.p.Attr(d.p.Nodes[item].Parent, "class"), "crumb") {
		return false
	}
	alike := 0
	for c := d.p.Nodes[d.p.Nodes[item].Parent].FirstChild; c != page.None && alike < 3; c = d.p.Nodes[c].NextSibling {
		if d.p.Nodes[c].Tag == "li" && d.first[d.end[c]]-d.first[c] == 1 && len(d.pieces[d.first[c]].text) < maxChoice {
			alike++
		}
	}
	return alike == 3
}

// ticks reports whether a text stands right behind a box that one may tick.
func (d *doc) ticks(up, text int) bool {
	before := page.None
	for c := d.p.Nodes[up].FirstChild; c != page.None && c < text; c = d.p.Nodes[c].NextSibling {
		before = c
	}
	return before != page.None && d.p.Nodes[before].Tag == "input" && (d.p.Attr(before, "type") == "checkbox" || d.p.Attr(before, "type") == "radio")
}

// maxChoice bounds the characters of an item of such a list.
const maxChoice = 20

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

// weigh takes what one heading says.
func (d *doc) weigh(h *headline, c *context, near bool) {
	s := h.words(c, near)
	if s.strong && s.records > 0 && s.against == 1 && h.ofSearch() {
		s.against = 0
	}
	asked := h.ofReader(s.logins > 0)
	c.failures = c.failures || near && h.failures()
	c.records = c.records || s.records > 0 || h.ofAccount()
	c.activity = c.activity || h.w.Holds(vocabulary.PartActivity, string(h.fold))
	c.network = c.network || h.level < besideLevel && h.w.Holds(vocabulary.PartNetwork, string(h.fold))
	if (near || h.level == 1) && h.question() && asked && s.against == 0 {
		c.logins, c.named = true, true
	}
	if (near || h.level == 1) && s.logins > 0 && (!h.question() || asked) && (s.records > 0 || s.titled || !h.ofSettings()) {
		c.logins = true
		c.named = c.named || s.strong && s.against == 0 && h.level < besideLevel && !h.ofSettings()
	}
	if h.level < besideLevel && s.strong && !h.question() && !h.ofSettings() && 5*(s.logins+s.results) >= 3*len(h.fold) {
		s.records += s.results // "Successful logins (all)"
	}
	if !s.titled && s.logins > 0 && (s.records > 0 || s.mail && s.strong) && s.against == 0 && 5*(s.logins+s.records) >= len(h.fold) {
		s.titled, s.best, s.kind = true, s.logins+s.records, KindWeb
		if s.mail {
			s.kind = KindMail
		}
	}
	if s.titled && h.level < besideLevel && h.tells() {
		s.titled, s.against = false, s.against+1
	}
	d.defined(h, &s)
	c.other = c.other || near && h.level < besideLevel && s.logins == 0 && !s.titled && d.namesPage(h) && h.ofOther()
	if s.titled && h.ofItsSettings() {
		s.titled = false
	}
	if s.titled && h.question() && !asked {
		s.titled, s.against = false, 2 // examples stand below it
	}
	if s.titled && h.activity() && !c.titled {
		c.vague = true
	}
	if s.logins > 0 && h.question() && !asked {
		s.against = max(s.against, 2)
	}
	if s.titled && s.against > 0 && s.best < len(h.fold)/2 {
		s.titled = false
	}
	c.take(&s, near, h.level == besideLevel)
}

// namesPage reports whether the page's title has the words of a heading, in a language that is known.
func (d *doc) namesPage(h *headline) bool {
	title := string(vocabulary.Fold(clean(d.p.Title, 120)))
	return d.w.Knows(d.p.Lang) && strings.Contains(title, string(h.fold))
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
func (c *context) take(s *said, near, beside bool) {
	switch {
	case s.titled:
		c.signIns = c.signIns || s.logins > 0
		c.only = c.only || s.signs && !(beside && s.sentence)
		if near {
			c.titled = true
		} else {
			c.pageTitled = true
		}
		if c.kind == "" || near && s.kind != "" && (s.kind == KindMail || c.kind != KindMail) {
			c.kind = s.kind
		}
	case near && beside:
		c.against = max(c.against, min(s.against, 1)) // words around a list weigh less than its heading
	case near:
		c.against += s.against
	default:
		c.pageAgainst += s.against
	}
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
