package extract

import (
	"strings"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/page"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// draft is a record on its way to a sign-in.
type draft struct {
	signin.SignIn
	facts   []fact
	record  record
	stamp   when.Stamp
	timed   bool   // stamp holds a moment
	column  int    // of the moment, -1 outside of tables
	role    string // of the moment, as its label or the words before it tell
	clock   bool   // only the time of day is known: the date stands above
	day     int    // day of the month before the time of day, 0 if none
	adrift  bool   // a number before the time of day was not understood
	zoned   bool
	event   bool // something happened, but no sign-in
	state   bool // "active now"
	above   bool // the address stands above the record
	mark    bool // the result is a cross that no head explains
	country *piece
}

// draft reads the fields of a record.
func (d *doc) draft(r record, g *group, common map[string]bool) draft {
	out := draft{record: r, facts: g.repeated(d.facts(r, g))}
	out.Node = d.p.Nodes[d.markNode(r.node)].Number
	out.Text = d.recordText(r)
	out.Precision, out.Protocol, out.Outcome, out.Repeat = signin.None, signin.UnknownProtocol, signin.UnknownOutcome, 1
	d.readTime(&out, g)
	d.readAddress(&out)
	d.readPlace(&out, &g.head)
	d.readProtocol(&out)
	d.readOutcome(&out, g, common)
	d.readRest(&out)
	out.event = isEvent(&out, common) || out.ended()
	return out
}

// markNode is the element that a mark goes to.
func (d *doc) markNode(n int) int {
	if up := d.p.Nodes[n].Parent; d.p.Nodes[n].Tag == "" && up != page.None {
		return up
	}
	return n // also a text around which there is nothing
}

func (d *doc) recordText(r record) string {
	var b strings.Builder
	for _, x := range r.ranges {
		for i := x[0]; i < x[1] && b.Len() < 4*maxRecord; i++ {
			if d.pieces[i].attr == "" {
				if b.Len() > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(string(d.pieces[i].text))
			}
		}
	}
	return string(clean(b.String(), maxRecord))
}

// readProtocol takes how the mailbox was opened, and the service as printed.
func (d *doc) readProtocol(out *draft) {
	best := 0
	for i := range out.facts {
		f := &out.facts[i]
		rank := f.protocolRank(i > 0 && out.facts[i-1].kinds.any(hasTime|hasAddress))
		if f.button || rank == 0 {
			continue
		}
		said, mail, alone := f.protocols()
		if mail != "" {
			said = mail
			if len(f.text) < 80 {
				rank += 3
			}
		} else if rank < 5 && !f.saysWay(rank, alone) {
			said = ""
		}
		if said != "" && (rank > best || rank == best && out.Protocol == signin.Mail && said.MailSoftware()) {
			out.Protocol, best = said, rank
		}
		if f.attr == "" && (f.role == vocabulary.RoleService && out.Service == "" || f.role == vocabulary.RoleProtocol && (out.Service == "" || mail != "") || mail != "" && out.Service == "" && len(f.text) < 60) {
			out.Service = field(f.text)
		}
	}
}

// protocolRank is how likely a fact tells by what one signed in, by its label; 0 for never. second tells whether it comes right after the moment or address that
// the label is of.
func (f *fact) protocolRank(second bool) int {
	rank := 0
	switch f.role {
	case vocabulary.RoleProtocol:
		rank = 6
	case vocabulary.RoleService:
		rank = 5
	case "":
		rank = 3
	case vocabulary.RoleDevice, vocabulary.RoleReason, vocabulary.RoleOutcome:
		rank = 2
	case vocabulary.RoleIP, vocabulary.RoleTime, vocabulary.RolePlace, vocabulary.RoleSignIn, vocabulary.RoleActive:
		if rank = 1; (f.column >= 0 || second) && f.attr == "" && f.covers(vocabulary.Protocol) && !f.kinds.any(hasTime|hasAddress) {
			rank = 3 // a second thing in a cell, or after the label
		}
	}
	if f.attr != "" && rank > 1 {
		rank--
	}
	return rank
}

// protocols are the first way that a text names, and that of mail software which it names most exactly. alone: the first stands by itself.
func (f *fact) protocols() (said, mail signin.Protocol, alone bool) {
	several := false
	for k := range f.hits {
		h := &f.hits[k]
		if h.Class != vocabulary.Protocol {
			continue
		}
		p := signin.Protocol(h.Value)
		if p.MailSoftware() && (mail == "" || mail == signin.Mail) {
			mail = p
		} else if p.MailSoftware() {
			several = several || p != signin.Mail && p != mail
		} else if said == "" {
			said, alone = p, f.apart(h) || f.means(h)
		}
	}
	if several && len(f.text) < 24 {
		mail = signin.Mail // POP3/IMAP: one of them
	}
	if mail == signin.Mail && said == signin.Web && strings.ContainsRune(string(f.fold), '/') {
		mail = "" // Web/EAS/DAV: what signs in by one form
	}
	return said, mail, alone
}

// saysWay reports whether a text that no label says to tell the way does so all the same.
func (f *fact) saysWay(rank int, alone bool) bool {
	if f.attr != "" || len(f.text) > 120 {
		return false
	}
	return rank == 3 && (f.covers(vocabulary.Protocol) || len(f.text) < 30 || alone) || f.role == vocabulary.RoleDevice
}

// apart reports whether a word stands between separators or other facts: "… / Web / …", "Brazil Browser Success", 「ブラウザー」.
func (f *piece) apart(h *vocabulary.Hit) bool {
	if f.edge(h.Start, true) && f.edge(h.End, false) {
		return true
	}
	blanks := (h.Start == 0 || f.fold[h.Start-1] == ' ') && (h.End == len(f.fold) || f.fold[h.End] == ' ')
	return blanks && f.fold[h.End-1] >= 0x2E80 || blanks && f.kinds.any(hasTime) && f.spacedOut()
}

// spacedOut reports whether the words of a text are of a script that is written without blanks: those between them are separators.
func (p *piece) spacedOut() bool {
	han := 0
	for _, r := range p.fold {
		if r >= 0x2E80 && r < 0xAC00 {
			han++
		}
	}
	return han > 2
}

// means reports whether a word stands where a sentence says by what one signed in: "via Web from", Webで.
func (p *piece) means(h *vocabulary.Hit) bool {
	before, after := string(p.fold[max(0, h.Start-12):h.Start]), string(p.fold[h.End:min(len(p.fold), h.End+4)])
	return p.w.Ends(vocabulary.PartWayBefore, strings.TrimSuffix(strings.TrimSuffix(before, "the "), "a ")) || p.w.Begins(vocabulary.PartWayAfter, after)
}

// edge reports whether a fact, a separator or the text's end stands before position at, or after it.
func (f *piece) edge(at int, before bool) bool {
	step, end := 1, len(f.fold)
	if before {
		step, end = -1, 0
	}
	for at != end {
		r := f.fold[min(at, at+step)]
		if r != ' ' {
			return strings.ContainsRune("/|,;:·•・—–-\"=()[]«»、。✓✔√✗✘○×", r) || f.factAt(at, before)
		}
		at += step
	}
	return true
}

// factAt reports whether a place, a result, a word for signing in, a time or an address begins or ends at a position.
func (f *piece) factAt(at int, ends bool) bool {
	for i := range f.hits {
		h := &f.hits[i]
		switch h.Class {
		case vocabulary.Country, vocabulary.Outcome, vocabulary.Login, vocabulary.Protocol, vocabulary.Device:
			if ends && h.End == at || !ends && h.Start == at {
				return true
			}
		}
	}
	for i := range f.stamps {
		if s := &f.stamps[i]; ends && s.End == at || !ends && s.Start == at {
			return true
		}
	}
	for i := range f.addrs {
		if a := &f.addrs[i]; ends && a.end == at || !ends && a.start == at {
			return true
		}
	}
	return false
}

// readRest takes device, account, marks and repetitions.
func (d *doc) readRest(out *draft) {
	var devices []string
	guess := ""
	for i := range out.facts {
		f := &out.facts[i]
		if f.button {
			continue
		}
		text := field(f.text)
		switch f.role {
		case vocabulary.RoleDevice:
			if f.attr == "" && len(devices) < 3 && !f.kinds.any(hasAddress) {
				devices = append(devices, text)
			}
		case vocabulary.RoleAccount:
			if out.Account == "" && f.attr == "" {
				out.Account = text
			}
		case vocabulary.RoleCount:
			if n := count(f.fold); n > 0 {
				out.Repeat = n
			}
		case "", vocabulary.RoleService, vocabulary.RoleProtocol, vocabulary.RoleReason:
			if f.kinds.any(hasDevice) && (guess == "" || f.attr == "title" && strings.Contains(text, "Mozilla/")) && (f.attr == "" || f.attr == "title") && len(f.addrs) == 0 {
				guess = text
			}
		}
		f.marks(out)
	}
	if out.Device = strings.Join(devices, " / "); out.Device == "" {
		out.Device = guess
	}
	out.Device = field([]rune(out.Device))
}

// marks takes what a fact says of the record itself: that it is the reader's own, that the provider warns of it.
func (f *fact) marks(out *draft) {
	for k := range f.hits {
		switch h := &f.hits[k]; h.Class {
		case vocabulary.Current:
			out.Self = out.Self || len(f.text) < 80 && f.role != vocabulary.RoleAccount
		case vocabulary.Warned:
			out.Warned = out.Warned || len(f.text) < 60 && f.role != vocabulary.RoleDevice
		}
	}
	if (f.role == vocabulary.RolePlace || f.role == vocabulary.RoleIP) && f.attr == "" && len(f.text) > 2 && f.text[0] == '*' {
		out.Self = true
	}
}

// count is the number of a text like "3", "3回", "x3".
func count(s []rune) int {
	n, seen := 0, false
	for _, r := range s {
		if digit(r) {
			if n = n*10 + int(r-'0'); n > 1_000_000 {
				return 0
			}
			seen = true
		} else if seen {
			break
		}
	}
	return n
}

// isEvent reports whether a record tells of something that is no sign-in. common are texts that most rows have: buttons and links.
func isEvent(out *draft, common map[string]bool) bool {
	event, login := false, false
	for i := range out.facts {
		f := &out.facts[i]
		if f.role == vocabulary.RoleSignIn && f.column >= 0 && f.kinds.any(hasTime) && out.timed {
			return false // whatever was done then, and how it ended
		}
	}
	for i := range out.facts {
		f := &out.facts[i]
		switch f.role {
		case "", vocabulary.RoleService, vocabulary.RoleProtocol, vocabulary.RoleOutcome:
		default:
			continue
		}
		if f.button || f.attr != "" || common[string(f.fold)] || len(f.text) > 120 {
			continue
		}
		if f.tellsOfSetting() {
			event = true
			continue
		}
		end := 0
		for k := range f.hits {
			h := &f.hits[k]
			switch h.Class {
			case vocabulary.Event:
				if !f.generic(h) || f.role == vocabulary.RoleService {
					event, end = true, h.End
				}
			case vocabulary.Login:
				if h.Start >= end && !inEvent(f.hits, h) && !f.ofSetting(h) {
					login = true
				}
			case vocabulary.Outcome:
				if h.Value != "success" {
					login = true
				}
			}
		}
	}
	return event && !login
}

// ended reports whether the only time of a record is that of a sign-out, or its address.
func (r *draft) ended() bool {
	for i := range r.facts {
		f := &r.facts[i]
		if f.role == vocabulary.RoleEnd && f.column < 0 && outcomeOf(f.piece) == "" && (f.kinds.any(hasAddress) || f.kinds.any(hasTime) && !r.timed && !r.state) {
			return true
		}
	}
	return false
}

// generic reports whether an event's word says too little without a column for events.
func (p *piece) generic(h *vocabulary.Hit) bool {
	return p.w.Is(vocabulary.PartVague, string(p.fold[h.Start:h.End]))
}

func inEvent(hits []vocabulary.Hit, h *vocabulary.Hit) bool {
	for i := range hits {
		if e := &hits[i]; e.Class == vocabulary.Event && e.Start <= h.Start && e.End >= h.End {
			return true
		}
	}
	return false
}
