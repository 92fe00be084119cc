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
	if len(fold) == 0 || d.w.Holds(vocabulary.PartSettings, string(fold)) {
		return false
	}
	h := headline{n, 1, fold, d.w.Find(fold), d.w}
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
	var moments, beside []int // pieces
	strange := false          // since the last time, a text that is none of a sign-in
	for c := d.p.Nodes[heading].NextSibling; c != page.None && !headingTag(d.p.Nodes[c].Tag); c = d.p.Nodes[c].NextSibling {
		if d.below[c].any(hasAddress | hasForeign | but) {
			return nil
		}
		for i := d.first[c]; i < d.first[min(d.end[c], len(d.first)-1)]; i++ {
			p := &d.pieces[i]
			switch {
			case p.attr != "" || p.button:
			case (p.role == vocabulary.RoleEnd || p.role == vocabulary.RoleCreated) && !d.linked(p.node) || len(moments) >= maxBare:
				return nil
			case p.bareMoment() || p.sameBeside(d, moments):
				if strange && len(moments) > 0 {
					return nil
				}
				strange = false
				moments = append(moments, i)
			case p.kinds.any(hasTime):
				return nil
			case len(p.text) <= 40 && (p.kinds.any(hasProtocol|hasDevice|hasOutcome) || len(moments) > 0 && p.valued()):
				beside = append(beside, i)
			default:
				strange = strange || p.role == "" && len(p.fold) > 1 && digits(p.fold) < len(p.fold) && !p.kinds.any(hasLogin)
			}
		}
	}
	return d.besideTimes(moments, beside)
}

// besideTimes gives each time the texts of its own item: those that stand in one element with it and not with the time before. What stands
// between two times in one element is the former's.
func (d *doc) besideTimes(moments, beside []int) []record {
	rs := make([]record, 0, len(moments))
	for k, i := range moments {
		r := record{node: d.holderOf(i), row: page.None}
		for len(beside) > 0 && beside[0] < i {
			other := -1 // the time that shares least with this one
			if k > 0 {
				other = moments[k-1]
			} else if len(moments) > 1 {
				other = moments[1]
			}
			b := beside[0]
			beside = beside[1:]
			switch {
			case other < 0 || d.shared(b, i) > d.shared(b, other):
				r.ranges = append(r.ranges, [2]int{b, b + 1})
			case k > 0:
				rs[k-1].ranges = append(rs[k-1].ranges, [2]int{b, b + 1})
			}
		}
		r.ranges = append(r.ranges, [2]int{i, i + 1})
		rs = append(rs, r)
	}
	if len(rs) > 0 {
		for _, b := range beside {
			rs[len(rs)-1].ranges = append(rs[len(rs)-1].ranges, [2]int{b, b + 1})
		}
	}
	return rs
}

// shared is how deep the innermost element lies that holds two pieces.
func (d *doc) shared(a, b int) int {
	m, n := d.holderOf(a), d.holderOf(b)
	for m != n && m != page.None && n != page.None {
		if m > n { // an element has a higher number than those around it
			m = d.p.Nodes[m].Parent
		} else {
			n = d.p.Nodes[n].Parent
		}
	}
	depth := 0
	for ; m != page.None && m == n; m, n = d.p.Nodes[m].Parent, d.p.Nodes[n].Parent {
		depth++
	}
	return depth
}

// bareMoment reports whether a text is a moment, with a way or a device beside it at most.
func (p *piece) bareMoment() bool {
	if len(p.stamps) != 1 || !p.stamps[0].HasDate() || !p.stamps[0].HasClock() || len(p.text) > 48 {
		return false
	}
	return p.rest() <= 5 || p.kinds.any(hasProtocol|hasDevice|hasOutcome|hasLogin) && p.plainWords() <= 1
}

// sameBeside reports whether a text is a moment with a few letters beside it, those of the moment before: whose sign-in it was.
func (p *piece) sameBeside(d *doc, moments []int) bool {
	if len(p.stamps) != 1 || !p.stamps[0].HasDate() || !p.stamps[0].HasClock() || p.rest() > maxChoice {
		return false
	}
	if len(moments) == 0 {
		return true
	}
	q := &d.pieces[moments[len(moments)-1]]
	s, t := &p.stamps[0], &q.stamps[0]
	return string(p.fold[:s.Start]) == string(q.fold[:t.Start]) && string(p.fold[s.End:]) == string(q.fold[t.End:])
}

func headingTag(tag string) bool {
	return len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'
}

// holderOf is the element of piece i.
func (d *doc) holderOf(i int) int {
	return d.markNode(d.pieces[i].node)
}
