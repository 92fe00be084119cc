package scenario

import (
	"math"
	"slices"
)

// Other tests for periodicity, as published, to compare with.

// RITA is the timestamp score of RITA 5 (Active Countermeasures): the skew of the intervals by Bowley, and their spread by the median
// absolute deviation. From 0 to 1.
func RITA(times []float64) float64 {
	gaps := gapsOf(times)
	if len(gaps) < 3 {
		return 0
	}
	slices.Sort(gaps)
	q1, q2, q3 := quantile(gaps, .25), quantile(gaps, .5), quantile(gaps, .75)
	skew := 0.0
	if q3-q1 >= 10.0/60 && q2 != q1 && q2 != q3 {
		skew = (q1 + q3 - 2*q2) / (q3 - q1)
	}
	deviations := make([]float64, len(gaps))
	for i, d := range gaps {
		deviations[i] = math.Abs(d - q2)
	}
	slices.Sort(deviations)
	spread := 0.0
	if q2 > 0 {
		spread = max(0, (q2-quantile(deviations, .5))/q2)
	}
	return (1 - math.Abs(skew) + spread) / 2
}

// Variation is the coefficient of variation of the intervals.
func Variation(times []float64) float64 {
	gaps := gapsOf(times)
	sum, squares := 0.0, 0.0
	for _, d := range gaps {
		sum, squares = sum+d, squares+d*d
	}
	n := float64(len(gaps))
	if n < 2 || sum == 0 {
		return math.Inf(1)
	}
	return math.Sqrt(max(0, squares/n-sum*sum/n/n)) / (sum / n)
}

// Rayleigh is the chance that times gather so much at one phase of 15, 20, 30 or 60 minutes without a clock.
func Rayleigh(times []float64) float64 {
	n, best := float64(len(times)), 1.0
	for _, period := range [...]float64{15, 20, 30, 60} {
		if n < 8 || times[len(times)-1]-times[0] < 6*period {
			continue
		}
		x, y := 0.0, 0.0
		for _, t := range times {
			s, c := math.Sincos(2 * math.Pi * math.Mod(t, period) / period)
			x, y = x+c, y+s
		}
		best = min(best, 4*math.Exp(-(x*x+y*y)/n))
	}
	return best
}

func gapsOf(times []float64) []float64 {
	var out []float64
	for i := 1; i < len(times); i++ {
		out = append(out, times[i]-times[i-1])
	}
	return out
}

func quantile(sorted []float64, q float64) float64 {
	x := q * float64(len(sorted)-1)
	i := int(x)
	if i+1 >= len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (x-float64(i))*(sorted[i+1]-sorted[i])
}
