package extract

import (
	"ashiato/wasm/page"
)

// maxLastLine bounds the letters of a line that tells the last sign-in, maxBesideLast the records of its group.
const maxLastLine, maxBesideLast = 140, 4

// lastSignIn reports whether one record of a few is a line that names the last sign-in with its moment and its address, as a page says to whom it greets: "Last
// login: Mon Aug 17 18:05 2026 from 203.0.113.7". It is that line then, and the others are marked, as the page's news.
func (d *doc) lastSignIn(g *group, drafts []draft, c *context) bool {
	if len(drafts) > maxBesideLast || c.against+c.pageAgainst > 0 || d.posted(drafts) {
		return false
	}
	last, line := -1, page.None
	for i := range drafts {
		n := d.lastLine(&drafts[i])
		if n != page.None && last >= 0 {
			return false
		}
		if n != page.None {
			last, line = i, n
		}
	}
	if last < 0 {
		return false
	}
	for i := range drafts {
		drafts[i].event = true
	}
	drafts[last] = d.draft(d.record(line), g, nil)
	return drafts[last].timed && drafts[last].Net.IsValid()
}

// lastLine is the element of such a line in a record, page.None if it has none. What is quoted is none of the reader's.
func (d *doc) lastLine(r *draft) int {
	if !r.timed || !r.Net.IsValid() || documented(r.Net) || d.shown(r.record.node) {
		return page.None
	}
	for _, x := range r.record.ranges {
		for i := x[0]; i < x[1]; i++ {
			p := &d.pieces[i]
			if p.attr != "" || len(p.stamps) != 1 || !p.stamps[0].HasClock() || len(p.text) > maxLastLine {
				continue
			}
			if t, ok := d.nameOf(i, &p.stamps[0], 0, len(p.fold)); !ok || !t.strong || t.from < x[0] {
				continue
			}
			for n, steps := d.holderOf(i), 0; n > page.None && steps < 2; n, steps = d.p.Nodes[n].Parent, steps+1 {
				if d.below[n].any(hasAddress) && len(d.printed(n, maxLastLine+1)) <= maxLastLine {
					return n
				}
			}
		}
	}
	return page.None
}

// shown reports whether a node stands in what is quoted, printed as a program does, or written for others.
func (d *doc) shown(n int) bool {
	for ; n > page.None; n = d.p.Nodes[n].Parent {
		switch d.p.Nodes[n].Tag {
		case "blockquote", "footer", "pre", "code", "article":
			return true
		}
	}
	return false
}
