// Command bill writes what a release is made of, into build: sbom-go.json with every Go module, the programs that it is part of and its licence,
// and sbom-npm-extension.json and sbom-npm-server.json with the npm packages that build and test (none of them ships). The form is CycloneDX 1.5;
// equal sources give equal bytes. It needs no network once the Go modules are there.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bill:", err)
		os.Exit(1)
	}
}

func run() error {
	out, err := output("", nil, "go", "env", "GOMOD")
	if err != nil {
		return err
	}
	root := filepath.Dir(strings.TrimSpace(string(out)))
	modules, err := goModules(root)
	if err != nil {
		return err
	}
	bill, err := goBill(root, modules)
	if err != nil {
		return err
	}
	if err := write(root, "sbom-go.json", bill); err != nil {
		return err
	}
	if _, err := exec.LookPath("npm"); err != nil {
		fmt.Fprintln(os.Stderr, "bill: there is no npm, so the lists of the tools' packages are not written")
		return nil
	}
	for name, dir := range npmFolders() {
		text, err := output(filepath.Join(root, dir), nil, "npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--offline")
		if err != nil {
			return err
		}
		bill, err := npmBill(text)
		if err != nil {
			return fmt.Errorf("npm sbom in %s: %w", dir, err)
		}
		if err := write(root, "sbom-npm-"+name+".json", bill); err != nil {
			return err
		}
	}
	return nil
}

// npmFolders are the folders with a package-lock.json.
func npmFolders() map[string]string {
	return map[string]string{"extension": "extension", "server": filepath.Join("server", "test")}
}

// npmBill takes out of npm's answer what differs from run to run and from folder to folder.
func npmBill(text []byte) (map[string]any, error) {
	var bill map[string]any
	if err := json.Unmarshal(text, &bill); err != nil {
		return nil, err
	}
	delete(bill, "serialNumber")
	meta, _ := bill["metadata"].(map[string]any)
	delete(meta, "timestamp")
	delete(meta, "tools")
	if c, ok := meta["component"].(map[string]any); ok {
		delete(c, "name") // that of the folder
		c["name"] = strings.TrimSuffix(fmt.Sprint(c["bom-ref"]), "@"+fmt.Sprint(c["version"]))
	}
	return bill, nil
}

func write(root, name string, bill map[string]any) error {
	text, err := json.MarshalIndent(bill, "", " ")
	if err != nil {
		return err
	}
	dir := filepath.Join(root, "build")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name), append(text, '\n'), 0o644)
}

// output runs a program and gives what it wrote, or an error with what it complained of.
func output(dir string, env []string, name string, args ...string) ([]byte, error) {
	c := exec.Command(name, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), env...)
	var fault bytes.Buffer
	c.Stderr = &fault
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %s", strings.Join(c.Args, " "), err, strings.TrimSpace(fault.String()))
	}
	return out, nil
}
