// A program for all that jumps can do: loops in loops, labels, goto, switches, deferred calls, panics that are recovered, goroutines that
// wait for one another in the middle of loops, calls of closures and methods, growing stacks, garbage.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"sort"
	"strings"
	"sync"
)

func main() {
	fmt.Println(primes(100))
	fmt.Println(labels(12))
	fmt.Println(jumps(7))
	for i := range 5 {
		fmt.Println(recovered(i))
	}
	fmt.Println(pipeline(50))
	fmt.Println(deep(20_000))
	fmt.Println(words("the cat the dog a cat the end"))
	fmt.Println(shapes())
	fmt.Println(garbage(200_000))
	var out []string
	for s := range yields(9) {
		if s == "5" {
			continue
		}
		if s == "8" {
			break
		}
		out = append(out, s)
	}
	fmt.Println(out)
}

func primes(n int) (out []int) {
next:
	for i := 2; i < n; i++ {
		for _, p := range out {
			if p*p > i {
				break
			}
			if i%p == 0 {
				continue next
			}
		}
		out = append(out, i)
	}
	return out
}

func labels(n int) string {
	var b strings.Builder
outer:
	for i := 0; i < n; i++ {
		for j := 0; ; j++ {
			switch {
			case j > i:
				continue outer
			case i*j == 42:
				break outer
			case j%3 == 2:
				fmt.Fprint(&b, i, j, ";")
			}
		}
	}
	return b.String()
}

func jumps(n int) (sum int) {
	i := 0
	goto middle
top:
	sum += i
	if i > n {
		goto done
	}
middle:
	i++
	for k := range i {
		if k == 5 {
			goto top
		}
		sum += len(fmt.Sprint(k))
	}
	if i < 2*n {
		goto top
	}
done:
	return sum
}

func recovered(kind int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	for i := 0; i < 3; i++ {
		defer func() {
			if kind == 3 && i == 1 {
				panic("from a deferred call")
			}
		}()
	}
	var list []int
	switch kind {
	case 1:
		return fmt.Errorf("%d", list[kind])
	case 2:
		panic(errors.New("on purpose"))
	case 4:
		var none *square
		return fmt.Errorf("%v", shape(none).area()) // by a wrapper, which says its method's name
	}
	return nil
}

func pipeline(n int) (sum int) {
	numbers, squares := make(chan int), make(chan int)
	go func() {
		defer close(numbers)
		for i := range n {
			numbers <- i
		}
	}()
	go func() {
		defer close(squares)
		for i := range numbers {
			if i%7 == 0 {
				continue
			}
			squares <- i * i
		}
	}()
	for {
		select {
		case s, ok := <-squares:
			if !ok {
				return sum
			}
			sum += s
		}
	}
}

func deep(n int) int {
	var local [16]int
	for i := range local {
		local[i] = n + i
	}
	if n == 0 {
		return 0
	}
	return deep(n-1) + local[n%16] - n + 1
}

func words(s string) string {
	count := map[string]int{}
	for _, w := range strings.Fields(s) {
		count[w]++
	}
	keys := make([]string, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if a, b := count[keys[i]], count[keys[j]]; a != b {
			return a > b
		}
		return keys[i] < keys[j]
	})
	return strings.Join(keys, ",")
}

// garbage keeps a part of what it makes, while goroutines wait whose stacks hold the only pointers to more of it.
func garbage(n int) (sum int) {
	type node struct {
		next *node
		data []byte
	}
	var wait sync.WaitGroup
	release := make(chan bool)
	held := make([]int, 10)
	for g := range held {
		wait.Add(1)
		go func() {
			defer wait.Done()
			mine := &node{data: bytes.Repeat([]byte{byte(g)}, 1000)}
			<-release
			for _, b := range mine.data {
				held[g] += int(b)
			}
		}()
	}
	var list *node
	for i := range n {
		if i%100 == 0 {
			list = &node{list, make([]byte, i%700)}
		} else if list != nil {
			list.data = append(list.data[:len(list.data):len(list.data)], byte(i))
		}
		if i%50_000 == 0 {
			runtime.GC()
		}
	}
	close(release)
	wait.Wait()
	for ; list != nil; list = list.next {
		sum += len(list.data)
	}
	for _, h := range held {
		sum += h
	}
	return sum
}

type shape interface{ area() float64 }
type square float64
type circle struct{ r float64 }

func (s square) area() float64  { return float64(s * s) }
func (c *circle) area() float64 { return 3 * c.r * c.r }

func shapes() (sum float64) {
	all := []shape{square(2), &circle{1}, square(3)}
	for round := 0; round < 3; round++ {
		for _, s := range all {
			if sum > 40 {
				return -sum
			}
			sum += s.area()
		}
	}
	return sum
}

func yields(n int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for i := range n {
			if !yield(fmt.Sprint(i)) {
				return
			}
		}
	}
}
