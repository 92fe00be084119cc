package scenario

import (
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// hostileMore are the histories with an intruder in a browser, from servers, at home, or in vain.
func hostileMore() []Kind {
	kinds := map[string]func(*draft){
		"web-minutes-after-home": func(d *draft) {
			d.missing = 0
			d.lives(0, d.days)
			t := d.end.Add(-2 * time.Hour)
			d.add(t, d.person.home, signin.Web, d.device(d.person.computer))
			d.add(t.Add(d.minutes(12+15*d.Float64())), one(d.Rand, intruderLines()), signin.Web, d.strangeDevice(), hostileRow)
			d.want(risk.High)
		},
		"web-single-strange-device": func(d *draft) {
			d.devices, d.missing = true, 0
			d.person.perDay = max(1.5, d.person.perDay)
			d.lives(0, d.days)
			d.add(d.moment(d.days/2+d.IntN(d.days/2)), one(d.Rand, intruderLines()), signin.Web, d.strangeDevice(), hostileRow)
			d.want(risk.Medium, risk.High)
		},
		"web-every-day": func(d *draft) {
			d.person.perDay = max(2, d.person.perDay)
			d.missing = 0
			d.lives(0, d.days)
			l := one(d.Rand, intruderLines())
			for day := range d.days {
				d.add(d.moment(day), l, signin.Web, d.strangeDevice(), hostileRow)
			}
			d.want(risk.High)
		},
		"web-session": func(d *draft) {
			d.devices, d.missing = true, 0
			d.person.perDay = max(1.5, d.person.perDay)
			d.lives(0, d.days)
			t, l, strange := d.moment(d.days-2), one(d.Rand, intruderLines()).still(d.Rand), d.strangeDevice()
			for range 5 + d.IntN(6) {
				d.add(t, l, signin.Web, strange, hostileRow)
				t = t.Add(d.minutes(2 + 10*d.Float64()))
			}
			d.want(risk.Medium, risk.High)
		},
		"guessed-web":  func(d *draft) { d.lives(0, d.days); d.guessed(signin.Web, 6+d.IntN(10), 1); d.want(risk.High) },
		"guessed-mail": func(d *draft) { d.guessed(signin.IMAP, 6+d.IntN(10), 1); d.want(risk.High) },
		"guessed-soon": func(d *draft) {
			d.missing = 0
			d.lives(0, d.days)
			d.guessed(signin.Web, 2+d.IntN(2), 1)
			d.want(risk.Medium, risk.High)
		},
		"sprayed": func(d *draft) { d.lives(0, d.days); d.guessed(signin.Web, 10+d.IntN(20), 8); d.want(risk.High) },
		"spam-run": func(d *draft) {
			d.lives(0, d.days)
			t := d.end.Add(-time.Hour)
			for range 15 + d.IntN(60) {
				d.add(t, one(d.Rand, intruderLines()), signin.SMTP, hostileRow)
				t = t.Add(-d.minutes(.2 + d.Float64()))
			}
			d.want(risk.High)
		},
		"server-poller": func(d *draft) { d.asked(one(d.Rand, serversAbroad()), 15, signin.IMAP) },
		"vpn-poller":    func(d *draft) { d.asked(one(d.Rand, vpnLines()), 30, signin.IMAP) },
		"qq-poller": func(d *draft) {
			d.asked(possibleFetchers()[0], 30, signin.IMAP)
			d.want(risk.Low, risk.Medium)
		},
		"server-at-home": func(d *draft) {
			d.lives(0, d.days)
			d.asked(one(d.Rand, serversAtHome()), 30, signin.IMAP)
		},
		"new-line-at-home": func(d *draft) {
			d.textual, d.masked = false, false
			d.person.perDay = max(1, d.person.perDay)
			d.lives(0, d.days)
			l := at("124.18.0.0/16", "JP", 18126, "Chubu Telecommunications", signin.ISP, "").still(d.Rand)
			d.machine(40, 30, .1, false, d.end, func() line { return l }, signin.IMAP, hostileRow)
			d.want(risk.Low, risk.Medium, risk.High)
		},
		"fetcher-denied": func(d *draft) {
			d.textual = false
			for day := range d.days {
				for range 1 + d.poisson(3) {
					d.add(d.moment(day), one(d.Rand, outlookLines()), signin.IMAP, hostileRow)
				}
			}
			d.answer(memory.No, "service:outlook")
			d.want(risk.High)
		},
		"vpn-denied": func(d *draft) {
			d.textual = false
			d.lives(0, d.days)
			l := vpnLines()[1]
			for day := range d.days {
				d.add(d.moment(day), l, signin.Web, hostileRow)
			}
			d.answer(memory.No, "as:9009:web")
			d.want(risk.High)
		},
		"tor-strange-device": func(d *draft) {
			d.textual, d.missing, d.devices = false, 0, true
			d.lives(0, d.days)
			d.add(d.moment(d.days-1).Add(-24*time.Hour), torLine(), signin.Web, d.strangeDevice(), hostileRow)
			d.want(risk.Medium, risk.High)
		},
		"provider-warned": func(d *draft) {
			d.missing = 0
			d.lives(0, d.days)
			d.add(d.end.Add(-30*time.Hour), one(d.Rand, intruderLines()), signin.Web, hostileRow, func(r *row) { r.s.Warned = true })
			d.want(risk.Medium, risk.High)
		},
		"second-step-stopped": func(d *draft) {
			d.missing = 0
			d.lives(0, d.days)
			d.add(d.end.Add(-30*time.Hour), one(d.Rand, intruderLines()), signin.Web, hostileRow, func(r *row) { r.s.Outcome = signin.Challenged })
			d.want(risk.Medium, risk.High)
		},
		"gmail-after-its-end": func(d *draft) {
			d.textual = false
			d.end = time.Date(2027, 3, 1, 12, 0, 0, 0, d.zone)
			d.start = d.end.AddDate(0, 0, -d.days)
			d.history.Options.Now = d.end
			d.machine(30, 60, .1, false, d.end, gmailLine, signin.POP, hostileRow)
			d.want(risk.Medium, risk.High)
		},
		"in-vain":         func(d *draft) { d.lives(0, d.days); d.failures(20+d.IntN(40), 10); d.want(risk.Low) },
		"in-vain-one-bot": func(d *draft) { d.lives(0, d.days); d.failures(20+d.IntN(40), 1); d.want(risk.Low) },
	}
	return sorted(kinds, true)
}

// asked adds a machine on a network that honest services use as well: medium, with a question, is right.
func (d *draft) asked(l line, every float64, protocol signin.Protocol) {
	d.textual, d.masked = false, false
	l = l.still(d.Rand)
	d.machine(25+d.IntN(60), every, .08, d.IntN(2) == 0, d.end, func() line { return l }, protocol, hostileRow)
	d.history.Want.Every = every
	d.want(risk.Medium)
}

// guessed adds failed attempts from some lines within half an hour, and then a success.
func (d *draft) guessed(protocol signin.Protocol, failures, lines int) {
	var from []line
	for range lines {
		from = append(from, one(d.Rand, intruderLines()).still(d.Rand))
	}
	t := d.end.Add(-d.minutes(90 + 600*d.Float64()))
	for range failures {
		d.add(t, one(d.Rand, from), protocol, failedRow, hostileRow)
		t = t.Add(d.minutes(25 * d.Float64() / float64(failures) * 2))
	}
	d.add(t.Add(d.minutes(1)), one(d.Rand, from), protocol, hostileRow)
	if d.missing > .1 {
		d.missing = .1
	}
}
