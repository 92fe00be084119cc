package scenario

import (
	"time"

	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// honestAway are people on journeys of which the pages show but a part.
func honestAway() []Kind {
	kinds := map[string]func(*draft){
		"mail-page-of-a-journey": func(d *draft) { // the mail program was set up for the journey; the browser stayed at home
			d.long()
			d.limit[pageMail], d.person.perDay = 1000, max(2, d.person.perDay)
			from := d.days - 7
			d.lives(0, from)
			d.clockedPhone(from+1, d.days, d.there().still(d.Rand), 30)
			d.neutral()
			d.asks()
		},
		"clock-of-the-country": func(d *draft) { // the same, read on the way by a browser that changed its clock
			d.long()
			d.person.perDay = max(1.5, d.person.perDay)
			there := d.there().still(d.Rand)
			d.lives(0, d.days-4)
			d.clockedPhone(d.days-3, d.days, there, 30)
			d.history.Options.ZoneCountry = there.place.Country
			d.neutral()
			d.asks()
		},
		"flies-again-and-again": func(d *draft) { // the telephone has the same rhythm everywhere
			d.long()
			d.days, d.limit[pageMail] = 30, 2000
			d.start = d.end.AddDate(0, 0, -d.days)
			for day := 0; day < d.days; day += 6 {
				d.clockedPhone(day, day+3, d.person.mobile, 60)
				d.clockedPhone(day+4, day+5, []line{travelLines()[4], travelLines()[6]}[day/6%2].still(d.Rand), 60)
			}
			d.neutral()
			d.asks()
		},
		"reads-on-a-journey": func(d *draft) { // a mail history alone: home's computer works on, and the clock is that of the journey's country
			d.long()
			d.limit[pageMail] = 5000
			there := d.there().still(d.Rand)
			d.person.every = max(15, d.person.every)
			d.pollsAtHome(0, d.days, true)
			d.opens(d.days-6, d.days, 6, there, signin.IMAP, neutralRow)
			d.history.Options.Home, d.history.Options.ZoneCountry = nil, there.place.Country
			d.neutral()
			d.asks()
		},
		"reads-in-another-country": func(d *draft) { // the clock is that of the journey; at home the computer works on
			d.long()
			d.limit, d.person.perDay, d.person.every = [2]int{300, 600}, max(1.5, d.person.perDay), max(15, d.person.every)
			there := at("86.128.0.0/10", "GB", 2856, "BT", signin.ISP, "").still(d.Rand)
			d.lives(0, d.days-4)
			for day := d.days - 3; day < d.days; day++ {
				d.add(d.moment(day), there, signin.Web, d.device(d.person.computer))
				d.add(d.moment(day), there, signin.Web, d.device(d.person.phone))
			}
			d.pollsAtHome(0, d.days, true)
			d.history.Options.Home, d.history.Options.ZoneCountry = nil, "GB"
			d.neutral()
			d.asks()
		},
	}
	return sorted(kinds, false)
}

// neutral says of all rows that asking for them is no mistake.
func (d *draft) neutral() {
	for i := range d.rows {
		d.rows[i].neutral = true
	}
}

// hostileAway are strangers beside people who rest, and strangers at home.
func hostileAway() []Kind {
	kinds := map[string]func(*draft){
		"machine-of-one-night": func(d *draft) { // while the owner's telephone rests as it does every night
			d.long()
			d.limit[pageMail] = 2000
			y, m, day := d.end.In(d.zone).Date()
			d.end = time.Date(y, m, day, 6, 0, 0, 0, d.zone)
			d.start, d.history.Options.Now = d.end.AddDate(0, 0, -d.days), d.end
			d.person.rises, d.person.sleeps = 7, 22
			d.opens(0, d.days, 14, d.person.mobile, signin.IMAP)
			d.machine(16, 30, .05, false, d.end, d.intruder(), signin.IMAP, hostileRow)
			d.history.Want.Every = 30
			d.want(risk.High)
		},
		"guesses-by-a-telephone": func(d *draft) {
			d.long()
			d.devices, d.person.mobile, d.person.perDay = true, mobileLines()[0], max(1, d.person.perDay)
			d.lives(0, d.days)
			strange, t := d.strangeDevice(), d.moment(d.days-3)
			for i := range 6 {
				d.add(t.Add(-d.minutes(float64(2+2*i))), mobileLines()[2], signin.Web, strange, failedRow, hostileRow)
			}
			for i := range 3 {
				d.add(t.Add(d.minutes(float64(1200*i))), mobileLines()[2], signin.Web, strange, hostileRow)
			}
			d.want(risk.Medium, risk.High)
		},
		"comes-beside-the-owner": func(d *draft) { // on a line and by a device of its own, every day
			d.long()
			d.days = max(28, d.days)
			d.start = d.end.AddDate(0, 0, -d.days)
			d.devices, d.person.perDay = true, max(2, d.person.perDay)
			d.lives(0, d.days)
			l, strange := othersAtHome()[d.IntN(4)].still(d.Rand), d.strangeDevice()
			for day := d.days - 6; day < d.days-1; day++ {
				d.add(d.moment(day), l, signin.Web, strange, hostileRow)
			}
			d.want(risk.Low, risk.Medium)
		},
		"fills-the-history": func(d *draft) { // until the owner comes again, who reads by a telephone
			d.long()
			d.devices = true
			from := d.intruder()()
			d.opens(d.days-12, d.days-1, 3, from, signin.Web, d.strangeDevice(), hostileRow)
			d.machine(200, 30, .05, false, d.end, func() line { return from }, signin.IMAP, hostileRow)
			d.add(d.end.Add(-d.minutes(5)), d.person.mobile, signin.Web, d.device(d.person.phone))
			d.want(risk.High)
		},
		"hides-behind-several-services": func(d *draft) { // one browser that the owner does not have
			d.long()
			d.devices, d.person.perDay = true, max(1.5, d.person.perDay)
			d.lives(0, d.days)
			strange := d.strangeDevice()
			for i, l := range []line{vpnLines()[0], vpnLines()[1], vpnLines()[3], vpnLines()[0]} {
				d.add(d.moment(d.days-9+2*i), l, signin.Web, strange, hostileRow)
			}
			d.want(risk.Medium)
		},
		"reads-and-signs-in-by-a-server": func(d *draft) {
			d.long()
			d.devices, d.person.perDay = true, max(1.5, d.person.perDay)
			d.lives(0, d.days)
			l, t := one(d.Rand, serversAtHome()).still(d.Rand), d.moment(d.days-2)
			d.add(t, l, signin.Web, d.strangeDevice(), hostileRow)
			for i := range 5 {
				d.add(t.Add(d.minutes(float64(3+2*i*i))), l, signin.IMAP, hostileRow)
			}
			d.want(risk.Medium)
		},
		"rented-homes-of-few-operators": func(d *draft) {
			d.long()
			d.person.home = at("98.192.0.0/10", "US", 7922, "Comcast", signin.ISP, "")
			d.person.mobile, d.person.office = at("174.200.0.0/17", "US", 6167, "Verizon", signin.Mobile, ""), d.person.home.still(d.Rand)
			d.history.Options.Home, d.history.Options.ZoneCountry = nil, "US"
			d.person.perDay = max(1, d.person.perDay)
			d.lives(0, d.days)
			rented := []line{
				at("71.190.0.0/15", "US", 701, "Verizon", signin.ISP, ""), at("99.0.0.0/13", "US", 7018, "AT&T", signin.ISP, ""),
				at("24.16.0.0/14", "US", 7922, "Comcast", signin.ISP, ""),
			}
			d.machine(72, 60, .1, false, d.end, func() line { return one(d.Rand, rented) }, signin.IMAP, hostileRow)
			d.want(risk.Medium)
		},
	}
	return sorted(kinds, true)
}
