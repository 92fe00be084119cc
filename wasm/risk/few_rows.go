package risk

// fewRows weighs that little was seen: errors and chance explain few accesses more easily than many. A setting changed from there was seen
// too.
func fewRows(j *judge, c *cluster) (float64, []Value, bool) {
	values := []Value{count("rows", c.weight)}
	switch seen := c.weight + j.changes(c); {
	case seen >= rowsEnough:
		return 0, nil, false
	case seen == 1:
		return rowsSingle, values, true
	default:
		return rowsFew, values, true
	}
}
