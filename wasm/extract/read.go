package extract

import (
	"net/netip"
	"slices"
	"strings"
	"time"
	"unicode"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/page"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// maxSignIns bounds the sign-ins of one page; beyond it the first are kept and the reading is partial.
const maxSignIns = 20_000

// Read reads the login history of a page. It never fails: what cannot be read is not-history or unreadable.
func Read(p *page.Page, o Options) *Reading {
	r := &Reading{History: KindUnknown, State: NotHistory}
	if p == nil || len(p.Nodes) == 0 {
		r.State = Unreadable
		return r
	}
	o = defaults(p, o)
	d := ready(p, o)
	heads := d.headings()
	groups := d.find()
	var drafts []draft
	kind, accepted, cut := "", 0, false
	var zone *time.Location
	for i := range groups {
		g := &groups[i]
		g.head = d.headOf(g)
		c := d.around(g, heads)
		mine := d.draftGroup(g)
		if len(mine) == 0 || d.evidence(g, mine, c) < threshold {
			continue
		}
		if z := d.printedZone(g); z != nil {
			zone = z
		}
		d.settle(g, mine, heads, zone, c)
		accepted++
		if kind == "" || c.kind == KindMail {
			kind = c.kind
		}
		for k := range mine {
			mine[k].MailPage = c.kind == KindMail
		}
		if len(drafts)+len(mine) > maxSignIns {
			mine = mine[:max(0, maxSignIns-len(drafts))]
			cut = true
		}
		drafts = append(drafts, mine...)
	}
	slices.SortStableFunc(drafts, func(a, b draft) int { return a.record.node - b.record.node })
	fill(r, drafts)
	d.pageFacts(r, drafts)
	r.Zone = zoneName(o.Zone, zone)
	d.decideState(r, heads, kind, accepted, cut)
	return r
}

// defaults fills in what the caller left open.
func defaults(p *page.Page, o Options) Options {
	if o.Now.IsZero() {
		o.Now = p.Now
	}
	if o.Words == nil {
		o.Words = (*vocabulary.Source)(nil).For(p.Lang, p.Languages)
	}
	o.Words = o.Words.With(scripts(p)...)
	if d := o.Definition; d != nil && !o.ZoneGiven && d.Zone != "" && (d.ZoneCertain || o.Zone == nil) {
		if z, err := time.LoadLocation(d.Zone); err == nil {
			o.Zone = z
		}
	}
	if o.Zone == nil {
		o.Zone = time.UTC
		if vocabulary.Tag(p.Lang) == "ja" {
			if z, err := time.LoadLocation("Asia/Tokyo"); err == nil {
				o.Zone = z
			}
		}
	}
	return o
}

// scripts are the languages that the page's letters point to, for pages that do not name theirs or name a wrong one.
func scripts(p *page.Page) []string {
	var kana, han, hangul, cyrillic, arabic, thai, hebrew, greek, devanagari, latin, marked int
	for i, seen := 0, 0; i < len(p.Nodes) && seen < 20000; i++ {
		if p.Nodes[i].Tag != "" || p.Nodes[i].Text == "" {
			continue
		}
		for _, r := range p.Nodes[i].Text {
			seen++
			switch {
			case r < 0x80:
				latin++
			case r < 0x250 || r >= 0x1E00 && r < 0x1F00:
				marked++
			case r >= 0x370 && r < 0x400:
				greek++
			case r >= 0x400 && r < 0x530:
				cyrillic++
			case r >= 0x590 && r < 0x600:
				hebrew++
			case r >= 0x600 && r < 0x700:
				arabic++
			case r >= 0x900 && r < 0x980:
				devanagari++
			case r >= 0xE00 && r < 0xE80:
				thai++
			case r >= 0x3040 && r < 0x3100:
				kana++
			case r >= 0xAC00 && r < 0xD7B0:
				hangul++
			case unicode.Is(unicode.Han, r):
				han++
			}
		}
	}
	var langs []string
	add := func(n int, names ...string) {
		if n > 3 {
			langs = append(langs, names...)
		}
	}
	add(hangul, "ko")
	if han > 3 && kana*8 < han {
		langs = append(langs, "zh-Hans", "zh-Hant")
	}
	add(cyrillic, "ru", "uk")
	add(greek, "el")
	add(hebrew, "he")
	add(arabic, "ar")
	add(devanagari, "hi")
	add(thai, "th")
	if tag := vocabulary.Tag(p.Lang); (tag == "" || tag == "en") && marked > 3 || tag == "" && latin > 50 && kana+han+hangul+cyrillic == 0 {
		langs = append(langs, "de", "fr", "es", "pt", "it", "vi")
	}
	return langs
}

// draftGroup drafts every record of a group.
func (d *doc) draftGroup(g *group) []draft {
	common := d.common(g)
	d.learn(g)
	out := make([]draft, 0, len(g.records))
	for _, r := range g.records {
		if len(out) >= maxSignIns {
			break
		}
		out = append(out, d.draft(r, g, common))
	}
	return out
}

// common are the texts that most records of a group have: buttons, links, labels.
func (d *doc) common(g *group) map[string]bool {
	if len(g.records) < 3 {
		return nil
	}
	seen := map[string]int{}
	for _, r := range g.records[:min(len(g.records), 60)] {
		mine := map[string]bool{}
		for _, x := range r.ranges {
			for i := x[0]; i < x[1]; i++ {
				p := &d.pieces[i]
				if p.attr == "" && len(p.fold) <= 40 && p.kinds.any(hasEvent) && !mine[string(p.fold)] {
					mine[string(p.fold)] = true
					seen[string(p.fold)]++
				}
			}
		}
	}
	out := map[string]bool{}
	for text, n := range seen {
		if 5*n >= 3*min(len(g.records), 60) {
			out[text] = true
		}
	}
	return out
}

// printedZone is the zone that the head of a group names, nil if it names none.
func (d *doc) printedZone(g *group) *time.Location {
	for i, t := range g.head.texts {
		if i < len(g.head.roles) && isTimeRole(g.head.roles[i]) {
			if z := when.Zone([]rune(t), d.w); z != nil {
				return z
			}
		}
	}
	return nil
}

// settle decides over all records of a group what one record leaves open: the order of numeric dates, missing years, dates that stand in
// a heading above, states' codes, the zone.
func (d *doc) settle(g *group, drafts []draft, heads []headline, printed *time.Location, c context) {
	zone := d.o.Zone
	if printed != nil {
		zone = printed
	}
	for i := range drafts {
		r := &drafts[i]
		if r.clock {
			if s, ok := d.dateAbove(r.record.node, g); ok {
				r.stamp = s.Join(r.stamp)
				r.TimeText = s.text + " " + r.TimeText
			}
		}
	}
	order := d.order(drafts, zone)
	certain := printed != nil || d.o.Definition != nil && d.o.Definition.ZoneCertain && !d.o.ZoneGiven
	for i := range drafts {
		r := &drafts[i]
		if r.timed {
			r.Time, r.Precision = r.stamp.Time(d.o.Now, zone, order)
			r.ZoneKnown = r.zoned || certain
			if r.Time.IsZero() {
				r.timed = false
			} else if r.stamp.Zone != nil {
				r.Time = r.Time.In(zone)
			}
		}
	}
	years(drafts)
	states := d.statesHere(drafts)
	failures := slices.ContainsFunc(drafts, func(r draft) bool { return r.Outcome == signin.Failure })
	for i := range drafts {
		r := &drafts[i]
		if states && r.country != nil && !hasCountry(r.country) && stateLike(r.country) {
			r.PageCountry = "US"
		}
		if r.Outcome == signin.UnknownOutcome && (c.failures && !c.mixed(drafts)) {
			r.Outcome = signin.Failure
		}
		if r.Outcome == signin.UnknownOutcome && failures && !c.failures && loginWord(r) {
			r.Outcome = signin.Success // a log that names its failures
		}
		if r.Outcome == signin.UnknownOutcome && d.successOnly(c.kind) {
			r.Outcome = signin.Success
		}
	}
}

// loginWord reports whether a record says in words that it is a sign-in.
func loginWord(r *draft) bool {
	for i := range r.facts {
		f := &r.facts[i]
		if f.role != "" && f.role != vocabulary.RoleService && f.role != vocabulary.RoleProtocol && f.role != vocabulary.RoleOutcome || f.attr != "" || f.button {
			continue
		}
		if f.covers(vocabulary.Login) || len(f.text) < 60 && f.kinds.any(hasLogin) {
			return true
		}
	}
	return false
}

// mixed reports whether the records tell results of their own.
func (c *context) mixed(drafts []draft) bool {
	for i := range drafts {
		if drafts[i].Outcome == signin.Success {
			return true
		}
	}
	return false
}

func (d *doc) successOnly(kind string) bool {
	if d.o.Definition == nil {
		return false
	}
	h := d.o.Definition.History(kind)
	return h != nil && h.SuccessOnly
}

type aboveStamp struct {
	when.Stamp
	text string
}

// dateAbove is the date of the heading above a record: the last text before it that is a date and stands in no record.
func (d *doc) dateAbove(n int, g *group) (aboveStamp, bool) {
	for i := d.first[n] - 1; i >= 0 && i > d.first[n]-3000; i-- {
		p := &d.pieces[i]
		if p.attr != "" && p.attr != "datetime" || len(p.stamps) != 1 || p.stamps[0].HasClock() || !p.stamps[0].HasDate() || p.stamps[0].Future {
			continue
		}
		if s := p.stamps[0]; s.End-s.Start >= len(p.text)/2 || len(p.text) <= 30 {
			return aboveStamp{s, string(p.text[s.Start:min(s.End, len(p.text))])}, true
		}
	}
	return aboveStamp{}, false
}

// order decides between day and month over all numeric dates of a group: by numbers above twelve, by what is not ahead of
// now, by the order of the rows, and only then by the page's language.
func (d *doc) order(drafts []draft, zone *time.Location) when.Order {
	candidates := []when.Order{when.DayFirst, when.MonthFirst, when.YearFirst}
	tag := strings.ToLower(d.p.Lang)
	halfDays, dots := false, false
	any := false
	for i := range drafts {
		if s := &drafts[i].stamp; drafts[i].timed && s.Ambiguous {
			any = true
			halfDays = halfDays || s.HalfDay
			dots = dots || s.Separator == '.'
		}
	}
	if !any {
		return when.DayFirst
	}
	best, bestScore := when.DayFirst, -1e9
	for _, o := range candidates {
		score := 0.0
		up, down := 0, 0
		var prev time.Time
		var span float64
		for i := range drafts {
			s := &drafts[i].stamp
			if !drafts[i].timed || !s.Ambiguous {
				continue
			}
			if !s.Fits(o) {
				score -= 10
				continue
			}
			t, _ := s.Time(d.o.Now, zone, o)
			if t.IsZero() || t.After(d.o.Now.Add(26*time.Hour)) {
				score -= 5
				continue
			}
			if !prev.IsZero() {
				if t.After(prev) {
					up++
				} else {
					down++
				}
				span += abs(t.Sub(prev).Hours())
			}
			if o == when.YearFirst && s.Parts[2] > 0 && s.Year == 0 && (2000+s.Parts[0] > d.o.Now.Year() || 2000+s.Parts[0] < d.o.Now.Year()-12) {
				score -= 3
			}
			prev = t
		}
		score -= 0.5 * float64(min(up, down)) // rows run one way
		score -= min(span/24/3650, 1)
		switch o {
		case when.MonthFirst:
			if tag == "en-us" || tag == "en" && halfDays && !dots || tag == "en" && !dots && !halfDays && score == 0 {
				score += 0.3
			}
			if slices.Contains([]string{"ja", "zh-Hans", "zh-Hant", "ko", "hu"}, vocabulary.Tag(tag)) {
				score += 0.3
			}
		case when.DayFirst:
			if dots || vocabulary.Tag(tag) != "en" || tag == "en-gb" || tag == "en-au" || tag == "en-nz" || tag == "en-in" || tag == "en-ie" {
				score += 0.2
			}
		case when.YearFirst:
			score -= 0.1
			if slices.Contains([]string{"ja", "zh-Hans", "zh-Hant", "ko", "hu", "sv"}, vocabulary.Tag(tag)) {
				score += 0.4
			}
		}
		if score > bestScore {
			best, bestScore = o, score
		}
	}
	return best
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

// years corrects dates without a year in rows that run from new to old: a later day in a lower row is a year older.
func years(drafts []draft) {
	down, up := 0, 0
	var prev time.Time
	for i := range drafts {
		if !drafts[i].timed {
			continue
		}
		if !prev.IsZero() {
			if drafts[i].Time.After(prev) {
				up++
			} else {
				down++
			}
		}
		prev = drafts[i].Time
	}
	if down < 3*up {
		return
	}
	back := 0
	prev = time.Time{}
	for i := range drafts {
		r := &drafts[i]
		if !r.timed || r.stamp.Year > 0 || r.stamp.Relative() || !r.stamp.HasDate() || r.stamp.Ambiguous && r.stamp.Parts[2] > 0 {
			continue
		}
		t := r.Time.AddDate(-back, 0, 0)
		if !prev.IsZero() && t.After(prev.Add(31*24*time.Hour)) && back < 3 {
			back++
			t = r.Time.AddDate(-back, 0, 0)
		}
		r.Time, prev = t, t
	}
}

// statesHere reports whether two letters after a city are states of the USA here: no row ends in a code that can only be a country's.
func (d *doc) statesHere(drafts []draft) bool {
	found := false
	for i := range drafts {
		p := drafts[i].country
		if p == nil || hasCountry(p) {
			continue
		}
		if _, ok := placeCode(p); ok && !stateLike(p) && len(p.text) > 2 {
			return false
		} else if ok && stateLike(p) {
			found = true
		}
	}
	return found
}

// fill puts the sign-ins and the counts into the reading.
func fill(r *Reading, drafts []draft) {
	row := 0
	for i := range drafts {
		s := &drafts[i]
		if s.event {
			continue
		}
		if !s.timed && !s.Net.IsValid() && s.PageCountry == "" && s.Host == "" {
			if s.state || s.Self {
				continue // says nothing but "this device"
			}
			r.Unread++
			row++
			continue
		}
		s.Row = row
		row++
		r.SignIns = append(r.SignIns, s.SignIn)
	}
	r.Rows = len(r.SignIns)
	r.Rows += r.Unread
}

// pageFacts takes what the page says beside its records: the reader's own address, the account, a link to the next page.
func (d *doc) pageFacts(r *Reading, drafts []draft) {
	inRecord := map[int]bool{}
	for i := range drafts {
		for _, x := range drafts[i].record.ranges {
			for k := x[0]; k < x[1]; k++ {
				inRecord[k] = true
			}
		}
	}
	for i := range d.pieces {
		p := &d.pieces[i]
		if inRecord[i] || p.attr != "" {
			continue
		}
		if !r.OwnAddr.IsValid() && p.kinds.any(hasOwn) {
			r.OwnAddr = d.addressAfter(i)
		}
		if r.Account == "" && len(p.text) < 120 && !p.kinds.any(hasHost) {
			r.Account = account(string(p.text))
		}
	}
	for n := range d.p.Nodes {
		if d.p.Nodes[n].Tag == "" {
			continue
		}
		if d.next(n) {
			r.Next = true
			break
		}
	}
}

// ownWords reports whether a piece has the definition's words for the reader's own address.
func (d *doc) ownWords(p *piece) bool {
	if d.o.Definition != nil && len(p.text) < 200 {
		text := squeeze(string(p.fold))
		for _, w := range d.o.Definition.OwnAddress {
			if strings.Contains(text, squeeze(vocabulary.FoldString(w))) {
				return true
			}
		}
	}
	return false
}

func (d *doc) addressAfter(i int) netip.Addr {
	for k := i; k < len(d.pieces) && k < i+4; k++ {
		for _, a := range d.pieces[k].addrs {
			if a.net.IsSingleIP() {
				return a.net.Addr()
			}
		}
	}
	return netip.Addr{}
}

// account is the mail address in a text, "" if there is none.
func account(s string) string {
	at := strings.IndexByte(s, '@')
	if at <= 0 {
		return ""
	}
	from, to := at, at+1
	for from > 0 && mailRune(s[from-1]) {
		from--
	}
	for to < len(s) && (mailRune(s[to]) && s[to] != '+') {
		to++
	}
	host := strings.TrimRight(s[at+1:to], ".-")
	if from == at || !strings.Contains(host, ".") || !hostname([]rune(strings.ToLower(host)+".xxx")) {
		return ""
	}
	return s[from:at] + "@" + host
}

func mailRune(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '.' || b == '_' || b == '-' || b == '+'
}

// next reports whether element n leads to a further page.
func (d *doc) next(n int) bool {
	node := &d.p.Nodes[n]
	if (node.Tag == "a" || node.Tag == "link") && strings.EqualFold(d.p.Attr(n, "rel"), "next") {
		return true
	}
	if node.Tag != "a" && node.Tag != "button" || node.Tag == "a" && d.p.Attr(n, "href") == "" && d.p.Attr(n, "role") == "" {
		return false
	}
	if d.p.Has(n, "disabled") || strings.Contains(d.p.Attr(n, "class"), "disabled") || d.p.Attr(n, "aria-disabled") == "true" {
		return false
	}
	up := node.Parent
	if up != page.None && strings.Contains(d.p.Attr(up, "class"), "disabled") {
		return false
	}
	text := d.printed(n, 40)
	if label := d.p.Attr(n, "aria-label"); text == "" || len([]rune(text)) <= 2 && label != "" {
		text = label
	}
	fold := vocabulary.Fold(clean(text, 40))
	trimmed := []rune(strings.Trim(string(fold), " ›»>→≫▶▸:.…"))
	if len(trimmed) == 0 || len(trimmed) > 24 {
		return false
	}
	for _, h := range d.w.Find(trimmed) {
		if h.Class == vocabulary.Next && 3*(h.End-h.Start) >= 2*len(trimmed) {
			return true
		}
	}
	return false
}

func zoneName(fallback, printed *time.Location) string {
	if printed != nil {
		return printed.String()
	}
	return fallback.String()
}

// decideState says what the page is, from what was found.
func (d *doc) decideState(r *Reading, heads []headline, kind string, accepted int, cut bool) {
	if accepted > 0 && r.Rows > 0 {
		r.State = Complete
		if r.Unread > 0 || cut {
			r.State = Partial
		}
		if len(r.SignIns) == 0 {
			r.State = Unreadable
		}
		r.History = historyKind(kind, r.SignIns)
		return
	}
	titled, k := d.titled(heads)
	if !titled {
		return
	}
	if d.saysEmpty(k) {
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
