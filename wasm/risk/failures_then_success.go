package risk

// failuresThenSuccess weighs that somebody tried wrong passwords and then came in, from a network that is not the owner's.
func failuresThenSuccess(j *judge, c *cluster) (float64, []Value, bool) {
	if c.wins == 0 || c.quiet != "" {
		return 0, nil, false
	}
	if c.guesses < retriedLeast {
		n := j.sprayed(c)
		return outcomeRetried, []Value{count("failures", n), num("minutes", sameAttackMinutes)}, n > 0
	}
	w := float64(outcomeRetried)
	if c.guesses >= guessedLeast && (c.foreign || !c.place()) {
		w = outcomeGuessed
	}
	return w, []Value{count("failures", c.guesses), num("minutes", guessMinutes)}, true
}
