package risk

import (
	"net/netip"

	"ashiato/wasm/signin"
)

// guessedOperators are home's operators of which all that is known is that somebody came in from one of them after wrong passwords: five or
// more, or some by a device that no other line of home ever showed; or that such a device came and changed settings at once. That is no proof that
// the owner uses them. Others must be known well, or there is nothing to compare with.
func (j *judge) guessedOperators() map[uint32]bool {
	lines, shown := map[uint32]*homeLine{}, map[string]map[uint32]bool{}
	all := 0
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
		if shown[r.device] == nil {
			shown[r.device] = map[uint32]bool{}
		}
		shown[r.device][r.asn()] = true
	}
	guessed := map[uint32]bool{}
	for asn, line := range lines {
		others := all - line.wins
		if line.wins == 0 || others < guessedHomeLeast || j.ownOperators[asn] {
			continue
		}
		strange := len(line.devices) > 0
		for device := range line.devices {
			strange = strange && device != "" && len(shown[device]) == 1
		}
		tries := line.tries()
		if line.wins <= guessedWins && (tries >= guessedLeast || strange && line.changed(j.o.Changes)) || tries >= retriedLeast && strange && line.wins*guessedShare <= others {
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

// tries counts the wrong passwords of the hour before somebody first came in.
func (l *homeLine) tries() int {
	n := 0
	for _, at := range l.failed {
		if at <= l.firstWin && l.firstWin-at <= guessMinutes {
			n++
		}
	}
	return n
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
