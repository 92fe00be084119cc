// Command eval-judge measures the judgement on drawn histories and prints the figures beside their targets. It fails if one is
// missed.
//
//	go run ./wasm/risk/scenario/cmd/eval-judge [-n histories of each kind] [-list kind] [-first number] [-real]
package main

import (
	"flag"
	"fmt"
	"math"
	"net/netip"
	"os"
	"slices"

	"ashiato/server/geodb/release"
	"ashiato/wasm/geoip"
	"ashiato/wasm/risk"
	"ashiato/wasm/risk/scenario"
	"ashiato/wasm/signin"
)

func main() {
	n := flag.Int("n", 40, "histories of each kind")
	first := flag.Int("first", 0, "number of the first history: other histories")
	list := flag.String("list", "", "print the misjudged histories of a kind")
	real := flag.Bool("real", false, "look the addresses up in the embedded address database, instead of the drawn places")
	ablate := flag.Bool("ablation", true, "measure what each signal is worth")
	flag.Parse()
	draw := drawer(drawn)
	if *real {
		var err error
		if draw, err = located(); err != nil {
			fmt.Fprintln(os.Stderr, "eval-judge:", err)
			os.Exit(1)
		}
	}
	if *list != "" {
		draw.listMistakes(*list, *first, *n)
		return
	}
	if !draw.report(*first, *n, *ablate) {
		os.Exit(1)
	}
}

func (draw drawer) report(first, n int, ablate bool) bool {
	histories := draw.all(first, n)
	total := measure(histories, judged())
	fmt.Printf("%d histories of %d kinds\n\n", len(histories), len(scenario.Kinds()))
	printKinds(histories)
	ok := printTargets(total)
	ok = draw.printPairs(first, n) && ok
	printBands(histories)
	if ablate {
		printAblation(draw.all(first, max(1, n/4)))
	}
	return ok
}

// drawer draws a history.
type drawer func(k scenario.Kind, n int) scenario.History

func drawn(k scenario.Kind, n int) scenario.History { return k.Draw(n) }

// located draws histories whose places are those of the embedded address database.
func located() (drawer, error) {
	text, err := release.Database()
	if err != nil {
		return nil, err
	}
	db, err := geoip.Open(text)
	if err != nil {
		return nil, err
	}
	return func(k scenario.Kind, n int) scenario.History {
		h := k.Draw(n)
		h.Locate(func(p netip.Prefix) (signin.Place, bool) {
			if p.IsSingleIP() {
				return db.Lookup(p.Addr())
			}
			return db.LookupPrefix(p)
		})
		return h
	}, nil
}

func (draw drawer) all(first, n int) []scenario.History {
	var out []scenario.History
	for _, k := range scenario.Kinds() {
		for i := range n {
			if h := draw(k, first+i); len(h.SignIns) > 0 {
				out = append(out, h)
			}
		}
	}
	return out
}

// judge gives the risk of a history and of each of its rows.
type judge func(*scenario.History) *risk.Verdict

func judged(without ...string) judge {
	return func(h *scenario.History) *risk.Verdict {
		o := h.Options
		o.Without = without
		return risk.Judge(h.SignIns, o)
	}
}

// figures are the counts that the targets are about.
type figures struct {
	attacks, right      int
	seeds, seedsHigh    int
	honest, high        int
	medium, mediumOf    int // without those where a question is right
	hits, wrong, missed int // rows
	rhythms, rhythmGood int
	findings            int     // that the truth says something of
	surprise            float64 // bits, of their scores taken as chances
}

func measure(histories []scenario.History, by judge) figures {
	var f figures
	for i := range histories {
		f.add(&histories[i], by(&histories[i]))
	}
	return f
}

func (f *figures) add(h *scenario.History, v *risk.Verdict) {
	right := slices.Contains(h.Want.Risks, v.Risk)
	if h.Want.Attack {
		f.attacks++
		f.right += one(right)
		if h.Want.Seed {
			f.seeds++
			f.seedsHigh += one(v.Risk == risk.High)
		}
		f.rhythm(h, v)
	} else {
		f.honest++
		f.high += one(v.Risk == risk.High)
		if !h.Want.Asks {
			f.mediumOf++
			f.medium += one(v.Risk == risk.Medium)
		}
	}
	for _, x := range v.Findings {
		if hostile, told := truth(h, x); told {
			f.findings++
			f.surprise += bits(x.Score, hostile)
		}
	}
	lowOK := slices.Contains(h.Want.Risks, risk.Low) && h.Want.Attack
	for i, row := range v.Rows {
		if h.Want.Neutral[i] {
			continue
		}
		marked := row.Risk == risk.High || row.Risk == risk.Medium || lowOK && row.Risk == risk.Low
		switch {
		case marked && h.Want.Hostile[i]:
			f.hits++
		case marked:
			f.wrong++
		case h.Want.Hostile[i]:
			f.missed++
		}
	}
}

// truth reports whether most rows of a finding are hostile; false if the truth has nothing to say of it, or the user has.
func truth(h *scenario.History, f risk.Finding) (hostile, told bool) {
	n, neutral := 0, 0
	for _, s := range f.SignIns {
		n += one(h.Want.Hostile[s])
		neutral += one(h.Want.Neutral[s])
	}
	return 2*n > len(f.SignIns), 2*neutral < len(f.SignIns) && h.Options.Memory == nil
}

// bits is the surprise at the truth of one who believes the score, in bits.
func bits(score float64, hostile bool) float64 {
	if hostile {
		score = -score
	}
	return math.Log2(1 + math.Pow(10, score/10))
}

// rhythm checks the interval that is named.
func (f *figures) rhythm(h *scenario.History, v *risk.Verdict) {
	if h.Want.Every == 0 {
		return
	}
	for _, x := range v.Findings {
		for _, r := range x.Reasons {
			for _, value := range r.Values {
				if r.Signal == "periodic-access" && value.Key == "everyMinutes" {
					f.rhythms++
					d := value.Num/h.Want.Every - 1
					f.rhythmGood += one(d <= .1 && d >= -.1)
					return
				}
			}
		}
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}
