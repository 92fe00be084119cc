package risk

import "ashiato/wasm/signin"

// torNetwork weighs that the accesses came out of the Tor network.
func torNetwork(_ *judge, c *cluster) (float64, []Value, bool) {
	if c.kind != signin.Tor {
		return 0, nil, false
	}
	return netTor, []Value{text("org", c.org())}, true
}
