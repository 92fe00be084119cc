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
	"fmt"

	"ashiato/extension/pack/module"
)

// Counts says what was done.
type Counts struct {
	Functions, Straightened int // functions in the module, and those that had a switch
	Ahead, Back, Into       int // jumps forward, and back; of those forward, how many lead into a loop by its switch
	Shortened               int // runs of instructions for which a shorter one stands
	Trapped                 int // calls of functions that do nothing but end the program
	Folded                  int // blocks that became conditions, or went
}

// Module straightens all functions of a module, and shortens them. Its error names the function's place in the code section.
func Module(binary []byte) ([]byte, Counts, error) {
	var counts Counts
	sections, err := module.Sections(binary)
	if err != nil {
		return nil, counts, fmt.Errorf("straight: %w", err)
	}
	for i := range sections {
		if s := &sections[i]; s.ID == module.Code {
			if s.Body, err = section(sections, s.Body, &counts); err != nil {
				return nil, counts, fmt.Errorf("straight: %w", err)
			}
		}
	}
	return module.Join(sections), counts, nil
}

func section(sections []module.Section, body []byte, counts *Counts) ([]byte, error) {
	bodies, err := module.Bodies(body)
	if err != nil {
		return nil, err
	}
	ends, err := traps(sections, bodies)
	if err != nil {
		return nil, err
	}
	for i := range bodies {
		counts.Functions++
		if bodies[i], err = straighten(bodies[i], ends, counts); err != nil {
			return nil, fmt.Errorf("code of function %d: %w", i, err)
		}
	}
	return module.JoinBodies(bodies), nil
}
