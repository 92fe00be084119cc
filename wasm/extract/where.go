package extract

import (
	"strings"

	"ashiato/wasm/vocabulary"
)

// readAddress takes the address, and the host.
func (d *doc) readAddress(out *draft) {
	best := 0
	for i := range out.facts {
		f := &out.facts[i]
		rank := 3
		switch f.role {
		case vocabulary.RoleIP:
			rank = 5
		case vocabulary.RoleServer, vocabulary.RoleVersion, vocabulary.RoleAccount:
			continue
		case vocabulary.RoleDevice, vocabulary.RoleISP:
			rank = 1
		}
		if f.attr != "" {
			rank--
		}
		if len(f.addrs) > 0 && rank > best {
			out.Net, best = f.addrs[0].net, rank
		}
		if out.Host == "" && f.attr == "" && f.kinds.any(hasHost) && f.role != vocabulary.RoleAccount && f.role != vocabulary.RoleService && f.role != vocabulary.RoleServer && f.role != vocabulary.RoleDevice {
			out.Host = field(f.text)
		}
	}
}

// readPlace takes the country that the page prints.
func (d *doc) readPlace(out *draft) {
	best := 0
	for i := range out.facts {
		f := &out.facts[i]
		rank := 0
		switch f.role {
		case vocabulary.RoleCountry:
			rank = 5
		case vocabulary.RolePlace:
			rank = 4
		case vocabulary.RoleIP, vocabulary.RoleHost:
			rank = 3
		case "", vocabulary.RoleCity:
			rank = 2
		case vocabulary.RoleService, vocabulary.RoleReason, vocabulary.RoleSignIn, vocabulary.RoleTime, vocabulary.RoleActive:
			rank = 1
		default:
			if c := flagImage(d.p.Attr(f.node, "src")); f.attr == "" || c == "" {
				continue
			}
			rank = 1
		}
		if f.button || rank <= 2 && !prominent(f.piece) {
			continue
		}
		if f.attr != "" {
			rank--
		}
		if c := country(f.piece, false); c != "" && rank > best {
			best = rank
			out.PageCountry, out.CountryText, out.country = c, field(placeText(f.piece)), f.piece
		}
		if rank >= 4 && out.CountryText == "" && f.attr == "" && len(f.addrs) == 0 {
			out.CountryText = field(f.text)
		}
	}
	if out.PageCountry == "" {
		out.PageCountry, _ = d.flag(out.record)
	}
}

// placeText is the place without the address beside it.
func placeText(p *piece) []rune {
	if len(p.addrs) == 0 {
		return p.text
	}
	a := p.addrs[0]
	rest := append(append([]rune{}, p.text[:a.start]...), p.text[min(a.end, len(p.text)):]...)
	return []rune(strings.Trim(strings.ReplaceAll(strings.ReplaceAll(string(rest), "()", ""), "（）", ""), " *,·|-()"))
}

// prominent reports whether a piece without a label may be a place: the name takes a good part of it, or stands like a place.
func prominent(p *piece) bool {
	if len(p.text) > 160 {
		return false
	}
	if _, ok := placeCode(p); ok || flagEmoji(p.text) != "" || domestic(p.fold) != "" {
		return len(p.text) < 80
	}
	for i := range p.hits {
		h := &p.hits[i]
		if h.Class != vocabulary.Country {
			continue
		}
		before := strings.TrimRight(string(p.fold[max(0, h.Start-6):h.Start]), " ")
		after := strings.TrimLeft(string(p.fold[h.End:min(len(p.fold), h.End+4)]), " ")
		for _, a := range p.addrs {
			if a.end <= h.Start && h.Start-a.end <= 2 {
				return true // 203.0.113.5 Japan
			}
		}
		if h.Start == 0 && len(p.text) < 60 || 3*(h.End-h.Start) >= len(p.text) || strings.HasSuffix(before, ",") || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "from") || strings.HasSuffix(before, " in") ||
			strings.HasSuffix(before, "·") || strings.HasSuffix(before, "|") || strings.HasSuffix(before, "-") || strings.HasSuffix(before, "aus") || strings.HasSuffix(before, "near") || strings.HasSuffix(before, "из") || strings.HasSuffix(before, "depuis") || strings.HasSuffix(before, "desde") || strings.HasSuffix(before, "da") || strings.HasSuffix(before, "de") || strings.HasSuffix(before, "от") || strings.HasSuffix(before, "从") || strings.HasSuffix(before, "位于") || strings.HasSuffix(before, "位於") || strings.HasSuffix(before, "来自") || strings.HasSuffix(before, "來自") || strings.HasSuffix(before, "from the") || strings.HasSuffix(before, "/") ||
			strings.HasPrefix(after, "から") || strings.HasPrefix(after, ",") || strings.HasPrefix(after, "(") || strings.HasPrefix(after, "·") || strings.HasPrefix(after, "|") || strings.HasPrefix(after, "/") || strings.HasPrefix(after, "에서") || strings.HasPrefix(after, "の") {
			return true
		}
	}
	return false
}

// flag is the country of a flag in the record: a class, or the address of a picture.
func (d *doc) flag(r record) (string, bool) {
	for _, x := range r.ranges {
		if x[0] >= x[1] {
			continue
		}
	}
	for n := r.node; n < d.end[r.node]; n++ {
		node := &d.p.Nodes[n]
		if node.Tag == "" {
			continue
		}
		for _, a := range node.Attrs {
			switch a.Key {
			case "class":
				if c := flagToken(a.Val); c != "" {
					return c, true
				}
			case "src":
				if c := flagImage(a.Val); c != "" {
					return c, true
				}
			case "data-country", "data-country-code":
				if c := isCode(a.Val); c != "" {
					return c, true
				}
			}
		}
		if node.Tag == "img" && flagImage(d.p.Attr(n, "src")) == "" {
			if c := isCode(d.p.Attr(n, "alt")); c != "" && strings.Contains(d.p.Attr(n, "class"), "flag") {
				return c, true
			}
		}
	}
	return "", false
}
