// Package scenario draws login histories of invented people, with and without intruders, to measure the judgement. Its numbers
// come from what is known of people, mail software and intruders (named beside each), never from the scorer's, so that the
// scorer is not measured against itself. Everything follows from a seed.
package scenario

import (
	"math/rand/v2"
	"net/netip"
	"slices"
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// History is one drawn history with the truth about it.
type History struct {
	Kind    string
	SignIns []signin.SignIn
	Options risk.Options
	Want    Want
}

// Want is the truth about a history.
type Want struct {
	Attack  bool
	Risks   []risk.Risk // the right ones
	Hostile []bool      // for each sign-in: an intruder came in
	Neutral []bool      // for each sign-in: neither reading is wrong (an intruder's failed attempt, an honest fetcher)
	Every   float64     // minutes of a single intruding machine's rhythm, 0 if it has none
	Seed    bool        // ten rows or more like the founding case: must always be high
	Asks    bool        // an honest fetcher or the like: medium with a question is right
}

// Kind is one kind of history.
type Kind struct {
	Name   string
	Attack bool
	draw   func(*draft)
}

// Kinds are all kinds, honest ones first.
func Kinds() []Kind {
	return slices.Concat(honest(), honestMore(), hostile(), hostileMore(), hostileOdd(), honestLate(), hostileLate(), honestNewcomers(), hostileNewcomers(), honestCarried(), hostileCarried(), honestRented(), hostileRented(), honestServers(), hostileServers(), honestMoving(), hostileMoving(), honestAway(), hostileAway())
}

// Draw draws the nth history of a kind.
func (k Kind) Draw(n int) History {
	var seed uint64 = 14695981039346656037
	for _, c := range []byte(k.Name) {
		seed = (seed ^ uint64(c)) * 1099511628211
	}
	d := newDraft(rand.New(rand.NewPCG(seed, uint64(n))))
	d.history.Kind, d.history.Want.Attack = k.Name, k.Attack
	k.draw(d)
	return d.finish()
}

// row is a sign-in being drawn.
type row struct {
	s       signin.SignIn
	hostile bool
	neutral bool
	page    int // pageWeb or pageMail
}

const (
	pageWeb = iota
	pageMail
)

// draft is a history being drawn: a person, the pages, and how they print.
type draft struct {
	*rand.Rand
	history History
	rows    []row
	person  person
	days    int       // length of the history
	end     time.Time // moment of reading
	start   time.Time
	zone    *time.Location
	limit   [2]int  // rows that each page shows
	missing float64 // share of rows that are missing
	seconds bool    // times are printed to the second
	devices bool    // pages print devices
	textual bool    // pages print countries only
	masked  bool    // pages mask addresses
	daily   bool    // pages print days only
}

func newDraft(r *rand.Rand) *draft {
	d := &draft{Rand: r, zone: time.FixedZone("Asia/Tokyo", 9*3600), days: 5 + r.IntN(40)}
	d.end = time.Date(2026, 6, 1, 0, 0, 0, 0, d.zone).Add(time.Duration(r.IntN(180*24*60)) * time.Minute)
	d.start = d.end.AddDate(0, 0, -d.days)
	d.limit = [2]int{[]int{30, 30, 60, 100}[r.IntN(4)], []int{48, 60, 100, 150}[r.IntN(4)]}
	d.missing = []float64{0, 0, .1, .3}[r.IntN(4)]
	d.seconds, d.devices = r.Float64() < .3, r.Float64() < .4
	d.textual, d.masked = r.Float64() < .15, r.Float64() < .1
	d.person = d.drawPerson()
	d.history.Options = risk.Options{Now: d.end, Zone: d.zone, ZoneCountry: "JP", ProviderServices: []string{"yahoo-japan"}}
	if r.Float64() < .2 {
		d.history.Options.Home = []string{"JP"}
	}
	return d
}

// want sets the right risks.
func (d *draft) want(risks ...risk.Risk) { d.history.Want.Risks = risks }

// calm is what most honest histories are: nothing, or rows that are shown but not warned of.
func (d *draft) calm() { d.want(risk.None, risk.Low, risk.Unknown) }

func (d *draft) add(at time.Time, from line, protocol signin.Protocol, change ...func(*row)) {
	r := row{page: pageWeb, s: signin.SignIn{
		Time: at, Precision: signin.Minute, ZoneKnown: true, Protocol: protocol, Outcome: signin.Success, Repeat: 1,
		Net: from.address(d.Rand), Place: from.place,
	}}
	if protocol.MailSoftware() {
		r.page, r.s.MailPage = pageMail, true
	}
	for _, f := range change {
		f(&r)
	}
	d.rows = append(d.rows, r)
}

// finish prints the pages: newest rows first and no more than a page shows, some missing, as exact as the page prints.
func (d *draft) finish() History {
	slices.SortStableFunc(d.rows, func(a, b row) int { return b.s.Time.Compare(a.s.Time) })
	shown := [2]int{}
	h := &d.history
	for _, r := range d.rows {
		if r.s.Time.After(d.end) || shown[r.page] >= d.limit[r.page] || d.Float64() < d.missing {
			continue
		}
		shown[r.page]++
		r.s.Page, r.s.Row = r.page, shown[r.page]-1
		d.print(&r.s)
		h.SignIns = append(h.SignIns, r.s)
		h.Want.Hostile = append(h.Want.Hostile, r.hostile && r.s.Outcome != signin.Failure)
		h.Want.Neutral = append(h.Want.Neutral, r.neutral || r.hostile && r.s.Outcome == signin.Failure)
	}
	if h.Want.Attack && d.hostileRows() == 0 && !slices.Contains(h.Want.Risks, risk.Low) { // the page does not show the intruder
		h.Want.Attack, h.Want.Seed, h.Want.Every = false, false, 0
		d.calm()
	}
	if h.Want.Seed && d.hostileRows() < 10 {
		h.Want.Seed = false
		h.Want.Risks = append(h.Want.Risks, risk.Medium)
	}
	return *h
}

func (d *draft) hostileRows() int {
	n := 0
	for _, x := range d.history.Want.Hostile {
		if x {
			n++
		}
	}
	return n
}

// print makes a sign-in what the page shows of it.
func (d *draft) print(s *signin.SignIn) {
	switch {
	case d.daily:
		y, m, day := s.Time.Date()
		s.Time, s.Precision = time.Date(y, m, day, 0, 0, 0, 0, d.zone), signin.Day
	case d.seconds:
		s.Time, s.Precision = s.Time.Truncate(time.Second), signin.Second
	default:
		s.Time = s.Time.Truncate(time.Minute)
	}
	if !d.devices {
		s.Device = ""
	}
	if d.textual {
		s.PageCountry, s.Place, s.Net = s.Place.Country, signin.Place{}, netip.Prefix{}
		return
	}
	if d.masked && s.Net.IsValid() {
		bits := 24
		if s.Net.Addr().Is6() {
			bits = 48
		}
		s.Net, _ = s.Net.Addr().Prefix(bits)
	}
}

// answer lets the user have answered.
func (d *draft) answer(a memory.Answer, subject string) {
	if d.history.Options.Memory == nil {
		d.history.Options.Memory = &memory.Memory{}
	}
	m := d.history.Options.Memory
	m.Answers = append(m.Answers, memory.Answered{Subject: subject, Answer: a, At: d.start})
}

// Locate puts in place of each drawn place what an address database says of the address.
func (h *History) Locate(lookup func(netip.Prefix) (signin.Place, bool)) {
	for i := range h.SignIns {
		if s := &h.SignIns[i]; s.Net.IsValid() {
			s.Place, _ = lookup(s.Net)
		}
	}
	for i, a := range h.Options.OwnAddrs {
		if p, ok := lookup(netip.PrefixFrom(a, a.BitLen())); ok && i < len(h.Options.OwnPlaces) {
			h.Options.OwnPlaces[i] = p
		}
	}
}
