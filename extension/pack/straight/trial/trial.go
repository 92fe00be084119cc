// Package trial is what the tests of the rewriting packages share: a program for all that a Go program does, and node to run it.
package trial

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// source is the program's package.
const source = "ashiato/extension/pack/straight/testdata/program"

// Program builds the program for WebAssembly.
func Program(t testing.TB) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "program.wasm")
	build := exec.Command("go", "build", "-trimpath", "-o", file, source)
	build.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	binary, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

// Native is what the program prints natively.
func Native(t testing.TB) string {
	t.Helper()
	out, err := exec.Command("go", "run", source).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// Output is what a module prints in node. The test's folder is one below extension/pack.
func Output(t testing.TB, binary []byte) string {
	t.Helper()
	out, fault := Run(t, binary)
	if fault != "" {
		t.Fatal(fault)
	}
	return out
}

// Run is what a module prints in node, and what node says of its end if that was no good one.
func Run(t testing.TB, binary []byte) (out, fault string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "run.wasm")
	if err := os.WriteFile(file, binary, 0o644); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	run := exec.Command("node", "--stack-size=4000", "../../test/wasi-run.mjs", file)
	run.Stderr = &stderr
	printed, err := run.Output()
	if err != nil {
		fault = err.Error() + "\n" + stderr.String()
	}
	return string(printed), fault
}
