package extract

import (
	"net/netip"
	"strings"

	"ashiato/wasm/vocabulary"
)

// address is an IP address in a text: runes start to end.
type address struct {
	start, end int
	net        netip.Prefix
}

// maxAddresses bounds the addresses taken from one text.
const maxAddresses = 8

// addresses finds IP addresses in a folded text: IPv4 and IPv6 in every spelling, masked ones as prefixes. What only looks like
// one is left alone: versions, parts of host names, times.
func addresses(w *vocabulary.Words, text []rune, hits []vocabulary.Hit) []address {
	var found []address
	for i := 0; i < len(text) && len(found) < maxAddresses; {
		if !inAddress(text[i]) {
			i++
			continue
		}
		end, dots, colons := i, 0, 0
		for ; end < len(text) && inAddress(text[end]); end++ {
			switch text[end] {
			case '.':
				dots++
			case ':':
				colons++
			}
		}
		if end-i >= 3 && end-i <= 80 {
			if a, ok := ipv6(text, i, end, colons); ok {
				found = append(found, a)
			} else if dots >= 3 {
				found = ipv4s(w, found, text, i, end, hits)
			} else if dots >= 2 && end < len(text) && text[end] == '…' {
				found = ipv4s(w, found, text, i, end, hits)
			}
		}
		i = end
	}
	return found
}

func inAddress(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'f' || r == '.' || r == ':' || r == '*' || r == 'x' || r == '•'
}

// ipv6 reads the run of runes from i to end.
func ipv6(text []rune, i, end, colons int) (address, bool) {
	if colons < 2 {
		return address{}, false
	}
	for end > i && (text[end-1] == '.' || text[end-1] == ':' && (end < i+2 || text[end-2] != ':')) {
		end--
	}
	if text[i] == ':' && (i+1 >= end || text[i+1] != ':') {
		i++
	} else if i > 0 && (word(text[i-1]) || text[i-1] == '.' || text[i-1] == '-' || text[i-1] == '/') {
		return address{}, false
	}
	if end-i < 3 || end < len(text) && word(text[end]) && text[end] != '%' {
		return address{}, false
	}
	s := string(text[i:end])
	a := address{start: i, end: end}
	if strings.ContainsAny(s, "*x•") || end < len(text) && text[end] == '…' {
		net, ok := maskedIPv6(s)
		a.net = net
		return a, ok
	}
	ip, err := netip.ParseAddr(s)
	if err != nil {
		return a, false
	}
	ip = ip.Unmap()
	a.net = netip.PrefixFrom(ip, ip.BitLen())
	if bits, after := prefixLength(text, end, 128); bits > 0 {
		if net, err := ip.Prefix(min(bits, ip.BitLen())); err == nil && bits < ip.BitLen() {
			a.net, a.end = net, after
		}
	}
	return a, !ip.IsUnspecified() && (strings.ContainsAny(s, "0123456789abcdef"))
}

// maskedIPv6 is the prefix that a masked address leaves: 2400:4050:*:* is 2400:4050::/32.
func maskedIPv6(s string) (netip.Prefix, bool) {
	var kept []string
	for _, group := range strings.Split(s, ":") {
		if group == "" || strings.ContainsAny(group, "*x•.") || len(group) > 4 {
			break
		}
		kept = append(kept, group)
	}
	if len(kept) < 1 || len(kept) > 7 || strings.Count(s, ":") < 2 {
		return netip.Prefix{}, false
	}
	ip, err := netip.ParseAddr(strings.Join(kept, ":") + "::")
	if err != nil {
		return netip.Prefix{}, false
	}
	return netip.PrefixFrom(ip, 16*len(kept)), true
}

// prefixLength reads "/24" at i.
func prefixLength(text []rune, i, most int) (bits, end int) {
	if i >= len(text) || text[i] != '/' {
		return 0, i
	}
	end = i + 1
	for ; end < len(text) && end < i+4 && '0' <= text[end] && text[end] <= '9'; end++ {
		bits = bits*10 + int(text[end]-'0')
	}
	if bits > most || end == i+1 || end < len(text) && (word(text[end]) || text[end] == '/' || text[end] == '.') {
		return 0, i
	}
	return bits, end
}

func ipv4s(w *vocabulary.Words, found []address, text []rune, i, end int, hits []vocabulary.Hit) []address {
	for ; i < end; i++ {
		if !digit(text[i]) || i > 0 && !before4(text, i) && !(text[i-1] == '@' && has(hits, vocabulary.Login)) { // root@203.0.113.5 logged in
			continue
		}
		a, ok := ipv4(text, i)
		if ok && !(plainVersion(a.net.Addr().As4()) && versioned(w, text, i, hits)) {
			found = append(found, a)
		}
		if ok {
			i = a.end
			continue
		}
		for i < end && (digit(text[i]) || text[i] == '.') {
			i++
		}
	}
	return found
}

// before4 reports whether an IPv4 address may begin at i: not within a host name, a version, a path or an identifier.
func before4(text []rune, i int) bool {
	switch r := text[i-1]; {
	case r == 'p' && i > 2 && text[i-2] == 'i' && text[i-3] >= 0x2E80: // 접속IP203.0.113.5
		return true
	case r == '/' && i > 5 && digit(text[i-2]) && text[i-4] == ':': // 08:42/203.0.113.5
		return true
	case word(r), r == '.', r == '-', r == '@', r == '/', r == '*', r == '#', r == '\\', r == '+':
		return false
	case r == ':':
		return i < 2 || !digit(text[i-2])
	}
	return true
}

func word(r rune) bool { return 'a' <= r && r <= 'z' || digit(r) || r == '_' }

func digit(r rune) bool { return '0' <= r && r <= '9' }

// octets is an IPv4 address while it is read.
type octets struct {
	of     [4]byte
	kept   int // leading parts that are not masked
	masked bool
}

// ipv4 reads four parts at i; parts of stars or x are masked.
func ipv4(text []rune, i int) (address, bool) {
	var o octets
	a := address{start: i}
	for part := range 4 {
		if part > 0 {
			if i < len(text) && text[i] == '…' && part >= 2 { // 203.0.…
				i++
				o.masked = true
				break
			}
			if i >= len(text) || text[i] != '.' {
				return a, false
			}
			i++
		}
		end := o.read(text, i, part)
		if end == i {
			return a, false
		}
		i = end
	}
	if i < len(text) {
		r := text[i]
		if word(r) || r == '*' || (r == '.' || r == '-') && i+1 < len(text) && word(text[i+1]) {
			return a, false
		}
	}
	a.end = i
	return a, o.close(&a, text)
}

// read takes the part at i: a number, or a mask of stars. It is i where there is neither.
func (o *octets) read(text []rune, i, part int) int {
	start, n := i, 0
	for ; i < len(text) && i < start+3 && digit(text[i]); i++ {
		n = n*10 + int(text[i]-'0')
	}
	switch {
	case n > 255:
		return start
	case i > start:
		if !o.masked {
			o.of[part], o.kept = byte(n), part+1
		}
	case part > 0:
		for ; i < len(text) && i < start+3 && (text[i] == '*' || text[i] == 'x' || text[i] == '•'); i++ {
		}
		o.masked = o.masked || i > start
	}
	return i
}

// close makes the address of its parts, with the length of a prefix after it.
func (o *octets) close(a *address, text []rune) bool {
	ip := netip.AddrFrom4(o.of)
	if o.masked {
		net, err := ip.Prefix(8 * o.kept)
		a.net = net
		return err == nil
	}
	a.net = netip.PrefixFrom(ip, 32)
	if bits, after := prefixLength(text, a.end, 32); after > a.end {
		net, err := ip.Prefix(bits)
		if err != nil || bits == 0 {
			return false
		}
		a.net, a.end = net, after
	}
	return !ip.IsUnspecified()
}

// plainVersion reports whether four numbers may be those of a version: a zero in the middle, or small ones before the number of the build.
func plainVersion(n [4]byte) bool {
	return n[1] <= 31 && (n[1] == 0 || n[2] == 0 || n[0] <= 31 && n[2] <= 31)
}

// versioned reports whether the four numbers at i are a version: the name of a program or the word version stands before.
func versioned(w *vocabulary.Words, text []rune, i int, hits []vocabulary.Hit) bool {
	for _, h := range hits {
		if h.Class == vocabulary.Device && h.End <= i && i-h.End <= 2 && text[i-1] != '(' && text[max(0, i-2)] != ',' && text[i-1] != '|' {
			return true
		}
	}
	head := strings.TrimRight(string(text[max(0, i-12):i]), " :.")
	return w.Ends(vocabulary.PartVersion, head)
}

// documented reports whether an address is one of those that are kept for examples: nobody signs in from there.
func documented(net netip.Prefix) bool {
	if !net.IsValid() {
		return false
	}
	a := net.Addr()
	if a.Is4() {
		b := a.As4()
		return b[0] == 203 && b[1] == 0 && b[2] == 113 || b[0] == 198 && b[1] == 51 && b[2] == 100 || b[0] == 192 && b[1] == 0 && b[2] == 2
	}
	b := a.As16()
	return b[0] == 0x20 && b[1] == 1 && b[2] == 0x0d && b[3] == 0xb8
}

// examples reports whether every record has an address that is kept for examples.
func examples(drafts []draft) bool {
	for i := range drafts {
		if !documented(drafts[i].Net) {
			return false
		}
	}
	return true
}
