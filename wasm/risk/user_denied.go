package risk

// userDenied weighs that the user said "that was not me".
func userDenied(_ *judge, c *cluster) (float64, []Value, bool) {
	return trustDenied, nil, c.denied
}
