package extract

// asked is how many steps of a reading pass between two questions to the clock.
const asked = 32

// What is over of the time, in percent, when a reading stops to take up texts, and when it stops to make records of them: the texts that were
// read until then still become records, and whoever judges them needs time as well.
const (
	textsUntil   = 60
	recordsUntil = 85
)

// watch stops a reading that takes too long: what was read until then is kept, and the reading is partial.
type watch struct {
	steps int
	over  int // the percent that were over when the reading stopped, 0 if it did not
}

// late reports whether so many percent of the time are over. It is asked once for each node and each record, which bound every other step.
func (d *doc) late(percent int) bool {
	if d.o.Late == nil {
		return false
	}
	if d.watch.steps++; d.watch.over < percent && d.watch.steps%asked == 0 && d.o.Late(percent) {
		d.watch.over = percent
	}
	return d.watch.over >= percent
}

// cutShort reports whether parts of the page are missing from the reading: a limit of the snapshot, of the texts, or the time.
func (d *doc) cutShort() bool {
	return d.p.Cut || d.watch.over > 0 || len(d.pieces) >= maxPieces
}

// severed reports whether a record may have lost its end, which may say that the sign-in failed: half a record is none.
func (d *doc) severed(r record) bool {
	return d.cutShort() && r.ranges[len(r.ranges)-1][1] >= len(d.pieces)
}
