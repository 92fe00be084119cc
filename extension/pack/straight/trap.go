package straight

import (
	"bytes"

	"ashiato/extension/pack/module"
)

// emptied is the body of a function that lean.Without emptied: no variables, unreachable.
var emptied = []byte{0, opUnreachable, opEnd}

// traps are the functions that do nothing but end the program, by their index among all.
func traps(sections []module.Section, bodies [][]byte) (map[int64]bool, error) {
	imported, err := module.ImportedFunctions(module.Find(sections, module.Imports))
	if err != nil {
		return nil, err
	}
	found := map[int64]bool{}
	for i, body := range bodies {
		if bytes.Equal(body, emptied) {
			found[int64(imported)+int64(i)] = true
		}
	}
	return found, nil
}

// The instructions of a call (cmd/internal/obj/wasm): the stack pointer is moved and the address to return to stored; after it the pointer is fetched again, and who was
// called may ask to be left for another goroutine.
const (
	beforeCall = "\x20\x41\x6b\x22\x24\x20\x42\x37\x41" // local.get, i32.const, i32.sub, local.tee, global.set; local.get, i64.const, i64.store; i32.const
	afterCall  = "\x23\x21\x0d"                         // global.get, local.set, br_if
)

// trapped makes unreachable of each call that would end the program: the checks of pointers and of indexes are two fifths of all calls.
func trapped(list []instruction, traps map[int64]bool, counts *Counts) []instruction {
	out := make([]instruction, 0, len(list))
	for i := 0; i < len(list); i++ {
		in := list[i]
		if in.op != opCall || !traps[in.value] || !ends(out, []byte(beforeCall)...) || !begins(list[i+1:], []byte(afterCall)...) {
			out = append(out, in)
			continue
		}
		out = append(out[:len(out)-len(beforeCall)], plainly(opUnreachable))
		i += len(afterCall)
		counts.Trapped++
	}
	return out
}

func begins(list []instruction, ops ...byte) bool {
	if len(list) < len(ops) {
		return false
	}
	for i, op := range ops {
		if list[i].op != op {
			return false
		}
	}
	return true
}

// unseen leaves out what is only computed and stored before the program ends: nobody looks at a memory in which a program ended.
func unseen(nodes []node) []node {
	last := len(nodes) - 1
	if last < 0 || nodes[last].op != opUnreachable {
		return nodes
	}
	from := last
	for from > 0 {
		if _, _, ok := operandsOf(nodes[from-1].op); !ok || nodes[from-1].op == opGlobalSet {
			break
		}
		from--
	}
	return append(nodes[:from], nodes[last])
}
