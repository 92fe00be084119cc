package risk

// triedEverywhere reports whether wrong passwords came for days from many networks before somebody came in. Among them is soon one of the large
// operators that a traveller meets as well, so that only its very network tells that it was he who tried.
func triedEverywhere(failed []*record, first float64) bool {
	networks, since := map[string]bool{}, first
	for _, r := range failed {
		if r.timed && r.at < first-guessMinutes && r.at >= first-sprayWeek {
			networks[r.networkName()] = true
			since = min(since, r.at)
		}
	}
	return len(networks) >= sprayMany && first-since >= sprayLong
}

// usual reports whether wrong passwords of the hour before somebody came in are no more than what other networks tried at any hour of the week
// before.
func usual(failed, before []*record, same func(*record) bool, first float64) bool {
	for _, r := range before {
		if same(r) {
			return false
		}
	}
	tries, since := 0, first-guessMinutes
	for _, r := range failed {
		if r.timed && r.at < first-guessMinutes && r.at >= first-sprayWeek && !same(r) {
			tries += r.weight()
			since = min(since, r.at)
		}
	}
	hours := max(first-guessMinutes-since, sameAttackMinutes) / 60
	return sprayHourly*float64(tries)/hours >= float64(weightOf(before))
}

// sprayed counts the wrong passwords that came from many foreign networks within a day before somebody came in from one of them, if that had not
// been so before: accounts on old lists are tried day after day in vain, and such tries say nothing of a journey that falls among them.
func (j *judge) sprayed(c *cluster) int {
	if !c.foreign || !c.place() || c.quiet != "" || len(c.times) == 0 {
		return 0
	}
	first, within, all := c.times[0], 0, 0
	networks := map[string]bool{}
	for i := range j.records {
		r := &j.records[i]
		if !r.failed || !r.foreign || !r.timed || r.class != c.class || r.at > first {
			continue
		}
		all += r.weight()
		if first-r.at <= sameAttackMinutes {
			within += r.weight()
			networks[r.networkName()] = true
		}
	}
	if within < guessedLeast || len(networks) < sprayNetworks || within*2 <= all {
		return 0
	}
	return within
}
