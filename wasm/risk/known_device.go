package risk

// knownDevice weighs that all of the devices are the owner's. It is weak, since such texts can be copied, and nothing where one device came
// from many countries at once.
func knownDevice(j *judge, c *cluster) (float64, []Value, bool) {
	known, all := j.devicesOf(c)
	if all == 0 || known < all || c.spread >= spreadCountries {
		return 0, nil, false
	}
	return clientKnown, []Value{text("device", c.device())}, true
}
