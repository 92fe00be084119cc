package risk

import (
	"cmp"
	"net/netip"

	"ashiato/wasm/order"
	"ashiato/wasm/signin"
)

// crowd are the accesses at home that came from the lines of many people.
func (j *judge) crowd() map[*record]bool {
	members := map[*record]bool{}
	if j.home.logins >= baselineSome {
		j.crowdOfMail(members)
	}
	if len(j.company.people) >= baselineSome {
		j.crowdOfBrowsers(members)
	}
	return members
}

// crowdOfBrowsers are sign-ins from many operators within two weeks, none of which was seen often, and never twice from one network. Who works in
// cafés and hotels meets some; a stranger with rented lines shows a new one each time.
func (j *judge) crowdOfBrowsers(members map[*record]bool) {
	visits, blocks := map[uint32]int{}, map[netip.Prefix]int{}
	for i := range j.records {
		if r := &j.records[i]; r.class == classWeb && r.won() {
			visits[r.asn()] += r.weight()
			blocks[r.block] += r.weight()
		}
	}
	strange := func(r *record) bool { return visits[r.asn()] <= crowdVisits && blocks[r.block] == 1 }
	within(j.linesAtHome(classWeb, strange), crowdWeeks, func(lines []*record) bool {
		return len(lines) >= crowdSignIns && operatorsOf(lines) >= crowdOperators
	}, members)
}

// crowdOfMail are the accesses of mail software at home that came from the lines of many operators within a week, hardly twice from one and never
// often, none of them a line on which the owner browses. Rented lines of other people's homes look like that ("residential proxies"); a mail program
// moves between two or three, and never through so many within an hour. Mobile networks are left out: a telephone has another address each time.
func (j *judge) crowdOfMail(members map[*record]bool) {
	lines, visits := j.linesAtHome(classMail, func(r *record) bool { return !j.blocks[r.block] }), map[netip.Prefix]int{}
	within(lines, crowdHour, func(lines []*record) bool { return operatorsOf(lines) >= crowdOperators }, members)
	for _, r := range lines {
		visits[r.block] += r.weight()
	}
	seldom := lines[:0]
	for _, r := range lines {
		if visits[r.block] <= crowdVisits {
			seldom = append(seldom, r)
		}
	}
	within(seldom, crowdSpan, crowded, members)
	j.crowdOfReader(members)
}

// crowdOfReader adds to a crowd the lines of the reader's own operator, among which rented ones are as among any other's: where nothing else at home
// is mail software, they are few beside the crowd, and each was seen once.
func (j *judge) crowdOfReader(members map[*record]bool) {
	var lines []*record
	once := map[netip.Prefix]bool{}
	for i := range j.records {
		r := &j.records[i]
		if r.class != classMail || !r.won() || !r.place() || !j.home.has(r.country) || members[r] {
			continue
		}
		if r.said || !r.own || r.kind != signin.ISP || r.answer != "" || j.blocks[r.block] || once[r.block] {
			return // the owner's own mail software
		}
		once[r.block] = true
		lines = append(lines, r)
	}
	if crowdOwn*len(lines) > len(members) {
		return
	}
	for _, r := range lines {
		members[r] = true
	}
}

func operatorsOf(lines []*record) int {
	seen := map[uint32]bool{}
	for _, r := range lines {
		seen[r.asn()] = true
	}
	return len(seen)
}

// linesAtHome are the accesses from lines at home that nothing tells to be the owner's, ascending.
func (j *judge) linesAtHome(class string, strange func(*record) bool) []*record {
	var lines []*record
	for i := range j.records {
		r := &j.records[i]
		if r.class == class && r.timed && r.won() && r.kind == signin.ISP && j.home.has(r.country) && r.asn() != 0 && r.service == "" &&
			r.answer == "" && !r.own && !r.confirmed && strange(r) {
			lines = append(lines, r)
		}
	}
	order.Sort(lines, func(a, b *record) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.index, b.index)) })
	return lines
}

// within adds to members the lines of every span of minutes that are a crowd.
func within(lines []*record, span float64, crowd func([]*record) bool, members map[*record]bool) {
	for first, last := 0, 0; last < len(lines); last++ {
		for lines[last].at-lines[first].at > span {
			first++
		}
		if together := lines[first : last+1]; len(together) >= crowdOperators && len(together) <= crowdMost && crowd(together) {
			for _, r := range together {
				members[r] = true
			}
		}
	}
}

// crowded reports whether accesses are of many operators, and of nearly as many lines as there are accesses; or of several, and never twice from
// one address, or of three and never twice from one network, while a line at home keeps its address for days.
func crowded(within []*record) bool {
	n := float64(len(within))
	operators, blocks, addresses := map[uint32]bool{}, map[netip.Prefix]bool{}, map[netip.Prefix]bool{}
	for _, r := range within {
		operators[r.asn()], blocks[r.block], addresses[r.in.Net] = true, true, true
	}
	return len(operators) >= crowdOperators && float64(len(blocks)) >= crowdShare*n ||
		len(operators) >= crowdMany && float64(len(blocks)) >= crowdTwice*n ||
		len(operators) >= crowdSeveral && n >= crowdLeast && float64(len(addresses)) >= crowdFresh*n ||
		len(operators) >= crowdFew && n >= crowdFewMost && float64(len(blocks)) >= crowdFresh*n
}
