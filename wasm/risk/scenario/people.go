package scenario

import (
	"math"
	"time"

	"ashiato/wasm/signin"
)

// person is a mailbox's owner.
type person struct {
	home, mobile, office line
	perDay               float64 // web sign-ins
	phone, computer      string  // devices as printed
	rises, sleeps        float64 // hours
	every                float64 // minutes between its polls
}

func devices() []string {
	return []string{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36", "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17.5 Safari/605.1",
		"Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0", "Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0 Safari/537.36",
	}
}

func (d *draft) drawPerson() person {
	all := devices()
	return person{
		home: one(d.Rand, homeLines()), mobile: one(d.Rand, mobileLines()), office: one(d.Rand, homeLines()).still(d.Rand),
		perDay: .5 + 3*d.Float64()*d.Float64()*2, rises: 6 + 3*d.Float64(), sleeps: 22 + 3*d.Float64(),
		phone: []string{"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1", "Mozilla/5.0 (Linux; Android 15; SO-51E) Chrome/131.0 Mobile"}[d.IntN(2)],
		// An intruder's device is drawn from the rest.
		computer: all[d.IntN(2)], every: []float64{5, 10, 15, 30, 60}[d.IntN(5)],
	}
}

func (d *draft) strangeDevice() func(*row) {
	name := devices()[2+d.IntN(2)]
	return func(r *row) { r.s.Device = name }
}

// moment is a time of a person's day: mornings, noons and evenings (research: hours of day of real logins peak there).
func (d *draft) moment(day int) time.Time {
	p := d.person
	hour := p.rises + (p.sleeps-p.rises)*d.Float64()
	switch d.IntN(4) {
	case 0:
		hour = p.rises + .5 + d.ExpFloat64()*.5
	case 1:
		hour = p.sleeps - 1.5 - d.ExpFloat64()*.8
	}
	hour = max(p.rises, min(p.sleeps, hour))
	y, m, first := d.start.In(d.zone).Date()
	return time.Date(y, m, first+day, 0, 0, 0, 0, d.zone).Add(time.Duration(hour * float64(time.Hour)))
}

// lives adds the owner's web sign-ins on the days from and to (excluded), at home, under way and in the office.
func (d *draft) lives(from, to int) {
	line, used := d.person.home.still(d.Rand), 0
	for day := from; day < to; day++ {
		for range d.poisson(d.person.perDay) {
			if used++; used%11 == 0 { // the operator gives another address
				line = d.person.home.still(d.Rand)
			}
			switch x := d.Float64(); {
			case x < .55:
				d.add(d.moment(day), line, signin.Web, d.device(d.person.computer))
			case x < .85:
				d.add(d.moment(day), d.person.mobile, signin.Web, d.device(d.person.phone))
			default:
				d.add(d.moment(day), d.person.office, signin.Web, d.device(d.person.computer))
			}
		}
	}
}

func (d *draft) device(name string) func(*row) { return func(r *row) { r.s.Device = name } }

func (d *draft) poisson(mean float64) int {
	n, p, limit := 0, d.Float64(), math.Exp(-mean)
	for p > limit {
		n++
		p *= d.Float64()
	}
	return n
}

// pollsAtHome adds the owner's own mail software between two days: a computer that runs from rising to sleeping, or always.
func (d *draft) pollsAtHome(from, to int, always bool) {
	line := d.person.home.still(d.Rand)
	begin, end := d.start.AddDate(0, 0, from), d.start.AddDate(0, 0, to)
	for t := begin; t.Before(end); t = t.Add(d.minutes(d.person.every * (1 + .03*d.NormFloat64()))) {
		if h := float64(t.In(d.zone).Hour()); always || h >= d.person.rises && h < d.person.sleeps {
			d.add(t, line, signin.IMAP)
		}
	}
}

func (d *draft) minutes(m float64) time.Duration {
	return time.Duration(max(.2, m) * float64(time.Minute))
}

// opens adds mail opened by hand with mail software, about so often a day.
func (d *draft) opens(from, to int, perDay float64, line line, protocol signin.Protocol, change ...func(*row)) {
	for day := from; day < to; day++ {
		for range d.poisson(perDay) {
			d.add(d.moment(day), line, protocol, change...)
		}
	}
}

// machine adds a machine's accesses before the end: n of them, every so many minutes. Renewing machines sleep after each poll, clocked
// ones keep to the wall clock; both stray by the jitter (share of the interval).
func (d *draft) machine(n int, every, jitter float64, clocked bool, until time.Time, from func() line, protocol signin.Protocol, change ...func(*row)) {
	t := until.Add(-d.minutes(every * d.Float64()))
	base := t
	for i := range n {
		at := t
		if clocked {
			at = base.Add(-time.Duration(float64(i) * every * float64(time.Minute))).Add(d.signed(every * jitter))
		}
		d.add(at, from(), protocol, change...)
		t = t.Add(-d.minutes(every * (1 + jitter*(2*d.Float64()-1))))
	}
}

func (d *draft) signed(m float64) time.Duration {
	return time.Duration((2*d.Float64() - 1) * m * float64(time.Minute))
}

func hostileRow(r *row) { r.hostile = true }

func neutralRow(r *row) { r.neutral = true }

func failedRow(r *row) { r.s.Outcome = signin.Failure }
