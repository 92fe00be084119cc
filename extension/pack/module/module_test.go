package module_test

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"ashiato/extension/pack/module"
)

func TestSectionsAndBack(t *testing.T) {
	binary := []byte("\x00asm\x01\x00\x00\x00\x01\x04\x01\x60\x00\x00\x03\x02\x01\x00\x0a\x04\x01\x02\x00\x0b")
	sections, err := module.Sections(binary)
	if err != nil || len(sections) != 3 || sections[2].ID != module.Code {
		t.Fatalf("%v, %v", sections, err)
	}
	if again := module.Join(sections); !bytes.Equal(again, binary) {
		t.Errorf("%x became %x", binary, again)
	}
	bodies, err := module.Bodies(sections[2].Body)
	if err != nil || len(bodies) != 1 || !bytes.Equal(module.JoinBodies(bodies), sections[2].Body) {
		t.Errorf("%x, %v", bodies, err)
	}
}

func TestErrorsNameThePlace(t *testing.T) {
	for name, test := range map[string]struct{ binary, want string }{
		"no module":      {"\x00wasm", "not a WebAssembly module"},
		"section cut":    {"\x00asm\x01\x00\x00\x00\x01\x09\x01", "section at byte 8: ends too early"},
		"endless number": {"\x00asm\x01\x00\x00\x00\x01" + strings.Repeat("\xff", 12), "section at byte 8"},
	} {
		if _, err := module.Sections([]byte(test.binary)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
	if _, err := module.Bodies([]byte{2, 1, 0x0b, 5, 0}); err == nil || !strings.Contains(err.Error(), "code of function 1") {
		t.Errorf("function cut: %v", err)
	}
}

func TestNumbersAndBack(t *testing.T) {
	for _, v := range []int64{0, 1, 63, 64, -1, -64, -65, 127, 128, 1 << 31, -1 << 31, math.MaxInt64, math.MinInt64} {
		r := module.Reader{Data: module.AppendSigned(nil, v)}
		if got := r.Signed(); got != v || r.Err != nil || r.At != len(r.Data) {
			t.Errorf("signed %d: %d, %v", v, got, r.Err)
		}
		u := module.Reader{Data: module.AppendUnsigned(nil, uint64(v))}
		if got := u.Unsigned(); got != uint64(v) || u.Err != nil || u.At != len(u.Data) {
			t.Errorf("unsigned %d: %d, %v", uint64(v), got, u.Err)
		}
	}
}
