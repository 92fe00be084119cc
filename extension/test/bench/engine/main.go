// Command engine times the analyzer's parts on files, natively or in WebAssembly, so that the two can be set beside each other and
// beside readers in JavaScript. It prints one JSON object.
//
//	engine lookup DATABASE ADDRESSES       nanoseconds of a look-up, parsing the address included
//	engine read SNAPSHOT                   nanoseconds of reading a page: decoding the snapshot, finding its sign-ins
//	engine analyze DATABASE REQUEST…       nanoseconds and bytes of whole analyses
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"ashiato/wasm/analyzer"
	"ashiato/wasm/extract"
	"ashiato/wasm/geoip"
	"ashiato/wasm/page"
	"ashiato/wasm/provider"
	"ashiato/wasm/vocabulary"
)

func main() {
	out, err := run(os.Args[1:])
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "engine:", err)
		os.Exit(1)
	}
}

func run(args []string) (any, error) {
	if len(args) < 2 {
		return nil, errors.New("lookup DATABASE ADDRESSES, read SNAPSHOT, or analyze DATABASE REQUEST…")
	}
	files := make([][]byte, 0, len(args))
	for _, name := range args[1:] {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, b)
	}
	switch {
	case args[0] == "lookup" && len(files) == 2:
		return lookup(files[0], strings.Fields(string(files[1])))
	case args[0] == "read" && len(files) == 1:
		return read(files[0])
	case args[0] == "analyze" && len(files) > 1:
		return analyze(files[0], files[1:])
	}
	return nil, fmt.Errorf("unknown or incomplete: %s", args[0])
}

// best is the least that a piece of work took, over at least three rounds and a second: a WebAssembly engine compiles well only what has run
// for a while.
func best(work func()) time.Duration {
	least, begun := time.Duration(1<<62), time.Now()
	for round := 0; round < 3 || time.Since(begun) < time.Second; round++ {
		runtime.GC() // a collection in the background would be counted to whoever comes next
		start := time.Now()
		work()
		least = min(least, time.Since(start))
	}
	return least
}

func lookup(database []byte, texts []string) (any, error) {
	db, err := geoip.Open(database)
	if err != nil {
		return nil, err
	}
	found := 0
	took := best(func() {
		found = 0
		for _, text := range texts {
			a, err := netip.ParseAddr(text)
			if err != nil {
				continue
			}
			if _, ok := db.Lookup(a); ok {
				found++
			}
		}
	})
	return map[string]any{"ns": took.Nanoseconds() / int64(len(texts)), "found": found}, nil
}

// record is a sign-in for comparing readers.
type record struct {
	Time, IP, Country string
}

func read(snapshot []byte) (any, error) {
	var reading *extract.Reading
	var failed error
	words := vocabulary.NewSource(nil)
	took := best(func() {
		p, err := page.Decode(snapshot)
		if err != nil {
			failed = err
			return
		}
		reading = extract.Read(p, extract.Options{Now: p.Now, Words: words.For(p.Lang, nil), Definition: provider.ByHost(p.URL)})
	})
	if failed != nil {
		return nil, failed
	}
	records := make([]record, len(reading.SignIns))
	for i := range reading.SignIns {
		s := &reading.SignIns[i]
		records[i] = record{s.Time.UTC().Format(time.RFC3339), s.Net.Addr().String(), s.PageCountry}
	}
	return map[string]any{"ns": took.Nanoseconds(), "records": records}, nil
}

// analysis is what one request costs.
type analysis struct {
	NS    int64  `json:"ns"`    // the least of several rounds
	CPU   int64  `json:"cpu"`   // processor time in nanoseconds, the least of several rounds with the collector at rest
	Bytes uint64 `json:"bytes"` // allocated by one
	Count uint64 `json:"count"` // allocations of one
}

func analyze(database []byte, requests [][]byte) (any, error) {
	var s analyzer.Service
	if answer := string(s.Open(database)); strings.HasPrefix(answer, `{"error"`) {
		return nil, errors.New(answer)
	}
	all := make([]analysis, 0, len(requests))
	for range 20 {
		s.Analyze(requests[0]) // what runs for the first time is compiled, and recompiled when it has run for a while
	}
	for _, request := range requests {
		if answer := s.Analyze(request); !strings.HasPrefix(string(answer), `{"report"`) {
			return nil, fmt.Errorf("%.300s", answer)
		}
		var a analysis
		if runtime.GOOS != "wasip1" { // it allocates the same there, and WebAssembly memory that grew never shrinks
			a.Bytes, a.Count = allocated(func() { s.Analyze(request) })
			a.CPU = processor(func() { s.Analyze(request) }).Nanoseconds()
		}
		a.NS = best(func() { s.Analyze(request) }).Nanoseconds()
		all = append(all, a)
	}
	return all, nil
}

// allocated counts what a piece of work allocates, with the collector at rest.
func allocated(work func()) (bytes, count uint64) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc, after.Mallocs - before.Mallocs
}

// processor is the least processor time of a piece of work over five rounds, with the collector at rest: neither its work nor other programs
// of a busy machine are counted.
func processor(work func()) time.Duration {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	least := time.Duration(1 << 62)
	for range 5 {
		runtime.GC()
		before := spent()
		work()
		least = min(least, spent()-before)
	}
	return least
}
