package extract

import (
	"strings"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// besideLevel is the level of texts that stand before a group like a heading.
const besideLevel = 7

// headline is a heading of the page.
type headline struct {
	node, level int
	fold        []rune
	hits        []vocabulary.Hit
	w           *vocabulary.Words
}

// headings are the page's title and headings, in order.
func (d *doc) headings() []headline {
	var out []headline
	add := func(n, level int, text string) {
		t := vocabulary.Fold(clean(strings.ReplaceAll(text, "_", " "), 120))
		if len(t) > 0 && len(out) < 400 {
			out = append(out, headline{n, level, t, d.w.Find(t), d.w})
		}
	}
	add(-1, 0, d.p.Title)
	for n := range d.p.Nodes {
		level := 0
		if d.p.Nodes[n].Tag != "" && (d.p.Attr(n, "aria-current") == "page" || d.chosen(n)) {
			add(-1, 1, d.printed(n, 60)) // the entry of a menu that is shown names the page
		}
		switch tag := d.p.Nodes[n].Tag; tag {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			level = int(tag[1] - '0')
		case "summary":
			if !d.timed(n) { // else it is the head of a record
				level = 6
			}
		case "caption", "legend":
			level = 6
		case "img":
			if alt := d.p.Attr(n, "alt"); d.namesList(n, alt) && !d.linked(n) && !d.headed(n) {
				add(n, 5, alt)
			}
		case "button":
			if text := d.printed(n, 60); d.p.Has(n, "aria-controls") && d.namesList(n, text) { // of a box that opens
				add(n, 5, text)
			}
		case "section", "article", "table", "ul", "ol", "dl", "div":
			if label := d.p.Attr(n, "aria-label"); d.namesList(n, label) {
				add(n, 5, label)
			}
			if last := d.crumb(n); last != page.None {
				add(-1, 1, d.printed(last, 60))
			}
		case "nav":
			if last := d.crumb(n); last != page.None {
				add(-1, 1, d.printed(last, 60))
			}
		case "tr":
			if d.titleRow(n) {
				level = 6
			}
		default:
			if tag != "" && (d.p.Attr(n, "role") == "heading" || d.p.Attr(n, "role") == "tab" && d.p.Attr(n, "aria-selected") == "true") {
				level = 3
			}
		}
		if level > 0 {
			add(n, level, d.headingText(n))
		}
	}
	return out
}

// namesList reports whether a text that stands for an element (a picture, a box, what opens one) is the name of a history.
func (d *doc) namesList(n int, text string) bool {
	if text == "" || len(text) > 90 {
		return false
	}
	h := headline{n, 5, []rune(vocabulary.FoldString(text)), nil, d.w}
	h.hits = d.w.Find(h.fold)
	s := h.words(&context{}, false)
	return s.titled || s.logins > 0 && s.records > 0
}

// crumb is the last step of a way through the site, which names the page: Home › Account › Login history. page.None if an element is no such way.
func (d *doc) crumb(n int) int {
	if !strings.Contains(d.p.Attr(n, "class"), "readcrumb") && !strings.Contains(d.p.Attr(n, "aria-label"), "readcrumb") {
		return page.None
	}
	return d.lastStep(n)
}

// lastStep is the last child that has a text; of a list in it, its last entry.
func (d *doc) lastStep(n int) int {
	last := page.None
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.p.Nodes[c].Tag != "" && len(d.of(c)) > 0 {
			last = c
		}
	}
	if last != page.None && (d.p.Nodes[last].Tag == "ol" || d.p.Nodes[last].Tag == "ul") {
		return d.lastStep(last)
	}
	return last
}

// chosen reports whether an entry of a menu is marked as the one that is shown, and names sign-ins.
func (d *doc) chosen(n int) bool {
	if t := d.p.Nodes[n].Tag; t != "li" && t != "a" {
		return false
	}
	if !d.marked(n) || d.timed(n) {
		return false
	}
	text := vocabulary.Fold(clean(d.printed(n, 60), 60))
	if len(text) == 0 || len(text) > 40 {
		return false
	}
	h := headline{n, 0, text, d.w.Find(text), d.w}
	s := h.words(&context{}, false)
	return (s.titled || s.strong) && !d.w.Holds(vocabulary.PartSettings, string(text))
}

// otherTab reports whether a text is an entry beside the one that is shown.
func (d *doc) otherTab(text int) bool {
	n := d.p.Nodes[text].Parent
	if n == page.None || d.p.Nodes[n].Parent == page.None || d.marked(n) {
		return false
	}
	for c, seen := d.p.Nodes[d.p.Nodes[n].Parent].FirstChild, 0; c != page.None && seen < 12; c, seen = d.p.Nodes[c].NextSibling, seen+1 {
		if c != n && d.p.Nodes[c].Tag == d.p.Nodes[n].Tag && d.marked(c) && !d.timed(c) {
			return true
		}
	}
	return false
}

// marked reports whether an element is the one of several that is shown.
func (d *doc) marked(n int) bool {
	for _, token := range strings.Fields(d.p.Attr(n, "class")) {
		if name := token[strings.LastIndexAny(token, "-_")+1:]; name == "on" && name == token || name == "active" || name == "selected" || name == "current" { // tab-active
			return true
		}
	}
	return d.p.Attr(n, "aria-selected") == "true"
}

// titleRow reports whether a row is the first of its table and one cell over all columns, without a time: a title.
func (d *doc) titleRow(row int) bool {
	cells := d.children(row)
	if len(cells) != 1 || d.span(cells[0]) < 2 || d.timed(row) {
		return false
	}
	t := d.tableOf(row)
	if t == page.None {
		return false
	}
	for n := t + 1; n < row; n++ {
		if d.p.Nodes[n].Tag == "tr" {
			return false
		}
	}
	return true
}

// headingText is the text of a heading, or that of the picture in its place.
func (d *doc) headingText(n int) string {
	if text := d.printed(n, 120); text != "" {
		return text
	}
	for _, p := range d.of(n) {
		if p.attr == "alt" || p.attr == "aria-label" {
			return string(p.text)
		}
	}
	return ""
}

// timed reports whether a text below n has a time or an address.
func (d *doc) timed(n int) bool {
	for i := d.first[n]; i < d.first[min(d.end[n], len(d.first)-1)]; i++ {
		if d.pieces[i].kinds.any(hasTime | hasAddress) {
			return true
		}
	}
	return false
}

// sorts reports whether a heading is a date or a country: it says of which day the records below it are, or from where, and not what they are.
func (d *doc) sorts(h *headline) bool {
	if _, month := when.MonthOnly(h.fold, h.hits); month > 0 {
		return true
	}
	for i := range h.hits {
		if hit := &h.hits[i]; hit.Class == vocabulary.Country && hit.Start == 0 && 2*hit.End >= len(h.fold) && !has(h.hits, vocabulary.Login) {
			return true
		}
	}
	return h.node >= 0 && len(d.of(h.node)) > 0 && d.onlyDate(h.node)
}

// apartFrom reports whether a heading stands in a part of the page that is beside its content, and the group does not.
func (d *doc) apartFrom(heading int, g *group) bool {
	for n := heading; n > page.None; n = d.p.Nodes[n].Parent {
		switch d.p.Nodes[n].Tag {
		case "aside", "nav", "footer":
			return g.parent < 0 || !d.inside(g.parent, n)
		}
	}
	return false
}
