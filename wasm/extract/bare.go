package extract

import (
	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// maxBare bounds the times below one heading that are sign-ins without anything else.
const maxBare = 12

// bareTimes finds the sign-ins of which a page prints nothing but when: times, each with a label at most, below a heading that speaks of signing
// in. Banks greet their customers so.
func (d *doc) bareTimes() {
	for n := range d.p.Nodes {
		switch d.p.Nodes[n].Tag {
		case "h2", "h3", "h4", "h5", "h6", "legend":
			if d.says(n, vocabulary.Login) {
				if rs := d.timesBelow(n); len(rs) > 1 {
					d.turned[rs[0].node], d.bare[rs[0].node] = rs, true
				}
			}
		}
	}
}

// says reports whether an element's first text has a word of a class and nothing that a record has.
func (d *doc) says(n int, class vocabulary.Class) bool {
	for _, p := range d.of(n) {
		if p.attr == "" {
			return has(p.hits, class) && !p.kinds.any(hasTime|hasAddress) && len(p.text) < 40
		}
	}
	return false
}

// timesBelow makes a record of each time that stands beside a heading, nil where anything else stands there.
func (d *doc) timesBelow(heading int) []record {
	var rs []record
	for c := d.p.Nodes[heading].NextSibling; c != page.None && d.p.Nodes[c].Tag != d.p.Nodes[heading].Tag; c = d.p.Nodes[c].NextSibling {
		if d.below[c].any(hasAddress | hasPlace | hasDevice | hasForeign) {
			return nil
		}
		for i := d.first[c]; i < d.first[min(d.end[c], len(d.first)-1)]; i++ {
			p := &d.pieces[i]
			switch {
			case p.attr != "":
			case p.role == vocabulary.RoleEnd || p.role == vocabulary.RoleCreated || len(rs) >= maxBare || len(p.text) > 40:
				return nil
			case len(p.stamps) == 1 && p.stamps[0].HasDate() && p.stamps[0].HasClock():
				rs = append(rs, record{node: d.holderOf(i), row: page.None, ranges: [][2]int{{i, i + 1}}})
			case p.kinds.any(hasTime):
				return nil
			}
		}
	}
	return rs
}

// holderOf is the element of piece i.
func (d *doc) holderOf(i int) int {
	n := d.pieces[i].node
	if d.p.Nodes[n].Tag == "" {
		return d.p.Nodes[n].Parent
	}
	return n
}
