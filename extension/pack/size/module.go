package main

import (
	"encoding/binary"
	"errors"
)

// module is what is read of a WebAssembly file.
type module struct {
	imported int            // functions that come from outside; they are numbered first
	bodies   [][]byte       // of the others
	names    map[int]string // by number
	data     []byte
}

// Sections and kinds of the binary format.
const (
	sectionCustom, sectionImport, sectionCode, sectionData = 0, 2, 10, 11

	subsectionFunctions = 1
)

var errBroken = errors.New("broken WebAssembly")

// reader reads the format's numbers and lengths; after an error it is empty.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) fail() {
	r.rest, r.err = nil, errBroken
}

func (r *reader) number() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > 1<<31 {
		r.fail()
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.fail()
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) byte() byte {
	b := r.take(1)
	if b == nil {
		return 0
	}
	return b[0]
}

func parseModule(file []byte) (*module, error) {
	r := &reader{rest: file}
	if string(r.take(4)) != "\x00asm" || len(r.take(4)) != 4 {
		return nil, errBroken
	}
	m := &module{names: map[int]string{}}
	for len(r.rest) > 0 && r.err == nil {
		kind := r.byte()
		part := &reader{rest: r.take(r.number())}
		switch kind {
		case sectionImport:
			m.imports(part)
		case sectionCode:
			for range part.number() {
				m.bodies = append(m.bodies, part.take(part.number()))
			}
		case sectionData:
			m.data = part.rest
		case sectionCustom:
			if string(part.take(part.number())) == "name" {
				m.functionNames(part)
			}
		}
		if part.err != nil {
			return nil, part.err
		}
	}
	if len(m.names) == 0 {
		return nil, errors.New("WebAssembly without names")
	}
	return m, r.err
}

// imports counts the functions among the imports; Go's linker imports nothing else.
func (m *module) imports(r *reader) {
	for range r.number() {
		r.take(r.number()) // module
		r.take(r.number()) // field
		if r.byte() != 0 {
			r.fail()
			return
		}
		r.number() // type
		m.imported++
	}
}

func (m *module) functionNames(r *reader) {
	for len(r.rest) > 0 {
		kind := r.byte()
		part := &reader{rest: r.take(r.number())}
		if kind != subsectionFunctions {
			continue
		}
		for range part.number() {
			at := part.number()
			m.names[at] = string(part.take(part.number()))
		}
		r.err = part.err
	}
}
