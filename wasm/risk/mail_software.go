package risk

import "ashiato/wasm/signin"

// mailSoftware weighs that the mailbox was read or used by mail software: nearly all sprayed and replayed passwords are tried
// there, since no second step is asked.
func mailSoftware(j *judge, c *cluster) (float64, []Value, bool) {
	if c.class != classMail {
		return 0, nil, false
	}
	home := 0
	if j.homeMail > 0 {
		home = 1
	}
	values := []Value{text("protocols", list(c.protocols(), 4)), count("count", c.wins+c.lost), count("home", home)}
	switch {
	case c.kind == signin.Fetcher || c.kind == signin.Relay:
		return 0, values, true
	case !c.place() && c.service == "" && home == 0 && len(j.company.people) >= baselineSome:
		return protoServerOnly, values, true
	case !c.place() || c.possible() && !c.textual:
		return protoServer, values, true
	case !c.foreign:
		return protoServer, values, j.homeMail == j.mailHere(c) || c.crowd() && crowdMail*(j.homeMail-j.mailHere(c)) <= j.homeMail
	case home == 1:
		return protoAbroad, values, true
	}
	return protoUnexpected, values, true
}

// mailHere counts home's mail software that is this cluster itself.
func (j *judge) mailHere(c *cluster) int {
	n := 0
	for _, r := range c.records {
		if r.won() && r.place() && j.home.has(r.country) {
			n += r.weight()
		}
	}
	return n
}
