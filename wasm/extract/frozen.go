package extract

import "ashiato/wasm/page"

// maxFrozen bounds the elements that are looked at for the other pane of a grid, for each record.
const maxFrozen = 40

// frozen gives records without a moment the rows of the pane beside theirs, which stays while they are scrolled and has their moments: as many, built
// alike, in the same order.
func (d *doc) frozen(g *group) {
	if len(g.records) < 2 || g.parent < 0 {
		return
	}
	for _, r := range g.records {
		if k := d.below[r.node]; k.any(hasDate) || !k.any(hasAddress) || len(r.ranges) != 1 {
			return
		}
	}
	budget := maxFrozen * len(g.records)
	for n, steps := g.parent, 0; n > page.None && steps < 5; n, steps = d.p.Nodes[n].Parent, steps+1 {
		before := page.None
		for c := d.p.Nodes[max(d.p.Nodes[n].Parent, 0)].FirstChild; c != page.None && c != n && budget > 0; c = d.p.Nodes[c].NextSibling {
			before, budget = c, budget-1
		}
		if before == page.None || !d.below[before].any(hasDate) {
			continue
		}
		if rows := d.moments(before, len(g.records), budget); rows != nil {
			for i := range g.records {
				g.records[i].ranges = append(d.record(rows[i]).ranges, g.records[i].ranges...)
				g.records[i].row = page.None
			}
		}
		return
	}
}

// moments are the children of an element below n, as many as are wanted, that hold a moment each and no address; nil if there are none.
func (d *doc) moments(n, wanted, budget int) []int {
	for p := n; p < min(d.end[n], n+budget); p++ {
		if !d.below[p].any(hasDate) || d.below[p].any(hasAddress) {
			continue
		}
		var rows []int
		for _, c := range d.children(p) {
			if d.below[c].any(hasDate) {
				rows = append(rows, c)
			}
		}
		if len(rows) == wanted {
			return rows
		}
	}
	return nil
}
