package risk

// ownAddress weighs that the accesses came from the network where the reader is now, or that the page calls them the reader's.
func ownAddress(j *judge, c *cluster) (float64, []Value, bool) {
	if c.quiet == "own-address" {
		return trustOwn, nil, true
	}
	near := c.class == classWeb && c.place() && c.foreign && len(j.ownCountries) > 0
	for _, r := range c.records {
		near = near && j.ownCountries[r.country]
	}
	return trustNear, nil, near
}

// userConfirmed weighs that the user said "that was me".
func userConfirmed(_ *judge, c *cluster) (float64, []Value, bool) {
	return trustConfirmed, nil, c.quiet == "user-confirmed"
}

// userDenied weighs that the user said "that was not me".
func userDenied(_ *judge, c *cluster) (float64, []Value, bool) {
	return trustDenied, nil, c.denied
}
