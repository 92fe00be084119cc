package extract

import (
	"slices"
	"strings"

	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
)

type shares struct {
	address, time, device, place, mail, outcome, login, current, foreign, moved, long, state, own, prose, private, way, by, mailbox, clear, things float64

	host     float64 // name a host where others have an address
	persons  bool    // each record names another account
	several  bool    // there are two accounts at least
	same     bool    // four or more have one address and tell no device, no way and no account: a machine is watched
	records  float64 // how many records there are
	clocks   float64 // tell a time of day, or a distance from now
	brief    float64 // hold two short texts at most beside the moment
	lines    float64 // are one line, with its moment in it
	visits   float64 // speak of an access from the address in the same text, which says less
	two      float64 // hold two addresses in two texts: from where to where
	signs    float64 // have a word that is said of signing in, and not of any access or connection
	others   float64 // have a text with a word that speaks against a login history
	network  float64 // speak of what connects machines at home
	clearly  float64 // a text says that there was a sign-in, or little else than the word for it
	telling  float64 // say by themselves that they are sign-ins: from which address, and when
	labelled float64 // of these, with labels of their own
}

// plain reports whether the records speak for themselves: each has a time and a public address, and ways into a mailbox are named among them; or
// each has a device as well, below a head that has nothing else than what a login history has. listed: a heading names a list of what has been, or a label
// says when something was active.
func (s *shares) plain(listed, known bool) bool {
	if s.address < 0.9 || s.time < 0.9 || s.private > 0.1 {
		return false
	}
	return s.way > 0.9 && s.mailbox > 0 || (known || s.clear > 0.9) && s.device > 0.9 && (listed || s.outcome > 0.9)
}

// told reports whether every record has what a sign-in has: a moment, and an address, a device, or the word for it. A place
// alone may be that of a rule.
func (s *shares) told() bool {
	return s.time+s.current > 0.6 && (max(s.address, s.device, s.clearly) > 0.9 || s.place > 0.9 && s.device > 0.5) && s.foreign == 0 && !s.same
}

// nameless reports whether hardly any record has an address, a place, a word for signing in that is not of something else, or software for mail.
func (s *shares) nameless() bool {
	return s.address < 0.1 && (s.login < 0.1 || s.things > 0.3) && s.mail < 0.1 && s.current == 0 && s.place < 0.5
}

// known reports whether every column that has a label has one that is known.
func (d *doc) known(h *header) bool {
	n := 0
	for i, r := range h.roles {
		if r == "" && h.texts[i] != "" {
			return false
		}
		if r != "" {
			n++
		}
	}
	return n >= 3
}

// shares are the parts of the records that hold a kind of fact.
func (d *doc) shares(drafts []draft, named bool) (s shares) {
	n := float64(max(1, len(drafts)))
	s.records = float64(len(drafts))
	s.same, s.persons, s.several = sameAddress(drafts), otherPersons(drafts), severalPersons(drafts)
	forms, written := map[string]bool{}, 0 // the sentences of records, and how many have one
	for i := range drafts {
		r := &drafts[i]
		var k kinds
		long, prose, clear, clearly, thing, signs, other, network := false, false, true, false, false, false, false, false
		texts, letters := 0, 0
		for j := range r.facts {
			f := &r.facts[j]
			if k |= f.kinds; f.attr == "" && (f.covers(vocabulary.Login) || f.role == vocabulary.RoleService && len(f.text) < 40 && has(f.hits, vocabulary.Login)) {
				k |= hasLogin // also where the word could be a label
			}
			if f.attr == "" && !f.button && !f.kinds.any(hasTime) {
				texts, letters = texts+1, max(letters, len(f.text))
			}
			clearly = clearly || f.attr == "" && has(f.hits, vocabulary.Login) && (f.covers(vocabulary.Login) || has(f.hits, vocabulary.Outcome) || f.rest() <= 4)
			if f.attr == "" && len(f.text) > 50 && f.kinds.any(hasLogin|hasAddress) && (f.plainWords() >= 4 || f.sentences()) && !strings.Contains(string(f.text), "Mozilla/") {
				if !prose {
					written++
				}
				prose, forms[f.form()] = true, true
			}
			clear = clear && (f.attr != "" || f.button || f.role != "" || f.kinds != 0 || f.numbers() || sole(f.text))
			other = other || f.attr == "" && !f.button && has(f.hits, vocabulary.Against)
			network = network || f.attr == "" && !f.kinds.any(hasHost) && d.w.Holds(vocabulary.PartNetwork, string(f.fold))
			signs = signs || f.attr == "" && f.signsIn()
			thing = thing || f.attr == "" && !f.button && len(f.hits) > 0 && f.hits[0].Class == vocabulary.Against && f.hits[0].Start == 0 && f.kinds.any(hasLogin)
			long = long || f.attr == "" && len(f.text) > 140 && !f.kinds.any(hasDevice)
		}
		add := func(x *float64, yes bool) {
			if yes {
				*x += 1 / n
			}
		}
		add(&s.long, long)
		add(&s.brief, texts <= 2 && letters <= 30)
		add(&s.prose, prose)
		add(&s.things, thing) // what one signed up for, before the word for it
		add(&s.clear, clear)
		add(&s.clearly, clearly)
		add(&s.signs, signs)
		add(&s.others, other)
		add(&s.network, network)
		add(&s.own, d.kindsOf(r.record).any(hasOwn))
		s.count(r, k, named, add)
	}
	if written > 2 && 2*len(forms) <= written {
		s.prose = 0 // a program wrote them
	}
	return s
}

// form is a sentence without its numbers and addresses: what a program writes again and again.
func (p *piece) form() string {
	var b strings.Builder
	for i, r := range p.fold {
		if !digit(r) && !slices.ContainsFunc(p.addrs, func(a address) bool { return a.start <= i && i < a.end }) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// count adds what the fields of a record tell. k is what stands in it.
func (s *shares) count(r *draft, k kinds, named bool, add func(x *float64, yes bool)) {
	add(&s.address, r.Net.IsValid())
	add(&s.host, r.Host != "" && !r.Net.IsValid())
	add(&s.private, r.Net.IsValid() && r.Net.Addr().IsPrivate())
	add(&s.time, r.timed)
	add(&s.clocks, r.timed && (r.stamp.HasClock() || r.stamp.Relative()))
	add(&s.state, r.state)
	add(&s.device, k.any(hasDevice))
	add(&s.place, r.PageCountry != "")
	add(&s.mail, r.Protocol.MailSoftware())
	add(&s.mailbox, r.Protocol == signin.IMAP || r.Protocol == signin.POP || r.Protocol == signin.SMTP)
	add(&s.way, r.Protocol != signin.UnknownProtocol && r.Protocol != signin.Mail)
	add(&s.by, r.Protocol != signin.UnknownProtocol || k.any(hasDevice))
	add(&s.outcome, r.Outcome != "unknown")
	add(&s.login, k.any(hasLogin))
	add(&s.current, k.any(hasCurrent) && r.Self)
	add(&s.two, r.twoAddresses())
	add(&s.lines, r.oneLine())
	told, labelled := r.tells()
	add(&s.telling, told)
	add(&s.visits, !told && r.visits())
	add(&s.foreign, r.strange(told || named))
	add(&s.moved, r.moved())
	add(&s.labelled, labelled)
}

// sole reports whether a text is one sign.
func sole(s []rune) bool { return len(s) == 1 && s[0] > 0x2000 && s[0] < 0x2E80 }

// rest is how many letters of a text belong to no time, no address and no word for signing in.
func (p *piece) rest() int {
	n := len(p.fold)
	for i := range p.hits {
		if h := &p.hits[i]; h.Class == vocabulary.Login {
			n -= h.End - h.Start
		}
	}
	for i := range p.stamps {
		n -= p.stamps[i].End - p.stamps[i].Start
	}
	for i := range p.addrs {
		n -= p.addrs[i].end - p.addrs[i].start
	}
	return n
}

// sentences reports whether a text has a sentence and goes on after it, in a language that writes without blanks.
func (p *piece) sentences() bool {
	i := slices.Index(p.fold, '。')
	return i > 0 && i+1 < len(p.fold)
}

// numbers reports whether a text is nothing but a number, or one with its label: 12, "No.: 3".
func (p *piece) numbers() bool {
	n := digits(p.fold)
	if len(p.fold) <= 4 {
		return n > 0
	}
	colon := slices.Index(p.fold, ':')
	return colon > 0 && colon <= 12 && n > 0 && n == digits(p.fold[colon:]) && n+2 >= len(p.fold)-colon
}

// plainWords counts the words of a text that belong to no time and no address and are none of the vocabulary: many make a sentence, a list of
// facts has few.
func (p *piece) plainWords() int {
	n, known := 0, 0 // known: where the last word of the vocabulary ends that begins at or before
	hit := 0
	for i := 0; i < len(p.fold); i++ {
		for hit < len(p.hits) && p.hits[hit].Start <= i {
			known = max(known, p.hits[hit].End)
			hit++
		}
		for k := range p.stamps {
			if p.stamps[k].Start == i {
				known = max(known, p.stamps[k].End)
			}
		}
		if i >= known && word(p.fold[i]) && !digit(p.fold[i]) && (i == 0 || p.fold[i-1] == ' ') || i >= known && p.fold[i] >= 0x80 && i > 0 && p.fold[i-1] == ' ' {
			n++
		}
	}
	return n
}
