package geoip

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"math/rand/v2"
	"net/netip"
	"os"
	"runtime"
	"testing"
	"time"
)

// released is the database that ships, compressed.
const released = "../../server/geodb/release/networks.mmdb.gz"

// What one hostile file may cost. A real file opens within 20 ms and 2 MB; a busy machine and the race detector get a wide margin.
const (
	mostTime   = 20 * time.Second
	mostMemory = 64 << 20
)

var metaMark = []byte("\xAB\xCD\xEFMaxMind.com")

func unpacked(t *testing.T) []byte {
	t.Helper()
	f, err := os.Open(released)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// hostile spoils a database in place and gives it back as it was.
type hostile struct {
	r    *rand.Rand
	file []byte
	undo []saved
	data int // where the records begin, as far as the metadata tells
	meta int // where the description of itself begins
}

type saved struct {
	at  int
	old byte
}

func newHostile(r *rand.Rand, file []byte) *hostile {
	meta := bytes.LastIndex(file, metaMark)
	data := bytes.Index(file[:meta], make([]byte, 16)) // tree and records are parted by 16 zero bytes
	return &hostile{r: r, file: file, data: max(data, 0), meta: meta}
}

func (h *hostile) set(at int, b byte) {
	if at < 0 || at >= len(h.file) {
		return
	}
	h.undo = append(h.undo, saved{at, h.file[at]})
	h.file[at] = b
}

func (h *hostile) heal() {
	for i := len(h.undo) - 1; i >= 0; i-- {
		h.file[h.undo[i].at] = h.undo[i].old
	}
	h.undo = h.undo[:0]
}

// place is somewhere in the file: the metadata and the tree's first nodes, which every look-up passes, more often than their size asks for.
func (h *hostile) place() int {
	switch h.r.IntN(4) {
	case 0:
		return h.meta + h.r.IntN(len(h.file)-h.meta)
	case 1:
		return h.r.IntN(min(4096, len(h.file)))
	case 2:
		return h.data + h.r.IntN(max(1, h.meta-h.data))
	}
	return h.r.IntN(len(h.file))
}

// spoil makes one mutation and returns the file to open: bits, bytes, runs, sizes and pointers as large as they go, parts copied over others,
// ends and beginnings missing.
func (h *hostile) spoil() []byte {
	for range 1 + h.r.IntN(4) {
		at := h.place()
		switch h.r.IntN(7) {
		case 0:
			h.set(at, h.file[at]^1<<h.r.IntN(8))
		case 1:
			h.set(at, byte(h.r.IntN(256)))
		case 2: // a run of one byte
			b := []byte{0, 0xff, 0x20, 0xe0}[h.r.IntN(4)]
			for i := range h.r.IntN(200) {
				h.set(at+i, b)
			}
		case 3: // a map, a list or a text that says it is huge
			kind := []byte{0xff, 0x1f, 0x5f, 0x9f}[h.r.IntN(4)]
			for i, b := range []byte{kind, 0x04, 0xff, 0xff, 0xff} {
				h.set(at+i, b)
			}
		case 4: // a pointer to anywhere, or to itself
			to := h.r.IntN(max(1, h.meta-h.data))
			if h.r.IntN(2) == 0 {
				to = at - h.data - 16
			}
			for i, b := range []byte{0x38, byte(to >> 24), byte(to >> 16), byte(to >> 8), byte(to)} {
				h.set(at+i, b)
			}
		case 5: // one part over another
			from := h.place()
			for i := range h.r.IntN(300) {
				if from+i < len(h.file) {
					h.set(at+i, h.file[from+i])
				}
			}
		case 6: // a node of the tree that leads back to the root
			node := h.r.IntN(64) * 6
			for i := range 6 {
				h.set(node+i, 0)
			}
		}
	}
	switch h.r.IntN(20) {
	case 0:
		return h.file[:h.r.IntN(len(h.file))]
	case 1:
		return h.file[h.r.IntN(len(h.file)):]
	}
	return h.file
}

// use opens a file and asks it, as the analyzer would.
func use(t *testing.T, file []byte) bool {
	d, err := Open(file)
	if err != nil {
		var refused *FileError
		if !errors.As(err, &refused) || refused.Detail == "" || d != nil {
			t.Fatalf("refused with %#v, %v", err, d)
		}
		return false
	}
	for _, a := range []string{"45.0.0.1", "113.108.182.52", "126.79.204.17", "255.255.255.255", "0.0.0.0", "2400::1", "2001:db8::1", "ffff::"} {
		if place, _ := d.Lookup(netip.MustParseAddr(a)); place.Country != "" && CountryCode(place.Country) != place.Country {
			t.Fatalf("%s: %q as a country", a, place.Country)
		}
	}
	for _, p := range []string{"113.108.0.0/16", "10.0.0.0/8", "0.0.0.0/0", "2400::/12", "::/0"} {
		d.LookupPrefix(netip.MustParsePrefix(p))
	}
	d.Describe()
	return true
}

// TestHostileFilesEnd opens thousands of mutations of the small database and of the one that ships: each is refused or answers, within bounds
// of time and memory. A mutation that hangs is named by the log: rounds are counted from one seed.
func TestHostileFilesEnd(t *testing.T) {
	small, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		file   []byte
		rounds int
	}{{"small", small, 6000}, {"released", unpacked(t), 3000}} {
		t.Run(c.name, func(t *testing.T) {
			whole := bytes.Clone(c.file)
			h := newHostile(rand.New(rand.NewPCG(8, uint64(len(c.file)))), c.file)
			if h.meta < 0 || !use(t, h.file) {
				t.Fatal("the sound file is refused")
			}
			if testing.Short() { // under the race detector, which looks for other faults
				c.rounds /= 20
			}
			opened, slowest, most := 0, time.Duration(0), uint64(0)
			var before, after runtime.MemStats
			for i := range c.rounds {
				file := h.spoil()
				runtime.ReadMemStats(&before)
				start := time.Now()
				if use(t, file) {
					opened++
				}
				took := time.Since(start)
				runtime.ReadMemStats(&after)
				if slowest, most = max(slowest, took), max(most, after.TotalAlloc-before.TotalAlloc); took > mostTime || most > mostMemory {
					t.Fatalf("mutation %d: %v, %d bytes", i, took, most)
				}
				h.heal()
			}
			t.Logf("%d of %d mutations were opened; the slowest took %v, the largest %d KB", opened, c.rounds, slowest, most>>10)
			if opened == 0 || opened == c.rounds {
				t.Error("the mutations test one side only")
			}
			if !bytes.Equal(whole, h.file) {
				t.Error("the file was not healed")
			}
		})
	}
}
