package scenario

import (
	"reflect"
	"slices"
	"testing"

	"ashiato/wasm/risk"
)

func TestKindsAreManyAndDistinct(t *testing.T) {
	seen := map[string]bool{}
	honest := 0
	for _, k := range Kinds() {
		if seen[k.Name] {
			t.Errorf("kind %s stands twice", k.Name)
		}
		seen[k.Name] = true
		if !k.Attack {
			honest++
		}
	}
	if len(seen) < 40 || honest < 20 || len(seen)-honest < 20 {
		t.Errorf("%d kinds, %d honest", len(seen), honest)
	}
}

func TestDrawsFollowFromTheNumber(t *testing.T) {
	for _, k := range Kinds() {
		a, b := k.Draw(3), k.Draw(3)
		if !reflect.DeepEqual(a.SignIns, b.SignIns) || !reflect.DeepEqual(a.Want, b.Want) {
			t.Errorf("%s: two draws of one number differ", k.Name)
		}
		if len(a.Want.Hostile) != len(a.SignIns) || len(a.Want.Neutral) != len(a.SignIns) || len(a.Want.Risks) == 0 {
			t.Errorf("%s: the truth is not about the history", k.Name)
		}
	}
}

// TestTargets measures few histories of numbers that eval-judge does not use, with room for chance.
func TestTargets(t *testing.T) {
	attacks, right, honest, high, medium := 0, 0, 0, 0, 0
	for _, k := range Kinds() {
		for i := range 5 {
			h := k.Draw(1_000_000 + i)
			v := risk.Judge(h.SignIns, h.Options)
			switch {
			case len(h.SignIns) == 0:
			case h.Want.Attack:
				attacks++
				if slices.Contains(h.Want.Risks, v.Risk) {
					right++
				}
				if h.Want.Seed && v.Risk != risk.High {
					t.Errorf("%s %d: like the founding case, but %s", k.Name, i, v.Risk)
				}
			default:
				honest++
				if v.Risk == risk.High {
					high++
				}
				if v.Risk == risk.Medium && !h.Want.Asks {
					medium++
				}
			}
		}
	}
	if attacks < 200 || honest < 150 {
		t.Fatalf("%d attacks, %d honest histories", attacks, honest)
	}
	if float64(right) < .97*float64(attacks) || float64(high) > .01*float64(honest) || float64(medium) > .05*float64(honest) {
		t.Errorf("attacks right %d of %d, honest high %d and medium %d of %d", right, attacks, high, medium, honest)
	}
}

func TestPairsDifferInOneThing(t *testing.T) {
	for _, kind := range PairKinds() {
		for i := range 10 {
			p := DrawPair(kind, i)
			if !p.Hostile.Want.Attack || p.Honest.Want.Attack {
				t.Fatalf("%s %d: wrong truth", kind, i)
			}
			for _, h := range [...]*History{&p.Hostile, &p.Honest} {
				if r := risk.Judge(h.SignIns, h.Options).Risk; !slices.Contains(h.Want.Risks, r) {
					t.Errorf("%s %d, attack %v: %s, right %v", kind, i, h.Want.Attack, r, h.Want.Risks)
				}
			}
		}
	}
}
