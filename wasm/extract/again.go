package extract

import "ashiato/wasm/vocabulary"

// repeated puts the texts of the record before in place of the marks that stand for them: 〃, 同上.
func (g *group) repeated(facts []fact) []fact {
	for i := range facts {
		f := &facts[i]
		if f.column < 0 || f.column >= len(g.before) || f.attr != "" || !ditto(f.w, f.fold) || g.before[f.column].piece == nil {
			continue
		}
		facts[i].piece = g.before[f.column].piece
		if f.role == "" {
			facts[i].role = g.before[f.column].role
		}
	}
	for i := range facts {
		f := &facts[i]
		if f.column < 0 || f.column >= 60 || f.attr != "" {
			continue
		}
		for len(g.before) <= f.column {
			g.before = append(g.before, fact{})
		}
		g.before[f.column] = *f
	}
	return facts
}

// ditto reports whether a text stands for the same above it.
func ditto(w *vocabulary.Words, s []rune) bool {
	if len(s) == 0 || len(s) > 14 {
		return false
	}
	switch string(s) {
	case "〃", "″", "\"", "''", "々", "”":
		return true
	}
	return w.Is(vocabulary.PartDitto, string(s))
}

// maxUnlabelled bounds the texts without a label among those that have theirs after them: a button, a remark.
const maxUnlabelled = 2

// labelledAfter is the facts of a record whose labels stand after their values, a value over each label; nil where they do not.
func (d *doc) labelledAfter(r record, g *group) []fact {
	if r.roles != nil || len(r.ranges) != 1 || len(g.head.places) > 0 {
		return nil
	}
	from, to := r.ranges[0][0], r.ranges[0][1]
	if to-from < 4 || to-from > maxFacts || d.pieces[from].role != "" {
		return nil
	}
	var out []fact
	value, labels, alone := -1, 0, 0
	for i := from; i < to; i++ {
		p := &d.pieces[i]
		switch {
		case p.attr == "alt" && value < 0:
			value = i
		case p.attr != "":
		case p.role != "" && g.names(p) && value < 0 && labels > 0 && !d.labelNext(i, to): // its value is a sign without a text
		case p.role != "" && g.names(p) && value >= 0:
			if !p.fits(&d.pieces[value]) {
				return nil
			}
			out = d.addFact(out, value, p.role, -1)
			value = -1
			labels++
		default:
			if value >= 0 {
				out = d.addFact(out, value, "", -1)
				alone++
			}
			value = i
		}
	}
	if value >= 0 && !d.pieces[value].button || labels < 2 || alone > maxUnlabelled {
		return nil
	}
	if value >= 0 {
		out = d.addFact(out, value, "", -1)
	}
	return out
}

// labelNext reports whether the piece after i is a label.
func (d *doc) labelNext(i, to int) bool {
	return i+1 < to && d.pieces[i+1].role != "" && d.pieces[i+1].attr == ""
}

// fits reports whether a label may be that of a value: a time under a time's, an address under an address's.
func (p *piece) fits(value *piece) bool {
	switch {
	case p.role == vocabulary.RoleIP:
		return value.kinds.any(hasAddress) || !value.kinds.any(hasTime)
	case isTimeRole(p.role):
		return !value.kinds.any(hasAddress)
	}
	return !value.kinds.any(hasTime | hasAddress)
}
