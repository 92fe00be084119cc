//go:build js && wasm

// Command worker is the server as a Cloudflare Worker: the same handler over an R2 bucket. It is the only importer of syumai/workers, which
// panics when it is loaded anywhere else.
package main

import (
	"time"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"

	"ashiato/server"
)

// binding is the bucket's name in wrangler.jsonc.
const binding = "RELEASES"

func main() {
	// The runtime boots this program anew for each request, so nothing is counted and nothing is kept.
	workers.Serve(server.New(&bucket{cloudflare.GetBinding(binding)}, server.Options{Now: time.Now}))
}
