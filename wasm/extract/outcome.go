package extract

import (
	"strings"

	"ashiato/wasm/page"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

// readOutcome takes how the sign-in went. common are texts that most rows have.
func (d *doc) readOutcome(out *draft, g *group, common map[string]bool) {
	best, strange := 0, false
	for i := range out.facts {
		f := &out.facts[i]
		if o := d.flagged(f, g); o != "" && (best < 6 || worse(o, out.Outcome)) {
			out.Outcome, best = o, 6
			continue
		}
		rank := 0
		switch f.role {
		case vocabulary.RoleOutcome:
			rank = 6
		case vocabulary.RoleService, vocabulary.RoleProtocol, vocabulary.RoleReason:
			if rank = 4; f.role == vocabulary.RoleReason && !f.covers(vocabulary.Outcome) {
				rank = 2 // a remark may tell what would be: 5回失敗するとロックされます
			}
		case "", vocabulary.RoleAction:
			rank = 3
		case vocabulary.RoleTime, vocabulary.RoleSignIn, vocabulary.RoleIP, vocabulary.RoleEnd:
			if rank = 1; f.role == vocabulary.RoleSignIn && f.covers(vocabulary.Outcome) {
				rank = 3
			}
		case vocabulary.RoleCity, vocabulary.RoleCountry, vocabulary.RolePlace: // a head "State", "Stato", that is not of a country
			if rank = 5; !f.covers(vocabulary.Outcome) {
				continue
			}
		default:
			continue
		}
		if f.button || f.attr != "" && f.attr != "title" && f.attr != "aria-label" && f.attr != "alt" {
			continue
		}
		if f.role == "" && d.against(g, f.column) {
			continue // whether something else went well
		}
		o := outcomeOf(f.piece)
		reply := d.reply(out, i, o)
		if string(reply) == "-" {
			continue // エラー内容 －
		}
		if symbol(f.w, reply) != "" {
			if o = f.replied(o, reply); o == "" {
				continue
			}
			rank = 6
		}
		if o != "" && o != signin.Success && common[string(f.fold)] && d.linked(f.node) && (f.role == "" || f.role == vocabulary.RoleAction) {
			continue // what every row offers to do
		}
		if o == "" && f.role == vocabulary.RoleOutcome {
			o = symbol(f.w, f.text)
		} else if o == "" {
			o = signIn(f.fold)
		}
		strange = strange || o == "" && f.unheardOf()
		if o != "" && (rank > best || rank == best && worse(o, out.Outcome)) {
			out.Outcome, best = o, rank
			out.mark = o == signin.Failure && len(f.text) <= 2 && !letter(f.text[0]) && f.text[0] < 0x2E80 && f.role != vocabulary.RoleOutcome
		}
	}
	if strange && best < 6 && out.Outcome == signin.Success {
		out.Outcome = signin.UnknownOutcome // "logged in" is what was tried, and how it went is said in words that are not known
	}
	if out.Outcome == signin.UnknownOutcome {
		if o := d.icon(out.record, g); o != "" {
			out.Outcome = o
			out.mark = o == signin.Failure && d.crossed(out.record)
		}
	}
}

// unheardOf reports whether a text under a head of results says something that is none, in words that are not known.
func (f *fact) unheardOf() bool {
	if f.role != vocabulary.RoleOutcome || f.attr != "" || f.column < 0 || f.kinds&^hasForeign != 0 || len(f.fold) < 2 || has(f.hits, vocabulary.Unknown) {
		return false
	}
	return digits(f.fold) == 0
}

// reply is what stands after a result that is a question or a label, nil if there is none: no in "Signed in successfully: no".
func (d *doc) reply(out *draft, i int, said signin.Outcome) []rune {
	f := &out.facts[i]
	if said == "" || f.attr != "" || f.column >= 0 || len(f.addrs)+len(f.stamps) > 0 {
		return nil
	}
	if colon := strings.LastIndexByte(string(f.fold), ':'); colon > 0 && colon+1 < len(string(f.fold)) {
		return []rune(strings.TrimSpace(string(f.fold)[colon+1:]))
	}
	if i+1 >= len(out.facts) {
		return nil
	}
	next := &out.facts[i+1]
	if last := f.fold[len(f.fold)-1]; next.attr != "" || next.button || last != ':' && last != '?' && !d.isTerm(f.node) {
		return nil
	}
	return next.fold
}

// unmark takes back the results of a group in which every record has the same cross without a head over it: what ends a session.
func unmark(drafts []draft) {
	for i := range drafts {
		if !drafts[i].mark {
			return
		}
	}
	for i := range drafts {
		drafts[i].Outcome, drafts[i].mark = signin.UnknownOutcome, false
	}
}

// crossed reports whether the icon of a record is but a cross.
func (d *doc) crossed(r record) bool {
	for n := r.node; n < d.end[r.node] && n < r.node+200; n++ {
		if c := d.p.Attr(n, "class") + d.picture(n); strings.Contains(c, "times") || strings.Contains(c, "xmark") {
			return true
		}
	}
	return false
}

// outcomeOf is the worst result that a piece names, "" if none.
func outcomeOf(p *piece) signin.Outcome {
	var o signin.Outcome
	aside := -1 // where brackets open behind a success: what stands in them was before
	for i := range p.hits {
		h := &p.hits[i]
		if h.Class != vocabulary.Outcome {
			continue
		}
		if aside >= 0 && h.Start > aside && p.fold[len(p.fold)-1] == ')' {
			break
		}
		if worse(signin.Outcome(h.Value), o) {
			o = signin.Outcome(h.Value)
		}
		if o == signin.Success && h.End < len(p.fold) && p.fold[h.End] == '(' && succeeded(p.w, p.fold[h.Start:h.End]) {
			aside = h.End
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
func symbol(w *vocabulary.Words, s []rune) signin.Outcome {
	for _, r := range s {
		switch r {
		case '✓', '✔', '✅', '√', '○', '◯', '〇', '☑', '🟢', '⭕':
			return signin.Success
		case '✗', '✘', '✕', '✖', '❌', '×', '☒', '🔴':
			return signin.Failure
		}
	}
	if len(s) == 3 && digits(s) == 3 { // of HTTP
		switch s[0] {
		case '2':
			return signin.Success
		case '4':
			return signin.Failure
		}
	}
	switch t := strings.ToLower(string(s)); {
	case t == "1" || w.Is(vocabulary.PartYes, t):
		return signin.Success
	case t == "0" || w.Is(vocabulary.PartNo, t):
		return signin.Failure
	}
	return ""
}

// signIn is the result that a sign tells which stands alone among the facts of a text: … 日本 √ ….
func signIn(s []rune) signin.Outcome {
	for i, r := range s {
		if r < 0x2000 || i > 0 && s[i-1] != ' ' || i+1 < len(s) && s[i+1] != ' ' {
			continue
		}
		switch r {
		case '✓', '✔', '✅', '√', '☑':
			return signin.Success
		case '✗', '✘', '❌', '☒':
			return signin.Failure
		}
	}
	return ""
}

// icon is a result told by an icon or by the class of the row. A column for something else tells none: whether a session is still open.
func (d *doc) icon(r record, g *group) signin.Outcome {
	o := classOutcome(d.p.Attr(r.node, "class"), true, false)
	parts := append([]int{r.node}, r.cells...)
	headed := r.row != page.None && len(g.head.roles) > 0
	if headed {
		parts = d.children(r.row)
	}
	column := 0
	for _, part := range parts {
		role, named := "", signin.Outcome("")
		if headed {
			role = g.head.role(column)
			named, _ = d.resultOver(g, column)
			column += d.span(part)
		}
		if role == vocabulary.RoleActive || role == vocabulary.RoleEnd {
			continue
		}
		if mine := d.iconIn(part, role == vocabulary.RoleOutcome || named == signin.Success); worse(mine, o) {
			o = mine
		}
	}
	return o
}

// iconIn is the result that an icon in an element tells, asked for one or not.
func (d *doc) iconIn(top int, asked bool) signin.Outcome {
	o := signin.Outcome("")
	for n := top; n < d.end[top] && n < top+200; n++ {
		switch d.p.Nodes[n].Tag {
		case "button", "a", "form":
			n = d.end[n] - 1
			continue
		case "i", "span", "svg", "img", "em", "div":
		default:
			continue
		}
		if n == top || d.hasText(n) {
			continue
		}
		if mine := classOutcome(d.p.Attr(n, "class")+d.picture(n), false, asked); mine != "" && (o == "" || mine != signin.Success) {
			o = mine
		}
	}
	return o
}

// picture is the name of the file of a picture, in the form of a class, "" for any other element.
func (d *doc) picture(n int) string {
	if d.p.Nodes[n].Tag != "img" {
		return ""
	}
	name, _, _ := strings.Cut(d.p.Attr(n, "src"), "?")
	name = strings.ToLower(name[strings.LastIndexByte(name, '/')+1:])
	name, _, _ = strings.Cut(name, ".")
	return " " + strings.NewReplacer("cross", "xmark", "tick", "check").Replace(name)
}

// classOutcome is the result in the tokens of a class, "" if there is none. A whole row in red says nothing, and what looks like closing something tells
// a failure only where a result is asked for.
func classOutcome(class string, row, asked bool) signin.Outcome {
	o := signin.Outcome("")
	for part := range strings.FieldsFuncSeq(strings.ToLower(class), func(r rune) bool { return r == '-' || r == '_' || r == ':' || r == ' ' || r == '\n' || r == '\t' }) {
		switch part {
		case "success", "succeeded", "ok", "check", "granted", "passed":
			if o == "" {
				o = signin.Success
			}
		case "fail", "failed", "failure", "denied", "danger", "error", "xmark", "times", "invalid":
			if !row || part != "danger" && part != "error" {
				o = signin.Failure
			}
		case "close", "minus", "remove", "cross":
			if asked {
				o = signin.Failure
			}
		case "blocked":
			o = signin.Blocked
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
