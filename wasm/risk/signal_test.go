package risk

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/signin"
)

// TestEverySignalHasItsFile keeps the table and the folder alike: one signal, one file, one line.
func TestEverySignalHasItsFile(t *testing.T) {
	names := Signals()
	for i, name := range names {
		file := strings.ReplaceAll(name, "-", "_") + ".go"
		text, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("signal %s: %v", name, err)
			continue
		}
		if !strings.Contains(string(text), "(float64, []Value, bool)") {
			t.Errorf("signal %s: %s holds no signal", name, file)
		}
		if slices.Contains(names[:i], name) {
			t.Errorf("signal %s stands twice in the table", name)
		}
	}
	if len(names) < 25 {
		t.Errorf("only %d signals", len(names))
	}
}

// TestSignalsSpeak shows each signal a history in which it must say something.
func TestSignalsSpeak(t *testing.T) {
	home := visits(14, 2, ocn, "153.202.10.20", signin.Web)
	seed := poll(60, 30, chinan, "113.108.182.52", signin.IMAP)
	phone := func(s *signin.SignIn) { s.Device = "Mozilla/5.0 (iPhone) Safari/604.1" }
	other := func(s *signin.SignIn) { s.Device = "Mozilla/5.0 (Windows NT 10.0) Chrome/130" }
	named := func(name string) func(*signin.SignIn) { return func(s *signin.SignIn) { s.Account = name } }
	abroad := visits(4, 1, trueth, "171.96.1.2", signin.Web)
	histories := map[string]struct {
		list   []signin.SignIn
		memory *memory.Memory
	}{
		"foreign-country":       {list: seed},
		"home-country":          {list: join(home, poll(40, 30, sakura, "153.127.1.2", signin.IMAP))},
		"new-network":           {list: join(home, poll(40, 30, sakura, "153.127.1.2", signin.IMAP))},
		"hosting-network":       {list: poll(40, 15, aws, "54.86.1.9", signin.IMAP)},
		"vpn-network":           {list: visits(5, 1, m247, "185.9.1.2", signin.Web)},
		"tor-network":           {list: visits(5, 1, torExit, "185.220.1.2", signin.Web)},
		"relay-network":         {list: with(visits(5, 1, signin.Place{Country: "US", Network: signin.Relay}, "104.28.1.2", signin.Web), func(s *signin.SignIn) { s.PageCountry = "US" })},
		"fetcher-network":       {list: poll(40, 60, gmail, "209.85.167.14", signin.POP)},
		"mail-software":         {list: seed},
		"periodic-access":       {list: seed},
		"round-the-clock":       {list: seed},
		"frequent-access":       {list: with(poll(60, .8, chinan, "113.108.182.52", signin.SMTP), func(*signin.SignIn) {})},
		"impossible-travel":     {list: join(home, []signin.SignIn{at(14*1440, ocn, "153.202.10.20", signin.Web), at(14*1440+12, mtn, "197.210.1.2", signin.Web)})},
		"alternating-countries": {list: join(home, shift(seed, 3*1440))},
		"home-silent":           {list: join(visits(8, 2, ocn, "153.202.10.20", signin.Web), shift(abroad, 10*1440), shift(visits(5, 2, ocn, "153.202.10.20", signin.Web), 16*1440))},
		"many-countries":        {list: join(poll(3, 9, chinan, "113.108.182.52", signin.SMTP), poll(3, 9, vietel, "27.72.1.2", signin.SMTP), poll(3, 9, mtn, "197.210.1.2", signin.SMTP))},
		"failures-then-success": {list: join(with(poll(6, 2, vietel, "27.72.1.2", signin.IMAP), failed), []signin.SignIn{at(14, vietel, "27.72.1.2", signin.IMAP)})},
		"failures-only":         {list: with(poll(6, 2, vietel, "27.72.1.2", signin.IMAP), failed)},
		"settings-changed":      {list: join(home, abroad)},
		"provider-warning":      {list: with(abroad, func(s *signin.SignIn) { s.Warned = true })},
		"password-known":        {list: with(abroad, func(s *signin.SignIn) { s.Outcome = signin.Challenged })},
		"unfamiliar-device":     {list: join(with(home, phone), with(abroad, other))},
		"known-device":          {list: join(with(home, phone), with(abroad, phone))},
		"email-as-id":           {list: join(with(home, named("taro")), with(abroad, named("taro@example.jp")))},
		"few-rows":              {list: abroad[:1]},
		"own-address":           {list: with(abroad, func(s *signin.SignIn) { s.Self = s.Time.After(start.Add(48 * time.Hour)) })},
		"user-confirmed":        {list: abroad, memory: answered(memory.Yes, "as:7470:web")},
		"user-denied":           {list: abroad, memory: answered(memory.No, "as:7470:web")},
		"no-own-row":            {list: seed},
	}
	for _, name := range Signals() {
		h, ok := histories[name]
		if !ok {
			t.Errorf("signal %s has no history", name)
			continue
		}
		o := options()
		o.Memory = h.memory
		switch name {
		case "own-address":
			o.Home = []string{"JP"}
		case "settings-changed":
			o.Changes = []signin.Change{{Time: abroad[0].Time.Add(time.Hour), Net: abroad[0].Net}}
		}
		said := false
		for _, f := range Judge(h.list, o).Findings {
			said = said || f.reason(name) != nil
		}
		if !said {
			t.Errorf("signal %s says nothing in its history", name)
		}
		o.Without = []string{name}
		for _, f := range Judge(h.list, o).Findings {
			if f.reason(name) != nil {
				t.Errorf("signal %s speaks though it is left out", name)
			}
		}
	}
}
