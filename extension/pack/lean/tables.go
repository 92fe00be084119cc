package lean

import (
	"bytes"
	"encoding/binary"
)

// The layout of runtime.pcHeader, moduledata, _func and findfuncbucket (runtime/symtab.go, runtime2.go, Go 1.26), in bytes.
const (
	headerSize  = 72
	functionEnd = 44 // where the offsets of a function's tables follow

	nameAt, pcFileAt, pcLineAt, tablesAt, unitAt, startLineAt = 4, 20, 24, 28, 32, 36
	stackAt, kindAt, dataCountAt                              = 16, 40, 43

	// funcdata and pcdata (internal/abi/symtab.go)
	unsafePoint, inlineIndex, argumentsLiveIndex           = 0, 2, 3
	inlineTree, argumentInfo, argumentsLive                = 3, 5, 6
	wrapper                                                = 23 // abi.FuncIDWrapper
	none                                                   = 0xffffffff
	searchEntry, searchSpan, searchPart, functionSpan      = 20, 4096, 256, 1 << 16
	inlinedEntry                                           = 16
	endOfArguments                                    byte = 0xff
)

// magic begins runtime.pcHeader: of Go 1.20 and later, and that a pointer takes 8 bytes.
var magic = [8]byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// tables are the runtime's tables in a memory.
type tables struct {
	memory                            []byte
	names, units, files, pcs, program span
	functions                         []int        // where each function's record stands
	empty                             map[int]bool // those that Without emptied
	module                            int          // where moduledata stands
	data                              int          // where funcdata begins
}

// span is a part of memory.
type span struct{ from, to int }

func (t *tables) u32(at int) uint32       { return binary.LittleEndian.Uint32(t.memory[at:]) }
func (t *tables) word(at int) int         { return int(binary.LittleEndian.Uint64(t.memory[at:])) }
func (t *tables) put32(at int, v uint32)  { binary.LittleEndian.PutUint32(t.memory[at:], v) }
func (t *tables) holds(at, size int) bool { return at >= 0 && size >= 0 && at <= len(t.memory)-size }

// clear empties a part of memory, and says how many bytes of it were not empty.
func (t *tables) clear(at, size int) (were int) {
	for i := max(at, 0); i < min(at+size, len(t.memory)); i++ {
		if t.memory[i] != 0 {
			t.memory[i] = 0
			were++
		}
	}
	return were
}

// locate finds the tables. Each number is compared with the others that must agree with it.
func locate(memory []byte) (*tables, bool) {
	t := &tables{memory: memory}
	header := bytes.Index(memory, magic[:])
	if header < 0 || !t.holds(header, headerSize) {
		return nil, false
	}
	count := t.word(header + 8)
	var starts [5]int
	for i := range starts {
		starts[i] = header + t.word(header+32+8*i)
		if !t.holds(starts[i], 0) || i > 0 && starts[i] < starts[i-1] {
			return nil, false
		}
	}
	t.names, t.units, t.files, t.pcs = span{starts[0], starts[1]}, span{starts[1], starts[2]}, span{starts[2], starts[3]}, span{starts[3], starts[4]}
	t.program = span{starts[4], len(memory)}
	if count <= 0 || count > 1<<20 || !t.holds(starts[4], 8*count) {
		return nil, false
	}
	if !t.findModule(header) {
		return nil, false
	}
	for i := range count {
		at := starts[4] + int(t.u32(starts[4]+8*i+4))
		if !t.holds(at, functionEnd) || t.u32(at) != t.u32(starts[4]+8*i) || !t.holds(at, t.recordSize(at)) {
			return nil, false
		}
		t.functions = append(t.functions, at)
	}
	return t, true
}

// findModule finds moduledata by its first two words: where the header stands, and where the names do.
func (t *tables) findModule(header int) bool {
	var start [16]byte
	binary.LittleEndian.PutUint64(start[:], uint64(header))
	binary.LittleEndian.PutUint64(start[8:], uint64(t.names.from))
	t.module = bytes.Index(t.memory, start[:])
	if t.module < 0 || !t.holds(t.module, 46*8) {
		return false
	}
	t.data = t.word(t.module + 8*gofuncWord)
	return t.word(t.module+8*pctabWord) == t.pcs.from && t.holds(t.data, 0)
}

// The words of moduledata that are read. A slice takes three.
const (
	pctabWord       = 1 + 3*3
	findFunctabWord = 1 + 6*3
	minPCWord       = findFunctabWord + 1
	maxPCWord       = findFunctabWord + 2
	gofuncWord      = findFunctabWord + 21
)

func (t *tables) recordSize(at int) int {
	return functionEnd + 4*int(t.u32(at+tablesAt)) + 4*int(t.memory[at+dataCountAt])
}

// pcData is where the offset of a function's table stands; 0 if it has none.
func (t *tables) pcData(function, index int) int {
	if int(t.u32(function+tablesAt)) <= index {
		return 0
	}
	return function + functionEnd + 4*index
}

// funcData is where the offset of a function's data stands; 0 if it has none.
func (t *tables) funcData(function, index int) int {
	if int(t.memory[function+dataCountAt]) <= index {
		return 0
	}
	return function + functionEnd + 4*int(t.u32(function+tablesAt)) + 4*index
}
