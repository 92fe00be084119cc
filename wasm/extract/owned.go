package extract

import (
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// owned reports whether records without addresses are what a reader did in an account, and marks those that are no sign-ins: two sign-ins at least are
// named in short texts, and beside them stands what only an account has, a wrong password or a changed one, or below the title of a history a sign-out;
// or all are sign-ins. The doings of others have names in them, and those of programs paths.
func (d *doc) owned(g *group, drafts []draft, c *context) bool {
	if !c.records && !c.activity || g.cut || c.against+c.pageAgainst > 0 || !g.head.ofDoings() || d.ahead(drafts) || d.quoted(drafts[0].record.node) {
		return false
	}
	var sum doings
	told := make([]bool, len(drafts))
	for i := range drafts {
		r := &drafts[i]
		if !r.timed || !r.stamp.HasClock() || r.Net.IsValid() || r.Account != "" || r.strange(false) {
			return false
		}
		does := d.doing(r)
		does.ends = does.ends && (c.titled || c.pageTitled)
		told[i] = does.told
		sum.add(&does, r)
	}
	all := len(drafts)
	if sum.told < 2 || !(sum.exact > 0 && sum.sure > 0 && 2*sum.unknown <= all) && !(sum.told == all && all > 2 && (sum.bare == all || sum.results == all)) {
		return false
	}
	for i := range drafts {
		drafts[i].event = !told[i]
	}
	return true
}

// doings count the records that name a sign-in; those that say nothing else, or as good as nothing; those that only an account has; those with a result;
// and those that are not understood.
type doings struct{ told, exact, bare, sure, results, unknown int }

func (s *doings) add(x *doing, r *draft) {
	for _, c := range [...]struct {
		is bool
		n  *int
	}{{x.told, &s.told}, {x.told && x.rest <= 5, &s.exact}, {x.told && x.rest <= 1, &s.bare}, {x.sure || x.ends, &s.sure}, {r.Outcome != signin.UnknownOutcome, &s.results}, {!x.told && !r.event && !x.ends, &s.unknown}} {
		if c.is {
			*c.n++
		}
	}
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

// doing is what a record tells of what was done.
type doing struct {
	told bool // a sign-in, or that a password was wrong
	rest int  // letters beside that
	sure bool // it is one that only an account has
	ends bool // a sign-out
}

// doing looks at the first text of a record beside its moment, after which at most one more is not understood.
func (d *doc) doing(r *draft) (out doing) {
	others := 0
	for i := range r.facts {
		f := &r.facts[i]
		if f.attr != "" || f.button || sole(f.text) {
			continue
		}
		if f.kinds.any(hasTime) {
			out.told = out.told || f.role == vocabulary.RoleSignIn && f.column < 0 && !r.event // its label is the word
			if f = d.besideStamp(f); f == nil {
				continue
			}
		}
		out.sure = out.sure || !out.told && has(f.hits, vocabulary.Event) && has(f.hits, vocabulary.Change)
		if out.ends = out.ends || f.role == vocabulary.RoleEnd || d.label(f.fold) == vocabulary.RoleEnd; r.event || out.ends {
			continue
		}
		rest, failed := f.doing()
		if rest >= 0 && !out.told {
			out.told, out.rest = true, rest
		}
		out.sure = out.sure || failed && rest <= 5
		if rest < 0 && !f.kinds.any(hasProtocol|hasDevice|hasOutcome) && (f.column < 0 || f.role == "") {
			if others++; !out.told || others > 1 {
				return doing{sure: out.sure}
			}
		}
	}
	return out
}

// besideStamp is what stands in a text behind the moment that it begins with, nil if nothing does.
func (d *doc) besideStamp(f *fact) *fact {
	if len(f.stamps) != 1 || f.stamps[0].Start > 0 {
		return nil
	}
	from := f.stamps[0].End
	for from < len(f.text) && !letter(f.text[from]) && f.text[from] < 0x2E80 {
		from++
	}
	p := d.sub(f.piece, from, len(f.text))
	if p == nil {
		return nil
	}
	return &fact{piece: p, index: f.index, role: f.role, column: f.column}
}

// maxSubject bounds what stands before the word for signing in: "You ".
const maxSubject = 4

// doing is how many letters a short text has beside the name of a sign-in and what belongs to it, -1 where it names none; and whether it says that
// one failed.
func (f *fact) doing() (rest int, failed bool) {
	rest = len(f.fold)
	if rest > 48 || f.plainWords() > 3 {
		return -1, false
	}
	named := f.column < 0 && f.role == vocabulary.RoleSignIn                    // its label is the word
	begins, end, wrong, plain, begun, secret := 0, 0, false, true, false, false // begins: where the word may begin, behind a result
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
			secret = secret || wrong && f.w.Holds(vocabulary.PartPassword, string(word))
			if h.Start == 0 {
				begins = h.End + 4
			}
		case vocabulary.Login:
			plain = !visit(f.w, word) && !connection(f.w, word)
			begun = begun || h.Start <= max(begins, maxSubject)
		}
	}
	if named = named || secret || (begun || wrong) && verdict(f) == saysLogin; !named {
		return -1, false
	}
	return rest, secret || wrong && plain
}
