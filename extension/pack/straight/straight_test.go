package straight_test

import (
	"bytes"
	"strings"
	"testing"

	"ashiato/extension/pack/straight"
	"ashiato/extension/pack/straight/trial"
)

func TestModuleDoesTheSame(t *testing.T) {
	module := trial.Program(t)
	better, counts, err := straight.Module(module)
	if err != nil {
		t.Fatal(err)
	}
	if counts.Straightened < counts.Functions*9/10 {
		t.Errorf("%d of %d functions: the compiler may write its jumps in another way by now", counts.Straightened, counts.Functions)
	}
	if counts.Into > counts.Ahead/10 {
		t.Errorf("%d of %d jumps ahead lead into a loop", counts.Into, counts.Ahead)
	}
	want := trial.Native(t)
	if got := trial.Output(t, module); got != want {
		t.Fatalf("before: %s\nnatively: %s", got, want)
	}
	if got := trial.Output(t, better); got != want {
		t.Errorf("after: %s\nbefore: %s", got, want)
	}
	if len(better) >= len(module) {
		t.Errorf("%d bytes became %d", len(module), len(better))
	}
	again, counts, err := straight.Module(better)
	if err != nil || !bytes.Equal(again, better) && trial.Output(t, again) != want {
		t.Errorf("a second time: %v, %+v", err, counts)
	}
}

func TestModuleRefuses(t *testing.T) {
	const head = "\x00asm\x01\x00\x00\x00"
	for name, test := range map[string]struct{ module, want string }{
		"nothing":              {"", "not a WebAssembly module"},
		"another version":      {"\x00asm\x02\x00\x00\x00", "not a WebAssembly module"},
		"a section too long":   {head + "\x0a\x7f", "section at byte 8"},
		"a function too long":  {head + "\x0a\x02\x01\x7f", "code of function 0"},
		"an unknown operation": {head + "\x0a\x05\x01\x03\x00\xff\x0b", "instruction 0xff"},
		"an endless number":    {head + "\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", "section at byte 8"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := straight.Module([]byte(test.module))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %q", err, test.want)
			}
		})
	}
}

func FuzzModule(f *testing.F) {
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x0a\x08\x01\x06\x00\x02\x40\x0c\x00\x0b\x0b"))
	f.Add(trial.Program(f)[:4096])
	f.Fuzz(func(t *testing.T, module []byte) {
		better, _, err := straight.Module(module)
		if err == nil && !bytes.HasPrefix(better, module[:8]) {
			t.Error("the head is gone")
		}
	})
}
