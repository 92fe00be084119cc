package risk

// joinRotation joins foreign places between which the accesses change again and again, now here, now there: a stranger who takes
// another address each time, too slowly for a clock or for journeys to tell. A traveller comes to each country once, or twice. Places of the
// owner's devices and of others are of two people: a stranger may come while the owner travels.
func (j *judge) joinRotation(all []*cluster, class string) []*cluster {
	for _, owners := range [...]bool{false, true} {
		rest, whole := joinTurning(all, func(c *cluster) bool {
			return c.atPlace() && c.class == class && !c.denied && c.rhythm.p > chanceLikely && owners != j.strangeDevice(c)
		})
		if whole != nil {
			all = append(rest, whole)
		}
	}
	return all
}

// joinTurning makes one cluster of those wanted that take turns, nil if they do not, and gives the rest.
func joinTurning(all []*cluster, wanted func(*cluster) bool) (rest []*cluster, whole *cluster) {
	members := map[*cluster]bool{}
	list := accesses(all, func(c *cluster) bool {
		members[c] = wanted(c)
		return members[c]
	})
	places := 0
	for _, in := range members {
		if in {
			places++
		}
	}
	if places < rotationCountries {
		return all, nil
	}
	stays := 0
	for i := range list {
		if i == 0 || list[i].of != list[i-1].of {
			stays++
		}
	}
	if places < rotationMany && float64(stays) < rotationStays*float64(places) || float64(stays) < rotationShare*float64(len(list)) {
		return all, nil
	}
	var parts []*cluster
	for _, c := range all {
		if members[c] {
			parts = append(parts, c)
		} else {
			rest = append(rest, c)
		}
	}
	return rest, merge(parts)
}
