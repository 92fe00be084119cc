package extract

import (
	"sort"
	"time"

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
	r.Words = o.Words
	p = tabulate(p)
	d := ready(p, o)
	heads := d.headings()
	c := context{}
	for i := 0; i < len(heads) && heads[i].level <= 1; i++ {
		d.weigh(&heads[i], &c, false)
	}
	d.saysLogins = c.pageTitled && c.only && c.strong && c.pageAgainst == 0
	found := d.histories(heads)
	var drafts []draft
	for _, g := range d.once(found.told) {
		drafts = append(drafts, g.drafts...)
	}
	cut := len(drafts) > maxSignIns
	if cut {
		drafts = drafts[:maxSignIns]
	}
	inOrder(drafts)
	fill(r, drafts)
	d.pageFacts(r, drafts)
	r.Zone = zoneName(o.Zone, found.zone)
	d.decideState(r, heads, &found, cut)
	return r
}

// histories are the groups of a page that are login histories.
type histories struct {
	told  []toldGroup
	kind  string
	zone  *time.Location // that the page prints, nil if it prints none
	asked bool           // whether the page's sentences were asked for their zone
}

// histories reads every group of the page and keeps those that are login histories. Where there is none, moments below a heading are.
func (d *doc) histories(heads []headline) (out histories) {
	groups := d.find()
	for i := range groups {
		d.keep(&groups[i], heads, &out)
	}
	if len(out.told) == 0 {
		groups = d.bareGroups(0)
		for i := range groups {
			d.keep(&groups[i], heads, &out)
		}
	}
	d.keepAlike(heads, &out)
	return out
}

// keep reads a group, and keeps it if it is a login history.
func (d *doc) keep(g *group, heads []headline, out *histories) {
	g.head = d.headOf(g)
	c := d.around(g, heads)
	mine := d.draftGroup(g)
	d.addressesAbove(g, mine)
	notServers(mine)
	if !d.accepts(g, mine, &c) {
		return
	}
	if z := d.printedZone(g); z != nil {
		out.zone = z
	} else if out.zone == nil && !out.asked {
		out.zone, out.asked = d.saidZone(), true
	}
	d.settle(g, mine, heads, out.zone, c)
	if out.kind == "" || c.kind == KindMail {
		out.kind = c.kind
	}
	for k := range mine {
		mine[k].MailPage = c.kind == KindMail
	}
	out.told = append(out.told, toldGroup{mine, g.parent, c.nearestHeadAt})
}

// accepts reports whether a group is a login history: as a whole, or its sign-ins alone, in a log of all that happened.
func (d *doc) accepts(g *group, drafts []draft, c *context) bool {
	if len(drafts) == 0 {
		return false
	}
	if d.sift(g, drafts, c); c.others {
		return false
	}
	if g.bare && d.ahead(drafts) {
		return false // a plan
	}
	if g.bare {
		return g.greets || c.titled && c.signIns && (c.strong || !c.network) || c.logins && c.against+c.pageAgainst == 0
	}
	if d.evidence(g, drafts, *c) >= threshold {
		return true
	}
	some, told := signIns(drafts), c.against > 0 && c.pageAgainst > 0 // told: among other things, by people
	return !told && len(some) > 0 && len(some) < len(drafts) && d.evidence(g, some, *c) >= threshold || d.owned(g, drafts, c) || d.inAndOut(g, drafts, c)
}

// ahead reports whether a moment lies ahead of now.
func (d *doc) ahead(drafts []draft) bool {
	for i := range drafts {
		if t, _ := drafts[i].stamp.Time(d.o.Now, d.o.Zone, d.order(drafts, d.o.Zone)); drafts[i].timed && t.After(d.o.Now.Add(20*time.Hour)) {
			return true
		}
	}
	return false
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

// draftGroup drafts every record of a group.
func (d *doc) draftGroup(g *group) []draft {
	common := d.common(g)
	d.learn(g)
	g.calendar = d.calendar(&g.head)
	out := make([]draft, 0, len(g.records))
	for _, r := range g.records {
		if len(out) >= maxSignIns || d.late(recordsUntil) {
			break
		}
		if !d.severed(r) && !d.ownLine(r) && !d.aside(r, g) {
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
				if p.attr == "" && len(p.fold) <= 40 && (has(p.hits, vocabulary.Event) || has(p.hits, vocabulary.Outcome) && d.linked(p.node)) && !mine[string(p.fold)] {
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
			if s.timed && s.Net.IsValid() && s.changes() {
				r.Changes = append(r.Changes, signin.Change{Time: s.Time, Net: s.Net, Node: s.Node})
			}
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
