package extract

import (
	"ashiato/wasm/page"
)

// find is every group of records on the page.
func (d *doc) find() []group {
	d.gather()
	d.leads()
	d.turn()
	d.panes()
	d.couples()
	d.ruled()
	d.terms()
	d.blocks()
	d.flats()
	d.parallel()
	d.greetings()
	d.bareTimes()
	d.count(false)
	groups := d.collect()
	if len(groups) > 0 && promising(groups) && !allCut(groups) {
		return groups
	}
	d.count(true)
	if more := d.collect(); len(more) > 0 && (!promising(groups) || d.itemised(more, groups)) {
		groups = more
	}
	return groups
}

// allCut reports whether no group has records that are elements.
func allCut(groups []group) bool {
	for i := range groups {
		if !groups[i].cut && len(groups[i].records) > 1 {
			return false
		}
	}
	return true
}

// itemised reports whether some groups have at least as many records as others, all of them items or rows by their nature.
func (d *doc) itemised(groups, cut []group) bool {
	items, records := 0, 0
	for i := range groups {
		for _, r := range groups[i].records {
			if tag := d.p.Nodes[r.node].Tag; !groups[i].cut && (tag == "li" || tag == "tr" || tag == "article") {
				items++
			}
		}
	}
	for i := range cut {
		records += len(cut[i].records)
	}
	return items > 1 && items >= records
}

// promising reports whether the strict search has found anything.
func promising(groups []group) bool {
	for _, g := range groups {
		if len(g.records) > 1 {
			return true
		}
	}
	return false
}

// collect gathers the records that count has found into groups.
func (d *doc) collect() []group {
	found, groups := d.counted()
	d.ended = d.borders(found)
	index := map[int]int{}
	for _, n := range found {
		parent := d.p.Nodes[n].Parent
		table := false
		if d.isRow(n) {
			if t := d.tableOf(n); t != page.None {
				parent, table = t, true
			}
		}
		split := d.split(n)
		if len(split) > 1 {
			groups = append(groups, group{parent: n, records: split, first: n, cut: true})
			continue
		}
		g, ok := index[parent]
		if !ok || d.parted(groups[g].records[len(groups[g].records)-1].node, n) {
			g = len(groups)
			index[parent] = g
			groups = append(groups, group{parent: parent, table: table, first: n})
		}
		groups[g].records = append(groups[g].records, d.record(n))
	}
	for i := range groups {
		d.complete(&groups[i])
		d.frozen(&groups[i])
	}
	d.dropInner(groups)
	return d.family(groups)
}

// dropInner leaves out the records that stand inside a record of another group, which has taken them in.
func (d *doc) dropInner(groups []group) {
	outer := map[int]int{} // the records that are elements, and their groups
	for i := range groups {
		for _, r := range groups[i].records {
			if !groups[i].cut {
				outer[r.node] = i
			}
		}
	}
	for i := range groups {
		g := &groups[i]
		if len(g.records) > maxInner {
			continue
		}
		kept := g.records[:0:0]
		for _, r := range g.records {
			if !d.innerOf(r.node, i, outer) {
				kept = append(kept, r)
			}
		}
		g.records = kept
	}
}

// maxInner bounds the records of a group that may all stand inside those of another.
const maxInner = 60

// innerOf reports whether a record of group i stands inside one of another group.
func (d *doc) innerOf(n, i int, outer map[int]int) bool {
	for up, steps := d.p.Nodes[n].Parent, 0; up > page.None && steps < 6; up, steps = d.p.Nodes[up].Parent, steps+1 {
		if g, ok := outer[up]; ok && g != i {
			return true
		}
	}
	return false
}

// lastCard reports whether a row has one cell, below a row of which every cell is a record: the rest of the records.
func (d *doc) lastCard(row int) bool {
	if d.p.Nodes[row].Tag != "tr" || len(d.children(row)) != 1 || d.rec[d.children(row)[0]] != 1 {
		return false
	}
	before := page.None
	for c := d.p.Nodes[d.p.Nodes[row].Parent].FirstChild; c != page.None && c < row; c = d.p.Nodes[c].NextSibling {
		if d.p.Nodes[c].Tag == "tr" {
			before = c
		}
	}
	return before != page.None && d.cards(before) > 1
}

// cards is how many cells of a row hold a record of their own.
func (d *doc) cards(row int) (n int) {
	for _, c := range d.children(row) {
		if d.rec[c] > 0 && d.below[c].any(hasTime) && d.below[c].any(hasAddress) {
			n++
		}
	}
	return n
}

// counted are the elements that hold one record each, and the groups that were put together before.
func (d *doc) counted() (found []int, groups []group) {
	var walk func(n, depth int)
	walk = func(n, depth int) {
		if rs := d.turned[n]; rs != nil {
			groups = append(groups, group{parent: n, records: rs, first: rs[0].node, cut: true, bare: d.bare[n], greets: d.greets[n]})
			return
		}
		if g := d.greetingIn(n); g > n && d.rec[n] == 1 {
			walk(g, depth)
			return
		}
		if d.rec[n] == 1 && !d.lastCard(n) {
			found = append(found, d.narrow(n))
			return
		}
		for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
			if d.rec[c] > 0 && depth < page.MaxDepth+8 {
				walk(c, depth+1)
			}
		}
	}
	if len(d.p.Nodes) > 0 && d.rec[0] > 0 {
		walk(0, 0)
	}
	return found, groups
}

func (d *doc) record(n int) record {
	r := record{node: n, row: page.None, ranges: [][2]int{d.rangeOf(n)}}
	if d.isRow(n) {
		r.row = n
	}
	return r
}

// rangeOf are the pieces below a node: from the first to before the second.
func (d *doc) rangeOf(n int) [2]int {
	return [2]int{d.first[n], d.first[min(d.end[n], len(d.first)-1)]}
}

// tableOf is the table that a row belongs to.
func (d *doc) tableOf(row int) int {
	for up := d.p.Nodes[row].Parent; up != page.None; up = d.p.Nodes[up].Parent {
		if d.p.Nodes[up].Tag == "table" {
			return up
		}
		switch d.p.Attr(up, "role") {
		case "table", "grid", "treegrid":
			return up
		}
	}
	return page.None
}
