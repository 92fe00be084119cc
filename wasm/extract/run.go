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

// maxSpelled bounds the bytes of an element whose text is put together, maxInline those of an element in it.
const maxSpelled, maxInline = 160, 45

// spelledDate is the text of an element that holds a moment in parts, its numbers or the signs between them in elements of their own:
// <b>29</b>.<b>11</b>.<b>2026</b>, 15<i>:</i>04; "" if it holds none.
func (d *doc) spelledDate(n int) string {
	var b strings.Builder
	var shards [][2]int // numbers and signs that are elements: where they stand, in runes
	runes, beside := 0, false
	for c := d.p.Nodes[n].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		text, element := d.inline(c)
		if text == "" || b.Len() > maxSpelled {
			return ""
		}
		if element && beside {
			text = " " + text // the blank between them is left out
		}
		beside = element
		b.WriteString(text)
		length := len([]rune(text))
		if element && shard(strings.TrimSpace(text)) {
			shards = append(shards, [2]int{runes, runes + length})
		}
		runes += length
	}
	if len(shards) == 0 {
		return ""
	}
	l := d.look("", b.String())
	for i := range l.stamps {
		s := &l.stamps[i]
		for _, x := range shards {
			if (s.HasDate() || s.HasClock()) && s.Start < x[1] && x[0] < s.End && s.End-s.Start > x[1]-x[0] {
				return b.String()
			}
		}
	}
	return ""
}

// inline is the text of a child that is one, or an element in a line with nothing but a text in it; "" for any other, as for one that tells the moment
// more exactly in its title.
func (d *doc) inline(c int) (text string, element bool) {
	switch d.p.Nodes[c].Tag {
	case "":
		return d.p.Nodes[c].Text, false
	case "span", "b", "i", "em", "strong", "small", "sup", "u":
		t := d.p.Nodes[c].FirstChild
		if t != page.None && d.p.Nodes[t].Tag == "" && d.p.Nodes[t].NextSibling == page.None && len(d.p.Nodes[t].Text) <= maxInline && d.p.Attr(c, "title") == "" {
			return d.p.Nodes[t].Text, true
		}
	}
	return "", false
}

// shard reports whether a text is a number of a date or a sign between two.
func shard(text string) bool {
	n := digits([]rune(text))
	return n == len(text) && n > 0 && n <= 4 || n == 0 && len(text) <= 3
}
