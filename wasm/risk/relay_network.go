package risk

import "ashiato/wasm/signin"

// relayNetwork weighs that a browser came through a relay such as iCloud Private Relay. Records of mail software are never
// of this kind (record.go): relays do not carry it.
func relayNetwork(_ *judge, c *cluster) (float64, []Value, bool) {
	if c.kind != signin.Relay {
		return 0, nil, false
	}
	return netRelay, []Value{text("org", c.org())}, true
}
