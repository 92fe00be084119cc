// Package module reads and writes the sections of a WebAssembly module, and the numbers in them (WebAssembly Core Specification 2.0, chapter 5).
package module

import (
	"bytes"
	"errors"
	"fmt"
)

// The sections that are looked at.
const (
	Types     = 1
	Imports   = 2
	Functions = 3
	Memories  = 5
	Globals   = 6
	Exports   = 7
	Start     = 8
	Code      = 10
	Data      = 11
)

const head = "\x00asm\x01\x00\x00\x00"

// Section is a module's section.
type Section struct {
	ID   byte
	Body []byte
}

// Sections takes a module apart. Its error names the byte.
func Sections(module []byte) ([]Section, error) {
	if !bytes.HasPrefix(module, []byte(head)) {
		return nil, errors.New("not a WebAssembly module of version 1")
	}
	var list []Section
	for r := (Reader{Data: module, At: len(head)}); r.At < len(module); {
		start := r.At
		s := Section{ID: r.Byte()}
		s.Body = r.Bytes(int(r.Unsigned()))
		if r.Err != nil {
			return nil, fmt.Errorf("section at byte %d: %w", start, r.Err)
		}
		list = append(list, s)
	}
	return list, nil
}

// Join puts a module together.
func Join(list []Section) []byte {
	out := []byte(head)
	for _, s := range list {
		out = append(AppendUnsigned(append(out, s.ID), uint64(len(s.Body))), s.Body...)
	}
	return out
}

// Bodies takes the code section apart into its functions. Its error names the function's place.
func Bodies(section []byte) ([][]byte, error) {
	r := Reader{Data: section}
	n := int(r.Unsigned())
	var list [][]byte
	for i := 0; i < n; i++ {
		body := r.Bytes(int(r.Unsigned()))
		if r.Err != nil {
			return nil, fmt.Errorf("code of function %d: %w", i, r.Err)
		}
		list = append(list, body)
	}
	return list, r.Err
}

// JoinBodies puts a code section together.
func JoinBodies(list [][]byte) []byte {
	out := AppendUnsigned(nil, uint64(len(list)))
	for _, body := range list {
		out = append(AppendUnsigned(out, uint64(len(body))), body...)
	}
	return out
}

// Reader reads a module's numbers and bytes; the first error stays, and ends it.
type Reader struct {
	Data []byte
	At   int
	Err  error
}

// ErrShort says that something ends before its announced length.
var ErrShort = errors.New("ends too early")

// Byte reads one byte.
func (r *Reader) Byte() byte {
	if r.At >= len(r.Data) {
		r.fail(ErrShort)
		return 0
	}
	r.At++
	return r.Data[r.At-1]
}

// Byte reads one byte.
// Bytes reads n bytes, which stay the module's own.
func (r *Reader) Bytes(n int) []byte {
	if n < 0 || n > len(r.Data)-r.At {
		r.fail(ErrShort)
		return nil
	}
	r.At += n
	return r.Data[r.At-n : r.At]
}

func (r *Reader) fail(err error) {
	if r.Err == nil {
		r.Err = err
	}
	r.At = len(r.Data)
}

// Unsigned reads a LEB128 number.
func (r *Reader) Unsigned() uint64 {
	var v uint64
	for shift := 0; shift < 64; shift += 7 {
		b := r.Byte()
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
	r.fail(errors.New("number too long"))
	return 0
}

// Signed reads a signed LEB128 number.
func (r *Reader) Signed() int64 {
	var v int64
	for shift := 0; shift < 70; shift += 7 {
		b := r.Byte()
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

// AppendUnsigned writes a LEB128 number.
func AppendUnsigned(to []byte, v uint64) []byte {
	for v >= 0x80 {
		to = append(to, byte(v)|0x80)
		v >>= 7
	}
	return append(to, byte(v))
}

// AppendSigned writes a signed LEB128 number.
func AppendSigned(to []byte, v int64) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(to, b)
		}
		to = append(to, b|0x80)
	}
}
