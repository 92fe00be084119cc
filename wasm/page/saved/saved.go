// Package saved reads a saved page (HTML in any charset that a browser would read) into the tree that the content script's
// snapshot of the same page gives. It stays out of the WebAssembly build: in the browser the browser has parsed already.
package saved

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"ashiato/wasm/page"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Parse reads a saved page. An error says why it cannot be a page; a broken page is repaired as a browser repairs it.
func Parse(raw []byte) (*page.Page, error) {
	if len(raw) > page.MaxSnapshot {
		return nil, errors.New("page: larger than 64 MiB")
	}
	text, err := decode(raw)
	if err != nil {
		return nil, err
	}
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, errors.New("page: " + err.Error())
	}
	p := &page.Page{URL: savedFrom(text)}
	w := walker{page: p, build: page.NewBuilder(p)}
	for c := doc.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			w.element(page.None, c, nil, 0)
		}
	}
	if p.URL == "" {
		p.URL = w.address()
	}
	return p, nil
}

// savedFrom is the address in the comment that browsers write into a page that they save:
// <!-- saved from url=(0024)https://www.example.org/ -->.
func savedFrom(text []byte) string {
	head := text[:min(len(text), 4096)]
	_, rest, ok := bytes.Cut(head, []byte("saved from url=("))
	if !ok {
		return ""
	}
	_, rest, ok = bytes.Cut(rest, []byte(")"))
	if !ok {
		return ""
	}
	end := bytes.IndexAny(rest, " \t\r\n>")
	if end < 0 {
		return ""
	}
	return webAddress(strings.TrimSuffix(string(rest[:end]), "--"))
}

func webAddress(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

// walker copies a parsed document.
type walker struct {
	page            *page.Page
	build           *page.Builder
	number, frames  int
	canonical, base string
}

func (w *walker) address() string {
	if w.canonical != "" {
		return w.canonical
	}
	return w.base
}

// element copies an element and what is in it. host is the element whose shadow root is being copied, nil outside of any.
func (w *walker) element(parent int, n, host *html.Node, depth int) {
	if skipped(n) || w.build.Full() || utf8.RuneCountInString(n.Data) > page.MaxAttr { // no name that anyone gives: the content script leaves it out, too
		return
	}
	w.head(n)
	index := w.build.Element(parent, n.Data, attributes(n), w.number)
	if index == page.None {
		return
	}
	number := w.number
	w.number++
	switch n.DataAtom {
	case atom.Textarea:
		if !shown(n) {
			return
		}
	case atom.Select:
		if size := attribute(n, "size"); size == "" || size == "0" || size == "1" {
			w.options(index, n)
			return
		}
	case atom.Iframe:
		w.frame(index, attribute(n, "srcdoc"), depth)
		return
	}
	if n.Namespace == "svg" {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && c.Data == "title" {
				w.element(index, c, host, depth+1)
			}
		}
		if n.Data != "title" {
			return
		}
	}
	children, owner := contents(n, host)
	if len(children) == 1 && children[0].Type == html.TextNode {
		w.build.Text(index, printed(children[0].Data), number)
		return
	}
	for _, c := range children {
		switch c.Type {
		case html.TextNode:
			if text := printed(c.Data); text != "" {
				w.build.Text(index, text, w.number)
				w.number++
			}
		case html.ElementNode:
			w.element(index, c, owner, depth+1)
		}
	}
}

// maxFrames bounds how deep frames stand in frames.
const maxFrames = 3

// frame copies the document that a frame holds as text.
func (w *walker) frame(parent int, source string, depth int) {
	if source == "" || w.frames >= maxFrames {
		return
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return
	}
	w.frames++
	for c := doc.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			w.element(parent, c, nil, depth+1)
		}
	}
	w.frames--
}

// printed is a text as the snapshot has it; a text of nothing but spaces is none.
func printed(s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

// contents are the nodes shown inside n: its shadow root's if it has an open one, the nodes that fill it if n is a slot.
func contents(n, host *html.Node) ([]*html.Node, *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Template && attribute(c, "shadowrootmode") == "open" {
			return list(c), n
		}
	}
	if n.DataAtom == atom.Slot && host != nil {
		if filled := slotted(host, attribute(n, "name")); len(filled) > 0 {
			return filled, nil
		}
	}
	return list(n), host
}

func list(n *html.Node) (nodes []*html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode || c.Type == html.ElementNode && !ours(c) {
			nodes = append(nodes, c)
		}
	}
	return nodes
}

// ours reports whether an element is a mark or a bar of the extension, which stand in a page that was saved while it was marked.
func ours(n *html.Node) bool { return strings.HasPrefix(n.Data, "ashiato-") }

// slotted are the host's own children that fill its slot of that name.
func slotted(host *html.Node, name string) (nodes []*html.Node) {
	for _, c := range list(host) {
		slot := ""
		if c.Type == html.ElementNode {
			slot = attribute(c, "slot")
		}
		if slot == name && c.DataAtom != atom.Template {
			nodes = append(nodes, c)
		}
	}
	return nodes
}

// options copies a choice as the page shows it where it shows no list of several lines: only what is selected, which without a choice is the first
// option.
func (w *walker) options(parent int, n *html.Node) {
	var first, chosen *html.Node
	various := false
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Option {
				if first == nil {
					first = c
				}
				if has(c, "selected") {
					if various && chosen != nil {
						w.element(parent, chosen, nil, 0)
					}
					chosen = c
				}
			} else if c.DataAtom == atom.Optgroup {
				walk(c)
			}
		}
	}
	various = has(n, "multiple")
	walk(n)
	if chosen == nil && !various {
		chosen = first
	}
	if chosen != nil {
		w.element(parent, chosen, nil, 0)
	}
}

// head takes what the page says of itself.
func (w *walker) head(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		if w.frames == 0 {
			w.page.Lang = attribute(n, "lang")
		}
	case atom.Title:
		if w.page.Title == "" && n.Namespace == "" && n.FirstChild != nil {
			w.page.Title = strings.TrimSpace(n.FirstChild.Data)
		}
	case atom.Link:
		if w.canonical == "" && strings.EqualFold(attribute(n, "rel"), "canonical") {
			w.canonical = webAddress(attribute(n, "href"))
		}
	case atom.Base:
		if w.base == "" {
			w.base = webAddress(attribute(n, "href"))
		}
	}
}

func skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template:
		return true
	}
	return false
}

// attributes are the element's; the value of a field that can be typed into is left out.
func attributes(n *html.Node) []page.Attr {
	var attrs []page.Attr
	for _, a := range n.Attr {
		if a.Namespace != "" || (a.Key == "value" && n.DataAtom == atom.Input && !kept(n)) {
			continue
		}
		attrs = append(attrs, page.Attr{Key: a.Key, Val: a.Val})
	}
	return attrs
}

// kept reports whether the value of an input is of the page, not of who typed it.
func kept(n *html.Node) bool {
	switch strings.ToLower(attribute(n, "type")) {
	case "button", "submit", "reset", "radio", "checkbox":
		return true
	case "", "text", "search", "url", "tel", "date", "time", "datetime-local":
		return shown(n)
	}
	return false
}

// shown reports whether a field only shows what the page says: nobody can type into it.
func shown(n *html.Node) bool { return has(n, "readonly") || has(n, "disabled") }

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			return true
		}
	}
	return false
}
