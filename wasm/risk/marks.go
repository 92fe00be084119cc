package risk

import "math"

// believeMarks drops the pages' "this is you" where it cannot be. The mark stands in a record's own text, which the device's name is a
// part of, and that name is whatever a stranger's program calls itself.
//
// Mail software is never the session that reads the page. A session is one, or few at a time: marks all over a history are no marks.
// And where they stand in several countries, or in another one than the reader's own address, they contradict themselves.
func (j *judge) believeMarks() {
	pages := map[int][]*record{}
	for i := range j.records {
		r := &j.records[i]
		if !r.in.Self || r.index < 0 {
			continue
		}
		if r.class == classMail {
			r.disbelieve(j.ownBlocks[r.block])
			continue
		}
		pages[r.in.Page] = append(pages[r.in.Page], r)
	}
	for _, marked := range pages {
		if j.plausibleMarks(marked) {
			continue
		}
		for _, r := range marked {
			r.disbelieve(j.ownBlocks[r.block])
		}
	}
}

func (j *judge) plausibleMarks(marked []*record) bool {
	country := ""
	first, last := math.Inf(1), math.Inf(-1)
	for _, r := range marked {
		if r.place() && r.country != "" {
			if country != "" && r.country != country {
				return false
			}
			country = r.country
		}
		if r.timed {
			first, last = min(first, r.at), max(last, r.at)
		}
	}
	if len(marked) > marksMost && last-first > marksSpan && country != j.zoneCountry() {
		return false
	}
	for _, p := range j.o.OwnPlaces {
		if country != "" && placeOfPerson(p) && p.Country != country {
			return false
		}
	}
	return true
}

// disbelieve takes a page's mark back; the own address may say the same.
func (r *record) disbelieve(ownAddress bool) { r.said, r.own = ownAddress, ownAddress }
