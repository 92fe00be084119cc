package scenario

import (
	"math/rand/v2"
	"net/netip"
	"time"

	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// Pair is two histories that differ in one thing only. The sign-ins have the same countries, networks, protocols and outcomes, so that
// no look-up can tell them apart.
type Pair struct {
	Kind            string
	Hostile, Honest History
}

// PairKinds are what pairs differ in.
func PairKinds() []string { return []string{"rhythm", "company", "device", "own-address"} }

// DrawPair draws the nth pair of a kind.
func DrawPair(kind string, n int) Pair {
	p := Pair{Kind: kind}
	for _, attack := range [...]bool{true, false} {
		d := newDraft(rand.New(rand.NewPCG(uint64(n), uint64(len(kind)))))
		d.missing, d.textual, d.masked, d.devices = 0, false, false, kind == "device"
		d.limit = [2]int{200, 200}
		d.history.Kind, d.history.Want.Attack = kind, attack
		d.history.Options.Home = []string{"JP"}
		switch kind {
		case "rhythm":
			d.rhythmTwin(attack)
		case "company":
			d.companyTwin(attack)
		case "device":
			d.deviceTwin(attack)
		case "own-address":
			d.ownAddressTwin(attack)
		}
		if attack {
			p.Hostile = d.finish()
		} else {
			p.Honest = d.finish()
		}
	}
	return p
}

// rhythmTwin: mail software abroad, as often, by a clock or by hand.
func (d *draft) rhythmTwin(attack bool) {
	l := one(d.Rand, travelLines()).still(d.Rand)
	n := 12 + d.IntN(40)
	if attack {
		d.machine(n, 30, .1, d.IntN(2) == 0, d.end, func() line { return l }, signin.IMAP, hostileRow)
		d.want(risk.High)
		return
	}
	days := max(3, n/6)
	d.start = d.end.AddDate(0, 0, -days)
	for range n {
		d.add(d.moment(d.IntN(days)), l, signin.IMAP)
	}
	d.want(risk.None, risk.Low, risk.Medium)
}

// companyTwin: browsers abroad for some days, while somebody goes on at home or while home is silent.
func (d *draft) companyTwin(attack bool) {
	d.person.perDay = 2.5
	d.days = 20
	d.start = d.end.AddDate(0, 0, -20)
	l := one(d.Rand, travelLines()).still(d.Rand)
	from := 8 + d.IntN(3)
	for day := from; day < from+5; day++ {
		d.add(d.moment(day), l, signin.Web, func(r *row) { r.hostile = attack })
		d.add(d.moment(day), l, signin.Web, func(r *row) { r.hostile = attack })
	}
	d.lives(0, from-1)
	d.lives(from+6, 20)
	if attack {
		d.lives(from-1, from+6)
		d.want(risk.High)
	} else {
		d.want(risk.None, risk.Low)
	}
}

// deviceTwin: a stay abroad with home silent for a day or so, by a strange device or the owner's.
func (d *draft) deviceTwin(attack bool) {
	d.person.perDay, d.days = 2, 20
	d.start = d.end.AddDate(0, 0, -20)
	d.lives(0, 18)
	l, device := one(d.Rand, travelLines()).still(d.Rand), d.device(d.person.phone)
	if strange := d.strangeDevice(); attack {
		device = strange
	}
	for i := range 5 {
		d.add(d.end.Add(-d.minutes(float64(20+60*i))), l, signin.Web, device, func(r *row) { r.hostile = attack })
	}
	if attack {
		d.want(risk.Medium, risk.High)
	} else {
		d.want(risk.None, risk.Low)
	}
}

// ownAddressTwin: a machine abroad, while the page says that the reader is at home, or on that very line.
func (d *draft) ownAddressTwin(attack bool) {
	l, home := one(d.Rand, intruderLines()).still(d.Rand), d.person.home.still(d.Rand)
	d.machine(20+d.IntN(40), 30, .1, false, d.end, func() line { return l }, signin.IMAP, func(r *row) { r.hostile = attack })
	d.lives(0, max(1, d.days-int(2*24*time.Hour/(24*time.Hour))))
	reader := l
	d.want(risk.None, risk.Low)
	if attack {
		reader = home
		d.want(risk.High)
	}
	d.history.Options.OwnAddrs, d.history.Options.OwnPlaces = []netip.Addr{reader.fixed}, []signin.Place{reader.place}
}
