package straight

// A function of the Go compiler with its switch taken apart: blocks of code, of which number 0 is the function's beginning.
//
//	head  [block: the way out]  [loop: the switch]  block × (n+1)  local.get 0  br_table  end  code 0  end  code 1 … end  code n  [end]  tail
type function struct {
	head   []instruction // before the switch
	wayOut bool          // a block around all, left when the stack is unwound
	loop   bool          // whether anything jumps
	table  []int         // blocks, by the number that the runtime and jumps use
	blocks []block
	tail   []instruction
	lends  bool // calls by a table's index use the block number's local for a moment
}

type block struct {
	code    []step
	resumes bool // the runtime may enter it
	number  int  // one that leads to it
}

// step is an instruction, or several that belong together.
type step struct {
	instruction
	kind byte
	to   int // the block that a jump leads to
}

const (
	plain  = iota
	jumps  // number, local.set 0, br: to a block
	leaves // br or br_if: to the way out
	lends  // local.set 0, 0, local.get 0 before a call by a table's index: two values are turned
)

// take finds the switch; ok is false where there is none, as in functions written in assembly, and where anything is not understood.
func take(list []instruction) (f function, ok bool) {
	at := 0
	for at < len(list) && (list[at].op == opGlobalGet || list[at].op == opLocalSet) {
		at++ // the stack pointer is fetched
	}
	f.head = list[:at]
	var opened []byte
	for at < len(list) && (list[at].op == opBlock || list[at].op == opLoop) && list[at].raw[1] == noResult {
		opened = append(opened, list[at].op)
		at++
	}
	if at+2 >= len(list) || list[at].op != opLocalGet || list[at].value != 0 || list[at+1].op != opBrTable || list[at+2].op != opEnd {
		return f, false
	}
	for _, b := range list[at+1].table {
		f.table = append(f.table, int(b))
	}
	n := f.table[len(f.table)-1] // the highest block is the default
	outer := len(opened) - n - 1
	if outer < 0 || outer > 2 || outer == 2 && opened[0] != opBlock {
		return f, false
	}
	f.loop = outer > 0 && opened[outer-1] == opLoop
	f.wayOut = outer == 2 || outer == 1 && !f.loop
	for _, op := range opened[outer:] {
		if op != opBlock {
			return f, false
		}
	}
	if outer == 2 && !f.loop {
		return f, false
	}
	codes, tail := split(list[at+3:], n+1, f.loop)
	f.tail = tail
	return f, tail != nil && f.understand(codes)
}

// split cuts what follows the switch into its n blocks, and gives what follows them; nothing if they are not as expected.
func split(list []instruction, n int, loop bool) (codes [][]instruction, tail []instruction) {
	depth, from := 0, 0
	for i, in := range list {
		switch in.op {
		case opBlock, opLoop, opIf:
			depth++
			continue
		case opEnd:
		default:
			continue
		}
		if depth > 0 {
			depth--
			continue
		}
		if !loop && len(codes) == n-1 { // nothing but the unreachable that ends all of them divides the last block from the tail
			if i == from || list[i-1].op != opUnreachable {
				return nil, nil
			}
			return append(codes, list[from:i-1]), list[i-1:]
		}
		codes = append(codes, list[from:i])
		from = i + 1
		if len(codes) == n {
			return codes, list[from:]
		}
	}
	return nil, nil
}
