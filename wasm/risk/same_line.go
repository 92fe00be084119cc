package risk

import (
	"math"
	"net/netip"

	"ashiato/wasm/memory"
)

// browsesThere reports whether the owner's own browser was for days on the lines from which mail software came, and nobody at home meanwhile: he
// travels with both, or has moved. Strangers who read by mail software leave no sign-ins in the web history, and seldom come by a device like
// his. Where nobody was ever at home, the latest web sign-in is the reader's, who has just signed in to read.
func (j *judge) browsesThere(c *cluster) bool {
	if c.class != classMail || !c.foreign || !c.place() {
		return false
	}
	lines, on := map[netip.Prefix]bool{}, map[netip.Prefix]bool{}
	for _, r := range c.records {
		lines[r.block] = r.block.IsValid()
	}
	from, to := c.span()
	latest, there, stay := math.Inf(-1), false, days{}
	for i := range j.records {
		r := &j.records[i]
		if r.class != classWeb || !r.timed || !r.won() {
			continue
		}
		if r.at > latest && r.index >= 0 {
			latest, there = r.at, lines[r.block]
		}
		if !lines[r.block] {
			continue
		}
		if r.answer == memory.No || r.in.Warned || r.device != "" && j.homeDevices >= deviceLeast && !j.devices[r.class+r.device] {
			return false
		}
		on[r.block] = true
		stay.add(r.day)
		from, to = min(from, r.at), max(to, r.at)
	}
	stay.close()
	if len(stay.list) < familyDays || !c.mostly(on) {
		return false
	}
	if len(j.company.people) == 0 {
		return there && len(stay.list) >= secondHomeDays
	}
	_, _, between := around(j.company.people, from, to)
	nepers, _ := j.company.webDays.silence(stay.list[0]-1, stay.list[len(stay.list)-1]+1)
	return !between && nepers > silentFree
}

// mostly reports whether most of the cluster's accesses came from these lines.
func (c *cluster) mostly(lines map[netip.Prefix]bool) bool {
	n := 0
	for _, r := range c.records {
		if lines[r.block] {
			n++
		}
	}
	return 2*n > len(c.records)
}
