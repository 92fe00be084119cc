package risk

import "ashiato/wasm/signin"

// frequentAccess weighs that mail software comes more often than hands would, as far as no rhythm says so already: a bot may change its
// pace as it changes its addresses.
func frequentAccess(j *judge, c *cluster) (float64, []Value, bool) {
	if c.class != classMail {
		return 0, nil, false
	}
	perDay, long := c.frequency()
	if sent := c.sending(); sent >= sendingHour {
		perDay, long = sent*24, true
	}
	if perDay < frequentDay {
		return 0, nil, false
	}
	w := float64(timeBusy)
	if long {
		w = timeFrequent
	}
	if w -= rhythmWeight(c); w <= 0 {
		return 0, nil, false
	}
	return w * j.machineShare(c), []Value{num("perDay", float64(int(perDay)))}, true
}

// frequency is how often a day the cluster's machine came, and whether that was seen for days. Where only days are printed, it is the
// most of one day.
func (c *cluster) frequency() (perDay float64, long bool) {
	from, to := c.span()
	if polls := len(sessions(c.times)); polls >= frequentLeast {
		return float64(polls) / max(to-from, 60) * 24 * 60, to-from >= frequentSpan
	}
	if len(c.times) > 0 {
		return 0, false
	}
	days, busy := map[int]int{}, 0
	for _, r := range c.records {
		if r.day != noDay && r.won() {
			days[r.day] += r.weight()
		}
	}
	for _, n := range days {
		perDay = max(perDay, float64(n))
		if float64(n) >= frequentDay {
			busy++
		}
	}
	return perDay, busy >= frequentDays
}

// sends reports whether mail was sent and nothing else.
func (c *cluster) sends() bool {
	t := c.protocols()
	return len(t) == 1 && t[0].code == string(signin.SMTP)
}

// sending is how many times mail was sent within an hour, at most: people send some, spammers hundreds, and often within minutes. What was
// written offline leaves at once.
func (c *cluster) sending() float64 {
	var times []float64
	for _, r := range c.records {
		if r.in.Protocol == signin.SMTP && r.timed && r.won() && !r.duplicate {
			times = append(times, r.at)
		}
	}
	return float64(max(most(times, 60), 2*most(times, burstMinutes)))
}
