// Command truth helps to compare readers of pages: it turns a page into the snapshot that the content script would send, and says what
// the reader gets right on pages with known records.
//
//	truth snapshot PAGE URL       the snapshot, read at the present moment in Japan
//	truth score FOLDER            JSON: records found, missed and false on the pages below a folder
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"ashiato/wasm/extract/layouts"
	"ashiato/wasm/page/saved"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "truth:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "snapshot":
		raw, err := os.ReadFile(args[1])
		if err != nil {
			return err
		}
		p, err := saved.Parse(raw)
		if err != nil {
			return fmt.Errorf("%s: %w", args[1], err)
		}
		p.URL, p.Now, p.Zone = args[2], time.Now(), "Asia/Tokyo"
		_, err = os.Stdout.Write(saved.Snapshot(p))
		return err
	case len(args) == 2 && args[0] == "score":
		return score(args[1])
	}
	return errors.New("snapshot PAGE URL, or score FOLDER")
}

func score(root string) error {
	dirs, err := layouts.Dirs(root)
	if err != nil {
		return err
	}
	var sum struct {
		Pages, Found, Missed, False int
	}
	for _, dir := range dirs {
		s, err := layouts.Evaluate(dir)
		if err != nil {
			return err
		}
		sum.Pages++
		sum.Found, sum.Missed, sum.False = sum.Found+s.Found, sum.Missed+s.Missed, sum.False+s.False
	}
	return json.NewEncoder(os.Stdout).Encode(sum)
}
