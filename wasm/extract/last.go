package extract

import (
	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// A page may greet its customer with the last sign-in alone, and its address.

// oneAddress reports whether the page prints one address, or its owner's and one.
func (d *doc) oneAddress() bool {
	n := 0
	for i := 0; i < len(d.pieces) && n < 2; i++ {
		if p := &d.pieces[i]; p.attr == "" && p.kinds.any(hasAddress) && !p.kinds.any(hasOwn) {
			n++
		}
	}
	return n == 1
}

// lone reports whether a run is one time, and the sentence or the box that holds it tells from which address: "Your last login was … from 192.0.2.1".
func (d *doc) lone(run []namedTime) bool {
	t := &run[0]
	if t.turn || t.cut[1] > 0 || !d.w.Holds(vocabulary.PartTurn, t.name) {
		return false
	}
	box := d.boxOf(t.piece)
	if d.shown(d.pieces[t.piece].node) || d.posted([]draft{{record: record{node: box}}}) {
		return false
	}
	if t.label != page.None && !d.inside(d.pieces[t.label].node, box) {
		return false // the title of what stands below it
	}
	if d.pieces[t.piece].kinds.any(hasAddress) {
		return true
	}
	for i := t.piece + 1; i < len(d.pieces) && i <= t.piece+2*maxGap && d.inside(d.pieces[i].node, box); i++ {
		if p := &d.pieces[i]; p.kinds.any(hasTime | hasForeign) {
			return false
		} else if p.kinds.any(hasAddress) {
			t.addr = i + 1
			return true
		}
	}
	return false
}

// greetingIn is the element below n that holds a greeting, page.None if none does.
func (d *doc) greetingIn(n int) int {
	for g := range d.greets {
		if g > n && g < d.end[n] {
			return g
		}
	}
	return page.None
}

// shown reports whether a node stands in what is quoted, printed as a program does, or written for others.
func (d *doc) shown(n int) bool {
	for ; n > page.None; n = d.p.Nodes[n].Parent {
		switch d.p.Nodes[n].Tag {
		case "blockquote", "footer", "pre", "code", "article":
			return true
		}
	}
	return false
}
