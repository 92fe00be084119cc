package risk

import (
	"math"
	"slices"
)

// rhythm is what the times of a series say of a clock behind it. The zero rhythm found none.
type rhythm struct {
	p      float64 // chance of such a series without a clock, corrected for all that was tried; 1 in a rhythm that found none
	period float64 // minutes
	gaps   int     // intervals that were looked at
	hits   int     // of them, near one to four periods
	width  float64 // minutes around the multiple of the period that count as near
	lanes  int     // interleaved series that were found, 1 to 3
}

// harmonicGapFit tests ascending times, in minutes, for a period of at most maxPeriod minutes. resolution is the exactness of the
// times in minutes. It is made for few, gappy, rounded times: a missing access doubles an interval, which counts as a hit too,
// and the chance of a hit is taken from the stricter of two kinds of humans (memoryless, and roughly regular).
func harmonicGapFit(times []float64, resolution float64) rhythm {
	times = sessions(times)
	if len(times) > maxRhythm {
		times = times[len(times)-maxRhythm:]
	}
	best := gapFit(intervals(times, 0, 1), resolution)
	best.lanes = 1
	for lanes := 2; lanes <= 3 && len(times) >= 7*lanes; lanes++ {
		if r, ok := laneFit(times, lanes, resolution); ok && r.p < best.p {
			best = r
		}
	}
	return best
}

// laneFit takes the series apart into every second or third access, as interleaved pollers make them; all must agree.
func laneFit(times []float64, lanes int, resolution float64) (rhythm, bool) {
	var out rhythm
	shortest, longest := math.Inf(1), 0.0
	for lane := range lanes {
		r := gapFit(intervals(times, lane, lanes), resolution)
		if r.period == 0 || r.period > maxLanePeriod {
			return out, false
		}
		shortest, longest = min(shortest, r.period), max(longest, r.period)
		out.p = max(out.p, r.p)
		out.gaps, out.hits, out.width = out.gaps+r.gaps, out.hits+r.hits, max(out.width, r.width)
		out.period += r.period / float64(lanes)
	}
	out.p, out.lanes = min(1, out.p*float64(lanes)), lanes
	return out, longest/shortest < 1.1
}

// sessions merges accesses that one poll makes: mail software opens several connections at once.
func sessions(times []float64) []float64 {
	var out []float64
	for _, t := range times {
		if len(out) == 0 || t-out[len(out)-1] >= sessionMinutes {
			out = append(out, t)
		}
	}
	return out
}

func intervals(times []float64, first, step int) []float64 {
	var out []float64
	for i := first + step; i < len(times); i += step {
		out = append(out, times[i]-times[i-step])
	}
	return out
}

// gapFit is the test of one series of intervals.
func gapFit(gaps []float64, resolution float64) rhythm {
	best := rhythm{p: 1}
	if len(gaps) < 5 {
		return best
	}
	candidates := periods(gaps)
	tried := float64(len(candidates) * len(hitTolerances))
	kept := make([]float64, 0, len(gaps))
	for _, period := range candidates {
		if period < minPeriod || period > maxPeriod {
			continue
		}
		kept = kept[:0]
		mean := 0.0
		for _, d := range gaps {
			if d <= 4.5*period { // longer ones: machine off, page cut, rows filtered
				kept = append(kept, d)
				mean += d
			}
		}
		if len(kept) < 5 || float64(len(kept)) < .6*float64(len(gaps)) {
			continue
		}
		mean /= float64(len(kept))
		for _, tolerance := range hitTolerances {
			width := max(resolution, tolerance*period)
			hits, single, fitted := count4(kept, period, width)
			if 3*single < len(kept) {
				continue
			}
			byChance := chance(period, width, mean)
			if excess := (float64(hits)/float64(len(kept)) - byChance) / (1 - byChance); excess < leastExcess {
				continue // a person with some order, seen for long
			}
			p := min(1, tried*binomialTail(len(kept), hits, byChance))
			if p < best.p {
				best = rhythm{p: p, period: fitted, gaps: len(kept), hits: hits, width: width}
			}
		}
	}
	return best
}

// count4 counts the gaps near one to four periods, those near one, and fits the period to the hits.
func count4(gaps []float64, period, width float64) (hits, single int, fitted float64) {
	sum, multiples := 0.0, 0.0
	for _, d := range gaps {
		k := max(1, min(4, math.RoundToEven(d/period)))
		if math.Abs(d-k*period) > width {
			continue
		}
		hits++
		if k == 1 {
			single++
		}
		sum, multiples = sum+d, multiples+k
	}
	if multiples > 0 {
		fitted = sum / multiples
	}
	return hits, single, fitted
}

// periods are the periods to try: those that software is set to, and those that the gaps themselves suggest.
func periods(gaps []float64) []float64 {
	out := slices.Clone(usualPeriods[:])
	sorted := slices.Sorted(slices.Values(gaps))
	for _, q := range [...]float64{.25, .40, .50, .60} {
		x := q * float64(len(sorted)-1)
		i := int(x)
		v := sorted[i]
		if i+1 < len(sorted) {
			v += (x - float64(i)) * (sorted[i+1] - v)
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// chance is how likely a gap of a human is a hit: the greater of a memoryless human with the same mean gap, and of one whose gaps
// spread evenly around the period.
func chance(period, width, mean float64) float64 {
	memoryless, longest := 0.0, 4.5*period
	for k := 1.0; k <= 4; k++ {
		memoryless += math.Exp(-max(0, k*period-width)/mean) - math.Exp(-min(k*period+width, longest)/mean)
	}
	memoryless /= 1 - math.Exp(-longest/mean)
	return min(.999, max(memoryless, .9*min(1, 2*width/period)))
}

// binomialTail is the chance of at least h successes of m, each with chance p.
func binomialTail(m, h int, p float64) float64 {
	if float64(h) <= p*float64(m) {
		return 1 // more than half of the chance, of no use as evidence
	}
	a, _ := math.Lgamma(float64(m + 1))
	b, _ := math.Lgamma(float64(h + 1))
	c, _ := math.Lgamma(float64(m - h + 1))
	term := math.Exp(a - b - c + float64(h)*math.Log(p) + float64(m-h)*math.Log1p(-p))
	sum := term
	for i := h; i < m && term > sum*1e-9; i++ {
		term *= float64(m-i) / float64(i+1) * p / (1 - p)
		sum += term
	}
	return min(1, sum)
}

// clockMarks are the minutes past the hour at which the accesses gather, "5,35" for a half-hourly clock, and whether they do
// (Rayleigh test at one of the periods that divide an hour).
func clockMarks(times []float64, period float64) ([]int, bool) {
	times = sessions(times)
	if len(times) < 8 || period < 1 || math.Abs(math.Round(60/period)*period-60) > .5 {
		return nil, false
	}
	period = 60 / math.Round(60/period)
	if times[len(times)-1]-times[0] < 6*period {
		return nil, false
	}
	x, y := 0.0, 0.0
	for _, t := range times {
		s, c := math.Sincos(2 * math.Pi * math.Mod(t, period) / period)
		x, y = x+c, y+s
	}
	n := float64(len(times))
	if 4*math.Exp(-(x*x+y*y)/n) > clockChance || (x*x+y*y)/(n*n) < clockUnity {
		return nil, false
	}
	phase := math.Mod(math.Atan2(y, x)/(2*math.Pi)*period+period, period)
	var marks []int
	for m := phase; m < 59.5; m += period {
		marks = append(marks, int(math.Round(m)))
	}
	return marks, true
}

// Periodicity is the test for a clock behind ascending times in minutes, exact to resolution minutes: the chance that a series without a
// clock looks so, the period in minutes (0 if none fits), the intervals looked at and those that fit.
func Periodicity(times []float64, resolution float64) (chance, period float64, gaps, hits int) {
	r := harmonicGapFit(times, resolution)
	return r.p, r.period, r.gaps, r.hits
}
