package scenario

import (
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// honestServers are people whose own servers read their mail, so that they are asked at most.
func honestServers() []Kind {
	kinds := map[string]func(*draft){
		"own-server-moves": func(d *draft) { // from one hoster to another, and on to a third
			d.long()
			d.lives(0, d.days)
			d.opens(0, d.days, 2, d.person.home.still(d.Rand), signin.IMAP)
			for i, l := range serversAtHome() {
				d.opens(i*d.days/3, (i+1)*d.days/3, 3, l.still(d.Rand), signin.IMAP, neutralRow)
			}
			d.calm()
		},
	}
	return sorted(kinds, false)
}

// hostileServers are strangers on servers in the owner's country.
func hostileServers() []Kind {
	kinds := map[string]func(*draft){
		"servers-at-home-in-turns": func(d *draft) {
			d.long()
			d.lives(0, d.days)
			if d.IntN(2) == 0 {
				d.opens(0, d.days, 2, d.person.home.still(d.Rand), signin.IMAP)
			}
			for day := d.days - 15; day < d.days; day++ {
				for range 2 {
					d.add(d.moment(day), one(d.Rand, serversAtHome()), signin.IMAP, hostileRow)
				}
			}
			d.want(risk.Medium)
		},
		"rented-homes-of-the-readers-operator-too": func(d *draft) {
			d.long()
			d.person.home, d.person.perDay = homeLines()[1], max(1, d.person.perDay)
			d.person.mobile = mobileLines()[0]
			d.lives(0, d.days)
			own := d.person.home.still(d.Rand)
			d.history.Options.OwnAddrs, d.history.Options.OwnPlaces = append(d.history.Options.OwnAddrs, own.fixed), []signin.Place{own.place}
			lines := append(othersAtHome()[:6:6], d.person.home)
			d.machine(70, 60, .1, false, d.end, func() line { return one(d.Rand, lines) }, signin.IMAP, hostileRow)
			d.history.Want.Every = 60
			d.want(risk.Medium)
		},
		"cloud-at-home-never-rests": func(d *draft) { // its operator fetches mail for others, and the owner reads in a browser alone
			d.long()
			d.person.perDay = max(1, d.person.perDay)
			d.lives(0, d.days)
			l := one(d.Rand, cloudsAtHome()).still(d.Rand)
			d.machine(120, 15, .05, false, d.end, func() line { return l }, signin.IMAP, hostileRow)
			d.history.Want.Every = 15
			d.want(risk.Medium)
		},
	}
	return sorted(kinds, true)
}

// cloudsAtHome are servers of operators that fetch mail for their customers as well.
func cloudsAtHome() []line {
	return []line{
		at("8.209.192.0/18", "JP", 45102, "Alibaba", signin.Hosting, "aliyun"), at("20.78.0.0/16", "JP", 8075, "Microsoft", signin.Hosting, "outlook"),
	}
}
