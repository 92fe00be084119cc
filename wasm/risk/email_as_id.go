package risk

import "strings"

// emailAsID weighs that the whole address was typed as the name, where the owner types only the name: lists of stolen
// passwords hold addresses.
func emailAsID(j *judge, c *cluster) (float64, []Value, bool) {
	n := 0
	for _, r := range c.records {
		if strings.Contains(r.in.Account, "@") {
			n += r.count()
		}
	}
	if 2*n <= c.wins+c.lost {
		return 0, nil, false
	}
	plain := 0
	for i := range j.records {
		if r := &j.records[i]; r.known && r.in.Account != "" {
			if strings.Contains(r.in.Account, "@") {
				return 0, nil, false
			}
			plain++
		}
	}
	return clientEmailID, []Value{count("count", n)}, plain > 0
}
