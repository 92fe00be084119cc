package extract

import (
	"slices"
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// leads finds the tables whose heads say that each row is a sign-in, so that a row needs nothing but its moment: a column is that of the time of
// signing in, or there are a time and other columns that are all known, or a time where the page is named after sign-ins.
func (d *doc) leads() {
	d.led = map[int]bool{}
	for n := range d.p.Nodes {
		if d.p.Nodes[n].Tag != "table" || !d.below[n].any(hasTime) {
			continue
		}
		rows := d.rows(n)
		if len(rows) < 2 || d.below[rows[0]].any(hasTime|hasAddress) {
			continue
		}
		h := d.header(rows[0])
		d.led[n] = leading(h) || d.saysLogins && slices.ContainsFunc(h.roles, isTimeRole)
	}
}

// leading reports whether a head is that of sign-ins, or of moments with what else a history has.
func leading(h header) bool {
	if slices.Contains(h.roles, vocabulary.RoleSignIn) {
		return true
	}
	timed, known := false, 0
	for i, r := range h.roles {
		switch {
		case r != "":
			known++
			timed = timed || r == vocabulary.RoleTime
		case h.texts[i] != "":
			return false
		}
	}
	return timed && known > 1
}

// twice reports whether two columns have a role.
func (h *header) twice(role string) bool {
	i := slices.Index(h.roles, role)
	return i >= 0 && slices.Contains(h.roles[i+1:], role)
}

// ledRow reports whether an element is a row with a moment below a head that leads.
func (d *doc) ledRow(n int) bool {
	if d.p.Nodes[n].Tag != "tr" || !d.below[n].any(hasTime) || len(d.children(n)) < 2 {
		return false
	}
	t := d.tableOf(n)
	return t != page.None && d.led[t]
}

// justTimes reports whether the rows of a table tell little else than when, and what stands over them says that they are sign-ins.
func (e *balance) justTimes() bool {
	s := &e.share
	if !e.table || s.time < 0.9 || s.clocks < 0.9 || e.c.against+e.c.pageAgainst > 0 || !leading(*e.head) {
		return false
	}
	return e.labels[vocabulary.RoleSignIn] || e.c.titled && e.c.only && e.c.strong
}

// waysNamed reports whether every record names its way after a label for it, below a title: Canale: Home banking.
func (e *balance) waysNamed() bool {
	return e.c.titled && e.share.way > 0.9 && e.labels[vocabulary.RoleProtocol]
}

// momentsSaid reports whether every record has its time of day, and its way, device, place or result, below a title that is of sign-ins alone, or
// whatever it has below two such titles; or below two of any access that has been.
func (e *balance) momentsSaid() bool {
	c, s := e.c, &e.share
	results := e.table && e.labels[vocabulary.RoleOutcome] && (s.outcome > 0.9 || e.labels[vocabulary.RoleProtocol])
	only := (c.titled || c.pageTitled) && c.only && c.strong && (c.titled && c.pageTitled && c.records && !c.gates && s.host == 0 && !e.labels[vocabulary.RoleAccount] && !e.labels[vocabulary.RoleActive] && !e.labels[vocabulary.RoleCreated] || s.by > 0.9 || e.labels[vocabulary.RolePlace] || results || c.titled && (s.by > 0.3 && s.brief > 0.9 && s.foreign == 0 || e.table && e.labels[vocabulary.RoleProtocol]))
	any := c.titled && c.pageTitled && c.signIns && c.records && (s.by > 0.9 || e.labels[vocabulary.RoleProtocol] || results)
	return (only || any) && c.against+c.pageAgainst == 0 && min(s.time, s.clocks) > 0.9 && s.records > 1
}

// sessionsOnly reports whether records are but how long ago sessions began, of which one is the present one, below two titles for such.
func (e *balance) sessionsOnly() bool {
	c, s := e.c, &e.share
	return c.kind == KindDevices && c.titled && c.pageTitled && c.only && s.current > 0 && s.brief > 0.9 && min(s.time, s.clocks) > 0.9 && s.records > 1
}

// samples reports whether records show the form of what stands there and not what was: 20XX/01/01, 2026/01/01 00:00:00, xxx.xxx.xxx.xxx.
func samples(drafts []draft) bool {
	n := 0
	for i := range drafts {
		for k := range drafts[i].facts {
			if t := string(drafts[i].facts[k].fold); strings.Contains(t, "xxx.xxx.xxx") || strings.HasPrefix(t, "20xx") || strings.Contains(t, "yyyy") || strings.Contains(t, "/01/01 00:00:00") {
				n++
				break
			}
		}
	}
	return 2*n > len(drafts)
}

// currentItem reports whether an element is a row or an item that tells the present session without a moment: Windows, Chrome, Osaka, "Your current session".
func (d *doc) currentItem(n int) bool {
	k := d.below[n]
	return k.any(hasCurrent) && k.any(hasDevice) && k.any(hasPlace) && (d.p.Nodes[n].Tag == "li" || d.isRow(n) || d.besideMoment(n)) && d.first[min(d.end[n], len(d.first)-1)]-d.first[n] <= maxItem
}

// besideMoment reports whether the next element is built like this one and has a moment where this one has none.
func (d *doc) besideMoment(n int) bool {
	if d.p.Nodes[n].Tag == "" || d.p.Attr(n, "class") == "" || d.below[n].any(hasDate|hasClock) {
		return false
	}
	c := d.p.Nodes[n].NextSibling
	for steps := 0; steps < 2 && c != page.None && d.p.Nodes[c].Tag == ""; steps++ {
		c = d.p.Nodes[c].NextSibling
	}
	return c != page.None && d.sign(c) == d.sign(n) && d.below[c].any(hasDate) && d.below[c].any(hasDevice)
}

// maxItem bounds the texts of an item that tells the present session.
const maxItem = 16
