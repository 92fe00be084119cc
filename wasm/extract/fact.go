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
	at := labelState{node: page.None, box: page.None}
	for k, x := range r.ranges {
		for i := x[0]; i < x[1] && len(out) < maxFacts; i++ {
			if r.roles != nil {
				out = d.addFact(out, i, r.roles[k], -1)
				continue
			}
			above := g.head.roleOf(d, d.pieces[i].node, r.node)
			if d.takeLabel(&at, r, g, i, x[1], above) {
				continue
			}
			out = d.addFact(out, i, d.roleUnder(&at, r, i, above), -1)
		}
	}
	return out
}

// labelState is the label that the pieces of a record stand after, while they are read.
type labelState struct {
	role    string
	node    int  // of the label
	box     int  // what holds the label and its value and nothing else
	waiting bool // its value has not come yet
}

// takeLabel reports whether piece i is a label, and remembers it. above is the role of the head over it.
func (d *doc) takeLabel(at *labelState, r record, g *group, i, end int, above string) bool {
	p := &d.pieces[i]
	switch {
	case p.role == "" && i+1 < end && (p.named() || p.attr == "" && p.kinds == 0 && d.isTerm(p.node)): // at most a part of the label is known
		*at = labelState{role: d.loose(strings.TrimRight(string(p.fold), " :")), node: p.node, waiting: d.isTerm(p.node)}
	case p.role == "" || p.attr != "" || at.waiting && (p.suits(at.role) || p.covers(vocabulary.Login) && d.isValue(p.node)) || !g.names(p) && !d.isTerm(p.node) || !d.isLabel(i, end, above):
		return false
	case above == p.role && p.valued() && (i+1 >= end || g.head.roleOf(d, d.pieces[i+1].node, r.node) != above):
		return false // a value under a head of its own name
	default:
		*at = labelState{role: p.role, node: p.node, waiting: true}
	}
	at.box = d.both(i, r.node)
	return true
}

// roleUnder is the role of piece i, which is a value: that of the label before it, if that reaches so far, else that above.
func (d *doc) roleUnder(at *labelState, r record, i int, above string) string {
	p := &d.pieces[i]
	if at.box != page.None && !d.inside(p.node, at.box) {
		at.role, at.waiting, at.box = "", false, page.None
	}
	at.waiting = at.waiting && p.attr != ""
	role := at.role
	if role != "" && p.attr == "" && d.away(p.node, at.node, r.node) {
		role, at.role = "", ""
	}
	if role == "" {
		role = above
	}
	return role
}

// roleOf is the label over a node of a record, "" where the head has no places.
func (h *header) roleOf(d *doc, node, record int) string {
	if len(h.places) == 0 {
		return ""
	}
	return h.roleAt(d.path(node, record))
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
