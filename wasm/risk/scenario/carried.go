package scenario

import (
	"time"

	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// honestCarried are people whose computer or line is now here, now there, so that the owner must be asked.
func honestCarried() []Kind {
	sg := at("165.21.0.0/20", "SG", 3758, "SingNet", signin.ISP, "")
	kinds := map[string]func(*draft){
		"office-line-leaves-abroad": func(d *draft) { // companies lead their offices' lines out in one country
			d.long()
			d.devices, d.person.perDay = true, max(1.5, d.person.perDay)
			d.lives(0, d.days)
			office := sg.still(d.Rand)
			d.onWorkingDays(func(morning time.Time) {
				d.add(morning.Add(d.minutes(480*d.Float64())), office, signin.Web, d.device(d.person.computer), neutralRow)
			})
			d.asks()
		},
		"notebook-to-and-fro": func(d *draft) { // the same at the office, where the notebook's mail program goes on
			d.long()
			d.limit = [2]int{100, 400}
			d.person.perDay = max(1, d.person.perDay)
			d.lives(0, d.days)
			office, home := sg.still(d.Rand), d.person.home.still(d.Rand)
			d.onWorkingDays(func(morning time.Time) {
				d.machine(30, 15, .05, false, morning.Add(8*time.Hour), func() line { return office }, signin.IMAP, neutralRow)
				d.machine(14, 15, .05, false, morning.Add(13*time.Hour), func() line { return home }, signin.IMAP)
			})
			d.asks()
		},
		"browser-and-program-abroad": func(d *draft) { // some weeks with the family abroad
			d.long()
			d.devices, d.person.perDay = true, max(1.5, d.person.perDay)
			from := d.days - 12
			d.lives(0, from)
			there := one(d.Rand, travelLines()).still(d.Rand)
			for day := from; day < d.days; day++ {
				d.add(d.moment(day), there, signin.Web, d.device(d.person.phone), neutralRow)
			}
			d.machine(60, 30, .05, false, d.end, func() line { return there }, signin.IMAP, neutralRow)
			d.asks()
		},
	}
	return sorted(kinds, false)
}

// hostileCarried are strangers beside such people, and others who keep low.
func hostileCarried() []Kind {
	kinds := map[string]func(*draft){
		"machine-beside-the-notebook": func(d *draft) {
			d.long()
			d.limit = [2]int{100, 400}
			d.lives(0, d.days)
			from, home := one(d.Rand, intruderLines()).still(d.Rand), d.person.home.still(d.Rand)
			d.onWorkingDays(func(morning time.Time) {
				d.machine(14, 15, .05, false, morning.Add(13*time.Hour), func() line { return home }, signin.IMAP)
			})
			d.machine(280, 15, .05, false, d.end, func() line { return from }, signin.IMAP, hostileRow)
			d.want(risk.High)
		},
		"guesses-every-other-day": func(d *draft) {
			d.long()
			d.person.perDay = max(1, d.person.perDay)
			d.lives(0, d.days)
			l, t := one(d.Rand, intruderLines()).still(d.Rand), d.moment(d.days-2)
			for i := range 5 {
				d.add(t.Add(-d.minutes(float64(1500+1900*i))), l, signin.Web, failedRow, hostileRow)
			}
			d.add(t, l, signin.Web, hostileRow)
			d.want(risk.High)
		},
		"many-homes-send": func(d *draft) {
			d.long()
			d.person.perDay = max(1, d.person.perDay)
			d.lives(0, d.days)
			for i := range 50 {
				d.add(d.end.Add(-d.minutes(600+float64(i))), othersAtHome()[i%8], signin.SMTP, hostileRow)
			}
			d.want(risk.Medium, risk.High)
		},
	}
	return sorted(kinds, true)
}

// onWorkingDays calls do with nine o'clock of each working day.
func (d *draft) onWorkingDays(do func(time.Time)) {
	for day := range d.days {
		y, m, first := d.start.In(d.zone).Date()
		if t := time.Date(y, m, first+day, 9, 0, 0, 0, d.zone); t.Weekday() != time.Sunday && t.Weekday() != time.Saturday {
			do(t)
		}
	}
}
