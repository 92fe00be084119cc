package extract

import (
	"strings"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// maxNamed bounds the characters of a text that names what was done, and maxNames how many such texts there may be that name a sign-in.
const (
	maxNamed = 100
	maxNames = 4
)

// inAndOut reports whether records without addresses are a log of what one person did, who signed in and out: the same few texts name the sign-ins again
// and again, others that one signed out, or that one failed to sign in, and there is more in the texts or beside them than the two words, which stand in
// the log of a door as well. All else that was done is marked as other events then.
func (d *doc) inAndOut(g *group, drafts []draft, c *context) bool {
	if !c.records && !c.activity || g.cut || c.against+c.pageAgainst > 1 || d.ahead(drafts) || d.quoted(drafts[0].record.node) {
		return false
	}
	names, person, again := map[string]int{}, "", 0
	out, failed, went, more := false, false, false, false
	others := make([]bool, len(drafts))
	for i := range drafts {
		r := &drafts[i]
		if (!r.timed || !r.stamp.HasClock() && !r.stamp.Relative()) && !(r.event && d.signedOut(r)) { // of which the time is that of the end
			return false
		}
		said := d.signInNamed(r)
		if others[i] = said == nil; others[i] {
			ended := d.signedOut(r)
			out, more = out || ended, more || !ended
			continue
		}
		if r.Outcome != signin.Failure { // who failed may be a guest
			if person == "" {
				person = r.Account
			}
			if r.Account != person {
				return false
			}
		}
		failed, went = failed || r.Outcome == signin.Failure, went || r.Outcome == signin.Success
		form := said.form()
		names[form]++
		again, more = max(again, names[form]), more || said.rest() > 2
	}
	if !out && !(failed && went) || !more || again < 2 || len(names) > maxNames {
		return false
	}
	for i := range drafts {
		drafts[i].event = others[i]
	}
	return true
}

// signInNamed is the short text of a record that names a sign-in, and not any access; nil if none does.
func (d *doc) signInNamed(r *draft) *fact {
	for i := range r.facts {
		f := &r.facts[i]
		if f.kinds.any(hasTime) && f.attr == "" {
			if f = d.besideStamp(f); f == nil {
				continue
			}
		}
		if f.attr != "" || f.button || len(f.fold) > maxNamed || f.role == vocabulary.RoleAccount || verdict(f) != saysLogin && !f.wrongPassword() {
			continue
		}
		his := r.Account != "" && strings.Contains(string(f.text), r.Account) // a session of his, and of no line
		for k := range f.hits {
			h := &f.hits[k]
			word := f.fold[h.Start:h.End]
			if h.Class == vocabulary.Login && !visit(f.w, word) && (his || !connection(f.w, word)) && !f.ofLog(h) || h.Class == vocabulary.Outcome && f.wrongPassword() {
				return f
			}
		}
	}
	return nil
}

// signedOut reports whether a record tells of an event that is the end of a session.
func (d *doc) signedOut(r *draft) bool {
	for i := range r.facts {
		f := &r.facts[i]
		for k := range f.hits {
			if h := &f.hits[k]; f.attr == "" && !f.button && len(f.fold) <= maxNamed && h.Class == vocabulary.Event && d.w.Label(string(f.fold[h.Start:h.End])) == vocabulary.RoleEnd {
				return true
			}
		}
	}
	return false
}

// ofLog reports whether a word for signing in is part of the name of a log, which may have been emptied: 清理登录日志.
func (f *fact) ofLog(login *vocabulary.Hit) bool {
	for k := range f.hits {
		if h := &f.hits[k]; h.Class == vocabulary.Title && h.Start <= login.Start && h.End > login.End {
			return true
		}
	}
	return false
}
