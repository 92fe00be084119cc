package risk

// ownAddress weighs that the accesses came from the network where the reader is now, or that the page calls them the reader's.
func ownAddress(_ *judge, c *cluster) (float64, []Value, bool) {
	return trustOwn, nil, c.quiet == "own-address"
}

// userConfirmed weighs that the user said "that was me".
func userConfirmed(_ *judge, c *cluster) (float64, []Value, bool) {
	return trustConfirmed, nil, c.quiet == "user-confirmed"
}

// userDenied weighs that the user said "that was not me".
func userDenied(_ *judge, c *cluster) (float64, []Value, bool) {
	return trustDenied, nil, c.denied
}
