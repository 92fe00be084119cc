package scenario

import (
	"maps"
	"slices"
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// sorted makes kinds of a table, in the order of their names.
func sorted(kinds map[string]func(*draft), attack bool) []Kind {
	var out []Kind
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		out = append(out, Kind{name, attack, kinds[name]})
	}
	return out
}

// hostile are the histories with an intruder's mail software (research: cases that victims published).
func hostile() []Kind {
	kinds := map[string]func(*draft){
		"seed-mail-only": func(d *draft) { d.seed(30, d.intruder()) },
		"seed-with-web":  func(d *draft) { d.lives(0, d.days); d.seed(30, d.intruder()) },
		"seed-text":      func(d *draft) { d.textual = true; d.seed(30, d.intruderAway()) },
		"seed-ten-rows":  func(d *draft) { d.limit[pageMail] = 10; d.missing = 0; d.seed(30, d.intruder()) },
		"seed-masked":    func(d *draft) { d.masked = true; d.seed(30, d.intruder()) },
		"poller-15":      func(d *draft) { d.seed(15, d.intruder()) },
		"poller-20":      func(d *draft) { d.lives(0, d.days); d.seed(20, d.intruder()) },
		"poller-60":      func(d *draft) { d.lives(0, d.days); d.seed(60, d.intruder()) },
		"poller-120":     func(d *draft) { d.lives(0, d.days); d.seed(120, d.intruder()) },
		"poller-10":      func(d *draft) { d.seed(10, d.intruder()) },
		"poller-45":      func(d *draft) { d.lives(0, d.days); d.seed(45, d.intruder()) },
		"poller-beside-own": func(d *draft) {
			d.limit[pageMail], d.person.every = 200, 30
			d.pollsAtHome(max(0, d.days-3), d.days, d.IntN(2) == 0)
			d.seed(30, d.intruder())
			d.history.Want.Seed = false
			d.want(risk.High)
		},
		"poller-beside-phone": func(d *draft) {
			d.limit[pageMail] = 150
			d.opens(max(0, d.days-6), d.days, 6, d.person.mobile, signin.IMAP)
			d.lives(0, d.days)
			d.seed(30, d.intruder())
		},
		"poller-many-blocks": func(d *draft) {
			l := one(d.Rand, intruderLines())
			d.seed(30, func() line { return l })
		},
		"poller-two-operators": func(d *draft) {
			lines := intruderLines()[:2]
			d.seed(30, func() line { return one(d.Rand, lines) })
		},
		"poller-every-country": func(d *draft) {
			d.textual = d.textual && d.IntN(2) == 0
			lines := intruderLines()
			d.seed(30, func() line { return one(d.Rand, lines) })
		},
		"poller-china-taiwan": func(d *draft) {
			lines := []line{intruderLines()[0], intruderLines()[0], intruderLines()[0], intruderLines()[3]}
			d.seed(30, func() line { return one(d.Rand, lines) })
		},
		"two-pollers": func(d *draft) {
			l := one(d.Rand, intruderLines()).still(d.Rand)
			n := 15 + d.IntN(30)
			d.machine(n, 30, .1, true, d.end, func() line { return l }, signin.IMAP, hostileRow)
			d.machine(n, 30, .1, true, d.end.Add(-d.minutes(5+5*d.Float64())), func() line { return l }, signin.IMAP, hostileRow)
			d.want(risk.High)
		},
		"poller-pop-and-imap": func(d *draft) {
			from := d.intruder()
			for _, p := range []signin.Protocol{signin.IMAP, signin.SMTP} {
				d.machine(20, 30, .05, true, d.end, from, p, hostileRow)
			}
			d.want(risk.High)
		},
		"poller-few": func(d *draft) {
			d.limit[pageMail] = 5 + d.IntN(4)
			d.seed(30, d.intruder())
			d.history.Want.Seed = false
			d.want(risk.Medium, risk.High)
		},
		"bot-without-rhythm": func(d *draft) {
			t := d.end
			l := one(d.Rand, intruderLines())
			for range 60 + d.IntN(60) {
				t = t.Add(-d.minutes(35 * d.ExpFloat64()))
				d.add(t, l, signin.IMAP, hostileRow)
			}
			d.want(risk.High)
		},
		"sparse-mail": func(d *draft) {
			for day := range d.days {
				for range d.poisson(1.5) {
					d.add(d.start.AddDate(0, 0, day).Add(d.minutes(1440*d.Float64())), one(d.Rand, intruderLines()[:4]), signin.IMAP, hostileRow)
				}
			}
			d.want(risk.Medium, risk.High)
		},
		"sparse-mail-home-on": func(d *draft) {
			d.person.perDay = max(1.5, d.person.perDay)
			d.lives(0, d.days)
			l := one(d.Rand, intruderLines())
			for day := range d.days {
				for range d.poisson(1.5) {
					d.add(d.moment(day), l, signin.POP, hostileRow)
				}
			}
			d.want(risk.Medium, risk.High)
		},
		"poller-days-only": func(d *draft) {
			d.daily = true
			d.seed(30, d.intruder())
			d.history.Want.Seed = false
			d.want(risk.Medium, risk.High)
		},
		"poller-declared": func(d *draft) {
			d.history.Options.Home = []string{"JP"}
			d.history.Options.ZoneCountry = ""
			d.seed(30, d.intruder())
		},
		"poller-own-address-known": func(d *draft) {
			l := d.person.home.still(d.Rand)
			d.history.Options.OwnAddrs, d.history.Options.OwnPlaces = append(d.history.Options.OwnAddrs, l.fixed), []signin.Place{l.place}
			d.seed(30, d.intruder())
		},
		"home-in-america": func(d *draft) {
			us := at("73.0.0.0/9", "US", 7922, "Comcast", signin.ISP, "")
			d.zone = time.FixedZone("America/New_York", -5*3600)
			d.person.home, d.person.mobile, d.person.office = us, us, us.still(d.Rand)
			d.history.Options.Zone, d.history.Options.ZoneCountry, d.history.Options.Home = d.zone, "US", nil
			d.lives(0, d.days)
			d.seed(30, d.intruder())
		},
		"remembered-poller": func(d *draft) {
			l := one(d.Rand, intruderLines()).still(d.Rand)
			d.textual, d.masked, d.limit[pageMail], d.missing = false, false, 6, 0
			d.machine(30, 30, .1, false, d.end, func() line { return l }, signin.IMAP, hostileRow)
			m := &memory.Memory{}
			for _, r := range d.rows[6:] {
				s := r.s
				s.Time = s.Time.Truncate(time.Minute)
				m.SignIns = append(m.SignIns, memory.Seen{SignIn: s, History: "mail"})
			}
			d.history.Options.Memory = m
			d.want(risk.High)
		},
	}
	return sorted(kinds, true)
}

// intruder is one consumer line abroad with one address.
func (d *draft) intruder() func() line {
	l := one(d.Rand, intruderLines())
	if d.textual {
		return d.intruderAway()
	}
	l = l.still(d.Rand)
	return func() line { return l }
}

// intruderAway is a line of a country where no large fetcher sits: where only countries are printed, others must be asked for.
func (d *draft) intruderAway() func() line {
	for {
		if l := one(d.Rand, intruderLines()); l.place.Country != "TW" {
			l = l.still(d.Rand)
			return func() line { return l }
		}
	}
}

// seed adds a machine like that of the founding case: mail software from abroad, day and night, with jitter.
func (d *draft) seed(every float64, from func() line) {
	n := 12 + d.IntN(120)
	d.machine(n, every, []float64{.02, .05, .1, .1}[d.IntN(4)], d.IntN(2) == 0, d.end, from, []signin.Protocol{signin.IMAP, signin.IMAP, signin.POP, signin.Mail}[d.IntN(4)], hostileRow)
	d.history.Want.Every, d.history.Want.Seed = every, true
	d.want(risk.High)
}
