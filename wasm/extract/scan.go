package extract

import (
	"slices"
	"strings"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// kinds says what stands in a text or below an element.
type kinds uint32

const (
	hasDate     kinds = 1 << iota // a date, perhaps with a time of day, or a distance from now
	hasClock                      // a time of day alone
	hasNow                        // "active now"
	hasAddress                    //
	hasPlace                      //
	hasDevice                     //
	hasOutcome                    //
	hasProtocol                   //
	hasMailProtocol
	hasLogin
	hasEvent
	hasCurrent
	hasHost
	hasForeign // what no login history has: HTTP requests, prices, hardware addresses
	hasLabel   // the text is a label and nothing else
	hasOwn     // speaks of the reader's own address

	hasTime = hasDate | hasClock | hasNow
)

func (k kinds) any(of kinds) bool { return k&of != 0 }

// piece is one text of the page, or an attribute that tells something.
type piece struct {
	node   int // index in the page's nodes: of the text, or of the element that has the attribute
	attr   string
	text   []rune // as printed, cleaned
	fold   []rune
	hits   []vocabulary.Hit
	stamps []when.Stamp
	addrs  []address
	kinds  kinds
	role   string // what it names, if it is nothing but a label
	button bool   // within a button, or a link that does something
	w      *vocabulary.Words
}

// doc is a page made ready: its pieces in order, and for every element what stands below it.
type doc struct {
	p          *page.Page
	o          Options
	w          *vocabulary.Words
	pieces     []piece
	first      []int // of each node, the index of the first piece at it or after it
	end        []int // of each node, the node after its last descendant
	kinds      []kinds
	rec        []int32          // records below each node
	below      []kinds          // what stands at and below each node
	turned     map[int][]record // tables that stand on their side
	bare       map[int]bool     // those of turned that hold nothing but times
	greets     map[int]bool     // those whose times have names that say what they are
	saysLogins bool             // the page's title or main heading names a history of sign-ins
	led        map[int]bool     // tables whose heads say that each row is a sign-in
	over       map[int][]int    // headings among the children of an element
	sections   map[int][]section
	ended      []int // the headings at which lists end
	tabs       map[string]tab
	watch      watch

	looks map[lookKey]*look // texts that were looked at: the cells of a history repeat themselves
	own   []string          // the definition's words for the reader's own address, folded and squeezed
}

// maxPieces bounds the texts of a page that are read.
const maxPieces = 400_000

// ready walks the page once.
func ready(p *page.Page, o Options) *doc {
	n := len(p.Nodes)
	d := &doc{p: p, o: o, w: o.Words, first: make([]int, n+1), end: make([]int, n), kinds: make([]kinds, n), rec: make([]int32, n), looks: map[lookKey]*look{}}
	d.pieces = make([]piece, 0, min(texts(p), maxPieces))
	if o.Definition != nil {
		for _, w := range o.Definition.OwnAddress {
			d.own = append(d.own, squeeze(vocabulary.FoldString(w)))
		}
	}
	w := walk{}
	for i := range p.Nodes {
		d.first[i] = len(d.pieces)
		d.end[i] = i + 1
		if i < w.skipTo || d.late(textsUntil) {
			continue
		}
		if p.Nodes[i].Tag == "" {
			d.visitText(i, &w)
		} else {
			d.visitElement(i, &w)
		}
	}
	d.first[n] = len(d.pieces)
	for i := n - 1; i > 0; i-- {
		if up := p.Nodes[i].Parent; up >= 0 && up < i {
			d.end[up] = max(d.end[up], d.end[i])
		}
	}
	for i := range d.pieces {
		d.kinds[d.pieces[i].node] |= d.pieces[i].kinds
	}
	return d
}

// walk is how far the walk has decided already: nodes to leave out, nodes within a button.
type walk struct{ skipTo, buttonTo int }

func (d *doc) visitText(i int, w *walk) {
	text, last := d.run(i)
	w.skipTo = max(w.skipTo, last)
	if d.iconFont(i) {
		d.addPiece(i, "alt", text, i < w.buttonTo)
		return
	}
	d.addText(i, text, i < w.buttonTo)
}

// iconFont reports whether a text is the name of a picture that a font of icons shows in its place.
func (d *doc) iconFont(text int) bool {
	up := d.p.Nodes[text].Parent
	if up == page.None || d.p.Nodes[text].Text == "" || len(d.p.Nodes[text].Text) > 40 {
		return false
	}
	class := d.p.Attr(up, "class")
	return strings.Contains(class, "material-icons") || strings.Contains(class, "material-symbols") || strings.Contains(class, "mat-icon")
}

func (d *doc) visitElement(i int, w *walk) {
	if d.labelOnly(i) {
		for line := range strings.SplitSeq(d.p.Attr(i, "aria-label"), "\n") {
			d.addPiece(i, "", line, i < w.buttonTo)
		}
	}
	switch d.p.Nodes[i].Tag {
	case "select":
		if !d.listBox(i) {
			w.skipTo = d.subtreeEnd(i)
		}
	case "head", "datalist", "svg", "math", "object", "audio", "video":
		w.skipTo = d.subtreeEnd(i)
		if d.p.Nodes[i].Tag == "svg" {
			d.svgTitle(i)
		}
	case "button":
		if !d.composed(i) {
			w.buttonTo = max(w.buttonTo, d.subtreeEnd(i))
		}
	case "input":
		if d.onlyShown(i) {
			d.addPiece(i, "", d.p.Attr(i, "value"), false)
		} else if d.p.Attr(i, "type") == "checkbox" && d.p.Has(i, "disabled") { // an answer
			d.addPiece(i, "", answer(d.p.Has(i, "checked")), false)
		}
	default:
		text := d.spelledOut(i)
		if text == "" {
			text = d.spelledDate(i)
		}
		if text != "" {
			d.addPiece(i, "", text, i < w.buttonTo)
			w.skipTo = d.subtreeEnd(i)
		}
	}
	if d.presses(i) {
		w.buttonTo = max(w.buttonTo, d.subtreeEnd(i))
	}
	d.attributes(i, i < w.buttonTo)
}

// labelOnly reports whether an element has nothing in it but lines of a label: what is painted on a canvas, told to screen readers.
func (d *doc) labelOnly(i int) bool {
	return d.p.Nodes[i].FirstChild == page.None && strings.Contains(d.p.Attr(i, "aria-label"), "\n")
}

// answer is what a box says that nobody can tick.
func answer(checked bool) string {
	if checked {
		return "1"
	}
	return "0"
}

// listBox reports whether a select shows records, one an option, and is no list of choices: its options are long and have a time and more.
func (d *doc) listBox(sel int) bool {
	n, long := 0, 0
	for c := d.p.Nodes[sel].FirstChild; c != page.None && n < 8; c = d.p.Nodes[c].NextSibling {
		if t := d.p.Nodes[c].FirstChild; d.p.Nodes[c].Tag == "option" && t != page.None {
			n++
			if l := d.look("", d.p.Nodes[t].Text); l.kinds.any(hasTime) && l.kinds.any(hasAddress|hasPlace|hasDevice|hasOutcome|hasLogin) {
				long++
			}
		}
	}
	return n > 1 && long == n
}

// presses reports whether an element that is no button works as one.
func (d *doc) presses(i int) bool {
	tag := d.p.Nodes[i].Tag
	if tag == "a" {
		for token := range strings.FieldsSeq(d.p.Attr(i, "class")) {
			if (token == "btn" || token == "button" || strings.HasPrefix(token, "btn-")) && !d.composed(i) {
				return true
			}
		}
	}
	return tag != "span" && d.p.Attr(i, "role") == "button" && !d.composed(i) || tag == "a" && d.p.Attr(i, "data-method") != ""
}

// onlyShown reports whether an input is a field that nobody can type into: its value is a text of the page.
func (d *doc) onlyShown(i int) bool {
	switch d.p.Attr(i, "type") {
	case "", "text", "search", "url", "tel", "date", "time", "datetime-local":
		return d.p.Has(i, "readonly") || d.p.Has(i, "disabled")
	}
	return false
}

// texts is how many texts a page has.
func texts(p *page.Page) (n int) {
	for i := range p.Nodes {
		if p.Nodes[i].Tag == "" {
			n++
		}
	}
	return n
}

// composed reports whether a button has several parts: the head of a record that opens on a click, rather than an action.
func (d *doc) composed(n int) bool {
	texts := 0
	for i, end := n+1, min(d.subtreeEnd(n), n+40); i < end; i++ {
		if d.p.Nodes[i].Tag == "" {
			texts++
		}
	}
	return texts >= 2 || d.summary(n)
}

// summary reports whether a button has but one text, with a whole moment in it: it opens a record.
func (d *doc) summary(n int) bool {
	t := d.p.Nodes[n].FirstChild
	return t != page.None && d.p.Nodes[t].Tag == "" && slices.ContainsFunc(d.look("", d.p.Nodes[t].Text).stamps, func(s when.Stamp) bool { return s.HasDate() && s.HasClock() })
}

// subtreeEnd is the node after the last descendant of n, found by walking: used for a few elements only, while end is not known.
func (d *doc) subtreeEnd(n int) int {
	for up := n; up >= 0; up = d.p.Nodes[up].Parent {
		if next := d.p.Nodes[up].NextSibling; next != page.None && next > n {
			return next
		}
	}
	return len(d.p.Nodes)
}

func (d *doc) svgTitle(n int) {
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.p.Nodes[c].Tag == "title" {
			if t := d.p.Nodes[c].FirstChild; t != page.None {
				d.addPiece(n, "title", d.p.Nodes[t].Text, false)
			}
		}
	}
}

// attributes takes the attributes that tell something.
func (d *doc) attributes(n int, button bool) {
	for _, a := range d.p.Nodes[n].Attrs {
		if a.Val == "" {
			continue
		}
		switch a.Key {
		case "title", "aria-label", "alt", "datetime":
			d.addPiece(n, a.Key, a.Val, button)
		case "class":
			d.classes(n, a.Val)
		case "href", "id", "src", "rel", "role", "name", "type", "for", "scope", "headers", "colspan", "rowspan", "lang", "value", "hidden", "checked", "selected":
		default:
			if strings.HasPrefix(a.Key, "data-") && telling(a.Key, a.Val) {
				d.addPiece(n, a.Key, a.Val, button)
			}
		}
	}
}

// telling reports whether a data attribute may hold a fact of a record.
func telling(key, val string) bool {
	if strings.Contains(key, "time") || strings.Contains(key, "date") || key == "data-order" || key == "data-sort" || key == "data-sort-value" || key == "data-ts" || key == "data-epoch" || key == "data-unix" {
		return strings.ContainsAny(val, "0123456789")
	}
	if strings.Contains(key, "ip") || key == "data-value" || key == "data-original-title" || key == "data-bs-original-title" || key == "data-tooltip" || key == "data-tip" || key == "data-title" || key == "data-content" {
		return true
	}
	return strings.Contains(key, "country")
}

// classes takes results and flags from class tokens.
func (d *doc) classes(n int, val string) {
	if flagToken(val) != "" {
		d.kinds[n] |= hasPlace
	}
}

// lookKey is a text, and the attribute that it stands in.
type lookKey struct{ attr, text string }

func (d *doc) addPiece(n int, attr, text string, button bool) {
	var l *look
	key, short := lookKey{attr, text}, len(text) <= maxLookText
	if short {
		l = d.looks[key]
	}
	if l == nil {
		if l = d.look(attr, text); short && len(d.looks) < maxLooks {
			d.looks[key] = l
		}
	}
	if len(l.text) == 0 {
		return
	}
	p := piece{node: n, attr: attr, text: l.text, fold: l.fold, hits: l.hits, stamps: l.stamps, addrs: l.addrs, role: l.role, kinds: l.kinds, button: button, w: d.w}
	if l.bare != 0 && d.timeElement(n) {
		p.kinds |= l.bare
	}
	if button && !l.unix {
		p.kinds &= hasAddress | hasForeign
	}
	if before := len(d.pieces) - 1; before >= 0 && !button {
		p.dayUnder(&d.pieces[before])
	}
	d.pieces = append(d.pieces, p)
}

func (d *doc) timeElement(text int) bool {
	up := d.p.Nodes[text].Parent
	return up != page.None && d.p.Nodes[up].Tag == "time"
}

// of is the pieces of the subtree of node n.
func (d *doc) of(n int) []piece { return d.pieces[d.first[n]:d.first[min(d.end[n], len(d.first)-1)]] }

// printed is the text of the subtree of n as shown, spaces folded, cut at max characters.
func (d *doc) printed(n, max int) string {
	var b strings.Builder
	for _, p := range d.of(n) {
		if p.attr != "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(p.text))
		if b.Len() > 4*max {
			break
		}
	}
	return string(clean(b.String(), max))
}

// ancestor reports whether up is n or above it.
func (d *doc) inside(n, up int) bool { return n >= up && n < d.end[up] }
