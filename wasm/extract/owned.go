package extract

import (
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// owned reports whether records without addresses are what a reader did in an account: two sign-ins at least are named in short texts, and beside
// them stands what only an account has, a wrong password or a changed one. The doings of others have names in them, and those of programs paths.
func (d *doc) owned(g *group, drafts []draft, c *context) bool {
	if !c.records || g.cut || c.against+c.pageAgainst > 0 || !g.head.ofDoings() || d.ahead(drafts) || d.quoted(drafts[0].record.node) {
		return false
	}
	named, exact, proof := 0, false, false
	for i := range drafts {
		r := &drafts[i]
		if !r.timed || !r.stamp.HasClock() || r.Net.IsValid() || r.Account != "" || r.strange(false) {
			return false
		}
		told, whole, sure := r.doing()
		if !told && !r.event {
			return false
		}
		if told {
			named++
		}
		exact, proof = exact || whole, proof || sure
	}
	return named > 1 && exact && proof
}

// ofDoings reports whether all columns have labels that say when something was done, what, by which way and with which result.
func (h *header) ofDoings() bool {
	for i, role := range h.roles {
		switch role {
		case vocabulary.RoleTime, vocabulary.RoleSignIn, vocabulary.RoleService, vocabulary.RoleAction, vocabulary.RoleOutcome, vocabulary.RoleReason, vocabulary.RoleProtocol, vocabulary.RoleDevice:
		default:
			if h.texts[i] != "" {
				return false
			}
		}
	}
	return true
}

// doing reports whether the first text of a record beside its moment names a sign-in, or that a password was wrong, and at most one more is not
// understood; whether it says nothing else; and whether the record is one that only an account has.
func (r *draft) doing() (told, exact, sure bool) {
	others := 0
	for i := range r.facts {
		f := &r.facts[i]
		if f.attr != "" || f.button || f.kinds.any(hasTime) || sole(f.text) {
			continue
		}
		if r.event {
			sure = sure || has(f.hits, vocabulary.Event) && has(f.hits, vocabulary.Change)
			continue
		}
		rest, failed := f.doing()
		told, exact, sure = told || rest >= 0, exact || rest >= 0 && rest <= 5, sure || failed && rest <= 5
		if rest < 0 && !f.kinds.any(hasProtocol|hasDevice|hasOutcome) && (f.column < 0 || f.role == "") {
			if others++; !told || others > 1 {
				return false, false, false
			}
		}
	}
	return told, exact, sure
}

// doing is how many letters a short text has beside the name of a sign-in and what belongs to it, -1 where it names none; and whether it says that
// one failed.
func (f *fact) doing() (rest int, failed bool) {
	rest = len(f.fold)
	if rest > 40 || f.plainWords() > 3 {
		return -1, false
	}
	named := f.column < 0 && f.role == vocabulary.RoleSignIn     // its label is the word
	begins, end, wrong, plain, begun := 0, 0, false, true, false // begins: where the word may begin, behind a result
	for i := range f.hits {
		h := &f.hits[i]
		word := f.fold[h.Start:h.End]
		if h.Class == vocabulary.Protocol || h.Class == vocabulary.Outcome || h.Class == vocabulary.Login {
			rest -= max(0, h.End-max(h.Start, end))
			end = max(end, h.End)
		}
		switch h.Class {
		case vocabulary.Outcome:
			wrong = h.Value != string(signin.Success)
			named = named || wrong && f.w.Holds(vocabulary.PartPassword, string(word))
			if h.Start == 0 {
				begins = h.End + 4
			}
		case vocabulary.Login:
			plain = !visit(f.w, word) && !connection(f.w, word)
			begun = begun || h.Start <= begins
		}
	}
	if named = named || (begun || wrong) && verdict(f) == saysLogin; !named {
		return -1, false
	}
	return rest, wrong && plain
}
