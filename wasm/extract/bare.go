package extract

import (
	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// maxBare bounds the times below one heading that are sign-ins without anything else.
const maxBare = 30

// bareTimes finds the sign-ins of which a page prints nothing but when: times, each with a label at most, below a heading that speaks of signing
// in. Banks greet their customers so.
func (d *doc) bareTimes() {
	for _, g := range d.bareGroups(hasPlace | hasDevice) {
		d.turned[g.first], d.bare[g.first] = g.records, true
	}
}

// bareGroups are the times below headings that speak of signing in, where nothing of some kinds stands among them.
func (d *doc) bareGroups(but kinds) (groups []group) {
	for n := range d.p.Nodes {
		if tag := d.p.Nodes[n].Tag; !headingTag(tag) && tag != "legend" || !d.says(n, vocabulary.Login) || !d.ofSignIns(n) {
			continue
		}
		if rs := d.timesBelow(n, but); len(rs) > 1 {
			groups = append(groups, group{parent: d.p.Nodes[rs[0].node].Parent, records: rs, first: rs[0].node, cut: true, bare: true})
		}
	}
	return groups
}

// ofSignIns reports whether a heading says little else than that sign-ins stand below it.
func (d *doc) ofSignIns(n int) bool {
	fold := vocabulary.Fold(clean(d.printed(n, 60), 60))
	if len(fold) == 0 || ofSettings(fold) {
		return false
	}
	h := headline{n, 1, fold, d.w.Find(fold)}
	s := h.words(&context{}, false)
	return s.against == 0 && (s.titled || 3*(s.logins+s.records) >= len(fold))
}

// says reports whether an element's first text has a word of a class and nothing that a record has.
func (d *doc) says(n int, class vocabulary.Class) bool {
	for _, p := range d.of(n) {
		if p.attr == "" {
			return has(p.hits, class) && !p.kinds.any(hasTime|hasAddress) && len(p.text) < 40
		}
	}
	return false
}

// timesBelow makes a record of each time that stands below a heading, up to the next, nil where anything else stands between them.
func (d *doc) timesBelow(heading int, but kinds) []record {
	var rs []record
	strange := false // since the last time, a text that is none of a sign-in
	for c := d.p.Nodes[heading].NextSibling; c != page.None && !headingTag(d.p.Nodes[c].Tag); c = d.p.Nodes[c].NextSibling {
		if d.below[c].any(hasAddress | hasForeign | but) {
			return nil
		}
		for i := d.first[c]; i < d.first[min(d.end[c], len(d.first)-1)]; i++ {
			p := &d.pieces[i]
			switch {
			case p.attr != "" || p.button:
			case p.role == vocabulary.RoleEnd || p.role == vocabulary.RoleCreated || len(rs) >= maxBare:
				return nil
			case p.bareMoment():
				if strange && len(rs) > 0 {
					return nil
				}
				strange = false
				rs = append(rs, record{node: d.holderOf(i), row: page.None, ranges: [][2]int{{i, i + 1}}})
			case p.kinds.any(hasTime):
				return nil
			case len(rs) > 0 && len(p.text) <= 40 && (p.kinds.any(hasProtocol|hasDevice|hasOutcome) || p.valued()):
				rs[len(rs)-1].ranges = append(rs[len(rs)-1].ranges, [2]int{i, i + 1})
			default:
				strange = strange || p.role == "" && len(p.fold) > 1 && digits(p.fold) < len(p.fold) && !p.kinds.any(hasLogin)
			}
		}
	}
	return rs
}

// bareMoment reports whether a text is a moment, with a way or a device beside it at most.
func (p *piece) bareMoment() bool {
	if len(p.stamps) != 1 || !p.stamps[0].HasDate() || !p.stamps[0].HasClock() || len(p.text) > 48 {
		return false
	}
	return p.rest() <= 5 || p.kinds.any(hasProtocol|hasDevice|hasOutcome|hasLogin) && p.plainWords() <= 1
}

func headingTag(tag string) bool {
	return len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'
}

// holderOf is the element of piece i.
func (d *doc) holderOf(i int) int {
	n := d.pieces[i].node
	if d.p.Nodes[n].Tag == "" {
		return d.p.Nodes[n].Parent
	}
	return n
}
