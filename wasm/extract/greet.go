package extract

import (
	"slices"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// A page that greets its customer says when he signed in last, and when before that: times, each with a name of its own and without an address.

// maxGap bounds the texts between a named time and the name of the next, maxName the characters of a name.
const (
	maxGap  = 3
	maxName = 60
)

// namedTime is a moment with what is printed around it.
type namedTime struct {
	name     string // folded
	from, to int    // pieces: of the name or the moment, and after the moment
	label    int    // the piece of a name that stands elsewhere, page.None if none does
	piece    int    // of the moment
	cut      [2]int // of that piece, where several moments stand in it; empty otherwise
	strong   bool   // the name says that it is of signing in, not of any access
	turn     bool   // the name says which of several it is, and not of what
	addr     int    // where the texts end that tell the address of the only time, 0 if its own piece does
}

// greetings finds the runs of times that names of their own say to be sign-ins.
func (d *doc) greetings() {
	runs, alone := d.namedRuns(), d.oneAddress()
	for i, run := range runs {
		if len(run) < 2 && !(alone && d.lone(run)) || len(run) > maxBare || !d.turnsNamed(run) || !distinctNames(run) || repeatedRun(runs, i) {
			continue
		}
		d.claim(run)
	}
}

// turnsNamed reports whether a run has no time whose name says but which of several it is, or the text above the run says that they are sign-ins: ログイン日時
// above 前回 and 前々回.
func (d *doc) turnsNamed(run []namedTime) bool {
	if !slices.ContainsFunc(run, func(t namedTime) bool { return t.turn }) {
		return true
	}
	i := d.before(run[0].from)
	if i < 0 || d.pieces[i].kinds.any(hasTime|hasAddress) || len(d.pieces[i].fold) > maxName {
		return false
	}
	h := headline{d.pieces[i].node, besideLevel, d.pieces[i].fold, d.pieces[i].hits, d.w}
	s := h.words(&context{}, false)
	run[0].strong = s.strong && s.against == 0 && 2*(s.logins+s.records) >= len(h.fold)
	return run[0].strong
}

// distinctNames reports whether no two times of a run have the same name, and one of the names is of signing in.
func distinctNames(run []namedTime) bool {
	strong := false
	for i := range run {
		strong = strong || run[i].strong
		for k := range run[:i] {
			if run[k].name == run[i].name {
				return false
			}
		}
	}
	return strong
}

// repeatedRun reports whether another run has the same names: those are the times of several users, or devices.
func repeatedRun(runs [][]namedTime, i int) bool {
	for k := range runs {
		if k != i && slices.ContainsFunc(runs[k], func(t namedTime) bool { return t.name == runs[i][0].name }) {
			return true
		}
	}
	return false
}

// namedRuns are the runs of named times that stand together.
func (d *doc) namedRuns() [][]namedTime {
	var runs [][]namedTime
	var run []namedTime
	end := func() {
		if len(run) > 0 {
			runs = append(runs, run)
		}
		run = nil
	}
	gap := 0
	for i := 0; i < len(d.pieces); i++ {
		p := &d.pieces[i]
		switch {
		case p.attr != "" || p.button:
			continue
		case p.kinds.any(hasForeign) || p.kinds.any(hasAddress) && len(p.stamps) == 0:
			end()
			continue
		case len(p.stamps) == 0:
			if gap++; gap > maxGap {
				end()
			}
			continue
		}
		if last := len(run) - 1; last >= 0 && d.clockOf(run[last].piece, i) {
			run[last].to, gap = i+1, 0
			continue
		}
		mine, next := d.columnsOfTimes(i)
		if mine == nil {
			mine, next = d.namedIn(i), i
		}
		if mine == nil || len(run) > 0 && d.before(mine[0].from) > run[len(run)-1].to+maxGap {
			end()
		}
		run = append(run, mine...)
		i, gap = next, 0
	}
	end()
	return runs
}

// clockOf reports whether piece i is the time of day of the date in the piece before it.
func (d *doc) clockOf(date, i int) bool {
	return d.before(i) == date && d.pieces[i].kinds.any(hasClock) && !d.pieces[i].kinds.any(hasDate) && !slices.ContainsFunc(d.pieces[date].stamps, func(s when.Stamp) bool { return s.HasClock() || s.Relative() })
}

// before is the last piece before i that is a text of the page, and no attribute.
func (d *doc) before(i int) int {
	for i--; i >= 0 && (d.pieces[i].attr != "" || d.pieces[i].button); i-- {
	}
	return i
}

// namedIn are the moments of piece i, nil if one of them has no name of a sign-in.
func (d *doc) namedIn(i int) []namedTime {
	p := &d.pieces[i]
	if len(p.stamps) > maxBare || len(p.text) > maxName*len(p.stamps)+80 {
		return nil
	}
	var out []namedTime
	for k := range p.stamps {
		s := &p.stamps[k]
		from, to := 0, len(p.fold)
		if k > 0 {
			from = clauseEnd(p.fold, p.stamps[k-1].End, s.Start)
		}
		if k+1 < len(p.stamps) {
			to = clauseEnd(p.fold, s.End, p.stamps[k+1].Start)
		}
		t, ok := d.nameOf(i, s, from, to)
		if !ok {
			return nil
		}
		if len(p.stamps) > 1 {
			t.cut = [2]int{from, to}
		}
		out = append(out, t)
	}
	return out
}

// clauseEnd is where what is said of a moment ends that ends at from, before one that begins at to.
func clauseEnd(s []rune, from, to int) int {
	for i := from; i < to; i++ {
		switch s[i] {
		case '。', '/', '|', ';', '、', '・', '·', ',', '，':
			return i + 1
		case '.':
			if i+1 < to && s[i+1] == ' ' {
				return i + 1
			}
		}
	}
	return from
}

// nameOf gives moment s of piece i its name: what stands before it from a position on, the text before the piece, or what follows it.
func (d *doc) nameOf(i int, s *when.Stamp, from, to int) (namedTime, bool) {
	p := &d.pieces[i]
	t := namedTime{from: i, to: i + 1, piece: i, label: page.None}
	if s.Future || s.State || s.Bare || !s.HasDate() && !s.Relative() {
		return t, false
	}
	name, after := trim(p.fold[from:s.Start]), p.fold[min(s.End, to):to]
	if len(name) == 0 {
		if k := d.before(i); k >= 0 && len(d.pieces[k].stamps) == 0 && i-k <= maxGap {
			name, t.from, t.label = trim(d.pieces[k].fold), k, k
		}
	}
	t.name = lastPart(name)
	told, strong := d.namesSignIn(name)
	if !told && len(after) > 0 {
		told, strong = d.namesSignIn(after)
	}
	t.strong, t.turn = strong, !told && d.turnOnly(name)
	return t, (told || t.turn) && len(name) > 0
}

// turnOnly reports whether a name says which of several something is, and nothing else: 前々回, "3回前".
func (d *doc) turnOnly(name []rune) bool {
	text := string(name)
	rest := []rune(d.w.CutAfter(vocabulary.PartTurn, text))
	return len(rest) < len(name) && len(rest)-digits(rest) <= 1
}

// lastPart is what stands in a name after the last sign that parts it: whose sign-in it is stands before.
func lastPart(name []rune) string {
	for i := len(name) - 1; i >= 0; i-- {
		switch name[i] {
		case '—', '–', '|', '·', ',', ';':
			return string(trim(name[i+1:]))
		case '-':
			if i > 0 && name[i-1] == ' ' {
				return string(trim(name[i+1:]))
			}
		}
	}
	return string(name)
}

// namesSignIn reports whether a text says of a time that it is that of a sign-in. strong: not of any access.
func (d *doc) namesSignIn(name []rune) (told, strong bool) {
	if len(name) == 0 || len(name) > maxName || !d.inTurn(name) {
		return false, false
	}
	if d.loose(string(name)) == vocabulary.RoleSignIn {
		return true, true
	}
	event := 0
	hits := d.w.Find(name)
	for i := range hits {
		switch h := &hits[i]; h.Class {
		case vocabulary.Event:
			event = max(event, h.End)
		case vocabulary.Against:
			return false, false
		case vocabulary.Record:
			if word := name[h.Start:h.End]; !within(hits, h, vocabulary.Login) && !d.inTurn(word) && !d.w.Is(vocabulary.PartMoment, string(word)) {
				return false, false
			}
		case vocabulary.Login:
			if h.Start >= event && !inEvent(hits, h) {
				told, strong = true, strong || !visit(d.w, name[h.Start:h.End])
			}
		}
	}
	return told, strong
}

// inTurn reports whether a name says which of several it is: the last, the one before, this one; or numbers it: Login 2.
func (d *doc) inTurn(name []rune) bool {
	return digit(name[len(name)-1]) || d.w.Holds(vocabulary.PartTurn, string(name))
}

// headed reports whether a node stands in a heading: the name of a list is none of a time.
func (d *doc) headed(n int) bool {
	for steps := 0; n > page.None && steps < 4; steps++ {
		switch d.p.Nodes[n].Tag {
		case "h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary":
			return true
		}
		n = d.p.Nodes[n].Parent
	}
	return false
}

// columnsOfTimes are the moments from piece i on that stand below a row of as many names, and the last of their pieces; nil if they do not.
func (d *doc) columnsOfTimes(i int) ([]namedTime, int) {
	n := 0
	for i+n < len(d.pieces) && n < maxBare && d.pieces[i+n].attr == "" && len(d.pieces[i+n].stamps) == 1 && d.pieces[i+n].stamps[0].Start == 0 && d.pieces[i+n].stamps[0].HasDate() {
		n++
	}
	if n < 2 || i < n {
		return nil, i
	}
	var out []namedTime
	for k := range n {
		p := &d.pieces[i-n+k]
		told, strong := d.namesSignIn(trim(p.fold))
		if p.attr != "" || len(p.stamps) > 0 || !told {
			return nil, i
		}
		out = append(out, namedTime{name: string(trim(p.fold)), from: i - n, to: i + n, label: i - n + k, piece: i + k, strong: strong})
	}
	return out, i + n - 1
}

// claim makes a group of a run, and leaves nothing of it to the search for other records.
func (d *doc) claim(run []namedTime) {
	first, last := run[0].from, max(run[len(run)-1].to, run[0].addr)
	top := d.p.Nodes[d.pieces[first].node].Parent
	for top > page.None && !d.inside(d.pieces[last-1].node, top) {
		top = d.p.Nodes[top].Parent
	}
	if top <= page.None {
		return
	}
	rs := make([]record, 0, len(run))
	for k := range run {
		rs = append(rs, d.namedRecord(run, k))
	}
	anchor := top
	if d.timesOutside(top, first, last) {
		anchor = d.childOf(top, d.pieces[first].node)
		for c := d.p.Nodes[anchor].NextSibling; c != page.None && c <= d.pieces[last-1].node; c = d.p.Nodes[c].NextSibling {
			d.clear(c)
		}
	}
	d.turned[anchor], d.bare[anchor] = rs, true
	d.greets[anchor] = true
}

// timesOutside reports whether an element holds other times or addresses than those of some pieces.
func (d *doc) timesOutside(n, first, last int) bool {
	x := d.rangeOf(n)
	for i := x[0]; i < x[1]; i++ {
		if (i < first || i >= last) && d.pieces[i].kinds.any(hasTime|hasAddress) {
			return true
		}
	}
	return false
}

// childOf is the child of top in which a node stands.
func (d *doc) childOf(top, n int) int {
	for d.p.Nodes[n].Parent != top {
		n = d.p.Nodes[n].Parent
	}
	return n
}

// clear takes from an element what would make it a record.
func (d *doc) clear(n int) {
	for i := n; i < d.end[n]; i++ {
		d.below[i] = 0
	}
}

// namedRecord is the record of time k of a run: its name, itself, and what stands after it before the next.
func (d *doc) namedRecord(run []namedTime, k int) record {
	t := &run[k]
	r := record{node: d.holderOf(t.piece), row: page.None}
	if t.cut[1] > 0 {
		if q := d.sub(&d.pieces[t.piece], t.cut[0], t.cut[1]); q != nil {
			d.pieces = append(d.pieces, *q)
			r.ranges, r.roles = [][2]int{{len(d.pieces) - 1, len(d.pieces)}}, []string{vocabulary.RoleSignIn}
			return r
		}
	}
	if t.label != page.None {
		r.ranges, r.roles = append(r.ranges, [2]int{t.label, t.label + 1}), append(r.roles, "")
	}
	r.ranges, r.roles = append(r.ranges, [2]int{t.piece, t.piece + 1}), append(r.roles, vocabulary.RoleSignIn)
	for i := t.piece + 1; i < t.addr; i++ {
		r.ranges, r.roles = append(r.ranges, [2]int{i, i + 1}), append(r.roles, "")
	}
	until := min(max(t.piece+1, t.addr)+maxGap, len(d.pieces))
	if k+1 < len(run) {
		until = min(until, run[k+1].from)
	}
	for i := max(t.piece+1, t.addr); i < until; i++ {
		role := ""
		if d.clockOf(t.piece, i) {
			role = vocabulary.RoleSignIn
		} else if p := &d.pieces[i]; !d.inside(p.node, d.boxOf(t.piece)) || p.kinds.any(hasTime|hasAddress) || len(p.text) > 40 {
			break
		}
		r.ranges, r.roles = append(r.ranges, [2]int{i, i + 1}), append(r.roles, role)
	}
	return r
}

// boxOf is the element around a piece that holds a value and its remarks: the cell, the definition, the line.
func (d *doc) boxOf(i int) int {
	n := d.holderOf(i)
	switch d.p.Nodes[n].Tag {
	case "td", "dd", "li", "p", "div":
		return n
	}
	return d.p.Nodes[n].Parent
}
