package extract

import (
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
	parent  int // element that holds them
	table   bool
	records []record
	head    header
	carried map[int]carried
	labels  map[string]int // labels and in how many records they stand
	first   int            // first node
	cut     bool           // the records have no elements of their own
	bare    bool           // the records are times and nothing else
	before  []fact         // of each column, the fact in the row before
	over    bool           // rows of one cell give their address to the rows below them
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
	if d.rec[i] == 0 && k.any(hasTime) && k.any(hasAddress) {
		d.openLists(i)
	}
	switch {
	case d.turned[i] != nil:
		d.rec[i] = int32(len(d.turned[i]))
	case d.rec[i] == 0 && like(k, row, weak && d.p.Nodes[i].Tag != "") && !(row && (d.labelled(i) || d.spans(i))) && !d.heads(i) && !d.tabular(i):
		d.rec[i] = 1
	case row && d.rec[i] > 0 && !d.nested(i) || d.rec[i] >= 2 && d.rec[i] <= 4 && d.oneCard(i):
		d.rec[i] = 1
	}
	if up := d.p.Nodes[i].Parent; up >= 0 {
		d.rec[up] += d.rec[i]
	}
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

// nested reports whether a row holds a table or a list of its own with several records: a layout table.
func (d *doc) nested(row int) bool {
	for n := row + 1; n < d.end[row]; n++ {
		switch d.p.Nodes[n].Tag {
		case "table", "ul", "ol", "tbody":
			if d.rec[n] >= 2 {
				return true
			}
		}
	}
	return false
}

// labelled reports whether a row is a label with its value, one field of a record that is a table of its own.
func (d *doc) labelled(row int) bool {
	cells := d.children(row)
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

// oneCard reports whether the few records in n are in truth the lines of one: they do not contradict each other in address, and
// their times have labels of their own ("Created …", "Last used …"), or only one of them has what the others lack.
func (d *doc) oneCard(n int) bool {
	var roles []string
	addrs := map[string]bool{}
	withAddr, withTime, both, kids := 0, 0, 0, 0
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.rec[c] == 0 {
			continue
		}
		if d.rec[c] > 1 || d.isRow(c) || d.p.Nodes[c].Tag == "li" && d.p.Nodes[n].Tag != "li" && kids > 2 {
			return false
		}
		kids++
		a, t := false, false
		for i := d.first[c]; i < d.first[min(d.end[c], len(d.first)-1)]; i++ {
			p := &d.pieces[i]
			for _, x := range p.addrs {
				addrs[x.net.String()] = true
				a = true
			}
			if p.attr == "" && p.kinds.any(hasTime) && !t {
				t = true
				roles = append(roles, d.timeRole(i, d.first[c]))
			}
		}
		if a {
			withAddr++
		}
		if t {
			withTime++
		}
		if a && t {
			both++
		}
	}
	if kids < 2 || len(addrs) > 1 {
		return false
	}
	seen := map[string]bool{}
	distinct := true
	for _, r := range roles {
		distinct = distinct && r != "" && !seen[r]
		seen[r] = true
	}
	if len(roles) >= 2 && distinct {
		return true
	}
	if kids == 2 && withAddr == 1 && d.twofold(n) {
		return true
	}
	return both == 0 && withAddr == 1 && withTime == 1 && kids == 2 && d.p.Nodes[n].Tag != "ul" && d.p.Nodes[n].Tag != "ol" && d.p.Nodes[n].Tag != "tbody"
}

// twofold reports whether a box is one of several that are built alike, of a summary and of details that differ from it in build.
func (d *doc) twofold(n int) bool {
	parts := d.children(n)
	if len(parts) != 2 || d.sign(parts[0]) == d.sign(parts[1]) || d.p.Nodes[n].Parent == page.None {
		return false
	}
	for c := d.p.Nodes[d.p.Nodes[n].Parent].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if c != n && d.sign(c) == d.sign(n) && d.below[c].any(hasAddress) {
			return true
		}
	}
	return false
}

// timeRole is the role that the words before the time of piece i name, "" if none. from is the first piece to look at.
func (d *doc) timeRole(i, from int) string {
	p := &d.pieces[i]
	if len(p.stamps) > 0 {
		if r := d.leadRole(p, p.stamps[0].Start); r != "" {
			return r
		}
	}
	for k := i - 1; k >= from && k >= i-3; k-- {
		if d.pieces[k].role != "" {
			return d.pieces[k].role
		}
		if d.pieces[k].attr != "" {
			continue
		}
		if len(d.pieces[k].text) < 40 && !d.pieces[k].kinds.any(hasTime|hasAddress) {
			if r := d.leadRole(&d.pieces[k], len(d.pieces[k].fold)); r != "" {
				return r
			}
		}
		break
	}
	return ""
}

// leadRole is the label that ends at position end of a piece: "Last used" of "Last used 3 hours ago". After it may stand words
// like "on" and "at".
func (d *doc) leadRole(p *piece, end int) string {
	lead := p.fold[:min(end, len(p.fold))]
	if len(lead) > 60 {
		lead = lead[len(lead)-60:]
	}
	lead = trim(lead)
	for range 3 {
		if len(lead) == 0 {
			return ""
		}
		for start := 0; start < len(lead); start++ {
			if start > 0 && !boundary(lead[start-1]) && lead[start] < 0x2E80 {
				continue
			}
			if r := d.w.Label(string(lead[start:])); r != "" {
				return r
			}
		}
		cut := lastSpace(lead)
		if cut < 0 || len(lead)-cut > 6 {
			return ""
		}
		lead = trim(lead[:cut])
	}
	return ""
}

func boundary(r rune) bool {
	return r == ' ' || r == ',' || r == '(' || r == '·' || r == '|' || r == '-' || r == ':' || r == '.' || r == ')' || r == '/' || r == '•' || r == '['
}

func trim(s []rune) []rune {
	for len(s) > 0 && (s[len(s)-1] == ' ' || s[len(s)-1] == ':' || s[len(s)-1] == '(' || s[len(s)-1] == '-' || s[len(s)-1] == ',') {
		s = s[:len(s)-1]
	}
	for len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

func lastSpace(s []rune) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return i
		}
	}
	return -1
}

// find is every group of records on the page.
func (d *doc) find() []group {
	d.gather()
	d.turn()
	d.panes()
	d.couples()
	d.bareTimes()
	d.count(false)
	groups := d.collect()
	if !promising(groups) {
		d.count(true)
		if more := d.collect(); len(more) > 0 {
			groups = more
		}
	}
	return groups
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
	var found []int
	var groups []group
	var walk func(n, depth int)
	walk = func(n, depth int) {
		if rs := d.turned[n]; rs != nil {
			groups = append(groups, group{parent: n, records: rs, first: rs[0].node, cut: true, bare: d.bare[n]})
			return
		}
		if d.rec[n] == 1 {
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
		if !ok {
			g = len(groups)
			index[parent] = g
			groups = append(groups, group{parent: parent, table: table, first: n})
		}
		groups[g].records = append(groups[g].records, d.record(n))
	}
	for i := range groups {
		d.complete(&groups[i])
	}
	return d.family(groups)
}

func (d *doc) record(n int) record {
	r := record{node: n, row: page.None, ranges: [][2]int{{d.first[n], d.first[min(d.end[n], len(d.first)-1)]}}}
	if d.isRow(n) {
		r.row = n
	}
	return r
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
