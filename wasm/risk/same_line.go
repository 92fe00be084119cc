package risk

import (
	"math"
	"net/netip"

	"ashiato/wasm/memory"
)

// browsesThere reports whether the owner's own browser was for days on the lines from which mail software came, and nobody at home meanwhile: he
// travels with both, or has moved. Strangers who read by mail software leave no sign-ins in the web history, and seldom come by a device like
// his; another device is believed where his is in that country as well. The latest web sign-in is the reader's, who has just signed in to read: if it is
// from there, fewer days tell.
func (j *judge) browsesThere(c *cluster) bool {
	if c.class != classMail || !c.foreign || !c.place() {
		return false
	}
	lines, on, countries := map[netip.Prefix]bool{}, map[netip.Prefix]bool{}, map[string]bool{}
	for _, r := range c.records {
		lines[r.block] = r.block.IsValid()
		countries[r.country] = true
	}
	from, to := c.span()
	before, after, between := around(j.company.people, from, to)
	if between {
		return false
	}
	since, until := math.Inf(-1), math.Inf(1) // of the stay
	if before >= 0 {
		since = j.company.people[before].at
	}
	if after < len(j.company.people) {
		until = j.company.people[after].at
	}
	latest, there, his, stay, owners := math.Inf(-1), false, false, days{}, days{}
	for i := range j.records {
		r := &j.records[i]
		if r.class != classWeb || !r.timed || !r.won() {
			continue
		}
		if r.at > latest && r.index >= 0 {
			latest, there, his = r.at, countries[r.country] && r.foreign, r.device != "" && j.devices[r.class+r.device] && !deviceKind(r.device)
		}
		if r.at <= since || r.at >= until || !countries[r.country] {
			continue
		}
		if r.answer == memory.No || r.in.Warned {
			return false
		}
		if r.device == "" || j.homeDevices < deviceLeast || j.devices[r.class+r.device] {
			owners.add(r.day)
		}
		if lines[r.block] {
			on[r.block] = true
			stay.add(r.day)
		}
	}
	stay.close()
	owners.close()
	least := familyDays
	if there && his {
		least = readerDays
	}
	if len(stay.list) < least || len(owners.list) < least || !c.mostly(on) {
		return false
	}
	if there && len(stay.list) >= secondHomeDays {
		return true
	}
	nepers, _ := j.company.webDays.silence(stay.list[0]-1, stay.list[len(stay.list)-1]+1)
	return nepers > silentFree && len(j.company.people) > 0 || there && his
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
