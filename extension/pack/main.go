// Command pack puts the extension together: manifests merged, host matches taken from the provider definitions, the content
// script joined, the analyzer and the address database laid beside it. Nothing else of the source is changed, so that what
// is read here is what runs.
//
//	go run ./extension/pack [-db FILE] [-zip] [-out DIR] [-update-url https://HOST -update-key KEY[,KEY]]
//
// Without an address and keys for updates the extension never fetches anything, and may not: see docs/updates.md. It writes dist/chrome and dist/firefox; with -zip also dist/ashiato-{chrome,firefox,source}.zip, byte for byte the same from
// any clone.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"ashiato/server/geodb/release"
	"ashiato/wasm/provider"
)

// browsers are the builds: one manifest in manifest/ each. Edge takes Chrome's.
var browsers = []string{"chrome", "firefox"}

func main() {
	db := flag.String("db", "", "another address database (MMDB) instead of the released one")
	zips := flag.Bool("zip", false, "also write the zips for the stores")
	out := flag.String("out", "", "another folder than dist")
	address := flag.String("update-url", "", "`https://HOST` that newer address databases are fetched from; without it there are no updates")
	keys := flag.String("update-key", "", "`KEY[,KEY]` that sign them, as geodb key prints them: the present and the next")
	flag.Parse()
	from, err := parseUpdates(*address, *keys)
	if err == nil {
		err = run(*db, *out, *zips, from)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(db, out string, zips bool, from updates) error {
	root, err := findRoot()
	if err != nil {
		return err
	}
	if out == "" {
		out = filepath.Join(root, "dist")
	}
	database, err := readDatabase(db)
	if err != nil {
		return err
	}
	definitions, err := provider.All()
	if err != nil {
		return err
	}
	for _, browser := range browsers {
		files, err := collect(root, browser, definitions, from)
		if err != nil {
			return fmt.Errorf("%s: %w", browser, err)
		}
		files["geo.mmdb"] = database
		if err := writeFolder(filepath.Join(out, browser), files); err != nil {
			return err
		}
		if zips {
			if err := writeZip(filepath.Join(out, "ashiato-"+browser+".zip"), files); err != nil {
				return err
			}
		}
	}
	if !zips {
		return nil
	}
	source, err := sourceFiles(root)
	if err != nil {
		return err
	}
	return writeZip(filepath.Join(out, "ashiato-source.zip"), source)
}

func readDatabase(path string) ([]byte, error) {
	if path == "" {
		return release.Database()
	}
	return os.ReadFile(path)
}

// findRoot is the folder of go.mod, at or above the working directory.
func findRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		if filepath.Dir(dir) == dir {
			return "", errors.New("no go.mod here or above")
		}
		dir = filepath.Dir(dir)
	}
}
