package lean_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"ashiato/extension/pack/lean"
	"ashiato/extension/pack/module"
	"ashiato/extension/pack/straight"
	"ashiato/extension/pack/straight/trial"
)

func TestModuleDoesTheSame(t *testing.T) {
	before, _, err := straight.Module(trial.Program(t)) // as it ships: straightened first
	if err != nil {
		t.Fatal(err)
	}
	after, counts, err := lean.Module(before)
	if err != nil {
		t.Fatal(err)
	}
	if counts.Functions < 1000 || counts.Names < 30_000 || counts.Lines < 50_000 || counts.Inlined < 10_000 || counts.Search < 10_000 {
		t.Errorf("%+v: too little was found", counts)
	}
	if len(after) > len(before)*9/10 {
		t.Errorf("%d bytes became %d", len(before), len(after))
	}
	if want, got := trial.Native(t), trial.Output(t, after); got != want {
		t.Errorf("lean: %s\nnatively: %s", got, want)
	}
	if again, _, err := lean.Module(after); err != nil || trial.Output(t, again) != trial.Output(t, after) {
		t.Errorf("a second time: %v", err)
	}
}

func TestModuleRefuses(t *testing.T) {
	const head = "\x00asm\x01\x00\x00\x00"
	for name, test := range map[string]struct{ module, want string }{
		"nothing":                {"", "not a WebAssembly module"},
		"no data":                {head, lean.ErrUnknown.Error()},
		"data that is no Go":     {head + "\x0b\x08\x01\x00\x41\x08\x0b\x02ab", lean.ErrUnknown.Error()},
		"data that is passive":   {head + "\x0b\x08\x01\x01\x41\x08\x0b\x02ab", "neither active"},
		"data beyond all memory": {head + "\x0b\x0b\x01\x00\x41\xff\xff\xff\x7f\x0b\x02ab", "beyond"},
		"data cut off":           {head + "\x0b\x07\x01\x00\x41\x08\x0b\x02a", "ends too early"},
		"more than it says":      {head + "\x0b\x09\x01\x00\x41\x08\x0b\x02abc", "behind the last segment"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := lean.Module([]byte(test.module)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %q", err, test.want)
			}
		})
	}
}

func TestModuleLeavesOtherTables(t *testing.T) {
	sections, err := module.Sections(trial.Program(t))
	if err != nil {
		t.Fatal(err)
	}
	for i := range sections {
		if sections[i].ID == module.Data {
			sections[i].Body = bytes.Replace(sections[i].Body, []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}, []byte{0xf2, 0xff, 0xff, 0xff, 0, 0, 1, 8}, 1)
		}
	}
	if _, _, err := lean.Module(module.Join(sections)); !errors.Is(err, lean.ErrUnknown) {
		t.Errorf("%v, want %v", err, lean.ErrUnknown)
	}
}

func FuzzModule(f *testing.F) {
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x0b\x08\x01\x00\x41\x08\x0b\x02ab"))
	f.Fuzz(func(t *testing.T, binary []byte) {
		after, _, err := lean.Module(binary)
		if err == nil && !bytes.HasPrefix(after, binary[:8]) {
			t.Error("the head is gone")
		}
	})
}
