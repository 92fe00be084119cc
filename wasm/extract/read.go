package extract

import (
	"sort"
	"strings"
	"time"
	"unicode"

	"ashiato/wasm/page"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/zone"
)

// maxSignIns bounds the sign-ins of one page; beyond it the first are kept and the reading is partial.
const maxSignIns = 20_000

// Read reads the login history of a page. It never fails: what cannot be read is not-history or unreadable.
func Read(p *page.Page, o Options) *Reading {
	r := &Reading{History: KindUnknown, State: NotHistory}
	if p == nil || len(p.Nodes) == 0 {
		r.State = Unreadable
		return r
	}
	o = defaults(p, o)
	p = tabulate(p)
	d := ready(p, o)
	heads := d.headings()
	groups := d.find()
	var told []toldGroup
	kind, accepted, cut := "", 0, false
	var zone *time.Location
	asked := false // whether the page's sentences were asked for their zone
	for i := range groups {
		g := &groups[i]
		g.head = d.headOf(g)
		c := d.around(g, heads)
		mine := d.draftGroup(g)
		d.addressesAbove(g, mine)
		if !d.accepts(g, mine, &c) {
			continue
		}
		if z := d.printedZone(g); z != nil {
			zone = z
		} else if zone == nil && !asked {
			zone, asked = d.saidZone(), true
		}
		d.settle(g, mine, heads, zone, c)
		accepted++
		if kind == "" || c.kind == KindMail {
			kind = c.kind
		}
		for k := range mine {
			mine[k].MailPage = c.kind == KindMail
		}
		told = append(told, toldGroup{mine, g.parent, c.nearestHeadAt})
	}
	var drafts []draft
	for _, g := range d.once(told) {
		drafts = append(drafts, g.drafts...)
	}
	if len(drafts) > maxSignIns {
		drafts, cut = drafts[:maxSignIns], true
	}
	inOrder(drafts)
	fill(r, drafts)
	d.pageFacts(r, drafts)
	r.Zone = zoneName(o.Zone, zone)
	d.decideState(r, heads, kind, accepted, cut)
	return r
}

// accepts reports whether a group is a login history: as a whole, or its sign-ins alone, in a log of all that happened.
func (d *doc) accepts(g *group, drafts []draft, c *context) bool {
	if len(drafts) == 0 {
		return false
	}
	if d.sift(g, drafts, c); c.others {
		return false
	}
	if g.bare {
		return c.titled && c.signIns || c.logins && c.against+c.pageAgainst == 0
	}
	if d.evidence(g, drafts, *c) >= threshold {
		return true
	}
	some := signIns(drafts)
	return len(some) > 0 && len(some) < len(drafts) && d.evidence(g, some, *c) >= threshold
}

// inOrder puts records in the page's order. Those of one group stand in it already, so that there is mostly nothing to do; and they are
// large, so that their numbers are sorted and not they.
func inOrder(drafts []draft) {
	sorted := true
	for i := 1; i < len(drafts) && sorted; i++ {
		sorted = drafts[i-1].record.node <= drafts[i].record.node
	}
	if sorted {
		return
	}
	order := byNode{drafts, make([]int, len(drafts))}
	for i := range order.numbers {
		order.numbers[i] = i
	}
	sort.Stable(order)
	out := make([]draft, len(drafts))
	for to, from := range order.numbers {
		out[to] = drafts[from]
	}
	copy(drafts, out)
}

// byNode sorts the numbers of records.
type byNode struct {
	drafts  []draft
	numbers []int
}

func (o byNode) Len() int      { return len(o.numbers) }
func (o byNode) Swap(a, b int) { o.numbers[a], o.numbers[b] = o.numbers[b], o.numbers[a] }
func (o byNode) Less(a, b int) bool {
	return o.drafts[o.numbers[a]].record.node < o.drafts[o.numbers[b]].record.node
}

// defaults fills in what the caller left open.
func defaults(p *page.Page, o Options) Options {
	if o.Now.IsZero() {
		o.Now = p.Now
	}
	if o.Words == nil {
		o.Words = (*vocabulary.Source)(nil).For(p.Lang, p.Languages)
	}
	o.Words = o.Words.With(scripts(p)...)
	if d := o.Definition; d != nil && !o.ZoneGiven && d.Zone != "" && (d.ZoneCertain || o.Zone == nil) {
		if z, err := zone.Load(d.Zone); err == nil {
			o.Zone = z
		}
	}
	if o.Zone == nil {
		o.Zone = time.UTC
		if vocabulary.Tag(p.Lang) == "ja" {
			if z, err := zone.Load("Asia/Tokyo"); err == nil {
				o.Zone = z
			}
		}
	}
	return o
}

// scripts are the languages that the page's letters point to, for pages that do not name theirs or name a wrong one.
func scripts(p *page.Page) []string {
	var kana, han, hangul, cyrillic, arabic, thai, hebrew, greek, devanagari, latin, marked int
	for i, seen := 0, 0; i < len(p.Nodes) && seen < 20000; i++ {
		if p.Nodes[i].Tag != "" || p.Nodes[i].Text == "" {
			continue
		}
		for _, r := range p.Nodes[i].Text {
			seen++
			switch {
			case r < 0x80:
				latin++
			case r < 0x250 || r >= 0x1E00 && r < 0x1F00:
				marked++
			case r >= 0x370 && r < 0x400:
				greek++
			case r >= 0x400 && r < 0x530:
				cyrillic++
			case r >= 0x590 && r < 0x600:
				hebrew++
			case r >= 0x600 && r < 0x700:
				arabic++
			case r >= 0x900 && r < 0x980:
				devanagari++
			case r >= 0xE00 && r < 0xE80:
				thai++
			case r >= 0x3040 && r < 0x3100:
				kana++
			case r >= 0xAC00 && r < 0xD7B0:
				hangul++
			case unicode.Is(unicode.Han, r):
				han++
			}
		}
	}
	var langs []string
	add := func(n int, names ...string) {
		if n > 3 {
			langs = append(langs, names...)
		}
	}
	add(hangul, "ko")
	if han > 3 && kana*8 < han {
		langs = append(langs, "zh-Hans", "zh-Hant")
	}
	add(cyrillic, "ru", "uk")
	add(greek, "el")
	add(hebrew, "he")
	add(arabic, "ar")
	add(devanagari, "hi")
	add(thai, "th")
	if tag := vocabulary.Tag(p.Lang); (tag == "" || tag == "en") && marked > 3 || tag == "" && latin > 50 && kana+han+hangul+cyrillic == 0 {
		langs = append(langs, "de", "fr", "es", "pt", "it", "vi")
	}
	return langs
}

// draftGroup drafts every record of a group.
func (d *doc) draftGroup(g *group) []draft {
	common := d.common(g)
	d.learn(g)
	out := make([]draft, 0, len(g.records))
	for _, r := range g.records {
		if len(out) >= maxSignIns || d.late(recordsUntil) {
			break
		}
		if !d.severed(r) {
			out = append(out, d.draft(r, g, common))
		}
	}
	unmark(out)
	return out
}

// common are the texts that most records of a group have: buttons, links, labels.
func (d *doc) common(g *group) map[string]bool {
	if len(g.records) < 3 {
		return nil
	}
	seen := map[string]int{}
	for _, r := range g.records[:min(len(g.records), 60)] {
		mine := map[string]bool{}
		for _, x := range r.ranges {
			for i := x[0]; i < x[1]; i++ {
				p := &d.pieces[i]
				if p.attr == "" && len(p.fold) <= 40 && has(p.hits, vocabulary.Event) && !mine[string(p.fold)] {
					mine[string(p.fold)] = true
					seen[string(p.fold)]++
				}
			}
		}
	}
	out := map[string]bool{}
	for text, n := range seen {
		if 5*n >= 3*min(len(g.records), 60) {
			out[text] = true
		}
	}
	return out
}

// fill puts the sign-ins and the counts into the reading.
func fill(r *Reading, drafts []draft) {
	row := 0
	r.SignIns = make([]signin.SignIn, 0, len(drafts))
	for i := range drafts {
		s := &drafts[i]
		if s.event {
			continue
		}
		if !s.timed && !s.Net.IsValid() && s.PageCountry == "" && s.Host == "" {
			if s.state || s.Self {
				continue // says nothing but "this device"
			}
			r.Unread++
			row++
			continue
		}
		s.Row = row
		row++
		r.SignIns = append(r.SignIns, s.SignIn)
	}
	r.Rows = len(r.SignIns)
	r.Rows += r.Unread
}

func zoneName(fallback, printed *time.Location) string {
	if printed != nil {
		return printed.String()
	}
	return fallback.String()
}

// decideState says what the page is, from what was found.
func (d *doc) decideState(r *Reading, heads []headline, kind string, accepted int, cut bool) {
	if accepted > 0 && r.Rows > 0 {
		r.State = Complete
		if r.Unread > 0 || cut || d.cutShort() {
			r.State = Partial
		}
		if len(r.SignIns) == 0 {
			r.State = Unreadable
		}
		r.History = historyKind(kind, r.SignIns)
		return
	}
	titled, k := d.titled(heads)
	if !titled {
		return
	}
	switch {
	case d.cutShort():
		r.State, r.History = Unreadable, historyKind(k, nil) // the records may stand in what is missing
	case d.saysEmpty(k):
		r.State, r.History = Empty, historyKind(k, nil)
	}
}

// historyKind is the kind of history: mail software alone makes it a mail history, whatever its heading.
func historyKind(titled string, signIns []signin.SignIn) string {
	if titled == KindMail {
		return KindMail
	}
	mail := len(signIns) > 0
	for i := range signIns {
		mail = mail && signIns[i].Protocol.MailSoftware()
	}
	switch {
	case mail:
		return KindMail
	case titled == KindDevices:
		return KindDevices
	}
	return KindWeb
}

// titled reports whether a heading of the page is that of a login history, and of which kind.
func (d *doc) titled(heads []headline) (bool, string) {
	c := context{}
	for i := range heads {
		d.weigh(&heads[i], &c, false)
	}
	return c.pageTitled, c.kind
}

// saysEmpty reports whether the page says that there is no sign-in.
func (d *doc) saysEmpty(kind string) bool {
	var texts []string
	if def := d.o.Definition; def != nil {
		for _, h := range def.Histories {
			texts = append(texts, h.Empty...)
		}
	}
	for i := range d.pieces {
		p := &d.pieces[i]
		if p.attr != "" || len(p.text) > 160 || p.button {
			continue
		}
		for _, h := range p.hits {
			if h.Class == vocabulary.Empty {
				return true
			}
		}
		for _, t := range texts {
			if strings.Contains(squeeze(string(p.fold)), squeeze(vocabulary.FoldString(t))) {
				return true
			}
		}
	}
	return false
}
