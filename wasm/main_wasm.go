//go:build wasip1

// Command wasm is the analyzer. For WebAssembly it is a library of three calls, bytes in and JSON out; natively it is the
// command `ashiato`.
package main

import (
	"runtime"
	"runtime/debug"
	"time"
	"unsafe"

	"ashiato/wasm/analyzer"
)

// memoryLimit makes the collector work before the browser's memory grows for good: WebAssembly memory never shrinks.
const memoryLimit = 96 << 20

// garbagePercent lets the heap grow to 32 MB before its first collection (4 MB × 8; runtime: heapminimum), as the room for the database alone would
// begin one while a page waits for its marks. The host calls collect when it rests.
const garbagePercent = 800

// door is the state between two calls. A WebAssembly instance is one analyzer, so that this is the one global there is.
var door = struct {
	in, out []byte
	service *analyzer.Service
}{service: analyzer.NewService(time.Now)}

func main() {}

// alloc makes room for the next call's bytes and returns its address.
//
//go:wasmexport alloc
func alloc(size uint32) uint32 {
	if int(size) > cap(door.in) {
		door.in = make([]byte, size)
	}
	door.in = door.in[:size]
	if size == 0 {
		return 0
	}
	return uint32(uintptr(unsafe.Pointer(&door.in[0])))
}

// bound sets how the memory grows.
func bound() {
	debug.SetGCPercent(garbagePercent)
	debug.SetMemoryLimit(memoryLimit)
}

// open takes the bytes of alloc as the address database.
//
//go:wasmexport open
func open(size uint32) uint64 {
	bound()
	db := door.in[:min(int(size), len(door.in))]
	door.in = nil // the database keeps the buffer
	return answer(func() []byte { return door.service.Open(db) })
}

// attach takes a database of size bytes that stays with the host, which hands out the parts that lookups need.
//
//go:wasmexport attach
func attach(size uint32) uint64 {
	bound()
	return answer(func() []byte { return door.service.Attach(int(size), fetch) })
}

// forget drops what was fetched of an attached database. When the extension is put together, its database is attached and forgotten: the module then
// begins with all that is known of it, and attaching it again takes no time.
//
//go:wasmexport forget
func forget() { door.service.Forget() }

// fetch copies a part of the host's database, or reports that the host has yet to bring it.
func fetch(at int, to []byte) bool {
	return len(to) == 0 || hostPage(uint32(at), unsafe.Pointer(&to[0]), uint32(len(to))) != 0
}

//go:wasmimport ashiato page
func hostPage(at uint32, to unsafe.Pointer, size uint32) uint32

// waiting asks the host again for the parts of the database that look-ups lacked, and returns how many addresses still lack something.
//
//go:wasmexport waiting
func waiting() uint32 { return uint32(door.service.Waiting()) }

// analyze takes the bytes of alloc as a request.
//
//go:wasmexport analyze
func analyze(size uint32) uint64 {
	request := door.in[:min(int(size), len(door.in))]
	out := answer(func() []byte { return door.service.Analyze(request) })
	if cap(door.in) > 1<<20 {
		door.in = nil
	}
	return out
}

// collect is for the host to call once an answer is delivered. After a call the host has control and no goroutine runs, so that a concurrent
// collection would never end (golang/go#65199), and memory would climb with every call.
//
//go:wasmexport collect
func collect() { runtime.GC() }

// answer runs a call and returns address and length of its JSON. A panic becomes an error; the host then takes a new instance.
func answer(call func() []byte) (packed uint64) {
	defer func() {
		if r := recover(); r != nil {
			door.out = analyzer.Failure("panic")
			packed = pack(door.out)
		}
	}()
	door.out = call()
	return pack(door.out)
}

func pack(b []byte) uint64 {
	if len(b) == 0 {
		return 0
	}
	return uint64(uintptr(unsafe.Pointer(&b[0])))<<32 | uint64(len(b))
}
