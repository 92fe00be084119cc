// Package preinit starts a reactor of the Go compiler when the extension is put together, and keeps the memory as it is then: who instantiates
// the module finds a program that has started. (The method is Wizer's, https://github.com/bytecodealliance/wizer; that tool forbids the
// imports that a Go program has.) A browser compiles each function when it first runs, and a Go program runs some 490 before its first call:
// 30 to 70 ms in a background that begins anew.
//
// What must not be kept is chance: a program draws the seeds of its maps from a state that the runtime (internal/chacha8rand, Go 1.22 to
// 1.26) fills when it starts, and whoever knew it could choose keys that collide. The states are found by computing what they say of
// themselves, and the new `_initialize` fills them from the host, as the old one did.
package preinit

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"

	"ashiato/extension/pack/module"
)

// prefix begins the names under which Expose exports globals.
const prefix = "preinit:"

// Initialize is the name of the function that starts a reactor.
const Initialize = "_initialize"

// ErrUnknown says that a module is no reactor as Go 1.26 makes it. It is right as it is.
var ErrUnknown = errors.New("preinit: no reactor as Go 1.26 makes it")

// State is what a module was when it had started.
type State struct {
	Before, After []byte  // its memory when it was instantiated, and when `_initialize` had returned
	Globals       []int64 // its globals then
}

// Expose exports a module's mutable globals, so that a host can read them: "preinit:0" and so on.
func Expose(wasm []byte) ([]byte, error) {
	sections, err := module.Sections(wasm)
	if err != nil {
		return nil, fmt.Errorf("preinit: %w", err)
	}
	globals, exports := module.Find(sections, module.Globals), module.Find(sections, module.Exports)
	if globals == nil || exports == nil {
		return nil, ErrUnknown
	}
	variables, err := module.ReadGlobals(globals.Body)
	if err != nil {
		return nil, fmt.Errorf("preinit: %w", err)
	}
	list, err := module.ReadExports(exports.Body)
	if err != nil {
		return nil, fmt.Errorf("preinit: %w", err)
	}
	for i := range variables {
		list = append(list, module.Export{Name: fmt.Sprint(prefix, i), Kind: 3, Number: uint64(i)})
	}
	exports.Body = module.WriteExports(list)
	return module.Join(sections), nil
}

// Module puts a state into the module that it was taken of.
func Module(wasm []byte, s State) ([]byte, error) {
	sections, err := module.Sections(wasm)
	if err != nil {
		return nil, fmt.Errorf("preinit: %w", err)
	}
	for _, set := range []func([]module.Section, State) error{setMemory, setGlobals, setInitialize} {
		if err := set(sections, s); err != nil {
			return nil, fmt.Errorf("preinit: %w", err)
		}
	}
	return module.Join(sections), nil
}

// page is the unit in which a WebAssembly memory grows, in bytes.
const page = 1 << 16

// setMemory lets the memory begin as it is when the program has started. What the module's start function writes stays for it to write.
func setMemory(sections []module.Section, s State) error {
	data, memories := module.Find(sections, module.Data), module.Find(sections, module.Memories)
	if data == nil || memories == nil {
		return ErrUnknown
	}
	own, err := module.Memory(data.Body)
	if err != nil {
		return err
	}
	if len(s.Before) > len(s.After) {
		return fmt.Errorf("a memory of %d bytes that was one of %d: it never shrinks", len(s.After), len(s.Before))
	}
	memory := bytes.Clone(s.After)
	for i, b := range s.Before {
		given := i < len(own) && own[i] == b || i >= len(own) && b == 0
		if given {
			continue
		}
		if memory[i] != b {
			return fmt.Errorf("byte %d of the memory is written by the start function and again later", i)
		}
		memory[i] = 0
		if i < len(own) {
			memory[i] = own[i]
		}
	}
	data.Body, _ = module.FromMemory(memory)
	// One memory without a limit (flags 0), as the Go linker writes it.
	r := module.Reader{Data: memories.Body}
	if n, flags := r.Unsigned(), r.Byte(); n != 1 || flags != 0 || len(s.After)%page != 0 {
		return ErrUnknown
	}
	memories.Body = module.AppendUnsigned([]byte{1, 0}, uint64(len(s.After)/page))
	return nil
}

func setGlobals(sections []module.Section, s State) error {
	globals := module.Find(sections, module.Globals)
	if globals == nil {
		return ErrUnknown
	}
	list, err := module.ReadGlobals(globals.Body)
	if err != nil {
		return err
	}
	if len(list) != len(s.Globals) {
		return fmt.Errorf("%d globals, and %d values", len(list), len(s.Globals))
	}
	for i := range list {
		if list[i].Mutable {
			list[i].Value = s.Globals[i]
		}
	}
	globals.Body = module.WriteGlobals(list)
	return nil
}

// setInitialize writes the function that starts the program anew: it fills the states of chance.
func setInitialize(sections []module.Section, s State) error {
	states := chances(s.After)
	exports, code := module.Find(sections, module.Exports), module.Find(sections, module.Code)
	if len(states) == 0 || exports == nil || code == nil {
		return ErrUnknown
	}
	imports, err := module.FunctionImports(module.Find(sections, module.Imports))
	if err != nil {
		return err
	}
	random := -1
	for i, f := range imports {
		if f.Name == "random_get" {
			random = i
		}
	}
	list, err := module.ReadExports(exports.Body)
	if err != nil {
		return err
	}
	bodies, err := module.Bodies(code.Body)
	if err != nil {
		return err
	}
	for _, e := range list {
		at := int(e.Number) - len(imports)
		if e.Name == Initialize && e.Kind == 0 && at >= 0 && at < len(bodies) && random >= 0 {
			bodies[at] = fill(states, random)
			code.Body = module.JoinBodies(bodies)
			return nil
		}
	}
	return ErrUnknown
}

// fill is the code of a function that asks the host for randomness, for each state.
func fill(states []int, random int) []byte {
	body := []byte{0} // no locals
	for _, at := range states {
		body = module.AppendSigned(append(body, 0x41), int64(at))
		body = module.AppendSigned(append(body, 0x41), stateSize)
		body = append(module.AppendUnsigned(append(body, 0x10), uint64(random)), 0x1a) // call, drop
	}
	return append(body, 0x0b)
}

// A state of internal/chacha8rand begins with 32 numbers of 8 bytes that are given out one after another, computed from the 32 bytes of
// seed that follow and from a counter.
const (
	bufferSize = 32 * 8
	seedSize   = 32
	stateSize  = bufferSize + seedSize
	blocks     = 4 // buffers until a new seed is drawn; the last keeps the end of its buffer for it
	compared   = 28
)

// chances finds the states: their addresses.
func chances(memory []byte) []int {
	var found []int
	for at := 0; at+stateSize <= len(memory); at += 8 {
		if seed := memory[at+bufferSize : at+stateSize]; bytes.Count(seed, []byte{0}) < 8 && drawn(memory[at:at+bufferSize], [seedSize]byte(seed)) {
			found = append(found, at)
		}
	}
	return found
}

// drawn tells whether a buffer holds what a seed gives.
func drawn(buffer []byte, seed [seedSize]byte) bool {
	source := rand.NewChaCha8(seed)
	for range blocks {
		same := true
		for i := range compared {
			same = source.Uint64() == binary.LittleEndian.Uint64(buffer[8*i:]) && same
		}
		if same {
			return true
		}
		for range bufferSize/8 - compared {
			source.Uint64()
		}
	}
	return false
}
