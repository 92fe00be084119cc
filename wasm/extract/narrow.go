package extract

import (
	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// narrow goes from a wide element with one record in it down to the row, the item or the card.
func (d *doc) narrow(n int) int {
	best := n
	for cur := n; ; {
		if d.isRow(cur) || d.p.Nodes[cur].Tag == "li" && !d.dayOf(cur) || d.p.Nodes[cur].Tag == "" || d.p.Attr(cur, "role") == "listitem" {
			return cur
		}
		next := page.None
		for c := d.p.Nodes[cur].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
			if d.rec[c] > 0 {
				next = c
			}
		}
		if next == page.None || d.p.Nodes[next].Tag == "" {
			return best
		}
		if d.timedBy(cur, next) {
			return cur
		}
		switch d.p.Nodes[cur].Tag {
		case "table", "tbody", "thead", "tfoot", "ul", "ol", "section", "main", "form", "body", "html", "fieldset":
			best = next
		default:
			if d.dayBox(cur, next) || d.titleBox(cur, next) {
				best = next
			}
		}
		cur = next
	}
}

// titleBox reports whether a box begins with a heading that names a login history, or what is none: the record stands below it.
func (d *doc) titleBox(box, inner int) bool {
	head := d.p.Nodes[box].FirstChild
	for head != page.None && head < inner && d.p.Nodes[head].Tag == "" {
		head = d.p.Nodes[head].NextSibling
	}
	if head == page.None || head >= inner || !d.headed(head) {
		return false
	}
	h := headline{node: head, level: 2, fold: vocabulary.Fold(clean(d.printed(head, 120), 120)), w: d.w}
	h.hits = d.w.Find(h.fold)
	s := h.words(&context{}, false)
	return s.titled || s.against > 0 && s.logins == 0
}

// dayOf reports whether an item holds a list with one record, beside another whose list has several.
func (d *doc) dayOf(item int) bool {
	for c := d.p.Nodes[item].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if t := d.p.Nodes[c].Tag; (t == "ul" || t == "ol") && d.rec[c] == 1 {
			return d.amongSeveral(item)
		}
	}
	return false
}

// dayBox reports whether a box is a day with one record: the date stands first, and a box built like it has several.
func (d *doc) dayBox(box, inner int) bool {
	p := &d.pieces[d.first[box]]
	if d.first[box] >= d.first[inner] || p.attr != "" || len(p.stamps) != 1 {
		return false
	}
	return p.stamps[0].HasDate() && !p.stamps[0].HasClock() && d.below[inner].any(hasClock) && d.amongSeveral(box)
}

// amongSeveral reports whether an element that is built like this one, beside it, holds several records.
func (d *doc) amongSeveral(n int) bool {
	up := d.p.Nodes[n].Parent
	if up == page.None {
		return false
	}
	for c := d.p.Nodes[up].FirstChild; c != page.None && c <= n+maxRowAhead; c = d.p.Nodes[c].NextSibling {
		if d.rec[c] > 1 && d.sign(c) == d.sign(n) {
			return true
		}
	}
	return false
}

// beside is the facts that stand in a card but outside of an element in it, as far as that element has none of the kind.
func (d *doc) beside(card, inner int) kinds {
	const facts = hasAddress | hasPlace | hasDevice | hasMailProtocol
	var k kinds
	for i := d.first[card]; i < d.first[min(d.end[card], len(d.first)-1)]; i++ {
		if i == d.first[inner] {
			i = d.first[min(d.end[inner], len(d.first)-1)] - 1
			continue
		}
		if d.pieces[i].attr == "" {
			k |= d.pieces[i].kinds
		}
	}
	return k & facts &^ d.below[inner]
}

// listed reports whether a record stands in a table or list of its own: what is beside that is its heading.
func (d *doc) listed(n int) bool {
	for {
		switch d.p.Nodes[n].Tag {
		case "table", "tbody", "tr", "ul", "ol", "li":
			return true
		}
		next := page.None
		for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
			if d.rec[c] > 0 {
				next = c
			}
		}
		if next == page.None {
			return false
		}
		n = next
	}
}

// summed reports whether the summary of details tells a result, or how long ago it was.
func (d *doc) summed(details int) bool {
	c := d.p.Nodes[details].FirstChild
	if c == page.None || d.p.Nodes[c].Tag != "summary" {
		return false
	}
	for _, p := range d.of(c) {
		if p.kinds.any(hasOutcome) || len(p.stamps) > 0 && p.stamps[0].Relative() {
			return true
		}
	}
	return false
}

// timedBy reports whether the time of a record, or another fact that it lacks, stands beside it in its card: the summary of details that open
// on a click, the title over a table of labels and values, the lines below. Other cards of the same kind beside it tell a card from a page.
func (d *doc) timedBy(card, inner int) bool {
	timeless := d.below[card].any(hasTime) && !d.below[inner].any(hasTime)
	if d.p.Nodes[card].Tag == "details" && (timeless || d.summed(card)) {
		return true
	}
	if !timeless && (d.beside(card, inner) == 0 || d.listed(inner)) {
		return false
	}
	up := d.p.Nodes[card].Parent
	if up == page.None {
		return false
	}
	for c := d.p.Nodes[up].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if c != card && d.rec[c] == 1 && d.p.Nodes[c].Tag == d.p.Nodes[card].Tag && d.p.Attr(c, "class") == d.p.Attr(card, "class") {
			return true
		}
	}
	return false
}
