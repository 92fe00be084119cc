package risk

// guessedOperators are home's operators of which all that is known is that somebody came in from one of them after five wrong passwords or
// more: that is no proof that the owner uses them. Others must be known well, or there is nothing to compare with.
func (j *judge) guessedOperators() map[uint32]bool {
	wins, failed, firstWin := map[uint32]int{}, map[uint32][]float64{}, map[uint32]float64{}
	all := 0
	for i := range j.records {
		r := &j.records[i]
		if r.asn() == 0 || !r.timed || r.own || r.confirmed || r.class != classWeb || !j.home.has(r.country) {
			continue
		}
		if r.failed {
			failed[r.asn()] = append(failed[r.asn()], r.at)
			continue
		}
		if at, seen := firstWin[r.asn()]; !seen || r.at < at {
			firstWin[r.asn()] = r.at
		}
		wins[r.asn()] += r.weight()
		all += r.weight()
	}
	guessed := map[uint32]bool{}
	for asn, n := range wins {
		if n > guessedWins || all-n < guessedHomeLeast || j.ownOperators[asn] {
			continue
		}
		tries := 0
		for _, at := range failed[asn] {
			if at <= firstWin[asn] && firstWin[asn]-at <= guessMinutes {
				tries++
			}
		}
		if tries >= guessedLeast {
			guessed[asn] = true
		}
	}
	return guessed
}
