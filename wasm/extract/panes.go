package extract

import (
	"strconv"

	"ashiato/wasm/page"
)

// maxPaneRows bounds the rows of a grid that are put together.
const maxPaneRows = 20_000

// rowKey is the number or the name that a grid gives to a row, "" if it gives none.
func (d *doc) rowKey(n int) string {
	for _, key := range [...]string{"row-index", "aria-rowindex", "data-row-index", "data-rowindex", "data-row", "data-index", "data-uid", "data-row-key"} {
		if v := d.p.Attr(n, key); v != "" {
			return v
		}
	}
	return ""
}

// panes finds the grids whose columns stand in several panes, some of which stay while the others are scrolled: the rows of one key are one
// record.
func (d *doc) panes() {
	byKey := map[string][]int{}
	var first, last int
	for n := range d.p.Nodes {
		if d.isRow(n) && d.turned[n] == nil {
			if k := d.rowKey(n); k != "" && len(byKey) < maxPaneRows && !d.columnHead(n) {
				if len(byKey) == 0 {
					first = n
				}
				byKey[k] = append(byKey[k], n)
				last = n
			}
		}
	}
	if len(byKey) < 2 {
		return
	}
	grid := d.p.Nodes[first].Parent
	for grid != page.None && !d.inside(last, grid) {
		grid = d.p.Nodes[grid].Parent
	}
	if grid == page.None {
		return
	}
	if rs := d.joinPanes(byKey, d.columnHeads(grid)); len(rs) > 0 {
		d.turned[grid] = rs
	}
}

// columnHead reports whether a row is of heads, which may be counted otherwise than the rows.
func (d *doc) columnHead(row int) bool {
	c := d.p.Nodes[row].FirstChild
	return c != page.None && d.p.Attr(c, "role") == "columnheader"
}

// joinPanes makes a record of all rows with one key; nil where the rows are whole already, or keys stand for several tables.
func (d *doc) joinPanes(byKey map[string][]int, roles []string) []record {
	var rs []record
	seen := map[string]bool{}
	for n := range d.p.Nodes { // in the page's order
		if !d.isRow(n) {
			continue
		}
		k := d.rowKey(n)
		rows := byKey[k]
		if k == "" || seen[k] || len(rows) < 2 || len(rows) > 4 || d.p.Nodes[rows[0]].Parent == d.p.Nodes[rows[1]].Parent {
			continue
		}
		seen[k] = true
		if r, ok := d.joinRows(rows, roles); ok {
			rs = append(rs, r)
		}
	}
	return rs
}

func (d *doc) joinRows(rows []int, roles []string) (record, bool) {
	r := record{node: rows[0], row: page.None}
	timed, addressed := 0, 0
	column := 0
	var k kinds
	for _, row := range rows {
		if d.below[row].any(hasTime) {
			timed++
		}
		if d.below[row].any(hasAddress) {
			addressed++
		}
		k |= d.below[row]
		for _, c := range d.children(row) {
			role := ""
			at := column
			if i, err := strconv.Atoi(d.p.Attr(c, "aria-colindex")); err == nil && i > 0 {
				at = i - 1
			}
			if at < len(roles) {
				role = roles[at]
			}
			column++
			if x := d.rangeOf(c); x[0] < x[1] {
				r.ranges, r.roles = append(r.ranges, x), append(r.roles, role)
			}
		}
	}
	return r, timed == 1 && addressed == 1 && len(r.ranges) > 0 && like(k, true, true)
}

// columnHeads are the roles of a grid's columns, through all its panes.
func (d *doc) columnHeads(grid int) []string {
	var roles []string
	for n := grid; n < d.end[grid] && len(roles) < 60; n++ {
		if t := d.p.Nodes[n].Tag; t == "th" || t != "" && d.p.Attr(n, "role") == "columnheader" {
			_, role := d.heading(n)
			roles = append(roles, role)
			n = d.end[n] - 1
		}
	}
	return roles
}
