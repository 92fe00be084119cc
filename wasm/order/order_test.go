package order

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

type pair struct{ key, was int }

// Every slice comes out as the library's stable sort has it.
func TestSort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		list := make([]pair, n)
		for i := range list {
			list[i] = pair{r.IntN(1 + n/3), i}
		}
		if n%4 == 0 {
			slices.SortFunc(list, func(a, b pair) int { return cmp.Compare(b.key, a.key) })
			for i := range list {
				list[i].was = i
			}
		}
		want := slices.Clone(list)
		byKey := func(a, b pair) int { return cmp.Compare(a.key, b.key) }
		slices.SortStableFunc(want, byKey)
		Sort(list, byKey)
		if !slices.Equal(list, want) {
			t.Fatalf("%d elements: %v, want %v", n, list, want)
		}
	}
}

func BenchmarkSort(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	list := make([]pair, 10_000)
	for i := range list {
		list[i] = pair{r.IntN(10_000), i}
	}
	byKey := func(a, b pair) int { return cmp.Compare(a.key, b.key) }
	for name, sort := range map[string]func([]pair, func(a, b pair) int){"here": Sort[pair], "library, stable": slices.SortStableFunc[[]pair], "library": slices.SortFunc[[]pair]} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				sort(slices.Clone(list), byKey)
			}
		})
	}
}
