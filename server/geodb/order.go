package geodb

import (
	"container/heap"
	"errors"
	"fmt"

	"github.com/oschwald/maxminddb-golang/v2"
)

// topNodes is how many nodes of the search tree stand at its beginning: what every look-up passes fits into 64 KB, which is what the
// extension fetches at a time (extension/src/background/database.js).
const topNodes = (64 << 10) / (RecordSize / 4)

// ordered gives an MMDB of RecordSize with the same networks whose nodes stand in another order: first those with the most beneath them,
// then each of the small trees that hang on them, whole and in the order of its addresses. A look-up in a file that is read in parts
// then needs the first part, and one or two more. The writer's own order, from the root down on the left, scatters the first steps
// of each look-up over the whole file.
func ordered(file []byte) ([]byte, error) {
	r, err := maxminddb.OpenBytes(file)
	if err != nil {
		return nil, fmt.Errorf("ordering the tree: %w", err)
	}
	if r.Metadata.RecordSize != RecordSize {
		return nil, fmt.Errorf("ordering the tree: records of %d bits, not %d", r.Metadata.RecordSize, RecordSize)
	}
	t := tree{file: file, nodes: int(r.Metadata.NodeCount)}
	if t.nodes*nodeSize > len(file) {
		return nil, errors.New("ordering the tree: the file is cut short")
	}
	return t.write(t.order(t.sizes())), nil
}

const nodeSize = RecordSize / 4 // bytes

type tree struct {
	file  []byte
	nodes int
}

// child is what a node's left (0) or right (1) record says.
func (t *tree) child(node, side int) int {
	b := t.file[node*nodeSize+side*nodeSize/2:]
	return int(b[0])<<16 | int(b[1])<<8 | int(b[2])
}

// sizes counts the nodes of the trees that begin at each node.
func (t *tree) sizes() []int {
	sizes := make([]int, t.nodes)
	var count func(node int) int
	count = func(node int) int {
		if node >= t.nodes || sizes[node] > 0 {
			return 0 // the end of a branch, or one that another branch counts already
		}
		sizes[node] = 1
		sizes[node] += count(t.child(node, 0)) + count(t.child(node, 1))
		return sizes[node]
	}
	count(0)
	return sizes
}

// order gives the nodes in their new order.
func (t *tree) order(sizes []int) []int {
	order := make([]int, 0, t.nodes)
	taken := make([]bool, t.nodes)
	rest := &largest{sizes: sizes}
	push := func(node int) {
		if node < t.nodes && !taken[node] {
			taken[node] = true
			heap.Push(rest, node)
		}
	}
	push(0)
	for rest.Len() > 0 && len(order) < topNodes {
		node := heap.Pop(rest).(int)
		order = append(order, node)
		push(t.child(node, 0))
		push(t.child(node, 1))
	}
	hanging := make(map[int]bool, rest.Len())
	for _, node := range rest.list {
		hanging[node] = true
	}
	var whole, find func(node int)
	whole = func(node int) {
		order = append(order, node)
		for side := range 2 {
			if c := t.child(node, side); c < t.nodes && !taken[c] {
				taken[c] = true
				whole(c)
			}
		}
	}
	seen := make([]bool, t.nodes)
	find = func(node int) { // the hanging trees, by address
		switch {
		case node >= t.nodes || seen[node]:
			return
		case hanging[node]:
			seen[node] = true
			whole(node)
			return
		}
		seen[node] = true
		find(t.child(node, 0))
		find(t.child(node, 1))
	}
	find(0)
	return order
}

// write gives the file with its nodes in a new order. What follows the tree stays, and so do the records that lead there.
func (t *tree) write(order []int) []byte {
	place := make([]int, t.nodes)
	for at, node := range order {
		place[node] = at
	}
	out := append([]byte(nil), t.file...)
	for at, node := range order {
		for side := range 2 {
			c := t.child(node, side)
			if c < t.nodes {
				c = place[c]
			}
			b := out[at*nodeSize+side*nodeSize/2:]
			b[0], b[1], b[2] = byte(c>>16), byte(c>>8), byte(c)
		}
	}
	return out
}

// largest is a heap of nodes: the one with the most beneath it first, of equals the lower number.
type largest struct {
	list  []int
	sizes []int
}

func (l *largest) Len() int { return len(l.list) }
func (l *largest) Less(i, j int) bool {
	a, b := l.list[i], l.list[j]
	if l.sizes[a] != l.sizes[b] {
		return l.sizes[a] > l.sizes[b]
	}
	return a < b
}
func (l *largest) Swap(i, j int) { l.list[i], l.list[j] = l.list[j], l.list[i] }
func (l *largest) Push(x any)    { l.list = append(l.list, x.(int)) }
func (l *largest) Pop() any {
	x := l.list[len(l.list)-1]
	l.list = l.list[:len(l.list)-1]
	return x
}
