package extract

import "ashiato/wasm/page"

// maxAlike bounds the texts of an item that is a record because it is built like those beside it.
const maxAlike = 12

// alikeGroups are the elements beside each other that are built alike and have one moment each, whatever else they tell: what stands over them
// must say that they are sign-ins.
func (d *doc) alikeGroups() (groups []group) {
	for n := range d.p.Nodes {
		if d.p.Nodes[n].Tag == "" || !d.below[n].any(hasTime) {
			continue
		}
		g := group{parent: n}
		sign := ""
		for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
			if !d.below[c].any(hasTime) || d.isRow(c) || sign != "" && d.sign(c) != sign || !d.oneMoment(c) {
				continue
			}
			if sign == "" {
				sign, g.first = d.sign(c), c
			}
			g.records = append(g.records, d.record(c))
		}
		if len(g.records) > 1 {
			groups = append(groups, g)
		}
	}
	return groups
}

// oneMoment reports whether an element tells one date and one time of day, or one moment ago, and little else beside them.
func (d *doc) oneMoment(n int) bool {
	dates, clocks, others := 0, 0, 0
	for i := d.first[n]; i < d.first[min(d.end[n], len(d.first)-1)]; i++ {
		p := &d.pieces[i]
		switch {
		case p.attr != "":
		case i-d.first[n] > maxAlike || p.kinds.any(hasAddress|hasForeign) || len(p.stamps) > 1:
			return false
		case len(p.stamps) == 1:
			s := &p.stamps[0]
			if s.HasDate() || s.Relative() {
				dates++
			}
			if s.HasClock() || s.Relative() {
				clocks++
			}
		case (p.role == "" || p.valued()) && !p.button:
			others++
		}
	}
	return dates == 1 && clocks == 1 && others > 0
}

// keepAlike keeps the groups of records that are built alike, where nothing else was read, or but one record that is one of theirs.
func (d *doc) keepAlike(heads []headline, out *histories) {
	lone := page.None
	if len(out.told) == 1 && len(out.told[0].drafts) == 1 {
		lone = out.told[0].drafts[0].record.node
	} else if len(out.told) > 0 {
		return
	}
	groups := d.alikeGroups()
	for i := range groups {
		if lone == page.None || d.p.Nodes[lone].Parent == groups[i].parent {
			before := len(out.told)
			if d.keep(&groups[i], heads, out); lone != page.None && len(out.told) > before {
				out.told = out.told[1:]
				return
			}
		}
	}
}
