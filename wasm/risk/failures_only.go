package risk

// failuresOnly weighs that nobody came in.
func failuresOnly(_ *judge, c *cluster) (float64, []Value, bool) {
	if c.wins > 0 {
		return 0, nil, false
	}
	return outcomeNothing, []Value{count("failures", c.lost)}, true
}
