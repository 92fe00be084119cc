package extract

import "ashiato/wasm/page"

// couples finds the records that come in two boxes beside each other: a summary that opens on a click, and after it what is shown then. Only the
// second has the address.
func (d *doc) couples() {
	for n := range d.p.Nodes {
		switch d.p.Nodes[n].Tag {
		case "", "dl", "table", "tbody", "tr":
			continue
		}
		if d.below[n].any(hasAddress) && d.turned[n] == nil {
			if rs := d.couplesIn(n); len(rs) > 1 {
				d.turned[n] = rs
			}
		}
	}
}

// couplesIn makes a record of every two boxes in an element that take turns, nil where they do not.
func (d *doc) couplesIn(n int) []record {
	var rs []record
	summary := page.None
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		k := d.below[c]
		switch {
		case !k.any(hasAddress|hasTime|hasDevice|hasPlace) || d.p.Nodes[c].Tag == "":
		case summary == page.None:
			if k.any(hasAddress) || !k.any(hasDevice|hasPlace) || len(rs) > 0 && d.sign(c) != d.sign(rs[0].node) || !boxed(d.p.Nodes[c].Tag) {
				return nil
			}
			summary = c
		case !k.any(hasAddress) || !k.any(hasTime) || d.sign(c) == d.sign(summary) || !boxed(d.p.Nodes[c].Tag) || d.addresses(c) != 1:
			return nil
		default:
			r := record{node: summary, row: page.None}
			r.ranges = append(d.record(summary).ranges, d.record(c).ranges...)
			rs = append(rs, r)
			summary = page.None
		}
	}
	if summary != page.None {
		return nil
	}
	return rs
}

func boxed(tag string) bool {
	return tag == "div" || tag == "button" || tag == "a" || tag == "p" || tag == "dl" || tag == "section" || tag == "article" || tag == "li"
}

// addresses is how many texts below n have an address.
func (d *doc) addresses(n int) int {
	return d.textsWith(n, func(p *piece) bool { return len(p.addrs) > 0 })
}

// textsWith counts the texts below a node for which a test holds.
func (d *doc) textsWith(n int, test func(*piece) bool) (count int) {
	x := d.rangeOf(n)
	for i := x[0]; i < x[1]; i++ {
		if p := &d.pieces[i]; p.attr == "" && test(p) {
			count++
		}
	}
	return count
}
