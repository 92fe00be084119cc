package module

import (
	"errors"
	"fmt"
)

// largest is the most memory that a module may fill at its start: far more than any program has.
const largest = 256 << 20

// Memory lays a data section out as the memory that it fills.
func Memory(section []byte) ([]byte, error) {
	r := Reader{Data: section}
	var memory []byte
	for n := r.Unsigned(); n > 0 && r.Err == nil; n-- {
		kind, op := r.Byte(), r.Byte()
		at := int(uint32(r.Signed()))
		end := r.Byte()
		bytes := r.Bytes(int(r.Unsigned()))
		switch {
		case r.Err != nil:
		case kind != 0 || op != 0x41 || end != 0x0b:
			return nil, fmt.Errorf("data at byte %d: neither active nor at a constant address", r.At)
		case at+len(bytes) > largest:
			return nil, fmt.Errorf("data at byte %d: beyond %d bytes of memory", r.At, largest)
		default: // in any order; where two overlap, the later one counts
			if missing := at + len(bytes) - len(memory); missing > 0 {
				memory = append(memory, make([]byte, missing)...)
			}
			copy(memory[at:], bytes)
		}
	}
	if r.Err == nil && r.At != len(section) {
		return nil, errors.New("data: bytes behind the last segment")
	}
	return memory, r.Err
}

// apart is how many zeros two segments must have between them: a segment's head takes 7 to 9 bytes, which do not compress, as zeros do.
const apart = 16

// FromMemory makes a data section of a memory, and says of how many segments. What is zero stays out, as a memory is when it begins.
func FromMemory(memory []byte) (section []byte, count int) {
	var segments []byte
	for at := 0; at < len(memory); {
		if memory[at] == 0 {
			at++
			continue
		}
		end := segmentEnd(memory, at)
		segments = AppendSigned(append(segments, 0, 0x41), int64(int32(at)))
		segments = AppendUnsigned(append(segments, 0x0b), uint64(end-at))
		segments = append(segments, memory[at:end]...)
		count++
		at = end
	}
	return append(AppendUnsigned(nil, uint64(count)), segments...), count
}

func segmentEnd(memory []byte, at int) int {
	end := at
	for i := at; i < len(memory) && i-end < apart; i++ {
		if memory[i] != 0 {
			end = i + 1
		}
	}
	return end
}
