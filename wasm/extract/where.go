package extract

import (
	"net/netip"
	"slices"
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
		case vocabulary.RoleServer, vocabulary.RoleVersion:
			continue
		case vocabulary.RoleAccount:
			if rank = 1; f.column < 0 || f.addrs == nil || f.addrs[0].start == 0 {
				continue // else of somebody who is not known: guest (1.2.3.4)
			}
		case vocabulary.RoleDevice, vocabulary.RoleISP:
			rank = 1
		}
		if f.program() {
			rank = 1
		}
		if f.attr != "" && rank > 1 {
			rank--
		}
		if len(f.addrs) > 0 && (rank > best || rank == best && out.Net.Addr().IsPrivate() && !f.addrs[0].net.Addr().IsPrivate()) { // a server's own beside the client's
			out.Net, best = f.addrs[0].net, rank
		}
		if out.Host == "" && f.attr == "" && f.kinds.any(hasHost) && f.role != vocabulary.RoleAccount && f.role != vocabulary.RoleService && f.role != vocabulary.RoleServer && f.role != vocabulary.RoleDevice {
			out.Host = field(f.text)
		}
	}
}

// program reports whether a text under a label for it names a program: what looks like an address behind the name may be its version.
func (f *fact) program() bool {
	return (f.role == vocabulary.RoleService || f.role == vocabulary.RoleDevice || f.role == vocabulary.RoleProtocol) && f.kinds.any(hasProtocol|hasDevice)
}

// readPlace takes the country that the page prints. Where a column is headed by a country or a place, an empty cell of it is not made up for by what
// stands under a service's head: Amazon Japan.
func (d *doc) readPlace(out *draft, head *header) {
	headed := slices.Contains(head.roles, vocabulary.RoleCountry) || slices.Contains(head.roles, vocabulary.RolePlace)
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
			if rank = 1; headed && f.column >= 0 || f.role == vocabulary.RoleService && !f.placed() {
				continue
			}
		case vocabulary.RoleDevice: // a place in a line of its own below the device
			if rank = 1; f.kinds.any(hasDevice) || f.column < 0 {
				continue
			}
		default:
			if c := flagImage(d.p.Attr(f.node, "src")); f.attr == "" || c == "" {
				continue
			}
			rank = 1
		}
		if f.attr == "" && len(f.text) == 2 && f.text[0] < 0x80 && (rank < 2 || rank == 2 && head.otherwise(f.column) || has(f.hits, vocabulary.HalfDay)) {
			continue // IE and TV, AM and PM are words as well
		}
		place := f.placePart()
		if f.button || rank <= 2 && (!prominent(place) || len(f.text) == 2 && f.covers(vocabulary.Outcome)) { // CA in a column of states; OK and NG are results
			continue
		}
		if f.attr != "" {
			rank--
		}
		c := country(place, false)
		if c == "" && rank >= 4 && f.attr == "" {
			c = shortCountry(f.text)
		}
		if c != "" && rank > best {
			best = rank
			out.PageCountry, out.CountryText, out.country = c, field(placeText(place)), place
		}
		if rank >= 4 && out.CountryText == "" && f.attr == "" && len(f.addrs) == 0 {
			out.CountryText = field(f.text)
		}
	}
	if out.PageCountry == "" {
		out.PageCountry, _ = d.flag(out.record)
	}
}

// otherwise reports whether a column has a label that is not known: what stands below it may be anything.
func (h *header) otherwise(column int) bool {
	return column >= 0 && column < len(h.texts) && h.texts[column] != "" && (h.roles[column] == "" || h.roles[column] == vocabulary.RoleCity)
}

// placed reports whether a text under a service's head says that a country in it is a place: it may be of the service's name. 日本航空, Air Portugal Miles.
func (f *fact) placed() bool {
	return !slices.ContainsFunc(f.hits, func(h vocabulary.Hit) bool {
		within := f.fold[h.Start] < 0x2E80 && !f.apart(&h) || f.fold[h.Start] >= 0x2E80 && h.End < len(f.fold) && f.fold[h.End] >= 0x2E80
		return h.Class == vocabulary.Country && within && !f.led(h.Start) && !f.followed(h.End)
	})
}

// placePart is the part of a line of facts that is a city with a code, where no country's name stands in it: … · Haifa, IL · …; or what stands beside an
// address, if that is a Chinese place; else all of it.
func (p *piece) placePart() *piece {
	if len(p.addrs) == 1 && len(p.stamps) == 0 {
		rest := placeText(p)
		if i := slices.IndexFunc(rest, func(r rune) bool { return r == '(' || r == '（' }); i > 0 {
			rest = rest[:i] // 广东深圳（IP：1.2.3.4）
		}
		if domestic(rest) != "" {
			return &piece{w: p.w, text: rest, fold: rest}
		}
	}
	if len(p.stamps)+len(p.addrs) == 0 || len(p.text) > 160 || hasCountry(p) {
		return p
	}
	for part := range strings.FieldsFuncSeq(string(p.text), func(r rune) bool { return r == '·' || r == '|' || r == '•' }) {
		part = strings.TrimSpace(part)
		if code := codeBehind(part); isCode(code) != "" && letter(vocabulary.Fold([]rune(part))[0]) {
			return &piece{w: p.w, text: []rune(part), fold: vocabulary.Fold([]rune(part))}
		}
	}
	return p
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
		if h.Start == 0 && len(p.text) < 60 || 3*(h.End-h.Start) >= len(p.text) || p.led(h.Start) || p.followed(h.End) || p.apart(h) {
			return true
		}
	}
	return false
}

// led reports whether a word or an address before position at says that a place follows: 203.0.113.5 Japan, "from Japan".
func (p *piece) led(at int) bool {
	for _, a := range p.addrs {
		if a.end <= at && at-a.end <= 2 {
			return true
		}
	}
	before := strings.TrimRight(string(p.fold[max(0, at-13):at]), " ")
	for _, sign := range [...]string{",", "(", "·", "・", "|", "-", "/"} {
		if strings.HasSuffix(before, sign) {
			return true
		}
	}
	return p.w.Ends(vocabulary.PartFromBefore, before)
}

// followed reports whether what stands after position at says that a place stood before it: 日本から.
func (p *piece) followed(at int) bool {
	after := strings.TrimLeft(string(p.fold[at:min(len(p.fold), at+12)]), " ")
	for _, sign := range [...]string{",", "(", "·", "|", "/"} {
		if strings.HasPrefix(after, sign) {
			return true
		}
	}
	return p.w.Begins(vocabulary.PartFromAfter, after)
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

// notServers takes the other address of each record where one stands in all of them beside others that differ: that is the server's own.
func notServers(drafts []draft) {
	if len(drafts) < 3 {
		return
	}
	common := drafts[0].Net
	others, first := make([]netip.Prefix, len(drafts)), netip.Prefix{}
	differ := false
	for i := range drafts {
		if drafts[i].Net != common || !common.IsValid() || drafts[i].above {
			return
		}
		for k := range drafts[i].facts {
			for _, a := range drafts[i].facts[k].addrs {
				if a.net != common && !others[i].IsValid() {
					others[i] = a.net
				}
			}
		}
		if !others[i].IsValid() {
			return
		}
		if i == 0 {
			first = others[i]
		}
		differ = differ || others[i] != first
	}
	if !differ && !common.Addr().IsPrivate() {
		return
	}
	for i := range drafts {
		drafts[i].Net = others[i]
	}
}
