// Package order sorts slices in little code. slices.SortFunc is compiled anew for each kind of element, ten kilobytes of WebAssembly each; here only a
// few lines are, and the sorting itself is there once.
package order

// Sort sorts s by compare, which is below zero where a comes before b. Equal elements keep their order. It takes O(n log n) comparisons, and
// memory for another n elements.
func Sort[T any](s []T, compare func(a, b T) int) {
	if len(s) < 2 {
		return
	}
	sorted := make([]T, len(s))
	for i, k := range permutation(len(s), func(a, b int32) bool { return compare(s[b], s[a]) < 0 }) {
		sorted[i] = s[k]
	}
	copy(s, sorted)
}

// permutation is the order of n elements, by merging runs from below (Knuth, The Art of Computer Programming 3, 5.2.4); after reports whether
// the element at a comes behind that at b.
func permutation(n int, after func(a, b int32) bool) []int32 {
	from, to := make([]int32, n), make([]int32, n)
	for i := range from {
		from[i] = int32(i)
	}
	for width := 1; width < n; width *= 2 {
		for low := 0; low < n; low += 2 * width {
			merge(to, from, low, min(low+width, n), min(low+2*width, n), after)
		}
		from, to = to, from
	}
	return from
}

// merge puts two sorted runs that follow each other into one.
func merge(to, from []int32, low, middle, high int, after func(a, b int32) bool) {
	left, right := low, middle
	for k := low; k < high; k++ {
		if left < middle && (right >= high || !after(from[left], from[right])) {
			to[k] = from[left]
			left++
		} else {
			to[k] = from[right]
			right++
		}
	}
}
