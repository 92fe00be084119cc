package scenario

import (
	"time"

	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// honestRented are people whose line is known to be elsewhere than it is, or who have something new.
func honestRented() []Kind {
	kinds := map[string]func(*draft){
		"behind-a-gateway": func(d *draft) { // the company's computer stays at the office
			d.long()
			d.devices = true
			d.lives(0, d.days)
			gateway := at("136.226.0.0/20", "US", 22616, "ZSCALER, INC.", signin.VPN, "")
			d.onWorkingDays(func(morning time.Time) {
				d.add(morning.Add(d.minutes(480*d.Float64())), gateway, signin.Web, d.device(devices()[3]), neutralRow)
			})
			d.calm()
		},
		"daughter-with-a-telephone": func(d *draft) { // at home there, and on the way
			d.long()
			d.devices, d.person.perDay = true, max(1, d.person.perDay)
			d.lives(0, d.days)
			lines := []line{at("76.14.0.0/16", "US", 11404, "Wave Broadband", signin.ISP, "").still(d.Rand), at("172.56.0.0/15", "US", 21928, "T-Mobile USA", signin.Mobile, "")}
			for day := range d.days {
				hour := []float64{1, 5, 9, 13, 17, 21}[day%6] + d.Float64()
				d.add(d.start.AddDate(0, 0, day).Add(d.minutes(60*hour)), lines[min(1, d.IntN(3))], signin.Web, d.device(devices()[3]), neutralRow)
			}
			d.asks()
		},
		"moved-to-another-country": func(d *draft) { // home is still the zone's; the computer was bought there, and fetches mail
			d.long()
			d.devices, d.person.perDay = true, max(2, d.person.perDay)
			from := d.days - 12
			d.lives(0, from)
			there, under := at("101.160.0.0/14", "AU", 1221, "Telstra", signin.ISP, "").still(d.Rand), at("49.176.0.0/12", "AU", 4804, "Optus", signin.Mobile, "")
			for day := from + 1; day < d.days; day++ {
				d.add(d.moment(day), there, signin.Web, d.device(devices()[3]), neutralRow)
				d.add(d.moment(day), under, signin.Web, d.device(d.person.phone), neutralRow)
			}
			d.machine(60, 30, .05, false, d.end, func() line { return there }, signin.IMAP, neutralRow)
			d.asks()
		},
		"new-computer-in-a-cafe": func(d *draft) {
			d.long()
			d.devices, d.person.perDay = true, max(1, d.person.perDay)
			d.lives(0, d.days)
			d.add(d.moment(d.days-3), othersAtHome()[d.IntN(5)], signin.Web, d.device(devices()[3]))
			d.calm()
		},
	}
	return sorted(kinds, false)
}

// hostileRented are strangers with rented lines and servers.
func hostileRented() []Kind {
	kinds := map[string]func(*draft){
		"rented-homes-by-guesses": func(d *draft) { // each time some wrong passwords, from another home
			d.long()
			d.devices, d.person.perDay, d.missing = true, max(1.5, d.person.perDay), 0
			d.limit[pageWeb] = 200
			d.lives(0, d.days)
			for i := range 5 {
				t, l := d.moment(d.days-2-i), othersAtHome()[i].still(d.Rand)
				for n := range 4 {
					d.add(t.Add(-d.minutes(float64(3+2*n))), l, signin.Web, failedRow, hostileRow, d.device(devices()[3]))
				}
				d.add(t, l, signin.Web, hostileRow, d.device(devices()[3]))
			}
			d.want(risk.Medium, risk.High)
		},
		"server-that-guessed-reads": func(d *draft) {
			d.long()
			d.person.perDay, d.missing, d.textual, d.masked = max(1, d.person.perDay), 0, false, false
			d.limit[pageWeb] = 200
			d.lives(0, d.days)
			l, t := one(d.Rand, serversAtHome()).still(d.Rand), d.end.Add(-30*time.Hour)
			for n := range 12 {
				d.add(t.Add(-d.minutes(float64(2+3*n))), l, signin.Web, failedRow, hostileRow)
			}
			d.add(t, l, signin.Web, hostileRow)
			d.machine(60, 20, .1, false, d.end, func() line { return l }, signin.IMAP, hostileRow)
			d.want(risk.High)
		},
		"hosters-send": func(d *draft) {
			d.long()
			d.textual, d.masked = false, false
			d.person.perDay = max(1, d.person.perDay)
			d.lives(0, d.days)
			for i := range 50 {
				d.add(d.end.Add(-d.minutes(600+float64(i))), serversAbroad()[i%5], signin.SMTP, hostileRow)
			}
			d.want(risk.High)
		},
	}
	return sorted(kinds, true)
}
