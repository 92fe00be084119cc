package extract

import (
	"strings"

	"ashiato/wasm/page"
)

// split cuts an element that holds several records without an element for each: lines, repeated terms of a definition list, the cells of
// a grid. It returns one record where there is nothing to cut.
func (d *doc) split(n int) []record {
	r := d.record(n)
	whole := []record{r}
	if r.row != page.None {
		return whole
	}
	from, to := r.ranges[0][0], r.ranges[0][1]
	addrs, times := 0, 0
	for i := from; i < to; i++ {
		if d.pieces[i].attr != "" {
			continue
		}
		if d.pieces[i].kinds.any(hasAddress) {
			addrs++
		}
		if d.pieces[i].kinds.any(hasTime) {
			times++
		}
	}
	if addrs < 2 && times < 2 || times == 1 && d.oneOfMany(n) {
		return whole
	}
	flat := d.flat(n)
	for _, cut := range []func(int, int, int) []record{d.cutTerms, d.cutRules, d.cutLines, d.cutGrid, d.cutLabels, d.cutPeriod} {
		if rs := cut(flat, from, to); d.sound(rs) {
			return rs
		}
	}
	return whole
}

// maxNeighbours bounds the elements that are looked at before and after one.
const maxNeighbours = 4

// oneOfMany reports whether an element stands near another that is built alike and has a moment and an address: it is a record as it is, however many
// addresses it has.
func (d *doc) oneOfMany(n int) bool {
	if d.p.Attr(n, "class") == "" || d.p.Nodes[n].Parent == page.None {
		return false
	}
	for _, c := range [...]int{d.p.Nodes[n].NextSibling, d.p.Nodes[d.p.Nodes[n].Parent].FirstChild} {
		for steps := 0; steps < maxNeighbours && c != page.None; steps, c = steps+1, d.p.Nodes[c].NextSibling {
			if c != n && d.sign(c) == d.sign(n) && d.below[c].any(hasDate) && d.below[c].any(hasAddress) {
				return true
			}
		}
	}
	return false
}

// flat is the element below n that holds the pieces side by side.
func (d *doc) flat(n int) int {
	for {
		next := page.None
		for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
			if d.below[c].any(hasTime | hasAddress) {
				if next != page.None {
					return n
				}
				next = c
			}
		}
		if next == page.None || d.p.Nodes[next].Tag == "" {
			return n
		}
		n = next
	}
}

// sound reports whether a cut has given records: most have a time or an address, none two addresses that differ.
func (d *doc) sound(rs []record) bool {
	if len(rs) < 2 {
		return false
	}
	good, full, addressed, lines := 0, 0, 0, 0
	for _, r := range rs {
		if x := r.ranges[0]; len(r.ranges) == 1 && x[1]-x[0] == 1 && d.pieces[x[0]].kinds.any(hasDate) {
			lines++
		}
		seen := map[string]bool{}
		for _, x := range r.ranges {
			for i := x[0]; i < x[1]; i++ {
				if len(d.pieces[i].addrs) > 0 {
					seen[d.pieces[i].addrs[0].net.String()] = true
				}
			}
		}
		if len(seen) > 1 {
			return false
		}
		if len(seen) > 0 {
			addressed++
		}
		if k := d.kindsOf(r); k.any(hasTime | hasAddress) {
			good++
			if like(k, true, true) {
				full++
			}
		}
	}
	return good == len(rs) && full*2 > len(rs) && (addressed == 0 || 3*addressed >= 2*len(rs) || lines == len(rs))
}

// cutTerms cuts a definition list where a term comes that is no label but holds the time or the address of its record. A term that is a day heads the
// records below it, each with its time of day.
func (d *doc) cutTerms(n, _, _ int) []record {
	if d.p.Nodes[n].Tag != "dl" {
		return nil
	}
	var rs []record
	day := false // the term above is a day, without a time of day
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.p.Nodes[c].Tag == "dt" {
			if !d.below[c].any(hasTime | hasAddress) {
				return nil
			}
			day = d.below[c].any(hasDate) && d.onlyDate(c)
			rs = append(rs, record{node: c, row: page.None})
		}
		last := len(rs) - 1
		if last < 0 || len(d.of(c)) == 0 {
			continue
		}
		if day && d.below[c].any(hasClock) && d.kindsOf(rs[last]).any(hasClock) {
			rs = append(rs, record{node: c, row: page.None})
			last++
		}
		rs[last].ranges = append(rs[last].ranges, d.record(c).ranges...)
	}
	return rs
}

// cutRules cuts at horizontal rules, or at line breaks that come twice.
func (d *doc) cutRules(n, _, _ int) []record {
	var rs []record
	start, node, breaks, rules := d.first[n], n, 0, 0
	add := func(end int) {
		if end > start {
			rs = append(rs, record{node: node, row: page.None, ranges: [][2]int{{start, end}}})
		}
		start, node = end, n
	}
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		switch tag := d.p.Nodes[c].Tag; {
		case tag == "br":
			breaks++
		case tag == "hr":
			breaks = 2
		case len(d.of(c)) > 0:
			if breaks >= 2 {
				rules++
				add(d.first[c])
			}
			breaks = 0
			if node == n && tag != "" {
				node = c
			}
		}
	}
	add(d.first[min(d.end[n], len(d.first)-1)])
	if rules == 0 {
		return nil
	}
	kept := rs[:0]
	for _, r := range rs {
		if d.kindsOf(r).any(hasTime | hasAddress) {
			kept = append(kept, r)
		}
	}
	return d.behead(n, kept)
}

// behead takes from the first of several records the heading that stands above all of them, as those of the others have none.
func (d *doc) behead(flat int, rs []record) []record {
	head := d.p.Nodes[flat].FirstChild
	for head != page.None && len(d.of(head)) == 0 {
		head = d.p.Nodes[head].NextSibling
	}
	if len(rs) < 2 || head == page.None || !d.heads(head) || rs[0].ranges[0][0] != d.first[head] || d.headed(d.pieces[rs[1].ranges[0][0]].node) {
		return rs
	}
	first := &rs[0]
	if from := d.first[d.end[head]]; from < first.ranges[0][1] {
		first.ranges[0][0], first.node = from, d.holder(from, flat)
	}
	return rs
}

// cutLines cuts at line breaks, and the lines of preformatted text.
func (d *doc) cutLines(n, from, to int) []record {
	var rs []record
	start := d.first[n]
	add := func(end, node int) {
		if end > start {
			rs = append(rs, record{node: node, row: page.None, ranges: [][2]int{{start, end}}})
		}
		start = end
	}
	breaks := 0
	node := n
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.p.Nodes[c].Tag == "br" || d.p.Nodes[c].Tag == "hr" {
			breaks++
			add(d.first[c], node)
			node = n
			continue
		}
		if node == n && d.p.Nodes[c].Tag != "" {
			node = c
		}
	}
	if breaks == 0 {
		return d.textLines(n, from, to)
	}
	add(d.first[min(d.end[n], len(d.first)-1)], node)
	kept := rs[:0]
	for _, r := range rs {
		if k := d.kindsOf(r); k.any(hasTime|hasAddress) || k != 0 && k.any(hasDevice|hasPlace) {
			kept = append(kept, r)
		}
	}
	return kept
}

// textLines are the lines of one preformatted text.
func (d *doc) textLines(n, from, to int) []record {
	var rs []record
	var roles []string
	others := 0
	for i := from; i < to; i++ {
		if d.pieces[i].attr == "" && like(d.pieces[i].kinds, true, true) {
			roles = append(roles, d.timeRole(i, i))
			rs = append(rs, record{node: n, row: page.None, ranges: [][2]int{{i, i + 1}}})
		} else if d.pieces[i].attr != "" || d.pieces[i].kinds.any(hasAddress) {
			return nil
		} else if !drawn(d.pieces[i].fold) {
			others++
		}
	}
	if others > 3 && 2*others > len(rs) { // heads, rules and sums
		return nil
	}
	if len(roles) > 1 && distinct(roles) { // first sign-in, last seen: of one device
		return nil
	}
	return rs
}

// drawn reports whether a line is a rule drawn with signs.
func drawn(s []rune) bool {
	for _, r := range s {
		if letter(r) || digit(r) || r >= 0xA0 && (r < 0x2500 || r >= 0x2600) {
			return false
		}
	}
	return true
}

// cutLabels cuts where the first label comes again.
func (d *doc) cutLabels(n, from, to int) []record {
	again := ""
	seen := map[string]int{}
	firstOf := map[string]int{}
	for i := from; i < to; i++ {
		if key := d.leading(&d.pieces[i]); key != "" {
			if _, ok := firstOf[key]; !ok {
				firstOf[key] = i
			}
			seen[key]++
		}
	}
	best := to
	for key, count := range seen {
		if count >= 2 && firstOf[key] < best {
			best, again = firstOf[key], key
		}
	}
	if again == "" {
		return nil
	}
	var rs []record
	start := best
	for i := best + 1; i <= to; i++ {
		if i == to || d.leading(&d.pieces[i]) == again {
			rs = append(rs, record{node: d.holder(start, n), row: page.None, ranges: [][2]int{{start, i}}})
			start = i
		}
	}
	return rs
}

// leading is the label that a piece is, or begins with; "" if it has none.
func (d *doc) leading(p *piece) string {
	switch {
	case p.attr != "":
		return ""
	case p.role != "":
		text := string(p.fold)
		if i := strings.IndexByte(text, '('); i > 0 && inTurns(text[i:]) {
			text = text[:i]
		}
		return text
	}
	for k, r := range p.fold[:min(40, len(p.fold))] {
		if r == ':' {
			if d.label(p.fold[:k]) != "" {
				return string(p.fold[:k])
			}
			break
		}
	}
	return ""
}

// holder is the child of n that holds piece i: what a mark is put on.
func (d *doc) holder(i, n int) int {
	node := d.pieces[i].node
	for node > n && d.p.Nodes[node].Parent != n {
		node = d.p.Nodes[node].Parent
	}
	if node < 0 || d.p.Nodes[node].Tag == "" {
		return n
	}
	return node
}
