package extract

import (
	"strings"

	"ashiato/wasm/page"
)

// addText adds a text; preformatted text line by line.
func (d *doc) addText(n int, text string, button bool) {
	if len(d.pieces) >= maxPieces {
		return
	}
	if up := d.p.Nodes[n].Parent; strings.IndexByte(text, '\n') >= 0 && up != page.None && (page.Lined(d.p.Nodes[up].Tag) || d.p.Nodes[up].Tag == "code" || strings.Contains(d.p.Attr(up, "class"), "pre")) {
		for _, line := range linesOf(text) {
			if len(d.pieces) < maxPieces {
				d.addPiece(n, "", line, button)
			}
		}
		return
	}
	d.addPiece(n, "", text, button)
}

// clockIn reports whether a line has a time of day: two digits on both sides of a colon, and no third group of an address.
func clockIn(l string) bool {
	for i := 2; i+2 < len(l); i++ {
		if l[i] == ':' && digit(rune(l[i-1])) && digit(rune(l[i+1])) && digit(rune(l[i+2])) && (i+3 == len(l) || l[i+3] == ' ' || l[i+3] == ':' && i+5 < len(l) && digit(rune(l[i+4])) && digit(rune(l[i+5]))) &&
			(i < 3 || l[i-3] == ' ' || l[i-2] == ' ' || l[i-3] == 'T') {
			return true
		}
	}
	return false
}

// linesOf are the lines of a text, with the indented ones put to those that they go on, where some are and others are not.
func linesOf(text string) []string {
	lines, indented, begun := strings.Split(strings.Trim(text, "\n"), "\n"), 0, 0
	for _, l := range lines {
		switch {
		case strings.HasPrefix(l, "  ") || strings.HasPrefix(l, "\t") || strings.HasPrefix(l, "　"):
			if indented++; clockIn(l) {
				return lines // moments of their own
			}
		case numbers([]rune(l)) >= 3:
			begun++
		}
	}
	if 3*indented < len(lines) || 2*begun < len(lines)-indented || len(lines)-indented < 2 || strings.TrimLeft(lines[0], " \t　") != lines[0] {
		return lines
	}
	kept := lines[:0:0]
	for _, l := range lines {
		if t := strings.TrimLeft(l, " \t　"); t != l && t != "" && len(kept) > 0 {
			kept[len(kept)-1] += " | " + t
			continue
		}
		kept = append(kept, l)
	}
	return kept
}
