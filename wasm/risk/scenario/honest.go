package scenario

import (
	"net/netip"
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// honest are the histories without an intruder (research: causes of foreign and odd rows in honest histories).
func honest() []Kind {
	kinds := map[string]func(*draft){
		"clean-web":        func(d *draft) { d.lives(0, d.days); d.want(risk.None) },
		"clean-mail":       func(d *draft) { d.pollsAtHome(0, d.days, d.IntN(2) == 0); d.want(risk.None) },
		"clean-both":       func(d *draft) { d.lives(0, d.days); d.pollsAtHome(0, d.days, d.IntN(2) == 0); d.calm() },
		"clean-phone-mail": func(d *draft) { d.lives(0, d.days); d.opens(0, d.days, 6, d.person.mobile, signin.IMAP); d.calm() },
		"few-rows":         func(d *draft) { d.limit = [2]int{4, 4}; d.lives(0, d.days); d.calm() },
		"office-mail": func(d *draft) {
			d.lives(0, d.days)
			d.opens(0, d.days, 5, d.person.office, signin.IMAP)
			d.calm()
		},
		"trip-web":          func(d *draft) { d.devices = true; d.trip(true, false, false); d.calm() },
		"trip-web-plain":    func(d *draft) { d.devices = false; d.trip(true, false, false); d.calm() },
		"trip-web-computer": func(d *draft) { d.trip(true, false, true); d.calm() },
		"trip-mail":         func(d *draft) { d.trip(false, true, false); d.calm() },
		"trip-both":         func(d *draft) { d.trip(true, true, false); d.calm() },
		"trip-two-countries": func(d *draft) {
			d.trip(true, false, false)
			d.calm()
		},
		"on-a-trip-now": onTripNow,
		"declared-abroad": func(d *draft) {
			d.person.home, d.person.office, d.person.mobile = one(d.Rand, travelLines()), one(d.Rand, travelLines()[4:5]), one(d.Rand, travelLines()[4:5])
			d.person.office.place.Country = d.person.home.place.Country
			d.person.mobile.place.Country = d.person.home.place.Country
			d.person.office.block, d.person.mobile.block = d.person.home.block, d.person.home.block
			d.history.Options.Home = []string{d.person.home.place.Country}
			d.lives(0, d.days)
			d.pollsAtHome(0, d.days, true)
			d.calm()
		},
		"lives-abroad": func(d *draft) {
			l := one(d.Rand, travelLines())
			d.person.home, d.person.office, d.person.mobile = l, l.still(d.Rand), l
			d.person.perDay, d.days = max(1, d.person.perDay), 12
			d.start = d.end.AddDate(0, 0, -12)
			d.history.Options.Home = nil
			d.lives(0, d.days)
			d.calm()
		},
		"outlook-phone": func(d *draft) { d.lives(0, d.days); d.fetched(outlookLines(), 4, signin.IMAP) },
		"outlook-text":  func(d *draft) { d.textual = true; d.fetched(outlookLines(), 4, signin.IMAP) },
		"gmail-fetch": func(d *draft) {
			d.machine(20+d.IntN(60), 60, .1, d.IntN(2) == 0, d.end, func() line { return gmailLine() }, signin.POP, neutralRow)
			d.asks()
		},
		"gmail-fetch-text": func(d *draft) {
			d.textual = true
			d.machine(20+d.IntN(60), 60, .1, false, d.end, func() line { return gmailLine() }, signin.POP, neutralRow)
			d.asks()
		},
		"cloud-mail-app": func(d *draft) {
			d.lives(0, d.days)
			d.fetched([]line{at("54.80.0.0/13", "US", 14618, "AMAZON-AES", signin.Hosting, "")}, 8, signin.IMAP)
		},
		"qq-fetch": func(d *draft) {
			d.textual = false
			d.machine(20+d.IntN(40), 60, .15, false, d.end, func() line { return possibleFetchers()[0] }, signin.POP, neutralRow)
			d.asks()
		},
		"outlook-confirmed": func(d *draft) {
			d.textual = false
			d.fetched(outlookLines(), 4, signin.IMAP)
			d.answer(memory.Yes, "service:outlook")
			d.history.Want.Asks = false
			d.calm()
		},
		"vpn-browser":       func(d *draft) { d.devices = true; d.vpn(vpnLines()) },
		"vpn-browser-plain": func(d *draft) { d.devices = false; d.vpn(vpnLines()) },
		"vpn-unlisted":      func(d *draft) { d.vpn(serversAbroad()) },
		"vpn-confirmed": func(d *draft) {
			l := vpnLines()[1]
			d.vpn([]line{l})
			d.answer(memory.Yes, "as:9009:web")
		},
		"company-gateway": func(d *draft) {
			d.devices = true
			d.person.office = at("136.226.0.0/16", "US", 22616, "Zscaler", signin.Hosting, "").still(d.Rand)
			d.lives(0, d.days)
			d.textual = false
			d.calm()
		},
		"private-relay": func(d *draft) {
			d.textual = false
			d.person.mobile = one(d.Rand, relayLines())
			d.lives(0, d.days)
			d.calm()
		},
		"budget-app": func(d *draft) {
			d.lives(0, d.days)
			for day := range d.days {
				d.add(d.start.AddDate(0, 0, day).Truncate(24*time.Hour).Add(d.signed(20)), serversAtHome()[2], signin.Web)
			}
			d.calm()
		},
		"forgot-password": func(d *draft) {
			d.lives(0, d.days)
			t, l := d.moment(d.IntN(d.days)), d.person.home.still(d.Rand)
			for i := range 3 + d.IntN(5) {
				d.add(t.Add(d.minutes(float64(i))), l, signin.Web, failedRow)
			}
			d.add(t.Add(d.minutes(9)), l, signin.Web)
			d.want(risk.None)
		},
		"moved-house": func(d *draft) {
			d.lives(0, d.days/2)
			d.person.home = one(d.Rand, homeLines())
			d.lives(d.days/2, d.days)
			d.calm()
		},
		"family": func(d *draft) {
			d.devices = true
			d.lives(0, d.days)
			d.person.home, d.person.computer = one(d.Rand, homeLines()), devices()[2]
			d.lives(0, d.days)
			d.calm()
		},
		"reader-abroad-now": func(d *draft) {
			l := one(d.Rand, intruderLines()).still(d.Rand)
			d.textual, d.history.Options.Home = false, []string{"JP"}
			d.machine(30+d.IntN(40), 30, .1, false, d.end, func() line { return l }, signin.IMAP)
			d.history.Options.OwnAddrs, d.history.Options.OwnPlaces = []netip.Addr{l.fixed}, []signin.Place{l.place}
			d.calm()
		},
		"provider-itself": func(d *draft) {
			d.textual = false
			d.machine(20, 60, .2, false, d.end, providerLine, signin.IMAP)
			d.lives(0, d.days)
			d.calm()
		},
		"traded-block": func(d *draft) { // the database still places a home operator's block abroad
			d.textual, d.masked = false, false
			d.person.office = d.person.home
			d.person.mobile = at("118.236.0.0/15", "HK", d.person.home.place.ASN, d.person.home.place.Org, signin.ISP, "")
			d.lives(0, d.days)
			d.calm()
		},
		"marked-self": func(d *draft) {
			l := one(d.Rand, travelLines())
			d.lives(0, d.days-1)
			d.add(d.end.Add(-time.Hour), l, signin.Web, func(r *row) { r.s.Self = true })
			d.calm()
		},
		"no-places": func(d *draft) {
			d.textual, d.masked = true, false
			d.person.home.place, d.person.mobile.place, d.person.office.place = signin.Place{}, signin.Place{}, signin.Place{}
			d.lives(0, d.days)
			d.want(risk.Unknown, risk.None)
		},
		"attacked-in-vain": func(d *draft) {
			d.trip(true, false, false)
			d.failures(20+d.IntN(30), 4)
			d.calm()
		},
		"days-only":       func(d *draft) { d.daily = true; d.lives(0, d.days); d.calm() },
		"own-server-home": func(d *draft) { d.lives(0, d.days); d.pollsAtHome(0, d.days, true); d.calm() },
	}
	return sorted(kinds, false)
}

// asks says that an honest service stands behind the history, so a question is right.
func (d *draft) asks() {
	d.history.Want.Asks = true
	d.want(risk.Low, risk.Medium)
}

func (d *draft) fetched(lines []line, perDay float64, protocol signin.Protocol) {
	if d.history.Kind != "" {
		d.lives(0, d.days)
	}
	for day := range d.days {
		for range d.poisson(perDay) {
			d.add(d.moment(day), one(d.Rand, lines), protocol, neutralRow)
		}
	}
	d.asks()
}

func (d *draft) vpn(lines []line) {
	d.textual = false
	d.lives(0, d.days)
	l := one(d.Rand, lines)
	for day := range d.days {
		if d.Float64() < .3 {
			d.add(d.moment(day), l, signin.Web, d.device(d.person.computer))
		}
	}
	d.calm()
}

// trip lets the owner live at home, fly somewhere for two to nine days, and return. The computer at home may be left running.
func (d *draft) trip(web, mail, computer bool) {
	d.days = max(d.days, 16)
	d.start = d.end.AddDate(0, 0, -d.days)
	d.person.perDay = max(d.person.perDay, 1)
	d.limit = [2]int{100, 150}
	length := 2 + d.IntN(8)
	from := d.days/3 + d.IntN(d.days/3)
	to := min(from+length, d.days-1)
	there := one(d.Rand, travelLines())
	if web {
		d.lives(0, from)
		d.lives(to+1, d.days)
		for day := from + 1; day < to; day++ {
			for range d.poisson(1.5) {
				d.add(d.moment(day), there, signin.Web, d.device(d.person.phone))
			}
		}
		d.add(d.moment(from+1), there, signin.Web, d.device(d.person.phone))
	}
	if mail { // the phone reads mail by hand, at home and under way
		d.opens(0, from, 5, d.person.mobile, signin.IMAP)
		d.opens(to+1, d.days, 5, d.person.mobile, signin.IMAP)
		d.opens(from+1, to, 4, there, signin.IMAP)
	}
	if computer {
		d.person.every = 60
		d.pollsAtHome(0, d.days, true)
	}
}

func onTripNow(d *draft) {
	d.days, d.limit, d.person.perDay = 20, [2]int{100, 100}, max(1, d.person.perDay)
	d.start = d.end.AddDate(0, 0, -20)
	d.lives(0, 15)
	there := one(d.Rand, travelLines())
	for day := 16; day < 20; day++ {
		for range 1 + d.poisson(1) {
			d.add(d.moment(day), there, signin.Web, d.device(d.person.phone))
		}
	}
	d.calm()
}

// failures adds failed attempts from consumer lines all over the world.
func (d *draft) failures(n, countries int) {
	var lines []line
	for range countries {
		lines = append(lines, one(d.Rand, intruderLines()))
	}
	for range n {
		t := d.start.Add(time.Duration(d.Float64() * float64(d.end.Sub(d.start))))
		d.add(t, one(d.Rand, lines), []signin.Protocol{signin.Web, signin.IMAP}[d.IntN(2)], failedRow, hostileRow)
	}
}
