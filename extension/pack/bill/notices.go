package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// noticesFile holds, in the extension's package, the licences of what its analyzer is made of: all of them ask for that.
const noticesFile = "extension/src/licences.txt"

// notices is that file: the licence texts of Go's standard library and of the modules that are part of the analyzer. Versions stand in
// sbom-go.json.
func notices(root string, modules []module) (string, error) {
	goroot, err := output(root, nil, "go", "env", "GOROOT")
	if err != nil {
		return "", err
	}
	type part struct{ name, dir string }
	parts := []part{{"The Go standard library", strings.TrimSpace(string(goroot))}}
	for _, m := range modules {
		if slices.Contains(m.programs, "analyzer") && !m.own {
			parts = append(parts, part{m.path, m.dir})
		}
	}
	var b strings.Builder
	b.WriteString("analyzer.wasm contains the following, besides this project's own code, whose licence stands in LICENSE.\n")
	for _, p := range parts {
		text, err := os.ReadFile(filepath.Join(p.dir, "LICENSE"))
		if err != nil {
			return "", fmt.Errorf("%s: %w", p.name, err)
		}
		fmt.Fprintf(&b, "\n==== %s ====\n\n%s\n", p.name, strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")))
	}
	return b.String(), nil
}
