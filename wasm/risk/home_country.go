package risk

// homeCountry weighs that the accesses came from home's country.
func homeCountry(j *judge, c *cluster) (float64, []Value, bool) {
	if c.foreign || len(c.records) == 0 || !j.home.has(c.records[0].country) {
		return 0, nil, false
	}
	w := float64(geoHome)
	if c.crowd() || j.unknownOperator(c) {
		w = geoHomeNew
	}
	return w, []Value{text("country", c.records[0].country)}, true
}

// unknownOperator reports whether no access came from an operator that the owner uses.
func (j *judge) unknownOperator(c *cluster) bool {
	for _, r := range c.records {
		if r.asn() == 0 || j.operators[r.asn()] {
			return false
		}
	}
	return true
}
