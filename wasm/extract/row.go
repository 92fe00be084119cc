package extract

import "ashiato/wasm/vocabulary"

// rowFacts are the facts of a table's row: each with the label of its column, and those of cells that reach down from rows above.
func (d *doc) rowFacts(r record, g *group) []fact {
	var out []fact
	column := 0
	for _, c := range d.children(r.row) {
		for column < 60 && g.carried[column].rows > 0 { // a cell of a row above reaches down here
			out = append(out, g.carry(column)...)
			column++
		}
		start := len(out)
		out = d.rangeFacts(out, d.rangeOf(c), g, g.head.role(column), column)
		span := d.span(c)
		if rows := d.rowSpan(c); rows > 1 && column < 30 {
			if g.carried == nil {
				g.carried = map[int]carried{}
			}
			g.carried[column] = carried{rows - 1, append([]fact(nil), out[start:]...)}
		}
		column += span
	}
	for n := 0; n < 50 && g.carried[column].rows > 0; n++ {
		out = append(out, g.carry(column)...)
		column++
	}
	for _, x := range r.ranges[1:] { // details below the row
		g.pass()
		out = d.rangeFacts(out, x, nil, "", -1)
	}
	return out
}

// rangeFacts adds the facts of the pieces of a cell, or of details below a row, with the labels that stand among them. A label of a cell must be
// one in most rows of g; nil is for details.
func (d *doc) rangeFacts(out []fact, x [2]int, g *group, role string, column int) []fact {
	own := role
	for i := x[0]; i < x[1] && len(out) < maxFacts; i++ {
		p := &d.pieces[i]
		if p.role != "" && p.attr == "" && i+1 < x[1] && (g == nil || g.names(p)) && d.isLabel(i, x[1], own) {
			role = p.role
			if g != nil {
				own = role
			}
			continue
		}
		out = d.addFact(out, i, role, column)
	}
	return out
}

// carry is the facts of a cell that reaches down into one row more.
func (g *group) carry(column int) []fact {
	c := g.carried[column]
	c.rows--
	g.carried[column] = c
	return c.facts
}

// pass counts a row of details, into which cells of the rows above reach as well.
func (g *group) pass() {
	for column, c := range g.carried {
		c.rows--
		g.carried[column] = c
	}
}

// carried is a cell that reaches into the rows below.
type carried struct {
	rows  int
	facts []fact
}

func (d *doc) rowSpan(cell int) int {
	n := 0
	for _, r := range d.p.Attr(cell, "rowspan") {
		if !digit(r) || n > 1000 {
			break
		}
		n = n*10 + int(r-'0')
	}
	return n
}

// reachesDown reports whether a cell of a row reaches into the next, or is the head of several below it.
func (d *doc) reachesDown(row int) bool {
	for _, c := range d.children(row) {
		if d.rowSpan(c) == 2 || d.span(c) > 1 {
			return true
		}
	}
	return false
}

// twoRows is the head of two rows: the cells of the first that reach down, and those of the second in place of the others. h is the second's.
func (d *doc) twoRows(first, second int, h header) header {
	both := header{node: second}
	next := 0
	for _, c := range d.children(first) {
		span := d.span(c)
		if d.rowSpan(c) > 1 {
			text, role := d.heading(c)
			for range span {
				both.roles, both.texts = append(both.roles, role), append(both.texts, text)
			}
			continue
		}
		if next+span > len(h.roles) {
			return h
		}
		_, over := d.heading(c)
		for k, role := range h.roles[next : next+span] {
			text := h.texts[next+k]
			switch {
			case over == vocabulary.RoleEnd: // what stands below "Sign-out" is its own
				role, text = over, ""
			case over == vocabulary.RoleSignIn && isTimeRole(role):
				role = over
			}
			both.roles, both.texts = append(both.roles, role), append(both.texts, text)
		}
		next += span
	}
	if next != len(h.roles) {
		return h
	}
	return both
}
