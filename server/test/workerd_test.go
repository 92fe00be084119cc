package test

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashiato/server/releases"
)

// TestWorkerd runs the table on Cloudflare's runtime: the Worker over R2, and the static site with its _headers, as wrangler would upload them.
// It runs in the runtime that the simulator of R2 and assets was made for, and in the newest. server/test/run builds and installs what it needs
// and sets ASHIATO_WORKERD, so that there nothing is skipped.
func TestWorkerd(t *testing.T) {
	if os.Getenv("ASHIATO_WORKERD") == "" {
		t.Skip("it needs npm and the built Worker: make test-server runs it")
	}
	root, has, _ := first(t)
	site, build := filepath.Join(t.TempDir(), "site"), filepath.Join(t.TempDir(), "upload")
	if err := releases.WriteSite(root, site); err != nil {
		t.Fatal(err)
	}
	said := wrangler(t, "wrangler.jsonc", "--outdir", build)
	if !strings.Contains(said, "env.RELEASES (ashiato-releases)") || !strings.Contains(said, "app.wasm") {
		t.Errorf("wrangler would upload no program or bind no bucket:\n%s", said)
	}
	if said := wrangler(t, "wrangler.assets.jsonc", "--assets", site); !strings.Contains(said, "files from the assets directory") || strings.Contains(said, "env.") {
		t.Errorf("wrangler would upload no site, or more than that:\n%s", said)
	}
	for name, runtime := range map[string]string{"simulator": "", "newest": "workerd-newest"} {
		t.Run(name, func(t *testing.T) {
			at := workerd(t, build, site, runtime)
			t.Run("worker", func(t *testing.T) {
				conform(t, host{at.Worker, everything &^ metrics, has})
				h := host{at.Worker, everything, has}
				want(t, h.ask(t, "GET", "/metrics"), 404, "")
			})
			t.Run("assets", func(t *testing.T) { conform(t, host{at.Assets, tags | headers, has}) })
		})
	}
}

// wrangler packs a configuration as for an upload and uploads nothing: it has no account, no home and no way out. Its warnings are faults.
func wrangler(t *testing.T, config string, args ...string) string {
	t.Helper()
	here, err := filepath.Abs("node_modules/.bin/wrangler")
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(here, append([]string{"deploy", "--dry-run", "-c", config}, args...)...)
	c.Dir = "../cmd/worker"
	nowhere := "http://127.0.0.1:1"
	c.Env = append(os.Environ(), "HOME="+t.TempDir(), "XDG_CONFIG_HOME=", "CI=1", "WRANGLER_SEND_METRICS=false", "CLOUDFLARE_API_TOKEN=", "HTTP_PROXY="+nowhere, "HTTPS_PROXY="+nowhere)
	said, err := c.CombinedOutput()
	_, after, _ := strings.Cut(string(said), "wrangler 4") // before it stands a warning of the proxy
	if err != nil || strings.Contains(after, "WARNING") || strings.Contains(after, "ERROR") {
		t.Fatalf("wrangler %s: %v\n%s", config, err, said)
	}
	return string(said)
}

type addresses struct{ Worker, Assets string }

// workerd starts both in a runtime: the simulator's own, or that of an npm package.
func workerd(t *testing.T, build, site, runtime string) (at addresses) {
	t.Helper()
	c := exec.Command("node", "workerd.mjs", build, site, runtime)
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
