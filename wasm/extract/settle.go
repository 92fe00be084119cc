package extract

import (
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
	above := d.overs(g, drafts)
	for i := range drafts {
		r := &drafts[i]
		if r.clock {
			d.settleDate(r, &c)
		}
		if p := above[i].country; p != nil && r.PageCountry == "" && r.CountryText == "" {
			r.PageCountry, r.CountryText, r.country = country(p, false), field(p.text), p
		}
	}
	d.settleTimes(drafts, zone, printed != nil)
	d.ways(drafts, above, c.way)
	d.settleOutcomes(drafts, above, heads, &c)
}

// settleDate gives a record that has only a time of day the date above it.
func (d *doc) settleDate(r *draft, c *context) {
	s, ok := d.dateAbove(r.record.node, c.nearestHeadAt)
	switch ok = ok && (r.stamp.DayOfWeek == 0 || s.DayOn(r.stamp.DayOfWeek)); {
	case ok && s.Month > 0 && s.Day == 0 && r.day == 0:
		r.stamp, r.TimeText = s.Stamp, s.text // of a day in that month nobody knows which
	case ok:
		if s.Month > 0 && s.Day == 0 {
			s.Day = r.day
		}
		r.stamp = s.Join(r.stamp)
		r.TimeText = s.text + " " + r.TimeText
	case r.adrift:
		r.timed, r.TimeText, r.stamp = false, "", when.Stamp{} // its date was not understood: it must not become today's
	}
}

// settleTimes makes moments of what the records print.
func (d *doc) settleTimes(drafts []draft, zone *time.Location, printed bool) {
	order := d.order(drafts, zone)
	certain := printed || d.o.Definition != nil && d.o.Definition.ZoneCertain && !d.o.ZoneGiven
	for i := range drafts {
		r := &drafts[i]
		if !r.timed {
			continue
		}
		r.Time, r.Precision = r.stamp.Time(d.o.Now, zone, order)
		r.ZoneKnown = r.zoned || certain
		if r.Time.IsZero() {
			r.timed = false
		} else if r.stamp.Zone != nil {
			r.Time = r.Time.In(zone)
		}
	}
	years(drafts)
}

// settleOutcomes gives results to records that print none: a heading's, or that of a log which names its failures. Codes of states get their
// country here as well.
func (d *doc) settleOutcomes(drafts []draft, above []over, heads []headline, c *context) {
	home := d.homeStates(drafts)
	states := home == "" && d.statesHere(drafts)
	failures := false
	for i := range drafts {
		failures = failures || drafts[i].Outcome == signin.Failure
	}
	for i := range drafts {
		r := &drafts[i]
		if states && (r.country != nil && !hasCountry(r.country) && stateLike(r.country) || r.country == nil && isState(codeBehind(r.CountryText))) {
			r.PageCountry = "US"
		}
		if code := codeBehind(r.CountryText); home != "" && code != "" && r.PageCountry == isCode(code) {
			r.PageCountry = "" // of the page's own country, whichever the page means by it
		}
		before := page.None
		if i > 0 {
			before = drafts[i-1].record.node
		}
		own := d.panel(r.record.node).outcome
		if own == "" {
			own = above[i].outcome
		}
		if own == "" {
			own = c.of(heads, r.record.node, d, before, above[i].title == above[0].title)
		}
		if r.Outcome == signin.UnknownOutcome {
			resulted := r.resulted()
			switch {
			case (own == signin.Failure || own == signin.Blocked) && !resulted && !(c.failures && c.mixed(drafts)):
				r.Outcome = own
			case (own == signin.Success || failures && !c.failures && loginWord(r)) && !resulted:
				r.Outcome = signin.Success
			}
		}
		if r.Outcome == signin.UnknownOutcome && d.successOnly(c.kind) {
			r.Outcome = signin.Success
		}
	}
}

// of is the result that the heading right above a record names, unless it is one of the record before: the lists of failures and of successes may be one group.
// first: no other title stands over it than over the first of its group.
func (c *context) of(heads []headline, node int, d *doc, before int, first bool) signin.Outcome {
	lo, hi := 0, len(heads)
	for lo < hi {
		if mid := (lo + hi) / 2; heads[mid].node < node {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo > 0 && heads[lo-1].level > 0 && heads[lo-1].node != c.nearestHeadAt && (before == page.None || !d.inside(heads[lo-1].node, before)) {
		return heads[lo-1].outcome()
	}
	switch {
	case !first:
	case c.blocked:
		return signin.Blocked
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
		case hit.Class != vocabulary.Outcome || preposition(h.fold, hit):
		case hit.Value == "failure", hit.Value == "blocked":
			return signin.Outcome(hit.Value)
		case hit.Value == "success" && succeeded(h.w, h.fold[hit.Start:hit.End]):
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

// resulted reports whether a record prints a result that was not understood: no heading tells it then. "Login" is but what was done.
func (r *draft) resulted() bool {
	for i := range r.facts {
		if f := &r.facts[i]; f.role == vocabulary.RoleOutcome && f.attr == "" && !f.button && !f.covers(vocabulary.Unknown) && !f.covers(vocabulary.Login) {
			return true
		}
	}
	return false
}

// loginWord reports whether a record says in words that it is a sign-in.
func loginWord(r *draft) bool {
	for i := range r.facts {
		f := &r.facts[i]
		if f.role != "" && f.role != vocabulary.RoleService && f.role != vocabulary.RoleProtocol && f.role != vocabulary.RoleOutcome && f.role != vocabulary.RoleAction || f.attr != "" || f.button {
			continue
		}
		if f.covers(vocabulary.Login) || len(f.text) < 60 && f.kinds.any(hasLogin) || len(f.text) < 160 && len(f.addrs) > 0 && f.signsIn() && !f.attempt() {
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

// statesHere reports whether two letters after a city are states of the USA here: no row ends in a code that can only be a country's, and not most in Germany's.
func (d *doc) statesHere(drafts []draft) bool {
	found := 0
	for i := range drafts {
		p := drafts[i].country
		if p == nil || hasCountry(p) || inState(p.fold) != "" {
			continue
		}
		if _, ok := placeCode(p); ok && !stateLike(p) && len(p.text) > 2 {
			return false
		} else if ok && strings.Contains(string(p.text), ", DE") { // Berlin, rather than a town in Delaware
			found--
		} else if ok && stateLike(p) {
			found++
		}
	}
	return found > 0
}

// attempt reports whether a text speaks of an attempt to sign in, which may have failed.
func (p *piece) attempt() bool { return p.w.Holds(vocabulary.PartAttempt, string(p.fold)) }
