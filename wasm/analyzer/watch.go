package analyzer

import (
	"net/netip"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/signin"
)

// serviceLimit is how long a Service works at one request before it leaves the rest of the page out. A history of ten thousand rows takes
// a few seconds on a slow machine; a browser ends a background that says nothing for half a minute.
const serviceLimit = 25 * time.Second

// NewService makes a Service that watches the time: a page that was made to take for ever gives a partial report.
func NewService(clock func() time.Time) *Service {
	return &Service{analyzer: Analyzer{Clock: clock, Limit: serviceLimit}}
}

// placesUntil is the part of the time, in percent, after which no more addresses are looked up: the rest is for judging.
const placesUntil = 90

// deadline is the question whether so many percent of the time for an analysis that begins now are over; nil without a limit.
func (a *Analyzer) deadline() func(percent int) bool {
	if a.Limit <= 0 || a.Clock == nil {
		return nil
	}
	begin := a.Clock()
	return func(percent int) bool { return a.Clock().Sub(begin) > a.Limit*time.Duration(percent)/100 }
}

// placer looks the addresses of one request up.
type placer struct {
	a      *Analyzer
	late   func(percent int) bool
	masked map[netip.Prefix]signin.Place // a masked address is read network by network: each once
}

// place looks a sign-in's address up.
func (p *placer) place(s *signin.SignIn) {
	if p.a.DB == nil || !s.Net.IsValid() {
		return
	}
	if addr, whole := s.Addr(); whole {
		s.Place, _ = p.a.DB.Lookup(addr)
		return
	}
	place, known := p.masked[s.Net]
	if !known {
		place, _ = p.a.DB.LookupPrefix(s.Net)
		p.masked[s.Net] = place
	}
	s.Place = place
}

// all places the sign-ins of a reading. Those that the time does not suffice for count as not read.
func (p *placer) all(r *extract.Reading) {
	for i := range r.SignIns {
		if p.late != nil && i%64 == 63 && p.late(placesUntil) {
			r.Unread += len(r.SignIns) - i
			r.SignIns = r.SignIns[:i]
			r.State = extract.Partial
			return
		}
		p.place(&r.SignIns[i])
	}
}
