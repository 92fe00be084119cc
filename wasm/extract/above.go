package extract

import (
	"ashiato/wasm/page"
	"ashiato/wasm/signin"
)

// ways gives records that name no protocol that of the row that stands above them in their table, of their tab's name, or of their heading:
// what is said once for many.
func (d *doc) ways(g *group, drafts []draft, heading signin.Protocol) {
	for i := range drafts {
		if drafts[i].Protocol != signin.UnknownProtocol {
			return // the records say it themselves
		}
	}
	if g.table && g.parent >= 0 && d.waysOfRows(g, drafts) {
		return
	}
	panels := map[int]signin.Protocol{}
	for i := range drafts {
		p := d.panel(drafts[i].record.node, panels)
		if p == "" {
			p = heading
		}
		if p != "" {
			drafts[i].Protocol = p
		}
	}
}

// waysOfRows takes the protocols from rows of one cell that stand between the others.
func (d *doc) waysOfRows(g *group, drafts []draft) bool {
	said := map[int]signin.Protocol{}
	var now signin.Protocol
	for _, row := range d.rows(g.parent) {
		if cells := d.children(row); len(cells) != 1 {
			said[row] = now
			continue
		}
		now = ""
		for _, p := range d.of(row) {
			if p.attr == "" && !p.kinds.any(hasTime|hasAddress) {
				now = protocolIn(p.hits, len(p.fold))
				break
			}
		}
	}
	found := false
	for i := range drafts {
		if p := said[drafts[i].record.node]; p != "" {
			drafts[i].Protocol, found = p, true
		}
	}
	return found
}

// panel is the protocol that the name of the tab says in whose panel a node stands, "" if there is none.
func (d *doc) panel(n int, known map[int]signin.Protocol) signin.Protocol {
	for steps := 0; n > page.None && steps < 12; steps++ {
		if d.p.Attr(n, "role") == "tabpanel" {
			p, ok := known[n]
			if !ok {
				p = d.tabName(d.p.Attr(n, "aria-labelledby"))
				known[n] = p
			}
			return p
		}
		n = d.p.Nodes[n].Parent
	}
	return ""
}

// tabName is the protocol in the text of the element with an id.
func (d *doc) tabName(id string) signin.Protocol {
	for n := range d.p.Nodes {
		if id == "" || d.p.Nodes[n].Tag == "" || d.p.Attr(n, "id") != id {
			continue
		}
		for _, p := range d.of(n) {
			if p.attr == "" {
				return protocolIn(p.hits, len(p.fold))
			}
		}
	}
	return ""
}
