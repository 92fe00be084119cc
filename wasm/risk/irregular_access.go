package risk

// irregularAccess weighs that mail software keeps to no clock and pauses every night, as somebody does who opens it by hand.
func irregularAccess(j *judge, c *cluster) (float64, []Value, bool) {
	from, to := c.span()
	polls := len(sessions(c.times))
	_, pause := c.dayHours()
	if c.class != classMail || polls < byHandLeast || to-from < clockSpan || c.rhythm.p <= chancePossible || pause < byHandPause {
		return 0, nil, false
	}
	if float64(polls)/(to-from)*24*60 >= frequentDay || c.spread > 0 {
		return 0, nil, false
	}
	return timeByHand * j.machineShare(c), []Value{count("gaps", polls-1), count("pauseHours", pause)}, true
}
