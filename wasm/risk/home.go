package risk

import (
	"math"
	"slices"
	"strings"

	"ashiato/wasm/memory"
	"ashiato/wasm/signin"
)

// home is where the owner is at home: never where most rows of the page come from, since a poller fills a page within a day.
type home struct {
	countries []string
	source    string
	sure      bool // more than sign-ins say so
	logins    int  // of the owner at home, known
}

func (h home) has(country string) bool { return slices.Contains(h.countries, country) }

func (h *home) add(country string) {
	if country != "" && !h.has(country) {
		h.countries = append(h.countries, country)
	}
}

// findHome takes, in this order: declared countries; the reader's own address (and the zone, since readers travel); web
// sign-ins; confirmed sign-ins of earlier visits; the zone.
func (j *judge) findHome() home {
	var h home
	zone := j.zoneCountry()
	for _, c := range j.o.Home {
		h.add(strings.ToUpper(c))
	}
	if len(h.countries) > 0 {
		h.source, h.sure = "declared", true
		return h
	}
	for _, p := range j.o.OwnPlaces {
		if placeOfPerson(p) {
			h.add(p.Country)
		}
	}
	for i := range j.records {
		if r := &j.records[i]; r.own && r.index >= 0 && r.place() {
			h.add(r.country)
		}
	}
	slices.Sort(h.countries)
	if j.visits(h.countries, zone) {
		h.countries, h.source, h.sure = []string{zone}, "sign-ins", true
		return h
	}
	if len(h.countries) > 0 {
		h.add(zone)
		h.source, h.sure = "own-address", true
		return h
	}
	if j.homeOfWeb(&h, zone) || j.homeOfMemory(&h) {
		h.source, h.sure = "sign-ins", h.has(zone)
		return h
	}
	if zone != "" {
		h.add(zone)
		h.source, h.sure = "zone", true
	}
	return h
}

func (j *judge) zoneCountry() string { return strings.ToUpper(j.o.ZoneCountry) }

// placeOfPerson reports whether a place that the database names has a country where somebody is.
func placeOfPerson(p signin.Place) bool {
	return p.Country != "" && (p.Network == signin.ISP || p.Network == signin.Mobile || p.Network == "" || p.Network == signin.UnknownNetwork)
}

// homeOfWeb takes home from web sign-ins: the zone's country if there are any from it, and a country where the owner signed in
// on most of the days and lately. Whoever reads a web history has just signed in, so home is among its rows; a mail history has no
// such row, and neither has what is remembered of earlier visits without having been confirmed.
func (j *judge) homeOfWeb(h *home, zone string) bool {
	days := map[string]map[int]bool{}
	all := map[int]bool{}
	latest, lately := math.Inf(-1), ""
	for i := range j.records {
		r := &j.records[i]
		if r.class != classWeb || r.failed || !r.place() || r.country == "" || r.in.Warned || r.answer == memory.No || r.in.Outcome == signin.Challenged ||
			r.index < 0 && !r.confirmed {
			continue
		}
		if r.timed && (r.at > latest || r.at == latest && r.country == zone) {
			latest, lately = r.at, r.country
		}
		if days[r.country] == nil {
			days[r.country] = map[int]bool{}
		}
		days[r.country][r.day], all[r.day] = true, true
	}
	best, most := "", 0
	for c, d := range days {
		if len(d) > most || len(d) == most && c < best {
			best, most = c, len(d)
		}
	}
	share := float64(most) / float64(max(1, len(all)))
	switch {
	case zone != "" && len(days[zone]) > 0:
		h.add(zone)
		if best != zone && best == lately && most >= secondHomeDays && share >= secondHomeShare && secondHomeTimes*len(days[zone]) <= most {
			h.add(best)
		}
	case zone == "" && most > 0 && share >= webHomeShare, most >= webHomeDays && share >= webHomeShare:
		h.add(best)
	}
	return len(h.countries) > 0
}

// visits reports whether the reader is but visiting the countries of his own addresses: his browser keeps the zone of another one, and
// there he signed in on days enough, and on no fewer than here. His own rows are known by their address anyway.
func (j *judge) visits(here []string, zone string) bool {
	if zone == "" || len(here) == 0 || slices.Contains(here, zone) {
		return false
	}
	var home, away days
	for i := range j.records {
		switch r := &j.records[i]; {
		case r.class != classWeb || r.failed || !r.place() || r.in.Warned || r.answer == memory.No || r.index < 0 && !r.confirmed:
		case r.country == zone:
			home.add(r.day)
		case slices.Contains(here, r.country):
			away.add(r.day)
		}
	}
	home.close()
	away.close()
	return len(home.list) >= webHomeDays && len(home.list) >= len(away.list)
}

func (j *judge) homeOfMemory(h *home) bool {
	for i := range j.records {
		if r := &j.records[i]; r.confirmed && r.place() {
			h.add(r.country)
		}
	}
	slices.Sort(h.countries)
	return len(h.countries) > 0
}

// applyHome settles for each record whether it is foreign, and learns home's operators and devices. Only the owner's own address
// and marks, confirmed visits and web sign-ins at home teach; a network is never learnt because it was seen for long.
func (j *judge) applyHome() {
	j.home = j.findHome()
	for i, p := range j.o.OwnPlaces {
		if p.Network != signin.VPN && p.Network != signin.Tor && p.Network != signin.Hosting && p.Network != signin.Relay && p.Country != "" {
			j.ownCountries[p.Country] = true
		}
		if i < len(j.o.OwnAddrs) && p.ASN != 0 && (p.Network == signin.ISP || p.Network == signin.Mobile) {
			j.ownOperators[p.ASN], j.operators[p.ASN] = true, true
			j.contrasts = j.contrasts || j.home.has(p.Country)
		}
	}
	j.guessed = j.guessedOperators()
	for i := range j.records {
		r := &j.records[i]
		atHome := j.home.has(r.country)
		r.own = r.own || r.place() && r.asn() != 0 && j.ownOperators[r.asn()]
		r.foreign = r.country != "" && !atHome && len(j.home.countries) > 0 && r.kind != signin.Private && r.kind != signin.Provider &&
			!(r.kind == signin.Relay && r.in.PageCountry == "") // databases do not know where a relay's user is
		if r.in.PageCountry != "" && r.place() && atHome && r.block.IsValid() && !r.failed {
			j.printedHome[r.block] = true
		}
		if !j.teaches(r) || j.guessed[r.asn()] && !r.own && !r.confirmed {
			continue
		}
		if r.own || r.confirmed || atHome && r.class == classWeb {
			if r.asn() != 0 {
				j.operators[r.asn()] = true
				j.contrasts = j.contrasts || atHome
			}
			if r.place() && (r.own || r.confirmed || !j.guessedDevices[r.device]) {
				j.homeDevices += j.learnDevice(r)
			}
			j.home.logins += r.weight()
			if r.class == classWeb || r.said || r.confirmed {
				j.blocks[r.block] = true
			}
		}
		if atHome && r.class == classMail {
			j.homeMail += r.weight()
			if r.asn() != 0 {
				j.mailOperators[r.asn()] += r.weight()
			}
		}
		if j.countsAtHome(r) {
			j.homeRows += r.weight()
		}
	}
	for i := range j.records {
		r := &j.records[i]
		r.known = r.own || r.confirmed || j.home.has(r.country) && (r.asn() == 0 || j.operators[r.asn()])
	}
}

// teaches reports whether a record may tell anything of home.
func (j *judge) teaches(r *record) bool {
	return !r.failed && r.answer != memory.No && !r.in.Warned && (r.place() || r.own)
}

func (j *judge) countsAtHome(r *record) bool { return j.teaches(r) && j.home.has(r.country) }

func (j *judge) learnDevice(r *record) int {
	if r.device == "" {
		return 0
	}
	j.devices[r.class+r.device] = true
	return 1
}
