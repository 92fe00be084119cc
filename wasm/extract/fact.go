package extract

import (
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// fact is one piece of a record with what its column or label says that it is.
type fact struct {
	*piece
	index  int
	role   string
	column int // of a table, -1 elsewhere
}

// maxFacts bounds the pieces of one record.
const maxFacts = 120

// facts are the pieces of a record with their roles. Labels themselves are left out.
func (d *doc) facts(r record, g *group) []fact {
	if r.row != page.None {
		return d.rowFacts(r, g)
	}
	if out := d.labelledAfter(r, g); out != nil {
		return out
	}
	var out []fact
	role, roleNode, waiting := "", page.None, false // waiting: the label's value has not come yet
	box := page.None                                // what holds a label and its value and nothing else
	for k, x := range r.ranges {
		if r.roles != nil {
			for i := x[0]; i < x[1] && len(out) < maxFacts; i++ {
				out = d.addFact(out, i, r.roles[k], -1)
			}
			continue
		}
		for i := x[0]; i < x[1] && len(out) < maxFacts; i++ {
			p := &d.pieces[i]
			above := ""
			if len(g.head.places) > 0 {
				above = g.head.roleAt(d.path(p.node, r.node))
			}
			if p.role == "" && i+1 < x[1] && (p.named() || p.attr == "" && p.kinds == 0 && d.isTerm(p.node)) {
				role, roleNode, waiting = d.loose(strings.TrimRight(string(p.fold), " :")), p.node, false // a label of which at most a part is known
				box = d.both(i, r.node)
				continue
			}
			if p.role != "" && p.attr == "" && !(waiting && p.suits(role)) && (g.names(p) || d.isTerm(p.node)) && d.isLabel(i, x[1], above) && (above != p.role || !p.valued() || i+1 < x[1] && g.head.roleAt(d.path(d.pieces[i+1].node, r.node)) == above) {
				role, roleNode, waiting = p.role, p.node, true
				box = d.both(i, r.node)
				continue
			}
			if box != page.None && !d.inside(p.node, box) {
				role, waiting, box = "", false, page.None
			}
			waiting = waiting && p.attr != ""
			mine := role
			if role != "" && p.attr == "" && d.away(p.node, roleNode, r.node) {
				role, mine = "", ""
			}
			if mine == "" {
				mine = above
			}
			out = d.addFact(out, i, mine, -1)
		}
	}
	return out
}

// named reports whether a text ends in a colon and says nothing by itself: the label of what follows.
func (p *piece) named() bool {
	n := len(p.fold)
	return p.attr == "" && n > 1 && n < 40 && p.fold[n-1] == ':' && !p.kinds.any(hasTime|hasAddress|hasPlace|hasDevice|hasOutcome|hasProtocol)
}

// both is the element below top that holds piece i and the one after it, page.None if there is none close by.
func (d *doc) both(i, top int) int {
	up := d.p.Nodes[d.pieces[i].node].Parent
	for steps := 0; up > top && steps < 3; steps++ {
		if d.inside(d.pieces[i+1].node, up) {
			return up
		}
		up = d.p.Nodes[up].Parent
	}
	return page.None
}

// names reports whether a piece is a label in most records of the group: what only some have is a value, like "Browser" or "Success".
func (g *group) names(p *piece) bool {
	if !p.valued() {
		return true
	}
	n := min(len(g.records), maxSample)
	return n < 3 || g.labels == nil || 10*g.labels[string(p.fold)] >= 7*n
}

// valued reports whether a label may be a value as well: "Success", "Browser", "App".
func (p *piece) valued() bool {
	return p.covers(vocabulary.Outcome) || p.covers(vocabulary.Protocol) || p.covers(vocabulary.Device)
}

// isTerm reports whether a text is the term of a definition list: a label, however few records have it.
func (d *doc) isTerm(n int) bool {
	for steps := 0; n > page.None && steps < 3; steps++ {
		if t := d.p.Nodes[n].Tag; t == "dt" || t == "th" {
			return true
		}
		n = d.p.Nodes[n].Parent
	}
	return false
}

// suits reports whether a text that could be a label is a value of a label with that role: a browser, by which one signed in.
func (p *piece) suits(role string) bool {
	switch role {
	case vocabulary.RoleProtocol, vocabulary.RoleService:
		return p.covers(vocabulary.Protocol) || p.covers(vocabulary.Login)
	case vocabulary.RoleOutcome:
		return p.covers(vocabulary.Outcome)
	case vocabulary.RoleDevice:
		return p.covers(vocabulary.Device) || p.covers(vocabulary.Protocol)
	}
	return false
}

// contradicts reports whether a text cannot be what a label names: an address is no browser, a result no device.
func contradicts(label, value *piece) bool {
	switch label.role {
	case vocabulary.RoleDevice, vocabulary.RoleOutcome, vocabulary.RoleProtocol, vocabulary.RoleService:
	default:
		return false
	}
	return value.attr == "" && (value.kinds.any(hasTime|hasAddress) || label.role != vocabulary.RoleOutcome && value.covers(vocabulary.Outcome) ||
		label.role == vocabulary.RoleOutcome && value.covers(vocabulary.Protocol))
}

// maxSample bounds the records looked at to learn what all records of a group have.
const maxSample = 60

// learn counts the labels of a group's first records.
func (d *doc) learn(g *group) {
	g.labels = map[string]int{}
	for _, r := range g.records[:min(len(g.records), maxSample)] {
		seen := map[string]bool{}
		for _, x := range r.ranges {
			for i := x[0]; i < x[1] && len(seen) < 60; i++ {
				if p := &d.pieces[i]; p.role != "" && p.attr == "" && !seen[string(p.fold)] {
					seen[string(p.fold)] = true
					g.labels[string(p.fold)]++
				}
			}
		}
	}
}

// away reports whether a text is too far from a label to be its value: in another line or cell, with a text between them.
func (d *doc) away(node, label, top int) bool {
	up := d.p.Nodes[label].Parent
	for steps := 0; up != page.None && up >= top && steps < 3; steps++ {
		if d.inside(node, up) {
			return false
		}
		up = d.p.Nodes[up].Parent
	}
	return true
}

// isLabel reports whether piece i names what follows rather than being a value: something follows it in its record, and it does not
// stand under a heading of its own kind as a value would.
func (d *doc) isLabel(i, end int, above string) bool {
	p := &d.pieces[i]
	if i+1 >= end {
		return false
	}
	if strings.HasSuffix(string(p.fold), ":") || above == p.role {
		return true
	}
	if above != "" || p.covers(vocabulary.Outcome) {
		return false
	}
	next := &d.pieces[i+1]
	if isTimeRole(p.role) && p.covers(vocabulary.Login) && next.attr == "" && next.role == "" && next.kinds != 0 && !next.kinds.any(hasTime) {
		return false // "Sign-in" names what happened
	}
	if p.valued() && contradicts(p, next) {
		return false
	}
	return next.role == "" || next.attr != "" || p.role != next.role || next.valued()
}

func (d *doc) rowFacts(r record, g *group) []fact {
	var out []fact
	column := 0
	cells := d.children(r.row)
	for _, c := range cells {
		for column < 60 && g.carried[column].rows > 0 { // a cell of a row above reaches down here
			out = append(out, g.carried[column].facts...)
			carry := g.carried[column]
			carry.rows--
			g.carried[column] = carry
			column++
		}
		start := len(out)
		role := g.head.role(column)
		from, to := d.first[c], d.first[min(d.end[c], len(d.first)-1)]
		for i := from; i < to && len(out) < maxFacts; i++ {
			p := &d.pieces[i]
			if p.role != "" && p.attr == "" && i+1 < to && g.names(p) && d.isLabel(i, to, role) {
				role = p.role
				continue
			}
			out = d.addFact(out, i, role, column)
		}
		span := d.span(c)
		if rows := d.rowSpan(c); rows > 1 && column < 30 {
			if g.carried == nil {
				g.carried = map[int]carried{}
			}
			g.carried[column] = carried{rows - 1, append([]fact(nil), out[start:]...)}
		}
		column += span
	}
	for range 50 {
		if g.carried[column].rows == 0 {
			break
		}
		out = append(out, g.carried[column].facts...)
		carry := g.carried[column]
		carry.rows--
		g.carried[column] = carry
		column++
	}
	for _, x := range r.ranges[1:] { // details below the row
		role := ""
		for i := x[0]; i < x[1] && len(out) < maxFacts; i++ {
			p := &d.pieces[i]
			if p.role != "" && p.attr == "" && d.isLabel(i, x[1], "") {
				role = p.role
				continue
			}
			out = d.addFact(out, i, role, -1)
		}
	}
	return out
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

// addFact adds piece i, cut in parts where it is a list of labels with values: "Protocol: IMAP | Time: 1 hour ago".
func (d *doc) addFact(out []fact, i int, role string, column int) []fact {
	p := &d.pieces[i]
	if p.attr != "" || !colon(p.fold) {
		return append(out, fact{p, i, role, column})
	}
	parts := d.parts(p)
	if len(parts) == 0 {
		return append(out, fact{p, i, role, column})
	}
	for _, f := range parts {
		f.index, f.column = i, column
		if f.role == "" {
			f.role = role
		}
		out = append(out, f)
	}
	return out
}

func colon(s []rune) bool {
	for i, r := range s {
		if r == ':' || r == '=' || dash(s, i) {
			return true
		}
	}
	return false
}

// dash reports whether a dash stands alone at i, as between a label and its value.
func dash(s []rune, i int) bool {
	return s[i] == '-' && i > 1 && s[i-1] == ' ' && i+1 < len(s) && s[i+1] == ' '
}

// parts cuts "label: value" texts; nil if the piece is none.
func (d *doc) parts(p *piece) []fact {
	var out []fact
	start, known := 0, false
	flush := func(end int) {
		if end <= start {
			return
		}
		role, from := "", start
		for k := start; k < end && k < start+40; k++ {
			if p.fold[k] == ':' || p.fold[k] == '=' || dash(p.fold, k) {
				if r := d.label(p.fold[start:k]); r != "" {
					role, from, known = r, k+1, true
				}
				break
			}
		}
		if q := d.sub(p, from, end); q != nil {
			out = append(out, fact{piece: q, role: role})
		}
	}
	for k := d.labelUntil(p.fold, 0); k < len(p.fold); k++ {
		r := p.fold[k]
		if r == '|' || r == '·' || r == ';' || r == '•' || r == '/' && k > 0 && p.fold[k-1] == ' ' || r == ',' && d.labelAhead(p.fold[k+1:]) || r == ' ' && d.labelAhead(p.fold[k+1:]) {
			flush(k)
			start = k + 1
			k = max(k, d.labelUntil(p.fold, start))
		}
	}
	flush(len(p.fold))
	if !known {
		return nil
	}
	return out
}

// labelUntil is the colon after the label of several words that begins at start, start if none does.
func (d *doc) labelUntil(s []rune, start int) int {
	for k := start; k < len(s) && k < start+40; k++ {
		if s[k] == ':' {
			if d.label(s[start:k]) != "" {
				return k
			}
			break
		}
	}
	return start
}

// labelAhead reports whether a label with a colon follows.
func (d *doc) labelAhead(s []rune) bool {
	for k := 0; k < len(s) && k < 30; k++ {
		if s[k] == ':' {
			return k > 0 && d.label(s[:k]) != "" && (k+1 >= len(s) || !digit(s[k+1]) || !digit(s[max(0, k-1)]))
		}
		if s[k] == ',' || s[k] == '|' {
			return false
		}
	}
	return false
}

// sub is a part of a piece as a piece.
func (d *doc) sub(p *piece, from, to int) *piece {
	for from < to && (p.text[from] == ' ' || p.text[from] == '-' || p.text[from] == ':' || p.text[from] == '：' || p.text[from] == '=') {
		from++
	}
	for to > from && p.text[to-1] == ' ' {
		to--
	}
	if from >= to {
		return nil
	}
	n := len(d.pieces)
	d.addPiece(p.node, "", string(p.text[from:to]), p.button)
	if len(d.pieces) == n {
		return nil
	}
	q := d.pieces[n]
	d.pieces = d.pieces[:n]
	return &q
}

// covers reports whether a hit of a class takes at least half of the piece's letters.
func (p *piece) covers(class vocabulary.Class) bool {
	for i := range p.hits {
		if h := &p.hits[i]; h.Class == class && 2*(h.End-h.Start) >= len(p.text) {
			return true
		}
	}
	return false
}
