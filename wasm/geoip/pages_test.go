package geoip

import (
	"bytes"
	"math/rand/v2"
	"net/netip"
	"os"
	"testing"
)

// paged opens a file page by page and tells how many were fetched.
func paged(file []byte) (*Database, *int, error) {
	fetched := 0
	db, err := OpenPaged(len(file), func(at int, to []byte) bool {
		fetched++
		copy(to, file[at:])
		return true
	})
	return db, &fetched, err
}

// random addresses of both families, most of them in use.
func randomAddr(r *rand.Rand) netip.Addr {
	if r.IntN(3) > 0 {
		return netip.AddrFrom4([4]byte{byte(1 + r.IntN(223)), byte(r.IntN(256)), byte(r.IntN(256)), byte(r.IntN(256))})
	}
	var b [16]byte
	for i := range b {
		b[i] = byte(r.IntN(256))
	}
	b[0], b[1] = 0x20|byte(r.IntN(2)*4), byte(r.IntN(256))
	return netip.AddrFrom16(b)
}

func TestPagedReadsTheSame(t *testing.T) {
	file, err := os.ReadFile("../../testdata/geoip/small.mmdb")
	if err != nil {
		t.Fatal(err)
	}
	samePlaces(t, file, 5000)
}

func samePlaces(t *testing.T, file []byte, n int) {
	t.Helper()
	whole, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	lazy, fetched, err := paged(file)
	if err != nil {
		t.Fatal(err)
	}
	r, found := rand.New(rand.NewPCG(1, 2)), 0
	for range n {
		a := randomAddr(r)
		want, ok := whole.Lookup(a)
		got, ok2 := lazy.Lookup(a)
		if got != want || ok != ok2 {
			t.Fatalf("%s: %+v %v, of the whole file %+v %v", a, got, ok2, want, ok)
		}
		if ok {
			found++
		}
	}
	t.Logf("%d addresses, %d of them known, %d pages of %d", n, found, *fetched, (len(file)+PageSize-1)/PageSize)
	for _, p := range []string{"113.108.0.0/16", "2400:4050::/32", "1.0.0.0/8"} {
		want, ok := whole.LookupPrefix(netip.MustParsePrefix(p))
		got, ok2 := lazy.LookupPrefix(netip.MustParsePrefix(p))
		if got != want || ok != ok2 {
			t.Fatalf("%s: %+v %v, of the whole file %+v %v", p, got, ok2, want, ok)
		}
	}
}

// A file that is no database, or a damaged one, is refused as Open refuses it, whatever stands in it.
func TestPagedRefusesTheSame(t *testing.T) {
	file, err := os.ReadFile("../../testdata/geoip/small.mmdb")
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	cases := [][]byte{nil, []byte("x"), []byte("PK\x03\x04zip"), file[:len(file)/2], bytes.Repeat([]byte{0}, 10_000)}
	for range 300 {
		b := bytes.Clone(file)
		for range 1 + r.IntN(20) {
			b[r.IntN(len(b))] = byte(r.IntN(256))
		}
		cases = append(cases, b)
	}
	for i, b := range cases {
		_, want := Open(b)
		db, _, got := paged(b)
		if i < 5 && (got == nil || got.Error() != want.Error()) {
			t.Errorf("case %d: %v, want %v", i, got, want)
		}
		for range 20 {
			if db != nil {
				db.Lookup(randomAddr(r)) // ends, and does not panic
			}
		}
	}
}

func FuzzPaged(f *testing.F) {
	file, err := os.ReadFile("../../testdata/geoip/small.mmdb")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add([]byte(metadataStart))
	f.Fuzz(func(_ *testing.T, b []byte) {
		db, _, err := paged(b)
		if err != nil {
			return
		}
		r := rand.New(rand.NewPCG(5, 6))
		for range 20 {
			db.Lookup(randomAddr(r))
		}
	})
}

func TestForgottenReadsTheSame(t *testing.T) {
	file, err := os.ReadFile("../../testdata/geoip/small.mmdb")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	db, fetched, err := paged(file)
	if err != nil {
		t.Fatal(err)
	}
	look := func() {
		t.Helper()
		r := rand.New(rand.NewPCG(3, 4))
		for range 500 {
			a := randomAddr(r)
			if want, got := first(whole.Lookup(a)), first(db.Lookup(a)); got != want {
				t.Fatalf("%s: %+v, of the whole file %+v", a, got, want)
			}
		}
	}
	look()
	before := *fetched
	db.Forget()
	for i, b := range db.pages.buf {
		if b != 0 {
			t.Fatalf("byte %d is still there", i)
		}
	}
	look()
	if *fetched == before {
		t.Error("nothing was fetched anew")
	}
	source := func(file []byte) Fetch {
		return func(at int, to []byte) bool { return copy(to, file[at:]) > 0 }
	}
	if !db.Again(len(file), source(file)) {
		t.Error("the same file is another one")
	}
	look()
	other := bytes.Clone(file)
	other[len(other)-1] ^= 1
	if db.Again(len(other), source(other)) {
		t.Error("a file of another version is the same")
	}
	if db.Again(len(file)+1, source(append(bytes.Clone(file), 0))) {
		t.Error("a longer file is the same")
	}
	if whole.Again(len(file), source(file)) {
		t.Error("a file that is in memory was attached")
	}
	if db.Again(len(file), func(int, []byte) bool { return false }) {
		t.Error("a file that is not there yet is the same")
	}
}

func first[T any](v T, _ bool) T { return v }
