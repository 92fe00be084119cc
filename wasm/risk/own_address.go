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

// readsThere reports whether mail software came from where the reader is at this moment: by another line of that country, as a telephone does, which keeps
// no clock.
func (j *judge) readsThere(c *cluster) bool {
	return c.class == classMail && c.foreign && c.place() && c.rhythm.p > chanceLikely && len(c.countries()) == 1 && j.ownCountries[c.countries()[0].code]
}
