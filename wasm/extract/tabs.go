package extract

import (
	"ashiato/wasm/page"
)

// entries are the entries of a choice: links, buttons or items in a box that holds nothing else.
func (d *doc) entries(box int) (out []int) {
	switch d.p.Nodes[box].Tag {
	case "div", "ul", "ol", "nav":
	default:
		return nil
	}
	if x := d.rangeOf(box); x[1]-x[0] > 2*maxTitleTexts || d.timed(box) {
		return nil
	}
	for n := box + 1; n < d.end[box]; n++ {
		if t := d.p.Nodes[n].Tag; t == "li" || t == "a" || t == "button" {
			out = append(out, n)
			n = d.end[n] - 1
		}
	}
	return out
}

// choiceOver are the sections of the lists behind a choice: where there is but one, it is that of the entry which is marked as shown; where there are as many as
// entries, one is each's.
func (d *doc) choiceOver(n int) (out []section) {
	entries := d.entries(n)
	if len(entries) < 2 {
		return nil
	}
	var lists []int
	for c := d.p.Nodes[n].NextSibling; c != page.None && len(lists) <= len(entries); c = d.p.Nodes[c].NextSibling {
		if d.below[c].any(hasTime | hasAddress) {
			lists = append(lists, c)
		}
	}
	for i, entry := range entries {
		s := section{over{title: n}, lowTitle, -1, "tabs"}
		switch {
		case len(lists) == len(entries):
			s.title = lists[i] - 1 // right before it
		case len(lists) != 1 || !d.marked(entry):
			continue
		}
		if d.readTitle(&s, entry, true) && s.says() {
			out = append(out, s)
		}
	}
	if len(lists) == 1 && len(out) > 1 {
		return nil
	}
	return out
}
