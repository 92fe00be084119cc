package lean

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"ashiato/extension/pack/module"
)

// Uncalled is what the analyzer links and never calls: packages, single functions, and those whose names begin so, with a star. The names are Go 1.26's:
// with another Go more is left, and a function of theirs that is called after all ends a test of make test-wasm, which empties them too.
func Uncalled() []string {
	return []string{
		// numbers of 128 bits in a database, which maxminddb decodes into interfaces: wasm/geoip takes texts and small numbers
		"math/big",
		// what a variable GODEBUG or a reader of runtime/metrics asks for
		"internal/bisect", "runtime.initMetrics", "runtime.schedtrace", "runtime.checkFinalizersAndCleanups",
		// the execution tracer, dumps of the heap, profiles: nobody begins one
		"runtime.trace*", "runtime.(*trace*", "runtime.dump*", "runtime.(*profBuf)*", "runtime.saveblockevent", "runtime.doRecordGoroutineProfile*",
		"runtime.tryRecordGoroutineProfile*", "runtime.findGoroutineLeaks",
		// what follows the message of a program that ends: places without names
		"runtime.goroutineheader", "runtime.printcreatedby1", "runtime.printAncestor*", "runtime.printOneCgoTraceback", "runtime.printArgs*", "runtime.gcDumpObject",
		"runtime.(*hexdumper)*", "runtime.(*mspan).reportZombies",
		// types of a second module of Go in the same program
		"runtime.typesEqual",
		// methods that are called by their name
		"reflect.callMethod", "reflect.makeMethodValue",
		// paths with @, ! and {: ours are plain names
		"github.com/tidwall/gjson.mod*", "github.com/tidwall/gjson.exec*", "github.com/tidwall/gjson.parseSubSelectors",
		// normal forms rune by rune: ours are made of whole texts
		"golang.org/x/text/unicode/norm.next*",
		// a moment in Go's own spelling
		"time.Time.GoString",
	}
}

// Faults are what is called where a pointer is nil, an index or a type is not as it must be, a number is divided by nothing: that is a fault of ours. Emptied, they end the
// program without saying which it was; the host takes another instance, as after any panic, and package straight makes each of these calls one instruction.
func Faults() []string {
	return []string{
		"runtime.sigpanic", "runtime.goPanicIndex*", "runtime.goPanicSlice*", "runtime.panicdivide", "runtime.panicshift", "runtime.panicdottype*", "runtime.panicnildottype",
	}
}

// called are functions that begin like some of Uncalled: two run when a program starts, one tells a test its line.
func called() []string {
	return []string{"runtime.traceLockInit", "runtime.traceAllocFreeEnabled", "runtime.tracebackPCs"}
}

// Without empties functions, by their names or their packages': whoever calls one ends the program. It is made for what a library names in a branch that
// its user never takes. The module must be as the linker left it; it says how many bytes of code went.
func Without(binary []byte, uncalled ...string) ([]byte, int, error) {
	sections, err := module.Sections(binary)
	if err != nil {
		return nil, 0, fmt.Errorf("lean: %w", err)
	}
	data, code := module.Find(sections, module.Data), module.Find(sections, module.Code)
	if data == nil || code == nil {
		return nil, 0, ErrUnknown
	}
	memory, err := module.Memory(data.Body)
	if err != nil {
		return nil, 0, fmt.Errorf("lean: %w", err)
	}
	bodies, err := module.Bodies(code.Body)
	if err != nil {
		return nil, 0, fmt.Errorf("lean: %w", err)
	}
	t, ok := locate(memory)
	if !ok {
		return nil, 0, ErrUnknown
	}
	if len(bodies) != len(t.functions) {
		return nil, 0, ErrUnknown
	}
	went := 0
	for i, f := range t.functions { // both stand in the order of their program addresses (cmd/link/internal/wasm/asm.go)
		if t.u32(f) != t.u32(t.functions[0])+uint32(i) {
			return nil, 0, ErrUnknown
		}
		if among(t.name(int(t.u32(f+nameAt))), uncalled) {
			went += len(bodies[i]) - len(unreachable)
			bodies[i] = unreachable
		}
	}
	code.Body = module.JoinBodies(bodies)
	return module.Join(sections), went, nil
}

// unreachable is a function without variables that ends the program.
var unreachable = []byte{0, 0x00, 0x0b}

// among reports whether a function is one of those, or belongs to one of the packages. What sets up a package's variables runs when the program
// starts, and stays.
func among(name string, uncalled []string) bool {
	if slices.Contains(called(), name) {
		return false
	}
	for _, u := range uncalled {
		if start, more := strings.CutSuffix(u, "*"); more && strings.HasPrefix(name, start) || name == u {
			return true
		}
		if rest, ok := strings.CutPrefix(name, u+"."); ok && rest != "init" && !strings.HasPrefix(rest, "init.") && !strings.HasPrefix(rest, "map.init.") {
			return true
		}
	}
	return false
}

// findEmpty finds the functions that Without emptied.
func (t *tables) findEmpty(sections []module.Section) error {
	t.empty = map[int]bool{}
	code := module.Find(sections, module.Code)
	if code == nil {
		return ErrUnknown
	}
	bodies, err := module.Bodies(code.Body)
	if err != nil {
		return fmt.Errorf("lean: %w", err)
	}
	if len(bodies) < len(t.functions) { // a start function may stand behind them
		return ErrUnknown
	}
	for i, f := range t.functions {
		t.empty[f] = bytes.Equal(bodies[i], unreachable)
	}
	return nil
}
