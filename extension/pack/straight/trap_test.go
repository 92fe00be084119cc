package straight

import (
	"bytes"
	"testing"

	"ashiato/extension/pack/module"
)

func TestTrapped(t *testing.T) {
	call := func(f byte) []byte {
		return []byte{0x20, 1, 0x41, 8, 0x6b, 0x22, 1, 0x24, 0, 0x20, 1, 0x42, 77, 0x37, 3, 0, 0x41, 0, 0x10, f, 0x23, 0, 0x21, 1, 0x0d, 1}
	}
	condition := []byte{0x20, 2, 0x50, 0x04, 0x40} // if local 2 is nothing
	arguments := []byte{0x20, 1, 0x20, 2, 0x37, 3, 16, 0x20, 3, 0x21, 4}
	join := func(parts ...[]byte) []byte { return bytes.Join(append(parts, []byte{0x0b}), nil) }
	for name, test := range map[string]struct{ code, want []byte }{
		"a call that ends the program":  {join(condition, call(5), []byte{0x0b}), join(condition, []byte{0x00, 0x0b})},
		"with what is stored for it":    {join(condition, arguments, call(5), []byte{0x0b}), join(condition, []byte{0x00, 0x0b})},
		"after another call":            {join(condition, []byte{0x10, 9}, arguments, call(5), []byte{0x0b}), join(condition, []byte{0x10, 9, 0x00, 0x0b})},
		"another call":                  {join(condition, call(6), []byte{0x0b}), join(condition, call(6), []byte{0x0b})},
		"a call that is made otherwise": {join(condition, []byte{0x41, 0, 0x10, 5, 0x1a, 0x0b}), join(condition, []byte{0x41, 0, 0x10, 5, 0x1a, 0x0b})},
	} {
		list, err := decode(&module.Reader{Data: test.code})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got []byte
		for _, in := range fold(trapped(list, map[int64]bool{5: true}, &Counts{}), &Counts{}) {
			got = append(got, in.raw...)
		}
		if !bytes.Equal(got, test.want) {
			t.Errorf("%s: % x, want % x", name, got, test.want)
		}
	}
}
