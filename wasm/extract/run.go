package extract

import (
	"strings"

	"ashiato/wasm/page"
)

// run is the text of node n with what follows it as one text for the reader: after a place where a line may break, 2001:db8:<wbr>7, and
// after what is raised behind a number, "20<sup>th</sup> November". last is the node after all of it.
func (d *doc) run(n int) (text string, last int) {
	text, last = d.p.Nodes[n].Text, n
	for range 40 {
		next := d.p.Nodes[n].NextSibling
		if next == page.None {
			break
		}
		after := d.p.Nodes[next].NextSibling
		if after == page.None || d.p.Nodes[after].Tag != "" {
			break
		}
		switch d.p.Nodes[next].Tag {
		case "wbr":
			text += d.p.Nodes[after].Text
		case "sup":
			raised := d.raised(next, text)
			if raised == "" {
				return text, last
			}
			text += raised + d.p.Nodes[after].Text
		default:
			return text, last
		}
		n, last = after, after+1
	}
	return text, last
}

// raised is the ending of a number in a sup element, "" if it holds anything else.
func (d *doc) raised(sup int, before string) string {
	c := d.p.Nodes[sup].FirstChild
	if c == page.None || d.p.Nodes[c].Tag != "" || before == "" || before[len(before)-1] < '0' || before[len(before)-1] > '9' {
		return ""
	}
	switch strings.ToLower(strings.TrimSpace(d.p.Nodes[c].Text)) {
	case "st", "nd", "rd", "th", "er", "o", "a", "º", "ª":
		return d.p.Nodes[c].Text
	}
	return ""
}

// spelledOut is the address that an element holds in parts, each in an element of its own: <span>192</span>.<span>0</span>…; "" if it holds none.
func (d *doc) spelledOut(n int) string {
	if first := d.p.Nodes[n].FirstChild; first == page.None || d.p.Nodes[first].NextSibling == page.None {
		return ""
	}
	var parts [45]byte // the longest address
	length, count := 0, 0
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		text, ok := d.part(c)
		if !ok || length+len(text) > len(parts) {
			return ""
		}
		length += copy(parts[length:], text)
		count++
	}
	dots, colons := 0, 0
	for _, b := range parts[:length] {
		if b == '.' {
			dots++
		} else if b == ':' {
			colons++
		}
	}
	if count < 3 || dots != 3 && colons < 2 {
		return ""
	}
	return string(parts[:length])
}

// part is the text of a child that may be a part of an address: letters and digits on one side, a point or colon on the other at most.
func (d *doc) part(c int) (text string, ok bool) {
	switch d.p.Nodes[c].Tag {
	case "":
		text = d.p.Nodes[c].Text
	case "wbr":
		return "", true
	case "span", "b", "i", "em", "strong", "font", "u", "code", "mark":
		t := d.p.Nodes[c].FirstChild
		if t == page.None || d.p.Nodes[t].Tag != "" || d.p.Nodes[t].NextSibling != page.None {
			return "", false
		}
		text = d.p.Nodes[t].Text
	default:
		return "", false
	}
	text = strings.Trim(text, "\u200e\u200f\u200b \n\t\r")
	if len(text) > 6 {
		return "", false
	}
	mine, separators := 0, 0
	for _, r := range text {
		switch {
		case digit(r), r >= 'a' && r <= 'f', r >= 'A' && r <= 'F', r == 'x', r == '*':
			mine++
		case r == '.' || r == ':':
			separators++
		default:
			return "", false
		}
	}
	return text, mine <= 4 && separators <= 2
}

// spelledDate is the date or the time of day that an element holds in parts, each number in an element: <span>29</span>.<span>11</span>.<span>2026</span>; ""
// if it holds none.
func (d *doc) spelledDate(n int) string {
	first := d.p.Nodes[n].FirstChild
	if first == page.None || d.p.Nodes[first].Tag != "span" && d.p.Nodes[first].Tag != "b" && d.p.Nodes[first].Tag != "i" || d.p.Nodes[first].NextSibling == page.None {
		return ""
	}
	var b strings.Builder
	parts, before := 0, first
	for c := first; c != page.None; c = d.p.Nodes[c].NextSibling {
		text := d.p.Nodes[c].Text
		if tag := d.p.Nodes[c].Tag; tag != "" {
			t := d.p.Nodes[c].FirstChild
			if tag != "span" && tag != "b" && tag != "i" || t == page.None || d.p.Nodes[t].Tag != "" || d.p.Nodes[t].NextSibling != page.None || d.p.Nodes[t].Text == "" || len(d.p.Nodes[t].Text) > 4 {
				return ""
			}
			text = d.p.Nodes[t].Text
			switch n := numbers([]rune(text)); {
			case n == 1:
				parts++
			case n > 1 || text[0] < 0x80 && letter(rune(text[0])):
				return "" // neither a number nor its unit
			}
			if c > first && d.p.Nodes[before].Tag != "" {
				text = " " + text // the blank between them is left out
			}
		}
		before = c
		if b.WriteString(text); len(text) > 12 || b.Len() > 60 {
			return ""
		}
	}
	if parts < 2 {
		return ""
	}
	if l := d.look("", b.String()); len(l.stamps) == 1 && (l.stamps[0].HasDate() || l.stamps[0].HasClock()) {
		return b.String()
	}
	return ""
}
