package risk

// guessedOperators are home's operators of which all that is known is that somebody came in from one of them after wrong passwords: five or
// more, or some by a device that no other line of home ever showed. That is no proof that the owner uses them. Others must be known well, or there
// is nothing to compare with.
func (j *judge) guessedOperators() map[uint32]bool {
	lines, shown := map[uint32]*homeLine{}, map[string]map[uint32]bool{}
	all := 0
	for i := range j.records {
		r := &j.records[i]
		if r.asn() == 0 || !r.timed || r.own || r.confirmed || r.class != classWeb || !j.home.has(r.country) {
			continue
		}
		line := lines[r.asn()]
		if line == nil {
			line = &homeLine{devices: map[string]bool{}}
			lines[r.asn()] = line
		}
		line.add(r)
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
		if tries >= guessedLeast && line.wins <= guessedWins || tries >= retriedLeast && strange && line.wins*guessedShare <= others {
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
}

func (l *homeLine) add(r *record) {
	if r.failed {
		l.failed = append(l.failed, r.at)
		return
	}
	if len(l.devices) == 0 || r.at < l.firstWin {
		l.firstWin = r.at
	}
	l.devices[r.device] = true
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
