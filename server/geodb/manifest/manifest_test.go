package manifest

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestPackUnpack(t *testing.T) {
	plain := bytes.Repeat([]byte("address database "), 1000)
	packed, err := Pack(plain)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := Pack(plain); !bytes.Equal(again, packed) {
		t.Error("packing twice gives two files")
	}
	describe := func(change func(*Manifest)) []byte {
		m := Manifest{Size: len(plain), SHA256: Hash(plain)}
		change(&m)
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	good := describe(func(*Manifest) {})
	if got, err := Unpack(bytes.NewReader(packed), good); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("unpacking: %v", err)
	}
	for name, c := range map[string]struct {
		packed, manifest []byte
		want             string
	}{
		"other hash":    {packed, describe(func(m *Manifest) { m.SHA256 = Hash(nil) }), "its hash is"},
		"longer":        {packed, describe(func(m *Manifest) { m.Size++ }), "EOF"},
		"shorter":       {packed, describe(func(m *Manifest) { m.Size-- }), "its hash is"},
		"no size":       {packed, describe(func(m *Manifest) { m.Size = 0 }), "out of bounds"},
		"huge":          {packed, describe(func(m *Manifest) { m.Size = 1 << 40 }), "out of bounds"},
		"no manifest":   {packed, []byte("{"), ManifestFile},
		"not gzip":      {plain, good, "gzip"},
		"cut short":     {packed[:len(packed)-20], good, "EOF"},
		"nothing":       {nil, good, "EOF"},
		"bytes changed": {append([]byte{packed[0], packed[1]}, bytes.Repeat([]byte{7}, 50)...), good, DatabaseFile},
	} {
		if got, err := Unpack(bytes.NewReader(c.packed), c.manifest); err == nil || got != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}
