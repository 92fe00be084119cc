package extract

// asked is how many steps of a reading pass between two questions to the clock.
const asked = 32

// watch stops a reading whose time is over: what was read until then is kept, and the reading is partial.
type watch struct {
	steps int
	over  bool
}

// late reports whether the time is over. It is asked once for each node and each record, which bound every other step.
func (d *doc) late() bool {
	if d.watch.over || d.o.Late == nil {
		return d.watch.over
	}
	if d.watch.steps++; d.watch.steps%asked == 0 {
		d.watch.over = d.o.Late()
	}
	return d.watch.over
}

// cutShort reports whether parts of the page are missing from the reading: a limit of the snapshot, of the texts, or the time.
func (d *doc) cutShort() bool {
	return d.p.Cut || d.watch.over || len(d.pieces) >= maxPieces
}
