package straight

import (
	"errors"

	"ashiato/extension/pack/module"
)

// straighten rewrites the code of one function: its locals, its instructions. What is not understood stays as it is.
func straighten(code []byte, traps map[int64]bool, counts *Counts) ([]byte, error) {
	r := &module.Reader{Data: code}
	groups := r.Unsigned()
	kinds, locals := r.At, uint64(0)
	for i := uint64(0); i < groups && r.Err == nil; i++ {
		locals += r.Unsigned()
		r.Byte()
	}
	if r.Err != nil {
		return nil, r.Err
	}
	declared := code[kinds:r.At]
	list, err := decode(r)
	if err != nil {
		return nil, err
	}
	f, ok := take(list)
	if !ok {
		return code, nil
	}
	w := writer{function: &f, plan: f.turnLoops(), counts: counts}
	if w.lends = f.lends && w.anySwitched(); w.lends {
		w.spare = 1 + locals // after the parameter and all others
		w.out = append(append(module.AppendUnsigned(nil, groups+1), declared...), 1, typeI32)
	} else {
		w.out = append(module.AppendUnsigned(nil, groups), declared...)
	}
	start := len(w.out)
	w.write()
	if w.lost {
		return nil, errors.New("a branch has lost its target")
	}
	counts.Straightened++
	list, err = decode(&module.Reader{Data: w.out[start:]})
	if err != nil {
		return nil, err
	}
	short := w.out[:start:start]
	for _, in := range fold(trapped(shorten(list, counts), traps, counts), counts) {
		short = append(short, in.raw...)
	}
	return short, nil
}

// typeI32 is the type of a block's number.
const typeI32 = 0x7f

// A label is what a branch leaves or turns: a block by its number, a loop by its head's.
type label struct {
	kind  byte
	block int
}

const (
	toBlock = iota // ahead
	toLoop         // back
	toHead         // a loop's first block, from the loop's switch
	toWayOut
	toNowhere // where the switch leads that nothing uses
)

type writer struct {
	*function
	plan   plan
	out    []byte
	open   []label // the innermost last
	spare  uint64  // the local that turns values in place of the block's number
	counts *Counts
	lost   bool
}

func (w *writer) anySwitched() bool {
	for b := range w.blocks {
		if w.plan.switched(b) {
			return true
		}
	}
	return false
}

func (w *writer) write() {
	w.carry(w.head)
	if w.wayOut {
		w.begin(opBlock, label{kind: toWayOut})
	}
	w.begin(opBlock, label{kind: toNowhere})
	last := len(w.blocks) - 1
	w.blocksAhead(0, last, true)
	for b := 1; b <= last; b++ {
		if w.blocks[b].resumes {
			w.turn(0, last, label{kind: toNowhere})
			break
		}
	}
	w.region(0, last, true)
	w.end() // nowhere
	if w.wayOut {
		w.open = w.open[:len(w.open)-1] // its end stands in the tail
	}
	w.carry(w.tail)
}

// blocksAhead opens the blocks that lie ahead in a region, the last first, as they end in turn. What lies within a loop the loop opens.
func (w *writer) blocksAhead(first, last int, outermost bool) {
	var needed []int
	for b := first; b <= last; b++ {
		if b > first && (w.plan.latest[b] >= first || w.plan.entered(first, b) || w.plan.switched(b)) {
			needed = append(needed, b)
		}
		if end := w.plan.loopEnd[b]; end >= 0 && (b > first || outermost) {
			b = end
		}
	}
	for i := len(needed) - 1; i >= 0; i-- {
		w.begin(opBlock, label{toBlock, needed[i]})
	}
}

func (w *writer) isOpen(l label) bool {
	for _, o := range w.open {
		if o == l {
			return true
		}
	}
	return false
}

// turn writes the switch of a region: to the blocks that are entered, to the loop that holds them, and elsewhere for all other numbers.
func (w *writer) turn(first, last int, elsewhere label) {
	head := label{toHead, first}
	w.begin(opBlock, head)
	targets := make([]label, len(w.table))
	low, high := len(w.table), -1
	for number, b := range w.table {
		targets[number] = elsewhere
		if b < first || b > last || !w.plan.entered(first, b) {
			continue
		}
		if targets[number] = w.place(first, b); targets[number] != elsewhere {
			low, high = min(low, number), max(high, number)
		}
	}
	w.out = append(w.out, opLocalGet, 0)
	if low > 3 { // what the subtraction takes
		w.out = append(w.out, opI32Const)
		w.out = module.AppendSigned(w.out, int64(low))
		w.out = append(w.out, opI32Sub)
	} else {
		low = 0
	}
	w.out = append(w.out, opBrTable)
	w.out = module.AppendUnsigned(w.out, uint64(high+1-low))
	for number := low; number <= high; number++ {
		w.out = module.AppendUnsigned(w.out, w.depth(targets[number], 0))
	}
	w.out = module.AppendUnsigned(w.out, w.depth(elsewhere, 0))
	w.end()
}

// place is what a region's switch branches to for a block: the block, or the loop that it lies in.
func (w *writer) place(first, block int) label {
	if block == first {
		return label{toHead, first}
	}
	from := first
	if w.isOpen(label{toLoop, first}) {
		from++
	}
	for b := from; b < block; b++ {
		if end := w.plan.loopEnd[b]; end >= block {
			if b == first {
				return label{toHead, first} // the function begins with a loop
			}
			return label{toBlock, b}
		} else if end >= 0 {
			b = end
		}
	}
	return label{toBlock, block}
}

// region writes the blocks first to last, the loops among them within one another.
func (w *writer) region(first, last int, outermost bool) {
	for b := first; b <= last; {
		if w.isOpen(label{toBlock, b}) {
			w.end()
		}
		end := w.plan.loopEnd[b]
		if end < 0 || !outermost && b == first {
			w.code(b)
			b++
			continue
		}
		w.begin(opLoop, label{toLoop, b})
		w.blocksAhead(b, end, false)
		if w.plan.switched(b) {
			w.turn(b, end, label{toHead, b})
		}
		w.region(b, end, false)
		w.end()
		b = end + 1
	}
}

// code writes a block's own code.
func (w *writer) code(block int) {
	code, depth := w.blocks[block].code, 0
	for i := 0; i < len(code); i++ {
		switch s := code[i]; {
		case s.kind == jumps:
			w.jump(jump{block, s.to}, depth)
			continue
		case s.kind == leaves:
			w.branch(s.op, label{kind: toWayOut}, depth)
			continue
		case s.kind == lends:
			local := uint64(0)
			if w.lends {
				local = w.spare
			}
			w.out = module.AppendUnsigned(append(w.out, opLocalSet), local)
			w.out = module.AppendUnsigned(append(w.out, opI32Const, 0, opLocalGet), local)
			continue
		case s.op == opIf && s.raw[1] == noResult && i+2 < len(code) && code[i+1].kind == jumps && code[i+2].op == opEnd && w.plain(jump{block, code[i+1].to}):
			w.branch(opBrIf, w.target(jump{block, code[i+1].to}), depth) // a condition that only jumps is one instruction
			i += 2
			continue
		case s.op == opBlock, s.op == opLoop, s.op == opIf:
			depth++
		case s.op == opEnd:
			depth--
		}
		w.out = append(w.out, code[i].raw...)
	}
}

// plain reports whether a jump is a branch and nothing else.
func (w *writer) plain(j jump) bool {
	if j.to <= j.from {
		return !w.plan.resets(j.to)
	}
	_, within := w.plan.around(j)
	return !within
}

// target is where a jump branches to.
func (w *writer) target(j jump) label {
	if j.to <= j.from {
		w.counts.Back++
		return label{toLoop, j.to}
	}
	w.counts.Ahead++
	if head, within := w.plan.around(j); within {
		w.counts.Into++
		return label{toBlock, head}
	}
	return label{toBlock, j.to}
}

// jump writes a jump. A loop's own switch needs the block's number, and leads to the loop's head for any number that is none of its blocks.
func (w *writer) jump(j jump, depth int) {
	switch {
	case w.plain(j):
	case j.to <= j.from:
		w.out = append(w.out, opI32Const, 0, opLocalSet, 0)
	default:
		w.out = module.AppendSigned(append(w.out, opI32Const), int64(w.blocks[j.to].number))
		w.out = append(w.out, opLocalSet, 0)
	}
	w.branch(opBr, w.target(j), depth)
}

func (w *writer) branch(op byte, l label, depth int) {
	w.out = append(w.out, op)
	w.out = module.AppendUnsigned(w.out, w.depth(l, depth))
}

// depth counts from the innermost.
func (w *writer) depth(l label, within int) uint64 {
	for i := len(w.open) - 1; i >= 0; i-- {
		if w.open[i] == l {
			return uint64(within + len(w.open) - 1 - i)
		}
	}
	w.lost = true
	return 0
}

func (w *writer) begin(op byte, l label) {
	w.out = append(w.out, op, noResult)
	w.open = append(w.open, l)
}

func (w *writer) end() {
	w.out = append(w.out, opEnd)
	w.open = w.open[:len(w.open)-1]
}

func (w *writer) carry(list []instruction) {
	for _, in := range list {
		w.out = append(w.out, in.raw...)
	}
}
