package extract

import (
	"slices"
	"strconv"

	"ashiato/wasm/page"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// spot is what stands at one place of the records of a group: in one column, or at one path below the record.
type spot struct {
	role           string
	logins, others int
	done           int    // of the others, those that say that something was made, changed or sent
	deed           string // what the first of them says
	deeds          bool   // another says something else: no button
	offered        string // what all of them say, and a link does: Delete; "" otherwise
}

// verdicts on a text that may name what happened.
const (
	saysNothing = iota
	saysLogin
	saysOther
)

// sift marks the records that tell of something else than a sign-in, where the group has a place that names what happened: when some records
// name a sign-in there, those that name none are other events, whatever they are.
func (d *doc) sift(g *group, drafts []draft, c *context) {
	if g.table && slices.Contains(g.head.roles, vocabulary.RoleSignIn) {
		return // each row is one, whatever was done then
	}
	if c.only { // what the page calls a login history holds sign-ins, also under names that are not known
		d.siftStrange(g, drafts)
		return
	}
	if lines := !c.titled && !c.pageTitled && lined(drafts); lines && siftLines(drafts) {
		return
	}
	best, same := d.eventSpot(g, drafts, c)
	if best == "" {
		if !c.titled && !c.pageTitled {
			siftOthers(drafts)
		}
		return
	}
	for i := range drafts {
		login, other := drafts[i].Protocol.MailSoftware() && (c.titled && !drafts[i].mailOnWeb() || drafts[i].Protocol != signin.Mail), false
		d.walkSpots(g, &drafts[i], func(key string, f *fact) {
			v := drafts[i].verdict(f)
			login = login || v == saysLogin && !same[key]
			other = other || key == best && (v == saysOther || !login && v == saysNothing && f.covers(vocabulary.Protocol) && drafts[i].Protocol == signin.Mail)
		})
		if other && !login {
			drafts[i].event = true
		}
	}
	if !c.titled && !c.pageTitled {
		siftOthers(drafts)
	}
}

// siftOthers marks the records that have no word for signing in, and neither an address nor a result, where most say by themselves from which address one signed in:
// also that an account was locked.
func siftOthers(drafts []draft) {
	told, n := make([]bool, len(drafts)), 0
	for i := range drafts {
		if told[i], _ = drafts[i].tells(); told[i] && drafts[i].Net.IsValid() {
			n++
		}
	}
	if n < 2 || 2*n < len(drafts) {
		return
	}
	for i := range drafts {
		r := &drafts[i]
		sentence := slices.ContainsFunc(r.facts, func(f fact) bool { return len(f.addrs) > 0 && f.plainWords() > 1 }) // beside it stands how grave it is
		r.event = r.event || !told[i] && !slices.ContainsFunc(r.facts, func(f fact) bool {
			o := outcomeOf(f.piece)
			return f.attr == "" && (f.signsIn() || r.Net.IsValid() && (!sentence || len(f.addrs) > 0) && (o != "" && o != signin.Blocked || has(f.hits, vocabulary.Login)))
		})
	}
}

// siftStrange marks the records that hold what no sign-in has, the path of what was changed, where others name a sign-in in the column for what happened.
func (d *doc) siftStrange(g *group, drafts []draft) {
	events := d.eventColumns(g)
	if len(events) == 0 {
		return
	}
	logins := make([]bool, len(drafts))
	for i := range drafts {
		d.walkSpots(g, &drafts[i], func(key string, f *fact) { logins[i] = logins[i] || events[key] && verdict(f) == saysLogin })
	}
	for i := range drafts {
		drafts[i].event = drafts[i].event || !logins[i] && slices.Contains(logins, true) && drafts[i].strange(false)
	}
}

// mailOnWeb reports whether a column for the way says that it was a browser, where what was done is said of mail: it was sent there.
func (r *draft) mailOnWeb() bool {
	for i := range r.facts {
		if f := &r.facts[i]; f.role == vocabulary.RoleProtocol && f.column >= 0 && r.Protocol == signin.Mail && protocolIn(f.hits, len(f.fold)) == signin.Web {
			return true
		}
	}
	return false
}

// verdict says what a text of a record tells of what happened.
func (r *draft) verdict(f *fact) int {
	v := verdict(f)
	if v == saysNothing && f.role != vocabulary.RoleProtocol && f.kinds.any(hasMailProtocol) && r.mailOnWeb() {
		return saysOther
	}
	return v
}

// eventSpot is the place that names what happened, "" if there is none, and those that have a word for signing in in every record: of which kind it is.
// Where one is and never names a sign-in, the context says so.
func (d *doc) eventSpot(g *group, drafts []draft, c *context) (best string, same map[string]bool) {
	spots := d.spots(g, drafts)
	same = map[string]bool{}
	viewed := viewings(drafts)
	events := d.eventColumns(g)
	logins, done := false, false
	for key, s := range spots {
		done = done || s.deeds && s.role == "" && !c.signIns && len(drafts) > 2 && 2*s.done >= len(drafts)
		all := s.logins + s.others
		named := events[key] && s.role != vocabulary.RoleProtocol
		if named && s.logins == 0 && s.offered == "" && len(drafts) > 2 && 3*s.others >= 2*len(drafts) {
			c.others = true
		}
		logins = logins || named && s.logins > 0
		same[key] = s.logins == len(drafts)
		switch {
		case s.logins == 0 || s.others == 0 || s.role == vocabulary.RoleProtocol && !events[key]:
			continue
		case named && !(c.titled && !c.vague && 4*s.logins < all),
			s.logins > 1 && 4*s.logins >= all && (!c.titled || c.vague),
			s.logins > 1 && 3*s.logins >= all:
			if best == "" || s.logins > spots[best].logins || s.logins == spots[best].logins && key < best {
				best = key
			}
		}
	}
	c.others = c.others || done && !slices.ContainsFunc(drafts, func(r draft) bool {
		return slices.ContainsFunc(r.facts, func(f fact) bool { return f.attr == "" && f.signsIn() })
	})
	c.others = c.others && !logins && (!c.signIns || !c.only && viewed > len(drafts)/2) // イベントソース says nothing where イベント名 is a sign-in
	return best, same
}

// spots counts at every place how many records name a sign-in there, and how many something else.
func (d *doc) spots(g *group, drafts []draft) map[string]*spot {
	spots := map[string]*spot{}
	said := map[string]int{}
	for i := range drafts {
		clear(said)
		d.walkSpots(g, &drafts[i], func(key string, f *fact) {
			s := spots[key]
			if s == nil {
				s = &spot{role: f.role}
				if d.linked(f.node) {
					s.offered = string(f.fold)
				}
				spots[key] = s
			}
			if s.offered != string(f.fold) {
				s.offered = ""
			}
			v := drafts[i].verdict(f)
			if v == saysOther && f.did() {
				s.done++
				if s.deed == "" {
					s.deed = string(f.fold)
				}
				s.deeds = s.deeds || s.deed != string(f.fold)
			}
			if v == saysLogin || said[key] == saysNothing {
				said[key] = v
			}
		})
		for key, v := range said {
			switch v {
			case saysLogin:
				spots[key].logins++
			case saysOther:
				spots[key].others++
			}
		}
	}
	return spots
}

// did reports whether a text says that something was made, changed or sent, and nothing of where or by what.
func (f *fact) did() bool {
	return !f.kinds.any(hasDevice|hasPlace|hasOutcome) && (has(f.hits, vocabulary.Event) || f.w.Holds(vocabulary.PartAltered, string(f.fold)))
}

// walkSpots gives the first text at each place of a record that may name what happened, and what stands beside it in the same element: the rest of its
// sentence.
func (d *doc) walkSpots(g *group, r *draft, give func(key string, f *fact)) {
	seen := map[string]*fact{} // the first texts
	for i := range r.facts {
		f := &r.facts[i]
		if f.attr != "" || f.button || len(f.text) > 120 || sole(f.text) {
			continue
		}
		switch f.role {
		case "", vocabulary.RoleService, vocabulary.RoleProtocol, vocabulary.RoleReason, vocabulary.RoleAction:
		default:
			continue
		}
		key := "column " + strconv.Itoa(f.column)
		if f.column < 0 {
			if g.cut {
				return // no place of its own
			}
			key = "path " + d.path(f.node, d.topOf(f.node, r.record.node))
		}
		first := seen[key]
		if first == nil {
			seen[key] = f
		} else if first.node == f.node || first.role != f.role || d.p.Nodes[f.node].Tag != "" || !d.goesOn(first.node, f.node) {
			continue
		}
		give(key, f)
	}
}

// topOf is the element in which a text of a record stands: that of the record, or the row of details below it.
func (d *doc) topOf(text, record int) int {
	if d.inside(text, record) {
		return record
	}
	for up := text; up != page.None; up = d.p.Nodes[up].Parent {
		if d.isRow(up) {
			return up
		}
	}
	return record
}

// goesOn reports whether a text goes on after another in its element, which may be that of a name: <a>Ann</a> signed in.
func (d *doc) goesOn(first, text int) bool {
	before := d.p.Nodes[first].Parent
	if before != page.None && d.p.Nodes[before].Tag != "td" && before != d.p.Nodes[text].Parent {
		before = d.p.Nodes[before].Parent
	}
	return before == d.p.Nodes[text].Parent
}

// verdict says what a text tells of what happened.
func verdict(f *fact) int {
	if f.kinds.any(hasForeign) {
		return saysOther
	}
	letters, end, neutral, strange, vague := false, 0, false, false, false
	for k := range f.hits {
		h := &f.hits[k]
		switch h.Class {
		case vocabulary.Event:
			if vague = vague || f.generic(h); !f.generic(h) {
				end = max(end, h.End)
			}
		case vocabulary.Login:
			if h.Start >= end && !inEvent(f.hits, h) && !f.ofSetting(h) && !(vague && visit(f.w, f.fold[h.Start:h.End])) && !f.closes(h) { // "Added project access"
				return saysLogin
			}
		case vocabulary.Outcome:
			neutral = neutral || h.Value != string(signin.Success) || 3*(h.End-h.Start) >= len(f.fold)
		case vocabulary.Protocol, vocabulary.Current, vocabulary.Country:
			neutral = true
		case vocabulary.Unknown:
			neutral = neutral || f.covers(vocabulary.Unknown)
		case vocabulary.Against:
			strange = strange || h.Start == 0
		}
	}
	if neutral && end == 0 && !strange {
		return saysNothing
	}
	for _, r := range f.fold {
		letters = letters || r >= 'a' && r <= 'z' || r > 0x7F && (r < 0x2000 || r >= 0x2E80)
	}
	if !letters || len(f.addrs) > 0 && 2*(f.addrs[0].end-f.addrs[0].start) > len(f.text) && f.plainWords() < 2 || len(f.stamps) > 0 && 2*(f.stamps[0].End-f.stamps[0].Start) > len(f.text) {
		return saysNothing
	}
	return saysOther
}

// closes reports whether a word is of a session, and the text says that it ended: "Sitzung für ann geschlossen".
func (f *fact) closes(session *vocabulary.Hit) bool {
	if !connection(f.w, f.fold[session.Start:session.End]) {
		return false
	}
	for k := range f.hits {
		if h := &f.hits[k]; h.Class == vocabulary.Event && f.w.Label(string(f.fold[h.Start:h.End])) == vocabulary.RoleEnd {
			return true
		}
	}
	return false
}

// eventColumns are the places whose label says that they name what happened.
func (d *doc) eventColumns(g *group) map[string]bool {
	out := map[string]bool{}
	for i, text := range g.head.texts {
		if d.w.Holds(vocabulary.PartHappened, text) && i < len(g.head.roles) && g.head.roles[i] != vocabulary.RoleTime {
			key := "column " + strconv.Itoa(i)
			if len(g.head.places) > 0 {
				key = "path " + g.head.places[i]
			}
			out[key] = true
		}
	}
	return out
}

// signIns are the drafts that are no other events.
func signIns(drafts []draft) []draft {
	out := make([]draft, 0, len(drafts))
	for i := range drafts {
		if !drafts[i].event {
			out = append(out, drafts[i])
		}
	}
	return out
}

// lined reports whether most records are one line each, with the moment and an address in it.
func lined(drafts []draft) bool {
	n := 0
	for i := range drafts {
		if drafts[i].oneLine() || len(drafts[i].facts) == 1 {
			n++
		}
	}
	return 10*n >= 8*len(drafts)
}

// siftLines marks the lines of a log that name no sign-in, where others say by themselves that they are one. It reports whether there are such.
func siftLines(drafts []draft) bool {
	told := make([]bool, len(drafts))
	n, from := 0, 0
	for i := range drafts {
		if told[i], _ = drafts[i].tells(); told[i] {
			n++
			if drafts[i].Net.IsValid() {
				from++
			}
		}
	}
	if n < 2 || n == len(drafts) {
		return false
	}
	for i := range drafts {
		if !told[i] && (!drafts[i].Net.IsValid() && 2*from > len(drafts) || !slices.ContainsFunc(drafts[i].facts, func(f fact) bool { return f.signsIn() || f.comesBy() })) {
			drafts[i].event = true // also what a program opened for itself, from no address
		}
	}
	return true
}

// viewings is how many records tell that something was looked at or taken.
func viewings(drafts []draft) int {
	n := 0
	for i := range drafts {
		for k := range drafts[i].facts {
			f := &drafts[i].facts[k]
			if f.w.Is(vocabulary.PartViewed, string(f.fold)) {
				n++
			}
		}
	}
	return n
}
