package lean_test

import (
	"bytes"
	"strings"
	"testing"

	"ashiato/extension/pack/lean"
	"ashiato/extension/pack/module"
	"ashiato/extension/pack/straight"
	"ashiato/extension/pack/straight/trial"
)

// What is emptied is checked by the names that the linker wrote into the module.
func TestWithoutEmptiesThePackageAlone(t *testing.T) {
	before := trial.Program(t)
	names, old := functions(t, before)
	after, went, err := lean.Without(before, "fmt")
	if err != nil {
		t.Fatal(err)
	}
	_, bodies := functions(t, after)
	emptied := 0
	for i, name := range names {
		same := bytes.Equal(old[i], bodies[i])
		switch {
		case !strings.HasPrefix(name, "fmt.") && !same:
			t.Errorf("%s changed", name)
		case strings.HasPrefix(name, "fmt.") && same && !strings.HasPrefix(name, "fmt.init"):
			t.Errorf("%s stayed", name)
		case !same:
			emptied += len(old[i]) - len(bodies[i])
		}
	}
	if emptied != went || went < 10_000 {
		t.Errorf("%d bytes went, %d said", emptied, went)
	}
	if _, none, err := lean.Without(before, "fm", "mt", "fmt.pp"); err != nil || none != 0 {
		t.Errorf("no package of that name: %d bytes went, %v", none, err)
	}
	some, _, err := lean.Without(before, "fmt.(*pp)*")
	if err != nil {
		t.Fatal(err)
	}
	_, bodies = functions(t, some)
	for i, name := range names {
		if method := strings.HasPrefix(name, "fmt.__pp_"); method == bytes.Equal(old[i], bodies[i]) {
			t.Errorf("%s: methods of pp alone are emptied", name)
		}
	}
	if _, _, err := lean.Without(after[:len(after)/2], "fmt"); err == nil {
		t.Error("half a module passed")
	}
}

// Without the functions that tell of faults a program does the same up to its first fault, and ends there at once: what would have recovered does not run.
func TestFaultsEndTheProgram(t *testing.T) {
	without, _, err := lean.Without(trial.Program(t), lean.Faults()...)
	if err != nil {
		t.Fatal(err)
	}
	module, counts, err := straight.Module(without)
	if err != nil {
		t.Fatal(err)
	}
	if counts.Trapped < 1000 {
		t.Errorf("%d calls are one instruction", counts.Trapped)
	}
	before, _, found := strings.Cut(trial.Native(t), "recovered: ")
	if out, fault := trial.Run(t, module); !found || out != before || !strings.Contains(fault, "RuntimeError: unreachable") {
		t.Errorf("printed %q, want %q; %s", out, before, fault)
	}
}

// functions is a module's own functions by the names in its "name" section (WebAssembly Core Specification 2.0, appendix 7.4.1).
func functions(t *testing.T, binary []byte) (names []string, bodies [][]byte) {
	t.Helper()
	sections, err := module.Sections(binary)
	if err != nil {
		t.Fatal(err)
	}
	if bodies, err = module.Bodies(module.Find(sections, module.Code).Body); err != nil {
		t.Fatal(err)
	}
	imported, err := module.ImportedFunctions(module.Find(sections, module.Imports))
	if err != nil {
		t.Fatal(err)
	}
	names = make([]string, len(bodies))
	for _, s := range sections {
		r := module.Reader{Data: s.Body}
		if s.ID != 0 || string(r.Bytes(int(r.Unsigned()))) != "name" {
			continue
		}
		for r.At < len(r.Data) && r.Err == nil {
			kind, part := r.Byte(), module.Reader{Data: r.Bytes(int(r.Unsigned()))}
			for n := part.Unsigned(); kind == 1 && n > 0; n-- {
				i := int(part.Unsigned()) - int(imported)
				if name := string(part.Bytes(int(part.Unsigned()))); i >= 0 {
					names[i] = name
				}
			}
		}
	}
	return names, bodies
}
