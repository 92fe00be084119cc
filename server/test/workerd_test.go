package test

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"ashiato/server/releases"
)

// TestWorkerd runs the table on Cloudflare's runtime: the Worker over R2, and the static site with its _headers. server/test/run builds
// and installs what it needs and sets ASHIATO_WORKERD, so that there nothing is skipped.
func TestWorkerd(t *testing.T) {
	build, err := filepath.Abs("../../build/worker")
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("ASHIATO_WORKERD") == "" {
		t.Skip("it needs npm and the built Worker: make test-server runs it")
	}
	root, has, _ := first(t)
	site := filepath.Join(t.TempDir(), "site")
	if err := releases.WriteSite(root, site); err != nil {
		t.Fatal(err)
	}
	at := workerd(t, build, site)
	t.Run("worker", func(t *testing.T) {
		conform(t, host{at.Worker, everything &^ metrics, has})
		h := host{at.Worker, everything, has}
		want(t, h.ask(t, "GET", "/metrics"), 404, "")
	})
	t.Run("assets", func(t *testing.T) { conform(t, host{at.Assets, tags | headers, has}) })
}

type addresses struct{ Worker, Assets string }

func workerd(t *testing.T, build, site string) (at addresses) {
	t.Helper()
	c := exec.Command("node", "workerd.mjs", build, site)
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			_ = c.Process.Kill()
		}
	})
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err != nil {
		t.Fatalf("workerd did not start: %v", err)
	}
	if err := json.Unmarshal(line, &at); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return at
}
