package straight

import "ashiato/extension/pack/module"

// node is an instruction; a block, a loop or an if holds what is within it.
type node struct {
	instruction
	body, other []node // other: what follows an else
	forked      bool   // it has an else
}

// fold makes conditions of the blocks that only a condition skips: "block, condition, branch to its end, code, end" is "not the condition, if, code, end"; and where the
// code ends in a jump over what follows, that is an else. A block that nothing leaves is no block, and what is never reached goes.
func fold(list []instruction, counts *Counts) []instruction {
	nodes, rest := nest(list)
	return append(flat(folded(nodes, counts), make([]instruction, 0, len(list))), rest...)
}

// nest reads instructions up to an end or an else that belongs to none of them; rest begins with that.
func nest(list []instruction) (nodes []node, rest []instruction) {
	for len(list) > 0 && list[0].op != opEnd && list[0].op != opElse {
		n := node{instruction: list[0]}
		list = list[1:]
		if n.op == opBlock || n.op == opLoop || n.op == opIf {
			n.body, list = nest(list)
			if len(list) > 0 && list[0].op == opElse {
				n.forked = true
				n.other, list = nest(list[1:])
			}
			if len(list) > 0 {
				list = list[1:] // its end
			}
		}
		nodes = append(nodes, n)
	}
	return nodes, list
}

// flat appends the instructions of nodes.
func flat(nodes []node, out []instruction) []instruction {
	for i := range nodes {
		n := &nodes[i]
		out = append(out, n.instruction)
		if n.op != opBlock && n.op != opLoop && n.op != opIf {
			continue
		}
		out = flat(n.body, out)
		if n.forked {
			out = flat(n.other, append(out, plainly(opElse)))
		}
		out = append(out, plainly(opEnd))
	}
	return out
}

// folded folds what is within nodes, and then them.
func folded(nodes []node, counts *Counts) []node {
	out := make([]node, 0, len(nodes))
	for _, n := range nodes {
		n.body, n.other = folded(n.body, counts), folded(n.other, counts)
		if n.op == opBlock && n.value == voidBlock {
			out = append(out, unblocked(n, counts)...)
		} else {
			out = append(out, n)
		}
		if last := len(out) - 1; last >= 0 && (out[last].op == opBr || out[last].op == opBrTable || out[last].op == opReturn || out[last].op == opUnreachable) {
			break // what follows is never reached
		}
	}
	return unseen(out)
}

// voidBlock is noResult as a signed number, as types of blocks are read.
const voidBlock = noResult - 1<<7

// unblocked is a block without its block, where it can do without.
func unblocked(n node, counts *Counts) []node {
	body := n.body
	for len(body) > 0 && body[len(body)-1].op == opBr && body[len(body)-1].value == 0 {
		body = body[:len(body)-1] // a jump to where it is
	}
	n.body = body
	for i := range body {
		switch in := &body[i]; {
		case in.op == opBrIf && in.value == 0:
			counts.Folded++
			return append(not(nearer(body[:i:i], 1)), node{instruction: emptyIf(), body: body[i+1:]})
		case leavesElse(in):
			counts.Folded++
			return append(nearer(body[:i:i], 1), node{instruction: emptyIf(), body: nearer(in.body[:len(in.body)-1], 1), other: body[i+1:], forked: true})
		case branches(body[i:i+1], 0) > 0:
			return []node{n} // it is left from further within, or in another way
		}
	}
	counts.Folded++
	return nearer(body, 1)
}

// leavesElse reports whether a node is a condition whose code ends in a jump to the end of the block that holds it.
func leavesElse(n *node) bool {
	last := len(n.body) - 1
	return n.op == opIf && !n.forked && n.value == voidBlock && last >= 0 && n.body[last].op == opBr && n.body[last].value == 1 && branches(n.body, 0) == 0
}

func emptyIf() instruction {
	return instruction{op: opIf, raw: []byte{opIf, noResult}, value: voidBlock}
}

// branches counts those that lead to the end of the block that lies so many blocks further out.
func branches(nodes []node, out int64) (count int) {
	for i := range nodes {
		switch n := &nodes[i]; n.op {
		case opBr, opBrIf:
			if n.value == out {
				count++
			}
		case opBrTable:
			for _, to := range n.table {
				if int64(to) == out {
					count++
				}
			}
		case opBlock, opLoop, opIf:
			count += branches(n.body, out+1) + branches(n.other, out+1)
		}
	}
	return count
}

// nearer makes the branches of nodes shorter by one that lead to blocks which lie so far out, or further.
func nearer(nodes []node, from int64) []node {
	for i := range nodes {
		switch n := &nodes[i]; n.op {
		case opBr, opBrIf:
			if n.value >= from {
				n.instruction = of(n.op, n.value-1)
			}
		case opBrTable:
			n.instruction = nearerTable(n.instruction, uint64(from))
		case opBlock, opLoop, opIf:
			nearer(n.body, from+1)
			nearer(n.other, from+1)
		}
	}
	return nodes
}

func nearerTable(in instruction, from uint64) instruction {
	table := make([]uint64, len(in.table))
	raw := module.AppendUnsigned([]byte{opBrTable}, uint64(len(table)-1))
	for i, to := range in.table {
		if table[i] = to; to >= from {
			table[i]--
		}
		raw = module.AppendUnsigned(raw, table[i])
	}
	return instruction{op: opBrTable, raw: raw, table: table}
}

// not turns the condition that nodes end in.
func not(nodes []node) []node {
	if last := len(nodes) - 1; last >= 0 {
		if nodes[last].op == opI32Eqz {
			return nodes[:last]
		}
		if turned := opposite(nodes[last].op); turned != 0 {
			nodes[last].instruction = plainly(turned)
			return nodes
		}
	}
	return append(nodes, node{instruction: plainly(opI32Eqz)})
}

// opposite is the comparison of whole numbers that is true where another is false, 0 if it is none. Those of floating point have none: of what is no
// number both are false.
func opposite(op byte) byte {
	for _, comparisons := range [...]string{"\x46\x47", "\x48\x4e", "\x49\x4f", "\x4a\x4c", "\x4b\x4d", "\x51\x52", "\x53\x59", "\x54\x5a", "\x55\x57", "\x56\x58"} {
		switch op {
		case comparisons[0]:
			return comparisons[1]
		case comparisons[1]:
			return comparisons[0]
		}
	}
	return 0
}
