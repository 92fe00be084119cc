package extract_test

import (
	"html"
	"math/rand"
	"strings"
)

// structures are layouts in which a record has no element of its own, or several: rows under one cell, details in a row below, cards in cells.
func structures() map[string]func(s *sheet, r *rand.Rand) string {
	return map[string]func(s *sheet, r *rand.Rand) string{
		"rows under one cell":      (*sheet).underOneCell,
		"details in a row below":   (*sheet).rowsBelow,
		"terms by time":            (*sheet).termsByTime,
		"between rules":            (*sheet).betweenRules,
		"cards in cells":           (*sheet).cardsInCells,
		"labelled cells":           (*sheet).labelledCells,
		"addresses as headings":    (*sheet).underAddresses,
		"indented lines":           (*sheet).indentedLines,
		"full-width solidus":       (*sheet).solidus,
		"items with a labels line": (*sheet).labelLines,
	}
}

// parted is the moment of a row, and its other cells.
func parted(row []cell) (at string, rest []cell) {
	var times []string
	for _, c := range row {
		switch c.kind {
		case "time", "date", "clock":
			times = append(times, c.html)
		case "number", "button":
		default:
			rest = append(rest, c)
		}
	}
	return strings.Join(times, " "), rest
}

// texts are the texts of cells.
func texts(cells []cell) (out []string) {
	for _, c := range cells {
		out = append(out, html.EscapeString(c.text))
	}
	return out
}

func (s *sheet) underOneCell(_ *rand.Rand) string {
	var b strings.Builder
	for _, row := range s.rows {
		at, rest := parted(row)
		for i, c := range rest {
			b.WriteString("<tr>")
			if i == 0 {
				b.WriteString(`<th rowspan="` + string(rune('0'+len(rest))) + `">` + at + "</th>")
			}
			b.WriteString("<td>" + c.label + "</td><td>" + c.html + "</td></tr>")
		}
	}
	return "<table>" + b.String() + "</table>"
}

func (s *sheet) rowsBelow(_ *rand.Rand) string {
	var b strings.Builder
	for _, row := range s.rows {
		at, rest := parted(row)
		b.WriteString(`<tr class="main"><td>` + at + `</td><td>-</td><td><button>+</button></td></tr><tr class="sub"><td colspan="3">`)
		for _, c := range rest {
			b.WriteString("<p>" + c.label + ": " + html.EscapeString(c.text) + "</p>")
		}
		b.WriteString("</td></tr>")
	}
	return "<table>" + b.String() + "</table>"
}

func (s *sheet) termsByTime(r *rand.Rand) string {
	between := pick(r, []string{"／", " / ", "、", " · ", ", "})
	var b strings.Builder
	for _, row := range s.rows {
		at, rest := parted(row)
		b.WriteString("<dt>" + at + "</dt><dd>" + strings.Join(texts(rest), between) + "</dd>")
	}
	return "<dl>" + b.String() + "</dl>"
}

func (s *sheet) betweenRules(_ *rand.Rand) string {
	var b strings.Builder
	for _, row := range s.rows {
		at, rest := parted(row)
		b.WriteString("<div><small>" + at + "</small></div>")
		for _, c := range rest {
			b.WriteString("<p>" + c.label + ": " + html.EscapeString(c.text) + "</p>")
		}
		b.WriteString("<hr>")
	}
	return "<div>" + b.String() + "</div>"
}

func (s *sheet) cardsInCells(_ *rand.Rand) string {
	var b strings.Builder
	for i, row := range s.rows {
		if i%2 == 0 {
			b.WriteString("<tr>")
		}
		at, rest := parted(row)
		b.WriteString("<td><b>" + at + "</b><br>" + strings.Join(texts(rest), "<br>") + "</td>")
		if i%2 == 1 || i+1 == len(s.rows) {
			b.WriteString("</tr>")
		}
	}
	return "<table>" + b.String() + "</table>"
}

func (s *sheet) labelledCells(_ *rand.Rand) string {
	var b strings.Builder
	for _, row := range s.rows {
		b.WriteString(`<li><table>`)
		for i, c := range row {
			if i%2 == 0 {
				b.WriteString("<tr>")
			}
			b.WriteString(`<td><span class="label">` + c.label + `</span><span class="content">` + c.html + "</span></td>")
			if i%2 == 1 || i+1 == len(row) {
				b.WriteString("</tr>")
			}
		}
		b.WriteString("</table></li>")
	}
	return "<ul>" + b.String() + "</ul>"
}

func (s *sheet) underAddresses(_ *rand.Rand) string {
	var b strings.Builder
	for i, row := range s.rows {
		at, _ := parted(row)
		b.WriteString(`<div class="group"><h4>` + s.entries[i].ip + "</h4><ul><li>" + at + "</li></ul></div>")
	}
	return b.String()
}

func (s *sheet) indentedLines(_ *rand.Rand) string {
	var b strings.Builder
	for _, row := range s.rows {
		at, rest := parted(row)
		b.WriteString(at + "\n")
		for _, c := range rest {
			b.WriteString("    " + c.label + ": " + html.EscapeString(c.text) + "\n")
		}
	}
	return "<pre>" + b.String() + "</pre>"
}

func (s *sheet) solidus(_ *rand.Rand) string {
	var b strings.Builder
	for _, row := range s.rows {
		at, rest := parted(row)
		b.WriteString("<li>" + at + "／" + strings.Join(texts(rest), "／") + "</li>")
	}
	return "<ul>" + b.String() + "</ul>"
}

func (s *sheet) labelLines(_ *rand.Rand) string {
	var b strings.Builder
	for _, row := range s.rows {
		at, rest := parted(row)
		b.WriteString("<li><strong>" + at + "</strong><dl>")
		for _, c := range rest {
			b.WriteString("<div><dt>" + c.label + "</dt><dd>" + c.html + "</dd></div>")
		}
		b.WriteString("</dl></li>")
	}
	return "<ul>" + b.String() + "</ul>"
}
