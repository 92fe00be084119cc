package advice

import (
	"testing"

	"ashiato/wasm/memory"
	"ashiato/wasm/provider"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

func definition(t *testing.T) *provider.Definition {
	t.Helper()
	d := provider.ByHost("https://mail.yahoo.co.jp/")
	if d == nil {
		t.Fatal("no definition of Yahoo! JAPAN")
	}
	return d
}

func input(t *testing.T, r risk.Risk, p signin.Protocol) Input {
	return Input{
		Verdict: &risk.Verdict{Risk: r, Findings: []risk.Finding{{ID: "foreign-mail-poller", Risk: r, SignIns: []int{0}}}},
		SignIns: []signin.SignIn{{Protocol: p}}, Definition: definition(t),
	}
}

func index(all []Action, id string) int {
	for i, a := range all {
		if a.ID == id {
			return i
		}
	}
	return -1
}

func expectOrder(t *testing.T, all []Action, ids ...string) {
	t.Helper()
	last := -1
	for _, id := range ids {
		i := index(all, id)
		if i < 0 {
			t.Errorf("%s is missing", id)
		} else if i <= last {
			t.Errorf("%s stands too early", id)
		}
		last = i
	}
	for i, a := range all {
		if a.Urgency != i+1 {
			t.Errorf("%s: urgency %d at place %d", a.ID, a.Urgency, i)
		}
	}
}

// Evidence first, since the history rolls over; mail software is closed before the password is changed.
func TestMailBreach(t *testing.T) {
	all := Advise(input(t, risk.High, signin.IMAP))
	expectOrder(t, all, "save-evidence", "close-mail-software", "restrict-overseas-access", "change-password", "check-forwarding", "two-step", "help-desk", "look-again")
}

// Who reads the mailbox reads the codes sent to it, and may have deleted what would have warned; fake mails follow a theft.
func TestBreachNamesWhatMailLeads(t *testing.T) {
	for _, p := range []signin.Protocol{signin.IMAP, signin.Web} {
		all := Advise(input(t, risk.High, p))
		expectOrder(t, all, "change-password", "gift-codes", "codes-elsewhere", "reused-passwords", "deleted-mail", "check-malware", "beware-phishing", "look-again")
	}
	for _, r := range []risk.Risk{risk.Medium, risk.Low} {
		in := input(t, r, signin.IMAP)
		in.Verdict.Findings[0].ID = "failed-attempts"
		if index(Advise(in), "beware-phishing") < 0 {
			t.Errorf("%s: nothing of phishing", r)
		}
	}
}

func TestWebBreach(t *testing.T) {
	all := Advise(input(t, risk.High, signin.Web))
	expectOrder(t, all, "save-evidence", "change-password", "sign-out-sessions", "check-recovery")
}

// A calm page offers the restriction switch too: the founding cases had it off and did not know.
func TestCalm(t *testing.T) {
	in := input(t, risk.None, signin.Web)
	in.Missing = []string{"mail"}
	expectOrder(t, Advise(in), "other-history", "restrict-overseas-access", "close-mail-software")
	in.Verdict.Findings = nil
	expectOrder(t, Advise(in), "other-history", "restrict-overseas-access")
}

// A block of sending is never offered as a cure for reading.
func TestSendingBlockIsNoCure(t *testing.T) {
	in := input(t, risk.High, signin.IMAP)
	in.Definition = &provider.Definition{Actions: []provider.Action{{ID: "restrict-overseas-access", Covers: []string{"smtp"}}}}
	if i := index(Advise(in), "restrict-overseas-access"); i >= 0 {
		t.Error("an SMTP-only restriction is offered against IMAP")
	}
	in.SignIns[0].Protocol = signin.SMTP
	if i := index(Advise(in), "restrict-overseas-access"); i < 0 {
		t.Error("an SMTP-only restriction is missing against SMTP")
	}
}

// A link on the viewed page wins over one kept from an earlier visit, which wins over the definition.
func TestLinks(t *testing.T) {
	const id, onPage, seen = "restrict-overseas-access", "https://mail.yahoo.co.jp/page", "https://mail.yahoo.co.jp/seen"
	in := input(t, risk.High, signin.IMAP)
	expect := func(url, source string, exact bool) {
		t.Helper()
		all := Advise(in)
		if a := all[index(all, id)]; a.URL != url || a.URLSource != source || a.Exact != exact || len(a.Path) == 0 {
			t.Errorf("got %+v, want %s from %s", a, url, source)
		}
	}
	expect("https://mail.yahoo.co.jp/", "definition", false)
	in.Memory = &memory.Memory{Links: []memory.Link{{ID: id, URL: seen}}, Settings: []memory.Setting{{ID: id, State: "off"}}}
	expect(seen, "seen", true)
	in.Links = map[string]string{id: onPage}
	expect(onPage, "page", true)
	all := Advise(in)
	if s := all[index(all, id)].State; s != "off" {
		t.Errorf("state %q, want the remembered off", s)
	}
	in.Settings = map[string]string{id: "on"}
	all = Advise(in)
	if s := all[index(all, id)].State; s != "on" {
		t.Errorf("state %q, want on as the page shows", s)
	}
}

func TestUnknownProvider(t *testing.T) {
	in := input(t, risk.High, signin.IMAP)
	in.Definition, in.Password = nil, "https://example.com/.well-known/change-password"
	all := Advise(in)
	expectOrder(t, all, "save-evidence", "change-password", "check-forwarding", "help-desk")
	if a := all[index(all, "change-password")]; a.URL != in.Password {
		t.Errorf("got %+v", a)
	}
}
