//go:build !wasm

// The whole time zone database is read from Go's own files, which only a native test can.

package zone

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
)

var update = flag.Bool("update", false, "write rules.txt anew from Go's own copy of the time zone database")

// planned are the zones whose changes of the next decades do not follow one rule: they keep Ramadan or a treaty.
var planned = []string{"Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron"}

// TestRules compares every zone with the whole database, every six hours of three years.
func TestRules(t *testing.T) {
	names := zoneNames(t)
	checked := 0
	for _, name := range names {
		want, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Load(name)
		if err != nil {
			t.Errorf("%s: %v (rules.txt is written by -update)", name, err)
			continue
		}
		checked++
		if slices.Contains(planned, name) {
			continue
		}
		for at := time.Date(2025, 7, 1, 0, 30, 0, 0, time.UTC); at.Year() < 2028; at = at.Add(6 * time.Hour) {
			_, a := at.In(want).Zone()
			if _, b := at.In(got).Zone(); a != b {
				t.Errorf("%s at %s: %d s, the database says %d s", name, at, b, a)
				break
			}
		}
	}
	if checked < 400 {
		t.Errorf("only %d zones", checked)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load("Pacific/Auckland"); err != nil {
			b.Fatal(err)
		}
	}
}

// zoneNames are the zones of Go's database; with -update their rules are written down.
func zoneNames(t *testing.T) []string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var names []string
	var out strings.Builder
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") || f.Name == "UTC" || f.Name == "Factory" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		lines := bytes.Split(bytes.TrimSuffix(b, []byte("\n")), []byte("\n"))
		names = append(names, f.Name)
		out.WriteString(f.Name + " " + string(lines[len(lines)-1]) + "\n")
	}
	if *update {
		if err := os.WriteFile("rules.txt", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return names
}
