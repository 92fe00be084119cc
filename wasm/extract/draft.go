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
	timed   bool // stamp holds a moment
	clock   bool // only the time of day is known: the date stands above
	zoned   bool
	event   bool // something happened, but no sign-in
	state   bool // "active now"
	country *piece
}

// draft reads the fields of a record.
func (d *doc) draft(r record, g *group, common map[string]bool) draft {
	out := draft{record: r, facts: d.facts(r, g)}
	out.Node = d.p.Nodes[d.markNode(r.node)].Number
	out.Text = d.recordText(r)
	out.Precision, out.Protocol, out.Outcome, out.Repeat = signin.None, signin.UnknownProtocol, signin.UnknownOutcome, 1
	d.readTime(&out)
	d.readAddress(&out)
	d.readPlace(&out)
	d.readProtocol(&out)
	d.readOutcome(&out)
	d.readRest(&out)
	out.event = isEvent(&out, common)
	return out
}

// markNode is the element that a mark goes to.
func (d *doc) markNode(n int) int {
	if d.p.Nodes[n].Tag == "" {
		return d.p.Nodes[n].Parent
	}
	return n
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

func isTimeRole(role string) bool {
	switch role {
	case vocabulary.RoleTime, vocabulary.RoleSignIn, vocabulary.RoleActive, vocabulary.RoleCreated, vocabulary.RoleEnd:
		return true
	}
	return false
}

// rankTime says how likely a time under a label is that of the sign-in, 0 for never.
func rankTime(role string) int {
	switch role {
	case vocabulary.RoleSignIn, vocabulary.RoleActive:
		return 6
	case vocabulary.RoleTime:
		return 5
	case "":
		return 4
	case vocabulary.RoleCreated:
		return 3
	case vocabulary.RoleEnd, vocabulary.RoleVersion:
		return 0
	}
	return 2
}

type candidate struct {
	when.Stamp
	f     *fact
	score int
}

// readTime chooses the moment of the sign-in: by the label, then what is printed most exactly.
func (d *doc) readTime(out *draft) {
	var best, clock, day *candidate
	for i := range out.facts {
		f := &out.facts[i]
		if f.button {
			continue
		}
		for k := range f.stamps {
			s := &f.stamps[k]
			role := f.role
			if f.attr == "" {
				if lead := d.leadRole(f.piece, s.Start); lead != "" && isTimeRole(lead) {
					role = lead
				} else if role == "" && s.Start == 0 && i > 0 && out.facts[i-1].attr == "" && !out.facts[i-1].kinds.any(hasTime|hasAddress) && len(out.facts[i-1].text) < 40 {
					if lead := d.leadRole(out.facts[i-1].piece, len(out.facts[i-1].fold)); isTimeRole(lead) {
						role = lead
					}
				}
			}
			rank := rankTime(role)
			if rank == 0 || s.Future || s.Bare && f.attr == "" && !d.timeElement(f.node) && !isTimeRole(role) {
				continue
			}
			if s.State {
				out.state = true
				continue
			}
			c := candidate{Stamp: *s, f: f, score: rank*1000 + d.exactness(s, f)*10 - i/4}
			switch {
			case !s.HasDate() && s.HasClock() && !s.Relative():
				if clock == nil || c.score > clock.score {
					clock = &c
				}
			case s.HasDate() && !s.HasClock() && (!s.Relative() || s.Unit == "day"):
				if day == nil || c.score > day.score {
					day = &c
				}
			}
			if best == nil || c.score > best.score {
				best = &c
			}
		}
	}
	if best == nil {
		return
	}
	out.stamp, out.timed = best.Stamp, true
	out.TimeText = d.timeText(best)
	switch {
	case best.HasDate() && !best.HasClock() && clock != nil && (!best.Relative() || best.Unit == "day") && near(best, clock):
		out.stamp = best.Join(clock.Stamp)
		out.TimeText += " " + d.timeText(clock)
	case !best.HasDate() && best.HasClock() && day != nil && near(best, day):
		out.stamp = day.Join(best.Stamp)
		out.TimeText = d.timeText(day) + " " + out.TimeText
	case !best.HasDate() && best.HasClock() && !best.Relative():
		out.clock = true
	}
	out.TimeText = field([]rune(out.TimeText))
	out.zoned = out.stamp.Zone != nil || out.stamp.Relative() && !out.stamp.HasClock()
}

// near reports whether a date and a time of day may belong together.
func near(a, b *candidate) bool {
	return (rankTime(a.f.role) > 2) == (rankTime(b.f.role) > 2) || a.f == b.f
}

// exactness says how much a stamp tells; attributes made for programs tell it best.
func (d *doc) exactness(s *when.Stamp, f *fact) int {
	n := s.Precise() * 2
	if s.Relative() && !s.HasClock() {
		n -= 6
	}
	if f.attr != "" && s.HasDate() && s.HasClock() {
		n += 6
		if f.attr != "title" && f.attr != "aria-label" {
			n += 4
		}
	}
	return n
}

// timeText is the time as printed; of an attribute, the text of its element.
func (d *doc) timeText(c *candidate) string {
	if c.f.attr == "" {
		return string(c.f.text[c.Start:min(c.End, len(c.f.text))])
	}
	if text := d.printed(c.f.node, 80); text != "" && len([]rune(text)) <= 60 {
		return text
	}
	return string(c.f.text)
}

// readAddress takes the address, and the host.
func (d *doc) readAddress(out *draft) {
	best := 0
	for i := range out.facts {
		f := &out.facts[i]
		rank := 3
		switch f.role {
		case vocabulary.RoleIP:
			rank = 5
		case vocabulary.RoleServer, vocabulary.RoleVersion, vocabulary.RoleAccount:
			continue
		case vocabulary.RoleDevice, vocabulary.RoleISP:
			rank = 1
		}
		if f.attr != "" {
			rank--
		}
		if len(f.addrs) > 0 && rank > best {
			out.Net, best = f.addrs[0].net, rank
		}
		if out.Host == "" && f.attr == "" && f.kinds.any(hasHost) && f.role != vocabulary.RoleAccount && f.role != vocabulary.RoleService && f.role != vocabulary.RoleServer && f.role != vocabulary.RoleDevice {
			out.Host = field(f.text)
		}
	}
}

// readPlace takes the country that the page prints.
func (d *doc) readPlace(out *draft) {
	best := 0
	for i := range out.facts {
		f := &out.facts[i]
		rank := 0
		switch f.role {
		case vocabulary.RoleCountry:
			rank = 5
		case vocabulary.RolePlace:
			rank = 4
		case vocabulary.RoleIP, vocabulary.RoleHost:
			rank = 3
		case "", vocabulary.RoleCity:
			rank = 2
		case vocabulary.RoleService, vocabulary.RoleReason, vocabulary.RoleSignIn, vocabulary.RoleTime, vocabulary.RoleActive:
			rank = 1
		default:
			if c := flagImage(d.p.Attr(f.node, "src")); f.attr == "" || c == "" {
				continue
			}
			rank = 1
		}
		if f.button || rank <= 2 && !prominent(f.piece) {
			continue
		}
		if f.attr != "" {
			rank--
		}
		if c := country(f.piece, false); c != "" && rank > best {
			best = rank
			out.PageCountry, out.CountryText, out.country = c, field(placeText(f.piece)), f.piece
		}
		if rank >= 4 && out.CountryText == "" && f.attr == "" && len(f.addrs) == 0 {
			out.CountryText = field(f.text)
		}
	}
	if out.PageCountry == "" {
		out.PageCountry, _ = d.flag(out.record)
	}
}

// placeText is the place without the address beside it.
func placeText(p *piece) []rune {
	if len(p.addrs) == 0 {
		return p.text
	}
	a := p.addrs[0]
	rest := append(append([]rune{}, p.text[:a.start]...), p.text[min(a.end, len(p.text)):]...)
	return []rune(strings.Trim(strings.ReplaceAll(strings.ReplaceAll(string(rest), "()", ""), "（）", ""), " *,·|-()"))
}

// prominent reports whether a piece without a label may be a place: the name takes a good part of it, or stands like a place.
func prominent(p *piece) bool {
	if len(p.text) > 160 {
		return false
	}
	if _, ok := placeCode(p); ok || flagEmoji(p.text) != "" || domestic(p.fold) != "" {
		return len(p.text) < 80
	}
	for i := range p.hits {
		h := &p.hits[i]
		if h.Class != vocabulary.Country {
			continue
		}
		before := strings.TrimRight(string(p.fold[max(0, h.Start-6):h.Start]), " ")
		after := strings.TrimLeft(string(p.fold[h.End:min(len(p.fold), h.End+4)]), " ")
		if h.Start == 0 && len(p.text) < 60 || 3*(h.End-h.Start) >= len(p.text) || strings.HasSuffix(before, ",") || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "from") || strings.HasSuffix(before, " in") ||
			strings.HasSuffix(before, "·") || strings.HasSuffix(before, "|") || strings.HasSuffix(before, "-") || strings.HasSuffix(before, "aus") || strings.HasSuffix(before, "near") || strings.HasSuffix(before, "из") || strings.HasSuffix(before, "depuis") || strings.HasSuffix(before, "desde") || strings.HasSuffix(before, "da") || strings.HasSuffix(before, "de") || strings.HasSuffix(before, "от") || strings.HasSuffix(before, "从") || strings.HasSuffix(before, "from the") || strings.HasSuffix(before, "/") ||
			strings.HasPrefix(after, "から") || strings.HasPrefix(after, ",") || strings.HasPrefix(after, "(") || strings.HasPrefix(after, "·") || strings.HasPrefix(after, "|") || strings.HasPrefix(after, "/") || strings.HasPrefix(after, "에서") || strings.HasPrefix(after, "の") {
			return true
		}
	}
	return false
}

// flag is the country of a flag in the record: a class, or the address of a picture.
func (d *doc) flag(r record) (string, bool) {
	for _, x := range r.ranges {
		if x[0] >= x[1] {
			continue
		}
	}
	for n := r.node; n < d.end[r.node]; n++ {
		node := &d.p.Nodes[n]
		if node.Tag == "" {
			continue
		}
		for _, a := range node.Attrs {
			switch a.Key {
			case "class":
				if c := flagToken(a.Val); c != "" {
					return c, true
				}
			case "src":
				if c := flagImage(a.Val); c != "" {
					return c, true
				}
			case "data-country", "data-country-code":
				if c := isCode(a.Val); c != "" {
					return c, true
				}
			}
		}
		if node.Tag == "img" && flagImage(d.p.Attr(n, "src")) == "" {
			if c := isCode(d.p.Attr(n, "alt")); c != "" && strings.Contains(d.p.Attr(n, "class"), "flag") {
				return c, true
			}
		}
	}
	return "", false
}

// readProtocol takes how the mailbox was opened, and the service as printed.
func (d *doc) readProtocol(out *draft) {
	best := 0
	for i := range out.facts {
		f := &out.facts[i]
		if f.button {
			continue
		}
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
		case vocabulary.RoleIP, vocabulary.RoleTime, vocabulary.RolePlace:
			rank = 1
		default:
			continue
		}
		if f.attr != "" && rank > 1 {
			rank--
		}
		var said signin.Protocol
		mail := signin.Protocol("")
		alone := false // stands between separators
		for k := range f.hits {
			if h := &f.hits[k]; h.Class == vocabulary.Protocol {
				p := signin.Protocol(h.Value)
				if p.MailSoftware() && (mail == "" || mail == signin.Mail) {
					mail = p
				} else if said == "" {
					said = p
					alone = apart(f.fold, h.Start, h.End)
				}
			}
		}
		if mail != "" {
			said = mail
			if len(f.text) < 80 {
				rank += 3
			}
		} else if rank < 5 && !(f.attr == "" && len(f.text) <= 120 && (rank == 3 && (f.covers(vocabulary.Protocol) || len(f.text) < 30 || alone) || f.role == vocabulary.RoleDevice)) {
			said = ""
		}
		if said != "" && rank > best {
			out.Protocol, best = said, rank
		}
		if f.attr == "" && (f.role == vocabulary.RoleService && out.Service == "" || f.role == vocabulary.RoleProtocol && (out.Service == "" || mail != "") || mail != "" && out.Service == "" && len(f.text) < 60) {
			out.Service = field(f.text)
		}
	}
}

// apart reports whether start to end of a text stands between separators: "… / Web / …".
func apart(s []rune, start, end int) bool {
	for start > 0 && s[start-1] == ' ' {
		start--
	}
	for end < len(s) && s[end] == ' ' {
		end++
	}
	separator := func(r rune) bool { return strings.ContainsRune("/|,;·•-", r) }
	return (start == 0 || separator(s[start-1])) && (end == len(s) || separator(s[end]))
}

// readOutcome takes how the sign-in went.
func (d *doc) readOutcome(out *draft) {
	best := 0
	for i := range out.facts {
		f := &out.facts[i]
		rank := 0
		switch f.role {
		case vocabulary.RoleOutcome:
			rank = 6
		case vocabulary.RoleService, vocabulary.RoleProtocol, vocabulary.RoleReason:
			rank = 4
		case "", vocabulary.RoleAction:
			rank = 3
		case vocabulary.RoleTime, vocabulary.RoleSignIn, vocabulary.RoleIP:
			rank = 1
		default:
			continue
		}
		if f.button || f.attr != "" && f.attr != "title" && f.attr != "aria-label" && f.attr != "alt" {
			continue
		}
		o := outcomeOf(f.piece)
		if o == "" && f.role == vocabulary.RoleOutcome {
			o = symbol(f.text)
		}
		if o != "" && (rank > best || rank == best && worse(o, out.Outcome)) {
			out.Outcome, best = o, rank
		}
	}
	if out.Outcome == signin.UnknownOutcome {
		if o := d.icon(out.record); o != "" {
			out.Outcome = o
		}
	}
}

// outcomeOf is the worst result that a piece names, "" if none.
func outcomeOf(p *piece) signin.Outcome {
	var o signin.Outcome
	for i := range p.hits {
		if h := &p.hits[i]; h.Class == vocabulary.Outcome && worse(signin.Outcome(h.Value), o) {
			o = signin.Outcome(h.Value)
		}
	}
	return o
}

var severity = [...]signin.Outcome{signin.Success, signin.Failure, signin.Blocked, signin.Challenged}

func worse(a, b signin.Outcome) bool {
	ia, ib := -1, -1
	for i, o := range severity {
		if o == a {
			ia = i
		}
		if o == b {
			ib = i
		}
	}
	return ia > ib
}

// symbol is a result printed as a sign.
func symbol(s []rune) signin.Outcome {
	for _, r := range s {
		switch r {
		case '✓', '✔', '✅', '○', '◯', '〇', '☑', '🟢', '⭕':
			return signin.Success
		case '✗', '✘', '✕', '✖', '❌', '×', '☒', '🔴':
			return signin.Failure
		}
	}
	switch strings.ToLower(string(s)) {
	case "true", "yes", "1", "ja", "oui", "sí", "si", "да", "sim":
		return signin.Success
	case "false", "no", "0", "nein", "non", "нет", "não":
		return signin.Failure
	}
	return ""
}

// icon is a result told by an icon or by the class of the row.
func (d *doc) icon(r record) signin.Outcome {
	o := signin.Outcome("")
	for n := r.node; n < d.end[r.node] && n < r.node+200; n++ {
		node := &d.p.Nodes[n]
		if node.Tag == "button" || node.Tag == "a" || node.Tag == "form" {
			n = d.end[n] - 1
			continue
		}
		if node.Tag == "" || n != r.node && (node.Tag != "i" && node.Tag != "span" && node.Tag != "svg" && node.Tag != "img" && node.Tag != "em" && node.Tag != "div" || d.hasText(n)) {
			continue
		}
		for token := range strings.FieldsSeq(strings.ToLower(d.p.Attr(n, "class"))) {
			for part := range strings.FieldsFuncSeq(token, func(r rune) bool { return r == '-' || r == '_' || r == ':' }) {
				switch part {
				case "success", "succeeded", "ok", "check", "granted", "passed":
					if o == "" {
						o = signin.Success
					}
				case "fail", "failed", "failure", "denied", "danger", "error", "xmark", "times", "invalid":
					if n != r.node || part != "danger" && part != "error" {
						o = signin.Failure
					}
				case "blocked":
					o = signin.Blocked
				}
			}
		}
	}
	return o
}

func (d *doc) hasText(n int) bool {
	for _, p := range d.of(n) {
		if p.attr == "" {
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
		text := field(f.text)
		if f.button {
			continue
		}
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
		for k := range f.hits {
			h := &f.hits[k]
			switch {
			case h.Class == vocabulary.Current && len(f.text) < 80 && f.role != vocabulary.RoleAccount:
				out.Self = true
			case h.Class == vocabulary.Warned && len(f.text) < 60 && f.role != vocabulary.RoleDevice:
				out.Warned = true
			}
		}
		if (f.role == vocabulary.RolePlace || f.role == vocabulary.RoleIP) && f.attr == "" && len(f.text) > 2 && f.text[0] == '*' {
			out.Self = true
		}
	}
	if out.Device = strings.Join(devices, " / "); out.Device == "" {
		out.Device = guess
	}
	out.Device = field([]rune(out.Device))
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
		switch f.role {
		case "", vocabulary.RoleService, vocabulary.RoleProtocol, vocabulary.RoleOutcome, vocabulary.RoleReason:
		default:
			continue
		}
		if f.button || f.attr != "" || common[string(f.fold)] || len(f.text) > 120 {
			continue
		}
		end := 0
		for k := range f.hits {
			h := &f.hits[k]
			switch h.Class {
			case vocabulary.Event:
				if !generic(f.fold[h.Start:h.End]) || f.role == vocabulary.RoleService {
					event, end = true, h.End
				}
			case vocabulary.Login:
				if h.Start >= end && !inEvent(f.hits, h) {
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

// generic reports whether an event's word says too little without a column for events.
func generic(s []rune) bool {
	switch string(s) {
	case "added", "deleted", "编辑", "編集", "作成", "削除", "更新", "创建", "删除", "新增", "修改", "삭제", "退出", "выход", "saiu", "uscita", "checkpoint":
		return true
	}
	return false
}

func inEvent(hits []vocabulary.Hit, h *vocabulary.Hit) bool {
	for i := range hits {
		if e := &hits[i]; e.Class == vocabulary.Event && e.Start <= h.Start && e.End >= h.End {
			return true
		}
	}
	return false
}

var _ = page.None
