// Package straight makes a WebAssembly module of the Go compiler start and run faster without changing what it does.
//
// The Go compiler (cmd/internal/obj/wasm, Go 1.11 to 1.26) writes every jump within a function as a turn through one big switch: set the
// block's number, branch to the loop around the whole function, br_table to the block. That costs time at each jump, keeps a browser's
// optimizing compiler busy for long (all paths meet in one place), and makes it begin early: V8 charges each turn of a loop with the code
// from the loop's head on, which here is the function's. A jump forward can be a plain branch out of a block, as all blocks that lie ahead
// are open already; a jump backward can be a loop of its own where nothing enters it but at its head. The switch stays for what the
// runtime needs it for: to go on after a call when a goroutine was put aside.
package straight

import (
	"bytes"
	"errors"
	"fmt"
)

const (
	sectionImport = 2
	sectionCode   = 10
)

// Counts says what was done.
type Counts struct {
	Functions, Straightened int // functions in the module, and those that had a switch
	Ahead, Back, Into       int // jumps forward, and back; of those forward, how many lead into a loop by its switch
}

// Module straightens all functions of a module. Its error names the function's place in the code section.
func Module(module []byte) ([]byte, Counts, error) {
	var counts Counts
	if !bytes.HasPrefix(module, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, counts, errors.New("straight: not a WebAssembly module of version 1")
	}
	out := append(make([]byte, 0, len(module)), module[:8]...)
	for r := (reader{data: module, at: 8}); r.at < len(module); {
		start := r.at
		id := r.byte()
		body := r.bytes(int(r.unsigned()))
		if r.err != nil {
			return nil, counts, fmt.Errorf("straight: section at byte %d: %w", start, r.err)
		}
		if id != sectionCode {
			out = append(out, module[start:r.at]...)
			continue
		}
		code, err := section(body, &counts)
		if err != nil {
			return nil, counts, err
		}
		out = append(out, sectionCode)
		out = appendUnsigned(out, uint64(len(code)))
		out = append(out, code...)
	}
	return out, counts, nil
}

func section(body []byte, counts *Counts) ([]byte, error) {
	r := reader{data: body}
	n := int(r.unsigned())
	out := appendUnsigned(make([]byte, 0, len(body)), uint64(n))
	for i := range n {
		function := r.bytes(int(r.unsigned()))
		if r.err != nil {
			return nil, fmt.Errorf("straight: code of function %d: %w", i, r.err)
		}
		counts.Functions++
		better, err := straighten(function, counts)
		if err != nil {
			return nil, fmt.Errorf("straight: code of function %d: %w", i, err)
		}
		out = appendUnsigned(out, uint64(len(better)))
		out = append(out, better...)
	}
	return out, nil
}

// reader reads a module's numbers and bytes; the first error stays.
type reader struct {
	data []byte
	at   int
	err  error
}

var errShort = errors.New("ends too early")

func (r *reader) byte() byte {
	if r.at >= len(r.data) {
		r.fail(errShort)
		return 0
	}
	r.at++
	return r.data[r.at-1]
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.data)-r.at {
		r.fail(errShort)
		return nil
	}
	r.at += n
	return r.data[r.at-n : r.at]
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.at = len(r.data)
}

// unsigned reads a LEB128 number.
func (r *reader) unsigned() uint64 {
	var v uint64
	for shift := 0; shift < 64; shift += 7 {
		b := r.byte()
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
	r.fail(errors.New("number too long"))
	return 0
}

// signed reads a signed LEB128 number.
func (r *reader) signed() int64 {
	var v int64
	for shift := 0; shift < 70; shift += 7 {
		b := r.byte()
		if shift < 64 {
			v |= int64(b&0x7f) << shift
		}
		if b < 0x80 {
			if b&0x40 != 0 && shift < 57 {
				v |= -1 << (shift + 7)
			}
			return v
		}
	}
	r.fail(errors.New("number too long"))
	return 0
}

func appendUnsigned(to []byte, v uint64) []byte {
	for v >= 0x80 {
		to = append(to, byte(v)|0x80)
		v >>= 7
	}
	return append(to, byte(v))
}

func appendSigned(to []byte, v int64) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(to, b)
		}
		to = append(to, b|0x80)
	}
}
