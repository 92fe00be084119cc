package analyzer

import (
	"bytes"
	"sync"
	"testing"

	"ashiato/wasm/page/saved"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

// TestAnalysesSideBySide: one database and the packages' tables serve many analyses at once, as on a server or in a test run; the race detector
// watches (make test-race).
func TestAnalysesSideBySide(t *testing.T) {
	db := small(t)
	html := [][]byte{[]byte(mailPage(every(20, 30, "113.108.182.52", "中国"))), []byte(mailPage(every(20, 45, "126.79.204.17", "日本")))}
	want := make([][]byte, len(html))
	one := func(i int) []byte {
		tree, err := saved.Parse(html[i])
		if err != nil {
			t.Error(err)
			return nil
		}
		return (&Analyzer{DB: db, Clock: now, Limit: serviceLimit}).Analyze(Request{Now: now(), Words: vocabulary.NewSource(names.Table()), Pages: []Input{{URL: mailAddress, Page: tree}}}).JSON()
	}
	for i := range html {
		want[i] = one(i)
	}
	var group sync.WaitGroup
	for k := range 8 {
		group.Go(func() {
			for i := range html {
				if got := one((i + k) % len(html)); !bytes.Equal(got, want[(i+k)%len(html)]) {
					t.Errorf("analysis %d of goroutine %d differs from the one alone", i, k)
				}
			}
		})
	}
	group.Wait()
}
