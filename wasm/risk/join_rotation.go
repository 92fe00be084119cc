package risk

// joinRotation joins foreign places between which the accesses change again and again, now here, now there: a stranger who takes
// another address each time, too slowly for a clock or for journeys to tell. A traveller comes to each country once, or twice.
func (j *judge) joinRotation(all []*cluster, class string) []*cluster {
	members := map[*cluster]bool{}
	list := accesses(all, func(c *cluster) bool {
		members[c] = c.atPlace() && c.class == class && !c.denied && c.rhythm.p > chanceLikely
		return members[c]
	})
	countries := 0
	for _, in := range members {
		if in {
			countries++
		}
	}
	if countries < rotationCountries {
		return all
	}
	stays := 0
	for i := range list {
		if i == 0 || list[i].of != list[i-1].of {
			stays++
		}
	}
	if countries < rotationMany && float64(stays) < rotationStays*float64(countries) || float64(stays) < rotationShare*float64(len(list)) {
		return all
	}
	var parts, rest []*cluster
	for _, c := range all {
		if members[c] {
			parts = append(parts, c)
		} else {
			rest = append(rest, c)
		}
	}
	return append(rest, merge(parts))
}
