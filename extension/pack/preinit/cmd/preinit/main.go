// Preinit starts the analyzer in node, lets it open the released address database, and writes it as it is then: preinit FROM TO, in the project's folder.
package main

import (
	"errors"
	"fmt"
	"os"

	"ashiato/extension/pack/preinit"
	"ashiato/extension/pack/preinit/host"
	"ashiato/server/geodb/release"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: preinit FROM.wasm TO.wasm")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	wasm, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	database, err := release.Database()
	if err != nil {
		return err
	}
	started, err := host.Start(wasm, "extension/pack/preinit/host/run.mjs", database)
	if errors.Is(err, preinit.ErrUnknown) { // of another Go: slower to start, and right
		fmt.Fprintf(os.Stderr, "%s: %v: it stays as it is\n", from, err)
		started, err = wasm, nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, started, 0o644)
}
