package risk

import (
	"cmp"
	"net/netip"

	"ashiato/wasm/order"
	"ashiato/wasm/signin"
)

// moving tells the lines at home that are carried about. Databases know few carriers' mobile networks by themselves: KDDI, SoftBank, Deutsche
// Telekom and many more keep telephones and houses under one number. But a telephone has an address of another network nearly every time, since
// carriers share few addresses among many (RFC 6598), while a house keeps its own for days.
type moving struct {
	steady    map[netip.Prefix]bool // networks of houses
	operators map[uint32]bool       // with many others besides
}

func (j *judge) findMoving() moving {
	m := moving{map[netip.Prefix]bool{}, map[uint32]bool{}}
	var list []*record
	for i := range j.records {
		if r := &j.records[i]; r.block.IsValid() && r.day != noDay && j.tellsOfOwner(r) {
			list = append(list, r)
		}
	}
	order.Sort(list, func(a, b *record) int {
		return cmp.Or(a.block.Addr().Compare(b.block.Addr()), cmp.Compare(a.block.Bits(), b.block.Bits()), cmp.Compare(a.day, b.day))
	})
	others, days := map[uint32]int{}, 0
	for i, r := range list {
		if i == 0 || list[i-1].block != r.block {
			days = 0
		}
		if days == 0 || list[i-1].day != r.day {
			days++
		}
		if i+1 < len(list) && list[i+1].block == r.block {
			continue
		}
		if days >= steadyDays {
			m.steady[r.block] = true
		} else if others[r.asn()]++; others[r.asn()] >= movingBlocks && r.asn() != 0 {
			m.operators[r.asn()] = true
		}
	}
	return m
}

// carries reports whether a line is a telephone's.
func (m moving) carries(r *record) bool {
	return r.kind == signin.Mobile || r.kind == signin.ISP && m.operators[r.asn()] && !m.steady[r.block]
}
