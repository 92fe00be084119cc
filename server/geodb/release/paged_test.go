package release

import (
	"math/rand/v2"
	"net/netip"
	"testing"

	"ashiato/wasm/geoip"
)

// TestPagedReadsTheSame looks addresses up in the released database as the extension does, page by page, and in the whole of it; and
// counts what a login history of fifty networks asks for.
func TestPagedReadsTheSame(t *testing.T) {
	file, err := Database()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := geoip.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	fetched := 0
	lazy, err := geoip.OpenPaged(len(file), func(at int, to []byte) {
		fetched++
		copy(to, file[at:])
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
