// Straighten rewrites a WebAssembly module of the Go compiler so that it starts and runs faster: straighten FROM TO.
package main

import (
	"fmt"
	"os"

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
	return os.WriteFile(to, better, 0o644)
}
