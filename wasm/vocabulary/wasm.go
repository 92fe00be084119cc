//go:build wasm

package vocabulary

// builtIn are no names: the browser hands its own in.
func builtIn() map[string]map[string]string { return nil }
