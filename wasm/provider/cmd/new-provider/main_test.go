package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/provider"
)

var now = time.Date(2027, 1, 5, 0, 0, 0, 0, time.UTC)

func root(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "wasm/provider/definitions"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// What the scaffold writes can be read, and is refused until it is filled in.
func TestScaffold(t *testing.T) {
	dir := root(t)
	files, err := scaffold(dir, "so-and-so", now)
	if err != nil || len(files) != 4 {
		t.Fatalf("%v: %v", files, err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "wasm/provider/definitions/so-and-so.json"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := provider.Decode("so-and-so", text)
	if err != nil {
		t.Fatal(err)
	}
	if d.Histories[0].Checked != "2027-01" {
		t.Errorf("checked: %s", d.Histories[0].Checked)
	}
	if err := d.Check(); err == nil || !strings.Contains(err.Error(), "hosts: ") {
		t.Errorf("a scaffold passes for a definition: %v", err)
	}
	d.Hosts[0] = "login.so-and-so.ne.jp"
	if err := d.Check(); err != nil {
		t.Errorf("more is wrong than the host: %v", err)
	}
}

func TestScaffoldNeverOverwrites(t *testing.T) {
	dir := root(t)
	file := filepath.Join(dir, "wasm/provider/definitions/mine.json")
	if err := os.WriteFile(file, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := scaffold(dir, "mine", now); err == nil {
		t.Error("no error")
	}
	if text, _ := os.ReadFile(file); string(text) != "mine" {
		t.Error("overwritten")
	}
	if _, err := os.Stat(filepath.Join(dir, "testdata")); err == nil {
		t.Error("half of it was written")
	}
}

func TestScaffoldRefusesBadIDs(t *testing.T) {
	dir := root(t)
	for _, id := range []string{"", "../x", "A", "a b", "-a", "a/b", "日本"} {
		if _, err := scaffold(dir, id, now); err == nil {
			t.Errorf("%q is taken for an id", id)
		}
	}
	if _, err := scaffold(t.TempDir(), "a", now); err == nil {
		t.Error("written outside the project")
	}
}
