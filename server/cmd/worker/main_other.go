//go:build !(js && wasm)

// Command worker is the server as a Cloudflare Worker; it is built for GOOS=js GOARCH=wasm (make worker).
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "worker runs on Cloudflare Workers: build it with make worker; the native server is ashiato-server")
	os.Exit(2)
}
