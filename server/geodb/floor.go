package geodb

import (
	"net/netip"
	"slices"
)

// floorBits is the finest IPv4 network of a floored database. IPv6 is never floored: a fifth of the ranges of the sources are
// narrower than /48 and would become unknown.
const floorBits = 24

// floor makes every IPv4 /24 uniform: the value that holds for most of its addresses, the first one if several do.
func (l *layer[T]) floor() {
	var out []span
	for i := 0; i < len(l.spans); {
		s := l.spans[i]
		if !s.from.Is4() {
			out = append(out, l.spans[i:]...)
			break
		}
		block := netip.PrefixFrom(s.from, floorBits).Masked()
		if s.from == block.Addr() && lastOf(block).Compare(s.to) <= 0 { // whole blocks keep their value
			end := lastOf(netip.PrefixFrom(s.to, floorBits).Masked())
			if s.to != end {
				end = netip.PrefixFrom(s.to, floorBits).Masked().Addr().Prev()
			}
			out = append(out, span{s.from, end, s.value})
			if end == s.to {
				i++
			} else {
				l.spans[i].from = end.Next()
			}
			continue
		}
		value := majority(l.spans[i:], block)
		if value != 0 {
			out = append(out, span{block.Addr(), lastOf(block), value})
		}
		for i < len(l.spans) && l.spans[i].from.Is4() && l.spans[i].to.Compare(lastOf(block)) <= 0 {
			i++
		}
		if i < len(l.spans) && block.Contains(l.spans[i].from) {
			l.spans[i].from = lastOf(block).Next()
		}
	}
	l.spans = joined(out)
}

// majority is the value with most addresses in block among sorted spans, 0 if most have none.
func majority(spans []span, block netip.Prefix) uint32 {
	count := map[uint32]int{}
	rest := 1 << (32 - floorBits)
	for _, s := range spans {
		if !s.from.Is4() || lastOf(block).Less(s.from) {
			break
		}
		n := offset(earlier(s.to, lastOf(block)), block) - offset(s.from, block) + 1
		count[s.value] += n
		rest -= n
	}
	count[0] += rest
	var best uint32
	keys := make([]uint32, 0, len(count))
	for v := range count {
		keys = append(keys, v)
	}
	slices.Sort(keys)
	for _, v := range keys {
		if count[v] > count[best] {
			best = v
		}
	}
	return best
}

// offset is the place of a within block.
func offset(a netip.Addr, block netip.Prefix) int {
	if a.Less(block.Addr()) {
		return 0
	}
	b := a.As4()
	return int(b[3])
}

func lastOf(p netip.Prefix) netip.Addr {
	b := p.Addr().As4()
	b[3] = 0xff
	return netip.AddrFrom4(b)
}
