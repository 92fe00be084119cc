package straight

// jump is a jump between blocks.
type jump struct {
	from, to int
}

// plan says how each block is reached: each jump back goes to the head of a loop that holds all blocks between.
type plan struct {
	blocks  []block
	jumps   []jump
	loopEnd []int // of a block that begins a loop: the loop's last block; else -1
	soonest []int // of the jumps forward to a block: the first one's block, and the last one's
	latest  []int
}

// decide makes the plan. Loops that overlap become one in the other.
func (f *function) decide() plan {
	n := len(f.blocks)
	p := plan{blocks: f.blocks, loopEnd: make([]int, n), soonest: make([]int, n), latest: make([]int, n)}
	for b := range n {
		p.loopEnd[b], p.soonest[b], p.latest[b] = -1, n, -1
	}
	for from := range f.blocks {
		for _, s := range f.blocks[from].code {
			if s.kind == jumps {
				p.jumps = append(p.jumps, jump{from, s.to})
			}
		}
	}
	for _, j := range p.jumps {
		if j.to > j.from {
			p.soonest[j.to], p.latest[j.to] = min(p.soonest[j.to], j.from), max(p.latest[j.to], j.from)
		} else {
			p.loopEnd[j.to] = max(p.loopEnd[j.to], j.from)
		}
	}
	for head := n - 1; head >= 0; head-- {
		for b := head + 1; b <= p.loopEnd[head]; b++ {
			p.loopEnd[head] = max(p.loopEnd[head], p.loopEnd[b])
		}
	}
	return p
}

// entered reports whether a region's switch leads to a block: the runtime enters it, or a jump from before the region does.
func (p *plan) entered(first, block int) bool {
	return p.blocks[block].resumes || block > first && p.soonest[block] < first
}

// switched reports whether a loop is entered other than at its head, so that it needs a switch of its own.
func (p *plan) switched(head int) bool {
	for b := head + 1; b <= p.loopEnd[head]; b++ {
		if p.entered(head, b) {
			return true
		}
	}
	return false
}

// resets reports whether a jump back must say that it leads to the loop's head: where that loop or one within it has a switch, which would
// read the last number that a jump or the runtime left.
func (p *plan) resets(head int) bool {
	for b := head; b <= p.loopEnd[head]; b++ {
		if p.switched(b) {
			return true
		}
	}
	return false
}

// around gives the head of the outermost loop that holds a jump's target, though not as its head, and not the jump.
func (p *plan) around(j jump) (head int, ok bool) {
	for h := j.from + 1; h < j.to; h++ {
		if p.loopEnd[h] >= j.to {
			return h, true
		}
	}
	return 0, false
}

// turnLoops brings the block to the front at which a loop is entered. The compiler puts a loop's condition behind its body (pass "loop
// rotate") and jumps there first, so that the loop seems to be entered in its middle.
func (f *function) turnLoops() plan {
	p := f.decide()
	for head := 1; head < len(f.blocks); head++ {
		if end := p.loopEnd[head]; end >= 0 {
			if entry := p.entry(head, end); entry > head {
				f.turnLoop(head, entry, end)
				p = f.decide()
			}
		}
	}
	return p
}

// entry finds the one block in a loop that is entered from before; 0 if there are several, or the loop's end leads nowhere.
func (p *plan) entry(head, end int) int {
	if p.blocks[head-1].goesOn() || end+1 == len(p.blocks) && p.blocks[end].goesOn() {
		return 0
	}
	entry := 0
	for b := head; b <= end; b++ {
		if p.soonest[b] >= head {
			continue
		}
		if entry > 0 || b == head {
			return 0
		}
		entry = b
	}
	return entry
}

// turnLoop puts the blocks entry … end before the blocks head … entry-1, and makes jumps of what went on from one to the next.
func (f *function) turnLoop(head, entry, end int) {
	if last := &f.blocks[entry-1]; last.goesOn() {
		last.code = append(last.code[:len(last.code):len(last.code)], step{instruction: instruction{op: opI32Const}, kind: jumps, to: entry})
	}
	if last := &f.blocks[end]; last.goesOn() {
		last.code = append(last.code[:len(last.code):len(last.code)], step{instruction: instruction{op: opI32Const}, kind: jumps, to: end + 1})
	}
	moved := append(append([]block(nil), f.blocks[entry:end+1]...), f.blocks[head:entry]...)
	copy(f.blocks[head:], moved)
	place := func(b int) int {
		switch {
		case b < head || b > end:
			return b
		case b < entry:
			return b + end + 1 - entry
		}
		return b - (entry - head)
	}
	for b := range f.blocks {
		for i := range f.blocks[b].code {
			if s := &f.blocks[b].code[i]; s.kind == jumps {
				s.to = place(s.to)
			}
		}
	}
	for number, b := range f.table {
		f.table[number] = place(b)
	}
}
