package extract_test

import (
	"html"
	"math/rand"
	"sort"
	"strings"
)

// htmlLayouts are the layouts whose cells hold elements, so that a result may be a sign or a class.
const htmlLayouts = "table table without head head in another table table with labels for phones terms cards rows of a card values over labels grid headed divs spans turned"

// layouts write the rows of a sheet.
func layouts() map[string]func(s *sheet, r *rand.Rand) string {
	return map[string]func(s *sheet, r *rand.Rand) string{
		"table":              func(s *sheet, _ *rand.Rand) string { return "<table>" + s.head("th") + s.trs(s.rows, "") + "</table>" },
		"table without head": func(s *sheet, _ *rand.Rand) string { return "<table>" + s.trs(s.rows, "") + "</table>" },
		"head of td":         func(s *sheet, _ *rand.Rand) string { return "<table>" + s.head("td") + s.trs(s.rows, "") + "</table>" },
		"head in another table": func(s *sheet, _ *rand.Rand) string {
			return "<div><table>" + s.head("th") + "</table></div><div><table>" + s.trs(s.rows, "") + "</table></div>"
		},
		"table with labels for phones": func(s *sheet, _ *rand.Rand) string {
			return "<table>" + s.head("th") + s.trs(s.rows, "phone") + "</table>"
		},
		"terms": func(s *sheet, _ *rand.Rand) string {
			return s.each("<dl>", "</dl>", func(c cell) string { return "<dt>" + c.label + "</dt><dd>" + c.html + "</dd>" })
		},
		"cards": func(s *sheet, _ *rand.Rand) string {
			return s.each(`<div class="card">`, "</div>", func(c cell) string {
				return `<div class="f"><span class="l">` + c.label + `</span><span class="v">` + c.html + "</span></div>"
			})
		},
		"values over labels": func(s *sheet, _ *rand.Rand) string {
			return s.each(`<div class="card">`, "</div>", func(c cell) string {
				return `<div class="f"><div class="v">` + c.html + `</div><div class="l">` + c.label + "</div></div>"
			})
		},
		"label and value in one": func(s *sheet, r *rand.Rand) string {
			colon := pick(r, []string{": ", ":", "：", " - "})
			return s.each(`<div class="card">`, "</div>", func(c cell) string {
				if c.label == "" {
					return c.html
				}
				return "<p>" + c.label + colon + html.EscapeString(c.text) + "</p>"
			})
		},
		"table for each": func(s *sheet, _ *rand.Rand) string {
			return s.each("<table>", "</table>", func(c cell) string { return "<tr><th>" + c.label + "</th><td>" + c.html + "</td></tr>" })
		},
		"lines": func(s *sheet, r *rand.Rand) string {
			between := pick(r, []string{" / ", " | ", " ・ ", "  ", " — ", ", "})
			return "<ul>" + s.each("<li>", "</li>", func(c cell) string { return html.EscapeString(c.text) + between }) + "</ul>"
		},
		"spans": func(s *sheet, _ *rand.Rand) string {
			return "<ul>" + s.each("<li>", "</li>", func(c cell) string { return "<span>" + c.html + "</span> " }) + "</ul>"
		},
		"grid": func(s *sheet, _ *rand.Rand) string {
			return `<div role="grid"><div role="row">` + s.labels(`<div role="columnheader">`, "</div>") + "</div>" + s.each(`<div role="row">`, "</div>", func(c cell) string { return `<div role="gridcell">` + c.html + "</div>" }) + "</div>"
		},
		"headed divs": func(s *sheet, _ *rand.Rand) string {
			return `<div class="list"><div class="head">` + s.labels("<div>", "</div>") + "</div>" + s.each(`<div class="row">`, "</div>", func(c cell) string { return "<div>" + c.html + "</div>" }) + "</div>"
		},
		"lines of text": func(s *sheet, _ *rand.Rand) string { return "<pre>" + s.text("\t", true) + "</pre>" },
		"commas":        func(s *sheet, _ *rand.Rand) string { return "<textarea readonly>" + s.quoted() + "</textarea>" },
		"breaks": func(s *sheet, _ *rand.Rand) string {
			return "<div>" + s.each("", "<br>", func(c cell) string { return html.EscapeString(c.text) + " " }) + "</div>"
		},
		"options": func(s *sheet, _ *rand.Rand) string {
			return `<select size="10">` + s.each("<option>", "</option>", func(c cell) string { return html.EscapeString(c.text) + " " }) + "</select>"
		},
		"turned": func(s *sheet, _ *rand.Rand) string {
			var b strings.Builder
			for k, c := range s.rows[0] {
				b.WriteString("<tr><th>" + c.label + "</th>")
				for _, row := range s.rows {
					b.WriteString("<td>" + row[k].html + "</td>")
				}
				b.WriteString("</tr>")
			}
			return "<table>" + b.String() + "</table>"
		},
		"details": func(s *sheet, _ *rand.Rand) string {
			return s.each("<details>", "</details>", nil)
		},
		"day headings":   func(s *sheet, r *rand.Rand) string { return s.under(r, true) },
		"month headings": func(s *sheet, r *rand.Rand) string { return s.under(r, false) },
		"sentences": func(s *sheet, _ *rand.Rand) string {
			return "<ul>" + s.each("<li>", "</li>", nil) + "</ul>"
		},
		"sections":                 func(s *sheet, r *rand.Rand) string { return s.sections(r, true) },
		"sections, failures first": func(s *sheet, r *rand.Rand) string { return s.sections(r, false) },
	}
}

func layoutNames() []string {
	var names []string
	for n := range layouts() {
		names = append(names, n)
	}
	for n := range structures() {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// render is the whole page.
func (s *sheet) render(r *rand.Rand) string {
	write := layouts()[s.layout]
	if write == nil {
		write = structures()[s.layout]
	}
	body := write(s, r)
	heading := "<h1>" + s.title + "</h1>"
	name := s.title
	switch r.Intn(6) {
	case 3:
		heading, name = `<h1><img src="/t.gif" alt="`+s.title+`"></h1>`, "Example Mail"
	case 0:
		heading = "<h1>Example Mail</h1><h2>" + s.title + "</h2>"
	case 1:
		heading, name = "<header>Example Mail</header><h2>"+s.title+"</h2>", "Example Mail"
	}
	frame := pick(r, frames())
	s.dims["frame"] = frame[0]
	heading, body = frame[1]+heading, body+frame[2]
	return `<!doctype html><html lang="` + s.tongue.tag + `"><head><meta charset="utf-8"><title>` + name + "</title></head><body>" + heading + body + "<footer><a href=/help>Help</a> © 2026 Example</footer></body></html>"
}

// frames are what pages put around a history: a name, and what stands before and after it.
func frames() [][3]string {
	return [][3]string{
		{"plain", "", ""},
		{"plain", "", ""},
		{"layout table", `<table width="100%"><tr><td class="menu"><a href="/a">Mail</a><br><a href="/b">Settings</a></td><td>`, "</td></tr></table>"},
		{"boxes", `<div id="app"><div class="wrap"><nav><ul><li><a href="/a">Mail</a></li><li><a href="/b">Settings</a></li></ul></nav><main><section>`, "</section></main></div></div>"},
		{"form", `<form method="post"><input type="hidden" name="t" value="1"><div class="panel">`, `</div><button>OK</button></form>`},
		{"another list", "", `<h2>Orders</h2><ul><li><span>2026-08-01 10:00</span> <span>A-1029</span></li><li><span>2026-07-01 11:00</span> <span>A-0977</span></li></ul>`},
		{"aside", `<aside><h2>Menu</h2><p>Version 4.2.1</p></aside><article>`, `</article><aside><p>2.4 GB / 15 GB</p></aside>`},
	}
}

func (s *sheet) head(tag string) string {
	return "<tr>" + s.labels("<"+tag+">", "</"+tag+">") + "</tr>"
}

func (s *sheet) labels(open, end string) string {
	var b strings.Builder
	for _, c := range s.rows[0] {
		b.WriteString(open + c.label + end)
	}
	return b.String()
}

// trs are rows of a table; on phones each cell shows its label as well.
func (s *sheet) trs(rows [][]cell, phone string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString("<tr>")
		for _, c := range row {
			b.WriteString("<td>")
			if phone != "" && c.label != "" {
				b.WriteString(`<span class="` + phone + `">` + c.label + "</span>")
			}
			b.WriteString(c.html + "</td>")
		}
		b.WriteString("</tr>")
	}
	return b.String()
}

// each writes every row between two texts; without a way to write a cell, as the layout says.
func (s *sheet) each(open, end string, write func(c cell) string) string {
	var b strings.Builder
	for i, row := range s.rows {
		b.WriteString(open)
		switch {
		case write != nil:
			for _, c := range row {
				b.WriteString(write(c))
			}
		case s.layout == "sentences":
			b.WriteString(s.sentence(i))
		default:
			b.WriteString(folded(row))
		}
		b.WriteString(end)
	}
	return b.String()
}

// folded is a row whose time is the summary of what opens below.
func folded(row []cell) string {
	var at, rest strings.Builder
	for _, c := range row {
		switch c.kind {
		case "time", "date", "clock":
			at.WriteString(c.html + " ")
		default:
			rest.WriteString("<p>" + c.label + ": " + c.html + "</p>")
		}
	}
	return "<summary>" + at.String() + "</summary><div>" + rest.String() + "</div>"
}

func (s *sheet) sentence(i int) string {
	at, place := "", ""
	for _, c := range s.rows[i] {
		switch c.kind {
		case "time":
			at = c.text
		case "place":
			place = c.text
		}
	}
	e := &s.entries[i]
	return strings.NewReplacer("%t", at, "%a", e.ip, "%w", s.tongue.ways[e.way], "%p", place).Replace(s.tongue.sentence)
}

func (s *sheet) text(between string, head bool) string {
	var b strings.Builder
	if head {
		var labels []string
		for _, c := range s.rows[0] {
			labels = append(labels, c.label)
		}
		b.WriteString(strings.Join(labels, between) + "\n")
	}
	for _, row := range s.rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, html.EscapeString(c.text))
		}
		b.WriteString(strings.Join(cells, between) + "\n")
	}
	return b.String()
}

func (s *sheet) quoted() string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s.text("\x00", true)), "\x00", `","`), "\n", "\"\n\"") + `"`
}

// under writes the rows below headings of their day or month.
func (s *sheet) under(r *rand.Rand, days bool) string {
	w := &s.tongue
	head := pick(r, w.monthHeads)
	if days {
		head = pick(r, w.dayHeads)
	}
	s.dims["heading"] = w.tag + " " + head
	table := r.Intn(2) == 0
	tag := pick(r, []string{"h3", "h2", "p", "div"})
	var b strings.Builder
	last := ""
	for i, row := range s.rows {
		text := w.form(head, s.entries[i].at)
		if text != last {
			if last != "" {
				b.WriteString(map[bool]string{true: "</table>", false: "</ul>"}[table])
			}
			b.WriteString("<" + tag + ">" + text + "</" + tag + ">" + map[bool]string{true: "<table>", false: "<ul>"}[table])
			last = text
		}
		if table {
			b.WriteString("<tr>")
		} else {
			b.WriteString("<li>")
		}
		for _, c := range row {
			if days && c.kind == "date" {
				continue
			}
			if table {
				b.WriteString("<td>" + c.html + "</td>")
			} else {
				b.WriteString("<span>" + c.html + "</span> ")
			}
		}
		b.WriteString(map[bool]string{true: "</tr>", false: "</li>"}[table])
	}
	return b.String() + map[bool]string{true: "</table>", false: "</ul>"}[table]
}

// sections writes successes and failures apart, each below a heading that names them.
func (s *sheet) sections(r *rand.Rand, successes bool) string {
	table := r.Intn(2) == 0
	var b strings.Builder
	for _, ok := range []bool{successes, !successes} {
		head := s.tongue.ngHead
		if ok {
			head = s.tongue.okHead
		}
		var rows [][]cell
		for i, row := range s.rows {
			if s.entries[i].ok == ok {
				kept := row[:0:0]
				for _, c := range row {
					if c.kind != "result" {
						kept = append(kept, c)
					}
				}
				rows = append(rows, kept)
			}
		}
		if len(rows) == 0 {
			continue
		}
		b.WriteString("<section><h3>" + head + "</h3>")
		if table {
			part := *s
			part.rows = rows
			b.WriteString("<table>" + part.head("th") + s.trs(rows, "") + "</table>")
		} else {
			b.WriteString("<ul>")
			for _, row := range rows {
				b.WriteString("<li>")
				for _, c := range row {
					b.WriteString("<span>" + c.html + "</span> ")
				}
				b.WriteString("</li>")
			}
			b.WriteString("</ul>")
		}
		b.WriteString("</section>")
	}
	return b.String()
}
