package geoip

import (
	"bytes"
	"net/netip"
)

// PageSize is how much of a file is fetched at once, in bytes: a page of memory in every browser.
const PageSize = 4096

// pages is a file of which only those parts are in memory that were needed. A login history asks for a few dozen addresses, which
// touch a twentieth of the database; copying all of it into a WebAssembly memory costs more than reading the history (docs/performance.md).
//
// maxminddb reads from one slice of bytes. So the slice is as long as the file, and before each lookup prepare walks the same way through
// the tree and the record, and fetches what is missing. Everything is bounded: a damaged file ends a walk, it never hangs one.
type pages struct {
	buf    []byte
	fetch  Fetch
	have   []bool
	whole  bool
	absent bool         // a fetch of the last walk gave nothing
	missed []netip.Addr // whose look-ups lacked something
	self   []byte       // what the file says of itself: its metadata, to its end

	nodes, nodeSize, version int // of the search tree: their number, bytes of one, 4 or 6
	ipv4                     int // the node where IPv4 begins in a tree of IPv6
}

// Fetch copies the part of a file that begins at a place, or reports that it is not there yet.
type Fetch func(at int, to []byte) bool

// newPages lays out a file of so many bytes, of which fetch copies the part that begins at a place.
func newPages(size int, fetch Fetch) *pages {
	p := &pages{buf: make([]byte, size), fetch: fetch, have: make([]bool, (size+PageSize-1)/PageSize)}
	p.need(0, PageSize)
	p.need(size-metadataMax, metadataMax)
	if !p.describe() {
		if !p.absent {
			p.all()
		}
		return p
	}
	if p.version == 6 {
		for range 96 {
			if p.ipv4 >= p.nodes || p.absent {
				break
			}
			p.ipv4 = p.child(p.ipv4, 0)
		}
	}
	return p
}

// metadataMax is where the metadata begins at the latest, in bytes before the end (MaxMind DB File Format 2.0, "metadata section").
const metadataMax = 128 << 10

// metadataStart is what stands before the metadata.
const metadataStart = "\xAB\xCD\xEFMaxMind.com"

// need fetches the pages of n bytes from a place on.
func (p *pages) need(from, n int) {
	if p.whole {
		return
	}
	for k := max(0, from) / PageSize; k <= (from+n-1)/PageSize && k < len(p.have); k++ {
		if !p.have[k] {
			at := k * PageSize
			p.have[k] = p.fetch(at, p.buf[at:min(at+PageSize, len(p.buf))])
			p.absent = p.absent || !p.have[k]
		}
	}
}

// all fetches everything that is missing.
func (p *pages) all() {
	p.absent = false
	p.need(0, len(p.buf))
	p.whole = !p.absent
}

// describe takes the form of the tree from the metadata, and reports whether it makes sense.
func (p *pages) describe() bool {
	tail := max(0, len(p.buf)-metadataMax)
	i := bytes.LastIndex(p.buf[tail:], []byte(metadataStart))
	if i < 0 {
		return false
	}
	w := walk{p: p, base: tail + i + len(metadataStart), left: maxSteps}
	kind, size, at := w.control(w.base)
	if kind != kindMap {
		return false
	}
	record := 0
	for range size {
		kind, n, text := w.control(at)
		if kind != kindText || text+n > len(p.buf) {
			return false
		}
		switch at = text + n; string(p.buf[text:at]) {
		case "node_count":
			p.nodes = w.number(at)
		case "record_size":
			record = w.number(at)
		case "ip_version":
			p.version = w.number(at)
		}
		at = w.value(at, 0)
	}
	p.nodeSize = record / 4
	p.self = bytes.Clone(p.buf[tail+i:])
	return w.left > 0 && (record == 24 || record == 28 || record == 32) && (p.version == 4 || p.version == 6) &&
		p.nodes > 0 && p.nodes <= len(p.buf)/p.nodeSize
}

// child is the left (0) or right (1) record of a node.
func (p *pages) child(node int, bit byte) int {
	at := node * p.nodeSize
	if at+p.nodeSize > len(p.buf) {
		return p.nodes
	}
	p.need(at, p.nodeSize)
	b := p.buf[at : at+p.nodeSize]
	switch {
	case p.nodeSize == 7 && bit == 0:
		return int(b[3]>>4)<<24 | int(b[0])<<16 | int(b[1])<<8 | int(b[2])
	case p.nodeSize == 7:
		return int(b[3]&15)<<24 | int(b[4])<<16 | int(b[5])<<8 | int(b[6])
	}
	half := p.nodeSize / 2
	n := 0
	for _, c := range b[int(bit)*half : (int(bit)+1)*half] {
		n = n<<8 | int(c)
	}
	return n
}

// prepare fetches what a lookup of a will read, and reports whether all of it is there. An address that lacks something is noted.
func (p *pages) prepare(a netip.Addr) bool {
	if p.whole {
		return true
	}
	p.absent = false
	p.follow(a)
	if p.absent && len(p.missed) < maxMissed {
		p.missed = append(p.missed, a)
	}
	return !p.absent
}

// maxMissed bounds the addresses that are noted; each part that one of them needs serves others as well.
const maxMissed = 1 << 14

// follow walks the way of a lookup until something is not there.
func (p *pages) follow(a netip.Addr) {
	node, bits := 0, a.AsSlice()
	if a.Is4() && p.version == 6 {
		node = p.ipv4
	}
	for i := 0; i < 8*len(bits) && node < p.nodes && !p.absent; i++ {
		node = p.child(node, bits[i/8]>>(7-i%8)&1)
	}
	if node > p.nodes && !p.absent {
		base := p.nodes*p.nodeSize + 16 // behind the tree stand 16 zeros
		w := walk{p: p, base: base, left: maxSteps}
		w.value(base+node-p.nodes-16, 0)
	}
}

// maxSteps bounds the values of one record that are walked through; those of real databases have fewer than 100.
const maxSteps = 5000

// walk goes through a record and fetches every byte of it, also of what it points to.
type walk struct {
	p    *pages
	base int // where pointers count from
	left int // steps that may still be taken
}

// Kinds of values in the data section that are not plain bytes.
const (
	kindPointer = 1
	kindText    = 2
	kindMap     = 7
	kindArray   = 11
	kindBool    = 14
)

// control reads what stands before a value: its kind, its size (of a pointer: where it leads, from base), and where its content begins.
func (w *walk) control(at int) (kind, size, next int) {
	w.left--
	if w.left <= 0 || at < w.base || at >= len(w.p.buf) {
		w.left = 0
		return 0, 0, at
	}
	w.p.need(at, 6)
	if w.p.absent {
		w.left = 0
		return 0, 0, at
	}
	b := w.p.buf
	get := func(i int) int {
		if at+i < len(b) {
			return int(b[at+i])
		}
		return 0
	}
	c := get(0)
	kind = c >> 5
	if kind == kindPointer {
		n := c >> 3 & 3
		v := 0
		if n < 3 {
			v = c & 7
		}
		for i := 1; i <= n+1; i++ {
			v = v<<8 | get(i)
		}
		return kindPointer, v + [...]int{0, 2048, 526336, 0}[n], at + 2 + n
	}
	next = at + 1
	if kind == 0 {
		kind, next = 7+get(1), at+2
	}
	size = c & 31
	if more := size - 28; more > 0 {
		v := 0
		for i := range more {
			v = v<<8 | get(next-at+i)
		}
		size, next = v+[...]int{0, 29, 285, 65821}[more], next+more
	}
	return kind, size, next
}

// value goes through the value at a place and returns where the next one stands.
func (w *walk) value(at, depth int) int {
	kind, size, next := w.control(at)
	if w.left <= 0 || depth > 32 {
		w.left = 0
		return next
	}
	switch kind {
	case kindPointer:
		if w.base+size != at {
			w.value(w.base+size, depth+1)
		}
	case kindMap, kindArray:
		if kind == kindMap {
			size *= 2
		}
		for ; size > 0 && w.left > 0; size-- {
			next = w.value(next, depth+1)
		}
	case kindBool:
	default:
		if size = min(size, len(w.p.buf)-next); size > 0 {
			w.p.need(next, size)
			next += size
		}
	}
	return next
}

// number is the unsigned integer at a place.
func (w *walk) number(at int) int {
	_, size, next := w.control(at)
	n := 0
	for i := next; i < next+min(size, 8) && i < len(w.p.buf); i++ {
		n = n<<8 | int(w.p.buf[i])
	}
	return n
}
