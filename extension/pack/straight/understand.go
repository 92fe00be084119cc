package straight

// understand makes steps of the blocks' instructions. It reports whether each branch is one of three: within its own code, a jump, the way
// out; and whether nothing else uses the block's number.
func (f *function) understand(codes [][]instruction) bool {
	f.blocks = make([]block, len(codes))
	for number := len(f.table) - 1; number >= 0; number-- {
		b := f.table[number]
		if b < 0 || b >= len(codes) {
			return false
		}
		f.blocks[b].number = number
	}
	for b, code := range codes {
		s := steps{function: f, around: len(codes) - 1 - b}
		if !s.read(code) {
			return false
		}
		f.blocks[b].code = s.out
	}
	for b := range f.blocks {
		f.blocks[b].resumes = b == 0 || f.callsLast(b-1) || f.callsFirst(b)
	}
	return true
}

// steps reads one block.
type steps struct {
	*function
	around, depth int // blocks around this one's code, and within it
	out           []step
}

func (s *steps) read(code []instruction) bool {
	for i := 0; i < len(code); i++ {
		st := step{instruction: code[i]}
		switch in := code[i]; in.op {
		case opBlock, opLoop, opIf:
			s.depth++
		case opEnd:
			s.depth--
		case opBrTable:
			return false
		case opBr, opBrIf:
			if in.value >= int64(s.depth) {
				if !s.isWayOut(in) {
					return false
				}
				st.kind = leaves
			}
		case opI32Const:
			if to, ok := s.isJump(code[i:]); ok {
				st.kind, st.to = jumps, to
				i += 2
			}
		case opLocalGet, opLocalSet, opLocalTee:
			if in.value != 0 {
				break
			}
			if !isLent(code[i:]) {
				return false
			}
			st.kind, s.lends = lends, true
			i += 2
		}
		s.out = append(s.out, st)
	}
	return true
}

// isJump reads a jump's three instructions: the number, its local, the branch to the switch.
func (s *steps) isJump(code []instruction) (to int, ok bool) {
	if !s.loop || len(code) < 3 || code[1].op != opLocalSet || code[1].value != 0 || code[2].op != opBr || code[2].value != int64(s.depth+s.around) {
		return 0, false
	}
	number := code[0].value
	if number < 0 || number >= int64(len(s.table)) {
		return 0, false
	}
	return s.table[number], true
}

// isWayOut reports whether a branch leaves the function to unwind the stack.
func (s *steps) isWayOut(in instruction) bool {
	depth := s.depth + s.around
	if s.loop {
		depth++
	}
	return s.wayOut && in.value == int64(depth)
}

// isLent reads the instructions in which a call by a table's index lends the block number's local.
func isLent(code []instruction) bool {
	return len(code) > 3 && code[0].op == opLocalSet && code[1].op == opI32Const && code[1].value == 0 && code[2].op == opLocalGet && code[2].value == 0 && code[3].op == opCallTable
}

// callsLast reports whether a block ends with a call, after which the runtime goes on in the next.
func (f *function) callsLast(b int) bool {
	code := f.blocks[b].code
	return len(code) > 0 && code[len(code)-1].kind == leaves && code[len(code)-1].op == opBrIf
}

// callsFirst reports whether a block begins with a call, as that of deferreturn does to which the runtime leads a function that recovered
// (cmd/compile/internal/wasm: ARESUMEPOINT).
func (f *function) callsFirst(b int) bool {
	code := f.blocks[b].code
	for len(code) > 0 && code[0].op == opNop {
		code = code[1:]
	}
	for i, op := range [...]byte{opLocalGet, opI32Const, opI32Sub, opLocalTee, opGlobalSet} {
		if i >= len(code) || code[i].op != op {
			return false
		}
	}
	return true
}

// goesOn reports whether a block's end leads to the next block.
func (b *block) goesOn() bool {
	if len(b.code) == 0 {
		return true
	}
	last := b.code[len(b.code)-1]
	return last.kind != jumps && last.op != opReturn && last.op != opUnreachable && last.op != opBr
}
