package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"

	"ashiato/server"
	"ashiato/server/geodb/release"
	"ashiato/server/releases"
	"ashiato/server/sign"
)

// run is the program: it serves until ctx ends.
func run(ctx context.Context, args []string, getenv func(string) string, wake <-chan os.Signal, out, log io.Writer) error {
	c, err := parse(args, getenv, out)
	if err != nil {
		return err
	}
	if c.version {
		fmt.Fprintln(out, "ashiato-server, carrying release", embeddedVersion())
		return nil
	}
	debug.SetGCPercent(50) // a small heap is worth more here than the little time that it costs
	lib, err := open(c, log)
	if err != nil {
		return err
	}
	defer lib.Close()
	listener, err := listen(c.listen)
	if err != nil {
		return err
	}
	count := &server.Counts{}
	limit := &limiter{Listener: listener, free: make(chan struct{}, c.connections), done: make(chan struct{}), count: count}
	s := httpServer(server.New(lib, server.Options{Now: time.Now, Count: count}), limit, log)
	current, err := lib.Current()
	if err != nil {
		return err
	}
	fmt.Fprintf(log, "serving release %s on http://%s\n", describe(current), listener.Addr())

	background, cancel := context.WithCancel(ctx)
	defer cancel()
	go lib.Watch(background, c.poll, wake, func(switched bool, faults error) {
		tell(log, lib, count, switched, faults)
	})
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(limit) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	fmt.Fprintf(log, "stopping: downloads under way have %s\n", c.grace)
	grace, cancel := context.WithTimeout(context.Background(), c.grace)
	defer cancel()
	if err := s.Shutdown(grace); err != nil {
		s.Close()
		fmt.Fprintln(log, "stopped with downloads unfinished")
	}
	return nil
}

// open gives the library that the flags ask for.
func open(c config, log io.Writer) (*releases.Library, error) {
	if c.releases != "" {
		if info, err := os.Stat(c.releases); err != nil {
			return nil, fmt.Errorf("--releases: %w", err)
		} else if !info.IsDir() {
			return nil, fmt.Errorf("--releases %s: it is no folder", c.releases)
		}
		lib, err := releases.Open(c.releases, c.public)
		if err == nil && len(c.public) == 0 {
			fmt.Fprintln(log, "no --public-key: signatures are passed on, not checked")
		}
		return lib, err
	}
	var keys []sign.PrivateKey
	if c.signKey != "" {
		k, err := releases.ReadKey(c.signKey)
		if err != nil {
			return nil, fmt.Errorf("--sign-key: %w", err)
		}
		keys = append(keys, k)
		fmt.Fprintf(log, "the embedded release is signed by %s (%s)\n", k.Public().ID(), k.Public())
	} else {
		fmt.Fprintln(log, "the embedded release is served unsigned: no extension takes an update from it (give --sign-key or --releases)")
	}
	plain, err := release.Database()
	if err != nil {
		return nil, fmt.Errorf("embedded release: %w", err)
	}
	lib, inFiles, err := releases.Embedded(releases.Source{
		Manifest: release.Manifest(), Database: plain, Packed: []byte(release.Packed()), Licence: []byte(release.Licence()),
	}, keys...)
	if err != nil {
		return nil, fmt.Errorf("embedded release: %w", err)
	}
	if !inFiles {
		fmt.Fprintln(log, "no temporary files can be used here: the database is served from memory, at more cost")
	}
	debug.FreeOSMemory() // of unpacking; from here on little is needed
	return lib, nil
}

func embeddedVersion() string {
	m, err := sign.Read(release.Manifest())
	if err != nil {
		return err.Error()
	}
	return m.Version
}

// describe is a release in words.
func describe(r server.Release) string {
	signed := "unsigned"
	if r.Signed {
		signed = "signed"
	}
	return fmt.Sprintf("%s (data of %s, %.1f MB, %s, expires %s)", r.Version, r.DataDate, float64(r.Size)/1e6, signed, r.Expires.Format(time.DateOnly))
}

// tell reports what came of looking at the releases.
func tell(log io.Writer, lib *releases.Library, count *server.Counts, switched bool, faults error) {
	if faults != nil {
		count.Failures.Add(1)
		fmt.Fprintf(log, "unusable, left alone: %s\n", strings.ReplaceAll(faults.Error(), "\n", "; "))
	}
	current, err := lib.Current()
	if err != nil {
		return
	}
	if switched {
		count.Switches.Add(1)
		fmt.Fprintf(log, "switched to release %s\n", describe(current))
	} else if faults == nil {
		fmt.Fprintf(log, "looked: still release %s\n", describe(current))
	}
}

// listen opens the port, and says in words why it cannot.
func listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("--listen %s: another program has this port; choose another, or 0 for any", address)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("--listen %s: ports below 1024 need a privilege; choose a higher one behind a proxy", address)
	case err != nil:
		return nil, fmt.Errorf("--listen %s: %w", address, err)
	}
	return l, nil
}

// httpServer sets the bounds that a client is held to. A body's pace is watched where it is sent.
func httpServer(h http.Handler, limit *limiter, out io.Writer) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    8 << 10,
		ConnState:         limit.state,
		ErrorLog:          log.New(quiet{out}, "", 0),
	}
}

// quiet lets through what the server says about itself and drops what it says about clients, since that holds their addresses.
type quiet struct{ io.Writer }

func (q quiet) Write(p []byte) (int, error) {
	if strings.HasPrefix(string(p), "http: Accept error") {
		return q.Writer.Write(p)
	}
	return len(p), nil
}

// limiter lets a bounded number of connections in; others wait in the system's queue.
type limiter struct {
	net.Listener
	free  chan struct{}
	done  chan struct{}
	once  sync.Once
	count *server.Counts
}

func (l *limiter) Accept() (net.Conn, error) {
	select {
	case l.free <- struct{}{}:
	default:
		l.count.Waited.Add(1)
		select {
		case l.free <- struct{}{}:
		case <-l.done:
			return nil, net.ErrClosed
		}
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.free
		return nil, err
	}
	return quick(c), nil
}

func (l *limiter) Close() error {
	l.once.Do(func() { close(l.done) })
	return l.Listener.Close()
}

// state counts connections: each is new once and closed once.
func (l *limiter) state(_ net.Conn, s http.ConnState) {
	switch s {
	case http.StateNew:
		l.count.Connections.Add(1)
	case http.StateClosed, http.StateHijacked:
		l.count.Connections.Add(-1)
		<-l.free
	}
}
