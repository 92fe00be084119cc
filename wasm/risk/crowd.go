package risk

import (
	"cmp"
	"net/netip"

	"ashiato/wasm/order"
	"ashiato/wasm/signin"
)

// crowd are the accesses of mail software at home that came from the lines of many operators within a week, hardly twice from one, none of
// them a line on which the owner browses. Rented lines of other people's homes look like that ("residential proxies"); a mail program moves between
// two or three. Mobile networks are left out: a telephone has another address each time.
func (j *judge) crowd() map[*record]bool {
	var lines []*record
	for i := range j.records {
		r := &j.records[i]
		if r.class == classMail && r.timed && r.won() && r.kind == signin.ISP && j.home.has(r.country) && r.asn() != 0 && r.service == "" &&
			r.answer == "" && !r.own && !r.confirmed && !j.blocks[r.block] {
			lines = append(lines, r)
		}
	}
	if len(lines) < crowdOperators || len(j.company.people) < baselineSome {
		return nil
	}
	order.Sort(lines, func(a, b *record) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.index, b.index)) })
	members := map[*record]bool{}
	for first, last := 0, 0; last < len(lines); last++ {
		for lines[last].at-lines[first].at > crowdSpan {
			first++
		}
		if within := lines[first : last+1]; crowded(within) {
			for _, r := range within {
				members[r] = true
			}
		}
	}
	return members
}

// crowded reports whether accesses are of many operators, and of nearly as many lines as there are accesses; or of several, and never twice from
// one address, while a line at home keeps its address for days.
func crowded(within []*record) bool {
	n := float64(len(within))
	if len(within) < crowdOperators || len(within) > crowdMost {
		return false
	}
	operators, blocks, addresses := map[uint32]bool{}, map[netip.Prefix]bool{}, map[netip.Prefix]bool{}
	for _, r := range within {
		operators[r.asn()], blocks[r.block], addresses[r.in.Net] = true, true, true
	}
	return len(operators) >= crowdOperators && float64(len(blocks)) >= crowdShare*n ||
		len(operators) >= crowdSeveral && n >= crowdLeast && float64(len(addresses)) >= crowdFresh*n
}
