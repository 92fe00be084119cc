package lean

import (
	"strings"

	"ashiato/extension/pack/module"
)

// cutNames empties the names that the runtime does not read itself, and all files. Of its own functions it asks only whether they are its own: they share a name.
func (t *tables) cutNames(counts *Counts) {
	kept := map[int]bool{}
	shared := -1
	for _, f := range t.functions {
		at := int(t.u32(f + nameAt))
		name := t.name(at)
		switch {
		case t.memory[f+kindAt] == wrapper || asked(name):
			kept[at] = true
		case strings.HasPrefix(name, runtimes):
			if shared < 0 {
				shared = at
				kept[at] = true
			}
			t.put32(f+nameAt, uint32(shared))
		default:
			t.put32(f+nameAt, 0)
		}
		t.put32(f+unitAt, 0)
	}
	for at := t.names.from; at < t.names.to; {
		name := t.name(at - t.names.from)
		if !kept[at-t.names.from] {
			counts.Names += t.clear(at, len(name))
		}
		at += len(name) + 1
	}
	counts.Names += t.clear(t.units.from, t.units.to-t.units.from)
	counts.Names += t.clear(t.files.from, t.files.to-t.files.from)
}

// runtimes is how the names of the runtime's own functions begin: isSystemGoroutine asks (traceback.go).
const runtimes = "runtime."

// asked reports whether the runtime asks for a function by its name: for the arguments of functions written in assembly (stkframe.go).
func asked(name string) bool {
	return name == "reflect.makeFuncStub" || name == "reflect.methodValueCall"
}

// name is a function's name by its place in the table of names.
func (t *tables) name(at int) string {
	from := t.names.from + at
	if from >= t.names.to {
		return ""
	}
	end := from
	for end < t.names.to && t.memory[end] != 0 {
		end++
	}
	return string(t.memory[from:end])
}

// cutLines empties the tables that give a program address its file, its line, what was inlined there and whether it may be interrupted, which nobody does in
// WebAssembly, where no other table is the same.
func (t *tables) cutLines(counts *Counts) {
	var lines, others []int
	for _, f := range t.functions {
		lines = append(lines, int(t.u32(f+pcFileAt)), int(t.u32(f+pcLineAt)))
		if at := int(t.u32(f + stackAt)); t.empty[f] {
			lines = append(lines, at)
			t.put32(f+stackAt, 0)
		} else {
			others = append(others, at)
		}
		for i := range int(t.u32(f + tablesAt)) {
			if at := int(t.u32(t.pcData(f, i))); t.empty[f] || i == unsafePoint || i == inlineIndex || i == argumentsLiveIndex {
				lines = append(lines, at)
			} else {
				others = append(others, at)
			}
		}
		t.put32(f+pcFileAt, 0)
		t.put32(f+pcLineAt, 0)
		t.put32(f+startLineAt, 0)
	}
	used := set(others)
	sizes := map[int]int{}
	for at := range set(lines) {
		if !used[at] && at > 0 {
			sizes[at] = t.tableSize(at)
		}
	}
	for at, size := range sizes {
		counts.Lines += t.clear(t.pcs.from+at, size)
	}
}

// tableSize is how long a table of values by program addresses is: pairs of numbers up to a zero in the first place of a pair, not the first.
func (t *tables) tableSize(at int) int {
	r := module.Reader{Data: t.memory[:t.pcs.to], At: t.pcs.from + at}
	for first := true; r.Err == nil; first = false {
		if r.Unsigned() == 0 && !first {
			break
		}
		r.Unsigned()
	}
	return r.At - (t.pcs.from + at)
}

// cutInlined empties what tells a stack trace the functions that were inlined, and the arguments' sizes.
func (t *tables) cutInlined(counts *Counts) {
	used := map[int]bool{}
	for _, f := range t.functions {
		for i := range int(t.memory[f+dataCountAt]) {
			if at := t.u32(t.funcData(f, i)); at != none && i != inlineTree && i != argumentInfo {
				used[t.data+int(at)] = true
			}
		}
	}
	sizes := map[int]int{} // many functions share one: all are measured before any is emptied
	for _, f := range t.functions {
		if at, ok := t.dataAt(f, inlineTree); ok && !used[at] {
			sizes[at] = max(sizes[at], inlinedEntry*t.inlined(f))
		}
		if at, ok := t.dataAt(f, argumentInfo); ok && !used[at] {
			sizes[at] = max(sizes[at], t.argumentsSize(at))
		}
	}
	for at, size := range sizes {
		counts.Inlined += t.clear(at, size)
	}
}

// dataAt is where one of a function's data stands in memory.
func (t *tables) dataAt(function, index int) (at int, ok bool) {
	slot := t.funcData(function, index)
	if slot == 0 || t.u32(slot) == none {
		return 0, false
	}
	at = t.data + int(t.u32(slot))
	return at, t.holds(at, 1)
}

// inlined is how many functions were inlined into one: one more than the highest index in the table that names them.
func (t *tables) inlined(function int) int {
	slot := t.pcData(function, inlineIndex)
	if slot == 0 || t.u32(slot) == 0 {
		return 0
	}
	r := module.Reader{Data: t.memory[:t.pcs.to], At: t.pcs.from + int(t.u32(slot))}
	value, highest := -1, -1
	for first := true; r.Err == nil; first = false {
		delta := int(r.Unsigned())
		if delta == 0 && !first {
			break
		}
		value += delta>>1 ^ -(delta & 1)
		highest = max(highest, value)
		r.Unsigned()
	}
	return highest + 1
}

func (t *tables) argumentsSize(at int) int {
	for i := at; i < len(t.memory); i++ {
		if t.memory[i] == endOfArguments {
			return i + 1 - at
		}
	}
	return 0
}

// forget makes the functions' records say that what was emptied is not there.
func (t *tables) forget() {
	for _, f := range t.functions {
		for _, i := range [...]int{inlineIndex, argumentsLiveIndex} {
			if slot := t.pcData(f, i); slot > 0 {
				t.put32(slot, 0)
			}
		}
		for _, i := range [...]int{inlineTree, argumentInfo, argumentsLive} {
			if slot := t.funcData(f, i); slot > 0 {
				t.put32(slot, none)
			}
		}
	}
}

func set(list []int) map[int]bool {
	m := make(map[int]bool, len(list))
	for _, v := range list {
		m[v] = true
	}
	return m
}
