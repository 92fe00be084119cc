package scenario

import (
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// honestMore are honest histories that look like an intruder's in one respect.
func honestMore() []Kind {
	kinds := map[string]func(*draft){
		"trip-phone-clock": func(d *draft) { // the phone fetches mail every quarter of an hour, wherever it is
			from, to := d.away()
			d.clockedPhone(0, from, d.person.mobile, 30)
			d.clockedPhone(from+1, to, d.there(), 30)
			d.clockedPhone(to+1, d.days, d.person.mobile, 30)
			d.limit[pageMail] = 1000
			d.want(risk.None, risk.Low, risk.Medium)
		},
		"trip-esim": func(d *draft) { // a travel SIM of a third country beside the hotel's line
			from, to := d.away()
			d.lives(0, from)
			d.lives(to+1, d.days)
			sim, hotel := at("116.14.0.0/15", "SG", 9506, "Singtel", signin.Mobile, ""), d.there()
			for day := from + 1; day < to; day++ {
				for range d.poisson(2) {
					d.add(d.moment(day), []line{sim, hotel}[d.IntN(2)], signin.Web, d.device(d.person.phone))
				}
			}
			d.want(risk.None, risk.Low, risk.Medium)
		},
		"trips-every-month": func(d *draft) {
			d.days, d.person.perDay = 60, max(1.5, d.person.perDay)
			d.start = d.end.AddDate(0, 0, -60)
			d.limit = [2]int{200, 200}
			for month := range 2 {
				first := 30 * month
				d.lives(first, first+12)
				d.stays(first+13, first+17, d.there(), 2)
				d.lives(first+18, first+30)
			}
			d.calm()
		},
		"flies-the-same-day": func(d *draft) { // at home in the morning, eight hours later abroad
			d.missing = 0
			d.person.perDay = max(1.5, d.person.perDay)
			d.days = 20
			d.start = d.end.AddDate(0, 0, -20)
			d.limit = [2]int{100, 100}
			d.lives(0, 12)
			y, m, day := d.start.In(d.zone).Date()
			morning := time.Date(y, m, day+12, 8, 0, 0, 0, d.zone)
			d.add(morning, d.person.mobile, signin.Web, d.device(d.person.phone))
			near := one(d.Rand, travelLines()[2:4])
			d.add(morning.Add(8*time.Hour), near, signin.Web, d.device(d.person.phone))
			d.stays(13, 16, near, 2)
			d.lives(17, 20)
			d.want(risk.None, risk.Low, risk.Medium)
		},
		"mistypes-in-the-hotel": func(d *draft) {
			from, to := d.away()
			d.lives(0, from)
			d.lives(to+1, d.days)
			l := d.there().still(d.Rand)
			t := d.moment(from + 1)
			for i := range 2 {
				d.add(t.Add(d.minutes(float64(i))), l, signin.Web, failedRow)
			}
			d.add(t.Add(d.minutes(3)), l, signin.Web)
			d.stays(from+1, to, l, 1)
			d.want(risk.None, risk.Low, risk.Medium)
		},
		"vpn-always-on": func(d *draft) { // mail software through the owner's VPN
			d.textual = false
			d.lives(0, d.days)
			d.opens(0, d.days, 5, vpnLines()[1].still(d.Rand), signin.IMAP, neutralRow)
			d.asks()
		},
		"own-script-confirmed": func(d *draft) {
			d.textual = false
			l := serversAbroad()[2].still(d.Rand)
			d.machine(60, 30, .01, true, d.end, func() line { return l }, signin.IMAP)
			d.answer(memory.Yes, "as:24940:mail")
			d.calm()
		},
		"trip-confirmed": func(d *draft) {
			from, to := d.away()
			d.lives(0, d.days)
			d.stays(from, to, at("113.96.0.0/13", "CN", 4134, "CHINANET-BACKBONE", signin.ISP, ""), 3)
			d.answer(memory.Yes, "country:CN:web")
			d.calm()
		},
		"all-at-once": func(d *draft) { // browser, telephone, Outlook and a computer that polls
			d.textual, d.limit[pageMail] = false, 200
			d.pollsAtHome(0, d.days, false)
			d.fetched(outlookLines(), 3, signin.IMAP)
		},
		"outlook-sends": func(d *draft) {
			d.textual = false
			d.fetched(outlookLines(), 3, signin.IMAP)
			d.opens(0, d.days, 1, outlookLines()[0], signin.SMTP, neutralRow)
		},
		"unknown-home": func(d *draft) {
			d.history.Options.ZoneCountry, d.history.Options.Home = "", nil
			d.pollsAtHome(0, d.days, true)
			d.want(risk.Unknown, risk.None)
		},
		"days-only-trip": func(d *draft) {
			d.daily = true
			from, to := d.away()
			d.lives(0, from)
			d.stays(from+1, to, d.there(), 1)
			d.lives(to+1, d.days)
			d.want(risk.None, risk.Low, risk.Medium)
		},
		"reader-abroad-other-line": func(d *draft) { // the hotel's line is the reader's now, the carrier's was his this morning
			d.textual = false
			d.history.Options.Home = []string{"JP"}
			d.lives(0, d.days-2)
			hotel := at("171.96.0.0/13", "TH", 7470, "True Internet", signin.ISP, "").still(d.Rand)
			carrier := at("49.228.0.0/16", "TH", 131445, "AIS", signin.Mobile, "")
			for i := range 6 {
				d.add(d.end.Add(-d.minutes(float64(30+200*i))), []line{hotel, carrier}[i%2], signin.Web, d.device(d.person.phone))
			}
			d.history.Options.OwnAddrs, d.history.Options.OwnPlaces = append(d.history.Options.OwnAddrs, hotel.fixed), []signin.Place{hotel.place}
			d.calm()
		},
	}
	return sorted(kinds, false)
}

// away chooses the days of a journey.
func (d *draft) away() (from, to int) {
	d.days = max(d.days, 20)
	d.start = d.end.AddDate(0, 0, -d.days)
	d.person.perDay = max(1, d.person.perDay)
	d.limit = [2]int{100, 150}
	from = d.days/3 + d.IntN(d.days/3)
	return from, min(from+4+d.IntN(6), d.days-1)
}

func (d *draft) there() line { return one(d.Rand, travelLines()) }

// stays adds browser sign-ins of the owner's telephone from one line.
func (d *draft) stays(from, to int, l line, perDay float64) {
	for day := from; day < to; day++ {
		for range d.poisson(perDay) {
			d.add(d.moment(day), l, signin.Web, d.device(d.person.phone))
		}
	}
}

// clockedPhone adds a phone's mail software that keeps to a clock.
func (d *draft) clockedPhone(from, to int, l line, every float64) {
	end := d.start.AddDate(0, 0, to)
	for t := d.start.AddDate(0, 0, from); t.Before(end); t = t.Add(d.minutes(every * (1 + .05*d.NormFloat64()))) {
		d.add(t, l, signin.IMAP)
	}
}
