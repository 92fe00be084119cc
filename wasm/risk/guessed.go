package risk

import (
	"math"
	"net/netip"
	"slices"

	"ashiato/wasm/signin"
)

// guessedOperators are home's operators of which all that is known is that somebody came in from one of them after wrong passwords: five or
// more, or some by a device that no other line of home ever showed, unless after wrong passwords as well, since rented lines change; or that such a
// device came and changed settings at once; or came when home had been known for weeks, while others went on as often. That is no proof that the
// owner uses them: his new telephone or computer is soon seen on another of his lines as well. Others must be known well, or there is nothing to
// compare with.
func (j *judge) guessedOperators() map[uint32]bool {
	lines, shown := map[uint32]*homeLine{}, map[string]map[uint32]float64{}
	all, since := 0, math.Inf(1)
	var won []float64
	for i := range j.records {
		r := &j.records[i]
		if r.asn() == 0 || !r.timed || r.class != classWeb || !j.home.has(r.country) {
			continue
		}
		if !r.own && !r.confirmed {
			line := lines[r.asn()]
			if line == nil {
				line = &homeLine{devices: map[string]bool{}, blocks: map[netip.Prefix]bool{}}
				lines[r.asn()] = line
			}
			line.add(r)
		}
		if r.failed {
			continue
		}
		all += r.weight()
		won = append(won, r.at)
		since = min(since, r.at)
		if shown[r.device] == nil {
			shown[r.device] = map[uint32]float64{}
		}
		if at, ok := shown[r.device][r.asn()]; !ok || r.at < at {
			shown[r.device][r.asn()] = r.at
		}
	}
	slices.Sort(won)
	// seen reports whether a device was seen on a line but one, other than after wrong passwords.
	seen := func(device string, but uint32) bool {
		for asn, at := range shown[device] {
			if line := lines[asn]; asn != but && (line == nil || line.tries(at) < retriedLeast) {
				return true
			}
		}
		return false
	}
	for device, on := range shown {
		if device != "" && len(on) > 1 && all >= guessedHomeLeast+len(on) && !seen(device, 0) {
			j.guessedDevices[device] = true
		}
	}
	guessed := map[uint32]bool{}
	for asn, line := range lines {
		others := all - line.wins
		if line.wins == 0 || others < guessedHomeLeast || j.ownOperators[asn] {
			continue
		}
		strange := len(line.devices) > 0
		for device := range line.devices {
			strange = strange && device != "" && !seen(device, asn)
		}
		tries, few := line.tries(line.firstWin), line.wins <= guessedWins
		late := line.firstWin-since >= newcomerAfter && (few || line.beside(won))
		if few && (tries >= guessedLeast || strange && line.changed(j.o.Changes)) || strange && (late || tries >= retriedLeast && line.wins*guessedShare <= others) {
			guessed[asn] = true
		}
	}
	return guessed
}

// homeLine is what browsers did on the lines of one operator at home.
type homeLine struct {
	wins     int
	firstWin float64
	failed   []float64
	devices  map[string]bool // of those that won
	blocks   map[netip.Prefix]bool
}

func (l *homeLine) add(r *record) {
	if r.failed {
		l.failed = append(l.failed, r.at)
		return
	}
	if len(l.devices) == 0 || r.at < l.firstWin {
		l.firstWin = r.at
	}
	l.devices[r.device], l.blocks[r.block] = true, true
	l.wins += r.weight()
}

// tries counts the wrong passwords of the hour before a moment.
func (l *homeLine) tries(before float64) int {
	n := 0
	for _, at := range l.failed {
		if at <= before && before-at <= guessMinutes {
			n++
		}
	}
	return n
}

// beside reports whether the others, of which all sign-ins are given with the line's, went on as often; or did until shortly before, of a line that is
// as new.
func (l *homeLine) beside(won []float64) bool {
	first, _ := slices.BinarySearch(won, l.firstWin)
	if len(won)-first >= 2*l.wins {
		return true
	}
	return first > 0 && l.firstWin-won[first-1] <= newcomerDays && won[len(won)-1]-l.firstWin <= newcomerDays && l.wins*guessedShare <= len(won)-l.wins
}

// changed reports whether settings were changed within a day after somebody first came in.
func (l *homeLine) changed(changes []signin.Change) bool {
	for _, c := range changes {
		if after := float64(c.Time.Unix())/60 - l.firstWin; l.blocks[block(c.Net)] && after >= 0 && after <= changedMinutes {
			return true
		}
	}
	return false
}
