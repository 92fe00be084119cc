package risk

import (
	"strings"

	"ashiato/wasm/signin"
)

// level gives a cluster's risk: by its score, then by the rules that no score overrides.
func (j *judge) level(c *cluster, e *evidence) Risk {
	switch {
	case c.quiet != "" && !j.without(c.quiet):
		return None
	case c.denied && !j.without("user-denied"):
		return High
	}
	r := byScore(e)
	if j.telephone(c) {
		r = None
	}
	if c.foreign || c.kind == signin.Fetcher || c.possible() || c.textual || c.kind == signin.Hosting || c.kind == signin.VPN || c.kind == signin.Tor {
		r = worse(r, Low) // every foreign access is shown, and every server and service asked for
	}
	if c.guesses >= retriedLeast && c.wins > 0 && j.unknownOperator(c) && !j.without("failures-then-success") {
		r = worse(r, Low) // at home as well somebody may guess: a line never seen before, wrong passwords, then the right one
		if c.guesses >= guessedStrange && j.strangeDevice(c) {
			r = worse(r, Medium)
		}
	}
	if !c.foreign && c.place() && c.class == classWeb && c.wins > 0 && j.unknownOperator(c) && j.strangeDevice(c) {
		r = worse(r, Low) // as providers' own alarms do: a device never seen, on a line never seen
	}
	if j.changes(c) >= changedSeveral && !c.foreign && j.strangeDevice(c) && j.unknownOperator(c) && !j.without("settings-changed") {
		r = worse(r, Medium) // at home as well: how accounts are taken over
	}
	if c.wins == 0 && !j.without("failures-only") {
		return worse(None, least(r, Low)) // attacked, not entered
	}
	if j.besideTelephone(c) || j.onlyMachine(c) || j.hides(c) || c.expired() || c.warnings() > 0 && !j.without("provider-warning") || c.challenges() > 0 && c.foreign && !j.without("password-known") {
		r = worse(r, Medium)
	}
	if j.askFirst(c) || j.livesThere(c) || j.doubtful(c) || j.browsesThere(c) || j.readsThere(c) || j.takesTurns(c) || j.commutes(c) || j.away(c, e) {
		r = least(r, Medium)
	}
	if c.foreign && c.mostly(j.printedHome) {
		r = least(r, Low) // only the database places these networks abroad
	}
	return r
}

// telephone reports whether mail software on a mobile network at home may be a telephone: it rests, or has a line at home, too.
func (j *judge) telephone(c *cluster) bool {
	if c.foreign || c.kind != signin.Mobile || c.class != classMail || !j.home.has(c.records[0].country) {
		return false
	}
	_, _, clock := roundTheClock(j, c)
	return !clock || c.rhythm.p > chanceCertain || j.homeMail > j.mailHere(c)
}

func byScore(e *evidence) Risk {
	strong, noticed := 0, false
	for g, w := range e.groups {
		if group(g).independent() && w >= strongGroup {
			strong++
		}
		noticed = noticed || w >= noticedGroup && (group(g) == timing || group(g) == travel || group(g) == outcome || group(g) == network)
	}
	switch {
	case e.score >= scoreHigh && strong >= groupsHigh && noticed:
		return High
	case e.score >= scoreMedium:
		return Medium
	case e.score >= scoreLow:
		return Low
	}
	return None
}

func least(a, b Risk) Risk {
	if a.rank() < b.rank() {
		return a
	}
	return b
}

// askFirst reports whether an honest service may stand behind the cluster, so that the owner is asked before it is called high.
func (j *judge) askFirst(c *cluster) bool {
	if !j.without("fetcher-network") && (c.kind == signin.Fetcher || c.possible() || c.textual) {
		return true
	}
	if c.guesses >= guessedLeast && !j.without("failures-then-success") {
		return false // no service guesses passwords
	}
	if c.spread > 0 && c.kind == signin.Hosting && len(c.operators()) >= appOperators {
		return false // an app has servers of one operator
	}
	return c.class == classMail && (c.kind == signin.Hosting || c.kind == signin.VPN || c.kind == signin.Relay)
}

// question is what to ask the owner.
func (j *judge) question(c *cluster, e *evidence, r Risk) string {
	switch {
	case c.quiet != "" || c.denied || c.wins == 0 || r == None:
		return ""
	case r == High || r == Medium && c.foreign && j.livesThere(c):
		if r == Medium && c.class == classWeb && c.daysOfHands() >= residentDays && c.worksThere() {
			return "network"
		}
		if c.daysOfHands() >= familyDays && c.warnings()+c.lost+c.challenges() == 0 && (c.class == classWeb || c.rises() && len(j.company.people) > 0) {
			return "family" // nobody travels like this, but a family lives in two countries
		}
		switch {
		case r == High:
			return ""
		case j.nextDoor(c):
			return "travel"
		}
		return "family"
	case c.service != "" && (c.kind == signin.Fetcher || c.possible() || c.textual):
		return "fetcher:" + c.service
	case c.throughCompany():
		return "network"
	case c.kind == signin.VPN || c.kind == signin.Tor || c.kind == signin.Relay:
		return "vpn"
	case c.kind == signin.Hosting && c.class == classMail && c.sends():
		return "app" // nothing was fetched
	case c.kind == signin.Hosting && c.class == classMail:
		return "fetcher:unknown"
	case c.kind == signin.Hosting:
		if known, all := j.devicesOf(c); all > 0 && known == all {
			return "vpn"
		}
		return "app"
	case !c.foreign && (c.class == classMail || c.crowd()):
		return "network"
	case !c.foreign && (j.changes(c) > 0 || j.strangeDevice(c)):
		return "device"
	case !c.foreign:
		return "family"
	case j.doubtful(c), c.worksThere() && j.takesTurns(c), j.commutes(c):
		return "network"
	case c.class == classWeb && e.atOddsWithTravel():
		return "family"
	}
	return "travel"
}

// atOddsWithTravel reports whether somebody was at home meanwhile, so that a journey cannot be asked for.
func (e *evidence) atOddsWithTravel() bool {
	for _, r := range e.reasons {
		if r.Weight > 0 && (r.Signal == "impossible-travel" || r.Signal == "alternating-countries") {
			return true
		}
	}
	return false
}

// throughCompany reports whether browsers came through a company's gateway. Google's network of enterprises (AS 394089) carries Palo Alto's Prisma.
func (c *cluster) throughCompany() bool {
	ops := c.operators()
	return c.class == classWeb && (gateway(c.org()) || len(ops) == 1 && ops[0].code == "394089")
}

// gateway reports whether an operator leads the browsers of whole companies through its servers.
func gateway(org string) bool {
	org = strings.ToLower(org)
	for _, name := range [...]string{"zscaler", "netskope", "palo alto networks", "cato networks", "iboss", "menlo security", "forcepoint", "opendns"} {
		if strings.Contains(org, name) {
			return true
		}
	}
	return false
}

// id names what was found.
func (j *judge) id(c *cluster, e *evidence) string {
	has := func(signal string) bool {
		for _, r := range e.reasons {
			if r.Signal == signal && r.Weight > 0 {
				return true
			}
		}
		return false
	}
	machine := c.rhythm.p <= chanceLikely || has("round-the-clock") || has("frequent-access")
	switch {
	case c.quiet != "":
		return "own-use"
	case c.wins == 0:
		return "failed-attempts"
	case c.kind == signin.Fetcher || c.textual || c.possible():
		return "mail-fetcher"
	case c.spread > 0:
		return "many-countries"
	case c.class == classMail && c.foreign && c.place() && machine: // a program that still comes by the clock is told before how it got in
		return "foreign-mail-poller"
	case has("failures-then-success"):
		return "failures-then-success"
	case c.kind == signin.VPN || c.kind == signin.Tor || c.kind == signin.Relay:
		return "anonymous-network"
	case c.class == classMail && !c.foreign && machine:
		return "domestic-poller"
	case c.kind == signin.Hosting:
		return "hosting-access"
	case !c.foreign:
		return "domestic-unfamiliar"
	case c.class == classMail && machine:
		return "foreign-mail-poller"
	case c.class == classMail:
		return "foreign-mail-access"
	case has("impossible-travel"):
		return "impossible-travel"
	}
	for _, r := range e.reasons {
		if r.Signal == "home-silent" {
			return "travel"
		}
	}
	return "foreign-sign-in"
}
