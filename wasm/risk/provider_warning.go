package risk

// providerWarning weighs that the provider itself marks accesses as suspicious.
func providerWarning(_ *judge, c *cluster) (float64, []Value, bool) {
	n := c.warnings()
	return outcomeWarned, []Value{count("count", n)}, n > 0
}

// warnings counts the accesses that won and that the provider warns of.
func (c *cluster) warnings() int {
	n := 0
	for _, r := range c.records {
		if r.in.Warned && r.won() {
			n += r.count()
		}
	}
	return n
}
