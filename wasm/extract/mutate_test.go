package extract_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
)

// Pages cut, doubled and shuffled at random places are read in time, and never end in a panic.
func TestMangledPages(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "testdata", "layouts", "*", "*", "page.html"))
	r := rand.New(rand.NewPCG(1, 2))
	o := options()
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for range 6 {
			b := append([]byte(nil), raw...)
			for range 1 + r.IntN(5) {
				i, j := r.IntN(len(b)), r.IntN(len(b))
				i, j = min(i, j), max(i, j)
				switch r.IntN(3) {
				case 0:
					b = append(b[:i:i], b[min(len(b), i+r.IntN(200)):]...)
				case 1:
					b = append(b[:j:j], b[i:]...)
				default:
					b[i] = byte(r.IntN(256))
				}
				if len(b) == 0 {
					b = []byte("<")
				}
			}
			start := time.Now()
			if p, err := saved.Parse(b); err == nil {
				checkReading(t, extract.Read(p, o))
			}
			if took := time.Since(start); took > 30*time.Second { // on a busy machine; what is not linear takes minutes
				t.Errorf("%s: took %v", name, took)
			}
		}
	}
}
