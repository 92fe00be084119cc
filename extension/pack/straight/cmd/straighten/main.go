// Straighten rewrites a WebAssembly module of the Go compiler so that it is smaller, starts sooner and runs faster:
//
//	straighten [-analyzer] FROM.wasm TO.wasm
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"ashiato/extension/pack/lean"
	"ashiato/extension/pack/straight"
)

func main() {
	analyzer := flag.Bool("analyzer", false, "empty the functions that the analyzer never calls")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: straighten [-analyzer] FROM.wasm TO.wasm")
		os.Exit(2)
	}
	var uncalled []string
	if *analyzer {
		uncalled = lean.Uncalled()
	}
	if err := run(flag.Arg(0), flag.Arg(1), uncalled); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(from, to string, uncalled []string) error {
	module, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	without, _, err := lean.Without(module, uncalled...)
	if module, err = orAsItWas(from, module, without, err); err != nil {
		return err
	}
	better, _, err := straight.Module(module)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	smaller, _, err := lean.Module(better)
	if module, err = orAsItWas(from, better, smaller, err); err != nil {
		return err
	}
	return os.WriteFile(to, module, 0o644)
}

// orAsItWas is the smaller module, or with another Go the one before: larger, and right.
func orAsItWas(from string, before, smaller []byte, err error) ([]byte, error) {
	if errors.Is(err, lean.ErrUnknown) {
		fmt.Fprintf(os.Stderr, "%s: %v: they stay as they are\n", from, err)
		return before, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", from, err)
	}
	return smaller, nil
}
