// Straighten rewrites a WebAssembly module of the Go compiler so that it is smaller, starts sooner and runs faster:
//
//	straighten [-analyzer] [-v] FROM.wasm TO.wasm
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"ashiato/extension/pack/lean"
	"ashiato/extension/pack/straight"
)

func main() {
	analyzer := flag.Bool("analyzer", false, "empty the functions that the analyzer never calls, and those that only tell of its faults")
	verbose := flag.Bool("v", false, "say what was done, and how many bytes each step leaves")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: straighten [-analyzer] [-v] FROM.wasm TO.wasm")
		os.Exit(2)
	}
	var emptied []string
	if *analyzer {
		emptied = append(lean.Uncalled(), lean.Faults()...)
	}
	said := io.Discard
	if *verbose {
		said = os.Stdout
	}
	if err := run(flag.Arg(0), flag.Arg(1), emptied, said); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(from, to string, emptied []string, said io.Writer) error {
	module, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	fmt.Fprintf(said, "as the compiler left it: %d bytes\n", len(module))
	without, _, err := lean.Without(module, emptied...)
	if module, err = orAsItWas(from, module, without, err); err != nil {
		return err
	}
	fmt.Fprintf(said, "without what is never called, or only to tell of a fault: %d bytes\n", len(module))
	better, counts, err := straight.Module(module)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	fmt.Fprintf(said, "straightened: %d bytes; %+v\n", len(better), counts)
	smaller, _, err := lean.Module(better)
	if module, err = orAsItWas(from, better, smaller, err); err != nil {
		return err
	}
	fmt.Fprintf(said, "lean: %d bytes\n", len(module))
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
