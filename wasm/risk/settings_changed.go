package risk

import "net/netip"

// settingsChanged weighs that forwarding, an address or the password was changed from one of the cluster's networks within a day of an access:
// that is how a stranger stays. Nobody asks it of the owner's own networks.
func settingsChanged(j *judge, c *cluster) (float64, []Value, bool) {
	n := j.changes(c)
	return outcomeChanged, []Value{count("count", n)}, n > 0
}

// changes counts the settings that were changed by whoever came.
func (j *judge) changes(c *cluster) int {
	if c.quiet != "" || c.wins == 0 {
		return 0
	}
	n := 0
	for _, change := range j.o.Changes {
		if c.near(float64(change.Time.Unix())/60, block(change.Net)) {
			n++
		}
	}
	return n
}

// near reports whether somebody came in from a block within a day of a moment.
func (c *cluster) near(at float64, from netip.Prefix) bool {
	for _, r := range c.records {
		if r.won() && r.timed && r.block == from && max(r.at-at, at-r.at) <= changedMinutes {
			return true
		}
	}
	return false
}
