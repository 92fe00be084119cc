package risk

// spreadOverCountries weighs that accesses came from many countries within an hour, or faster in turns than anyone travels: a botnet.
func spreadOverCountries(_ *judge, c *cluster) (float64, []Value, bool) {
	if c.spread < spreadCountries {
		return 0, nil, false
	}
	return manyCountries, []Value{count("countries", c.spread), num("minutes", float64(int(max(1, c.spreadIn))))}, true
}
