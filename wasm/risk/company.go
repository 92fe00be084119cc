package risk

import (
	"cmp"
	"math"
	"slices"

	"ashiato/wasm/memory"
	"ashiato/wasm/order"
	"ashiato/wasm/signin"
)

// event is an access that tells where the owner was.
type event struct {
	at      float64 // minutes since 1970
	country string
	zoned   bool    // the page prints the zone
	device  string  // of a browser
	mobile  bool    // on a mobile network
	carried bool    // on a telephone's line
	weight  float64 // 1 a person, homePlain mail software, homeMachine mail software that runs by itself
}

// company is what the owner did meanwhile.
type company struct {
	people   []event // ascending: browsers at home or at the reader's own address
	mail     []event // ascending: mail software there
	webDays  days
	mailDays days
	clock    bool         // that mail software keeps to a clock
	periods  [2][]float64 // on all networks, and on lines that stay where they are
}

// findCompany gathers where the owner was. Mail software that polls at home tells of a computer left running, not of a person.
func (j *judge) findCompany() company {
	var c company
	byOperator, mobile := map[uint32][]float64{}, map[uint32]bool{}
	for i := range j.records {
		if r := &j.records[i]; r.timed && j.tellsOfOwner(r) && r.class == classMail {
			byOperator[r.asn()] = append(byOperator[r.asn()], r.at)
			mobile[r.asn()] = mobile[r.asn()] || r.kind == signin.Mobile
		}
	}
	machine := map[uint32]bool{}
	for operator, times := range byOperator {
		slices.Sort(times)
		rhythm := harmonicGapFit(times, minuteResolution)
		if machine[operator] = rhythm.p <= chanceLikely; machine[operator] {
			c.periods[0] = append(c.periods[0], rhythm.period)
			if !mobile[operator] {
				c.periods[1] = append(c.periods[1], rhythm.period)
			}
		}
		c.clock = c.clock || machine[operator]
	}
	line := j.findFixedLine()
	for i := range j.records {
		r := &j.records[i]
		if !j.tellsOfOwner(r) || j.roams(r, line) {
			continue
		}
		e := event{at: r.at, country: r.country, zoned: r.in.ZoneKnown, device: r.device, mobile: r.kind == signin.Mobile, carried: line.moving.carries(r), weight: 1}
		switch {
		case r.class == classWeb:
			c.webDays.add(r.day)
		case machine[r.asn()]:
			e.weight = homeMachine
		default:
			e.weight = homePlain
		}
		switch {
		case r.class == classMail:
			c.mailDays.add(r.day)
			if r.timed {
				c.mail = append(c.mail, e)
			}
		case r.timed:
			c.people = append(c.people, e)
		}
	}
	order.Sort(c.people, earlier)
	order.Sort(c.mail, earlier)
	c.webDays.close()
	c.mailDays.close()
	return c
}

func (j *judge) tellsOfOwner(r *record) bool {
	return r.won() && r.country != "" && r.answer == "" && !r.in.Warned &&
		(r.own || r.confirmed || r.place() && j.home.has(r.country))
}

// days are the local days on which something happened.
type days struct{ list []int }

func (d *days) add(day int) {
	if day != noDay {
		d.list = append(d.list, day)
	}
}

func (d *days) close() {
	slices.Sort(d.list)
	d.list = slices.Compact(d.list)
}

// silence is how unlikely it is, in nepers, that the owner did nothing between two days by chance, and how many days that was.
func (d *days) silence(after, before int) (nepers, quiet float64) {
	quiet = float64(before - after - 1)
	active := len(d.list)
	if active < silentKnownDays || quiet < silentLeastDays {
		return 0, quiet
	}
	span := float64(d.list[active-1] - d.list[0] + 1)
	if d.list[0] <= after && before <= d.list[active-1] {
		span -= quiet // days on which home was known to be silent tell nothing of how it is otherwise
	}
	share := min(silentMostActive, float64(active)/(span+1))
	return -math.Log1p(-share) * quiet, quiet
}

// around are the last event before from and the first after to, as indexes of ascending events, and whether any lies between.
func around(events []event, from, to float64) (before, after int, between bool) {
	before, _ = slices.BinarySearchFunc(events, from, func(e event, at float64) int { return cmp.Compare(e.at, at) })
	after, _ = slices.BinarySearchFunc(events, to, func(e event, at float64) int {
		if e.at <= at {
			return -1
		}
		return 1
	})
	return before - 1, after, after > before
}

// findAbroad gathers mail software in foreign places, which cannot all be one traveller's.
func (j *judge) findAbroad() []event {
	var out []event
	for i := range j.records {
		r := &j.records[i]
		if r.foreign && r.class == classMail && r.timed && r.won() && r.place() && r.kind != signin.Mobile && !r.bySatellite() && r.service == "" && r.answer == "" && !r.own && !r.confirmed {
			if _, excused := textFetcher(r.country); excused && !r.in.Net.IsValid() {
				continue
			}
			out = append(out, event{at: r.at, country: r.country, zoned: r.in.ZoneKnown, weight: strangers})
		}
	}
	order.Sort(out, earlier)
	return out
}

// findTrips gathers browsers in foreign places on devices that the owner has at home: most likely it is he who travels, since a stranger seldom has
// the same. All are those on any device.
func (j *judge) findTrips(all bool) []event {
	var out []event
	for i := range j.records {
		r := &j.records[i]
		if r.foreign && r.class == classWeb && r.timed && r.won() && r.place() && (all || r.device != "" && j.devices[r.class+r.device] && !deviceKind(r.device) && r.answer != memory.No && !r.in.Warned) {
			out = append(out, event{at: r.at, country: r.country, zoned: r.in.ZoneKnown, weight: travelling})
		}
	}
	order.Sort(out, earlier)
	return out
}

func earlier(a, b event) int {
	return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.country, b.country))
}
