package extract

import (
	"slices"
	"strings"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/vocabulary"
)

// addFact adds piece i, cut in parts where it is a list of labels with values: "Protocol: IMAP | Time: 1 hour ago".
func (d *doc) addFact(out []fact, i int, role string, column int) []fact {
	p := &d.pieces[i]
	if line := string(p.fold); p.attr != "" || !colon(p.fold) || strings.Count(line, "=") > 2 && strings.Contains(line, `="`) { // a program's line: level=info msg="…"
		return append(out, fact{p, i, role, column})
	}
	parts := d.parts(p)
	if len(parts) == 0 {
		return append(out, fact{p, i, role, column})
	}
	for _, f := range parts {
		f.index, f.column = i, column
		if f.role == "" {
			f.role = role
		}
		out = append(out, f)
	}
	return out
}

func colon(s []rune) bool {
	for i, r := range s {
		if r == ':' || r == '=' || dash(s, i) {
			return true
		}
	}
	return false
}

// dash reports whether a dash stands alone at i, as between a label and its value.
func dash(s []rune, i int) bool {
	return s[i] == '-' && i > 1 && s[i-1] == ' ' && i+1 < len(s) && s[i+1] == ' '
}

// parts cuts "label: value" texts; nil if the piece is none.
func (d *doc) parts(p *piece) []fact {
	var out []fact
	start, known := 0, false
	flush := func(end int) {
		if end <= start {
			return
		}
		role, from := "", start
		for k := start; k < end && k < start+40; k++ {
			if p.fold[k] == ':' || p.fold[k] == '=' || dash(p.fold, k) {
				if r := d.label(p.fold[start:k]); r != "" && !slices.Contains(p.fold[start:k], '(') && !(r == vocabulary.RoleOutcome && has(d.w.Find(p.fold[start:k]), vocabulary.Outcome)) {
					role, from, known = r, k+1, true
				}
				break
			}
		}
		if q := d.sub(p, from, end); q != nil {
			if role == vocabulary.RoleAccount && len(q.addrs) > 0 {
				role = "" // into the account: from there
			}
			out = append(out, fact{piece: q, role: role})
		}
	}
	for k := d.labelUntil(p.fold, 0); k < len(p.fold); k++ {
		r := p.fold[k]
		if r == '|' || r == '·' || r == ';' || r == '•' || r == '/' && k > 0 && p.fold[k-1] == ' ' || (r == ',' || r == ' ') && d.labelAhead(p, k+1) || r == ',' && p.saidAt(k+1) {
			flush(k)
			start = k + 1
			k = max(k, d.labelUntil(p.fold, start))
		}
	}
	flush(len(p.fold))
	if !known {
		return nil
	}
	return out
}

// saidAt reports whether a text goes on at from with what was done or how it went, and nothing else: "用户名: ann,登录成功".
func (p *piece) saidAt(from int) bool {
	said, rest := false, len(p.fold)-from
	for i := range p.hits {
		if h := &p.hits[i]; h.Start >= from && (h.Class == vocabulary.Login || h.Class == vocabulary.Outcome) {
			said, rest = true, rest-(h.End-h.Start)
		}
	}
	return said && rest <= 2
}

// labelUntil is the colon after the label of several words that begins at start, start if none does.
func (d *doc) labelUntil(s []rune, start int) int {
	for k := start; k < len(s) && k < start+40; k++ {
		if s[k] == ':' {
			if d.label(s[start:k]) != "" {
				return k
			}
			break
		}
	}
	return start
}

// labelAhead reports whether a label with a colon follows at from. That of a time is none where no time follows: "has signed in: admin".
func (d *doc) labelAhead(p *piece, from int) bool {
	s := p.fold[from:]
	for k := 0; k < len(s) && k < 30; k++ {
		if s[k] == ':' {
			role := d.label(s[:k])
			return role != "" && (k+1 >= len(s) || !digit(s[k+1]) || !digit(s[max(0, k-1)])) && (!isTimeRole(role) || k+1 >= len(s) || slices.ContainsFunc(p.stamps, func(t when.Stamp) bool { return t.Start > from+k }))
		}
		if s[k] == ',' || s[k] == '|' {
			return false
		}
	}
	return false
}

// sub is a part of a piece as a piece.
func (d *doc) sub(p *piece, from, to int) *piece {
	for from < to && (p.text[from] == ' ' || p.text[from] == '-' || p.text[from] == ':' || p.text[from] == '：' || p.text[from] == '=') {
		from++
	}
	for to > from && p.text[to-1] == ' ' {
		to--
	}
	if from >= to {
		return nil
	}
	n := len(d.pieces)
	d.addPiece(p.node, "", string(p.text[from:to]), p.button)
	if len(d.pieces) == n {
		return nil
	}
	q := d.pieces[n]
	d.pieces = d.pieces[:n]
	return &q
}
