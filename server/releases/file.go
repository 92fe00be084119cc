package releases

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

// file is one file of a release: on disk, or in memory if content is set.
type file struct {
	path     string
	content  []byte
	size     int64
	tag      string
	modified time.Time
}

func (f *file) Size() int64         { return f.size }
func (f *file) ETag() string        { return f.tag }
func (f *file) Modified() time.Time { return f.modified }

// A client must take a step of 1 MB within 2 minutes: 8.7 KB/s, a phone on a throttled line does. A slower one is cut off, so that it does not
// hold a connection for hours; it can ask for the rest with Range. Smaller steps cost CPU: 256 KB took a tenth more for each megabyte.
const (
	step     = 1 << 20
	stepTime = 2 * time.Minute
)

// Send is File's. The body of a file on disk goes from the page cache to the socket (sendfile), which net/http does for an *os.File behind a
// known Content-Length.
func (f *file) Send(w http.ResponseWriter, status int, from, length int64) error {
	if f.content != nil {
		w.WriteHeader(status)
		_, _ = w.Write(f.content[from : from+length]) // a client that has gone is no error of ours
		return nil
	}
	r, err := os.Open(f.path)
	if err != nil {
		return err
	}
	defer r.Close()
	if info, err := r.Stat(); err != nil || info.Size() != f.size {
		return errors.Join(err, fmt.Errorf("%s: its size has changed", f.path))
	}
	if from > 0 {
		if _, err := r.Seek(from, io.SeekStart); err != nil {
			return err
		}
	}
	w.WriteHeader(status)
	control := http.NewResponseController(w)
	for length > 0 {
		_ = control.SetWriteDeadline(time.Now().Add(stepTime)) // unsupported under test recorders only
		n, err := io.CopyN(w, r, min(length, step))
		if err != nil {
			return nil // the declared length is not reached: net/http closes the connection
		}
		length -= n
	}
	return nil
}
