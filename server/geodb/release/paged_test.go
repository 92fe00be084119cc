package release

import (
	"math/rand/v2"
	"net/netip"
	"testing"

	"ashiato/wasm/geoip"
)

// opened is the released database, as a file and opened as a whole.
func opened(t *testing.T) ([]byte, *geoip.Database) {
	t.Helper()
	file, err := Database()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := geoip.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	return file, whole
}

// TestPagedReadsTheSame looks addresses up in the released database as the extension does, page by page, and in the whole of it; and
// counts what a login history of fifty networks asks for.
func TestPagedReadsTheSame(t *testing.T) {
	file, whole := opened(t)
	fetched := 0
	lazy, err := geoip.OpenPaged(len(file), func(at int, to []byte) bool {
		fetched++
		copy(to, file[at:])
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	pages := (len(file) + geoip.PageSize - 1) / geoip.PageSize
	t.Logf("opened with %d pages of %d", fetched, pages)
	if fetched > pages/10 {
		t.Errorf("opening fetched %d pages of %d", fetched, pages)
	}
	r := rand.New(rand.NewPCG(7, 8))
	for n := range 30_000 {
		a := netip.AddrFrom4([4]byte{byte(1 + r.IntN(223)), byte(r.IntN(256)), byte(r.IntN(256)), byte(r.IntN(256))})
		if n%3 == 0 {
			a = netip.AddrFrom16([16]byte{0x20 | byte(r.IntN(16)), byte(r.IntN(256)), byte(r.IntN(256)), byte(r.IntN(256)), byte(r.IntN(256))})
		}
		want, ok := whole.Lookup(a)
		if got, ok2 := lazy.Lookup(a); got != want || ok != ok2 {
			t.Fatalf("%s: %+v %v, of the whole file %+v %v", a, got, ok2, want, ok)
		}
		if n == 50 {
			t.Logf("fifty addresses: %d pages", fetched)
			if fetched > pages/4 {
				t.Errorf("fifty addresses fetched %d pages of %d", fetched, pages)
			}
		}
	}
	if a, b := whole.Describe(), lazy.Describe(); a.Type != b.Type || a.Date != b.Date || a.Nodes != b.Nodes || len(a.Sources) != len(b.Sources) {
		t.Errorf("described as %+v, the whole as %+v", b, a)
	}
}

// TestPartsAreFew looks addresses up as the extension does, which brings parts of 64 KB once it knows that they are lacking: each look-up
// gives what the whole file gives, after three times at most.
func TestPartsAreFew(t *testing.T) {
	const part = 64 << 10
	file, whole := opened(t)
	there, wanted := map[int]bool{0: true}, map[int]bool{}
	for n := (len(file) - 1) / part; n >= len(file)/part-2; n-- {
		there[n] = true
	}
	db, err := geoip.OpenPaged(len(file), func(at int, to []byte) bool {
		if !there[at/part] {
			wanted[at/part] = true
			return false
		}
		copy(to, file[at:])
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(wanted) > 2 {
		t.Errorf("opening lacks %d parts", len(wanted))
	}
	r, most := rand.New(rand.NewPCG(9, 10)), 0
	for n := range 300 {
		a := netip.AddrFrom4([4]byte{byte(1 + r.IntN(223)), byte(r.IntN(256)), byte(r.IntN(256)), byte(r.IntN(256))})
		if n%3 == 0 {
			a = netip.AddrFrom16([16]byte{0x20 | byte(r.IntN(16)), byte(r.IntN(256)), byte(r.IntN(256)), byte(r.IntN(256)), byte(r.IntN(256))})
		}
		db.Lookup(a)
		brought := 0
		for db.Waiting() > 0 {
			for k := range wanted {
				there[k] = true
			}
			clear(wanted)
			if brought++; brought > 6 {
				t.Fatalf("%s still lacks something", a)
			}
		}
		most = max(most, brought)
		want, ok := whole.Lookup(a)
		if got, ok2 := db.Lookup(a); got != want || ok != ok2 {
			t.Fatalf("%s: %+v %v, of the whole file %+v %v", a, got, ok2, want, ok)
		}
	}
	t.Logf("300 addresses: %d parts of %d, brought %d times at most for one", len(there), (len(file)+part-1)/part, most)
	if most > 3 {
		t.Errorf("one address needed parts %d times", most)
	}
}
