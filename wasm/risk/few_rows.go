package risk

// fewRows weighs that little was seen: errors and chance explain few accesses more easily than many.
func fewRows(_ *judge, c *cluster) (float64, []Value, bool) {
	switch n := c.weight; {
	case n >= rowsEnough:
		return 0, nil, false
	case n == 1:
		return rowsSingle, []Value{count("rows", n)}, true
	default:
		return rowsFew, []Value{count("rows", n)}, true
	}
}

// noOwnRow tells that the pages show no access of the owner to compare with. It has no weight.
func noOwnRow(j *judge, c *cluster) (float64, []Value, bool) {
	return 0, nil, c.foreign && c.wins > 0 && j.homeRows == 0 && j.home.logins == 0
}
