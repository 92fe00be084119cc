package advice

import (
	"testing"

	"ashiato/wasm/provider"
	"ashiato/wasm/risk"
	"ashiato/wasm/signin"
)

// A switch is offered only where it stops what was found.
func TestRestrictionIsOfferedOnlyAsACure(t *testing.T) {
	for _, c := range []struct {
		name     string
		protocol signin.Protocol
		covers   []string
		want     bool
	}{
		{"reading, and a block of sending", signin.IMAP, []string{"smtp"}, false},
		{"reading by an unknown protocol, and a block of sending", signin.Mail, []string{"smtp"}, false},
		{"web, and a block of sending", signin.Web, []string{"smtp"}, false},
		{"sending, and a block of sending", signin.SMTP, []string{"smtp"}, true},
		{"reading, and a block of the web", signin.POP, []string{"web"}, false},
		{"web, and a block of the web", signin.Web, []string{"web"}, true},
		{"unknown, and a block of the web", signin.UnknownProtocol, []string{"web"}, true},
		{"reading, and a block of mail software", signin.IMAP, []string{"imap", "pop", "smtp"}, true},
		{"nothing known to be covered", signin.IMAP, nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &provider.Definition{Actions: []provider.Action{{ID: "restrict-overseas-access", URL: "https://example.com/", Covers: c.covers}}}
			v := &risk.Verdict{Risk: "high", Findings: []risk.Finding{{ID: "foreign-mail-access", Risk: "high", SignIns: []int{0}}}}
			got := false
			for _, a := range Advise(Input{Verdict: v, SignIns: []signin.SignIn{{Protocol: c.protocol}}, Definition: d}) {
				got = got || a.ID == "restrict-overseas-access"
			}
			if got != c.want {
				t.Errorf("offered: %v, want %v", got, c.want)
			}
		})
	}
}
