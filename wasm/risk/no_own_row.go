package risk

// noOwnRow tells that the pages show no access of the owner to compare with. It has no weight.
func noOwnRow(j *judge, c *cluster) (float64, []Value, bool) {
	return 0, nil, c.foreign && c.wins > 0 && j.homeRows == 0 && j.home.logins == 0
}
