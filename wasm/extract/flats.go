package extract

import (
	"strings"

	"ashiato/wasm/page"
)

// maxFlat bounds the elements that one record may have beside each other.
const maxFlat = 12

// flats finds the records that have no element of their own but several that follow each other in one that holds them all: a heading with the moment and
// paragraphs below it, rows of one cell each. Each begins with an element that is built like the first.
func (d *doc) flats() {
	for n := range d.p.Nodes {
		switch d.p.Nodes[n].Tag {
		case "", "dl", "tr", "ul", "ol", "select":
			continue
		}
		if k := d.below[n]; k.any(hasDate) && k.any(hasAddress) && d.turned[n] == nil {
			if rs := d.flatRecords(n); len(rs) > 1 {
				d.turned[n] = rs
			}
		}
	}
}

// flatRecords makes a record of each run of children that begins with one built like the first of them that comes as often as there are moments; nil where
// a run has not one moment and, in another child, one address at most.
func (d *doc) flatRecords(n int) []record {
	parts, moments := d.flatParts(n)
	if moments < 2 || len(parts) < 2*moments {
		return nil
	}
	counts := map[string]int{}
	for i := range parts {
		counts[parts[i].shape]++
	}
	start := 0
	for start < len(parts) && counts[parts[start].shape] != moments {
		if parts[start].kinds.any(hasDate | hasAddress) {
			return nil
		}
		start++
	}
	before := map[string]bool{}
	for i := range parts[:start] {
		before[parts[i].shape] = true
	}
	var rs []record
	times, addressed := 0, 0
	for i := start; i < len(parts); i++ {
		part := &parts[i]
		if before[part.shape] {
			return nil // a grid, of which the first cells were left out
		}
		if part.shape == parts[start].shape {
			if len(rs) > 0 && times != len(rs) {
				return nil
			}
			rs = append(rs, record{node: part.node, row: page.None})
		}
		r := &rs[len(rs)-1]
		if part.kinds.any(hasDate) {
			times++
		}
		if part.kinds.any(hasAddress) {
			addressed++
		}
		if r.ranges = append(r.ranges, d.rangeOf(part.node)); len(r.ranges) > maxFlat || times > len(rs) || addressed > len(rs) {
			return nil
		}
	}
	if len(rs) != moments || times != moments || 3*addressed < 2*moments {
		return nil
	}
	return rs
}

// dates counts the texts below a node that hold a date.
func (d *doc) dates(n int) int {
	return d.textsWith(n, func(p *piece) bool { return p.kinds.any(hasDate) })
}

// flatPart is a child of an element that holds records side by side.
type flatPart struct {
	node  int
	kinds kinds
	shape string // how it is built
}

// flatParts are the children of an element that have texts, and how many of them hold a moment; none where one holds several, or a moment and an address, and is a
// record by itself, or is a row of several columns.
func (d *doc) flatParts(n int) (parts []flatPart, moments int) {
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if len(d.of(c)) == 0 {
			continue
		}
		k, tag := d.below[c], d.p.Nodes[c].Tag
		if tag == "" || k.any(hasDate) && k.any(hasAddress) || d.addresses(c) > 1 || d.dates(c) > 1 {
			return nil, 0
		}
		shape := d.sign(c)
		if tag == "tr" {
			cells := d.children(c)
			if len(cells) == 0 || len(cells) > 2 {
				return nil, 0
			}
			shape += strings.Repeat(" ", len(cells)) + d.sign(cells[0])
		}
		if k.any(hasDate) {
			shape += "@"
			moments++
		}
		parts = append(parts, flatPart{c, k, shape})
	}
	return parts, moments
}
