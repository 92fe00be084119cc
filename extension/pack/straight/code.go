package straight

import (
	"fmt"

	"ashiato/extension/pack/module"
)

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
func decode(r *module.Reader) ([]instruction, error) {
	list := make([]instruction, 0, len(r.Data)/3)
	for r.At < len(r.Data) {
		start := r.At
		in := instruction{op: r.Byte()}
		if err := operands(r, &in); err != nil {
			return nil, err
		}
		if r.Err != nil {
			return nil, fmt.Errorf("instruction %#x at byte %d: %w", in.op, start, r.Err)
		}
		in.raw = r.Data[start:r.At]
		list = append(list, in)
	}
	return list, nil
}

// operands reads what follows an operation.
func operands(r *module.Reader, in *instruction) error {
	switch op := in.op; {
	case op == opBlock || op == opLoop || op == opIf:
		in.value = r.Signed()
	case op == opBr || op == opBrIf || op == opCall || op >= opLocalGet && op <= 0x26:
		in.value = int64(r.Unsigned())
	case op == opBrTable:
		n := r.Unsigned()
		if n > uint64(len(r.Data)) {
			return module.ErrShort
		}
		for range n + 1 {
			in.table = append(in.table, r.Unsigned())
		}
	case op == opCallTable:
		in.value = int64(r.Unsigned())
		r.Unsigned()
	case op >= 0x28 && op <= 0x3e: // loads and stores: alignment, offset
		r.Unsigned()
		r.Unsigned()
	case op == 0x3f || op == 0x40: // memory.size, memory.grow
		r.Byte()
	case op == opI32Const || op == 0x42:
		in.value = r.Signed()
	case op == 0x43:
		r.Bytes(4)
	case op == 0x44:
		r.Bytes(8)
	case op == opBulk:
		return bulk(r)
	case op <= 0x01 || op == opElse || op == opEnd || op == opReturn || op == 0x1a || op == 0x1b || op >= 0x45 && op <= 0xc4:
	default:
		return fmt.Errorf("instruction %#x at byte %d: not known", op, r.At-1)
	}
	return nil
}

// bulk reads what follows the prefix of the saturating conversions and the bulk memory operations.
func bulk(r *module.Reader) error {
	switch op := r.Unsigned(); {
	case op <= 7:
	case op == 8: // memory.init
		r.Unsigned()
		r.Byte()
	case op == 9: // data.drop
		r.Unsigned()
	case op == 10: // memory.copy
		r.Bytes(2)
	case op == 11: // memory.fill
		r.Byte()
	default:
		return fmt.Errorf("instruction 0xfc %d at byte %d: not known", op, r.At)
	}
	return nil
}
