package extract

import (
	"slices"

	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// borders are the headings between records at which a list ends: they name something else, and stand neither in a record nor over each. found are
// the records, in order.
func (d *doc) borders(found []int) []int {
	var out []int
	gaps, next := 0, 0 // gaps between records that have such a heading
	last := page.None
	for n := range d.p.Nodes {
		switch d.p.Nodes[n].Tag {
		case "h1", "h2", "h3", "h4", "h5", "h6":
		default:
			continue
		}
		for next < len(found) && found[next] < n {
			next++
		}
		if next == 0 || d.inside(n, found[next-1]) || d.besideIt(d.p.Nodes[n].Parent, found[next-1]) || !d.ends(n) {
			continue
		}
		if next < len(found) && next != last {
			gaps, last = gaps+1, next
		}
		out = append(out, n)
	}
	if 2*gaps >= len(found) {
		return nil
	}
	return out
}

// besideIt reports whether an element stands beside a record and is built like it.
func (d *doc) besideIt(n, record int) bool {
	return n != page.None && d.p.Nodes[n].Parent == d.p.Nodes[record].Parent && d.p.Nodes[n].Tag != "" && d.sign(n) == d.sign(record)
}

// ends reports whether a heading has nothing that the heading of a part of a history has: a day, a result, a way, a place, a device, a title.
func (d *doc) ends(n int) bool {
	t := vocabulary.Fold(clean(d.printed(n, 120), 120))
	if len(t) == 0 {
		return false
	}
	h := headline{n, 3, t, d.w.Find(t), d.w}
	if d.sorts(&h) || d.timed(n) || domestic(t) != "" || prefecture(t) {
		return false
	}
	s := h.words(&context{}, false)
	if s.strong && s.against == 0 && !h.ofSettings() && !h.question() {
		return false // one for each: "Sign-in at …"
	}
	if s.titled || s.logins > 0 && s.records > 0 {
		return s.against > 0 && !s.titled
	}
	for i := range h.hits {
		switch h.hits[i].Class {
		case vocabulary.Outcome, vocabulary.Protocol, vocabulary.Country, vocabulary.Device, vocabulary.Current, vocabulary.Warned, vocabulary.Said, vocabulary.Unit, vocabulary.Weekday, vocabulary.Month:
			return has(h.hits, vocabulary.Against)
		}
	}
	return true
}

// parted reports whether a border lies between two nodes.
func (d *doc) parted(a, b int) bool {
	if a > b {
		a, b = b, a
	}
	i, _ := slices.BinarySearch(d.ended, a)
	return i < len(d.ended) && d.ended[i] < b
}

// prefecture reports whether a name is that of a part of Japan: 大阪府, 神奈川県.
func prefecture(s []rune) bool {
	if len(s) != 3 && len(s) != 4 || s[0] < 0x4E00 {
		return false
	}
	switch s[len(s)-1] {
	case '都', '道', '府', '県':
		return true
	}
	return false
}
