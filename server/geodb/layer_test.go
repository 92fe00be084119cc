package geodb

import (
	"math/rand/v2"
	"net/netip"
	"testing"
)

// addr4 is the IPv4 address with number n, so that a test can look at every address of a tiny space.
func addr4(n int) netip.Addr { return netip.AddrFrom4([4]byte{0, 0, byte(n >> 8), byte(n)}) }

// TestSettle compares settled layers with a plain rule, on random ranges: of those that hold an address, the one that starts
// last wins, and of those the shortest.
func TestSettle(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 300 {
		type statement struct{ from, to, value int }
		var all []statement
		l := newLayer[int]()
		for i := range random.IntN(12) {
			from := random.IntN(60)
			s := statement{from, from + random.IntN(20), i%4 + 1}
			all = append(all, s)
			l.add(addr4(s.from), addr4(s.to), s.value)
		}
		l.settle()
		for i := 1; i < len(l.spans); i++ {
			if l.spans[i].from.Compare(l.spans[i-1].to) <= 0 {
				t.Fatalf("round %d: %v overlap", round, l.spans)
			}
		}
		for n := range 90 {
			best := statement{-1, 0, 0}
			for _, s := range all {
				if s.from <= n && n <= s.to && (s.from > best.from || s.from == best.from && s.to <= best.to) {
					best = s
				}
			}
			if got := l.at(addr4(n)); got != best.value {
				t.Fatalf("round %d, address %d of %v: got %d, want %d", round, n, all, got, best.value)
			}
		}
	}
}

func TestSettleKeepsFamiliesApart(t *testing.T) {
	l := newLayer[string]()
	l.add(netip.MustParseAddr("2001:db8::"), netip.MustParseAddr("2001:db8::ffff"), "six")
	l.add(netip.MustParseAddr("255.255.255.0"), netip.MustParseAddr("255.255.255.255"), "four")
	l.add(netip.MustParseAddr("255.255.255.128"), netip.MustParseAddr("255.255.255.255"), "end")
	l.add(netip.MustParseAddr("2001:db8::1"), netip.MustParseAddr("2001:db8::1"), "one")
	if n := l.settle(); n != 2 {
		t.Errorf("%d overlaps, want 2", n)
	}
	for addr, want := range map[string]string{
		"255.255.255.1": "four", "255.255.255.255": "end", "2001:db8::": "six", "2001:db8::1": "one", "2001:db8::2": "six", "2001:db8::1:0": "", "1.1.1.1": "",
	} {
		if got := l.at(netip.MustParseAddr(addr)); got != want {
			t.Errorf("%s: got %q, want %q", addr, got, want)
		}
	}
}

// TestOverlay compares the walk through several layers with looking up each address in each layer.
func TestOverlay(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		layers := make([]*layer[int], 3)
		var spans [][]span
		for i := range layers {
			layers[i] = newLayer[int]()
			for range random.IntN(6) {
				from := random.IntN(50)
				layers[i].add(addr4(from), addr4(from+random.IntN(15)), 1+random.IntN(3))
			}
			layers[i].settle()
			spans = append(spans, layers[i].spans)
		}
		seen := map[netip.Addr][3]int{}
		err := overlay(true, spans, func(from, to netip.Addr, v []uint32) error {
			for a := from; a.Compare(to) <= 0; a = a.Next() {
				seen[a] = [3]int{layers[0].values[v[0]], layers[1].values[v[1]], layers[2].values[v[2]]}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for n := range 80 {
			a := addr4(n)
			if want := [3]int{layers[0].at(a), layers[1].at(a), layers[2].at(a)}; seen[a] != want {
				t.Fatalf("%s: got %v, want %v", a, seen[a], want)
			}
		}
	}
}

// TestFloor compares floored layers with counting each /24.
func TestFloor(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		l := newLayer[int]()
		for range random.IntN(9) {
			from := random.IntN(6 * 256)
			if random.IntN(2) == 0 {
				from &^= 0xff
			}
			l.add(addr4(from), addr4(from+random.IntN(700)), 1+random.IntN(3))
		}
		l.settle()
		var before [9 * 256]int
		for n := range before {
			before[n] = l.at(addr4(n))
		}
		l.floor()
		for block := 0; block < len(before); block += 256 {
			count := map[int]int{}
			for n := block; n < block+256; n++ {
				count[before[n]]++
			}
			got := l.at(addr4(block))
			for n := block; n < block+256; n++ {
				if l.at(addr4(n)) != got {
					t.Fatalf("block %d is not uniform", block/256)
				}
			}
			for value, n := range count {
				if n > count[got] {
					t.Fatalf("block %d: got %d (%d addresses), but %d has %d", block/256, got, count[got], value, n)
				}
			}
		}
	}
}
