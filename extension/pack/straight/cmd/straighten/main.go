// Straighten rewrites a WebAssembly module of the Go compiler so that it is smaller, starts sooner and runs faster: straighten FROM TO.
package main

import (
	"errors"
	"fmt"
	"os"

	"ashiato/extension/pack/lean"
	"ashiato/extension/pack/straight"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: straighten FROM.wasm TO.wasm")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	module, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	better, _, err := straight.Module(module)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	smaller, _, err := lean.Module(better)
	if errors.Is(err, lean.ErrUnknown) { // with another Go: larger, and right
		fmt.Fprintf(os.Stderr, "%s: %v: they stay as they are\n", from, err)
		smaller, err = better, nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, smaller, 0o644)
}
