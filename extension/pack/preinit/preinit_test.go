package preinit_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashiato/extension/pack/lean"
	"ashiato/extension/pack/preinit"
	"ashiato/extension/pack/preinit/host"
	"ashiato/extension/pack/straight"
)

const script = "host/run.mjs"

// reactor builds the test's reactor as the analyzer is built, but for being started.
func reactor(t *testing.T) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "reactor.wasm")
	build := exec.Command("go", "build", "-trimpath", "-buildmode=c-shared", "-o", file, "./testdata/reactor")
	build.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	wasm, err := os.ReadFile(file)
	if err == nil {
		wasm, _, err = straight.Module(wasm)
	}
	if err == nil {
		wasm, _, err = lean.Module(wasm)
	}
	if err != nil {
		t.Fatal(err)
	}
	return wasm
}

// told is what an instance of the reactor said.
type told struct {
	Work, Chance []string
	Age          int64 // nanoseconds
}

func calls(t *testing.T, wasm []byte) [2]told {
	t.Helper()
	file := filepath.Join(t.TempDir(), "run.wasm")
	if err := os.WriteFile(file, wasm, 0o600); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	run := exec.Command("node", "--no-warnings", "testdata/calls.mjs", file)
	run.Stderr = &stderr
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var both [2]told
	if err := json.Unmarshal(out, &both); err != nil {
		t.Fatal(err)
	}
	return both
}

func TestStartedDoesTheSame(t *testing.T) {
	before := reactor(t)
	after, err := host.Start(before, script, nil)
	if err != nil {
		t.Fatal(err)
	}
	want, got := calls(t, before), calls(t, after)
	for i := range got {
		if !slices.Equal(got[i].Work, want[0].Work) {
			t.Errorf("started: %v, not started: %v", got[i].Work, want[0].Work)
		}
		if got[i].Age <= 0 {
			t.Errorf("its clock goes backwards: it is %d ns old", got[i].Age)
		}
	}
	// Chance is no part of what is kept: two instances of one module must not agree.
	for i, number := range got[0].Chance {
		if number == got[1].Chance[i] {
			t.Errorf("chance %d is the same in two instances: %s", i, number)
		}
	}
	if again, err := host.Start(before, script, nil); err != nil || !bytes.Equal(again, after) {
		t.Errorf("a second time it is another module (%v)", err)
	}
}

func TestOthersAreLeft(t *testing.T) {
	const head = "\x00asm\x01\x00\x00\x00"
	for name, wasm := range map[string]string{
		"nothing in it": head,
		"no memory":     head + "\x06\x06\x01\x7f\x01\x41\x05\x0b\x07\x01\x00",
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := preinit.Module([]byte(wasm), preinit.State{}); !errors.Is(err, preinit.ErrUnknown) {
				t.Errorf("%v, want %v", err, preinit.ErrUnknown)
			}
		})
	}
	// A memory section, and data at byte 8.
	const own = head + "\x05\x03\x01\x00\x01\x0b\x08\x01\x00\x41\x08\x0b\x02ab"
	if _, err := preinit.Module([]byte(own), preinit.State{Before: make([]byte, 2<<16), After: make([]byte, 1<<16)}); err == nil || !strings.Contains(err.Error(), "never shrinks") {
		t.Errorf("a memory that shrank: %v", err)
	}
	if _, err := preinit.Expose([]byte("no module")); err == nil {
		t.Error("what is no module was taken for one")
	}
}

func FuzzModule(f *testing.F) {
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x06\x06\x01\x7f\x01\x41\x05\x0b\x07\x01\x00"))
	f.Fuzz(func(t *testing.T, wasm []byte) {
		if exposed, err := preinit.Expose(wasm); err == nil && !bytes.HasPrefix(exposed, wasm[:8]) {
			t.Error("the head is gone")
		}
		// Whatever the module is, a state that is not its own is refused or taken, and nothing falls.
		_, _ = preinit.Module(wasm, preinit.State{Before: []byte{1}, After: make([]byte, 1<<16), Globals: []int64{7}})
	})
}
