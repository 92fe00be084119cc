package module

import "errors"

// ErrNotFunction says that a module imports something that is no function, which the Go compiler never does.
var ErrNotFunction = errors.New("imports: not all are functions")

// Find is a module's section of that number, nil if it has none.
func Find(sections []Section, id byte) *Section {
	for i := range sections {
		if sections[i].ID == id {
			return &sections[i]
		}
	}
	return nil
}

// Import is a function that a module imports.
type Import struct {
	From, Name string
}

// FunctionImports lists a module's imports in the order of their numbers; all must be functions.
func FunctionImports(imports *Section) ([]Import, error) {
	if imports == nil {
		return nil, nil
	}
	r := Reader{Data: imports.Body}
	var list []Import
	for n := r.Unsigned(); n > 0 && r.Err == nil; n-- {
		from, name := r.Bytes(int(r.Unsigned())), r.Bytes(int(r.Unsigned()))
		if kind := r.Byte(); kind != 0 && r.Err == nil {
			return nil, ErrNotFunction
		}
		r.Unsigned() // its type
		list = append(list, Import{string(from), string(name)})
	}
	return list, r.Err
}

// ImportedFunctions counts them.
func ImportedFunctions(imports *Section) (uint64, error) {
	list, err := FunctionImports(imports)
	return uint64(len(list)), err
}

// Export is what a module exports: Kind 0 is a function, 2 a memory, 3 a global.
type Export struct {
	Name   string
	Kind   byte
	Number uint64
}

// ReadExports lists a module's exports.
func ReadExports(section []byte) ([]Export, error) {
	r := Reader{Data: section}
	var list []Export
	for n := r.Unsigned(); n > 0 && r.Err == nil; n-- {
		list = append(list, Export{string(r.Bytes(int(r.Unsigned()))), r.Byte(), r.Unsigned()})
	}
	return list, r.Err
}

// WriteExports puts an export section together.
func WriteExports(list []Export) []byte {
	out := AppendUnsigned(nil, uint64(len(list)))
	for _, e := range list {
		out = append(AppendUnsigned(out, uint64(len(e.Name))), e.Name...)
		out = AppendUnsigned(append(out, e.Kind), e.Number)
	}
	return out
}

// Global is a module's own variable: of type 0x7f (i32) or 0x7e (i64), with the number that it begins with.
type Global struct {
	Type    byte
	Mutable bool
	Value   int64
}

// ErrNotInteger says that a global is none that the Go compiler makes.
var ErrNotInteger = errors.New("globals: not all are integers with a constant")

// ReadGlobals lists a module's globals.
func ReadGlobals(section []byte) ([]Global, error) {
	r := Reader{Data: section}
	var list []Global
	for n := r.Unsigned(); n > 0 && r.Err == nil; n-- {
		g := Global{Type: r.Byte(), Mutable: r.Byte() == 1}
		op := r.Byte()
		g.Value = r.Signed()
		if end := r.Byte(); r.Err == nil && (end != 0x0b || (op != 0x41 || g.Type != 0x7f) && (op != 0x42 || g.Type != 0x7e)) {
			return nil, ErrNotInteger
		}
		list = append(list, g)
	}
	return list, r.Err
}

// WriteGlobals puts a global section together.
func WriteGlobals(list []Global) []byte {
	out := AppendUnsigned(nil, uint64(len(list)))
	for _, g := range list {
		op, changes, value := byte(0x42), byte(0), g.Value
		if g.Type == 0x7f {
			op, value = 0x41, int64(int32(g.Value))
		}
		if g.Mutable {
			changes = 1
		}
		out = append(AppendSigned(append(out, g.Type, changes, op), value), 0x0b)
	}
	return out
}
