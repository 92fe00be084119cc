package risk

import "math"

// roundTheClock weighs that the accesses leave no hour of the day out for long: people sleep. When they do is not evidence.
func roundTheClock(j *judge, c *cluster) (float64, []Value, bool) {
	hours, pause := c.dayHours()
	from, to := c.span()
	if to-from < clockSpan || pause > clockPause || float64(len(sessions(c.times)))*24*60 < clockDaily*(to-from) {
		return 0, nil, false
	}
	w := timeClock * j.machineShare(c)
	return w, []Value{count("hours", hours), count("pauseHours", pause)}, true
}

// dayHours counts the hours of the day with an access, and the longest run of hours without one.
func (c *cluster) dayHours() (hours, pause int) {
	var seen [24]bool
	for _, t := range c.times {
		seen[int(math.Floor(t/60))%24] = true
	}
	run := 0
	for i := range 48 {
		if seen[i%24] {
			run = 0
			if i < 24 {
				hours++
			}
			continue
		}
		run++
		pause = max(pause, min(run, 24))
	}
	return hours, pause
}
