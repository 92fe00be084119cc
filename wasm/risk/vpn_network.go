package risk

import "ashiato/wasm/signin"

// vpnNetwork weighs that the accesses came through a VPN: honest people use them, and thieves.
func vpnNetwork(_ *judge, c *cluster) (float64, []Value, bool) {
	if c.kind != signin.VPN {
		return 0, nil, false
	}
	return serverWeight(c, netVPN), []Value{text("org", c.org())}, true
}
