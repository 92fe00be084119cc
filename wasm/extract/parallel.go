package extract

import (
	"slices"

	"ashiato/wasm/page"
)

// maxLines bounds the lines of a cell that are read beside those of another.
const maxLines = 200

// parallel finds what stands in lists beside each other, of which one holds moments: the first of one belongs to the first of the others. The lists are the
// lines of a row's cells, or whole columns of a page.
func (d *doc) parallel() {
	for n := range d.p.Nodes {
		if d.turned[n] != nil || !d.below[n].any(hasDate|hasClock) {
			continue
		}
		var rs []record
		switch d.p.Nodes[n].Tag {
		case "table":
			rs = d.linedTable(n)
		case "div", "section", "main":
			rs = d.lists(n)
		}
		if len(rs) > 1 {
			d.turned[n] = rs
		}
	}
}

// linedTable makes a record of each line of the rows of a table; nil where no row has a cell with several moments in lines.
func (d *doc) linedTable(table int) []record {
	rows := d.rows(table)
	if len(rows) < 2 || !slices.ContainsFunc(rows, d.lined) {
		return nil
	}
	h := d.header(rows[0])
	var rs []record
	several := false
	for _, row := range rows {
		if !d.below[row].any(hasDate | hasClock) {
			continue
		}
		cells := d.children(row)
		n := d.linesIn(cells)
		several = several || n > 1
		for k := range n {
			r := record{node: row, row: page.None}
			for column, c := range cells {
				x := d.rangeOf(c)
				if n > 1 && x[1]-x[0] == n {
					x = [2]int{x[0] + k, x[0] + k + 1}
				} else if n > 1 && d.addresses(c) > 1 {
					return nil
				}
				r.ranges, r.roles = append(r.ranges, x), append(r.roles, h.role(column))
			}
			if n > 1 {
				r.node = d.markable(r.ranges, row)
			}
			rs = append(rs, r)
		}
	}
	if !several {
		return nil
	}
	return rs
}

// lined reports whether a cell of a row has several texts, and may have lines.
func (d *doc) lined(row int) bool {
	for c := d.p.Nodes[row].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if x := d.rangeOf(c); x[1]-x[0] > 1 {
			return true
		}
	}
	return false
}

// linesIn is how many records the cells of a row hold in lines: as many as one has times of a day, or moments where another cell has as many
// addresses.
func (d *doc) linesIn(cells []int) int {
	for _, c := range cells {
		n := d.linesOf(c)
		if n == 1 {
			continue
		}
		beside := !d.below[c].any(hasDate)
		for _, other := range cells {
			beside = beside || other != c && d.addresses(other) == n
		}
		if beside {
			return n
		}
	}
	return 1
}

// markable is the node that a record of lines is marked at: the text with its moment, which is its own.
func (d *doc) markable(ranges [][2]int, row int) int {
	for _, x := range ranges {
		if x[1]-x[0] == 1 && d.pieces[x[0]].kinds.any(hasClock|hasDate) && d.pieces[x[0]].kinds.any(hasClock) {
			return d.pieces[x[0]].node
		}
	}
	return row
}

// linesOf is how many moments a cell holds, in lines of which each is one and nothing else; 1 for any other cell.
func (d *doc) linesOf(cell int) int {
	x := d.rangeOf(cell)
	n := x[1] - x[0]
	if n < 2 || n > maxLines {
		return 1
	}
	for i := x[0]; i < x[1]; i++ {
		p := &d.pieces[i]
		if p.attr != "" || len(p.stamps) != 1 || !p.stamps[0].HasClock() || p.stamps[0].End-p.stamps[0].Start < len(p.fold) {
			return 1
		}
	}
	return n
}

// lists makes a record of the items at the same place of lists beside each other, each below a label; nil where they are not as long as each other.
func (d *doc) lists(n int) []record {
	var columns [][]int
	var roles []string
	timed := false
	for _, part := range d.children(n) {
		items, role := d.listBelow(part)
		if len(items) < 2 || role == "" || len(columns) > 0 && len(items) != len(columns[0]) {
			return nil
		}
		timed = timed || isTimeRole(role) && d.below[items[0]].any(hasDate)
		columns, roles = append(columns, items), append(roles, role)
	}
	if len(columns) < 2 || !timed {
		return nil
	}
	rs := make([]record, len(columns[0]))
	for k := range rs {
		rs[k] = record{node: columns[0][k], row: page.None, roles: roles}
		for i := range columns {
			rs[k].ranges = append(rs[k].ranges, d.rangeOf(columns[i][k]))
		}
	}
	return rs
}

// listBelow are the items of a list and the role of the label before it: of <ul> below a heading, or of a column of cells, the first of which is the label.
func (d *doc) listBelow(part int) (items []int, role string) {
	cells := d.children(part)
	list := page.None
	for _, c := range append([]int{part}, cells...) {
		if tag := d.p.Nodes[c].Tag; tag == "ul" || tag == "ol" {
			list = c
		}
	}
	if list == page.None {
		return d.cellsBelow(cells)
	}
	if i := d.first[list] - 1; i >= d.first[part] && i >= 0 {
		role = d.pieces[i].role
	}
	return d.children(list), role
}

// cellsBelow are the cells of a column below the first, which is a label; none where they are not of one text each, or only some hold a moment.
func (d *doc) cellsBelow(cells []int) (items []int, role string) {
	if len(cells) < 3 || d.first[d.end[cells[0]]]-d.first[cells[0]] != 1 {
		return nil, ""
	}
	role = d.pieces[d.first[cells[0]]].role
	for _, c := range cells[1:] {
		if d.first[d.end[c]]-d.first[c] > 1 || d.p.Nodes[c].Tag != d.p.Nodes[cells[1]].Tag || isTimeRole(role) && !d.below[c].any(hasDate) {
			return nil, ""
		}
	}
	return cells[1:], role
}
