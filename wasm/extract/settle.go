package extract

import (
	"slices"
	"strings"
	"time"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/page"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

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
			s, ok := d.dateAbove(r.record.node, c.nearestHeadAt)
			if ok = ok && (r.stamp.DayOfWeek == 0 || s.DayOn(r.stamp.DayOfWeek)); ok && s.Month > 0 && s.Day == 0 && r.day == 0 {
				r.stamp, r.TimeText = s.Stamp, s.text // of a day in that month nobody knows which
			} else if ok {
				if s.Month > 0 && s.Day == 0 {
					s.Day = r.day
				}
				r.stamp = s.Join(r.stamp)
				r.TimeText = s.text + " " + r.TimeText
			} else if r.adrift {
				r.timed, r.TimeText, r.stamp = false, "", when.Stamp{} // its date was not understood: it must not become today's
			}
		}
		if r.PageCountry == "" && r.CountryText == "" {
			d.placeAbove(r)
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
	d.ways(g, drafts, c.way)
	states := d.statesHere(drafts)
	failures := slices.ContainsFunc(drafts, func(r draft) bool { return r.Outcome == signin.Failure })
	for i := range drafts {
		r := &drafts[i]
		if states && r.country != nil && !hasCountry(r.country) && stateLike(r.country) {
			r.PageCountry = "US"
		}
		if own := c.of(heads, r.record.node); r.Outcome == signin.UnknownOutcome {
			resulted := r.resulted()
			switch {
			case own == signin.Failure && !resulted && !(c.failures && c.mixed(drafts)):
				r.Outcome = signin.Failure
			case own == signin.Success && !resulted || failures && !c.failures && loginWord(r):
				r.Outcome = signin.Success // a log that names its failures
			}
		}
		if r.Outcome == signin.UnknownOutcome && d.successOnly(c.kind) {
			r.Outcome = signin.Success
		}
	}
}

// of is the result that the heading right above a record names: the lists of failures and of successes may be one group.
func (c *context) of(heads []headline, node int) signin.Outcome {
	lo, hi := 0, len(heads)
	for lo < hi {
		if mid := (lo + hi) / 2; heads[mid].node < node {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo > 0 && heads[lo-1].level > 0 && heads[lo-1].node != c.nearestHeadAt {
		return heads[lo-1].outcome()
	}
	switch {
	case c.failures:
		return signin.Failure
	case c.successes:
		return signin.Success
	}
	return ""
}

// outcome is the result that a heading names, "" if it names none.
func (h *headline) outcome() signin.Outcome {
	for i := range h.hits {
		hit := &h.hits[i]
		switch {
		case hit.Class != vocabulary.Outcome:
		case hit.Value == "failure":
			return signin.Failure
		case hit.Value == "success" && succeeded(h.fold[hit.Start:hit.End]):
			return signin.Success
		}
	}
	if h.failures() {
		return signin.Failure
	}
	return ""
}

// failures reports whether a heading is of failures: "Access failures".
func (h *headline) failures() bool { return strings.HasSuffix(string(h.fold), "failures") }

// resulted reports whether a record prints a result that was not understood: no heading tells it then.
func (r *draft) resulted() bool {
	for i := range r.facts {
		if f := &r.facts[i]; f.role == vocabulary.RoleOutcome && f.attr == "" && !f.button && !f.covers(vocabulary.Unknown) {
			return true
		}
	}
	return false
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

// placeAbove takes the country of the heading above a record: a list for each country.
func (d *doc) placeAbove(r *draft) {
	up := d.p.Nodes[r.record.node].Parent
	for steps := 0; up != page.None && steps < 4; steps++ {
		for i := d.first[up]; i < d.first[r.record.node] && i < d.first[up]+6; i++ {
			p := &d.pieces[i]
			if p.kinds.any(hasTime|hasAddress) || p.attr != "" {
				break
			}
			if c := country(p, false); c != "" && p.covers(vocabulary.Country) {
				r.PageCountry, r.CountryText, r.country = c, field(p.text), p
				return
			}
		}
		if d.isRow(up) || d.p.Nodes[up].Tag == "body" {
			return
		}
		up = d.p.Nodes[up].Parent
	}
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
