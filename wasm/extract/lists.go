package extract

import (
	"ashiato/wasm/page"
)

// openLists counts the items of a list below n that have a time each, where the address stands in the heading above them.
func (d *doc) openLists(n int) {
	switch d.p.Nodes[n].Tag {
	case "section", "div", "article", "details", "dd":
	default:
		return
	}
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		t := d.p.Nodes[c].Tag
		if t != "ul" && t != "ol" || d.below[c].any(hasAddress) {
			continue
		}
		items := 0
		for i := d.p.Nodes[c].FirstChild; i != page.None; i = d.p.Nodes[i].NextSibling {
			if d.timedItem(i) {
				items++
			}
		}
		if bare := d.bareItems(n, c); items < 2 && bare == 0 {
			continue
		} else if items < 2 {
			d.rec[n] += d.markItems(c)
			continue
		}
		for i := d.p.Nodes[c].FirstChild; i != page.None; i = d.p.Nodes[i].NextSibling {
			if d.timedItem(i) {
				d.rec[i] = 1
			}
		}
		d.rec[c] = int32(items)
		d.rec[n] += int32(items)
	}
}

// timedItem reports whether an item is more than a time, and not the value of a label.
func (d *doc) timedItem(i int) bool {
	k := d.below[i]
	return d.p.Nodes[i].Tag != "" && k.any(hasTime) && k.any(hasLogin|hasOutcome|hasProtocol|hasEvent|hasLabel|hasDevice) && d.pieces[d.first[i]].role == ""
}

// heads reports whether an element is a heading that has no time: what it says is of the records below it.
func (d *doc) heads(n int) bool {
	switch d.p.Nodes[n].Tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return !d.below[n].any(hasTime) && d.p.Nodes[n].NextSibling != page.None
	}
	return false
}

// tabular reports whether an element is a table of three columns and rows at least, which is never one record.
func (d *doc) tabular(n int) bool {
	if t := d.p.Nodes[n].Tag; t != "table" && t != "tbody" {
		return false
	}
	rows := 0
	for i, row := range d.rows(n) {
		if i >= 8 {
			break
		}
		if len(d.children(row)) >= 3 && !d.labelled(row) {
			rows++
		}
	}
	return rows >= 3
}

// bareItems is how many items a list has that are nothing but a moment, where a heading of n says from which address; 0 if one is more.
func (d *doc) bareItems(n, list int) int {
	if d.headingBefore(list, n) == page.None {
		return 0
	}
	items := 0
	for c := d.p.Nodes[list].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.p.Nodes[c].Tag == "" {
			continue
		}
		ps := d.of(c)
		if len(ps) != 1 || len(ps[0].stamps) != 1 || !ps[0].stamps[0].HasDate() || !ps[0].stamps[0].HasClock() || len(ps[0].addrs) > 0 {
			return 0
		}
		items++
	}
	return items
}

// markItems counts every item of a list as a record.
func (d *doc) markItems(list int) int32 {
	n := int32(0)
	for c := d.p.Nodes[list].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.p.Nodes[c].Tag != "" {
			d.rec[c] = 1
			n++
		}
	}
	d.rec[list] = n
	return n
}

// openTable counts the rows with a time of a table in which rows of one cell say the addresses.
func (d *doc) openTable(table int) {
	heads, timed := 0, 0
	rows := d.rows(table)
	for _, row := range rows {
		k := d.below[row]
		switch {
		case d.groupRow(row):
			heads++
		case k.any(hasAddress) || k.any(hasTime) && heads == 0:
			return
		case k.any(hasTime):
			timed++
		}
	}
	if heads < 2 || timed < heads {
		return
	}
	for _, row := range rows {
		if d.rec[row] > 0 || d.groupRow(row) || !d.below[row].any(hasTime) {
			continue
		}
		for n := row; n != d.p.Nodes[table].Parent && n != page.None; n = d.p.Nodes[n].Parent {
			d.rec[n]++
		}
	}
}
