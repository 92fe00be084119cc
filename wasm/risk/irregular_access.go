package risk

import "math"

// irregularAccess weighs that mail software keeps to no clock and pauses every night, as somebody does who opens it by hand.
func irregularAccess(j *judge, c *cluster) (float64, []Value, bool) {
	from, to := c.span()
	polls := len(sessions(c.times))
	_, pause := c.dayHours()
	if c.class != classMail || polls < byHandLeast || to-from < clockSpan || variation(c.times) < byHandSpread || c.rhythm.p <= chancePossible || pause < byHandPause {
		return 0, nil, false
	}
	if float64(polls)/(to-from)*24*60 >= frequentDay || c.spread > 0 {
		return 0, nil, false
	}
	return timeByHand * j.machineShare(c), []Value{count("gaps", polls-1), count("pauseHours", pause)}, true
}

// variation is the coefficient of variation of the gaps: 0 for a clock, 1 for chance.
func variation(times []float64) float64 {
	gaps := intervals(sessions(times), 0, 1)
	sum, squares := 0.0, 0.0
	for _, d := range gaps {
		sum, squares = sum+d, squares+d*d
	}
	n := float64(len(gaps))
	if n < 2 || sum == 0 {
		return 0
	}
	mean := sum / n
	return math.Sqrt(max(0, squares/n-mean*mean)) / mean
}
