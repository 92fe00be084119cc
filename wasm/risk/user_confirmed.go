package risk

// userConfirmed weighs that the user said "that was me".
func userConfirmed(_ *judge, c *cluster) (float64, []Value, bool) {
	return trustConfirmed, nil, c.quiet == "user-confirmed"
}
