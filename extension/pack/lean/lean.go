// Package lean takes out of a WebAssembly module of the Go compiler what only a stack trace for people needs, and what can be computed.
//
// The Go linker (cmd/link/internal/ld/pcln.go, Go 1.26) puts three things into a module's memory that an extension has no use for: the names
// of all functions with their files and lines; and, for each 4 KB of program addresses, where the search for a function begins. In WebAssembly a
// function has 64 KB of addresses however short it is, so that this last table takes a third of the memory's first content, and its 64,000
// entries are the numbers 0, 0, 0 … 1, 1, 1 …: a loop writes them when the module starts. A stack that is unwound, a garbage collection and a
// recovered panic need none of it: the tables that they read stay as they are. Of the names, one of the runtime's own functions stays and
// is all of theirs (it asks for their "runtime." in isSystemGoroutine), and those of wrappers (panicwrap reads the method's name).
package lean

import (
	"errors"
	"fmt"

	"ashiato/extension/pack/module"
)

// Counts says what was taken out.
type Counts struct {
	Functions                     int // in the runtime's table
	Names, Lines, Inlined, Search int // bytes of memory that are empty now: names and files, lines, what was inlined and arguments, where to search
	Segments                      int // of the new data section
}

// ErrUnknown says that the runtime's tables are not laid out as Go 1.26 does it. The module is right as it is.
var ErrUnknown = errors.New("lean: the runtime's tables are not as in Go 1.26")

// Module makes a module lean.
func Module(binary []byte) ([]byte, Counts, error) {
	var counts Counts
	sections, err := module.Sections(binary)
	if err != nil {
		return nil, counts, fmt.Errorf("lean: %w", err)
	}
	data := module.Find(sections, module.Data)
	if data == nil {
		return nil, counts, ErrUnknown
	}
	memory, err := module.Memory(data.Body)
	if err != nil {
		return nil, counts, fmt.Errorf("lean: %w", err)
	}
	t, ok := locate(memory)
	if !ok {
		return nil, counts, ErrUnknown
	}
	counts.Functions = len(t.functions)
	if err := t.findEmpty(sections); err != nil {
		return nil, counts, err
	}
	t.cutNames(&counts)
	t.cutInlined(&counts)
	t.cutLines(&counts)
	t.forget()
	if search, entries, size, ok := t.search(); ok {
		if sections, ok = addStart(sections, searchLoop(search, entries)); ok {
			counts.Search = t.clear(search, size)
		}
	}
	module.Find(sections, module.Data).Body, counts.Segments = module.FromMemory(t.memory)
	return module.Join(sections), counts, nil
}
