package extract

import "ashiato/wasm/page"

// blocks finds the tables whose records are several rows each: a cell with the moment reaches down beside all of them.
func (d *doc) blocks() {
	for n := range d.p.Nodes {
		if d.p.Nodes[n].Tag != "table" || d.turned[n] != nil || !d.below[n].any(hasTime) {
			continue
		}
		if rs := d.blocksOf(d.rows(n)); len(rs) > 1 {
			d.turned[n] = rs
		}
	}
}

// blocksOf makes a record of each run of rows that a cell with a moment reaches down beside; nil where another row has a time.
func (d *doc) blocksOf(rows []int) []record {
	var rs []record
	for i := 0; i < len(rows); i++ {
		span := d.momentSpan(rows[i])
		if span < 2 {
			if d.below[rows[i]].any(hasTime) {
				return nil
			}
			continue
		}
		if i+span > len(rows) {
			return nil
		}
		r := record{node: rows[i], row: page.None}
		for k, row := range rows[i : i+span] {
			if k > 0 && d.below[row].any(hasTime) {
				return nil
			}
			r.ranges = append(r.ranges, d.rangeOf(row))
		}
		rs = append(rs, r)
		i += span - 1
	}
	return rs
}

// momentSpan is how many rows the cell of a row reaches that holds a date and a time of day, 1 if it has none.
func (d *doc) momentSpan(row int) int {
	for _, c := range d.children(row) {
		span := d.rowSpan(c)
		if span < 2 {
			continue
		}
		date, clock := false, false
		for _, p := range d.of(c) {
			for k := range p.stamps {
				date = date || p.stamps[k].HasDate()
				clock = clock || p.stamps[k].HasClock()
			}
		}
		if date && clock {
			return span
		}
	}
	return 1
}
