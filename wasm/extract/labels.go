package extract

import (
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// named reports whether a text ends in a colon and says nothing by itself: the label of what follows.
func (p *piece) named() bool {
	n := len(p.fold)
	return p.attr == "" && n > 1 && n < 40 && p.fold[n-1] == ':' && !p.kinds.any(hasTime|hasAddress|hasPlace|hasDevice|hasOutcome|hasProtocol)
}

// both is the element below top that holds piece i and the one after it, page.None if there is none close by.
func (d *doc) both(i, top int) int {
	up := d.p.Nodes[d.pieces[i].node].Parent
	for steps := 0; up > top && steps < 3; steps++ {
		if d.inside(d.pieces[i+1].node, up) {
			return up
		}
		up = d.p.Nodes[up].Parent
	}
	return page.None
}

// names reports whether a piece is a label in most records of the group: what only some have is a value, like "Browser" or "Success".
func (g *group) names(p *piece) bool {
	if !p.valued() {
		return true
	}
	n := min(len(g.records), maxSample)
	return n < 3 || g.labels == nil || 10*g.labels[string(p.fold)] >= 7*n
}

// valued reports whether a label may be a value as well: "Success", "Browser", "App".
func (p *piece) valued() bool {
	return p.covers(vocabulary.Outcome) || p.covers(vocabulary.Protocol) || p.covers(vocabulary.Device)
}

// isTerm reports whether a text is the term of a definition list: a label, however few records have it.
func (d *doc) isTerm(n int) bool {
	for steps := 0; n > page.None && steps < 3; steps++ {
		if t := d.p.Nodes[n].Tag; t == "dt" || t == "th" {
			return true
		}
		n = d.p.Nodes[n].Parent
	}
	return false
}

// isValue reports whether a text is the value of a term.
func (d *doc) isValue(n int) bool {
	for steps := 0; n > page.None && steps < 3; steps++ {
		if d.p.Nodes[n].Tag == "dd" {
			return true
		}
		n = d.p.Nodes[n].Parent
	}
	return false
}

// suits reports whether a text that could be a label is a value of a label with that role: a browser, by which one signed in.
func (p *piece) suits(role string) bool {
	switch role {
	case vocabulary.RoleProtocol, vocabulary.RoleService:
		return p.covers(vocabulary.Protocol) || p.covers(vocabulary.Login)
	case vocabulary.RoleOutcome:
		return p.covers(vocabulary.Outcome)
	case vocabulary.RoleDevice:
		return p.covers(vocabulary.Device) || p.covers(vocabulary.Protocol)
	}
	return false
}

// contradicts reports whether a text cannot be what a label names: an address is no browser, a result no device.
func contradicts(label, value *piece) bool {
	switch label.role {
	case vocabulary.RoleDevice, vocabulary.RoleOutcome, vocabulary.RoleProtocol, vocabulary.RoleService:
	default:
		return false
	}
	return value.attr == "" && (value.kinds.any(hasTime|hasAddress) || label.role != vocabulary.RoleOutcome && value.covers(vocabulary.Outcome) || label.role == vocabulary.RoleDevice && value.covers(vocabulary.Country) ||
		label.role == vocabulary.RoleOutcome && value.covers(vocabulary.Protocol))
}

// maxSample bounds the records looked at to learn what all records of a group have.
const maxSample = 60

// learn counts the labels of a group's first records.
func (d *doc) learn(g *group) {
	g.labels = map[string]int{}
	for _, r := range g.records[:min(len(g.records), maxSample)] {
		seen := map[string]bool{}
		for _, x := range r.ranges {
			for i := x[0]; i < x[1] && len(seen) < 60; i++ {
				if p := &d.pieces[i]; p.role != "" && p.attr == "" && !seen[string(p.fold)] {
					seen[string(p.fold)] = true
					g.labels[string(p.fold)]++
				}
			}
		}
	}
}

// away reports whether a text is too far from a label to be its value: in another line or cell, with a text between them.
func (d *doc) away(node, label, top int) bool {
	up := d.p.Nodes[label].Parent
	for steps := 0; up != page.None && up >= top && steps < 3; steps++ {
		if d.inside(node, up) {
			return false
		}
		up = d.p.Nodes[up].Parent
	}
	return true
}

// isLabel reports whether piece i names what follows rather than being a value: something follows it in its record, and it does not
// stand under a heading of its own kind as a value would.
func (d *doc) isLabel(i, end int, above string) bool {
	p := &d.pieces[i]
	if i+1 >= end {
		return false
	}
	if strings.HasSuffix(string(p.fold), ":") || above == p.role {
		return true
	}
	if above != "" || p.covers(vocabulary.Outcome) {
		return false
	}
	next := &d.pieces[i+1]
	if p.role == vocabulary.RoleAccount && next.attr == "" && !p.named() && (next.kinds.any(hasAddress|hasTime) || next.covers(vocabulary.Login) || next.covers(vocabulary.Outcome) || next.kinds.any(hasLogin) && next.kinds.any(hasOutcome)) {
		return false // by mail address, from an address; of a user: signed in
	}
	if isTimeRole(p.role) && p.covers(vocabulary.Login) && next.attr == "" && next.role == "" && next.kinds != 0 && !next.kinds.any(hasTime) {
		return false // "Sign-in" names what happened
	}
	if isTimeRole(p.role) && p.covers(vocabulary.Login) && next.role != "" && !d.isTerm(p.node) && (d.isTerm(next.node) || next.named()) {
		return false // so it does before the next label
	}
	if p.valued() && contradicts(p, next) {
		return false
	}
	return next.role == "" || next.attr != "" || p.role != next.role || next.valued()
}
