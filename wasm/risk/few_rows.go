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
