package straight

import "ashiato/extension/pack/module"

// More operations, of those that are written shorter.
const (
	opDrop       = 0x1a
	opSelect     = 0x1b
	opI32Load    = 0x28
	opI64Load    = 0x29
	opI32Load8S  = 0x2c
	opI64Load8S  = 0x30
	opI64Load8U  = 0x31
	opI64Load16S = 0x32
	opI64Load16U = 0x33
	opI64Load32S = 0x34
	opI64Load32U = 0x35
	opI32Store   = 0x36
	opLastStore  = 0x3e
	opI64Const   = 0x42
	opI32Eqz     = 0x45
	opI64Eqz     = 0x50
	opI64Eq      = 0x51
	opI32Add     = 0x6a
	opI64Add     = 0x7c
	opI64And     = 0x83
	opWrap       = 0xa7 // i32.wrap_i64
	opExtendS    = 0xac // i64.extend_i32_s
	opExtendU    = 0xad // i64.extend_i32_u
)

// stackLocal is the local in which each function keeps the stack pointer, which the first global holds (cmd/internal/obj/wasm).
const stackLocal = 1

// shorten writes runs of instructions shorter that the compiler leaves long because it translates each value by itself: an address counted in
// 64 bits and cut to 32, a sign that is masked off, the stack pointer moved twice. Every rule holds for any values, but for addresses on the
// stack: those never pass the end of the 32-bit space, as a memory access beyond it would.
func shorten(list []instruction, counts *Counts) []instruction {
	out := make([]instruction, 0, len(list))
	for _, in := range list {
		out = append(out, in)
		for n, short := shorter(out); n > 0; n, short = shorter(out) {
			out = append(out[:len(out)-n], short...)
			counts.Shortened++
		}
	}
	if !ends(list[:min(2, len(list))], opGlobalGet, opLocalSet) || list[0].value != 0 || list[1].value != stackLocal {
		return out // it does not fetch the stack pointer
	}
	return foldAddresses(out, counts)
}

// shorter says how many of the last instructions have a shorter form, and which.
func shorter(out []instruction) (n int, short []instruction) {
	switch last := out[len(out)-1]; last.op {
	case opNop:
		return 1, nil
	case opWrap:
		return cut(out)
	case opI64And:
		return masked(out)
	case opI64Eqz:
		if ends(out, opExtendU, opI64Eqz) {
			return 2, []instruction{plainly(opI32Eqz)}
		}
	case opI64Eq:
		if ends(out, opI64Const, opI64Eq) && before(out, 1).value == 0 {
			return 2, []instruction{plainly(opI64Eqz)}
		}
	case opLocalGet:
		if ends(out, opLocalSet, opLocalGet) && before(out, 1).value == last.value {
			return 2, []instruction{of(opLocalTee, last.value)}
		}
	case opLocalSet:
		if ends(out, opLocalTee, opLocalSet) && before(out, 1).value == last.value {
			return 2, []instruction{of(opLocalSet, last.value)}
		}
	case opI32Eqz:
		if turned := opposite(before(out, min(1, len(out)-1)).op); turned != 0 {
			return 2, []instruction{plainly(turned)}
		}
	case opBrIf, opIf:
		if ends(out, opI32Eqz, opI32Eqz, last.op) {
			return 3, []instruction{last}
		}
	case opGlobalSet:
		return moved(out)
	case opReturn:
		// The local is not read again.
		if ends(out, opLocalTee, opGlobalSet, opI32Const, opReturn) {
			return 4, append([]instruction(nil), out[len(out)-3:]...)
		}
	}
	return 0, nil
}

// cut handles what is cut from 64 bits to 32.
func cut(out []instruction) (n int, short []instruction) {
	if len(out) < 2 {
		return 0, nil
	}
	switch in := before(out, 1); in.op {
	case opI64Const:
		return 2, []instruction{signed(opI32Const, int64(int32(in.value)))}
	case opExtendU, opExtendS:
		return 2, nil
	case opI64Load, opI64Load32S, opI64Load32U:
		return 2, []instruction{access(in, opI32Load)}
	case opI64Load8S, opI64Load8U, opI64Load16S, opI64Load16U:
		return 2, []instruction{access(in, opI32Load8S+in.op-opI64Load8S)}
	case opI64Add:
		if ends(out, opExtendU, opI64Const, opI64Add, opWrap) {
			return 4, []instruction{signed(opI32Const, int64(int32(before(out, 2).value))), plainly(opI32Add)}
		}
	}
	return 0, nil
}

// masked handles the mask of the lower 8, 16 or 32 bits.
func masked(out []instruction) (n int, short []instruction) {
	if len(out) < 3 || before(out, 1).op != opI64Const {
		return 0, nil
	}
	in, mask := before(out, 2), before(out, 1).value
	switch {
	case mask == 1<<8-1 && (in.op == opI64Load8S || in.op == opI64Load8U):
		return 3, []instruction{access(in, opI64Load8U)}
	case mask == 1<<16-1 && (in.op == opI64Load16S || in.op == opI64Load16U):
		return 3, []instruction{access(in, opI64Load16U)}
	case mask == 1<<32-1 && (in.op == opI64Load32S || in.op == opI64Load32U):
		return 3, []instruction{access(in, opI64Load32U)}
	case mask == 1<<32-1 && in.op == opExtendU:
		return 2, nil
	case mask == 1<<32-1:
		return 2, []instruction{plainly(opWrap), plainly(opExtendU)}
	}
	return 0, nil
}

// moved handles a stack pointer that is moved up or down twice, as before a return.
func moved(out []instruction) (n int, short []instruction) {
	const once = 5
	if len(out) < 2*once {
		return 0, nil
	}
	first, by := move(out[len(out)-2*once:])
	second, more := move(out[len(out)-once:])
	if !first || !second {
		return 0, nil
	}
	return 2 * once, []instruction{of(opLocalGet, stackLocal), signed(opI32Const, by+more), plainly(opI32Add), of(opLocalTee, stackLocal), of(opGlobalSet, 0)}
}

// move reads how far the stack pointer is moved: local.get 1, i32.const, i32.add or i32.sub, local.tee 1, global.set 0.
func move(code []instruction) (ok bool, by int64) {
	if code[0].op != opLocalGet || code[0].value != stackLocal || code[1].op != opI32Const || code[3].op != opLocalTee || code[3].value != stackLocal ||
		code[4].op != opGlobalSet || code[4].value != 0 {
		return false, 0
	}
	switch code[2].op {
	case opI32Add:
		return true, code[1].value
	case opI32Sub:
		return true, -code[1].value
	}
	return false, 0
}

// foldAddresses makes "stack pointer plus number" a part of the load or store that uses it as an address.
func foldAddresses(list []instruction, counts *Counts) []instruction {
	out := list[:0]
	for i := 0; i < len(list); i++ {
		if use := addressed(list[i:]); use > 0 {
			list[i+use] = further(list[i+use], list[i+1].value)
			out = append(out, list[i])
			i += 2
			counts.Shortened++
			continue
		}
		out = append(out, list[i])
	}
	return out
}

// addressed finds the load or store whose address the first three instructions are, if they are such a sum; else 0.
func addressed(code []instruction) int {
	if len(code) < 4 || code[0].op != opLocalGet || code[0].value != stackLocal || code[1].op != opI32Const || code[1].value < 0 || code[2].op != opI32Add {
		return 0
	}
	height := 1 // values on the operand stack from the sum on
	for i := 3; i < len(code); i++ {
		takes, gives, ok := operandsOf(code[i].op)
		if !ok {
			return 0
		}
		if takes >= height {
			op := code[i].op
			if takes == height && (op >= opI32Load && op <= opI64Load32U && takes == 1 || op >= opI32Store && op <= opLastStore && takes == 2) {
				return i
			}
			return 0
		}
		height += gives - takes
	}
	return 0
}

// operandsOf says how many values an operation takes from the operand stack and gives; not ok for those that lead elsewhere.
func operandsOf(op byte) (takes, gives int, ok bool) {
	switch {
	case op == opLocalGet, op == opGlobalGet, op >= opI32Const && op <= 0x44:
		return 0, 1, true
	case op == opLocalSet, op == opGlobalSet, op == opDrop:
		return 1, 0, true
	case op == opSelect:
		return 3, 1, true
	case op >= opI32Store && op <= opLastStore:
		return 2, 0, true
	case op == opLocalTee, op >= opI32Load && op <= opI64Load32U, op == opI32Eqz, op == opI64Eqz, op >= 0x67 && op <= 0x69, op >= 0x79 && op <= 0x7b,
		op >= 0x8b && op <= 0x91, op >= 0x99 && op <= 0x9f, op >= opWrap && op <= 0xc4:
		return 1, 1, true
	case op > opI32Eqz && op < opWrap:
		return 2, 1, true
	}
	return 0, 0, false
}

func before(out []instruction, n int) instruction { return out[len(out)-1-n] }

func ends(out []instruction, ops ...byte) bool {
	if len(out) < len(ops) {
		return false
	}
	for i, op := range ops {
		if out[len(out)-len(ops)+i].op != op {
			return false
		}
	}
	return true
}

func plainly(op byte) instruction { return instruction{op: op, raw: []byte{op}} }

// of makes an instruction with an index.
func of(op byte, index int64) instruction {
	return instruction{op: op, raw: module.AppendUnsigned([]byte{op}, uint64(index)), value: index}
}

// signed makes a constant.
func signed(op byte, value int64) instruction {
	return instruction{op: op, raw: module.AppendSigned([]byte{op}, value), value: value}
}

// access makes another load of the same address. Its alignment, which is a hint, may be smaller than before and never larger than its own size.
func access(in instruction, op byte) instruction {
	r := module.Reader{Data: in.raw[1:]}
	align, offset := r.Unsigned(), r.Unsigned()
	if op == opI32Load {
		align = min(align, 2)
	}
	return instruction{op: op, raw: module.AppendUnsigned(module.AppendUnsigned([]byte{op}, align), offset)}
}

// further makes a load or store of an address that lies by so many bytes further on.
func further(in instruction, by int64) instruction {
	r := module.Reader{Data: in.raw[1:]}
	align, offset := r.Unsigned(), r.Unsigned()
	return instruction{op: in.op, raw: module.AppendUnsigned(module.AppendUnsigned([]byte{in.op}, align), offset+uint64(by))}
}
