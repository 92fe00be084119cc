package extract

import (
	"ashiato/wasm/page"
	"ashiato/wasm/signin"
)

// ways gives records that name no protocol that of their tab's name, of the title that they stand under, or of their heading: what is said once for many.
func (d *doc) ways(drafts []draft, above []over, heading signin.Protocol) {
	said := false
	for i := range drafts {
		if drafts[i].Protocol != signin.UnknownProtocol {
			return // the records say it themselves
		}
		said = said || above[i].way != ""
	}
	for i := range drafts {
		p := d.panel(drafts[i].record.node).way
		if p == "" {
			p = above[i].way
		}
		if p == "" && !said {
			p = heading
		}
		if p != "" {
			drafts[i].Protocol = p
		}
	}
}

// addressesAbove gives records without an address the one that stands above them: in a row of one cell, or in the heading of their list.
func (d *doc) addressesAbove(g *group, drafts []draft) {
	for i := range drafts {
		if drafts[i].Net.IsValid() && !drafts[i].above {
			return // the records say it themselves
		}
	}
	if !g.over {
		for i := range drafts {
			drafts[i].under(d, d.addressOver(drafts[i].record.node))
		}
		return
	}
	said := map[int]int{}
	now := page.None
	for _, row := range d.rows(g.parent) {
		if d.groupRow(row) {
			now = row
			continue
		}
		said[row] = now
	}
	for i := range drafts {
		if row, ok := said[drafts[i].record.node]; ok {
			drafts[i].under(d, row)
		}
	}
}

// under takes the address of a heading, and the country beside it.
func (r *draft) under(d *doc, heading int) {
	if heading == page.None {
		return
	}
	from, to := d.first[heading], d.first[d.end[heading]]
	p := d.addressed(from, to)
	if p == nil {
		return
	}
	r.Net, r.above = p.addrs[0].net, true
	for i := from; i < to && i < from+12 && r.PageCountry == ""; i++ {
		if p := &d.pieces[i]; p.attr == "" {
			if c := country(p, false); c != "" {
				r.PageCountry, r.CountryText, r.country = c, field(placeText(p)), p
			}
		}
	}
}

// addressed is the only text with an address from piece i to j, nil if there is none or one with a time.
func (d *doc) addressed(i, j int) *piece {
	var found *piece
	for ; i < j; i++ {
		p := &d.pieces[i]
		if p.kinds.any(hasTime|hasOwn) || found != nil && len(p.addrs) > 0 || len(p.addrs) > 1 {
			return nil
		}
		if p.attr == "" && len(p.addrs) == 1 && len(p.text) < 80 {
			found = p
		}
	}
	return found
}

// addressOver is the heading with an address that opens the box of a record, or stands before its list.
func (d *doc) addressOver(n int) int {
	for steps := 0; steps < 4; steps++ {
		up := d.p.Nodes[n].Parent
		if up == page.None {
			break
		}
		if h := d.headingBefore(n, up); h != page.None {
			return h
		}
		if t := d.p.Nodes[up].Tag; t == "body" || t == "section" || t == "article" || t == "details" {
			break
		}
		n = up
	}
	return page.None
}

// headingBefore is the heading with an address under which a child of up stands: the last before it, unless another heading of its level came
// after it. All children of an element are looked at once.
func (d *doc) headingBefore(child, up int) int {
	if d.over == nil {
		d.over = make(map[int][]int)
	}
	heads, known := d.over[up]
	if !known {
		for c := d.p.Nodes[up].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
			switch d.p.Nodes[c].Tag {
			case "h1", "h2", "h3", "h4", "h5", "h6", "summary", "caption", "legend", "dt", "header":
				heads = append(heads, c)
			}
		}
		d.over[up] = heads
	}
	lo, hi := 0, len(heads)
	for lo < hi {
		if mid := (lo + hi) / 2; heads[mid] < child {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for i := lo - 1; i >= 0 && i > lo-8; i-- {
		h := heads[i]
		if d.addressed(d.first[h], d.first[d.end[h]]) != nil {
			return h
		}
		if i > 0 && d.p.Nodes[heads[i-1]].Tag == d.p.Nodes[h].Tag {
			break // a heading of its level that says no address
		}
	}
	return page.None
}

// tab is what the name of a tab says of the records in its panel.
type tab struct {
	way     signin.Protocol
	outcome signin.Outcome
}

// panel is what the name of the tab says in whose panel a node stands.
func (d *doc) panel(n int) tab {
	if d.tabs == nil {
		d.nameTabs()
	}
	for steps := 0; n > page.None && steps < 12 && len(d.tabs) > 0; steps++ {
		if id := d.p.Attr(n, "id"); id != "" {
			if t, ok := d.tabs[id]; ok {
				return t
			}
		}
		if d.p.Attr(n, "role") == "tabpanel" {
			return d.tabs["#"+d.p.Attr(n, "aria-labelledby")]
		}
		n = d.p.Nodes[n].Parent
	}
	return tab{}
}

// nameTabs takes what the page's tabs say, by the id of what each opens, and by its own after "#".
func (d *doc) nameTabs() {
	d.tabs = map[string]tab{}
	for n := range d.p.Nodes {
		opened, id := d.opens(n), d.p.Attr(n, "id")
		if opened == "" && (id == "" || d.p.Attr(n, "role") != "tab") || len(d.tabs) >= maxTabs {
			continue
		}
		if t := d.named(n); t != (tab{}) {
			d.tabs[opened], d.tabs["#"+id] = t, t
			delete(d.tabs, "#") // of those without a name
		}
	}
}

// maxTabs bounds the tabs of a page that are looked at.
const maxTabs = 100

// opens is the id of the part of the page that an element shows, "" if it shows none.
func (d *doc) opens(n int) string {
	for _, a := range d.p.Nodes[n].Attrs {
		switch a.Key {
		case "aria-controls":
			return a.Val
		case "href", "data-target", "data-bs-target":
			if len(a.Val) > 1 && a.Val[0] == '#' {
				return a.Val[1:]
			}
		}
	}
	return ""
}

// named is what the first text of an element says.
func (d *doc) named(n int) tab {
	for _, p := range d.of(n) {
		if p.attr == "" {
			h := headline{n, besideLevel, p.fold, p.hits, d.w}
			return tab{protocolIn(p.hits, len(p.fold)), h.outcome()}
		}
	}
	return tab{}
}
