package risk

import (
	"net/netip"

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
	seen := map[netip.Prefix]days{}
	of := map[netip.Prefix]uint32{}
	for i := range j.records {
		if r := &j.records[i]; r.block.IsValid() && r.day != noDay && j.tellsOfOwner(r) {
			d := seen[r.block]
			d.add(r.day)
			seen[r.block], of[r.block] = d, r.asn()
		}
	}
	others := map[uint32]int{}
	for b, d := range seen {
		if d.close(); len(d.list) >= steadyDays {
			m.steady[b] = true
		} else if others[of[b]]++; others[of[b]] >= movingBlocks && of[b] != 0 {
			m.operators[of[b]] = true
		}
	}
	return m
}

// carries reports whether a line is a telephone's.
func (m moving) carries(r *record) bool {
	return r.kind == signin.Mobile || r.kind == signin.ISP && m.operators[r.asn()] && !m.steady[r.block]
}
