package main

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// pair is a connection as the server has it, and the client's end.
func pair(t *testing.T) (server net.Conn, client *net.TCPConn) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close(); s.Close() })
	return quick(s), c.(*net.TCPConn)
}

// large is a file of 9 MB, more than any socket holds.
func large(t *testing.T) (*os.File, []byte) {
	t.Helper()
	content := make([]byte, 9<<20)
	for i := range content {
		content[i] = byte(i * 7 >> 3)
	}
	name := filepath.Join(t.TempDir(), "large")
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, content
}

func TestSendsFiles(t *testing.T) {
	s, c := pair(t)
	f, content := large(t)
	if _, err := f.Seek(1000, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	want := content[1000 : 1000+8<<20]
	got := make(chan []byte, 1)
	go func() {
		b := make([]byte, len(want))
		_, _ = io.ReadFull(c, b)
		got <- b
	}()
	n, err := io.CopyN(s, f, int64(len(want)))
	if err != nil || n != int64(len(want)) || !bytes.Equal(<-got, want) {
		t.Errorf("%d of %d bytes, %v", n, len(want), err)
	}
	if at, err := f.Seek(0, io.SeekCurrent); err != nil || at != 1000+n {
		t.Errorf("the file stands at %d, %v", at, err)
	}
}

// TestSendEnds are transfers that cannot be finished: each must end with an error, and say how far it came.
func TestSendEnds(t *testing.T) {
	for _, tc := range []struct {
		name  string
		spoil func(t *testing.T, f *os.File, s net.Conn, c *net.TCPConn)
		want  error
	}{
		{"the client takes nothing", func(t *testing.T, _ *os.File, s net.Conn, _ *net.TCPConn) {
			_ = s.SetWriteDeadline(time.Now().Add(200 * time.Millisecond))
		}, os.ErrDeadlineExceeded},
		{"the client has gone", func(t *testing.T, _ *os.File, _ net.Conn, c *net.TCPConn) {
			_ = c.SetLinger(0)
			c.Close()
		}, syscall.ECONNRESET},
		{"the file has shrunk", func(t *testing.T, f *os.File, _ net.Conn, c *net.TCPConn) {
			if err := os.Truncate(f.Name(), 100_000); err != nil {
				t.Fatal(err)
			}
			go func() { _, _ = io.Copy(io.Discard, c) }()
		}, io.ErrUnexpectedEOF},
		{"the server ends", func(t *testing.T, _ *os.File, s net.Conn, _ *net.TCPConn) {
			time.AfterFunc(100*time.Millisecond, func() { s.Close() })
		}, net.ErrClosed},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, c := pair(t)
			f, content := large(t)
			tc.spoil(t, f, s, c)
			n, err := io.CopyN(s, f, int64(len(content)))
			if n >= int64(len(content)) || !errors.Is(err, tc.want) && !(tc.want == syscall.ECONNRESET && errors.Is(err, syscall.EPIPE)) {
				t.Errorf("%d bytes, %v, want %v", n, err, tc.want)
			}
		})
	}
}

// TestSendsOtherThings goes net's own way.
func TestSendsOtherThings(t *testing.T) {
	s, c := pair(t)
	if n, err := io.Copy(s, io.LimitReader(bytes.NewReader([]byte("hello")), 5)); n != 5 || err != nil {
		t.Error(n, err)
	}
	b := make([]byte, 5)
	if _, err := io.ReadFull(c, b); err != nil || string(b) != "hello" {
		t.Errorf("%q, %v", b, err)
	}
}
