package straight

import "fmt"

// Operations that are looked at; all others are only carried over.
const (
	opUnreachable = 0x00
	opNop         = 0x01 // where an inlined call begins or ends
	opBlock       = 0x02
	opLoop        = 0x03
	opIf          = 0x04
	opElse        = 0x05
	opEnd         = 0x0b
	opBr          = 0x0c
	opBrIf        = 0x0d
	opBrTable     = 0x0e
	opReturn      = 0x0f
	opCall        = 0x10
	opCallTable   = 0x11
	opLocalGet    = 0x20
	opLocalSet    = 0x21
	opLocalTee    = 0x22
	opGlobalGet   = 0x23
	opGlobalSet   = 0x24
	opI32Const    = 0x41
	opI32Sub      = 0x6b
	opBulk        = 0xfc

	noResult = 0x40 // the type of a block that leaves nothing behind
)

// instruction is one instruction: its bytes, and what of them matters here.
type instruction struct {
	op    byte
	raw   []byte
	value int64    // a constant, an index, a depth
	table []uint64 // of br_table, the default last
}

// decode reads a function's instructions up to its last end.
func decode(r *reader) ([]instruction, error) {
	list := make([]instruction, 0, len(r.data)/3)
	for r.at < len(r.data) {
		start := r.at
		in := instruction{op: r.byte()}
		if err := operands(r, &in); err != nil {
			return nil, err
		}
		if r.err != nil {
			return nil, fmt.Errorf("instruction %#x at byte %d: %w", in.op, start, r.err)
		}
		in.raw = r.data[start:r.at]
		list = append(list, in)
	}
	return list, nil
}

// operands reads what follows an operation.
func operands(r *reader, in *instruction) error {
	switch op := in.op; {
	case op == opBlock || op == opLoop || op == opIf:
		in.value = r.signed()
	case op == opBr || op == opBrIf || op == opCall || op >= opLocalGet && op <= 0x26:
		in.value = int64(r.unsigned())
	case op == opBrTable:
		n := r.unsigned()
		if n > uint64(len(r.data)) {
			return errShort
		}
		for range n + 1 {
			in.table = append(in.table, r.unsigned())
		}
	case op == opCallTable:
		in.value = int64(r.unsigned())
		r.unsigned()
	case op >= 0x28 && op <= 0x3e: // loads and stores: alignment, offset
		r.unsigned()
		r.unsigned()
	case op == 0x3f || op == 0x40: // memory.size, memory.grow
		r.byte()
	case op == opI32Const || op == 0x42:
		in.value = r.signed()
	case op == 0x43:
		r.bytes(4)
	case op == 0x44:
		r.bytes(8)
	case op == opBulk:
		return bulk(r)
	case op <= 0x01 || op == opElse || op == opEnd || op == opReturn || op == 0x1a || op == 0x1b || op >= 0x45 && op <= 0xc4:
	default:
		return fmt.Errorf("instruction %#x at byte %d: not known", op, r.at-1)
	}
	return nil
}

// bulk reads what follows the prefix of the saturating conversions and the bulk memory operations.
func bulk(r *reader) error {
	switch op := r.unsigned(); {
	case op <= 7:
	case op == 8: // memory.init
		r.unsigned()
		r.byte()
	case op == 9: // data.drop
		r.unsigned()
	case op == 10: // memory.copy
		r.bytes(2)
	case op == 11: // memory.fill
		r.byte()
	default:
		return fmt.Errorf("instruction 0xfc %d at byte %d: not known", op, r.at)
	}
	return nil
}
