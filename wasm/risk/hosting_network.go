package risk

import "ashiato/wasm/signin"

// hostingNetwork weighs that the accesses came from a server, not from a person's line.
func hostingNetwork(_ *judge, c *cluster) (float64, []Value, bool) {
	if c.kind != signin.Hosting || c.possible() {
		return 0, nil, false
	}
	return serverWeight(c, netHosting), []Value{text("org", c.org())}, true
}

// serverWeight is w, but less for a browser that came often: so an owner's own VPN looks, and rows enough already end the discount of
// few rows.
func serverWeight(c *cluster, w float64) float64 {
	if c.class == classWeb && c.weight >= rowsEnough {
		return netMany
	}
	return w
}

// org is the operator of most accesses.
func (c *cluster) org() string {
	if t := c.tally(func(r *record) string { return r.in.Place.Org }); len(t) > 0 {
		return t[0].code
	}
	return ""
}
