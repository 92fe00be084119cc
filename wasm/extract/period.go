package extract

import (
	"ashiato/wasm/page"
)

// cutGrid cuts the cells of a grid that has a head, of two labels at least.
func (d *doc) cutGrid(n, from, to int) []record {
	labels := 0
	for c := d.p.Nodes[n].FirstChild; c != page.None && labels < 2; c = d.p.Nodes[c].NextSibling {
		if d.onlyLabels(c) {
			labels++
		} else if len(d.of(c)) > 0 {
			return nil
		}
	}
	return d.cutPeriod(n, from, to)
}

// cutPeriod cuts the cells of a grid: as many children to a record as lie between two addresses (or times).
func (d *doc) cutPeriod(n, _, _ int) []record {
	var kids []int
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if len(kids) == 0 && d.p.Nodes[c].FirstChild == page.None && d.p.Attr(c, "class")+d.p.Attr(c, "src") == "" {
			continue // says how a column is to be shown
		}
		if d.p.Nodes[c].Tag != "" || len(d.of(c)) > 0 {
			kids = append(kids, c)
		}
	}
	heads := 0
	for heads < len(kids) && d.onlyLabels(kids[heads]) {
		heads++
	}
	for _, anchor := range []kinds{hasAddress, hasTime} {
		if start, period := d.period(kids, heads, anchor); period > 1 && len(kids)-start >= 2*period {
			return d.everyPeriod(n, kids[start:], period)
		}
	}
	return nil
}

// period is where the first record begins among the children of a grid, and how many children a record has, told by those with an anchor;
// 0 if they do not lie evenly.
func (d *doc) period(kids []int, heads int, anchor kinds) (start, period int) {
	var at []int
	for i, c := range kids {
		if d.below[c].any(anchor) {
			at = append(at, i)
		}
	}
	if len(at) < 2 {
		return 0, 0
	}
	period = at[1] - at[0]
	for i := 1; i < len(at); i++ {
		if at[i]-at[i-1] != period {
			return 0, 0
		}
	}
	switch {
	case heads == period:
		return heads, period
	case heads > 1 && len(kids)%period == 0: // some of the labels are not known
		return period, period
	case heads > 1:
		return 0, 0
	}
	return at[0] - d.lead(kids, at[0], at[1]), period
}

// everyPeriod makes a record of every so many children of n.
func (d *doc) everyPeriod(n int, kids []int, period int) []record {
	var rs []record
	for i := 0; i+period <= len(kids); i += period {
		r := record{node: kids[i], row: page.None}
		if d.p.Nodes[r.node].Tag == "" {
			r.node = n
		}
		for _, c := range kids[i : i+period] {
			r.ranges = append(r.ranges, d.record(c).ranges...)
		}
		rs = append(rs, r)
	}
	return rs
}

// lead is how many children of a record stand before its address, told by what repeats.
func (d *doc) lead(kids []int, first, second int) int {
	n := 0
	for n < first && n < second-first-1 && d.alike(kids[first-1-n], kids[second-1-n]) {
		n++
	}
	return n
}

// alike reports whether two children have the same tag and both or neither a time.
func (d *doc) alike(a, b int) bool {
	return d.p.Nodes[a].Tag == d.p.Nodes[b].Tag && (d.below[a]^d.below[b])&hasDate == 0 && d.below[a] != 0
}

func (d *doc) onlyLabels(n int) bool {
	ps := d.of(n)
	if len(ps) == 0 {
		return false
	}
	for _, p := range ps {
		if p.role == "" {
			return false
		}
	}
	return true
}
