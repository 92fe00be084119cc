package geodb

import (
	"cmp"
	"net/netip"
	"slices"
)

// layer holds what one source says: disjoint ranges in order, each with a value. It keeps every distinct value once,
// since a million ranges share a few thousand values.
type layer[T comparable] struct {
	spans  []span
	values []T // values[0] is the zero value, which means nothing
	index  map[T]uint32
}

// span is the range from-to of one family with the value of that index.
type span struct {
	from, to netip.Addr
	value    uint32
}

func newLayer[T comparable]() *layer[T] {
	var nothing T
	return &layer[T]{values: []T{nothing}, index: map[T]uint32{nothing: 0}}
}

// add notes a range; settle must follow before the layer is read.
func (l *layer[T]) add(from, to netip.Addr, value T) {
	i, ok := l.index[value]
	if !ok {
		i = uint32(len(l.values))
		l.values = append(l.values, value)
		l.index[value] = i
	}
	l.spans = append(l.spans, span{from, to, i})
}

// settle sorts the ranges and makes them disjoint. Where ranges overlap, the one that starts later wins, and of those that
// start together the shorter, so that a narrower statement beats a wider one. It returns how many overlapped.
func (l *layer[T]) settle() (overlaps int) {
	slices.SortStableFunc(l.spans, func(a, b span) int {
		return cmp.Or(a.from.Compare(b.from), b.to.Compare(a.to))
	})
	for i := 1; i < len(l.spans); i++ {
		if l.spans[i].from.Compare(l.spans[i-1].to) <= 0 {
			overlaps++
		}
	}
	if overlaps > 0 {
		l.spans = disjoint(l.spans)
	}
	l.spans = joined(l.spans)
	return overlaps
}

// disjoint cuts sorted ranges so that none overlap. open is a stack: the range that started last is on top and wins.
func disjoint(sorted []span) []span {
	var out, open []span
	var next netip.Addr // first address not yet given to a range
	emit := func(until netip.Addr) {
		for len(open) > 0 && next.IsValid() && next.Compare(until) <= 0 {
			top := open[len(open)-1]
			if top.to.Less(next) {
				open = open[:len(open)-1]
				continue
			}
			end := top.to
			if until.Less(end) {
				end = until
			}
			out = append(out, span{next, end, top.value})
			next = end.Next()
		}
	}
	for _, s := range sorted {
		if len(open) > 0 && open[0].from.BitLen() != s.from.BitLen() {
			emit(lastAddr(open[0].from)) // IPv6 begins
			open = open[:0]
		}
		if prev := s.from.Prev(); prev.IsValid() {
			emit(prev)
		}
		next = s.from
		open = append(open, s)
	}
	if len(open) > 0 {
		emit(lastAddr(open[0].from))
	}
	return out
}

// joined unites neighbours with the same value.
func joined(sorted []span) []span {
	out := sorted[:0]
	for _, s := range sorted {
		if n := len(out); n > 0 && out[n-1].value == s.value && out[n-1].to.Next() == s.from {
			out[n-1].to = s.to
			continue
		}
		out = append(out, s)
	}
	return out
}

// lastAddr is the last address of a's family.
func lastAddr(a netip.Addr) netip.Addr {
	if a.Is4() {
		return netip.AddrFrom4([4]byte{0xff, 0xff, 0xff, 0xff})
	}
	var b [16]byte
	for i := range b {
		b[i] = 0xff
	}
	return netip.AddrFrom16(b)
}

// firstAddr is the first address of a family.
func firstAddr(is4 bool) netip.Addr {
	if is4 {
		return netip.IPv4Unspecified()
	}
	return netip.IPv6Unspecified()
}

// value is the index of the value at a.
func (l *layer[T]) value(a netip.Addr) uint32 {
	i, found := slices.BinarySearchFunc(l.spans, a, func(s span, a netip.Addr) int { return s.from.Compare(a) })
	if !found {
		i--
	}
	if i < 0 || l.spans[i].to.Less(a) || l.spans[i].from.BitLen() != a.BitLen() {
		return 0
	}
	return l.spans[i].value
}

// at is what the layer says of a, the zero value if nothing.
func (l *layer[T]) at(a netip.Addr) T { return l.values[l.value(a)] }

// overlay walks through several layers of settled ranges side by side and yields the longest ranges of one family in which
// none of them changes, with the index of each one's value. Ranges of which no layer says anything are left out.
func overlay(is4 bool, layers [][]span, yield func(from, to netip.Addr, values []uint32) error) error {
	at := make([]int, len(layers))
	values := make([]uint32, len(layers))
	for i, spans := range layers {
		at[i], _ = slices.BinarySearchFunc(spans, firstAddr(is4), func(s span, a netip.Addr) int { return s.from.Compare(a) })
	}
	end := lastAddr(firstAddr(is4))
	for pos := firstAddr(is4); pos.IsValid(); {
		to, any := end, false
		for i, spans := range layers {
			for at[i] < len(spans) && spans[at[i]].from.Is4() == is4 && spans[at[i]].to.Less(pos) {
				at[i]++
			}
			values[i] = 0
			if at[i] == len(spans) || spans[at[i]].from.Is4() != is4 {
				continue
			}
			switch s := spans[at[i]]; {
			case pos.Less(s.from):
				to = earlier(to, s.from.Prev())
			default:
				values[i], any = s.value, any || s.value != 0
				to = earlier(to, s.to)
			}
		}
		if any {
			if err := yield(pos, to, values); err != nil {
				return err
			}
		}
		pos = to.Next()
		if pos.IsValid() && pos.Is4() != is4 {
			break
		}
	}
	return nil
}

func earlier(a, b netip.Addr) netip.Addr {
	if b.Less(a) {
		return b
	}
	return a
}
