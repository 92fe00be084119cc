package layouts

import (
	"path/filepath"
	"runtime"
	"testing"
)

// TestTargets reads every page with known records; a reading worse than the targets fails.
func TestTargets(t *testing.T) {
	if runtime.GOOS == "wasip1" {
		t.Skip("this runtime sees no files")
	}
	for _, root := range []string{"layouts/seen", "layouts/heldout", "providers"} {
		table, ok, err := Report(filepath.Join("..", "..", "..", "testdata", filepath.FromSlash(root)), true)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			t.Errorf("a target is missed:\n%s", table)
		}
	}
}
