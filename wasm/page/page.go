// Package page holds a page as the analyzer sees it: a flat tree of elements and texts, made from the snapshot that the
// content script sends, or by package saved from a saved file.
//
// # Snapshot, version 1
//
// A snapshot is a JSON object:
//
//	{"snapshot": 1,
//	 "url": "https://…", "title": "…", "lang": "ja",
//	 "now": "2026-11-24T16:00:00.000Z",   // the moment of reading, RFC 3339
//	 "zone": "Asia/Tokyo",                 // the browser's time zone, IANA name
//	 "languages": ["ja", "en"],            // the browser's languages
//	 "cut": false,                         // a limit was reached, the rest of the page is missing
//	 "nodes": [[-1, "html", {"lang": "ja"}], [0, "body"], [1, "td", {"class": "ip"}, "113.108.182.52"], [1, "", "text"]]}
//
// Every entry of nodes is [parent, tag, attributes, text]; attributes (an object) and text (a string) may be missing, each
// on its own. Entries stand in document order, a parent before its children; parent is the index of the parent's entry, -1 for
// the root. An entry's index is its number: the content script keeps the elements in the same order, so that a number leads
// straight back to the element. An entry with the tag "" is a text node. An element whose only child is a text carries it as
// its own text.
//
// Open shadow roots stand in place of their host's children, with slots filled; a same-origin frame's document is the
// frame's child. Left out: script, style, noscript, template, comments, the inside of svg but its title, options of
// a closed list that are not selected, values of text fields. Kept attributes: see [Keep]. No computed visibility: the reading of a saved
// page must agree.
package page

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Limits of a snapshot. Beyond them the first part is kept and Page.Cut is set.
const (
	MaxNodes     = 400_000  // entries; ten thousand rows of twenty elements are half of it
	MaxText      = 2000     // characters of one text
	MaxLines     = 120_000  // characters of one text that stands in lines: a log in <pre>, in a field that is only shown
	MaxAttr      = 200      // characters of one attribute value
	MaxDepth     = 512      // nesting of elements, as golang.org/x/net/html
	MaxSnapshot  = 64 << 20 // bytes of a snapshot
	SnapshotForm = 1        // the version that this package reads
)

// None is the number of no node.
const None = -1

// Attr is one attribute of an element.
type Attr struct{ Key, Val string }

// Node is an element (Tag is its lower-case name) or a text (Tag is "").
type Node struct {
	Parent, FirstChild, NextSibling int // indexes into Page.Nodes, None where there is none
	Tag                             string
	Text                            string // of a text node, as the page has it
	Attrs                           []Attr
	// Number is the element's number in the snapshot. A text that was folded into its element has the element's number.
	Number int
}

// Page is one page of a login history, or whatever else a person looks at.
type Page struct {
	URL, Title, Lang string
	Now              time.Time // moment of reading; zero if the snapshot has none
	Zone             string    // the browser's zone, "" if unknown
	Languages        []string
	Cut              bool   // a limit was reached, the rest is missing
	Nodes            []Node // document order; Nodes[0] is the root; empty for an empty page
}

// Attr is the value of node n's attribute, "" if it has none.
func (p *Page) Attr(n int, key string) string {
	for _, a := range p.Nodes[n].Attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Has reports whether node n has the attribute, whatever its value.
func (p *Page) Has(n int, key string) bool {
	for _, a := range p.Nodes[n].Attrs {
		if a.Key == key {
			return true
		}
	}
	return false
}

// Keep reports whether an attribute is kept in a snapshot. The content script has the same list; a test compares them.
func Keep(tag, key string) bool {
	switch key {
	case "alt", "aria-checked", "aria-colindex", "aria-controls", "aria-current", "aria-describedby", "aria-label", "aria-labelledby", "aria-pressed",
		"aria-rowindex", "aria-selected", "checked", "class", "colspan", "datetime", "disabled", "for", "headers", "hidden", "href", "id", "lang", "name",
		"readonly", "rel", "role", "row-index", "rowspan", "scope", "selected", "src", "title", "type":
		return true
	case "value":
		return tag == "option" || tag == "data" || tag == "li" || tag == "input" // of inputs: buttons, boxes to check, and fields that are only shown
	case "content", "http-equiv", "property":
		return tag == "meta"
	}
	return strings.HasPrefix(key, "data-")
}

// Builder makes a Page node by node, in document order.
type Builder struct {
	page  *Page
	last  []int // last child of each node
	depth []int
}

// NewBuilder starts a page.
func NewBuilder(p *Page) *Builder { return &Builder{page: p} }

// Grow makes room for n nodes, of which there may be more or fewer.
func (b *Builder) Grow(n int) {
	n = min(n, MaxNodes)
	b.page.Nodes, b.last, b.depth = make([]Node, 0, n), make([]int, 0, n), make([]int, 0, n)
}

// Full reports whether no further node fits; the page is then cut.
func (b *Builder) Full() bool {
	if len(b.page.Nodes) < MaxNodes {
		return false
	}
	b.page.Cut = true
	return true
}

// Element adds an element and returns its index; number is its number in the snapshot. Attributes that are not kept are dropped,
// long values are cut. It returns None, and sets Cut, where a limit is reached.
func (b *Builder) Element(parent int, tag string, attrs []Attr, number int) int {
	n := b.add(parent, Node{Tag: strings.ToLower(tag), Number: number})
	if n == None {
		return None
	}
	node := &b.page.Nodes[n]
	for _, a := range attrs {
		if Keep(node.Tag, a.Key) {
			node.Attrs = append(node.Attrs, Attr{a.Key, cut(a.Val, MaxAttr)})
		}
	}
	return n
}

// Text adds a text under parent, unless it is empty. The page is cut where what is left out of a long text could be records.
func (b *Builder) Text(parent int, text string, number int) int {
	if text == "" {
		return None
	}
	limit := MaxText
	if parent >= 0 && parent < len(b.page.Nodes) && Lined(b.page.Nodes[parent].Tag) {
		limit = MaxLines
	}
	short := cut(text, limit)
	if len(short) < len(text) && Telling(text[len(short):]) {
		b.page.Cut = true
	}
	return b.add(parent, Node{Text: short, Number: number})
}

// Lined reports whether the text of an element stands in lines as it is written.
func Lined(tag string) bool {
	switch tag {
	case "pre", "textarea", "code", "samp", "xmp":
		return true
	}
	return false
}

// Telling reports whether a text may hold an address or a time of day with seconds: three numbers with points or colons between them.
func Telling(s string) bool {
	numbers, digits := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			if digits++; digits == 1 {
				numbers++
			}
			if numbers == 3 {
				return true
			}
		case (c == '.' || c == ':') && digits > 0:
			digits = 0
		default:
			numbers, digits = 0, 0
		}
	}
	return false
}

func (b *Builder) add(parent int, n Node) int {
	if b.Full() || parent >= len(b.page.Nodes) || (parent < 0) != (len(b.page.Nodes) == 0) {
		return None
	}
	i, depth := len(b.page.Nodes), 0
	if parent >= 0 {
		if depth = b.depth[parent] + 1; depth > MaxDepth {
			b.page.Cut = true
			return None
		}
		if prev := b.last[parent]; prev == None {
			b.page.Nodes[parent].FirstChild = i
		} else {
			b.page.Nodes[prev].NextSibling = i
		}
		b.last[parent] = i
	} else {
		parent = None
	}
	n.Parent, n.FirstChild, n.NextSibling = parent, None, None
	b.page.Nodes = append(b.page.Nodes, n)
	b.last, b.depth = append(b.last, None), append(b.depth, depth)
	return i
}

// cut shortens s to at most max runes, and makes it valid UTF-8: lone surrogates and broken bytes become U+FFFD.
func cut(s string, max int) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if len(s) <= max {
		return s
	}
	for i := range s {
		if max--; max < 0 {
			return s[:i]
		}
	}
	return s
}
