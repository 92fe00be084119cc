// Package host lets node start a module, for package preinit.
package host

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"ashiato/extension/pack/preinit"
)

// Start gives the module as it is when it has started and, unless database is nil, has opened that address database. The script is run.mjs of this
// folder, its path from the working directory.
func Start(wasm []byte, script string, database []byte) ([]byte, error) {
	exposed, err := preinit.Expose(wasm)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "preinit-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	from, to := filepath.Join(dir, "exposed.wasm"), filepath.Join(dir, "state")
	if err := os.WriteFile(from, exposed, 0o600); err != nil {
		return nil, err
	}
	arguments := []string{"--no-warnings", script, from, to}
	if database != nil {
		file := filepath.Join(dir, "geo.mmdb")
		if err := os.WriteFile(file, database, 0o600); err != nil {
			return nil, err
		}
		arguments = append(arguments, file)
	}
	if out, err := exec.Command("node", arguments...).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("preinit: node (20 or newer is needed): %w\n%s", err, out)
	}
	raw, err := os.ReadFile(to)
	if err != nil {
		return nil, err
	}
	state, err := read(raw)
	if err != nil {
		return nil, fmt.Errorf("preinit: state: %w", err)
	}
	return preinit.Module(wasm, state)
}

// read takes the script's file apart.
func read(raw []byte) (s preinit.State, err error) {
	line, rest, _ := bytes.Cut(raw, []byte("\n"))
	var head struct {
		Before, After int
		Globals       []string
	}
	if err := json.Unmarshal(line, &head); err != nil {
		return s, err
	}
	if head.Before < 0 || head.After < head.Before || head.Before+head.After != len(rest) {
		return s, fmt.Errorf("%d and %d bytes of memory announced, %d are there", head.Before, head.After, len(rest))
	}
	s.Before, s.After = rest[:head.Before], rest[head.Before:]
	for _, text := range head.Globals {
		value, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return s, fmt.Errorf("global: %w", err)
		}
		s.Globals = append(s.Globals, value)
	}
	return s, nil
}
