// Package advice turns findings into ordered actions, each with the way to it: evidence first, then the switches that stop this
// finding at this provider, then what keeps it from happening again.
package advice

import (
	"ashiato/wasm/memory"
	"ashiato/wasm/provider"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// Action is one thing to do. Its fields are those of the JSON report.
type Action struct {
	ID             string
	Urgency        int // 1 first
	URL            string
	URLSource      string // page (a link on a viewed page), seen (kept from an earlier visit), definition, "" without URL
	Exact          bool   // URL is the page itself, not the nearest certain one
	Path           []string
	State          string // on, off, unknown
	Covers, Breaks []string
	Checked        string
}

// Input is what advice is made from.
type Input struct {
	Verdict    *risk.Verdict
	SignIns    []signin.SignIn
	Definition *provider.Definition // nil for an unknown provider
	Links      map[string]string    // found on the viewed pages: action id or "history:mail" → address
	Settings   map[string]string    // states that the viewed pages show
	Memory     *memory.Memory       // nil without memory
	Missing    []string             // histories that were not seen
	Password   string               // address of the site's page to change the password, where no definition has one
}

// Plans: the actions for each kind of trouble, in order. Sources: research on what police, providers and security offices
// advise (evidence first: the history rolls over within days; Gunma and Kyoto police ask for a saved or printed history;
// access is closed before the password is changed, since a password alone does not end what mail software has open; Yahoo! JAPAN
// names the recovery address as the usual cause of repeated break-ins).
var (
	mailBreach = []string{"save-evidence", "close-mail-software", "restrict-overseas-access", "change-password", "check-forwarding",
		"check-recovery", "sign-out-sessions", "gift-codes", "codes-elsewhere", "reused-passwords", "deleted-mail", "check-malware", "two-step",
		"login-alert", "beware-phishing", "help-desk", "other-history", "look-again"}
	webBreach = []string{"save-evidence", "change-password", "sign-out-sessions", "check-recovery", "check-forwarding",
		"close-mail-software", "restrict-overseas-access", "two-step", "gift-codes", "codes-elsewhere", "reused-passwords", "deleted-mail", "check-malware",
		"login-alert", "beware-phishing", "help-desk", "other-history", "look-again"}
	doubt = []string{"save-evidence", "other-history", "restrict-overseas-access", "close-mail-software", "change-password",
		"check-forwarding", "sign-out-sessions", "two-step", "login-alert", "beware-phishing", "look-again"}
	attacked = []string{"other-history", "restrict-overseas-access", "two-step", "reused-passwords", "login-alert", "beware-phishing", "look-again"}
	calm     = []string{"other-history", "restrict-overseas-access", "close-mail-software", "change-password", "sign-out-sessions", "two-step", "look-again"}
)

// certainPages are pages outside the provider that help anyone in Japan: the issuer's page to redeem a gift code, and the police's
// window for cyber crime (research of 2026-11, each address named by at least one source of 2026).
func certainPage(id string) string {
	switch id {
	case "gift-codes":
		return "https://www.amazon.co.jp/gc/redeem"
	case "help-desk":
		return "https://www.npa.go.jp/bureau/cyber/soudan.html"
	}
	return ""
}

// Advise gives the actions for what was found, in the order to do them.
func Advise(in Input) []Action {
	var out []Action
	for _, id := range plan(in) {
		if a, ok := in.action(id); ok {
			a.Urgency = len(out) + 1
			out = append(out, a)
		}
	}
	return out
}

// plan chooses the plan by the gravest finding.
func plan(in Input) []string {
	worst, failed := "", true
	mail := false
	for _, f := range in.Verdict.Findings {
		if f.Risk == "high" || f.Risk == "medium" {
			failed = false
			if worst != "high" {
				worst = string(f.Risk)
			}
			for _, i := range f.SignIns {
				mail = mail || in.SignIns[i].Protocol.MailSoftware() || in.SignIns[i].MailPage
			}
		} else if f.Risk == "low" && f.ID != "failed-attempts" {
			failed = false
		}
	}
	switch {
	case worst == "high" && mail:
		return mailBreach
	case worst == "high":
		return webBreach
	case worst == "medium":
		return doubt
	case failed && len(in.Verdict.Findings) > 0 && in.Verdict.Risk == "low":
		return attacked
	}
	return calm
}

// action fills in the way to an action; false if it has no place here.
func (in Input) action(id string) (Action, bool) {
	a := Action{ID: id, State: "unknown"}
	switch id {
	case "save-evidence", "look-again", "reused-passwords", "deleted-mail", "codes-elsewhere", "beware-phishing", "check-malware":
		return a, true
	case "gift-codes", "help-desk":
		a.URL, a.Exact = certainPage(id), true
		a.URLSource = "definition"
		return a, true
	case "other-history":
		return in.otherHistory(a)
	}
	var def *provider.Action
	if in.Definition != nil {
		def = in.Definition.Action(id)
	}
	if def == nil {
		if id == "change-password" && in.Password != "" {
			a.URL, a.URLSource, a.Covers = in.Password, "definition", []string{"web"}
			return a, true
		}
		// Without a known switch, the advice itself still holds for these.
		return a, id == "change-password" || id == "sign-out-sessions" || id == "check-forwarding" || id == "check-recovery" || id == "two-step"
	}
	if id == "restrict-overseas-access" && !in.cures(def.Covers) {
		return a, false
	}
	a.Path, a.Covers, a.Breaks, a.Checked = def.Path, def.Covers, def.Breaks, def.Checked
	a.URL, a.Exact, a.URLSource = def.URL, def.Exact, "definition"
	in.link(&a, id)
	if s := in.state(id); s != "" && len(def.On)+len(def.Off) > 0 {
		a.State = s
	}
	if a.URL == "" {
		a.URLSource = ""
	}
	return a, true
}

// cures reports whether a block of these protocols helps against what was found. A block of sending is no cure for reading, and a
// block of the web none for mail software.
func (in Input) cures(covers []string) bool {
	web, reads, sends := false, false, false
	for _, f := range in.Verdict.Findings {
		if f.Risk != "high" && f.Risk != "medium" {
			continue
		}
		for _, i := range f.SignIns {
			switch s := &in.SignIns[i]; {
			case s.Protocol == signin.SMTP:
				sends = true
			case s.Protocol.MailSoftware() || s.MailPage:
				reads = true
			case s.Protocol == signin.Web || s.Protocol == signin.App:
				web = true
			default:
				web, reads = true, true
			}
		}
	}
	if !web && !reads && !sends {
		web, reads = true, true // a calm page: what would be read is what matters
	}
	for _, c := range covers {
		if c == "imap" || c == "pop" || (c == "web" && web) || (c == "smtp" && sends && !reads && !web) {
			return true
		}
	}
	return false
}

// link puts what was found on a viewed page, or kept from an earlier visit, in place of the definition's address.
func (in Input) link(a *Action, id string) {
	if u := in.Links[id]; u != "" {
		a.URL, a.URLSource, a.Exact = u, "page", true
		return
	}
	if in.Memory != nil {
		for _, l := range in.Memory.Links {
			if l.ID == id && l.URL != "" {
				a.URL, a.URLSource, a.Exact = l.URL, "seen", true
			}
		}
	}
}

func (in Input) state(id string) string {
	if s := in.Settings[id]; s != "" {
		return s
	}
	if in.Memory != nil {
		for _, s := range in.Memory.Settings {
			if s.ID == id {
				return s.State
			}
		}
	}
	return ""
}

// otherHistory leads to a history that was not seen yet.
func (in Input) otherHistory(a Action) (Action, bool) {
	if len(in.Missing) == 0 || in.Definition == nil {
		return a, false
	}
	h := in.Definition.History(in.Missing[0])
	if h == nil {
		return a, false
	}
	a.URL, a.Exact, a.URLSource = h.URL, h.URL != "", "definition"
	if a.URL == "" {
		a.URL = h.Near
	}
	a.Path, a.Checked = h.Path, h.Checked
	in.link(&a, "history:"+h.Kind)
	if a.URL == "" {
		a.URLSource = ""
	}
	return a, true
}
