package extract

import (
	"strings"

	"ashiato/wasm/page"
)

// tabulate gives a page whose logs in lines, of cells with tabs, bars, commas or wide spaces between them, are tables: <pre>, fields that are
// only shown. Moments with nothing but commas between them get lines of their own. A page without any is given back as it is.
func tabulate(p *page.Page) *page.Page {
	tables, lists := map[int][][]string{}, map[int][]string{}
	for i := range p.Nodes {
		if p.Nodes[i].Tag != "" {
			continue
		}
		if inLines(p, i) {
			if rows := cellsOf(p.Nodes[i].Text); rows != nil {
				tables[i] = rows
			}
		} else if parts := listedMoments(p.Nodes[i].Text); parts != nil {
			lists[i] = parts
		}
	}
	if len(tables)+len(lists) == 0 {
		return p
	}
	q := *p
	q.Nodes = nil
	b := page.NewBuilder(&q)
	b.Grow(len(p.Nodes))
	at := make([]int, len(p.Nodes)) // where each node stands now
	for i := range p.Nodes {
		n := &p.Nodes[i]
		parent := page.None
		if n.Parent != page.None {
			if parent = at[n.Parent]; parent == page.None {
				at[i] = page.None
				continue
			}
		}
		switch {
		case tables[i] != nil:
			at[i] = addTable(b, parent, tables[i], n.Number)
		case lists[i] != nil:
			at[i] = addList(b, parent, lists[i], n.Number)
		case n.Tag == "":
			at[i] = b.Text(parent, n.Text, n.Number)
		default:
			at[i] = b.Element(parent, n.Tag, n.Attrs, n.Number)
		}
	}
	return &q
}

// inLines reports whether a text stands in lines as it is written.
func inLines(p *page.Page, text int) bool {
	up := p.Nodes[text].Parent
	return up != page.None && page.Lined(p.Nodes[up].Tag) && strings.IndexByte(p.Nodes[text].Text, '\n') >= 0
}

func addTable(b *page.Builder, parent int, rows [][]string, number int) int {
	table := b.Element(parent, "table", nil, number)
	for _, cells := range rows {
		tr := b.Element(table, "tr", nil, number)
		if tr == page.None {
			break
		}
		for _, c := range cells {
			b.Text(b.Element(tr, "td", nil, number), c, number)
		}
	}
	return table
}

// cellsOf cuts lines in cells where most lines have the same number of them, three at least; nil where they do not.
func cellsOf(text string) [][]string {
	lines := strings.Split(text, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if strings.Trim(l, "-+=|: \t\r─│┼") != "" {
			kept = append(kept, strings.TrimRight(l, "\r"))
		}
	}
	if len(kept) < 3 {
		return nil
	}
	for _, separator := range [...]string{"\t", "|", ";", ",", "  "} {
		if rows := cutCells(kept, separator); rows != nil {
			return rows
		}
	}
	return nil
}

func cutCells(lines []string, separator string) [][]string {
	if !strings.Contains(lines[0], separator) {
		return nil
	}
	head := cutLine(lines[0], separator)
	if len(head) < 3 {
		return nil
	}
	// Commas and spaces stand within dates and names as well: only below a head, or between quotation marks.
	if separator == "," || separator == "  " {
		if numbered(lines[0]) && !strings.HasPrefix(lines[0], `"`) {
			return nil
		}
	}
	rows, even := make([][]string, 0, len(lines)), 0
	for _, l := range lines {
		cells := cutLine(l, separator)
		if len(cells) == len(head) {
			even++
		}
		rows = append(rows, cells)
	}
	if 5*even < 4*len(lines) {
		return nil
	}
	return rows
}

// cutLine cuts one line.
func cutLine(line, separator string) []string {
	line = strings.TrimSpace(line)
	if separator == "|" {
		line = strings.Trim(line, "| ")
	}
	var cells []string
	for {
		if (separator == "," || separator == ";") && strings.HasPrefix(line, `"`) {
			if end := strings.IndexByte(line[1:], '"'); end >= 0 {
				cells = append(cells, line[1:1+end])
				_, rest, found := strings.Cut(line[2+end:], separator)
				if !found {
					return cells
				}
				line = strings.TrimLeft(rest, " ")
				continue
			}
		}
		cell, rest, found := strings.Cut(line, separator)
		cells = append(cells, strings.TrimSpace(cell))
		if !found {
			return cells
		}
		if line = rest; separator == "  " || separator == "|" {
			line = strings.TrimLeft(rest, " ")
		}
	}
}

func numbered(s string) bool { return strings.ContainsAny(s, "0123456789") }
