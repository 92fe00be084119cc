package geodb

import (
	"bytes"
	"os"
	"testing"

	"github.com/oschwald/maxminddb-golang/v2"
)

// A database in another order says the same of every network.
func TestOrderedSaysTheSame(t *testing.T) {
	file, err := os.ReadFile("../../testdata/geoip/small.mmdb")
	if err != nil {
		t.Fatal(err)
	}
	before := networksOf(t, file)
	if len(before) < 100 {
		t.Fatalf("%d networks", len(before))
	}
	other, err := ordered(file)
	if err != nil {
		t.Fatal(err)
	}
	after := networksOf(t, other)
	if len(after) != len(before) {
		t.Fatalf("%d networks became %d", len(before), len(after))
	}
	for i := range before {
		if before[i] != after[i] {
			t.Fatalf("%v became %v", before[i], after[i])
		}
	}
	if again, err := ordered(other); err != nil || len(again) != len(other) {
		t.Errorf("a second time: %v", err)
	}
}

type placed struct {
	prefix string
	record geoRecord
}

type geoRecord struct {
	Country string `maxminddb:"country"`
	ASN     uint32 `maxminddb:"asn"`
	Org     string `maxminddb:"org"`
	Kind    string `maxminddb:"kind"`
	Service string `maxminddb:"service"`
}

func networksOf(t *testing.T, file []byte) (out []placed) {
	t.Helper()
	r, err := maxminddb.OpenBytes(file)
	if err != nil {
		t.Fatal(err)
	}
	for result := range r.Networks() {
		p := placed{prefix: result.Prefix().String()}
		if err := result.Decode(&p.record); err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

func TestOrderedRefuses(t *testing.T) {
	file, err := os.ReadFile("../../testdata/geoip/small.mmdb")
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"nothing": nil, "half": file[:len(file)/2], "other": bytes.Repeat([]byte("x"), 5000)} {
		if _, err := ordered(b); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
