package extract

import (
	"slices"
	"strconv"
	"strings"

	"ashiato/wasm/page"
)

// family joins groups of the same build: the lists under several date headings are one history.
func (d *doc) family(groups []group) []group {
	var out []group
	index := map[string]int{}
	for _, g := range groups {
		if len(g.records) == 0 {
			continue
		}
		if g.table { // a table of one row, below a date of its own, belongs to the tables before it that are built the same
			row := g.records[0].node
			key := "table " + d.sign(d.p.Nodes[max(g.parent, 0)].Parent) + ">" + d.sign(g.parent) + " " + strconv.Itoa(len(d.children(row)))
			if i, ok := index[key]; ok && !d.parted(out[i].records[len(out[i].records)-1].node, row) && (len(g.records) == 1 || d.ofDay(g.parent) && d.ofDay(out[i].parent) || len(out[i].records) == 1 && d.headless(g.parent, row) && d.headless(out[i].parent, out[i].records[0].node)) {
				out[i].records = append(out[i].records, g.records...)
				continue
			}
			index[key] = len(out)
			out = append(out, g)
			continue
		}
		key := d.sign(g.parent) + ">" + d.sign(g.records[0].node)
		if up := d.p.Nodes[max(g.parent, 0)].Parent; up != page.None {
			key = d.sign(up) + ">" + key
		}
		if i, ok := index[key]; ok && d.p.Nodes[max(g.parent, 0)].Tag != "body" && !d.parted(out[i].records[len(out[i].records)-1].node, g.records[0].node) {
			out[i].records = append(out[i].records, g.records...)
			continue
		}
		index[key] = len(out)
		out = append(out, g)
	}
	return out
}

// ofDay reports whether the heading right above a table, or the box around it, is a day.
func (d *doc) ofDay(table int) bool {
	i := d.first[table] - 1
	if i < 0 || !d.headed(d.pieces[i].node) {
		return false
	}
	return len(d.pieces[i].stamps) == 1 && d.pieces[i].stamps[0].HasDate() && d.onlyDate(d.pieces[i].node)
}

// headless reports whether a table begins with a record.
func (d *doc) headless(table, first int) bool {
	rows := d.rows(table)
	return len(rows) > 0 && rows[0] == first
}

// sign tells elements of one build from others: tag and class, without what makes every other one another colour.
func (d *doc) sign(n int) string {
	if n < 0 {
		return ""
	}
	class := d.p.Attr(n, "class")
	if strings.Contains(class, "alt") || strings.Contains(class, "odd") || strings.Contains(class, "even") {
		tokens := strings.Fields(class)
		class = strings.Join(slices.DeleteFunc(tokens, func(token string) bool {
			last := token[strings.LastIndexAny(token, "-_")+1:]
			return last == "alt" || last == "odd" || last == "even"
		}), " ")
	}
	return d.p.Nodes[n].Tag + "." + class
}

// complete adds to a group what the search by content has missed: rows between the others that lack time or address, details
// that follow a row, the times that stand beside the records instead of in them.
func (d *doc) complete(g *group) {
	if g.cut {
		return
	}
	d.pair(g)
	if g.table {
		d.completeTable(g)
	} else if len(g.records) > 1 {
		d.completeList(g)
	}
}

// pair joins records that come in two parts, one with the time and one with the address, which may have a time of its own where each two stand in an
// element of their own: since when, and last used from where.
func (d *doc) pair(g *group) {
	rs := g.records
	if len(rs) < 4 || len(rs)%2 != 0 {
		return
	}
	for i := 0; i < len(rs); i += 2 {
		a, b := d.below[rs[i].node], d.below[rs[i+1].node]
		if !a.any(hasTime) || a.any(hasAddress) || b.any(hasTime) && !d.couple(rs, i) || !b.any(hasAddress) {
			return
		}
	}
	joined := rs[:0:0]
	for i := 0; i < len(rs); i += 2 {
		r := rs[i]
		r.ranges = append(r.ranges, rs[i+1].ranges...)
		joined = append(joined, r)
	}
	g.records = joined
}

// couple reports whether records i and i+1 stand in one element, and the next in another.
func (d *doc) couple(rs []record, i int) bool {
	up := func(k int) int { return d.p.Nodes[rs[k].node].Parent }
	return up(i) == up(i+1) && (i+2 == len(rs) || up(i+2) != up(i))
}

// indented reports whether a row is an empty cell and another over the rest of the columns: what happened, below when and from where.
func (d *doc) indented(row, columns int) bool {
	cells := d.children(row)
	return len(cells) == 2 && d.span(cells[1]) > 1 && 1+d.span(cells[1]) == columns && len(d.of(cells[0])) == 0 && len(d.of(cells[1])) > 0 && !d.below[row].any(hasTime|hasAddress)
}

// rows are the rows of a table, without those of tables inside it.
func (d *doc) rows(table int) []int {
	var out []int
	for n := table + 1; n < d.end[table]; n++ {
		if d.isRow(n) {
			out = append(out, n)
			n = d.end[n] - 1
		} else if d.p.Nodes[n].Tag == "table" {
			n = d.end[n] - 1
		}
	}
	return out
}

func (d *doc) completeTable(g *group) {
	if d.detailRows(g) {
		return
	}
	have := map[int]int{}
	for i, r := range g.records {
		have[r.node] = i
	}
	cells := len(d.children(g.records[0].node))
	all := make([]record, 0, len(g.records))
	started := false
	for _, row := range d.rows(g.parent) {
		if d.groupRow(row) && cells > 1 && (g.over || !started) {
			g.over = true
			continue
		}
		if i, ok := have[row]; ok {
			all = append(all, g.records[i])
			started = true
			continue
		}
		k := d.below[row]
		n := len(d.children(row))
		last := len(all) - 1
		switch {
		case started && d.indented(row, cells),
			started && k.any(hasAddress) && !k.any(hasTime) && n < cells && last >= 0 && !d.kindsOf(all[last]).any(hasAddress),
			started && n == 1 && cells > 2 && k != 0 && last >= 0 && k.any(hasAddress|hasDevice) && !d.header(row).useful():
			all[last].ranges = append(all[last].ranges, d.record(row).ranges...) // details of the row before
		case n >= cells-1 && n > 1 && !d.header(row).useful() && d.told(row) && (started || k.any(hasTime|hasAddress)):
			all = append(all, d.record(row))
		}
	}
	if len(all) > 0 {
		g.records = all
	}
}

// detailRows joins each row with an address and no time, or of one cell, with the row before it, which has the time: what opens on a
// click below its head. It reports whether all records are such.
func (d *doc) detailRows(g *group) bool {
	before := page.None
	rows := d.rows(g.parent)
	joined := make([]record, 0, len(g.records))
	for _, row := range rows {
		k := d.below[row]
		switch {
		case k.any(hasAddress) && (!k.any(hasTime) || len(d.children(row)) == 1) && before != page.None:
			r := d.record(before)
			r.ranges = append(r.ranges, d.record(row).ranges...)
			joined = append(joined, r)
			before = page.None
		case k.any(hasAddress), k.any(hasTime) && before != page.None:
			return false
		case k.any(hasTime) && len(d.children(row)) > 1:
			before = row
		}
	}
	if len(joined) < 2 || before != page.None {
		return false
	}
	g.records = joined
	return true
}

// groupRow reports whether a row is one cell with an address and without a time.
func (d *doc) groupRow(row int) bool {
	k := d.below[row]
	return k.any(hasAddress) && !k.any(hasTime) && len(d.children(row)) == 1
}

// told reports whether a row says anything in more than one cell.
func (d *doc) told(row int) bool {
	n := 0
	for _, c := range d.children(row) {
		for _, p := range d.of(c) {
			if (p.role == "" || p.valued()) && p.attr == "" && !p.button {
				n++
				break
			}
		}
	}
	return n > 1
}

func (d *doc) kindsOf(r record) kinds {
	var k kinds
	for _, x := range r.ranges {
		for i := x[0]; i < x[1]; i++ {
			k |= d.pieces[i].kinds
		}
	}
	return k
}

// completeList adds siblings of the records: times that stand before or after each of them, and items that tell less.
func (d *doc) completeList(g *group) {
	if g.parent < 0 || g.parent == g.records[0].node {
		return
	}
	timed := 0
	have := map[int]int{}
	for i, r := range g.records {
		have[r.node] = i
		if d.below[r.node].any(hasTime) {
			timed++
		}
	}
	all, timesAfter := d.withSiblings(g, have, timed*2 < len(g.records))
	if timesAfter && len(all) > 0 {
		all = d.withTimesAfter(g, have)
	}
	if len(all) >= len(g.records) {
		g.records = all
		g.first = min(g.first, all[0].node)
	}
}

// withSiblings goes through the records and what stands between them. lacking: the records have no times of their own, so that those between
// belong to the next. timesAfter: one is left over, and before the first stands none like those between, so that they belong to the one before.
func (d *doc) withSiblings(g *group, have map[int]int, lacking bool) (all []record, timesAfter bool) {
	var waiting [][2]int
	var signs []string // how those before each record are built
	last := page.None  // the last of those that are waiting
	first, end := g.records[0].node, g.records[len(g.records)-1].node
	for c := d.p.Nodes[g.parent].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if c > end && d.parted(end, c) || c < first && d.parted(c, first) {
			continue
		}
		if i, ok := have[c]; ok {
			r := g.records[i]
			if len(waiting) > 0 && len(signs) < 2 {
				signs = append(signs, d.sign(last))
			} else if len(all) == 0 {
				signs = append(signs, "")
			}
			r.ranges = append(waiting, r.ranges...)
			waiting = nil
			all = append(all, r)
			continue
		}
		k := d.below[c]
		switch {
		case d.rec[c] > 1: // records of their own
		case lacking && k.any(hasTime):
			waiting, last = append(waiting, d.record(c).ranges...), c
		case lacking && d.p.Nodes[c].Tag == "" && len(waiting) == 0 && len(all) > 0 && k.any(hasOutcome|hasProtocol|hasDevice|hasPlace) && !k.any(hasAddress): // a further line of the record
			all[len(all)-1].ranges = append(all[len(all)-1].ranges, d.record(c).ranges...)
		case d.lesser(c, g.records[0].node, len(all) > 0):
			all = append(all, d.record(c))
		}
	}
	return all, len(waiting) > 0 && !(len(signs) == 2 && signs[0] == signs[1])
}

// lesser reports whether an element is a record that tells less than the first of its group. after: it stands after a record.
func (d *doc) lesser(c, first int, after bool) bool {
	tag, class := d.p.Nodes[first].Tag, d.p.Attr(first, "class")
	if d.p.Nodes[c].Tag != tag || tag == "" || d.p.Attr(c, "class") != class {
		return false
	}
	built := class != "" || d.sameBuild(c, first)
	if !after && !built && tag != "li" || d.labelsOf(c).useful() || d.onlyDate(c) {
		return false
	}
	k := d.below[c]
	return k.any(hasTime|hasAddress) || k.any(hasPlace|hasDevice) && (built || tag == "li" && k.any(hasPlace) && k.any(hasCurrent|hasNow))
}

// withTimesAfter gives to each record the times that stand between it and the next.
func (d *doc) withTimesAfter(g *group, have map[int]int) []record {
	var all []record
	for c := d.p.Nodes[g.parent].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if i, ok := have[c]; ok {
			all = append(all, g.records[i])
		} else if last := len(all) - 1; last >= 0 && d.below[c].any(hasTime) {
			all[last].ranges = append(all[last].ranges, d.record(c).ranges...)
		}
	}
	return all
}

// sameBuild reports whether two elements have the same children by tag, at least two.
func (d *doc) sameBuild(a, b int) bool {
	x, y := d.children(a), d.children(b)
	if len(x) != len(y) || len(x) < 2 {
		return false
	}
	for i := range x {
		if d.p.Nodes[x[i]].Tag != d.p.Nodes[y[i]].Tag {
			return false
		}
	}
	return true
}

// onlyDate reports whether an element holds a date and nothing else: a heading for what follows.
func (d *doc) onlyDate(n int) bool {
	for _, p := range d.of(n) {
		if len(p.stamps) != 1 || len(p.addrs) > 0 || p.stamps[0].HasClock() || p.stamps[0].End-p.stamps[0].Start < len(p.text)*2/3 {
			return false
		}
	}
	return true
}
