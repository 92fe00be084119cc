package extract

import (
	"ashiato/wasm/page"
)

// lines is what the parts of a card tell: how many there are, how many hold an address, a time, or both, and what is said of the times.
type lines struct {
	n, withAddr, withTime, both int
	roles                       []string
	placed                      int // items of a list that have a place or a device beside their time: what happened, one after another
	addrs                       map[string]bool
}

// oneCard reports whether the few records in n are in truth the lines of one: they do not contradict each other in address, and
// their times have labels of their own ("Created …", "Last used …"), or only one of them has what the others lack.
func (d *doc) oneCard(n int) bool {
	l := lines{addrs: map[string]bool{}}
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.rec[c] == 0 {
			continue
		}
		if d.rec[c] > 1 || d.isRow(c) || d.p.Nodes[c].Tag == "li" && d.p.Nodes[n].Tag != "li" && l.n > 2 {
			return false
		}
		d.addLine(&l, c)
	}
	switch {
	case l.n < 2 || len(l.addrs) > 1 || l.placed == l.n:
		return false
	case len(l.roles) >= 2 && distinct(l.roles),
		l.n == 2 && l.withAddr == 1 && d.twofold(n):
		return true
	}
	tag := d.p.Nodes[n].Tag
	return l.both == 0 && l.withAddr == 1 && l.withTime == 1 && l.n == 2 && tag != "ul" && tag != "ol" && tag != "tbody"
}

// addLine takes in what one part of a card holds.
func (d *doc) addLine(l *lines, part int) {
	addressed, timed := false, false
	x := d.rangeOf(part)
	for i := x[0]; i < x[1]; i++ {
		p := &d.pieces[i]
		for _, a := range p.addrs {
			l.addrs[a.net.String()] = true
			addressed = true
		}
		if p.attr == "" && p.kinds.any(hasTime) && !timed {
			timed = true
			l.roles = append(l.roles, d.timeRole(i, x[0]))
		}
	}
	l.n++
	if timed && d.p.Nodes[part].Tag == "li" && d.below[part].any(hasPlace|hasDevice) {
		l.placed++
	}
	if addressed {
		l.withAddr++
	}
	if timed {
		l.withTime++
	}
	if addressed && timed {
		l.both++
	}
}

// distinct reports whether all of several roles are known and differ.
func distinct(roles []string) bool {
	seen := map[string]bool{"": true}
	for _, r := range roles {
		if seen[r] {
			return false
		}
		seen[r] = true
	}
	return true
}

// twofold reports whether a box is one of several that are built alike, of a summary and of details that differ from it in build.
func (d *doc) twofold(n int) bool {
	parts := d.children(n)
	if len(parts) != 2 || d.sign(parts[0]) == d.sign(parts[1]) || d.p.Nodes[n].Parent == page.None {
		return false
	}
	for c := d.p.Nodes[d.p.Nodes[n].Parent].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if c != n && d.sign(c) == d.sign(n) && d.below[c].any(hasAddress) {
			return true
		}
	}
	return false
}

// timeRole is the role that the words before the time of piece i name, "" if none. from is the first piece to look at.
func (d *doc) timeRole(i, from int) string {
	p := &d.pieces[i]
	if len(p.stamps) > 0 {
		if r := d.leadRole(p, p.stamps[0].Start); r != "" {
			return r
		}
	}
	for k := i - 1; k >= from && k >= i-3; k-- {
		if d.pieces[k].role != "" {
			return d.pieces[k].role
		}
		if d.pieces[k].attr != "" {
			continue
		}
		if len(d.pieces[k].text) < 40 && !d.pieces[k].kinds.any(hasTime|hasAddress) {
			if r := d.leadRole(&d.pieces[k], len(d.pieces[k].fold)); r != "" {
				return r
			}
		}
		break
	}
	return ""
}
