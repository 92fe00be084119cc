package scenario

import (
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// honestNewcomers are honest histories in which somebody new seems to come: family, a computer in the hotel, cafés.
func honestNewcomers() []Kind {
	kinds := map[string]func(*draft){
		"family-abroad-mail": func(d *draft) { // a daughter reads the same mailbox, at home and on the way
			d.long()
			d.lives(0, d.days)
			lines := []line{at("101.160.0.0/14", "AU", 1221, "Telstra", signin.ISP, "").still(d.Rand), at("1.120.0.0/13", "AU", 1221, "Telstra", signin.ISP, "")}
			for _, l := range lines {
				d.opens(0, d.days, 2, l, signin.IMAP, neutralRow)
			}
			d.asks()
		},
		"sprayed-and-on-a-journey": func(d *draft) { // passwords are tried day after day in vain
			from, to := d.away()
			d.limit[pageWeb] = 1000
			d.lives(0, from)
			d.lives(to+1, d.days)
			d.stays(from+1, to, d.there(), 2)
			d.failures(20*d.days, 12)
			d.calm()
		},
		"telephone-roams-beside-computer": func(d *draft) {
			from, to := d.away()
			d.textual, d.masked, d.devices = false, false, true
			d.person.mobile, d.person.perDay = at("49.98.128.0/17", "JP", 9605, "NTT DOCOMO", signin.Mobile, ""), max(3, d.person.perDay)
			hotel := d.there().still(d.Rand)
			d.lives(0, from)
			for day := from + 1; day < to; day++ {
				d.add(d.moment(day), hotel, signin.Web, d.device(d.person.computer))
				d.add(d.moment(day), d.person.mobile, signin.Web, d.device(d.person.phone))
			}
			d.lives(to+1, d.days)
			d.want(risk.None, risk.Low, risk.Medium)
		},
		"works-in-cafes": func(d *draft) {
			d.long()
			d.lives(0, d.days)
			for i, l := range othersAtHome()[:5] {
				d.add(d.moment(d.days-2-i), l, signin.Web, d.device(d.person.computer))
			}
			d.calm()
		},
		"reader-abroad-mail": func(d *draft) { // the hotel's line is the reader's, his telephone has another one there
			d.long()
			d.history.Options.Home = []string{"JP"}
			d.lives(0, d.days-7)
			d.opens(0, d.days-7, 4, d.person.home.still(d.Rand), signin.IMAP)
			hotel := at("171.96.0.0/13", "TH", 7470, "True Internet", signin.ISP, "").still(d.Rand)
			d.opens(d.days-6, d.days, 2, hotel, signin.IMAP)
			d.opens(d.days-6, d.days, 3, at("49.228.0.0/16", "TH", 131445, "AIS", signin.Mobile, ""), signin.IMAP)
			d.history.Options.OwnAddrs, d.history.Options.OwnPlaces = append(d.history.Options.OwnAddrs, hotel.fixed), []signin.Place{hotel.place}
			d.calm()
		},
	}
	return sorted(kinds, false)
}

// hostileNewcomers are intruders at home, and one who got in after a night of tries from everywhere.
func hostileNewcomers() []Kind {
	kinds := map[string]func(*draft){
		"tried-for-a-night": func(d *draft) {
			d.long()
			d.person.perDay = max(1, d.person.perDay)
			d.lives(0, d.days)
			t := d.moment(d.days - 2)
			for i := range 12 {
				d.add(t.Add(-d.minutes(float64(20+45*i))), one(d.Rand, intruderLines()), signin.Web, failedRow, hostileRow)
			}
			d.add(t, one(d.Rand, intruderLines()), signin.Web, d.strangeDevice(), hostileRow)
			d.want(risk.Medium, risk.High)
		},
		"another-home-each-night": func(d *draft) { // rented lines of other people's homes
			d.long()
			d.lives(0, d.days)
			for i := range 12 {
				d.add(d.moment(d.days-13+i), othersAtHome()[i%8], signin.Web, d.device(d.person.computer), hostileRow)
			}
			d.want(risk.Low, risk.Medium)
		},
		"mobile-poller-at-home": func(d *draft) {
			d.long()
			d.person.mobile = mobileLines()[0]
			d.lives(0, d.days)
			d.machine(60, 60, .05, false, d.end, func() line { return mobileLines()[2] }, signin.IMAP, hostileRow)
			d.history.Want.Every = 60
			d.want(risk.Low, risk.Medium)
		},
		"server-at-home-sends": func(d *draft) {
			d.long()
			d.lives(0, d.days)
			l := one(d.Rand, serversAtHome()).still(d.Rand)
			for range 40 {
				d.add(d.end.Add(-d.minutes(300+120*d.Float64())), l, signin.SMTP, hostileRow)
			}
			d.want(risk.Medium)
		},
		"takes-over-at-home": func(d *draft) { // a device and a line that were never seen, and two settings changed at once
			d.long()
			d.devices, d.person.perDay = true, max(1.5, d.person.perDay)
			d.lives(0, d.days)
			t, l := d.moment(d.days-2), othersAtHome()[d.IntN(4)].still(d.Rand)
			d.add(t, l, signin.Web, d.strangeDevice(), hostileRow)
			for i := range 2 {
				d.history.Options.Changes = append(d.history.Options.Changes, signin.Change{Time: t.Add(d.minutes(float64(2 + i))), Net: l.address(d.Rand)})
			}
			d.want(risk.Medium, risk.High)
		},
	}
	return sorted(kinds, true)
}

// long draws three weeks at least, with addresses and all rows.
func (d *draft) long() {
	d.days = max(d.days, 21)
	d.start = d.end.AddDate(0, 0, -d.days)
	d.textual, d.masked, d.missing = false, false, 0
	d.limit = [2]int{150, 150}
}

// othersAtHome are lines of operators that no drawn owner uses.
func othersAtHome() []line {
	return []line{
		at("124.32.0.0/13", "JP", 17506, "ARTERIA", signin.ISP, ""), at("202.32.0.0/16", "JP", 2497, "IIJ", signin.ISP, ""),
		at("133.32.0.0/18", "JP", 2519, "JPNE", signin.ISP, ""), at("202.229.0.0/16", "JP", 2514, "NTT PC", signin.ISP, ""),
		at("219.96.0.0/16", "JP", 4685, "ASAHI Net", signin.ISP, ""), at("115.36.0.0/16", "JP", 9824, "JCOM", signin.ISP, ""),
		at("61.193.0.0/17", "JP", 4721, "JCN", signin.ISP, ""), at("182.164.0.0/15", "JP", 9617, "ZAQ", signin.ISP, ""),
	}
}
