package scenario

import (
	"time"

	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// hostileOdd are intruders that do not look like the founding case.
func hostileOdd() []Kind {
	kinds := map[string]func(*draft){
		"poller-jitter-30": func(d *draft) {
			from := d.intruder()
			d.machine(30+d.IntN(60), 30, .3, false, d.end, from, signin.IMAP, hostileRow)
			d.want(risk.High)
		},
		"poller-half-missing": func(d *draft) {
			d.missing = .5
			d.machine(40+d.IntN(100), 30, .1, false, d.end, d.intruder(), signin.IMAP, hostileRow)
			d.want(risk.High)
		},
		"poller-office-hours": func(d *draft) {
			l := d.intruder()
			for day := 1; day <= 5; day++ {
				d.machine(16, 30, .05, false, d.end.AddDate(0, 0, -day), l, signin.POP, hostileRow)
			}
			d.want(risk.High)
		},
		"poller-six-hours": func(d *draft) {
			d.machine(12+d.IntN(20), 360, .03, true, d.end, d.intruder(), signin.IMAP, hostileRow)
			d.want(risk.Medium, risk.High)
		},
		"poller-during-trip": func(d *draft) { // the owner is abroad while the machine works
			d.limit = [2]int{100, 100}
			d.lives(0, d.days-4)
			d.stays(d.days-4, d.days, travelLines()[0], 1.5)
			d.machine(48, 30, .05, true, d.end, d.intruder(), signin.IMAP, hostileRow)
			d.want(risk.High)
		},
		"poller-through-tor": func(d *draft) {
			d.textual = false
			d.machine(40, 30, .1, false, d.end, torLine, signin.IMAP, hostileRow)
			d.want(risk.Medium, risk.High)
		},
		"poller-many-servers": func(d *draft) {
			d.textual, d.masked = false, false
			d.machine(40, 30, .1, false, d.end, func() line { return one(d.Rand, serversAbroad()) }, signin.IMAP, hostileRow)
			d.want(risk.Medium, risk.High)
		},
		"poller-expat": func(d *draft) { // home is known by the browser only
			home := travelLines()[4]
			d.person.home, d.person.mobile, d.person.office = home, home, home.still(d.Rand)
			d.person.perDay, d.days = max(1.5, d.person.perDay), 15
			d.start = d.end.AddDate(0, 0, -15)
			d.history.Options.Home = nil
			d.lives(0, d.days)
			d.textual = false
			l := intruderLines()[d.IntN(2)].still(d.Rand)
			d.machine(40, 30, .1, false, d.end, func() line { return l }, signin.IMAP, hostileRow)
			d.want(risk.High)
		},
		"poller-no-results": func(d *draft) { // the page prints no outcomes and no protocols
			from := d.intruder()
			d.machine(40, 30, .1, false, d.end, from, signin.IMAP, hostileRow, func(r *row) {
				r.s.Outcome, r.s.Protocol = signin.UnknownOutcome, signin.UnknownProtocol
			})
			d.want(risk.High)
		},
		"poller-fails-now": func(d *draft) { // the password was changed, the machine goes on in vain
			from := d.intruder()
			d.machine(20, 30, .1, false, d.end, from, signin.IMAP, hostileRow, failedRow)
			d.machine(25, 30, .1, false, d.end.Add(-10*time.Hour), from, signin.IMAP, hostileRow)
			d.want(risk.High)
		},
		"poller-and-vain-spray": func(d *draft) {
			d.failures(30, 6)
			d.seed(30, d.intruder())
		},
		"web-at-night": func(d *draft) { // every night while the owner sleeps
			d.person.perDay, d.missing = max(2, d.person.perDay), 0
			d.limit = [2]int{100, 100}
			d.days = 12
			d.start = d.end.AddDate(0, 0, -12)
			d.lives(0, 12)
			l, strange := one(d.Rand, intruderLines()), d.strangeDevice()
			for day := range 12 {
				y, m, first := d.start.In(d.zone).Date()
				d.add(time.Date(y, m, first+day, 3, d.IntN(60), 0, 0, d.zone), l, signin.Web, strange, hostileRow)
			}
			d.want(risk.High)
		},
		"web-from-server": func(d *draft) {
			d.textual, d.masked, d.devices, d.missing = false, false, true, 0
			d.lives(0, d.days)
			d.add(d.end.Add(-20*time.Hour), one(d.Rand, serversAbroad()), signin.Web, d.strangeDevice(), hostileRow)
			d.want(risk.Low, risk.Medium, risk.High)
		},
		"spam-from-one-line": func(d *draft) {
			l, t := one(d.Rand, intruderLines()).still(d.Rand), d.end.Add(-2*time.Hour)
			for range 60 + d.IntN(60) {
				d.add(t, l, signin.SMTP, hostileRow)
				t = t.Add(-d.minutes(.3 + d.Float64()))
			}
			d.want(risk.High)
		},
		"china-and-taiwan-in-turns": func(d *draft) { // some a day, in no order, as victims published
			lines := []line{intruderLines()[0], intruderLines()[3].still(d.Rand)}
			d.days, d.textual = 8, d.IntN(2) == 0
			for day := range 8 {
				for range 2 + d.IntN(3) {
					d.add(d.end.AddDate(0, 0, -day).Add(-d.minutes(1200*d.Float64())), lines[d.IntN(2)], signin.IMAP, hostileRow)
				}
			}
			d.want(risk.Medium, risk.High)
		},
		"address-typed": func(d *draft) {
			d.missing = 0
			d.person.perDay = max(1.5, d.person.perDay)
			d.lives(0, d.days)
			for i := range d.rows {
				d.rows[i].s.Account = "yamada_taro"
			}
			for i := range 5 {
				d.add(d.end.Add(-d.minutes(float64(60+11*i))), intruderLines()[0], signin.Web, hostileRow, func(r *row) { r.s.Account = "yamada_taro@example.jp" })
			}
			d.want(risk.Medium, risk.High)
		},
		"two-intruders": func(d *draft) {
			d.missing = 0
			d.lives(0, d.days)
			d.add(d.end.Add(-3*time.Hour), d.person.home, signin.Web)
			d.add(d.end.Add(-3*time.Hour+9*time.Minute), intruderLines()[6], signin.Web, hostileRow)
			d.machine(48, 30, .1, false, d.end, d.intruder(), signin.IMAP, hostileRow)
			d.want(risk.High)
		},
	}
	return sorted(kinds, true)
}
