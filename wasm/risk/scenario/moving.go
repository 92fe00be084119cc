package scenario

import (
	"time"

	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// kddi is a carrier whose telephones databases do not tell from its houses.
func kddi() line { return at("106.128.0.0/10", "JP", 2516, "KDDI", signin.ISP, "") }

// honestMoving are people whose line seems to be where they are not.
func honestMoving() []Kind {
	kinds := map[string]func(*draft){
		"lives-by-satellite": func(d *draft) { // the database keeps the operator's home; under way the telephone tells of the country
			d.long()
			d.person.perDay = max(2, d.person.perDay)
			house := at("98.97.0.0/17", "US", 14593, "Space Exploration Technologies Corporation", signin.ISP, "").still(d.Rand)
			for day := range d.days {
				d.add(d.moment(day), d.person.mobile, signin.Web)
				d.add(d.moment(day), house, signin.Web, neutralRow)
			}
			d.machine(100, 30, .05, false, d.end, func() line { return house }, signin.IMAP, neutralRow)
			d.asks()
		},
		"roams-by-a-carrier-of-houses": func(d *draft) { // the telephone reads mail by the hotel's line and by its own, which is led home
			from, to := d.away()
			d.textual, d.masked, d.missing, d.limit = false, false, 0, [2]int{300, 300}
			d.person.home, d.person.mobile, d.person.perDay = homeLines()[0], kddi(), max(3, d.person.perDay)
			d.lives(0, from)
			d.opens(0, from, 4, d.person.mobile, signin.IMAP)
			hotel := d.there().still(d.Rand)
			d.stays(from+1, to, hotel, 2)
			d.opens(from+1, to, 3, hotel, signin.IMAP, neutralRow)
			d.opens(from+1, to, 3, d.person.mobile, signin.IMAP)
			d.lives(to+1, d.days)
			d.opens(to+1, d.days, 4, d.person.mobile, signin.IMAP)
			d.want(risk.Low, risk.Medium)
		},
		"daughter-with-two-operators": func(d *draft) { // her house has one, her telephone another; she browses, and her telephone reads mail
			d.long()
			d.devices, d.person.perDay = true, max(1, d.person.perDay)
			d.lives(0, d.days)
			d.opens(0, d.days, 2, d.person.home.still(d.Rand), signin.IMAP)
			house, telephone := at("1.40.0.0/14", "AU", 4804, "Optus", signin.ISP, "").still(d.Rand), at("1.128.0.0/11", "AU", 1221, "Telstra", signin.ISP, "")
			for day := range d.days {
				hour := []float64{1, 5, 9, 13, 17, 21}[day%6] + d.Float64()
				l := []line{house, telephone}[day%2]
				d.add(d.start.AddDate(0, 0, day).Add(d.minutes(60*hour)), l, signin.Web, d.device(devices()[3]), neutralRow)
			}
			for _, l := range []line{house, telephone} {
				d.opens(0, d.days, 2, l, signin.IMAP, neutralRow)
			}
			d.asks()
		},
		"mail-program-across-the-border": func(d *draft) {
			d.long()
			home, office := at("87.128.0.0/11", "DE", 3320, "Deutsche Telekom", signin.ISP, ""), at("77.56.0.0/14", "CH", 6730, "Sunrise", signin.ISP, "").still(d.Rand)
			d.person.home, d.person.mobile, d.person.office = home, home, home.still(d.Rand)
			d.person.perDay = max(2, d.person.perDay)
			d.history.Options.Home, d.history.Options.ZoneCountry = nil, "DE"
			d.lives(0, d.days)
			d.onWorkingDays(func(morning time.Time) {
				d.add(morning.Add(d.minutes(200*d.Float64())), office, signin.Web, neutralRow)
				d.machine(16, 30, .05, false, morning.Add(8*time.Hour), func() line { return office }, signin.IMAP, neutralRow)
			})
			d.asks()
		},
	}
	return sorted(kinds, false)
}

// hostileMoving are strangers beside such people.
func hostileMoving() []Kind {
	kinds := map[string]func(*draft){
		"comes-while-the-telephone-moves": func(d *draft) {
			d.long()
			d.limit = [2]int{300, 300}
			d.person.home, d.person.mobile, d.person.perDay = homeLines()[0], kddi(), max(3, d.person.perDay)
			d.lives(0, d.days)
			d.opens(0, d.days, 4, d.person.mobile, signin.IMAP)
			from := one(d.Rand, intruderLines()).still(d.Rand)
			d.opens(d.days-8, d.days, 2, from, signin.Web, hostileRow)
			d.opens(d.days-8, d.days, 3, from, signin.IMAP, hostileRow)
			d.want(risk.High)
		},
		"machine-across-the-border": func(d *draft) {
			d.long()
			home := at("87.128.0.0/11", "DE", 3320, "Deutsche Telekom", signin.ISP, "")
			d.person.home, d.person.mobile, d.person.office = home, home, home.still(d.Rand)
			d.history.Options.Home, d.history.Options.ZoneCountry = nil, "DE"
			d.lives(0, d.days)
			from := at("83.4.0.0/14", "PL", 5617, "Orange Polska", signin.ISP, "").still(d.Rand)
			d.machine(100, 30, .05, false, d.end, func() line { return from }, signin.IMAP, hostileRow)
			d.history.Want.Every = 30
			d.want(risk.High)
		},
	}
	return sorted(kinds, true)
}
