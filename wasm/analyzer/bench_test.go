package analyzer_test

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/analyzer"
)

// request is a page of so many sign-ins, most of them of strangers who poll a mailbox twice an hour, as the background would send it. Each
// record takes the same number of bytes, and records are alike wherever they stand.
func request(rows int) []byte {
	var b strings.Builder
	b.WriteString(`{"request":1,"pages":[{"url":"https://lh.login.yahoo.co.jp/mailsoft","snapshot":{"snapshot":1,"title":"メールソフト ログイン履歴","lang":"ja",` +
		`"now":"2026-11-20T12:00:00Z","zone":"Asia/Tokyo","nodes":[[-1,"html"],[0,"body"],[1,"h1","メールソフト ログイン履歴"],[1,"table"],[3,"tr"]`)
	for _, h := range []string{"日時", "アクセス方法", "IPアドレス", "国・地域"} {
		fmt.Fprintf(&b, `,[4,"th","%s"]`, h)
	}
	number := 9
	at := time.Date(2026, 11, 20, 20, 49, 0, 0, time.UTC)
	for i := range rows {
		address, country := fmt.Sprintf("113.108.182.%d", 50+i*7%13), "中国"
		if i%12 == 7 {
			address, country = "126.79.204.17", "日本"
		}
		fmt.Fprintf(&b, `,[3,"tr"]`)
		for _, cell := range []string{at.Format("2006年01月02日 15:04"), "IMAP", address, country} {
			fmt.Fprintf(&b, `,[%d,"td","%s"]`, number, cell)
		}
		number += 5
		at = at.Add(-30 * time.Minute)
	}
	b.WriteString(`]}}],"home":["JP"],"memory":null}`)
	return []byte(b.String())
}

// service is an analyzer with the small database.
func service(t testing.TB) *analyzer.Service {
	t.Helper()
	db, err := os.ReadFile("../../testdata/geoip/small.mmdb")
	if err != nil {
		t.Fatal(err)
	}
	s := new(analyzer.Service)
	if answer := string(s.Open(db)); strings.HasPrefix(answer, `{"error"`) {
		t.Fatal(answer)
	}
	return s
}

// allocated is what a piece of work allocates, in bytes and in number.
func allocated(work func()) (bytes, count float64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc), float64(after.Mallocs - before.Mallocs)
}

// What one more record costs in a history of thousands is what it costs in one of hundreds, within 15 %. Memory is counted, so that the
// figure is the same on every machine; time follows in BenchmarkAnalyze, and a quadratic step shows in TestTimeGrowsWithRecords.
func TestMemoryGrowsWithRecords(t *testing.T) {
	s := service(t)
	type cost struct{ bytes, count float64 }
	of := func(rows int) (c cost) {
		text := request(rows)
		answer := s.Analyze(text)
		if n := strings.Count(string(answer), `"row":`); !strings.HasPrefix(string(answer), `{"report"`) || n < rows/2 {
			t.Fatalf("%d rows: %d told; %.200s", rows, n, answer)
		}
		c.bytes, c.count = allocated(func() { s.Analyze(text) })
		return c
	}
	sizes := []int{100, 1000, 10_000}
	costs := make([]cost, len(sizes))
	for i, n := range sizes {
		costs[i] = of(n)
	}
	each := func(i int, f func(cost) float64) float64 {
		return (f(costs[i]) - f(costs[i-1])) / float64(sizes[i]-sizes[i-1])
	}
	for what, f := range map[string]func(cost) float64{"bytes": func(c cost) float64 { return c.bytes }, "allocations": func(c cost) float64 { return c.count }} {
		few, many := each(1, f), each(2, f)
		t.Logf("%s for one more record: %.1f among hundreds, %.1f among thousands", what, few, many)
		if many > 1.15*few {
			t.Errorf("%s for one more record: %.1f among hundreds, %.1f among thousands: more than 15 %% more", what, few, many)
		}
	}
}

// Four times the records take four times as long, not sixteen times: the least processor time of several rounds in turn, with the collector
// at rest. Half as much again is room for caches and busy neighbours; `make bench` holds the figure to 15 %.
func TestTimeGrowsWithRecords(t *testing.T) {
	const few, many = 500, 2000
	s := service(t)
	texts := map[int][]byte{few: request(few), many: request(many)}
	least := map[int]time.Duration{few: time.Hour, many: time.Hour}
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for range 7 {
		for rows, text := range texts {
			runtime.GC() // what the round before left is not counted to this one
			start := spent()
			s.Analyze(text)
			least[rows] = min(least[rows], spent()-start)
		}
	}
	t.Logf("%d rows %v, %d rows %v", few, least[few], many, least[many])
	if least[many] > least[few]*many/few*3/2 {
		t.Errorf("%d rows take %v, %d rows %v", few, least[few], many, least[many])
	}
}

func BenchmarkAnalyze(b *testing.B) {
	s := service(b)
	for _, rows := range []int{100, 1000, 10_000} {
		text := request(rows)
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.Analyze(text)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows), "ns/record")
		})
	}
}
