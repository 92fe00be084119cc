package extract

import (
	"slices"
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// maxTurned bounds the rows of a table that stands on its side, and so the facts of its records.
const maxTurned = 16

// turn finds the tables that stand on their side: every row is a label with one value for each record, and a column is a record.
func (d *doc) turn() {
	d.turned, d.bare, d.greets = map[int][]record{}, map[int]bool{}, map[int]bool{}
	for n := range d.p.Nodes {
		node := &d.p.Nodes[n]
		if node.Tag != "table" && (node.Tag == "" || d.p.Attr(n, "role") != "table" && d.p.Attr(n, "role") != "grid") {
			continue
		}
		rs := d.columnsOf(n)
		if rs == nil {
			rs = d.abreast(n)
		}
		if len(rs) > 1 {
			d.turned[n] = rs
		}
	}
}

// abreast is the records of a table that has several in a row: its head names the same columns again and again. Nil for any other.
func (d *doc) abreast(table int) []record {
	if !d.below[table].any(hasTime) {
		return nil
	}
	rows := d.rows(table)
	if len(rows) < 2 || d.below[rows[0]].any(hasTime) {
		return nil
	}
	h := d.header(rows[0])
	width := 1 // until the first label comes again
	for width < len(h.texts) && h.texts[width] != h.texts[0] {
		width++
	}
	if 2*width > len(h.texts) || !slices.Contains(h.roles[:width], vocabulary.RoleIP) || strings.Join(h.texts[width:2*width], "|") != strings.Join(h.texts[:width], "|") {
		return nil
	}
	var rs []record
	for _, row := range rows[1:] {
		cells := d.children(row)
		for k := 0; k+width <= len(cells); k += width {
			r := record{node: cells[k], row: page.None, roles: h.roles[:width], cells: cells[k : k+width]}
			for _, c := range r.cells {
				r.ranges = append(r.ranges, d.rangeOf(c))
			}
			if d.kindsOf(r).any(hasTime) {
				rs = append(rs, r)
			}
		}
	}
	return rs
}

// side is what the rows of a table tell of whether it stands on its side.
type side struct {
	cells          [][]int
	roles          []string
	timed, told    bool // a row is one of times, or of other facts
	known, unknown int  // labels
}

// columnsOf is the records of a table that stands on its side, nil if it does not.
func (d *doc) columnsOf(table int) []record {
	rows := d.rows(table)
	if len(rows) < 2 || len(rows) > maxTurned {
		return nil
	}
	var s side
	for _, row := range rows {
		if cells := d.children(row); !d.sideways(&s, cells) {
			return nil
		}
	}
	if !s.timed || !s.told || s.known < 2 || s.unknown > s.known {
		return nil
	}
	return d.standUp(s.cells, s.roles)
}

// sideways takes in a row of a table, unless it cannot be one of a table on its side.
func (d *doc) sideways(s *side, cells []int) bool {
	first := len(s.cells) == 0
	if len(cells) < 3 || len(cells) > 60 || !first && len(cells) != len(s.cells[0]) {
		return false
	}
	_, role := d.heading(cells[0])
	ps := d.of(cells[0])
	if len(ps) > 2 || len(ps) > 0 && d.below[cells[0]].any(hasTime|hasAddress) {
		return false
	}
	if role != "" {
		s.known++
	} else if !first { // the first row may be that of the records' names
		s.unknown++
	}
	times, addrs, others := 0, 0, 0
	for _, c := range cells[1:] {
		k := d.below[c]
		switch {
		case k.any(hasTime) && k.any(hasAddress):
			return false
		case k.any(hasTime):
			times++
		case k.any(hasAddress):
			addrs++
		case k.any(hasPlace | hasDevice | hasOutcome):
			others++
		}
	}
	most := 2 * len(cells) / 3
	switch {
	case times >= most && times > 1:
		s.timed = true
	case times > 0 && addrs > 0:
		return false
	case addrs >= most || others >= most:
		s.told = true
	}
	s.cells, s.roles = append(s.cells, cells), append(s.roles, role)
	return true
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
