package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const root = "../../.."

var update = flag.Bool("update", false, "write the golden files anew")

// TestGoLicences: what is compiled into a program has a licence that lets it be handed on, and stands in go.sum.
func TestGoLicences(t *testing.T) {
	modules, err := goModules(root)
	if err != nil {
		t.Fatal(err)
	}
	shipped := 0
	for _, m := range modules {
		list := usable()
		if len(m.programs) > 0 {
			list = shippable()
			shipped++
		}
		if !permitted(m.licence, list) {
			t.Errorf("%s %s, part of %v: %s", m.path, m.version, m.programs, m.licence)
		}
		if m.sum == "" && !m.own {
			t.Errorf("%s %s is not in go.sum", m.path, m.version)
		}
		if m.path == "github.com/syumai/workers" != slices.Equal(m.programs, []string{"worker"}) {
			t.Errorf("%s is part of %v", m.path, m.programs)
		}
	}
	if shipped < 5 || shipped > 12 {
		t.Errorf("%d modules are part of programs: %v", shipped, modules)
	}
}

// TestNpmLicences: the tools' packages are pinned by hash, come from the registry, and have licences that let them be used.
func TestNpmLicences(t *testing.T) {
	for name, dir := range npmFolders() {
		text, err := os.ReadFile(filepath.Join(root, dir, "package-lock.json"))
		if err != nil {
			t.Fatal(err)
		}
		var lock struct {
			Packages map[string]struct {
				Licence   string `json:"license"`
				Resolved  string `json:"resolved"`
				Integrity string `json:"integrity"`
				Dev       bool   `json:"dev"`
				DevOpt    bool   `json:"devOptional"`
			} `json:"packages"`
		}
		if err := json.Unmarshal(text, &lock); err != nil {
			t.Fatal(err)
		}
		if len(lock.Packages) < 20 {
			t.Errorf("%s: %d packages", name, len(lock.Packages))
		}
		for path, p := range lock.Packages {
			if path == "" {
				continue
			}
			if !permitted(p.Licence, usable()) {
				t.Errorf("%s: %s: licence %q", name, path, p.Licence)
			}
			if !strings.HasPrefix(p.Integrity, "sha512-") || p.Resolved != "" { // without an address it can only be the registry's
				t.Errorf("%s: %s is not pinned, or comes from elsewhere: %q %q", name, path, p.Resolved, p.Integrity)
			}
			if !p.Dev && !p.DevOpt {
				t.Errorf("%s: %s is no tool, but would run", name, path)
			}
		}
		manifest, err := os.ReadFile(filepath.Join(root, dir, "package.json"))
		if err != nil {
			t.Fatal(err)
		}
		var asked struct {
			Dependencies    map[string]string `json:"dependencies"`
			DevDependencies map[string]string `json:"devDependencies"`
		}
		if err := json.Unmarshal(manifest, &asked); err != nil {
			t.Fatal(err)
		}
		if len(asked.Dependencies) > 0 {
			t.Errorf("%s: packages that would run: %v", name, asked.Dependencies)
		}
		for p, version := range asked.DevDependencies {
			if strings.ContainsAny(version, "^~*<>| ") {
				t.Errorf("%s: %s %s is not an exact version", name, p, version)
			}
		}
	}
}

func TestPermitted(t *testing.T) {
	for expression, want := range map[string]bool{
		"MIT": true, "(MIT OR GPL-3.0-or-later)": true, "GPL-3.0-or-later OR MIT": true, "MIT AND ISC": true, "MIT AND GPL-2.0": false,
		"": false, "SEE LICENSE IN LICENSE": false, "UNLICENSED": false, "GPL-2.0 OR MPL-2.0": false, "(MIT AND Zlib)": false,
	} {
		if got := permitted(expression, shippable()); got != want {
			t.Errorf("%q: %v", expression, got)
		}
	}
}

func TestIdentify(t *testing.T) {
	own, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		string(own): "Apache-2.0", "": "", "All rights reserved.": "", "GNU GENERAL PUBLIC LICENSE\n Version 3": "",
		"Commons Clause. Apache License Version 2.0, January 2004. Grant of Patent License":                    "",
		"Redistribution and  use in source\nand binary forms":                                                  "BSD-2-Clause",
		"Redistribution and use in source and binary forms; may be used to endorse or promote products":        "BSD-3-Clause",
		"Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee": "ISC",
	} {
		if got := identify(text); got != want {
			t.Errorf("%.60q: %q, want %q", text, got, want)
		}
	}
	if _, err := licenceOf(t.TempDir()); err == nil {
		t.Error("a module without a licence is accepted")
	}
}

// TestBill: the list of Go modules names each with hash and licence, and no moment or path of this machine.
func TestBill(t *testing.T) {
	modules, err := goModules(root)
	if err != nil {
		t.Fatal(err)
	}
	bill, err := goBill(root, modules)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(bill)
	if err != nil {
		t.Fatal(err)
	}
	here, _ := filepath.Abs(root)
	if bytes.Contains(text, []byte(here)) || bytes.Contains(text, []byte("timestamp")) {
		t.Error("the list depends on where or when it is written")
	}
	for _, want := range []string{`"bom-ref":"std@go1.`, `pkg:golang/github.com/tidwall/gjson@v`, `"h1:`, `"expression":"MIT"`} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("%s is missing in %.300s", want, text)
		}
	}
}

func TestNpmBill(t *testing.T) {
	bill, err := npmBill([]byte(`{"serialNumber":"urn:uuid:1","metadata":{"timestamp":"now","tools":[{"name":"cli"}],"component":{"bom-ref":"tools@0.0.0","name":"folder","version":"0.0.0"}},"components":[{"name":"x"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	text, _ := json.Marshal(bill)
	if string(text) != `{"components":[{"name":"x"}],"metadata":{"component":{"bom-ref":"tools@0.0.0","name":"tools","version":"0.0.0"}}}` {
		t.Errorf("%s", text)
	}
	if _, err := npmBill([]byte("npm error")); err == nil {
		t.Error("an error of npm was taken for a list")
	}
}

// TestNotices: the package holds the licences of what the analyzer is made of, as they are in the modules that go.mod names. -update writes them.
func TestNotices(t *testing.T) {
	modules, err := goModules(root)
	if err != nil {
		t.Fatal(err)
	}
	want, err := notices(root, modules)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(filepath.Join(root, noticesFile), []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(filepath.Join(root, noticesFile))
	if err != nil || string(got) != want {
		t.Errorf("%s is not what the modules say (%v): go test ./extension/pack/bill -update", noticesFile, err)
	}
	for _, name := range []string{"The Go Authors", "gjson", "maxminddb-golang", "golang.org/x/text"} {
		if !strings.Contains(want, name) {
			t.Errorf("%s is missing", name)
		}
	}
}
