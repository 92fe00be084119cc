package risk

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// lengths are the columns of the reference rates.
var lengths = [...]int{8, 10, 15, 20, 30, 50, 100, 200}

// reference holds the rates at which the reference arithmetic of the test calls series periodic, at p ≤ .005 and p ≤ 1e-4.
var reference = []struct {
	name            string
	draw            func(*rand.Rand, int) []float64
	likely, certain [8]float64
}{
	{"poisson", func(r *rand.Rand, n int) []float64 {
		return chain(r, n, 0, func() float64 { return 60 * r.ExpFloat64() })
	}, [8]float64{5: .01}, [8]float64{}},
	{"lognormal", func(r *rand.Rand, n int) []float64 {
		return chain(r, n, 0, func() float64 { return 40 * math.Exp(r.NormFloat64()) })
	}, [8]float64{}, [8]float64{}},
	{"30 minutes, 30 % missing", poller(30, .3), [8]float64{.77, .99, 1, 1, 1, 1, 1, 1}, [8]float64{.05, .66, 1, 1, 1, 1, 1, 1}},
	{"60 minutes", poller(60, 0), [8]float64{1, 1, 1, 1, 1, 1, 1, 1}, [8]float64{.11, 1, 1, 1, 1, 1, 1, 1}},
	{"30 minutes, 50 % missing", poller(30, .5), [8]float64{.51, .86, .97, .98, .99, .99, 1, 1}, [8]float64{.03, .40, .89, .96, .99, .99, 1, 1}},
	{"30 minutes by the clock, 30 % missing", clock, [8]float64{.41, .97, .99, 1, 1, 1, 1, 1}, [8]float64{.05, .22, .99, 1, 1, 1, 1, 1}},
}

func chain(r *rand.Rand, n int, missing float64, gap func() float64) []float64 {
	t, out := 1e6*r.Float64(), []float64(nil)
	for len(out) < n {
		t += gap()
		if r.Float64() >= missing {
			out = append(out, math.Round(t))
		}
	}
	return out
}

func poller(every, missing float64) func(*rand.Rand, int) []float64 {
	return func(r *rand.Rand, n int) []float64 {
		return chain(r, n, missing, func() float64 { return every * (.9 + .2*r.Float64()) })
	}
}

func clock(r *rand.Rand, n int) []float64 {
	base, out := 1e6*r.Float64(), []float64(nil)
	for i := 0; len(out) < n; i++ {
		if r.Float64() >= .3 {
			out = append(out, math.Round(base+30*float64(i)+3*(2*r.Float64()-1)))
		}
	}
	slices.Sort(out)
	return out
}

func TestHarmonicGapFitRates(t *testing.T) {
	const series, tolerance = 250, .1 // three standard errors of 250 at .5
	for _, c := range reference {
		for i, n := range lengths {
			likely, certain := 0.0, 0.0
			for k := range series {
				p := harmonicGapFit(c.draw(rand.New(rand.NewPCG(uint64(n), uint64(k))), n), 1).p
				if p <= chanceLikely {
					likely++
				}
				if p <= chanceCertain {
					certain++
				}
			}
			if likely /= series; math.Abs(likely-c.likely[i]) > tolerance {
				t.Errorf("%s, %d rows: %.2f called periodic at p ≤ .005, reference %.2f", c.name, n, likely, c.likely[i])
			}
			if certain /= series; math.Abs(certain-c.certain[i]) > tolerance {
				t.Errorf("%s, %d rows: %.2f called periodic at p ≤ 1e-4, reference %.2f", c.name, n, certain, c.certain[i])
			}
		}
	}
}

func TestBinomialTail(t *testing.T) {
	for _, c := range []struct {
		m, h    int
		p, want float64
	}{{10, 10, .5, 1.0 / 1024}, {5, 4, .25, 16.0 / 1024}, {3, 3, .1, .001}, {47, 45, .36, 4.9e-18}} {
		got := binomialTail(c.m, c.h, c.p)
		if got < c.want*.9 || got > c.want*1.1 {
			t.Errorf("at least %d of %d at %v: %g, want about %g", c.h, c.m, c.p, got, c.want)
		}
	}
	if binomialTail(10, 2, .5) != 1 {
		t.Error("what chance exceeds proves nothing")
	}
}

func TestPeriods(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, every := range []float64{5, 10, 15, 20, 30, 45, 60, 90, 120, 180} {
		for _, missing := range []float64{0, .3} {
			for k := range 50 {
				got := harmonicGapFit(poller(every, missing)(r, 30), 1)
				if got.p > chanceLikely || math.Abs(got.minutes()/every-1) > .1 {
					t.Errorf("every %v minutes, %v missing, series %d: %+v", every, missing, k, got)
				}
			}
		}
	}
}

func TestClockMarks(t *testing.T) {
	var times []float64
	for i := range 40 {
		times = append(times, 6000+5+30*float64(i))
	}
	marks, ok := clockMarks(times, 30)
	if !ok || !slices.Equal(marks, []int{5, 35}) {
		t.Errorf("half past and on the hour, five minutes late: %v %v", marks, ok)
	}
}

func TestSessionsMerge(t *testing.T) {
	if got := sessions([]float64{10, 10, 11, 12.5, 40, 41}); !slices.Equal(got, []float64{10, 40}) {
		t.Errorf("connections of one poll: %v", got)
	}
}
