package extract

import (
	"slices"
	"strings"
	"unicode"

	"ashiato/wasm/page"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// over is what the titles that a record stands under say of it: it is said once for many.
type over struct {
	way     signin.Protocol
	outcome signin.Outcome
	country *piece // nil if none says one
	title   int    // the nearest title, page.None if there is none
}

// section is a title among the children of an element: a heading, a row or a caption, or a short text right before a list.
type section struct {
	over
	rank  int    // of a heading from 1 to 6, lowTitle for any other
	above int    // the section before it in which it stands, -1 if there is none
	sign  string // of a text that is a title but by its place, "" for others
}

// lowTitle is the rank of titles that are no headings.
const lowTitle = 7

// Bounds of titles: how many elements above a record are looked at, the letters of a title that is none but by its place, and its texts.
const (
	maxAbove      = 8
	maxPlainTitle = 40
	maxTitleTexts = 4
)

// overOf is what the titles say under which a record stands, each thing as it is said nearest to it. cut: the record has no element of its own, so that the texts
// beside it are others' or its own.
func (d *doc) overOf(n int, cut bool) over {
	out := over{title: page.None}
	lowest := lowTitle
	for steps := 0; steps < maxAbove; steps++ {
		up := d.p.Nodes[n].Parent
		if up == page.None {
			break
		}
		all := d.sectionsOf(up)
		for i := before(all, n); i >= 0; i = all[i].above {
			s := &all[i]
			if s.rank < lowTitle && s.rank >= lowest || cut && s.sign != "" {
				continue
			}
			lowest = min(lowest, s.rank)
			out.take(&s.over)
		}
		if d.p.Nodes[up].Tag == "body" {
			break
		}
		n = up
	}
	return out
}

// take fills in what is not said yet.
func (o *over) take(s *over) {
	if o.title == page.None {
		o.title = s.title
	}
	if o.way == "" {
		o.way = s.way
	}
	if o.outcome == "" {
		o.outcome = s.outcome
	}
	if o.country == nil {
		o.country = s.country
	}
}

// before is the last of several sections whose title stands before a node, -1 if none does.
func before(all []section, node int) int {
	lo, hi := 0, len(all)
	for lo < hi {
		if mid := (lo + hi) / 2; all[mid].title < node {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}

// sectionsOf are the titles among the children of an element, in order; they are looked for once.
func (d *doc) sectionsOf(up int) []section {
	all, known := d.sections[up]
	if known {
		return all
	}
	if d.sections == nil {
		d.sections = map[int][]section{}
	}
	lists := false // a list stands behind the last title, or before the first
	for c := d.p.Nodes[up].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
		if d.first[c] == d.first[d.end[c]] {
			continue
		}
		if chosen := d.choiceOver(c); len(chosen) > 0 {
			for i := range chosen {
				all = under(all, chosen[i])
			}
			continue
		}
		s, ok := d.sectionAt(c)
		if ok && s.sign != "" {
			ok = d.leadsList(c) && !(lists && len(all) == 0) && (s.says() || lists || followed(all, s.sign))
		}
		if !ok {
			lists = lists || d.below[c].any(hasTime|hasAddress)
			continue
		}
		lists = false
		all = under(all, s)
	}
	d.sections[up] = all
	return all
}

// under adds a section below the last one of a higher rank.
func under(all []section, s section) []section {
	for s.above = len(all) - 1; s.above >= 0 && all[s.above].rank >= s.rank; {
		s.above = all[s.above].above
	}
	return append(all, s)
}

// says reports whether a title says anything of the records below it.
func (o *over) says() bool { return o.way != "" || o.outcome != "" || o.country != nil }

// followed reports whether the last of several sections has a title of a build.
func followed(all []section, sign string) bool { return len(all) > 0 && all[len(all)-1].sign == sign }

// leadsList reports whether a list without headings of its own stands right behind an element, or behind one other.
func (d *doc) leadsList(n int) bool {
	for looked := 0; looked < 2; {
		if n = d.p.Nodes[n].NextSibling; n == page.None {
			return false
		}
		if d.first[n] == d.first[d.end[n]] {
			continue
		}
		if d.below[n].any(hasTime | hasAddress) {
			return d.headingIn(n) == n
		}
		looked++
	}
	return false
}

// sectionAt reads an element as a title.
func (d *doc) sectionAt(n int) (s section, ok bool) {
	s = section{over{title: n}, lowTitle, -1, ""}
	heading := n
	switch tag := d.p.Nodes[n].Tag; tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		s.rank = int(tag[1] - '0')
	case "caption", "summary", "legend", "dt":
	case "tr":
		if d.timed(n) || len(d.children(n)) != 1 {
			return s, false
		}
	case "", "p", "div", "header", "span", "b", "strong", "center", "font":
		if d.first[d.end[n]]-d.first[n] > 2*maxTitleTexts || d.timed(n) {
			return s, false
		}
		if heading = d.headingIn(n); heading != n {
			s.rank = int(d.p.Nodes[heading].Tag[1] - '0')
		} else if tag == "header" || d.announces(n) {
			return s, false // the name of the site, that one has just signed in
		} else {
			s.sign = d.sign(n)
		}
	default:
		return s, false
	}
	return s, d.readTitle(&s, heading, false)
}

// announces reports whether an element tells what has just happened.
func (d *doc) announces(n int) bool {
	class := d.p.Attr(n, "role") + d.p.Attr(n, "class")
	return strings.Contains(class, "alert") || strings.Contains(class, "toast") || strings.Contains(class, "flash") || strings.Contains(class, "message")
}

// headingIn is the heading in a box that holds nothing else but short remarks, or the box itself.
func (d *doc) headingIn(box int) int {
	for n := box; n < d.end[box]; n++ {
		if t := d.p.Nodes[n].Tag; len(t) == 2 && t[0] == 'h' && t[1] >= '1' && t[1] <= '6' {
			return n
		}
	}
	return box
}

// readTitle reads what a title says. It reports false where a text is no title. chosen: it is the entry of a choice which is shown.
func (d *doc) readTitle(s *section, heading int, chosen bool) bool {
	texts, links := 0, 0
	ps := d.of(heading)
	for i := range ps {
		p := &ps[i]
		if p.attr != "" {
			continue
		}
		plain := s.sign != ""
		if texts++; plain && (texts > maxTitleTexts || len(p.text) > maxPlainTitle || !chosen && (p.button || d.linked(p.node))) {
			return false
		}
		if p.kinds.any(hasTime | hasAddress) {
			continue
		}
		if s.rank < lowTitle && d.linked(p.node) {
			if links++; links > 1 {
				s.over = over{title: s.title}
				return true // where else one may go
			}
		}
		said := d.saidBy(p, s.rank)
		if said.way != "" && s.way != "" && said.way != s.way || said.outcome != "" && s.outcome != "" && said.outcome != s.outcome || said.country != nil && s.country != nil {
			s.over = over{title: s.title}
			return !plain // a choice of several
		}
		s.take(&said)
	}
	return texts > 0
}

// saidBy is what one text of a title says: a way, a result, a country, and little else.
func (d *doc) saidBy(p *piece, rank int) over {
	h := headline{p.node, rank, p.fold, p.hits, d.w}
	o := over{title: page.None}
	most, settings := 2*p.knownLetters() >= len(p.fold), h.ofSettings()
	if h.question() || settings && !most {
		return o
	}
	o.way = protocolIn(p.hits, len(p.fold))
	if (rank < lowTitle || most) && !p.severalResults() {
		o.outcome = h.outcome()
	}
	if c := country(p, false); c != "" && rank > 1 && !settings && (p.isPlace() || most && p.kinds.any(hasLogin) && p.fromPlace()) {
		o.country = p
	}
	return o
}

// knownLetters is how many letters of a text belong to words for signing in, ways, results, places and lists.
func (p *piece) knownLetters() (n int) {
	end := 0
	for i := range p.hits {
		switch h := &p.hits[i]; h.Class {
		case vocabulary.Login, vocabulary.Outcome, vocabulary.Protocol, vocabulary.Country, vocabulary.Record:
			n += max(0, h.End-max(h.Start, end))
			end = max(end, h.End)
		}
	}
	return n
}

// severalResults reports whether a text names results that differ.
func (p *piece) severalResults() bool {
	said := ""
	for i := range p.hits {
		h := &p.hits[i]
		if h.Class != vocabulary.Outcome {
			continue
		}
		if said != "" && said != h.Value {
			return true
		}
		said = h.Value
	}
	return false
}

// overs are the titles' sayings for each of several records.
func (d *doc) overs(g *group, drafts []draft) []over {
	out := make([]over, len(drafts))
	up, at := page.None, -1 // of the record before
	for i := range drafts {
		n := drafts[i].record.node
		now := d.p.Nodes[n].Parent
		if now == page.None {
			out[i].title = page.None
			continue
		}
		k := before(d.sectionsOf(now), n)
		if i > 0 && now == up && k == at {
			out[i] = out[i-1]
			continue
		}
		out[i], up, at = d.overOf(n, g.cut), now, k
	}
	return out
}

// isPlace reports whether a text is the name of a country, with a city, a number or a sign beside it at most: neither 中国銀行 nor "Japan Post".
func (p *piece) isPlace() bool {
	for i := range p.hits {
		h := &p.hits[i]
		if h.Class != vocabulary.Country {
			continue
		}
		before, after := strings.TrimRight(string(p.fold[:h.Start]), " "), strings.TrimLeft(string(p.fold[h.End:]), " ")
		apart := h.End < len(p.fold) && p.fold[h.End] == ' ' && p.fold[h.Start] >= 0x2E80 // フィリピン マニラ
		if (!lettered(before) || p.led(h.Start)) && (!lettered(after) || apart || p.followed(h.End) || strings.ContainsAny(after[:1], "-:")) {
			return true
		}
	}
	return false
}

// lettered reports whether a text has letters.
func lettered(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// fromPlace reports whether a text says from which country: "Logins from China", 中国からのログイン; and not but a word that sounds like one: nhật ký đăng nhập.
func (p *piece) fromPlace() bool {
	return slices.ContainsFunc(p.hits, func(h vocabulary.Hit) bool {
		return h.Class == vocabulary.Country && (p.led(h.Start) || p.followed(h.End))
	})
}
