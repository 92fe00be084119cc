package risk

// bySatellite reports whether a line's country is but where the database keeps an operator of satellites: who uses it may be in a village, on a
// ship or in an aeroplane far away, since the signal comes down where the operator has a station. Other judges leave such lines out of journeys as
// well (Panther: AS 22351). A page that prints another country than the database knows more than it.
func (r *record) bySatellite() bool {
	if page := r.in.PageCountry; page != "" && page != r.in.Place.Country {
		return false
	}
	switch r.asn() {
	case 14593, 7155, 6621, 22351, 5377, 25222, 800, 4913: // SpaceX Starlink, Viasat, Hughes, Intelsat, Marlink, Inmarsat, OneWeb, Speedcast
		return true
	}
	return false
}
