// Command reactor is a reactor that has done much before its first call: tables, maps, goroutines. The tests run it started and not yet started.
package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"time"
)

// words are made when the program starts, as package variables are.
var words = func() map[string]int {
	m := map[string]int{}
	for i := range 500 {
		m[fmt.Sprintf("word %d", i)] = i
	}
	return m
}()

var began = time.Now()

func main() {}

// work does the same at each call: maps, text, goroutines, a panic that is caught, a collection of garbage.
//
//go:wasmexport work
func work(n int32) int64 {
	h := fnv.New64a()
	own := map[int]string{}
	for i := range int(n) {
		own[i] = strings.Repeat(fmt.Sprint(i), i%7)
	}
	for i := range int(n) {
		fmt.Fprint(h, own[i], words[fmt.Sprintf("word %d", i)], caught(i))
	}
	runtime.GC()
	var sum int
	var all sync.WaitGroup
	results := make(chan int, 3)
	for i := range 3 {
		all.Go(func() { results <- len(own) * i })
	}
	all.Wait()
	close(results)
	for r := range results {
		sum += r
	}
	fmt.Fprint(h, sum, len(words))
	return int64(h.Sum64())
}

func caught(i int) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	if i%3 == 0 {
		panic(errors.New("a third"))
	}
	return []string{"one", "two"}[i%3]
}

// draw gives a number by chance.
//
//go:wasmexport draw
func draw() int64 { return int64(rand.Uint64()) }

// order gives the order in which a new map is walked, which depends on its seed.
//
//go:wasmexport order
func order() int64 {
	m := map[int]bool{}
	for i := range 64 {
		m[i] = true
	}
	h := fnv.New64a()
	for k := range m {
		fmt.Fprint(h, k, " ")
	}
	return int64(h.Sum64())
}

// age is how long the program runs by its own clock, in nanoseconds.
//
//go:wasmexport age
func age() int64 { return int64(time.Since(began)) }
