//go:build js

// Command jsdoor is the analyzer behind GOOS=js, to measure it beside the doorway that ships (see wasm-measure.mjs).
package main

import (
	"syscall/js"

	"ashiato/wasm/analyzer"
)

func main() {
	var service analyzer.Service
	call := func(answer func([]byte) []byte) js.Func {
		return js.FuncOf(func(_ js.Value, args []js.Value) any {
			in := make([]byte, args[0].Length())
			js.CopyBytesToGo(in, args[0])
			out := answer(in)
			to := js.Global().Get("Uint8Array").New(len(out))
			js.CopyBytesToJS(to, out)
			return to
		})
	}
	js.Global().Set("jsdoor", js.ValueOf(map[string]any{"open": call(service.Open), "analyze": call(service.Analyze)}))
	select {}
}
