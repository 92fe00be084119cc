package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ashiato/server/geodb/release"
	"ashiato/server/releases"
	"ashiato/server/sign"
)

func none(string) string { return "" }

func TestHelpTeaches(t *testing.T) {
	var out bytes.Buffer
	if err := run(t.Context(), []string{"--help"}, none, nil, &out, io.Discard); !errors.Is(err, flag.ErrHelp) {
		t.Fatal(err)
	}
	for _, word := range []string{"--listen", "ASHIATO_LISTEN", "--releases", "--public-key", "--sign-key", "--poll", "--grace", "--max-connections", "SIGHUP", "/metrics", "/healthz", "geodb release"} {
		if !strings.Contains(out.String(), word) {
			t.Errorf("the help does not name %s", word)
		}
	}
}

func TestFaults(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	open := filepath.Join(dir, "open.pem")
	for name, mode := range map[string]os.FileMode{file: 0o600, open: 0o644} {
		if err := os.WriteFile(name, []byte("no key"), mode); err != nil {
			t.Fatal(err)
		}
	}
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	k, err := sign.NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		args  string
		env   string
		usage bool
		says  string
	}{
		{args: "--listen 8080", usage: true, says: "want HOST:PORT"},
		{args: "--listen 127.0.0.1:99999", usage: true, says: "0 to 65535"},
		{args: "--listen 127.0.0.1:http", usage: true, says: "0 to 65535"},
		{env: "127.0.0.1", usage: true, says: "want HOST:PORT"},
		{args: "--listen " + busy.Addr().String(), says: "another program has this port"},
		{args: "--nonsense", usage: true, says: "nonsense"},
		{args: "folder", usage: true, says: "unexpected argument"},
		{args: "--poll 1ms", usage: true, says: "--poll"},
		{args: "--max-connections 0", usage: true, says: "--max-connections"},
		{args: "--public-key hello --releases " + dir, usage: true, says: "ed25519:"},
		{args: "--public-key " + k.Public().String(), usage: true, says: "--releases"},
		{args: "--sign-key " + file + " --releases " + dir, usage: true, says: "embedded"},
		{args: "--sign-key " + file, says: "PEM"},
		{args: "--sign-key " + open, says: "chmod 600"},
		{args: "--sign-key " + filepath.Join(dir, "missing"), says: "no such file"},
		{args: "--releases " + filepath.Join(dir, "missing"), says: "no such file"},
		{args: "--releases " + file, says: "no folder"},
		{args: "--releases " + dir, says: "no usable release"},
	} {
		getenv := func(name string) string {
			if name == "ASHIATO_LISTEN" {
				return tc.env
			}
			return ""
		}
		err := run(t.Context(), strings.Fields(tc.args), getenv, nil, io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), tc.says) || errors.As(err, new(usageError)) != tc.usage {
			t.Errorf("%q %q: got %v, want %q", tc.args, tc.env, err, tc.says)
		}
	}
}

// started is a running server.
type started struct {
	address string
	log     *lines
	wake    chan os.Signal
	stop    context.CancelFunc
	ended   chan error
}

// lines is a log that can be read while it is written.
type lines struct {
	sync.Mutex
	b bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) { l.Lock(); defer l.Unlock(); return l.b.Write(p) }
func (l *lines) String() string              { l.Lock(); defer l.Unlock(); return l.b.String() }

func (l *lines) wait(t *testing.T, text string) {
	t.Helper()
	for range 1000 {
		if strings.Contains(l.String(), text) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("the log never says %q:\n%s", text, l)
}

func start(t *testing.T, args ...string) *started {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	s := &started{log: &lines{}, wake: make(chan os.Signal, 1), stop: stop, ended: make(chan error, 1)}
	go func() {
		s.ended <- run(ctx, append([]string{"--listen", "127.0.0.1:0"}, args...), none, s.wake, io.Discard, s.log)
	}()
	t.Cleanup(stop)
	s.log.wait(t, "http://")
	_, after, _ := strings.Cut(s.log.String(), "http://")
	s.address, _, _ = strings.Cut(after, "\n")
	return s
}

func get(t *testing.T, url string) (int, []byte) {
	t.Helper()
	w, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Body.Close()
	b, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.StatusCode, b
}

func TestEmbedded(t *testing.T) {
	s := start(t)
	if status, b := get(t, "http://"+s.address+"/v1/manifest.json"); status != 200 || !bytes.Equal(b, release.Manifest()) {
		t.Errorf("manifest: %d %s", status, b)
	}
	m, err := sign.Read(release.Manifest())
	if err != nil {
		t.Fatal(err)
	}
	_, b := get(t, "http://"+s.address+m.URL)
	if _, err := sign.ReadDatabase(m, bytes.NewReader(b)); err != nil {
		t.Error(err)
	}
	if status, _ := get(t, "http://"+s.address+"/v1/manifest.json.sig"); status != 404 || !strings.Contains(s.log.String(), "unsigned") {
		t.Errorf("signature: %d; log %s", status, s.log)
	}
	s.stop()
	if err := <-s.ended; err != nil {
		t.Error(err)
	}
}

func TestEmbeddedSigned(t *testing.T) {
	k, err := sign.NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "key.pem")
	if err := releases.WriteKey(name, k); err != nil {
		t.Fatal(err)
	}
	if err := releases.WriteKey(name, k); err == nil {
		t.Error("a key was overwritten")
	}
	s := start(t, "--sign-key", name)
	_, sig := get(t, "http://"+s.address+"/v1/manifest.json.sig")
	if _, err := sign.Verify(release.Manifest(), sig, []sign.PublicKey{k.Public()}); err != nil {
		t.Error(err)
	}
}

// TestSwitch takes up a release at SIGHUP, and reports a bad one without taking it up.
func TestSwitch(t *testing.T) {
	root := t.TempDir()
	m := string(release.Manifest())
	plain, err := release.Database()
	if err != nil {
		t.Fatal(err)
	}
	src := releases.Source{Manifest: []byte(m), Database: plain, Packed: []byte(release.Packed()), Licence: []byte(release.Licence())}
	terms := releases.Terms{Now: time.Now().Add(-time.Hour), Lifetime: time.Hour * 24}
	if _, err := releases.Write(root, src, terms); err != nil {
		t.Fatal(err)
	}
	s := start(t, "--releases", root, "--poll", "1h")
	if err := os.Mkdir(filepath.Join(root, "bad"), 0o755); err != nil {
		t.Fatal(err)
	}
	s.wake <- os.Interrupt // any signal wakes it here
	s.log.wait(t, "unusable, left alone: bad")
	terms.Now = time.Now()
	dir, err := releases.Renew(root, terms)
	if err != nil {
		t.Fatal(err)
	}
	s.wake <- os.Interrupt
	s.log.wait(t, "switched to release "+filepath.Base(dir))
	if _, b := get(t, "http://"+s.address+"/metrics"); !bytes.Contains(b, []byte("ashiato_release_switches_total 1\n")) {
		t.Errorf("%s", b)
	}
}

// TestGracefulStop ends no download that is under way, and lets nobody else in.
func TestGracefulStop(t *testing.T) {
	s := start(t, "--grace", "30s")
	_, text := get(t, "http://"+s.address+"/v1/manifest.json")
	m, err := sign.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	w, err := http.Get("http://" + s.address + m.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Body.Close()
	first := make([]byte, 1000)
	if _, err := io.ReadFull(w.Body, first); err != nil {
		t.Fatal(err)
	}
	s.stop()
	s.log.wait(t, "stopping")
	for range 1000 { // until the port is closed
		c, err := net.Dial("tcp", s.address)
		if err != nil {
			break
		}
		c.Close()
		time.Sleep(20 * time.Millisecond)
	}
	if c, err := net.Dial("tcp", s.address); err == nil {
		c.Close()
		t.Error("a stopping server lets others in")
	}
	rest, err := sign.ReadDatabase(m, io.MultiReader(bytes.NewReader(first), w.Body))
	if err != nil || len(rest) != m.Size {
		t.Errorf("the download under way was cut: %v", err)
	}
	if err := <-s.ended; err != nil || strings.Contains(s.log.String(), "unfinished") {
		t.Errorf("%v\n%s", err, s.log)
	}
}

// TestSlowClients are cut off: one that never ends its header, and one more than may connect waits until another leaves.
func TestSlowClients(t *testing.T) {
	s := start(t, "--max-connections", "2", "--grace", "100ms")
	begin := time.Now()
	slow := dial(t, s.address, "GET /healthz HTTP/1.1\r\nHost:")
	dial(t, s.address, "GET /healthz HTTP/1.1\r\nX-Slow:")
	third := dial(t, s.address, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
	line, err := bufio.NewReader(third).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "HTTP/1.1 200") {
		t.Errorf("the third client got %q, %v", line, err)
	}
	if waited := time.Since(begin); waited < 3*time.Second || waited > 20*time.Second {
		t.Errorf("slow headers were cut off after %s, want about 5 s", waited)
	}
	if _, err := io.Copy(io.Discard, slow); err != nil {
		t.Errorf("the slow client: %v", err)
	}
	s.stop()
	if err := <-s.ended; err != nil {
		t.Error(err)
	}
}

func TestHugeHeader(t *testing.T) {
	s := start(t)
	c := dial(t, s.address, "GET /healthz HTTP/1.1\r\nHost: x\r\n"+strings.Repeat("X: "+strings.Repeat("a", 1000)+"\r\n", 30)+"\r\n")
	line, _ := bufio.NewReader(c).ReadString('\n')
	if !strings.HasPrefix(line, "HTTP/1.1 431") {
		t.Errorf("got %q", line)
	}
}

func dial(t *testing.T, address, text string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	_ = c.SetDeadline(time.Now().Add(25 * time.Second))
	if _, err := fmt.Fprint(c, text); err != nil {
		t.Fatal(err)
	}
	return c
}
