package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"ashiato/server/geodb/release"
	"ashiato/wasm/analyzer"
	"ashiato/wasm/geoip"
	"ashiato/wasm/memory"
	"ashiato/wasm/page"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/vocabulary"
)

// analyze is `ashiato analyze`.
func analyze(p Process, args []string) error {
	o, err := parse(p, args)
	if err != nil {
		return err
	}
	if o.help {
		fmt.Fprint(p.Stdout, help)
		return nil
	}
	db, err := database(o.db)
	if err != nil {
		return err
	}
	req := analyzer.Request{Now: o.now, Zone: o.zone, Home: o.home, Words: vocabulary.NewSource(nil)}
	if o.memory != "" {
		if req.Memory, err = readMemory(o.memory); err != nil {
			return err
		}
	}
	failed := false
	for i, name := range o.pages {
		in := input(p, name)
		if i < len(o.urls) && o.urls[i] != "" {
			in.URL = o.urls[i]
		}
		if in.Err != nil {
			failed = true
			fmt.Fprintf(p.Stderr, "ashiato: %s: %v\n", name, in.Err)
		}
		req.Pages = append(req.Pages, in)
	}
	r := (&analyzer.Analyzer{DB: db, Clock: p.Clock}).Analyze(req)
	if o.format == "json" {
		_, err = p.Stdout.Write(append(r.JSON(), '\n'))
	} else {
		_, err = io.WriteString(p.Stdout, text(r, o.lang, colours(p)))
	}
	if err == nil && failed {
		return errReported
	}
	return err
}

// input reads one page: HTML, or a snapshot where the name or the text says so.
func input(p Process, name string) analyzer.Input {
	in := analyzer.Input{File: filepath.Base(name)}
	var raw []byte
	if name == "-" {
		raw, in.Err = io.ReadAll(io.LimitReader(p.Stdin, page.MaxSnapshot+1))
	} else {
		raw, in.Err = readFile(name)
	}
	switch {
	case in.Err != nil:
	case len(raw) > page.MaxSnapshot:
		in.Err = fmt.Errorf("larger than %d MiB", page.MaxSnapshot>>20)
	case len(bytes.TrimSpace(raw)) == 0:
		in.Err = errors.New("the file is empty")
	case strings.EqualFold(filepath.Ext(name), ".json") || (name == "-" && bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{"))):
		in.Page, in.Err = page.Decode(raw)
	default:
		in.Page, in.Err = saved.Parse(raw)
	}
	return in
}

func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, page.MaxSnapshot+1))
	return b, cause(err)
}

// cause is an error without the file's name, which the message has already.
func cause(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// database opens the user's database or the embedded one.
func database(name string) (*geoip.Database, error) {
	if name == "" {
		b, err := release.Database()
		if err != nil {
			return nil, fmt.Errorf("embedded address database: %w", err)
		}
		return geoip.Open(b)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("--db %s: %w", name, cause(err))
	}
	db, err := geoip.Open(b)
	if err != nil {
		return nil, fmt.Errorf("--db %s: %w", name, err)
	}
	return db, nil
}

func readMemory(name string) (*memory.Memory, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("--memory %s: %w", name, cause(err))
	}
	m, err := memory.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("--memory %s: %w", name, err)
	}
	return m, nil
}
