package risk

import (
	"cmp"
	"math"
	"slices"
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/order"
	"ashiato/wasm/signin"
)

// verdict judges the clusters and gives every sign-in its risk.
func (j *judge) verdict(signIns []signin.SignIn, clusters []*cluster) *Verdict {
	v := &Verdict{Home: j.home.countries, HomeSource: j.home.source, Rows: make([]Row, len(signIns))}
	for _, c := range clusters {
		c.evidence = j.weigh(c)
		c.risk = j.level(c, &c.evidence)
	}
	j.accomplices(clusters)
	for _, c := range clusters {
		if f, ok := j.finding(c); ok {
			v.Findings = append(v.Findings, f)
		}
	}
	order.Sort(v.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Risk.rank(), a.Risk.rank()), cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Subject, b.Subject))
	})
	for i := range signIns {
		v.Rows[i] = j.row(&j.records[i])
	}
	for n := range v.Findings {
		for _, i := range v.Findings[n].SignIns {
			v.Rows[i].Finding, v.Rows[i].Risk = n, v.Findings[n].Risk
		}
	}
	v.Risk = Unknown
	for _, r := range v.Rows {
		v.Risk = worse(v.Risk, r.Risk)
	}
	return v
}

// row is the judgement of a sign-in that belongs to no finding.
func (j *judge) row(r *record) Row {
	out := Row{Risk: None, Finding: -1, Self: r.said || r.answer == memory.Yes, OwnOperator: r.own, Network: r.in.Place.Network}
	switch {
	case j.ownBlocks[r.block]:
		out.Network = signin.Own
	case out.Network == "":
		out.Network = signin.UnknownNetwork
	}
	if r.own || r.answer == memory.Yes || r.kind == signin.Provider || r.kind == signin.Relay {
		return out
	}
	if r.country == "" || len(j.home.countries) == 0 {
		out.Risk = Unknown
	}
	return out
}

// finding is what is said of one cluster; false if there is nothing to say.
func (j *judge) finding(c *cluster) (Finding, bool) {
	e := &c.evidence
	f := Finding{Risk: c.risk, Score: math.Round(e.score*10) / 10, Reasons: e.reasons}
	for _, r := range c.records {
		if r.index >= 0 {
			f.SignIns = append(f.SignIns, r.index)
		}
	}
	slices.Sort(f.SignIns)
	if len(f.SignIns) == 0 || f.Risk == None && c.quiet == "" {
		return f, false
	}
	f.ID = j.id(c, e)
	f.Question = j.question(c, e, f.Risk)
	f.Subject = c.subject()
	f.Facts = j.facts(c)
	return f, true
}

// subject names the cluster for an answer, as narrowly as one name can.
func (c *cluster) subject() string {
	if c.service != "" && c.class == classMail && !c.textual {
		return "service:" + c.service
	}
	operators, countries := c.operators(), c.countries()
	switch {
	case len(operators) == 1 && (len(countries) <= 1 || !c.place()):
		return "as:" + operators[0].code + ":" + c.class
	case len(countries) > 0:
		return "country:" + list(countries, len(countries)) + ":" + c.class
	}
	for _, r := range c.records {
		if r.block.IsValid() && (r.won() || c.wins == 0) {
			return "net:" + r.block.String() + ":" + c.class
		}
	}
	return ""
}

// facts are the numbers that sentences about the cluster may need. Counts are of the pages judged and of earlier visits together.
func (j *judge) facts(c *cluster) []Value {
	countries := c.countries()
	facts := []Value{
		count("count", c.wins+c.lost), text("countries", list(countries, 3)), count("countryCount", len(countries)),
		text("protocols", list(c.protocols(), 4)),
	}
	if c.rhythm.p <= chancePossible && c.rhythm.period > 0 {
		facts = append(facts, num("everyMinutes", c.rhythm.minutes()), count("gaps", c.rhythm.gaps), count("hits", c.rhythm.hits))
	}
	if from, to, ok := c.period(); ok {
		facts = append(facts, text("from", from.In(j.zone).Format(time.RFC3339)), text("to", to.In(j.zone).Format(time.RFC3339)),
			count("days", localDay(to, j.zone)-localDay(from, j.zone)+1))
	}
	facts = append(facts, count("networks", c.networks()))
	if c.service != "" {
		facts = append(facts, text("service", c.service))
	}
	if org := c.org(); org != "" {
		facts = append(facts, text("org", org))
	}
	return append(facts, count("failures", c.lost), count("successes", c.wins), count("ownRows", j.homeRows-j.homeRowsOf(c)))
}

// period is the time from the first to the last record.
func (c *cluster) period() (from, to time.Time, ok bool) {
	for _, r := range c.records {
		t := r.in.Time
		if !plausible(t) {
			continue
		}
		if !ok || t.Before(from) {
			from = t
		}
		if !ok || t.After(to) {
			to = t
		}
		ok = true
	}
	return from, to, ok
}

// homeRowsOf counts the cluster's own rows among home's.
func (j *judge) homeRowsOf(c *cluster) int {
	n := 0
	for _, r := range c.records {
		if j.countsAtHome(r) {
			n += r.weight()
		}
	}
	return n
}
