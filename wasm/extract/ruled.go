package extract

import "ashiato/wasm/page"

// ruled finds the records that have no element of their own but stand between horizontal rules, or empty lines: each in several elements beside each other.
func (d *doc) ruled() {
	for n := range d.p.Nodes {
		if d.p.Nodes[n].Tag == "" || d.turned[n] != nil || !d.below[n].any(hasTime) || d.rules(n) < 2 {
			continue
		}
		if rs := d.cutRules(n, 0, 0); d.whole(rs) {
			d.turned[n] = rs
		}
	}
}

// rules is how many horizontal rules and empty lines stand in an element.
func (d *doc) rules(n int) (count int) {
	breaks := 0
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		switch {
		case d.p.Nodes[c].Tag == "hr":
			count++
		case d.p.Nodes[c].Tag == "br":
			if breaks++; breaks == 2 {
				count++
			}
		case len(d.of(c)) > 0:
			breaks = 0
		}
	}
	return count
}

// whole reports whether records are so as they were cut: each has one time and more, in several elements none of which is a record by itself.
func (d *doc) whole(rs []record) bool {
	if len(rs) < 2 {
		return false
	}
	for _, r := range rs {
		times, k := 0, kinds(0)
		for i := r.ranges[0][0]; i < r.ranges[0][1]; i++ {
			p := &d.pieces[i]
			if k |= p.kinds; p.attr == "" && p.kinds.any(hasDate) {
				times++
			}
		}
		if times != 1 || !like(k, true, true) {
			return false
		}
	}
	return true
}

// terms finds the definition lists whose terms are the times or the addresses of their records.
func (d *doc) terms() {
	for n := range d.p.Nodes {
		if d.p.Nodes[n].Tag != "dl" || d.turned[n] != nil || !d.below[n].any(hasTime) {
			continue
		}
		if rs := d.cutTerms(n, 0, 0); len(rs) > 1 && d.sound(rs) {
			d.turned[n] = rs
		}
	}
}
