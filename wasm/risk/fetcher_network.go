package risk

import "ashiato/wasm/signin"

// fetcherNetwork weighs that mail software runs on the servers of a service that reads mail for its users. It never clears
// an access: a thief can read through such a service as well.
func fetcherNetwork(_ *judge, c *cluster) (float64, []Value, bool) {
	values := []Value{text("service", c.service)}
	if c.service == "gmail" && !c.expired() {
		values = append(values, text("until", gmailFetchEnd().AddDate(0, 0, -1).Format("2006-01-02")))
	}
	switch {
	case c.kind == signin.Fetcher:
		return netFetcher, values, true
	case c.expired():
		return 0, values, true
	case c.possible() && !c.textual:
		return netPossible, values, true
	}
	return 0, values, c.textual
}

// expired reports whether most accesses are of a time when the service no longer fetched.
func (c *cluster) expired() bool {
	n := 0
	for _, r := range c.records {
		if r.expired {
			n++
		}
	}
	return 2*n > len(c.records)
}
