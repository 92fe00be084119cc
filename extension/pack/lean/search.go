package lean

import "ashiato/extension/pack/module"

// search finds the table that says where the search for a function begins, and makes sure that it holds what the loop would write.
func (t *tables) search() (at, entries, size int, ok bool) {
	at = t.word(t.module + 8*findFunctabWord)
	from, to := t.word(t.module+8*minPCWord), t.word(t.module+8*maxPCWord)
	entries = (to - from + searchSpan - 1) / searchSpan
	if from < 0 || to <= from || entries > 1<<24 {
		return 0, 0, 0, false
	}
	size = 4*entries + (to-from+searchPart-1)/searchPart // the last entry is not a whole one
	if !t.holds(at, size) {
		return 0, 0, 0, false
	}
	for i, b := range t.memory[at : at+size] {
		if entry := i / searchEntry; b != byte(entry/(functionSpan/searchSpan)>>(8*min(i%searchEntry, 7))) {
			return 0, 0, 0, false
		}
	}
	return at, entries, size, true
}

// searchLoop is a function's code that writes the table: number i/16 at each 20 bytes.
func searchLoop(at, entries int) []byte {
	const local0, local1 = 0, 1
	code := []byte{1, 2, 0x7f} // two locals, i32: the entry's number, its place
	code = module.AppendSigned(append(code, 0x41), int64(at))
	code = append(code, 0x21, local1) // local.set
	code = append(code, 0x03, 0x40)   // loop
	code = append(code, 0x20, local1, 0x20, local0, 0x41, 4, 0x76, 0x36, 2, 0)
	//                  local.get     local.get     const 4  shr_u  i32.store
	code = append(code, 0x20, local1, 0x41, searchEntry, 0x6a, 0x21, local1)
	//                  local.get     i32.const          add   local.set
	code = append(code, 0x20, local0, 0x41, 1, 0x6a, 0x22, local0) // local.tee
	code = module.AppendSigned(append(code, 0x41), int64(entries))
	return append(code, 0x49, 0x0d, 0, 0x0b, 0x0b) // i32.lt_u, br_if, end, end
}

// addStart adds a function that runs when the module starts. Not ok if the module has one, or no type for it.
func addStart(sections []module.Section, code []byte) ([]module.Section, bool) {
	types, functions, bodies := module.Find(sections, module.Types), module.Find(sections, module.Functions), module.Find(sections, module.Code)
	if types == nil || functions == nil || bodies == nil || module.Find(sections, module.Start) != nil {
		return sections, false
	}
	kind, ok := nothingToNothing(types.Body)
	if !ok {
		return sections, false
	}
	imported, err := module.ImportedFunctions(module.Find(sections, module.Imports))
	if err != nil {
		return sections, false
	}
	r := module.Reader{Data: functions.Body}
	count := r.Unsigned()
	list, err := module.Bodies(bodies.Body)
	if r.Err != nil || err != nil || int(count) != len(list) {
		return sections, false
	}
	functions.Body = module.AppendUnsigned(append(module.AppendUnsigned(nil, count+1), r.Data[r.At:]...), kind)
	bodies.Body = module.JoinBodies(append(list, code))
	start := module.Section{ID: module.Start, Body: module.AppendUnsigned(nil, imported+count)}
	for i, s := range sections {
		if s.ID > module.Start { // sections stand in the order of their numbers; those for tools, 0, anywhere
			return append(append(append([]module.Section(nil), sections[:i]...), start), sections[i:]...), true
		}
	}
	return sections, false
}

// nothingToNothing finds the type of functions without parameters and results.
func nothingToNothing(types []byte) (index uint64, ok bool) {
	r := module.Reader{Data: types}
	n := r.Unsigned()
	for i := uint64(0); i < n && r.Err == nil; i++ {
		form := r.Byte()
		parameters := r.Unsigned()
		r.Bytes(int(parameters))
		results := r.Unsigned()
		r.Bytes(int(results))
		if r.Err == nil && form == 0x60 && parameters == 0 && results == 0 {
			return i, true
		}
	}
	return 0, false
}
