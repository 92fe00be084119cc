package releases

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// paced records the deadlines that a sender sets itself.
type paced struct {
	*httptest.ResponseRecorder
	deadlines []time.Time
}

func (p *paced) SetWriteDeadline(t time.Time) error {
	p.deadlines = append(p.deadlines, t)
	return nil
}

// TestPace proves that a client has to take every step in time, not the whole file: a slow line is served, a stopped one is not.
func TestPace(t *testing.T) {
	b := bytes.Repeat([]byte("x"), 3*step+5)
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
	w := &paced{ResponseRecorder: httptest.NewRecorder()}
	f := &file{path: name, size: int64(len(b))}
	if err := f.Send(w, http.StatusOK, 2, f.size-2); err != nil || w.Body.Len() != len(b)-2 {
		t.Fatalf("sent %d bytes, %v", w.Body.Len(), err)
	}
	if len(w.deadlines) != 4 || time.Until(w.deadlines[3]) > stepTime {
		t.Errorf("deadlines: %v", w.deadlines)
	}
	busy := &file{path: name, size: int64(len(b)), crowd: new(atomic.Int64)}
	busy.crowd.Store(crowded)
	w = &paced{ResponseRecorder: httptest.NewRecorder()}
	if err := busy.Send(w, http.StatusOK, 2, f.size-2); err != nil || !bytes.Equal(w.Body.Bytes(), b[2:]) || len(w.deadlines) != 4 || busy.crowd.Load() != crowded {
		t.Errorf("in a crowd: sent %d bytes, %d deadlines, %v", w.Body.Len(), len(w.deadlines), err)
	}
	f.size++
	w = &paced{ResponseRecorder: httptest.NewRecorder()}
	if err := f.Send(w, http.StatusOK, 0, 10); err == nil || w.Body.Len() > 0 || w.Code != http.StatusOK {
		t.Errorf("a changed file was sent: %d bytes, %v", w.Body.Len(), err)
	}
}

func TestSpoolLeavesNoName(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	path, held, err := spool([]byte("database"))
	if err != nil {
		t.Skip("no nameless files on this system: ", err)
	}
	defer held.Close()
	if b, err := os.ReadFile(path); err != nil || string(b) != "database" {
		t.Errorf("%q, %v", b, err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
