package extract

import "ashiato/wasm/page"

// maxTurned bounds the rows of a table that stands on its side, and so the facts of its records.
const maxTurned = 16

// turn finds the tables that stand on their side: every row is a label with one value for each record, and a column is a record.
func (d *doc) turn() {
	d.turned, d.bare = map[int][]record{}, map[int]bool{}
	for n := range d.p.Nodes {
		node := &d.p.Nodes[n]
		if node.Tag != "table" && (node.Tag == "" || d.p.Attr(n, "role") != "table" && d.p.Attr(n, "role") != "grid") {
			continue
		}
		if rs := d.columnsOf(n); len(rs) > 1 {
			d.turned[n] = rs
		}
	}
}

// columnsOf is the records of a table that stands on its side, nil if it does not.
func (d *doc) columnsOf(table int) []record {
	rows := d.rows(table)
	if len(rows) < 2 || len(rows) > maxTurned {
		return nil
	}
	var cells [][]int
	var roles []string
	timed, told, known, unknown := false, false, 0, 0
	for i, row := range rows {
		cs := d.children(row)
		if len(cs) < 3 || len(cs) > 60 || i > 0 && len(cs) != len(cells[0]) {
			return nil
		}
		_, role := d.heading(cs[0])
		ps := d.of(cs[0])
		if len(ps) > 2 || len(ps) > 0 && d.below[cs[0]].any(hasTime|hasAddress) {
			return nil
		}
		if role != "" {
			known++
		} else if i > 0 { // the first row may be that of the records' names
			unknown++
		}
		times, addrs, others := 0, 0, 0
		for _, c := range cs[1:] {
			k := d.below[c]
			switch {
			case k.any(hasTime) && k.any(hasAddress):
				return nil
			case k.any(hasTime):
				times++
			case k.any(hasAddress):
				addrs++
			case k.any(hasPlace | hasDevice | hasOutcome):
				others++
			}
		}
		most := 2 * len(cs) / 3
		switch {
		case times >= most && times > 1:
			timed = true
		case times > 0 && addrs > 0:
			return nil
		case addrs >= most || others >= most:
			told = true
		}
		cells, roles = append(cells, cs), append(roles, role)
	}
	if !timed || !told || known < 2 || unknown > known {
		return nil
	}
	return d.standUp(cells, roles)
}

// standUp makes a record of each column but the first.
func (d *doc) standUp(cells [][]int, roles []string) []record {
	rs := make([]record, 0, len(cells[0]))
	for column := 1; column < len(cells[0]); column++ {
		r := record{node: cells[0][column], row: page.None}
		for i := range cells {
			c := cells[i][column]
			r.cells = append(r.cells, c)
			from, to := d.first[c], d.first[min(d.end[c], len(d.first)-1)]
			if from < to && (roles[i] != "" || i > 0) {
				r.ranges, r.roles = append(r.ranges, [2]int{from, to}), append(r.roles, roles[i])
			}
		}
		if len(r.ranges) > 0 {
			rs = append(rs, r)
		}
	}
	return rs
}
