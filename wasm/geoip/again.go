package geoip

import "bytes"

// Forget drops what was fetched of a database that OpenPaged opened: look-ups fetch it anew. What is known of the file stays.
func (d *Database) Forget() {
	p := d.pages
	if p == nil || p.whole {
		return
	}
	for k, have := range p.have {
		if have {
			clear(p.buf[k*PageSize : min((k+1)*PageSize, len(p.buf))])
			p.have[k] = false
		}
	}
	p.missed = nil
	d.recent.forget()
}

// Again goes on with a database that OpenPaged opened, if the file of size bytes that fetch gives says of itself, byte for byte, what the
// opened one did: a file's version stands there. It reports whether it does; what was fetched before is dropped in any case.
func (d *Database) Again(size int, fetch Fetch) bool {
	p := d.pages
	if p == nil || p.whole || len(p.self) == 0 || len(p.buf) != size {
		return false
	}
	d.Forget()
	from := size - len(p.self)
	p.fetch, p.absent = fetch, false
	p.need(from, len(p.self))
	return !p.absent && bytes.Equal(p.buf[from:], p.self)
}
