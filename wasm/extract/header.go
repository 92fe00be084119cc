package extract

import (
	"slices"
	"strconv"
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// header is the labels above a group: of a table's columns by number, of other layouts by the place within the record.
type header struct {
	node   int
	roles  []string // by column; "" where there is no known label
	texts  []string // folded labels by column
	places []string // paths of the labels, for layouts without columns
	under  string   // the path below a record of what the head is aligned with: the first of its parts, or "" for itself
}

// useful reports whether at least two labels are known, or one of two.
func (h header) useful() bool {
	known, all := 0, 0
	for i, r := range h.roles {
		if r != "" {
			known++
		}
		if h.texts[i] != "" {
			all++
		}
	}
	return known >= 2 || known == 1 && all <= 2
}

// header reads a row as a row of labels; it is empty if the row holds data.
func (d *doc) header(row int) header {
	h := header{node: row}
	k := d.below[row]
	if k.any(hasAddress) {
		return header{node: page.None}
	}
	cells := d.children(row)
	if len(cells) < 2 {
		return header{node: page.None} // names what follows, not columns
	}
	known := 0
	for i, c := range cells {
		text, role := d.heading(c)
		if role == "" && d.numbered(row, i) && d.unit([]rune(text)) < 0 {
			text = ""
		}
		if role != "" {
			known++
		}
		for range d.span(c) {
			h.roles = append(h.roles, role)
			h.texts = append(h.texts, text)
		}
	}
	if k.any(hasDate|hasClock) && known < 2 {
		return header{node: page.None}
	}
	return h
}

// numbered reports whether the rows below a head are numbered in a column, up or down: its label, whatever it is, names nothing.
func (d *doc) numbered(head, column int) bool {
	first := 0
	for n := d.end[head]; n < min(d.end[head]+maxRowAhead, len(d.p.Nodes)); n++ {
		if d.p.Nodes[n].Tag != "tr" {
			continue
		}
		cells := d.children(n)
		if column >= len(cells) || len(d.of(cells[column])) != 1 {
			return false
		}
		number, err := strconv.Atoi(string(d.of(cells[column])[0].fold))
		if err != nil || number < 1 || number > 9999 {
			return false
		}
		if first > 0 {
			return number == first+1 || number == first-1
		}
		first = number
		n = d.end[n] - 1
	}
	return false
}

// maxRowAhead bounds how far behind a head its second row is looked for.
const maxRowAhead = 120

// span is how many columns a cell takes.
func (d *doc) span(cell int) int {
	n := 0
	for _, r := range d.p.Attr(cell, "colspan") {
		if !digit(r) || n > 100 {
			break
		}
		n = n*10 + int(r-'0')
	}
	return max(1, min(n, 50))
}

// heading is the label that a cell of a head shows, folded, and its role.
func (d *doc) heading(cell int) (text, role string) {
	var parts []string
	for _, p := range d.of(cell) {
		if p.attr != "" && (len(parts) > 0 || p.attr != "aria-label" && p.attr != "title") {
			continue
		}
		if p.role != "" && role == "" {
			role = p.role
		}
		parts = append(parts, string(p.fold))
	}
	text = strings.Join(parts, " ")
	if role == "" {
		role = d.label([]rune(text))
	}
	if role == "" {
		role = d.loose(text)
	}
	return text, role
}

// loose is the role of a label with more around it than the vocabulary knows: "ログイン日時 (JST)", "Location (IP address)".
func (d *doc) loose(text string) string {
	if len(text) > 90 || text == "" {
		return ""
	}
	if r := d.composedLabel([]rune(text), d.w.Find([]rune(text))); r != "" {
		return r
	}
	cut := strings.NewReplacer("(", "|", ")", "|", "[", "|", "]", "|", "/", "|", "・", "|", ",", "|", "\n", "|", " - ", "|").Replace(text)
	for part := range strings.SplitSeq(cut, "|") {
		if r := d.w.Label(strings.Trim(part, " :*▼▲↓↑?")); r != "" {
			return r
		}
	}
	if r := d.w.Label(d.w.After(vocabulary.PartJointAfter, text)); r != "" { // アクセス元の国, 利用したサービス
		return r
	}
	words := strings.Fields(text)
	for n := len(words) - 1; n >= 1 && n >= len(words)-3; n-- { // the last words: "your IP address"
		if r := d.w.Label(strings.Join(words[len(words)-n:], " ")); r != "" {
			if r == vocabulary.RoleAccount && slices.Contains(words, "ip") {
				return vocabulary.RoleIP // IP del usuario
			}
			return r
		}
	}
	for n := min(3, len(words)-1); n >= 1; n-- {
		if r := d.w.Label(strings.Trim(strings.Join(words[:n], " "), " :")); r != "" && n > 1 {
			return r
		}
	}
	return ""
}

// headOf finds the labels above a group.
func (d *doc) headOf(g *group) header {
	if g.table {
		return d.tableHead(g)
	}
	if len(g.records) == 0 || g.parent < 0 {
		return header{node: page.None}
	}
	first := g.records[0].node
	// a sibling before the records whose texts are labels, or the first such element beside their parent
	for _, parent := range []int{g.parent, d.p.Nodes[g.parent].Parent} {
		if parent == page.None {
			break
		}
		for c := d.p.Nodes[parent].FirstChild; c != page.None && c <= first; c = d.p.Nodes[c].NextSibling {
			if c != first && !d.inside(first, c) && d.p.Nodes[c].Tag != "" && d.end[c] <= first {
				if h := d.labelsOf(c); len(h.roles) >= 2 {
					h.under = d.aligned(c, first)
					return h
				}
			}
		}
	}
	return header{node: page.None}
}

// aligned is the path below a record of its part that has as many children as the head, if the record itself has not: the summary over details.
func (d *doc) aligned(head, record int) string {
	n := len(d.children(head))
	if n < 2 || len(d.children(record)) == n {
		return ""
	}
	part := record
	for range 3 {
		kids := d.children(part)
		if len(kids) == 0 {
			break
		}
		part = kids[0]
		for i := 1; i < len(kids) && len(d.of(part)) == 0; i++ { // before it stands but a picture
			part = kids[i]
		}
		if len(d.children(part)) == n {
			return d.path(part, record)
		}
	}
	return ""
}

// strange reports whether a column has a label that is not known.
func (h *header) strange() bool {
	for i, t := range h.texts {
		if i < len(h.roles) && h.roles[i] == "" && len([]rune(t)) > 2 {
			return true
		}
	}
	return false
}

// objects reports whether a column names what was opened: a file, a page.
func (d *doc) objects(h *header) bool {
	for i, t := range h.texts {
		role := ""
		if i < len(h.roles) {
			role = h.roles[i]
		}
		first, last := t, t
		if words := strings.Fields(t); len(words) > 1 {
			first, last = words[0], words[len(words)-1]
		}
		object := func(word string) bool {
			return d.w.Is(vocabulary.PartObject, strings.TrimSuffix(word, "s")) || d.w.Is(vocabulary.PartObject, word)
		}
		switch {
		case isTimeRole(role): // "Page accessed" sounds like one
			if first != t && object(first) {
				return true
			}
		case role != "" && role != vocabulary.RoleService && role != vocabulary.RoleReason && role != vocabulary.RoleServer:
		case object(first), object(last), t != "" && []rune(t)[0] >= 0x2E80 && d.w.Ends(vocabulary.PartObject, strings.TrimSuffix(t, "名")):
			return true
		}
	}
	return false
}

// labelsOf reads an element outside of tables as a head: its labels with their places in it.
func (d *doc) labelsOf(n int) header {
	h := header{node: n}
	all := 0
	for i := d.first[n]; i < d.first[min(d.end[n], len(d.first)-1)]; i++ {
		p := &d.pieces[i]
		if p.attr != "" {
			continue
		}
		if all++; all > 40 || p.kinds.any(hasAddress|hasDate) {
			return header{node: page.None}
		}
		role := p.role
		if role == "" {
			role = d.loose(string(p.fold))
		}
		h.roles = append(h.roles, role)
		h.texts = append(h.texts, string(p.fold))
		h.places = append(h.places, d.path(p.node, n))
	}
	known := 0
	for _, r := range h.roles {
		if r != "" {
			known++
		}
	}
	if known < 2 || known*2 < all {
		return header{node: page.None}
	}
	return h
}

// path is where node stands below n: the numbers of the elements among their siblings.
func (d *doc) path(node, n int) string {
	var steps []byte
	for depth := 0; node > n && depth < 12; depth++ {
		up := d.p.Nodes[node].Parent
		if up < 0 {
			break
		}
		if d.p.Nodes[node].Tag != "" {
			at := 0
			for c := d.p.Nodes[up].FirstChild; c != page.None && c != node && at < 60; c = d.p.Nodes[c].NextSibling {
				if d.p.Nodes[c].Tag != "" {
					at++
				}
			}
			steps = append(steps, byte('0'+at))
		}
		node = up
	}
	for i, k := 0, len(steps)-1; i < k; i, k = i+1, k-1 {
		steps[i], steps[k] = steps[k], steps[i]
	}
	return string(steps)
}

// tableHead is the last row of labels before the first record; a table without one may have it in the table before, as some
// libraries split head and body.
func (d *doc) tableHead(g *group) header {
	best := header{node: page.None}
	above := page.None // a row of heads with cells that reach down into the next
	for _, row := range d.rows(g.parent) {
		if row >= g.records[0].node {
			break
		}
		h := d.header(row)
		if above != page.None && h.node != page.None {
			h = d.twoRows(above, row, h)
		}
		if above = page.None; h.node == row && d.reachesDown(row) {
			above = row
		}
		if h.useful() {
			best = h
		}
	}
	if best.node != page.None {
		return best
	}
	columns := len(d.children(g.records[0].node))
	for n := g.parent - 1; n >= 0 && n > g.parent-4000; n-- {
		head := page.None
		switch role := d.p.Attr(n, "role"); {
		case d.p.Nodes[n].Tag == "table", role == "table":
			if rows := d.rows(n); len(rows) == 1 || len(rows) == 2 {
				head = rows[len(rows)-1]
			}
		case role == "columnheader":
			head = d.p.Nodes[n].Parent
		default:
			continue
		}
		if head == page.None || d.end[head] > g.parent {
			break
		}
		h := d.header(head)
		if h.useful() && len(h.roles) >= columns-1 && len(h.roles) <= columns+2 {
			return h
		}
		if d.p.Nodes[n].Parent != d.p.Nodes[g.parent].Parent || d.sign(n) != d.sign(g.parent) {
			break // else a row as well, in a table of its own
		}
	}
	return best
}

// role is the label above a cell's column.
func (h *header) role(column int) string {
	if column < 0 || column >= len(h.roles) {
		return ""
	}
	return h.roles[column]
}

// roleAt is the label whose place holds the path.
func (h *header) roleAt(path string) string {
	path, ok := strings.CutPrefix(path, h.under)
	if !ok {
		return ""
	}
	for i, place := range h.places {
		if place != "" && strings.HasPrefix(path, place) {
			return h.roles[i]
		}
	}
	return ""
}
