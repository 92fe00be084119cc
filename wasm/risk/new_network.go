package risk

// newNetwork weighs that a line at home is of an operator that the owner was never seen with.
func newNetwork(j *judge, c *cluster) (float64, []Value, bool) {
	if c.crowd() {
		return geoCrowd, []Value{count("networks", c.networks())}, true
	}
	if c.foreign || !j.home.has(c.records[0].country) || !j.unknownOperator(c) {
		return 0, nil, false
	}
	return geoNewOperator, []Value{count("networks", c.networks())}, true
}
