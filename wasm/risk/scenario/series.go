package scenario

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Series is a model of the times of accesses.
type Series struct {
	Name    string
	Machine bool
	draw    func(r *rand.Rand, n int) []float64 // minutes, any order, at least n
}

// Draw draws n times in whole minutes, ascending.
func (s Series) Draw(r *rand.Rand, n int) []float64 {
	t := s.draw(r, n)
	slices.Sort(t)
	t = t[:n]
	for i := range t {
		t[i] = math.Floor(t[i])
	}
	return t
}

// SeriesModels are people of five kinds, and machines with jitter, missing rows and interleaving.
func SeriesModels() []Series {
	return []Series{
		{"poisson", false, func(r *rand.Rand, n int) []float64 {
			return renewal(r, n, func() float64 { return 60 * r.ExpFloat64() })
		}},
		{"lognormal", false, func(r *rand.Rand, n int) []float64 {
			return renewal(r, n, func() float64 { return 40 * math.Exp(1.2*r.NormFloat64()) })
		}},
		{"human", false, awake(6, .3)},
		{"habit", false, habits([]float64{7.5, 12.5, 21}, 25)},
		{"office", false, office},
		{"P30 renew 10%, 30% missing", true, machine(30, .1, .3, false)},
		{"P30 clock 10%, 30% missing", true, machine(30, .1, .3, true)},
		{"P60 renew 10%", true, machine(60, .1, 0, false)},
		{"P30 two pollers 10%", true, func(r *rand.Rand, n int) []float64 {
			a, b := machine(30, .1, 0, true)(r, n/2+2), machine(30, .1, 0, true)(r, n/2+2)
			shift := 30 * r.Float64()
			for i := range b {
				b[i] += shift
			}
			return append(a, b...)
		}},
		{"P30 renew 10%, 50% missing", true, machine(30, .1, .5, false)},
		{"P30 renew 30%", true, machine(30, .3, 0, false)},
		{"P5 renew 5%", true, machine(5, .05, 0, false)},
		{"P45 renew 10%, 30% missing", true, machine(45, .1, .3, false)},
		{"P180 renew 5%", true, machine(180, .05, 0, false)},
	}
}

func renewal(r *rand.Rand, n int, gap func() float64) []float64 {
	t, out := 1e6*r.Float64(), make([]float64, 0, n)
	for range n {
		t += gap()
		out = append(out, t)
	}
	return out
}

// machine polls every so many minutes; it strays by the jitter at most, a share of that. Either each poll starts the next interval,
// or a wall clock does.
func machine(every, jitter, missing float64, clocked bool) func(*rand.Rand, int) []float64 {
	return func(r *rand.Rand, n int) []float64 {
		base := 1e6 * r.Float64()
		t, out := base, []float64{}
		for i := 0; len(out) < n; i++ {
			at := t
			if clocked {
				at = base + float64(i)*every + every*jitter*(2*r.Float64()-1)
			}
			if r.Float64() >= missing {
				out = append(out, at)
			}
			t += every * max(.05, 1+jitter*(2*r.Float64()-1))
		}
		return out
	}
}

// awake is a person who looks at mail in bursts between rising and going to bed.
func awake(perDay, burst float64) func(*rand.Rand, int) []float64 {
	return func(r *rand.Rand, n int) []float64 {
		var out []float64
		for day := 0.0; len(out) < n; day++ {
			for t := 7 * 60.0; t < 23.5*60; t += 16.5 * 60 / perDay * r.ExpFloat64() {
				out = append(out, day*1440+t+60*r.Float64())
				if r.Float64() < burst {
					out = append(out, day*1440+t+60+15*r.Float64())
				}
			}
		}
		return out
	}
}

// habits is a person who looks at the same hours every day, give or take some minutes.
func habits(hours []float64, spread float64) func(*rand.Rand, int) []float64 {
	return func(r *rand.Rand, n int) []float64 {
		var out []float64
		for day := 0.0; len(out) < n+3; day++ {
			for _, h := range hours {
				if r.Float64() < .9 {
					out = append(out, day*1440+h*60+spread*r.NormFloat64())
				}
			}
		}
		return out
	}
}

// office is a person who looks about every hour and a half during working hours.
func office(r *rand.Rand, n int) []float64 {
	var out []float64
	for day := 0; len(out) < n+10; day++ {
		if day%7 >= 5 {
			continue
		}
		for t := 9*60 + 20*r.Float64(); t < 18*60; t += 90 * max(.2, 1+.4*r.NormFloat64()) {
			out = append(out, float64(day)*1440+t)
		}
	}
	return out
}
