package main

import (
	"fmt"
	"slices"
	"strings"

	"ashiato/wasm/risk"
	"ashiato/wasm/risk/scenario"
)

func printKinds(histories []scenario.History) {
	fmt.Printf("%-27s %5s %5s  %5s %5s %5s %5s %5s  %6s %6s %7s  %s\n", "kind", "n", "rows", "none", "low", "med", "high", "unkn", "right", "row P", "row R", "right risks")
	for _, k := range scenario.Kinds() {
		var f figures
		counts := map[risk.Risk]int{}
		n, rows, right := 0, 0, 0
		var want []string
		for i := range histories {
			h := &histories[i]
			if h.Kind != k.Name {
				continue
			}
			v := risk.Judge(h.SignIns, h.Options)
			f.add(h, v)
			counts[v.Risk]++
			n, rows = n+1, rows+len(h.SignIns)
			right += one(slices.Contains(h.Want.Risks, v.Risk))
			if want == nil {
				for _, r := range h.Want.Risks {
					want = append(want, string(r))
				}
			}
		}
		fmt.Printf("%-27s %5d %5d  %5d %5d %5d %5d %5d  %6.3f %6.3f %7.3f  %s\n", k.Name, n, rows/max(1, n), counts[risk.None], counts[risk.Low],
			counts[risk.Medium], counts[risk.High], counts[risk.Unknown], share(right, n), share(f.hits, f.hits+f.wrong), share(f.hits, f.hits+f.missed), strings.Join(want, " "))
	}
}

// target is a figure that must hold.
type target struct {
	name  string
	value float64
	limit float64
	least bool // the limit is a least value, else a most
}

func (t target) print() bool {
	ok, sign := t.value <= t.limit, "≤"
	if t.least {
		ok, sign = t.value >= t.limit, "≥"
	}
	verdict := "ok"
	if !ok {
		verdict = "MISSED"
	}
	fmt.Printf("%-46s %8.4f  %s %.3f  %s\n", t.name, t.value, sign, t.limit, verdict)
	return ok
}

func printTargets(f figures) bool {
	fmt.Println()
	ok := true
	for _, t := range []target{
		{"attacks with the right risk", share(f.right, f.attacks), .98, true},
		{"seed-like pages of ten rows or more called high", share(f.seedsHigh, f.seeds), 1, true},
		{"honest pages called high", share(f.high, f.honest), .005, false},
		{"honest pages called medium (fetchers apart)", share(f.medium, f.mediumOf), .03, false},
		{"rows: precision", share(f.hits, f.hits+f.wrong), .97, true},
		{"rows: recall", share(f.hits, f.hits+f.missed), .97, true},
		{"interval named within a tenth, where named", share(f.rhythmGood, f.rhythms), .97, true},
	} {
		ok = t.print() && ok
	}
	return ok
}

// printPairs compares with the best look-up on pairs that differ in one thing.
func (draw drawer) printPairs(first, n int) bool {
	look := learn(draw.all(first+100000, max(10, n/2)))
	fmt.Printf("\n%-14s %6s %15s %15s\n", "pairs", "n", "errors, judge", "errors, look-up")
	mine, theirs, all := 0, 0, 0
	for _, kind := range scenario.PairKinds() {
		a, b := 0, 0
		for i := range n {
			p := scenario.DrawPair(kind, first+i)
			for _, h := range [...]*scenario.History{&p.Hostile, &p.Honest} {
				a += one(!slices.Contains(h.Want.Risks, risk.Judge(h.SignIns, h.Options).Risk))
				b += one(look.hostile(h) != h.Want.Attack)
			}
		}
		fmt.Printf("%-14s %6d %15.3f %15.3f\n", kind, n, share(a, 2*n), share(b, 2*n))
		mine, theirs, all = mine+a, theirs+b, all+2*n
	}
	return target{"pairs: errors, of the look-up's", share(mine, max(1, theirs)), .5, false}.print()
}

// printBands shows how often a finding of a score is hostile: what the score is worth.
func printBands(histories []scenario.History) {
	edges := []float64{-1000, -20, -15, -10, -5, 0, 5, 10, 15, 20, 30, 1000}
	hostile, all := make([]int, len(edges)), make([]int, len(edges))
	for i := range histories {
		h := &histories[i]
		for _, f := range risk.Judge(h.SignIns, h.Options).Findings {
			band := 0
			for band+1 < len(edges)-1 && f.Score >= edges[band+1] {
				band++
			}
			if was, told := truth(h, f); told {
				all[band]++
				hostile[band] += one(was)
			}
		}
	}
	fmt.Printf("\n%-22s %8s %8s\n", "findings by score (dB)", "n", "hostile")
	for b := range len(edges) - 1 {
		if all[b] > 0 {
			fmt.Printf("%8.0f to %-10.0f %8d %8.3f\n", edges[b], edges[b+1], all[b], share(hostile[b], all[b]))
		}
	}
}

// printAblation shows the figures without each signal.
func printAblation(histories []scenario.History) {
	fmt.Println("\nablation; bits: surprise a finding, by the truth, of one who believes its score")
	fmt.Printf("%-24s %8s %8s %8s %8s %8s %8s\n", "without", "attacks", "high", "medium", "row P", "row R", "bits")
	row := func(name string, f figures) {
		fmt.Printf("%-24s %8.4f %8.4f %8.4f %8.4f %8.4f %8.4f\n", name, share(f.right, f.attacks), share(f.high, f.honest), share(f.medium, f.mediumOf),
			share(f.hits, f.hits+f.wrong), share(f.hits, f.hits+f.missed), f.surprise/float64(max(1, f.findings)))
	}
	row("(nothing)", measure(histories, judged()))
	for _, s := range risk.Signals() {
		row(s, measure(histories, judged(s)))
	}
}

func (draw drawer) listMistakes(kind string, first, n int) {
	for _, k := range scenario.Kinds() {
		if k.Name != kind {
			continue
		}
		for i := first; i < first+n; i++ {
			h := draw(k, i)
			v := risk.Judge(h.SignIns, h.Options)
			if slices.Contains(h.Want.Risks, v.Risk) {
				continue
			}
			fmt.Printf("%s %d: %s, right %v, home %v by %s, %d rows\n", k.Name, i, v.Risk, h.Want.Risks, v.Home, v.HomeSource, len(h.SignIns))
			for _, f := range v.Findings {
				fmt.Printf("   %s %s %.1f %q %s, %d rows\n", f.ID, f.Risk, f.Score, f.Question, f.Subject, len(f.SignIns))
				for _, r := range f.Reasons {
					fmt.Printf("      %-22s %6.1f %v\n", r.Signal, r.Weight, r.Values)
				}
			}
		}
	}
}
