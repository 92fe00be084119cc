package scenario

import (
	"ashiato/wasm/memory"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// honestLate are honest histories that a judge of other histories would draw: of borders, relays and houses newly moved into.
func honestLate() []Kind {
	kinds := map[string]func(*draft){
		"relay-printed-abroad": func(d *draft) { // the page names the relay's country, and the telephone is new
			d.textual, d.masked, d.devices = false, false, true
			d.person.perDay = max(1, d.person.perDay)
			d.lives(0, d.days)
			l := one(d.Rand, relayLines())
			for day := range d.days {
				d.add(d.moment(day), l, signin.Web, d.device(devices()[3]), func(r *row) { r.s.PageCountry = "US" })
			}
			d.calm()
		},
		"moved-house-mail-polls": func(d *draft) { // the telephone browses by its own carrier, the computer fetches mail by the new line
			d.textual, d.masked = false, false
			d.person.mobile = mobileLines()[0]
			for day := range d.days {
				for range 1 + d.poisson(1) {
					d.add(d.moment(day), d.person.mobile, signin.Web, d.device(d.person.phone))
				}
			}
			d.person.every, d.person.home = 15, homeLines()[4]
			d.pollsAtHome(max(0, d.days-8), d.days, true)
			d.calm()
		},
		"works-across-the-border": func(d *draft) {
			home, office := at("87.128.0.0/11", "DE", 3320, "Deutsche Telekom", signin.ISP, ""), at("85.0.0.0/13", "CH", 3303, "Swisscom", signin.ISP, "")
			d.person.home, d.person.mobile, d.person.office = home, home, office.still(d.Rand)
			d.person.perDay = max(2, d.person.perDay)
			d.history.Options.Home, d.history.Options.ZoneCountry = nil, "DE"
			d.lives(0, d.days)
			d.calm()
		},
		"company-computer-in-the-cloud": func(d *draft) {
			d.textual, d.masked = false, false
			d.lives(0, d.days)
			l := one(d.Rand, serversAtHome()).still(d.Rand)
			for day := range d.days {
				for range d.poisson(1.5) {
					d.add(d.moment(day), l, signin.Web, d.device(d.person.computer))
				}
			}
			d.calm()
		},
	}
	return sorted(kinds, false)
}

// hostileLate are intruders who change their country with every access, or write into the page that they are its reader.
func hostileLate() []Kind {
	kinds := map[string]func(*draft){
		"rotates-slowly-mail": func(d *draft) { d.rotates(signin.IMAP) },
		"rotates-slowly-web":  func(d *draft) { d.rotates(signin.Web) },
		"once-a-day-mail": func(d *draft) {
			d.person.perDay, d.missing = max(2, d.person.perDay), 0
			d.limit = [2]int{100, 100}
			d.lives(0, d.days)
			l := one(d.Rand, intruderLines()).still(d.Rand)
			for day := range d.days {
				d.add(d.moment(day), l, signin.IMAP, hostileRow)
			}
			d.want(risk.High)
		},
		"calls-itself-the-reader": func(d *draft) { // its device's name holds the words that mark the reader's session
			d.lives(0, d.days)
			from := d.intruder()
			d.machine(48, 30, .1, false, d.end, from, signin.IMAP, hostileRow, func(r *row) { r.s.Self = true })
			d.history.Want.Every = 30
			d.want(risk.High)
		},
		"remembered-browsing": func(d *draft) { // earlier visits saw the intruder's browser every day, and never the owner's
			l := intruderLines()[d.IntN(2)].still(d.Rand)
			m := &memory.Memory{}
			for day := range d.days {
				s := signin.SignIn{Time: d.moment(day), Precision: signin.Minute, ZoneKnown: true, Protocol: signin.Web, Outcome: signin.Success, Net: l.address(d.Rand), Place: l.place}
				m.SignIns = append(m.SignIns, memory.Seen{SignIn: s, History: "web"})
			}
			d.history.Options.Memory, d.textual = m, false
			d.machine(48, 30, .1, false, d.end, func() line { return l }, signin.IMAP, hostileRow)
			d.history.Want.Every = 30
			d.want(risk.High)
		},
		"lines-and-servers-in-turns": func(d *draft) {
			d.textual, d.masked = false, false
			d.lives(0, d.days)
			lines := append(intruderLines()[:6:6], serversAbroad()[:3]...)
			d.machine(50, 30, .1, false, d.end, func() line { return one(d.Rand, lines) }, signin.IMAP, hostileRow)
			d.history.Want.Every = 30
			d.want(risk.High)
		},
	}
	return sorted(kinds, true)
}

// rotates adds an intruder who comes once a day, each time from another line.
func (d *draft) rotates(protocol signin.Protocol) {
	d.person.perDay, d.missing = max(2, d.person.perDay), 0
	d.limit = [2]int{150, 150}
	d.lives(0, d.days)
	strange := d.strangeDevice()
	for day := range d.days {
		d.add(d.moment(day), one(d.Rand, intruderLines()), protocol, strange, hostileRow)
	}
	d.want(risk.High)
}
