package landmark

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ashiato/wasm/page"
	"ashiato/wasm/provider"
	"ashiato/wasm/vocabulary"

	"golang.org/x/text/unicode/norm"
)

const (
	maxPhrases  = 4000 // texts looked at for a setting's state
	maxAnchors  = 4000
	maxControls = 500
	shortPage   = 3000 // runes; a page that asks to sign in says little else
)

// Fold makes texts comparable: compatibility forms (full-width, half-width), lower case, without spaces, control
// and format characters.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKC.String(s) {
		if r < utf8.RuneSelf { // most, without looking into the tables of Unicode
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			if ' ' < r && r < 0x7f {
				b.WriteByte(byte(r))
			}
			continue
		}
		if unicode.IsSpace(r) || unicode.Is(unicode.C, r) {
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// scan walks a page once, in document order.
func scan(p *page.Page, w *vocabulary.Words) *scanned {
	s := &scanned{p: p, w: w, labels: map[string]string{}, texts: make([]phrase, 0, min(len(p.Nodes)/2, maxPhrases))}
	s.headings = append(s.headings, Fold(p.Title))
	var at under
	for n := range p.Nodes {
		if p.Nodes[n].Tag == "" {
			s.textAt(n, &at)
		} else {
			s.elementAt(n, &at)
		}
	}
	for i := range s.controls {
		s.name1(&s.controls[i])
	}
	return s
}

// under is what stands above the node that is read: its heading and the text before it.
type under struct{ heading, before string }

func (s *scanned) textAt(n int, at *under) {
	text := Fold(s.p.Nodes[n].Text)
	s.runes += len(text)
	if text == "" {
		return
	}
	if len(s.texts) < maxPhrases && len(text) <= 600 {
		s.texts = append(s.texts, phrase{text, at.heading, at.before, s.inside(n, "a", "button", "option")})
	}
	at.before = text
}

func (s *scanned) elementAt(n int, at *under) {
	p := s.p
	switch tag := p.Nodes[n].Tag; {
	case isHeading(tag):
		if text := Fold(s.text(n, 400)); text != "" {
			at.heading = text
			if len(s.headings) < 100 {
				s.headings = append(s.headings, text)
			}
		}
	case tag == "dt" || tag == "th":
		if text := Fold(s.text(n, 200)); text != "" {
			at.heading = text
		}
	case tag == "a":
		if len(s.anchors) < maxAnchors {
			s.anchors = append(s.anchors, anchor{Fold(s.name(n)), p.Attr(n, "href")})
		}
	case tag == "base":
		s.base = p.Attr(n, "href")
	case tag == "label":
		if f := p.Attr(n, "for"); f != "" {
			s.labels[f] = Fold(s.text(n, 400))
		}
	}
	if len(s.controls) < maxControls {
		s.control(n, at.heading)
	}
}

func isHeading(tag string) bool {
	switch tag {
	case "h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "title":
		return true
	}
	return false
}

// control takes an element that can be on or off.
func (s *scanned) control(n int, heading string) {
	p := s.p
	c := control{node: n, heading: heading}
	switch role := p.Attr(n, "role"); {
	case p.Nodes[n].Tag == "input":
		switch c.kind = strings.ToLower(p.Attr(n, "type")); c.kind {
		case "radio", "checkbox":
			c.on = p.Has(n, "checked")
		case "password":
			s.passwords++
			return
		case "submit", "button":
			s.buttons++
			return
		default:
			return
		}
	case p.Nodes[n].Tag == "option":
		c.kind, c.on = "option", true // only selected options are in a snapshot
	case role == "switch" || role == "radio" || role == "checkbox" || role == "menuitemradio" || p.Has(n, "aria-pressed"):
		c.kind = role
		if role != "radio" && role != "menuitemradio" {
			c.kind = "checkbox"
		} else {
			c.kind = "radio"
		}
		c.on = p.Attr(n, "aria-checked") == "true" || p.Attr(n, "aria-pressed") == "true"
	default:
		return
	}
	s.controls = append(s.controls, c)
}

// name1 finds a control's label: its own label, the label around it, its accessible name, else the text beside it.
func (s *scanned) name1(c *control) {
	p := s.p
	if c.kind == "option" {
		c.label = Fold(s.text(c.node, 200))
		return
	}
	if id := p.Attr(c.node, "id"); id != "" && s.labels[id] != "" {
		c.label = s.labels[id]
		return
	}
	if l := p.Attr(c.node, "aria-label"); l != "" {
		c.label = Fold(l)
		return
	}
	for up := p.Nodes[c.node].Parent; up != page.None; up = p.Nodes[up].Parent {
		if p.Nodes[up].Tag == "label" {
			c.label = Fold(s.text(up, 400))
			return
		}
	}
	if own := Fold(s.text(c.node, 200)); own != "" {
		c.label = own
		return
	}
	for next := p.Nodes[c.node].NextSibling; next != page.None; next = p.Nodes[next].NextSibling {
		if p.Nodes[next].Tag == "input" {
			break
		}
		if c.label += Fold(s.text(next, 200)); c.label != "" {
			return
		}
	}
}

// name is a link's accessible name.
func (s *scanned) name(n int) string {
	if t := s.text(n, 200); strings.TrimSpace(t) != "" {
		return t
	}
	if l := s.p.Attr(n, "aria-label"); l != "" {
		return l
	}
	return s.p.Attr(n, "title")
}

// text joins the texts below n, at most limit bytes of them.
func (s *scanned) text(n, limit int) string {
	var b strings.Builder
	p := s.p
	for i := n; i < len(p.Nodes) && b.Len() < limit; i++ {
		if i > n && !s.below(i, n) {
			break
		}
		if p.Nodes[i].Tag == "" {
			b.WriteString(p.Nodes[i].Text)
		} else if p.Nodes[i].Tag == "img" {
			b.WriteString(p.Attr(i, "alt"))
		}
	}
	return b.String()
}

// below reports whether i stands below n. Nodes are in document order, so that the walk up stops early.
func (s *scanned) below(i, n int) bool {
	for ; i > n; i = s.p.Nodes[i].Parent {
	}
	return i == n
}

func (s *scanned) inside(n int, tags ...string) bool {
	for up, depth := s.p.Nodes[n].Parent, 0; up != page.None && depth < 6; up, depth = s.p.Nodes[up].Parent, depth+1 {
		for _, t := range tags {
			if s.p.Nodes[up].Tag == t {
				return true
			}
		}
	}
	return false
}

// signedOut reports whether the page asks to sign in: one password field, or the words for it, on a page that says little else.
func (s *scanned) signedOut(d *provider.Definition) bool {
	if s.runes > 3*shortPage {
		return false
	}
	if s.passwords == 1 && s.runes <= 3*shortPage {
		return true
	}
	words := folded(s.w.Part(vocabulary.PartSignIn))
	if d != nil {
		words = append(words, folded(d.SignedOut)...)
	}
	for _, t := range s.texts {
		for _, w := range words {
			if strings.Contains(t.text, w) && len(t.text) <= len(w)+120 {
				return true
			}
		}
	}
	for _, h := range s.headings {
		for _, w := range words {
			if strings.Contains(h, w) {
				return true
			}
		}
	}
	return false
}
