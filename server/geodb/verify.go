package geodb

import (
	"fmt"
	"math/rand/v2"
	"net/netip"

	"github.com/oschwald/maxminddb-golang/v2"

	"ashiato/wasm/geoip"
	"ashiato/wasm/signin"
)

// Verify proves the database: the reader's own verifier walks the whole tree, then n random addresses are looked up and
// compared with the sources, half of them where something is announced.
func (db *Database) Verify(n int) error {
	r, err := maxminddb.OpenBytes(db.Bytes)
	if err != nil {
		return fmt.Errorf("verifying: %w", err)
	}
	if err := r.Verify(); err != nil {
		return fmt.Errorf("verifying: %w", err)
	}
	g, err := geoip.Open(db.Bytes)
	if err != nil {
		return fmt.Errorf("verifying: %w", err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range n {
		a := db.randomAddr(random)
		if geoip.Embedded(a) != a {
			continue
		}
		want := db.records.at(a)
		got, ok := g.Lookup(a)
		if got.Network == signin.Private && want == (geoip.Record{}) {
			continue
		}
		have := geoip.Record{Country: got.Country, ASN: got.ASN, Org: got.Org, Kind: got.Network, Service: got.Service}
		if have != want || ok != (want != geoip.Record{}) || ok && !got.Prefix.Contains(a) {
			return fmt.Errorf("verifying: the database says %+v of %s, the sources say %+v", have, a, want)
		}
	}
	return nil
}

// randomAddr is a random IPv4 address, or an address of a random range of a source.
func (db *Database) randomAddr(random *rand.Rand) netip.Addr {
	if random.IntN(2) == 0 {
		n := random.Uint32()
		return netip.AddrFrom4([4]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)})
	}
	spans := db.records.country.spans
	if len(spans) == 0 || random.IntN(3) == 0 && len(db.records.system.spans) > 0 {
		spans = db.records.system.spans
	}
	s := spans[random.IntN(len(spans))]
	switch random.IntN(3) {
	case 0:
		return s.from
	case 1:
		return s.to
	}
	from, to := s.from.AsSlice(), s.to.AsSlice()
	b := make([]byte, len(from))
	for i := range b { // the bits that the ends share, then random ones
		b[i] = from[i]
		if from[i] != to[i] {
			b[i] = from[i] + byte(random.IntN(int(to[i])-int(from[i])+1))
			if b[i] > from[i] && b[i] < to[i] {
				for j := i + 1; j < len(b); j++ {
					b[j] = byte(random.Uint32())
				}
			} else if b[i] == to[i] {
				copy(b[i+1:], to[i+1:])
			} else {
				copy(b[i+1:], from[i+1:])
			}
			break
		}
	}
	a, _ := netip.AddrFromSlice(b)
	return a
}
