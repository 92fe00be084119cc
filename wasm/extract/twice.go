package extract

import (
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/signin"
)

// told is a group that was taken for a history, with its records.
type toldGroup struct {
	drafts []draft
	parent int
	head   int // the nearest heading
}

// once leaves out the groups that say what another one says already: the same history for narrow screens. Nothing is left out for being hidden,
// since what opens on a click is hidden as well; but of two that say the same, the hidden one goes.
func (d *doc) once(groups []toldGroup) []toldGroup {
	gone := make([]bool, len(groups))
	for i := range groups {
		for k := range groups {
			if i != k && !gone[k] && len(groups[i].drafts) < len(groups[k].drafts) && sameNodes(groups[i].drafts, groups[k].drafts) {
				gone[i] = true
			}
		}
	}
	for i := range groups {
		for k := range groups {
			if i != k && !gone[i] && !gone[k] && completes(groups[i].drafts, groups[k].drafts) {
				gone[k] = true
			}
		}
	}
	for i := range groups {
		for k := i + 1; k < len(groups); k++ {
			if gone[i] || gone[k] || !copies(groups[i].drafts, groups[k].drafts) {
				continue
			}
			kept, copied := i, k
			if exact := finer(groups[i].drafts, groups[k].drafts); exact < 0 || exact == 0 && d.narrowOnly(groups[i].parent) && !d.narrowOnly(groups[k].parent) {
				kept, copied = k, i
			}
			gone[copied] = true
			takeOver(groups[kept].drafts, groups[copied].drafts)
		}
	}
	for i := range groups {
		for k := range groups {
			if i == k || gone[i] || gone[k] || !repeats(groups[i].drafts, groups[k].drafts) {
				continue
			}
			if len(groups[i].drafts) == 1 {
				gone[i] = true // a row shown again in a box of its own
				continue
			}
			if begins(groups[i].drafts, groups[k].drafts) {
				gone[i] = true // the latest of all
				continue
			}
			if groups[i].head != groups[k].head && !d.narrowOnly(groups[i].parent) && !d.narrowOnly(groups[k].parent) {
				continue // a list with a heading of its own: the sessions of a history
			}
			// i says nothing that k does not; if both say the same, the one that is shown stays, else the first.
			if repeats(groups[k].drafts, groups[i].drafts) {
				a, b := d.narrowOnly(groups[i].parent), d.narrowOnly(groups[k].parent)
				if a != b && !a || a == b && i < k {
					continue
				}
			}
			gone[i] = true
			twins(groups[i].drafts, groups[k].drafts)
		}
	}
	kept := groups[:0:0]
	full := map[int]bool{} // headings below which a whole history stands
	for i := range groups {
		full[groups[i].head] = full[groups[i].head] || !gone[i] && len(groups[i].drafts) > 2 && whole(groups[i].drafts)
	}
	for i := range groups {
		gone[i] = gone[i] || len(groups[i].drafts) < 3 && full[groups[i].head] && beside(groups[i].drafts)
		if !gone[i] {
			kept = append(kept, groups[i])
		}
	}
	return kept
}

// whole reports whether every record has an address and a time of day.
func whole(drafts []draft) bool {
	for i := range drafts {
		if !drafts[i].Net.IsValid() || !drafts[i].timed || !drafts[i].stamp.HasClock() {
			return false
		}
	}
	return true
}

// beside reports whether no record is whole or names a device: one's own address and when the page was made, beside a history.
func beside(drafts []draft) bool {
	for i := range drafts {
		if drafts[i].Device != "" || whole(drafts[i:i+1]) {
			return false
		}
	}
	return true
}

// sameNodes reports whether the elements of a few records are among those of all: they were found in two ways.
func sameNodes(few, all []draft) bool {
	have := make(map[int]bool, len(all))
	for i := range all {
		have[all[i].record.node] = true
	}
	for i := range few {
		if !have[few[i].record.node] {
			return false
		}
	}
	return true
}

// repeats reports whether all of few stands in all as well.
func repeats(few, all []draft) bool {
	if len(few) == 0 || len(few) > len(all) || len(few) == 1 && len(all) < 3 {
		return false
	}
	have := make(map[string]signin.Protocol, len(all))
	for i := range all {
		if key := all[i].key(); key != "" {
			have[key] = all[i].Protocol
		}
	}
	for i := range few {
		p, ok := have[few[i].key()]
		if !ok || p != few[i].Protocol && p != signin.UnknownProtocol && few[i].Protocol != signin.UnknownProtocol {
			return false
		}
	}
	return true
}

// twins notes for records where else they are shown: which of the two a person sees, the window's width decides.
func twins(few, all []draft) {
	at := make(map[string]int, len(few))
	for i := range few {
		at[few[i].key()] = few[i].Node
	}
	for i := range all {
		if n, ok := at[all[i].key()]; ok && n != all[i].Node {
			all[i].Twin = n
		}
	}
}

// key tells a record from others by time and address, "" if it has not both.
func (r *draft) key() string {
	if !r.timed || !r.Net.IsValid() && r.PageCountry == "" && r.Device == "" {
		return ""
	}
	what := r.PageCountry + " " + r.Device
	if r.Net.IsValid() {
		what = r.Net.String()
	}
	return r.Time.UTC().Format("20060102150405") + " " + what
}

// narrowOnly reports whether an element is hidden, or shown on narrow screens only, as far as its markup tells.
func (d *doc) narrowOnly(n int) bool {
	for steps := 0; n > page.None && steps < 8; steps++ {
		if d.p.Has(n, "hidden") {
			return true
		}
		for token := range strings.FieldsSeq(strings.ToLower(d.p.Attr(n, "class"))) {
			switch token {
			case "d-md-none", "d-lg-none", "d-sm-none", "md:hidden", "lg:hidden", "sm:hidden", "visible-xs", "visible-sm", "visible-xs-block", "hidden-md", "hidden-lg", "show-for-small-only", "hide-for-medium",
				"is-hidden-tablet", "is-hidden-desktop", "mobile-only", "only-mobile", "only-sm", "sp-only", "sp", "only-sp", "is-sp", "u-sp", "mobile", "for-mobile", "show-mobile", "pc-none", "hidden":
				return true
			}
		}
		n = d.p.Nodes[n].Parent
	}
	return false
}

// begins reports whether a few records are the first of all, to the second.
func begins(few, all []draft) bool {
	if len(few) < 2 || len(few) >= len(all) {
		return false
	}
	for i := range few {
		if few[i].key() != all[i].key() || !few[i].Net.IsValid() || few[i].Precision != signin.Second {
			return false
		}
	}
	return true
}
