package straight

import (
	"bytes"
	"testing"

	"ashiato/extension/pack/module"
)

func TestShortenLeavesOtherLocals(t *testing.T) {
	code := []byte{0x20, 1, 0x41, 16, 0x6a, 0x29, 3, 0} // nothing says that local 1 is the stack pointer
	list, err := decode(&module.Reader{Data: code})
	if err != nil || len(shorten(list, &Counts{})) != len(list) {
		t.Errorf("%v, %v", list, err)
	}
}

func TestShorten(t *testing.T) {
	for name, test := range map[string]struct{ code, want []byte }{
		"an address counted in 64 bits": { // store 7 at stack pointer + 16
			[]byte{0x20, 1, 0xad, 0x42, 16, 0x7c, 0xa7, 0x42, 7, 0x37, 3, 8}, []byte{0x20, 1, 0x42, 7, 0x37, 3, 24}},
		"an address that is not on the stack": {
			[]byte{0x20, 2, 0xad, 0x42, 16, 0x7c, 0xa7, 0x29, 3, 0}, []byte{0x20, 2, 0x41, 16, 0x6a, 0x29, 3, 0}},
		"an address below the stack pointer stays a sum": {
			[]byte{0x20, 1, 0xad, 0x42, 0x78, 0x7c, 0xa7, 0x29, 3, 0}, []byte{0x20, 1, 0x41, 0x78, 0x6a, 0x29, 3, 0}},
		"an address that a call uses stays a sum": {
			[]byte{0x20, 1, 0x41, 16, 0x6a, 0x10, 5}, []byte{0x20, 1, 0x41, 16, 0x6a, 0x10, 5}},
		"an address that is a value of another store": { // store the address itself
			[]byte{0x20, 3, 0x20, 1, 0x41, 16, 0x6a, 0x36, 2, 0}, []byte{0x20, 3, 0x20, 1, 0x41, 16, 0x6a, 0x36, 2, 0}},
		"a mask of what is loaded":     {[]byte{0x20, 1, 0x34, 2, 8, 0x42, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x83}, []byte{0x20, 1, 0x35, 2, 8}},
		"a mask of any value":          {[]byte{0x20, 4, 0x42, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x83}, []byte{0x20, 4, 0xa7, 0xad}},
		"a byte cut to 32 bits":        {[]byte{0x20, 1, 0x31, 0, 8, 0xa7}, []byte{0x20, 1, 0x2d, 0, 8}},
		"a word cut to 32 bits":        {[]byte{0x20, 1, 0x29, 3, 8, 0xa7}, []byte{0x20, 1, 0x28, 2, 8}},
		"a constant cut to 32 bits":    {[]byte{0x42, 0xff, 0xff, 0xff, 0xff, 0x0f, 0xa7}, []byte{0x41, 0x7f}},
		"a comparison that is negated": {[]byte{0x20, 2, 0x20, 3, 0x51, 0xad, 0x50}, []byte{0x20, 2, 0x20, 3, 0x51, 0x45}},
		"equal to zero":                {[]byte{0x20, 4, 0x42, 0, 0x51}, []byte{0x20, 4, 0x50}},
		"set and got":                  {[]byte{0x21, 4, 0x20, 4}, []byte{0x22, 4}},
		"set, and another got":         {[]byte{0x21, 4, 0x20, 5}, []byte{0x21, 4, 0x20, 5}},
		"the stack pointer moved twice, and out": {
			[]byte{0x20, 1, 0x41, 24, 0x6a, 0x22, 1, 0x24, 0, 0x20, 1, 0x41, 8, 0x6a, 0x22, 1, 0x24, 0, 0x41, 0, 0x0f}, []byte{0x20, 1, 0x41, 32, 0x6a, 0x24, 0, 0x41, 0, 0x0f}},
		"down and up": {
			[]byte{0x20, 1, 0x41, 24, 0x6b, 0x22, 1, 0x24, 0, 0x20, 1, 0x41, 8, 0x6a, 0x22, 1, 0x24, 0}, []byte{0x20, 1, 0x41, 0x70, 0x6a, 0x22, 1, 0x24, 0}},
	} {
		fetch := []byte{0x23, 0, 0x21, 1, 0x41, 0, 0x1a} // the stack pointer, as at each function's beginning; and something between
		list, err := decode(&module.Reader{Data: append(fetch, test.code...)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got []byte
		for _, in := range shorten(list, &Counts{}) {
			got = append(got, in.raw...)
		}
		if !bytes.Equal(got, append(fetch, test.want...)) {
			t.Errorf("%s: % x, want % x", name, got, test.want)
		}
	}
}
