// Command eval-rhythm compares tests for periodicity on the same drawn series: the judge's harmonic gap fit, RITA's timestamp score, the
// coefficient of variation, and Rayleigh's test. It fails if the harmonic gap fit misses its targets.
//
//	go run ./wasm/risk/scenario/cmd/eval-rhythm [-n series of each kind and length]
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"

	"ashiato/wasm/risk"
	"ashiato/wasm/risk/scenario"
)

var lengths = [...]int{8, 10, 15, 20, 30, 50, 100, 200}

func main() {
	n := flag.Int("n", 400, "series of each kind and length")
	flag.Parse()
	ok := true
	for _, t := range tests() {
		fmt.Printf("\n%-30s", t.name)
		for _, length := range lengths {
			fmt.Printf("%7d", length)
		}
		fmt.Println()
		for k, s := range scenario.SeriesModels() {
			fmt.Printf("%-30s", s.Name)
			for _, length := range lengths {
				rate := rate(t, s, k, length, *n)
				miss := t.ours && missed(s, length, rate)
				mark := " "
				if miss {
					mark, ok = "!", false
				}
				fmt.Printf(" %5.2f%s", rate, mark)
			}
			fmt.Println()
		}
	}
	fmt.Println("\ntargets: people at most 0.02 at every length; machines at least 0.95: from 10 rows with at most 10 % jitter and 30 % missing\nrows at a usual interval (from 15 at others), from 50 rows with more")
	if !ok {
		os.Exit(1)
	}
}

// missed reports whether a rate of ours misses its target.
func missed(s scenario.Series, length int, rate float64) bool {
	if !s.Machine {
		return rate > .02
	}
	switch s.Name {
	case "P30 two pollers 10%", "P30 renew 10%, 50% missing", "P30 renew 30%":
		return length >= 50 && rate < .95
	case "P45 renew 10%, 30% missing": // not a usual interval
		return length >= 15 && rate < .95
	}
	return length >= 10 && rate < .95
}

type test struct {
	name string
	ours bool
	says func([]float64) bool
}

func tests() []test {
	return []test{
		{"harmonic gap fit, p ≤ .005", true, func(t []float64) bool { p, _, _, _ := risk.Periodicity(t, 1); return p <= .005 }},
		{"harmonic gap fit, p ≤ 1e-4", false, func(t []float64) bool { p, _, _, _ := risk.Periodicity(t, 1); return p <= 1e-4 }},
		{"RITA timestamp score ≥ .8", false, func(t []float64) bool { return scenario.RITA(t) >= .8 }},
		{"coefficient of variation ≤ .35", false, func(t []float64) bool { return scenario.Variation(t) <= .35 }},
		{"Rayleigh, p ≤ 1e-3", false, func(t []float64) bool { return scenario.Rayleigh(t) <= 1e-3 }},
	}
}

func rate(t test, s scenario.Series, kind, length, n int) float64 {
	yes := 0
	for i := range n {
		if t.says(s.Draw(rand.New(rand.NewPCG(uint64(1000*kind+length), uint64(i))), length)) {
			yes++
		}
	}
	return float64(yes) / float64(n)
}
