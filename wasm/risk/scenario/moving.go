package scenario

import (
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
	}
	return sorted(kinds, true)
}
