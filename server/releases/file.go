package releases

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync/atomic"
	"time"
)

// file is one file of a release: on disk, or in memory if content is set.
type file struct {
	path     string
	content  []byte
	size     int64
	tag      string
	modified time.Time
	crowd    *atomic.Int64 // downloads under way from the same folder; nil counts as few
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

// crowded is the number of downloads from which on memory counts for more than CPU: net/http holds 32 KB for each that goes by sendfile.
// At 1,000 downloads they alone made 32 of 42 MB.
const crowded = 200

// copySmall is io.CopyN through 4 KB, without sendfile.
func copySmall(w io.Writer, r io.Reader, n int64) (int64, error) {
	written, err := io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{io.LimitReader(r, n)}, make([]byte, 4<<10))
	if err == nil && written < n {
		err = io.ErrUnexpectedEOF
	}
	return written, err
}

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
	copyN := io.CopyN
	if f.crowd != nil {
		defer f.crowd.Add(-1)
		if f.crowd.Add(1) > crowded {
			copyN = copySmall
		}
	}
	w.WriteHeader(status)
	control := http.NewResponseController(w)
	for length > 0 {
		_ = control.SetWriteDeadline(time.Now().Add(stepTime)) // unsupported under test recorders only
		n, err := copyN(w, r, min(length, step))
		if err != nil {
			return nil // the declared length is not reached: net/http closes the connection
		}
		length -= n
	}
	return nil
}
