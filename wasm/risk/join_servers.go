package risk

import "ashiato/wasm/signin"

// joinServers joins servers at home of three operators or more whose mail software takes turns without a clock of its own: an app has servers of
// one operator, and whoever moves his own server to another one does not come back. A stranger who rents servers in the owner's country, so
// that no place gives him away, changes them at will.
func (j *judge) joinServers(all []*cluster) []*cluster {
	rest, whole := joinTurning(all, func(c *cluster) bool {
		return c.class == classMail && c.kind == signin.Hosting && !c.foreign && !c.denied && !c.possible() && c.wins > 0 && c.rhythm.p > chanceLikely
	})
	if whole == nil {
		return all
	}
	whole.key = "crowd|servers"
	return append(rest, whole)
}

// onlyMachine reports whether a server's mail software, whoever rents it, never rests and is the only one of an owner who is known to read in a
// browser.
func (j *judge) onlyMachine(c *cluster) bool {
	if c.class != classMail || c.kind != signin.Hosting || j.homeMail > 0 || len(j.company.people) < baselineSome || c.rhythm.p > chanceCertain {
		return false
	}
	_, _, clock := roundTheClock(j, c)
	return clock
}
