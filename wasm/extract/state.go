package extract

import (
	"slices"
	"strings"
	"time"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

func zoneName(fallback, printed *time.Location) string {
	if printed != nil {
		return printed.String()
	}
	return fallback.String()
}

// decideState says what the page is, from what was found.
func (d *doc) decideState(r *Reading, heads []headline, found *histories, cut bool) {
	if len(found.told) > 0 && r.Rows > 0 {
		r.State = Complete
		if r.Unread > 0 || cut || d.cutShort() {
			r.State = Partial
		}
		if len(r.SignIns) == 0 {
			r.State = Unreadable
		}
		r.History = historyKind(found.kind, r.SignIns)
		return
	}
	titled, k := d.titled(heads)
	if !titled {
		return
	}
	switch {
	case d.cutShort():
		r.State, r.History = Unreadable, historyKind(k, nil) // the records may stand in what is missing
	case d.saysEmpty(k) || d.headAlone():
		r.State, r.History = Empty, historyKind(k, nil)
	}
}

// historyKind is the kind of history: mail software alone makes it a mail history, whatever its heading.
func historyKind(titled string, signIns []signin.SignIn) string {
	if titled == KindMail {
		return KindMail
	}
	mail := len(signIns) > 0
	for i := range signIns {
		mail = mail && signIns[i].Protocol.MailSoftware()
	}
	switch {
	case mail:
		return KindMail
	case titled == KindDevices:
		return KindDevices
	}
	return KindWeb
}

// titled reports whether a heading of the page is that of a login history, and of which kind.
func (d *doc) titled(heads []headline) (bool, string) {
	c := context{}
	for i := range heads {
		d.weigh(&heads[i], &c, false)
	}
	return c.pageTitled, c.kind
}

// headAlone reports whether a table has the head of a history and no row below it.
func (d *doc) headAlone() bool {
	for n := range d.p.Nodes {
		if d.p.Nodes[n].Tag != "table" {
			continue
		}
		rows := d.rows(n)
		if len(rows) != 1 || d.timed(rows[0]) {
			continue
		}
		roles := d.header(rows[0]).roles
		if slices.ContainsFunc(roles, isTimeRole) && (slices.Contains(roles, vocabulary.RoleIP) || slices.Contains(roles, vocabulary.RoleDevice) || slices.Contains(roles, vocabulary.RolePlace)) {
			return true
		}
	}
	return false
}

// saysEmpty reports whether the page says that there is no sign-in.
func (d *doc) saysEmpty(kind string) bool {
	var texts []string
	if def := d.o.Definition; def != nil {
		for _, h := range def.Histories {
			texts = append(texts, h.Empty...)
		}
	}
	for i := range d.pieces {
		p := &d.pieces[i]
		if p.attr != "" || len(p.text) > 160 || p.button {
			continue
		}
		for _, h := range p.hits {
			if h.Class == vocabulary.Empty {
				return true
			}
		}
		for _, t := range texts {
			if strings.Contains(squeeze(string(p.fold)), squeeze(vocabulary.FoldString(t))) {
				return true
			}
		}
	}
	return false
}
