package risk

import (
	"math"
	"strconv"

	"ashiato/wasm/signin"
)

// periodicAccess weighs that the accesses keep to a clock: a machine. It says nothing of whose machine, so it counts only where
// the network is not the owner's, and not for services that are machines anyway.
func periodicAccess(j *judge, c *cluster) (float64, []Value, bool) {
	if c.rhythm.p > chancePossible || c.rhythm.period == 0 {
		return 0, nil, false
	}
	values := append([]Value{num("everyMinutes", c.rhythm.minutes())}, count("gaps", c.rhythm.gaps), count("hits", c.rhythm.hits))
	if marks, ok := clockMarks(c.times, c.rhythm.minutes()); ok && c.rhythm.lanes == 1 {
		s := ""
		for i, m := range marks {
			if i > 0 {
				s += ","
			}
			s += strconv.Itoa(m)
		}
		values = append(values, text("minutes", s))
	}
	return rhythmWeight(c) * j.machineShare(c), values, true
}

func rhythmWeight(c *cluster) float64 {
	switch {
	case c.rhythm.p <= chanceCertain:
		return timeCertain
	case c.rhythm.p <= chanceLikely:
		return timeLikely
	case c.rhythm.p <= chancePossible:
		return timePossible
	}
	return 0
}

// machineShare is how much a machine's rhythm counts: fully from a stranger's line, half where machines are common.
func (j *judge) machineShare(c *cluster) float64 {
	switch {
	case c.kind == signin.Fetcher || c.quiet != "" || c.class == classWeb && !c.place():
		return 0
	case j.wentAlong(c):
		return 0
	case c.kind == signin.Hosting && c.sends():
		return 1 // servers at home are common, but they fetch
	case !c.foreign || c.possible() && !c.textual:
		return domesticTimingHalf
	}
	return 1
}

// minutes is the period as people say it: a usual one if it is within three in a hundred, else a whole number.
func (r rhythm) minutes() float64 {
	for _, usual := range usualPeriods {
		if math.Abs(r.period-usual) <= .03*usual {
			return usual
		}
	}
	return math.Round(r.period)
}
