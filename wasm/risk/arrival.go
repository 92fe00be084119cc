package risk

import (
	"ashiato/wasm/memory"
	"ashiato/wasm/signin"
)

// arrived reports whether home is but the country to which the browser's clock is set, and the owner would have been seen there much earlier, had he been
// there: clocks follow travellers. What came from elsewhere all the time before may be home.
func (j *judge) arrived(c *cluster) bool {
	from, _ := c.span()
	early := j.arrival - from
	return j.home.source == "zone" && early >= arrivedLeast && early*j.arrivalRate >= arrivedMissed
}

// findFormerHome finds a country from which the owner's browser came on most days, and never again since it came from where the browser's clock is
// set: he travels, or has moved, and his other machines may still be there. Where devices are printed, one of them must have come along; a stranger
// who filled the history until the owner came back has others.
func (j *judge) findFormerHome() string {
	zone := j.zoneCountry()
	if zone == "" || j.home.source == "declared" {
		return ""
	}
	stays := map[string]*stay{}
	for i := range j.records {
		r := &j.records[i]
		if r.class != classWeb || !r.timed || !r.won() || !r.place() || r.country == "" || r.in.Warned || r.answer == memory.No || r.in.Outcome == signin.Challenged {
			continue
		}
		s := stays[r.country]
		if s == nil {
			s = &stay{first: r.at, last: r.at, devices: map[string]bool{}}
			stays[r.country] = s
		}
		s.first, s.last, s.devices[r.device] = min(s.first, r.at), max(s.last, r.at), true
		s.days.add(r.day)
	}
	here, former, most := stays[zone], "", webHomeDays-1
	if here == nil {
		return ""
	}
	for country, s := range stays {
		s.days.close()
		if n := len(s.days.list); country != zone && s.last < here.first && (n > most || n == most && country < former) && here.shares(s.devices) {
			former, most = country, n
		}
	}
	return former
}

// stay is what browsers did in a country.
type stay struct {
	first, last float64
	days        days
	devices     map[string]bool
}

// shares reports whether one of the devices was here, or none is printed.
func (s *stay) shares(devices map[string]bool) bool {
	for device := range devices {
		if s.devices[device] && !deviceKind(device) {
			return true
		}
	}
	return false
}

// findArrival finds when somebody first came from home, and how often since, in accesses a minute.
func (j *judge) findArrival() {
	n, first, last := 0, 0.0, 0.0
	for i := range j.records {
		r := &j.records[i]
		if !r.timed || r.duplicate || !j.countsAtHome(r) {
			continue
		}
		if n == 0 || r.at < first {
			first = r.at
		}
		if n == 0 || r.at > last {
			last = r.at
		}
		n++
	}
	if n >= awayCalls {
		j.arrival, j.arrivalRate = first, float64(n)/max(last-first, 1)
	}
}
