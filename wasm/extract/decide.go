package extract

import (
	"slices"
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
)

// threshold is the evidence from which a group is a login history. The weights below are set so that one strong sign is not enough: a
// title and two kinds of facts in the rows, or a head of a login history above rows with addresses and times.
const threshold = 6.0

// evidence is how much speaks for a group being a login history.
func (d *doc) evidence(g *group, drafts []draft, c context) float64 {
	e := balance{c: &c, head: &g.head, table: g.table, labels: labelsIn(&g.head, drafts), share: d.shares(drafts, c.titled && c.only && c.strong), login: c.titled || c.pageTitled}
	e.named = c.named && !c.titled && !c.pageTitled && c.against+c.pageAgainst == 0 && len(drafts) > 1
	e.telling = (e.share.telling > 0.9 || e.share.telling*e.share.records >= 2 && e.share.telling+e.share.visits > 0.9) && len(drafts) > 1 && (g.table || e.share.prose < 0.5 || e.share.lines > 0.9)
	e.headings(d.p.URL)
	e.columns(d)
	e.facts(d)
	e.doubts(d, drafts)
	if len(drafts) == 1 {
		e.single(d, &drafts[0])
	}
	return e.score
}

// balance is what speaks for a group and against it, while it is weighed.
type balance struct {
	score   float64
	login   bool // something says that this is about signing in
	named   bool // a heading has a word for signing in, though it is no title that is known
	telling bool // every record says by itself that it is a sign-in
	table   bool
	c       *context
	head    *header
	labels  map[string]bool // the roles of the group's labels
	share   shares
}

// labelsIn are the roles of a head, and of the labels in the first records.
func labelsIn(h *header, drafts []draft) map[string]bool {
	labels := map[string]bool{}
	for _, r := range h.roles {
		labels[r] = true
	}
	for i := range drafts[:min(3, len(drafts))] {
		if r := drafts[i].role; r != "" {
			labels[r] = true
		}
		for k := range drafts[i].facts {
			if r := drafts[i].facts[k].role; r != "" {
				labels[r] = true
			}
		}
	}
	return labels
}

// headings weighs what stands above the group.
func (e *balance) headings(url string) {
	c := e.c
	if c.titled {
		e.score += 4
	}
	if c.pageTitled {
		e.score += 3
	}
	if c.titled && c.pageTitled {
		e.score--
	}
	switch {
	case e.telling:
		e.login = true
		e.score += 5
		if e.share.lines > 0.9 {
			e.score += 2 // a program's log
		}
	case !c.titled:
		e.score -= 4 * float64(min(c.against, 2))
	}
	if !c.pageTitled && !c.box { // a box with a title of its own stands for itself
		weight := 3.0
		if e.telling {
			weight = 2
		}
		e.score -= weight * float64(min(c.pageAgainst, 2))
	}
	if !c.titled && !c.pageTitled && urlTitled(url) {
		e.login = true
		e.score += 3
	}
	if c.logins && !e.login && c.against+c.pageAgainst == 0 {
		e.login = true
		if c.strong {
			e.score++
		}
	}
}

// columns weighs the labels.
func (e *balance) columns(d *doc) {
	for _, l := range [...]struct {
		role   string
		weight float64
	}{{vocabulary.RoleSignIn, 3}, {vocabulary.RoleActive, 2}, {vocabulary.RoleIP, 2}, {vocabulary.RoleHost, 1}, {vocabulary.RoleDevice, 1.5}, {vocabulary.RoleOutcome, 0.5},
		{vocabulary.RoleProtocol, 0.5}, {vocabulary.RolePlace, 1}, {vocabulary.RoleCountry, 1}, {vocabulary.RoleTime, 0.5}, {vocabulary.RoleServer, -4}} {
		if e.labels[l.role] && (l.weight > 0 || !e.labels[vocabulary.RoleSignIn] && !e.telling && !e.c.only) { // to which server one signed in says nothing
			e.score += l.weight
		}
	}
	e.login = e.login || e.labels[vocabulary.RoleSignIn]
	e.score -= 4 * float64(d.againstLabels(e.head))
}

// headed reports whether titles and the heads of columns say that these are sign-ins, when, from where and how they ended: one more column, whatever is in it, changes nothing.
func (e *balance) headed(d *doc) bool {
	s, c := &e.share, e.c
	return c.titled && c.pageTitled && c.strong && c.only && c.against+c.pageAgainst+d.againstLabels(e.head) == 0 && min(s.time, s.address, s.outcome) > 0.9 &&
		slices.Contains(e.head.roles, vocabulary.RoleIP) && slices.Contains(e.head.roles, vocabulary.RoleOutcome)
}

// facts weighs what the records hold.
func (e *balance) facts(d *doc) {
	s := &e.share
	e.score += 2*half(s.address+s.host) + 1*half(s.time) + 2*half(s.device) + 1*half(s.place) + 1.5*half(s.mail) + 0.5*half(s.outcome) + 2*half(s.login) + 2*min(1, s.current*s.records)
	if !e.headed(d) {
		e.score -= 12 * min(1, s.foreign*2)
	}
	if s.moved > 0 && !(e.headed(d) || e.c.titled && s.address > 0.9 && (e.c.strong || slices.Contains(e.head.roles, vocabulary.RoleSignIn))) { // traffic, rather than how much mail was fetched
		e.score -= 12 * min(1, s.moved*2)
	}
	if s.way > 0.9 && s.mailbox > 0 {
		e.score++ // ways into a mailbox
	}
	if slices.Contains(e.head.roles, vocabulary.RoleSignIn) && !e.c.titled && !e.c.pageTitled && s.time > 0.9 && max(s.way, s.device, s.outcome) > 0.9 && e.c.pageAgainst == 0 {
		e.score += 2
	}
	if e.c.logins && !e.named && !e.c.titled && !e.c.pageTitled && min(s.device, s.place) > 0.7 && s.time > 0.9 && e.c.against+e.c.pageAgainst == 0 {
		e.score += 4 // an account, and from where and what it was opened
	}
	if e.momentsSaid() || e.sessionsOnly() || e.c.box && e.justTimes() && (!e.c.gates || e.head.twice(vocabulary.RoleAccount)) { // a name and the account: no door
		e.score++
	}
	if e.named && s.told() {
		e.score += 4 // "My sign-ins" is a title where the records are such
	}
	plain := e.c.against+e.c.pageAgainst == 0 && !e.c.other && s.plain(e.c.records || e.labels[vocabulary.RoleActive] && !e.labels[vocabulary.RoleAccount], d.known(e.head))
	if plain && e.c.records {
		e.score += 2
	}
	if s.login > 0.2 || s.current > 0 || plain {
		e.login = true
	}
	if !e.login {
		if d.urlSays() && !e.c.other {
			e.score++
		} else {
			e.score -= 5
		}
	}
}

// doubts weighs what login histories do not have.
func (e *balance) doubts(d *doc, drafts []draft) {
	c, s := e.c, &e.share
	strange := d.againstLabels(e.head)
	created := e.labels[vocabulary.RoleCreated] && !e.labels[vocabulary.RoleTime]
	signIns := e.labels[vocabulary.RoleActive] || e.labels[vocabulary.RoleSignIn] && slices.ContainsFunc(drafts, func(r draft) bool { return r.role == vocabulary.RoleSignIn }) // else it says how
	told := s.address >= 0.3 || s.device >= 0.3 || s.login >= 0.3 || s.mail >= 0.3 || e.justTimes() || e.waysNamed() || e.momentsSaid()
	for _, x := range [...]struct {
		is     bool
		weight float64
	}{
		{created && !signIns && !e.telling && !(c.titled && c.strong && s.clocks > 0.9), 2},
		{created && !signIns && s.clocks < 0.1 && !c.titled && !c.pageTitled && !(e.named && min(s.address, s.device) > 0.9), 8},                                                    // since when something is known
		{created && !c.titled && !(c.logins && c.against == 0) && !e.labels[vocabulary.RoleSignIn] && !e.telling && max(s.device, s.login, s.outcome, s.place, s.current) < 0.3, 8}, // addresses that are let in, keys and where they were used
		{min(c.against, c.pageAgainst, strange) > 0 && !c.titled && !c.pageTitled, 8},                                                                                               // heading and columns are of something else, whatever the rows say: payments
		{s.private > 0.9 && !e.telling && (!c.titled && !c.pageTitled || c.kind == KindDevices && !c.signIns && s.current == 0), 6},                                                 // machines of a network
		{s.private > 0.9 && s.login < 0.2 && s.outcome < 0.5 && s.mail < 0.2 && s.device < 0.2 && s.current == 0, 6},
		{(!c.only || s.things > 0.3) && s.nameless() && !signIns && !(e.named && s.told()) && !e.waysNamed() && !e.momentsSaid(), 8}, // a vague title, and rows without an address or a word for signing in
		{(s.own > 0 || c.own && !c.titled) && len(drafts) < 3, 12},
		{s.time < 0.3 && s.address < 0.3 && s.current == 0 && s.state == 0, 4},
		{!told && s.place < 0.3 && s.outcome < 0.5, 4},
		{!c.titled && !c.pageTitled && s.address < 0.5 && s.place < 0.5 && s.clearly < 0.5 && s.telling < 0.5 && !signIns && !(e.named && s.told()), 8}, // "Bank login" among other names
		{s.two > 0.8 && !e.telling && !e.headed(d) && s.clearly < 0.5 && s.outcome+s.device+s.mail < 1.2, 8},                                            // traffic
		{!c.titled && !c.pageTitled && !e.telling && signIns && s.persons, 10},                                                                          // the last sign-in of each
		{s.same && !c.titled && !c.pageTitled, 6},
		{s.nameless() && s.device < 0.3 && s.way < 0.3 && !e.telling && !signIns && !e.momentsSaid() && e.head.strange(), 10},                                                       // of other persons
		{!c.only && !e.telling && d.objects(e.head), 10},                                                                                                                            // what was opened: a file, a page
		{!c.only && !e.telling && !signIns && max(s.address, s.device, s.login) < 0.3 && max(s.outcome, s.mail, s.way) < 0.3 && s.current == 0 && !e.momentsSaid(), 8},              // a place proves nothing
		{!c.strong && (s.network >= 0.3 || c.network && s.address-s.private < 0.3), 14},                                                                                             // what joins a network at home
		{!c.strong && !e.telling && s.login > 0 && s.signs == 0 && max(s.address, s.device, s.place) < 0.3 && max(s.mail, s.way, s.outcome) < 0.3 && s.current == 0 && !signIns, 8}, // things that connect
		{s.private > 0.9 && !c.strong && !e.telling && max(s.device, s.mail) < 0.3, 12},                                                                                             // things in a network
		{s.clocks < 0.1 && max(s.address, s.device, s.place) < 0.3 && s.login < 0.3 && s.current == 0 && !signIns, 8},                                                               // a list of days
		{s.private > 0.9 && s.clocks < 0.1 && s.current == 0 && !signIns, 12},                                                                                                       // numbers of versions, each with the day on which it came
		{s.long > 0.5, 2},
		{c.other && max(s.address, s.device, s.place) < 0.3 && max(s.way, s.telling) < 0.3, 8},                                   // when each of them was seen last
		{s.clocks < 0.1 && !c.strong && max(s.address, s.device, s.place) < 0.3 && s.way < 0.3 && s.current == 0 && !signIns, 8}, // since when something may be opened
		{min(c.against, c.pageAgainst) > 0 && !c.titled && !c.pageTitled && !c.logins, 2},
		{c.kind == KindDevices && !c.signIns && max(s.address, s.device, s.place) < 0.3 && s.current+s.host+s.outcome+s.way == 0 && !signIns, 12}, // sessions of a conference
		{s.address < 0.3 && !e.telling && d.ahead(drafts), 12},                                                                                    // a plan
		{samples(drafts), 12},
		{!signIns && s.device < 0.5 && !(c.titled && c.strong && max(s.outcome, s.login) > 0.3) && d.expire(drafts), 12},                        // what ends at a set time: addresses kept out, codes that were sent
		{!c.titled && !c.pageTitled && !c.logins && !e.telling && s.telling < 0.5 && max(s.address, s.place, s.login) < 0.9 && !d.urlSays(), 6}, // tickets, of which one names an address
		{len(drafts) > 1 && d.mainHeading(&drafts[0]) && !d.mainHeading(&drafts[1]), 12},                                                        // a question, and its answers
		{len(drafts) < 3 && d.quoted(drafts[len(drafts)-1].record.node) || !c.titled && !c.pageTitled && s.lines > 0.9 && d.posted(drafts), 12},
		{max(s.address, s.device) < 0.3 && (s.way < 0.3 || !c.strong) && strange > 0, 10},                                                           // courses one signed up for
		{!c.titled && !c.pageTitled && !c.logins && !e.telling && !signIns && s.login > 0 && s.signs == 0 && max(s.device, s.mail, s.way) < 0.3, 6}, // connections of a router
		{(s.others > 0.6 || s.others >= 0.5 && !c.titled && !c.pageTitled) && s.address < 0.3 && len(drafts) > 1, 12},                               // lessons, gates
		{s.persons && max(s.address, s.device, s.way) < 0.3 && max(s.mail, s.outcome) < 0.3, 8},                                                     // visitors
		{s.persons && !c.strong && !e.telling && max(s.login, s.outcome) < 0.3 && len(drafts) > 2, 20},                                              // who is there at present
		{s.several && c.kind == KindDevices && !c.strong && max(s.login, s.outcome, s.current) < 0.3 && min(s.address, s.device) < 0.3, 12},         // whose devices there are, and sessions
		{s.time+s.current == 0 && s.state > 0.9 && len(drafts) > 2, 12},                                                                             // who is there now
		{s.things > 0.6 && !e.telling && max(s.address, s.device) < 0.3, 10},
		{examples(drafts), 12},
		{c.vague && min(s.place, s.device) < 0.5 && s.address < 0.3 && s.outcome < 0.3 && s.current == 0 && !e.head.useful(), 8}, // likes, comments, changes of tasks
		{s.prose > 0.5 && !c.titled && !c.pageTitled && !e.telling, 4},
	} {
		if x.is {
			e.score -= x.weight
		}
	}
}

// single weighs what a record says that stands alone.
func (e *balance) single(d *doc, r *draft) {
	if !e.c.titled && !e.head.useful() {
		e.score -= 2
	}
	if !e.table && !r.timed && !(e.login && d.cardLike(r)) {
		e.score -= 8
	}
	if !e.table && !r.timed && e.share.prose > 0.5 && e.share.login+e.share.current == 0 {
		e.score -= 12 // a sentence that tells from where the page is seen
	}
	if !e.table && e.share.prose > 0.5 && !e.telling && !r.record.short(d) {
		e.score -= 8 // an article that tells of one
	}
	if !e.table && documented(r.Net) {
		e.score -= 8
	}
	if !e.table && d.holdsTable(r.record.node) {
		e.score -= 8
	}
	if lastChange(r, e.table) {
		e.score -= 8
	}
}

// mainHeading reports whether a record holds a heading of the first level.
func (d *doc) mainHeading(r *draft) bool {
	for n := r.record.node; n < d.end[r.record.node]; n++ {
		if d.p.Nodes[n].Tag == "h1" {
			return true
		}
	}
	return false
}

// quoted reports whether a node stands in what is quoted from elsewhere, or at the foot of the page.
func (d *doc) quoted(n int) bool {
	for n > page.None && d.p.Nodes[n].Tag != "blockquote" && d.p.Nodes[n].Tag != "footer" {
		n = d.p.Nodes[n].Parent
	}
	return n > page.None
}

// posted reports whether records stand in one of several boxes that are built alike and begin with a moment each, of which another has no address:
// somebody shows them to others.
func (d *doc) posted(drafts []draft) bool {
	first, last := drafts[0].record.node, drafts[len(drafts)-1].record.node
	for n, steps := first, 0; n > page.None && steps < 5; n, steps = d.p.Nodes[n].Parent, steps+1 {
		if !d.inside(last, n) || d.p.Nodes[n].Parent == page.None || d.p.Attr(n, "class") == "" {
			continue
		}
		for c := d.p.Nodes[d.p.Nodes[n].Parent].FirstChild; c != page.None; c = d.p.Nodes[c].NextSibling {
			if c != n && d.sign(c) == d.sign(n) && d.below[c].any(hasDate) && !d.below[c].any(hasAddress) {
				return true
			}
		}
	}
	return false
}

// short reports whether no text of a record is longer than a line.
func (r *record) short(d *doc) bool {
	for _, x := range r.ranges {
		for i := x[0]; i < x[1]; i++ {
			if d.pieces[i].attr == "" && len(d.pieces[i].text) > 80 {
				return false
			}
		}
	}
	return true
}

// holdsTable reports whether an element holds a table of three rows and columns at least, and so no single record.
func (d *doc) holdsTable(n int) bool {
	for i := n; i < d.end[n]; i++ {
		if t := d.p.Nodes[i].Tag; t != "table" && t != "tbody" {
			continue
		}
		rows := d.rows(i)
		if len(rows) >= 3 && len(d.children(rows[1])) >= 3 {
			return true
		}
	}
	return false
}

func half(x float64) float64 { return min(1, 2*x) }

// againstLabels is how many columns have a label with words against a login history.
func (d *doc) againstLabels(h *header) (n int) {
	for _, t := range h.texts {
		n += min(d.againstLabel(t), 1)
	}
	return n
}

// againstLabel counts words against a login history in the label of a column.
func (d *doc) againstLabel(text string) int {
	if text == "" || d.label([]rune(text)) != "" {
		return 0
	}
	n := 0
	for _, h := range d.w.Find([]rune(text)) {
		if h.Class == vocabulary.Against && 2*(h.End-h.Start) >= len([]rune(text)) {
			n++
		}
	}
	return n
}

// cardLike reports whether a single record without a time is the card of a present session: an address, and a place or a device, in short
// texts.
func (d *doc) cardLike(r *draft) bool {
	k := kinds(0)
	for i := range r.facts {
		if len(r.facts[i].text) > 90 && r.facts[i].attr == "" {
			return false
		}
		k |= r.facts[i].kinds
	}
	return r.Net.IsValid() && k.any(hasPlace) && k.any(hasDevice)
}

// urlSays reports whether the page's address speaks of sign-ins.
func (d *doc) urlSays() bool {
	u := strings.ToLower(d.p.URL)
	if i := strings.Index(u, "://"); i >= 0 {
		u = u[i+3:]
	}
	_, path, _ := strings.Cut(u, "/")
	for _, w := range []string{"login", "signin", "sign-in", "session", "activity", "security", "device", "auth", "access"} {
		if strings.Contains(path, w) {
			return true
		}
	}
	return false
}

// urlTitled reports whether the address of a page names a login history: /account/login-history.
func urlTitled(url string) bool {
	u := strings.ToLower(url)
	if i := strings.Index(u, "://"); i >= 0 {
		u = u[i+3:]
	}
	_, path, _ := strings.Cut(u, "/")
	path, _, _ = strings.Cut(path, "?")
	path = strings.NewReplacer("-", "", "_", "", "/", " ", ".", " ").Replace(path)
	for part := range strings.FieldsSeq(path) {
		for _, w := range [...]string{"login", "logins", "signin", "signins", "logon", "loginactivity"} {
			for _, list := range [...]string{"history", "log", "logs", "activity", "records", "record", "events", "hist"} {
				if part == w+list || part == list+w {
					return true
				}
			}
		}
	}
	return false
}
