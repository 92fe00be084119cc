package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// module is a Go module with what it is used for.
type module struct {
	path, version string
	dir           string   // of its source
	own           bool     // replaced by a folder of this repository
	sum           string   // of go.sum
	licence       string   // SPDX
	programs      []string // that it is part of; none for what only builds or tests
}

// program is something that people are handed.
type program struct {
	name, pkg string
	env       []string
}

func programs() []program {
	return []program{
		{"analyzer", "./wasm", []string{"GOOS=wasip1", "GOARCH=wasm"}},
		{"ashiato", "./wasm", nil},
		{"ashiato-server", "./server/cmd/ashiato-server", nil},
		{"worker", "./server/cmd/worker", []string{"GOOS=js", "GOARCH=wasm"}},
	}
}

// goModules lists the modules whose code is compiled into anything here, tests and tools of ours too, in the order of their paths.
func goModules(root string) ([]module, error) {
	const form = `{{with .Module}}{{if not .Main}}{{.Path}}	{{.Version}}	{{.Dir}}	{{if .Replace}}own{{end}}{{end}}{{end}}`
	found := map[string]*module{}
	list := func(env []string, args ...string) (paths []string, err error) {
		out, err := output(root, env, "go", append([]string{"list", "-deps", "-f", form}, args...)...)
		for line := range strings.Lines(string(out)) {
			f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if len(f) != 4 {
				continue // of the standard library, or ours
			}
			if found[f[0]] == nil {
				found[f[0]] = &module{path: f[0], version: f[1], dir: f[2], own: f[3] == "own"}
			}
			paths = append(paths, f[0])
		}
		slices.Sort(paths)
		return slices.Compact(paths), err
	}
	if _, err := list(nil, "-test", "./..."); err != nil {
		return nil, err
	}
	for _, p := range programs() {
		paths, err := list(p.env, p.pkg)
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			found[path].programs = append(found[path].programs, p.name)
		}
	}
	sums, err := readSums(root)
	if err != nil {
		return nil, err
	}
	var modules []module
	for _, m := range found {
		if m.own { // what stands in its place is part of this repository
			m.licence = ownLicence
		} else if m.licence, err = licenceOf(m.dir); err != nil {
			return nil, fmt.Errorf("%s: %w", m.path, err)
		}
		m.sum = sums[m.path+" "+m.version]
		modules = append(modules, *m)
	}
	slices.SortFunc(modules, func(a, b module) int { return strings.Compare(a.path, b.path) })
	return modules, nil
}

func readSums(root string) (map[string]string, error) {
	text, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return nil, err
	}
	sums := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) == 3 {
			sums[f[0]+" "+f[1]] = f[2]
		}
	}
	return sums, nil
}

// goBill is the list in CycloneDX' form, the standard library first.
func goBill(root string, modules []module) (map[string]any, error) {
	version, err := output(root, nil, "go", "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	var all []string
	for _, p := range programs() {
		all = append(all, p.name)
	}
	std := module{path: "std", version: strings.TrimSpace(string(version)), licence: "BSD-3-Clause", programs: all}
	var components []any
	for _, m := range append([]module{std}, modules...) {
		properties := []any{property("ashiato:programs", strings.Join(m.programs, ","))}
		if m.own {
			properties = append(properties, property("ashiato:replaced", "by a folder of this repository"))
		} else if m.sum != "" {
			properties = append(properties, property("go:sum", m.sum))
		}
		scope := "required"
		if len(m.programs) == 0 {
			scope = "excluded" // it builds or tests
		}
		components = append(components, map[string]any{
			"type": "library", "bom-ref": m.path + "@" + m.version, "name": m.path, "version": m.version, "scope": scope,
			"purl": "pkg:golang/" + m.path + "@" + m.version, "licenses": []any{map[string]any{"expression": m.licence}}, "properties": properties,
		})
	}
	return map[string]any{
		"$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
		"metadata":   map[string]any{"component": map[string]any{"type": "application", "bom-ref": "ashiato", "name": "ashiato", "licenses": []any{map[string]any{"expression": ownLicence}}}},
		"components": components,
	}, nil
}

func property(name, value string) map[string]any { return map[string]any{"name": name, "value": value} }
