package extract

import (
	"strings"

	"ashiato/wasm/page"
)

// record is one record as found: the element that carries it, and the pieces that are its own.
type record struct {
	node   int
	ranges [][2]int // indexes of pieces, from and to
	row    int      // its tr within its table, for cells; page.None for other layouts
	roles  []string // of each range, where the labels stand elsewhere; nil for most
	cells  []int    // the elements of a record that has none of its own, in a table that stands on its side; nil for most
}

// group is records that belong together: rows of a table, items of a list, cards.
type group struct {
	parent   int // element that holds them
	table    bool
	records  []record
	head     header
	carried  map[int]carried
	labels   map[string]int // labels and in how many records they stand
	first    int            // first node
	cut      bool           // the records have no elements of their own
	bare     bool           // the records are times and nothing else
	greets   bool           // and each has a name that says that it is a sign-in
	before   []fact         // of each column, the fact in the row before
	results  []headResult   // of each column, once it is asked for
	over     bool           // rows of one cell give their address to the rows below them
	calendar calendar
}

// like reports whether something with these kinds can be a record by itself. Rows and items are records by their nature and need
// less than any other element.
func like(k kinds, row, weak bool) bool {
	switch {
	case k.any(hasTime) && k.any(hasAddress|hasPlace|hasDevice|hasHost):
		return true
	case k.any(hasAddress) && k.any(hasDevice|hasMailProtocol):
		return true
	case (row || weak) && k.any(hasTime) && k.any(hasLogin|hasOutcome|hasProtocol|hasEvent):
		return true
	case (row || weak) && k.any(hasAddress) && k.any(hasLogin|hasOutcome|hasProtocol|hasPlace|hasHost|hasCurrent):
		return true
	case weak && k.any(hasPlace) && k.any(hasDevice):
		return true
	}
	return false
}

func (d *doc) isRow(n int) bool {
	node := &d.p.Nodes[n]
	return node.Tag == "tr" || node.Tag != "" && (d.p.Attr(n, "role") == "row")
}

// count fills rec: how many records stand in each element.
func (d *doc) count(weak bool) {
	clear(d.rec)
	for i := len(d.p.Nodes) - 1; i >= 0; i-- {
		d.countAt(i, weak)
	}
}

// countAt counts in one element, whose children are counted, and tells its parent.
func (d *doc) countAt(i int, weak bool) {
	k, row := d.below[i], d.isRow(i)
	if k.any(hasTime) && k.any(hasAddress) {
		if d.rec[i] == 0 {
			d.openLists(i)
		}
		if d.p.Nodes[i].Tag == "table" {
			d.openTable(i)
		}
	}
	switch {
	case d.turned[i] != nil:
		d.rec[i] = int32(len(d.turned[i]))
	case d.rec[i] == 0 && (like(k, row, weak && d.p.Nodes[i].Tag != "") || d.ledRow(i) || d.currentItem(i)) && !(row && (d.labelled(i) || d.spans(i) || d.titleCell(i) || d.fields(i))) && !d.heads(i) && !d.tabular(i):
		d.rec[i] = 1
	case row && d.rec[i] > 0 && !d.nested(i) && !d.holdsTurned(i) || d.rec[i] >= 2 && d.rec[i] <= 4 && d.oneCard(i):
		d.rec[i] = 1
	}
	if up := d.p.Nodes[i].Parent; up >= 0 {
		d.rec[up] += d.rec[i]
	}
}

// holdsTurned reports whether a row is one cell around records that were put together before.
func (d *doc) holdsTurned(row int) bool {
	return d.rec[row] > 1 && len(d.children(row)) == 1 && d.turned[d.flat(row)] != nil
}

// gather fills below: what stands at and below each element.
func (d *doc) gather() {
	d.below = make([]kinds, len(d.p.Nodes))
	for i := len(d.p.Nodes) - 1; i >= 0; i-- {
		d.below[i] |= d.kinds[i]
		if up := d.p.Nodes[i].Parent; up >= 0 {
			d.below[up] |= d.below[i]
		}
	}
}

// spans reports whether a row is one cell over several columns, with an address and no time: it heads the rows below it.
func (d *doc) spans(row int) bool {
	if !d.groupRow(row) {
		return false
	}
	return d.span(d.children(row)[0]) > 1
}

// titleCell reports whether a row is one cell over several columns without an address or a time of day: it names the rows below.
func (d *doc) titleCell(row int) bool {
	cells := d.children(row)
	if len(cells) != 1 || d.span(cells[0]) < 2 || d.below[row].any(hasAddress) {
		return false
	}
	for _, p := range d.of(row) {
		for k := range p.stamps {
			if p.stamps[k].HasClock() || p.stamps[k].Relative() {
				return false
			}
		}
	}
	return true
}

// nested reports whether a row holds a table or a list of its own with several records: a layout table.
func (d *doc) nested(row int) bool {
	if d.cards(row) > 1 {
		return true
	}
	for n := row + 1; n < d.end[row]; n++ {
		switch d.p.Nodes[n].Tag {
		case "table", "ul", "ol", "tbody":
			if d.rec[n] >= 2 {
				return true
			}
		case "h1", "h2", "h3":
			if d.rec[row] >= 2 {
				return true
			}
		default:
			if d.rec[n] >= 3 && d.alikeIn(n) {
				return true
			}
		}
	}
	return false
}

// alikeIn reports whether an element holds three records at least that are built alike and have a time and an address each.
func (d *doc) alikeIn(n int) bool {
	sign, alike := "", 0
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.rec[c] != 1 || !d.below[c].any(hasTime) || !d.below[c].any(hasAddress) {
			continue
		}
		if alike == 0 {
			sign = d.sign(c)
		}
		if d.sign(c) == sign {
			alike++
		}
	}
	return alike >= 3
}

// labelled reports whether a row is a label with its value, one field of a record that is a table of its own.
func (d *doc) labelled(row int) bool {
	cells := d.children(row)
	if len(cells) == 3 {
		return d.explained(cells)
	}
	if len(cells) < 2 || len(cells) > 4 || len(cells)%2 != 0 {
		return false
	}
	for i := 0; i < len(cells); i += 2 {
		ps := d.of(cells[i])
		if len(ps) == 0 || ps[0].role == "" || ps[0].attr != "" || len(ps) > 2 {
			return false
		}
		if next := d.of(cells[i+1]); len(next) > 0 && ps[0].valued() && contradicts(&ps[0], &next[0]) {
			return false
		}
		for k := range ps {
			if p := &ps[k]; p.kinds.any(hasTime|hasAddress) || k > 0 && p.role == "" && p.attr == "" && p.kinds.any(hasPlace|hasDevice|hasOutcome|hasProtocol) {
				return false // the label stands with its value: a cell of a row that is narrow on a phone
			}
		}
	}
	for i := 1; i < len(cells); i += 2 {
		if ps := d.of(cells[i]); len(ps) > 0 && ps[0].role != "" && len(ps) == 1 && !ps[0].kinds.any(hasTime|hasAddress) {
			return false // a row of the table's head
		}
	}
	return true
}

// explained reports whether three cells are a label, what it means, and an example of it.
func (d *doc) explained(cells []int) bool {
	ps := d.of(cells[0])
	return len(ps) == 1 && ps[0].role != "" && ps[0].attr == "" && !ps[0].valued() && !ps[0].kinds.any(hasLogin) &&
		!d.below[cells[1]].any(hasTime|hasAddress|hasPlace|hasDevice) && !(d.below[cells[2]].any(hasTime) && d.below[cells[2]].any(hasAddress))
}

// fields reports whether a row is part of a table in which every cell is a label with its value, and no label comes twice: one record.
func (d *doc) fields(row int) bool {
	table := d.tableOf(row)
	if table == page.None || !d.labelFirst(row) {
		return false
	}
	rows := d.rows(table)
	if len(rows) < 2 || len(rows) > maxTurned {
		return false
	}
	seen := map[string]bool{}
	for _, r := range rows {
		if !d.labelFirst(r) {
			return false
		}
		for _, c := range d.children(r) {
			label := string(d.of(c)[0].fold)
			if seen[label] {
				return false
			}
			seen[label] = true
		}
	}
	return true
}

// labelFirst reports whether every cell of a row begins with a label and goes on with its value.
func (d *doc) labelFirst(row int) bool {
	cells := d.children(row)
	for _, c := range cells {
		ps := d.of(c)
		if len(ps) < 2 || ps[0].attr != "" || ps[0].role == "" && !ps[0].named() && !d.labelClass(ps[0].node) {
			return false
		}
	}
	return len(cells) > 0
}

// labelClass reports whether the element of a text is called a label.
func (d *doc) labelClass(text int) bool {
	up := d.p.Nodes[text].Parent
	return up != page.None && (d.p.Nodes[up].Tag == "label" || strings.Contains(d.p.Attr(up, "class"), "label"))
}

// children are the element children of n.
func (d *doc) children(n int) []int {
	var out []int
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.p.Nodes[c].Tag != "" {
			out = append(out, c)
		}
	}
	return out
}
