package risk

// frequentAccess weighs that mail software comes more often than hands would, where no rhythm says so already: a bot may change its
// pace as it changes its addresses.
func frequentAccess(j *judge, c *cluster) (float64, []Value, bool) {
	from, to := c.span()
	polls := len(sessions(c.times))
	if c.class != classMail || polls < frequentLeast || c.rhythm.p <= chancePossible {
		return 0, nil, false
	}
	perDay := float64(polls) / max(to-from, 60) * 24 * 60
	if perDay < frequentDay {
		return 0, nil, false
	}
	w := float64(timeBusy)
	if to-from >= frequentSpan {
		w = timeFrequent
	}
	return w * j.machineShare(c), []Value{num("perDay", float64(int(perDay)))}, true
}
