package provider

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const fixtures = "../../testdata/providers"

func all(t *testing.T) []*Definition {
	t.Helper()
	list, err := All()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 38 {
		t.Fatalf("%d definitions, want at least 38", len(list))
	}
	return list
}

func TestDefinitionsAreRight(t *testing.T) {
	for _, d := range all(t) {
		if err := d.Check(); err != nil {
			t.Error(err)
		}
	}
}

// A definition is written in one way only, so that a change shows as what it is.
func TestDefinitionsAreCanonical(t *testing.T) {
	for _, d := range all(t) {
		text, err := os.ReadFile("definitions/" + d.ID + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if line, got, want := firstDifference(string(text), format(d)); line > 0 {
			t.Errorf("definitions/%s.json line %d:\n has  %s\n want %s", d.ID, line, got, want)
		}
	}
}

// Two definitions must not claim one host: which of them a page belongs to would depend on their order.
func TestHostsAreOneProvidersOnly(t *testing.T) {
	list := all(t)
	for i, d := range list {
		for _, h := range d.Hosts {
			for _, other := range list[i+1:] {
				for _, o := range other.Hosts {
					if h == o || other.MatchesHost(strings.TrimPrefix(h, "*.")) && !strings.HasPrefix(h, "*.") || d.MatchesHost(o) ||
						strings.HasPrefix(h, "*.") && strings.HasSuffix(strings.TrimPrefix(o, "*"), h[1:]) || strings.HasPrefix(o, "*.") && strings.HasSuffix(strings.TrimPrefix(h, "*"), o[1:]) {
						t.Errorf("hosts: %q of %s and %q of %s overlap", h, d.ID, o, other.ID)
					}
				}
			}
		}
	}
}

// Words recognise a page without an address, so that none may stand in another provider's.
func TestWordsAreOneProvidersOnly(t *testing.T) {
	list := all(t)
	for _, d := range list {
		for _, w := range d.Words {
			for _, other := range list {
				for _, o := range other.Words {
					if other != d && strings.Contains(o, w) {
						t.Errorf("words: %q of %s stands in %q of %s", w, d.ID, o, other.ID)
					}
				}
			}
		}
	}
}

// Addresses by which pages are recognised lie on the provider's own hosts, else they could never match.
func TestPagesLieOnOwnHosts(t *testing.T) {
	for _, d := range all(t) {
		check := func(where string, list []string) {
			for _, u := range list {
				if ByHost(u) != d && !strings.HasPrefix(u, "https://google.com/") {
					t.Errorf("definitions/%s.json: %s: %s is not on one of its hosts", d.ID, where, u)
				}
			}
		}
		for _, h := range d.Histories {
			check("history "+h.Kind+" urls", h.URLs)
			if h.URL != "" {
				check("history "+h.Kind+" url", []string{h.URL})
			}
		}
		for _, a := range d.Actions {
			check(a.ID+" urls", a.URLs)
		}
	}
}

// Documented columns are shown by a fixture; without documentation there is none, since it would be an invention.
func TestDocumentedHistoriesHaveFixtures(t *testing.T) {
	known := map[string]bool{}
	for _, d := range all(t) {
		known[d.ID] = true
		documented := false
		for _, h := range d.Histories {
			documented = documented || h.Columns
		}
		pages, _ := filepath.Glob(filepath.Join(fixtures, d.ID, "*", "page.html"))
		if documented && len(pages) == 0 {
			t.Errorf("definitions/%s.json: histories: columns is true, and testdata/providers/%s has no page", d.ID, d.ID)
		}
		if !documented && len(pages) > 0 {
			t.Errorf("testdata/providers/%s: pages of a history whose columns no source documents", d.ID)
		}
	}
	folders, err := os.ReadDir(fixtures)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if !known[f.Name()] {
			t.Errorf("testdata/providers/%s: no such provider", f.Name())
		}
	}
}

// An SMTP-only block must say so: it is no cure for someone who reads.
func TestSendingBlocksCoverSendingOnly(t *testing.T) {
	for _, id := range []string{"xserver", "onamae"} {
		for _, d := range all(t) {
			if d.ID != id {
				continue
			}
			a := d.Action("restrict-overseas-access")
			if a == nil || len(a.Covers) != 1 || a.Covers[0] != "smtp" {
				t.Errorf("%s: the overseas restriction covers %v, want smtp only", id, a)
			}
		}
	}
	for _, id := range []string{"sonet", "plala", "yahoo-japan", "naver"} {
		for _, d := range all(t) {
			if d.ID == id && !strings.Contains(strings.Join(d.Action("restrict-overseas-access").Covers, ","), "imap,pop,smtp") {
				t.Errorf("%s: the overseas restriction covers reading and sending", id)
			}
		}
	}
	// Two steps protect the web; mail software goes on with its own password.
	for _, d := range all(t) {
		if a := d.Action("two-step"); a != nil && strings.Join(a.Covers, ",") != "web" {
			t.Errorf("%s: two-step covers %v", d.ID, a.Covers)
		}
	}
}

func TestByHost(t *testing.T) {
	for address, want := range map[string]string{
		"https://account.live.com/Activity": "microsoft", "https://MAIL.google.com/mail/u/0/?view=ac": "google", "https://acme.cybozu.com/": "cybozu",
		"https://login.yahoo.com/account/security": "yahoo", "https://lh.login.yahoo.co.jp/": "yahoo-japan", "https://webmail.sso.biglobe.ne.jp/": "biglobe",
		"http://account.live.com/Activity": "", "https://account.live.com.evil.example/": "", "https://cybozu.com/": "", "https://evil-cybozu.com/": "", "": "", "%": "",
		"https://nid.naver.com:443/x": "naver", "https://user@github.com/": "github",
	} {
		got := ""
		if d := ByHost(address); d != nil {
			got = d.ID
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ address, text, want string }{
		{"https://mail.example.org/?_task=settings", "Roundcube Webmail :: Last login", "roundcube"},
		{"https://cloud.example.org/settings/user/security", "Security - Personal settings - Nextcloud", "nextcloud"},
		{"https://blog.example.org/", "How to use Activity on this account", ""}, // only software is known by words where an address is known
		{"", "Activity on this account", "google"},
		{"", "ログイン履歴 - Yahoo! JAPAN", "yahoo-japan"},
		{"", "Google", ""},
		{"", "最近のアクティビティ", ""},
		{"", "", ""},
	} {
		got := ""
		if d := Find(c.address, func() string { return c.text }); d != nil {
			got = d.ID
		}
		if got != c.want {
			t.Errorf("%q %q: got %q, want %q", c.address, c.text, got, c.want)
		}
	}
}

func TestDecodeIsStrict(t *testing.T) {
	for text, want := range map[string]string{
		`{"id": "a", "nmae": {}}`:                     `"nmae": unknown key`,
		`{"id": "b"}`:                                 `id: "b" is not the file's name`,
		`{"id": "a", "id": "a"}`:                      `id: twice`,
		`{"id": "a", "hosts": "example.com"}`:         `hosts: not a list`,
		`{"id": "a", "hosts": [1]}`:                   `hosts: 0: not a text`,
		`{"id": "a", "zoneCertain": "true"}`:          `zoneCertain: neither true nor false`,
		`{"id": "a", "histories": [{"rows": 1.5}]}`:   `histories: 0: rows: not a count`,
		`{"id": "a", "histories": [{"rows": -1}]}`:    `histories: 0: rows: not a count`,
		`{"id": "a", "actions": [{}, {"cover": []}]}`: `actions: 1: "cover": unknown key`,
		`{"id": "a", "name": {"ja": "x", "de": "y"}}`: `name: "de": unknown key`,
		`[]`:                                     `not an object`,
		`{"id": "a"`:                             `not valid JSON`,
		`{"id": "a", "actions": [{"id": null}]}`: `actions: 0: id: not a text`,
		`{"id": "a", "histories": {"kind": "web"}}`:    `histories: not a list`,
		`{"id": "a", "histories": [{"columns": 1}]}`:   `histories: 0: columns: neither true nor false`,
		`{"id": "a", "note": ["x"]}`:                   `note: not a text`,
		`{"id": "a", "actions": [{"covers": ["web"`:    `not valid JSON`,
		`{"id": "a", "actions": ["change-password"]}`:  `actions: 0: not an object`,
		`{"id": "a", "actions": [{"exact": "false"}]}`: `actions: 0: exact: neither true nor false`,
	} {
		_, err := Decode("a", []byte(text))
		if err == nil || !strings.HasSuffix(err.Error(), want) || !strings.HasPrefix(err.Error(), "provider a: ") {
			t.Errorf("%s:\n got  %v\n want provider a: … %s", text, err, want)
		}
	}
}

// Check names the field of every kind of mistake.
func TestCheckNamesTheField(t *testing.T) {
	text, err := os.ReadFile("definitions/yahoo-japan.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		spoil func(*Definition)
		field string
	}{
		{func(d *Definition) { d.Hosts[0], d.Hosts[1] = d.Hosts[1], d.Hosts[0] }, "hosts"},
		{func(d *Definition) { d.Hosts[0] = "https://account.edit.yahoo.co.jp" }, "hosts"},
		{func(d *Definition) { d.Hosts[0] = "*" }, "hosts"},
		{func(d *Definition) { d.Hosts = nil }, "hosts"},
		{func(d *Definition) { d.Words[0] = "Yahoo" }, "words"},
		{func(d *Definition) { d.Zone = "Asia/Tokio" }, "zone"},
		{func(d *Definition) { d.Networks = []string{"yahoo!"} }, "networks"},
		{func(d *Definition) { d.Name = map[string]string{"en": "Yahoo"} }, "name"},
		{func(d *Definition) { d.Note = "" }, "note"},
		{func(d *Definition) { d.Histories[0].Kind = "imap" }, "histories[0].kind"},
		{func(d *Definition) { d.Histories[1].Near = "" }, "histories[1].url"},
		{func(d *Definition) { d.Histories[0].URL = "http://lh.login.yahoo.co.jp/" }, "histories[0].url"},
		{func(d *Definition) { d.Histories[0].Checked = "2026" }, "histories[0].checked"},
		{func(d *Definition) { d.Histories[0].Confidence = "unknown" }, "histories[0].confidence"},
		{func(d *Definition) { d.Histories[0].URLs = []string{""} }, "histories[0].urls"},
		{func(d *Definition) { d.Actions[0].ID = "close" }, "id"},
		{func(d *Definition) { d.Actions[1].ID = d.Actions[0].ID }, "id"},
		{func(d *Definition) { d.Actions[0].Covers = []string{"mail"} }, "covers"},
		{func(d *Definition) { d.Actions[0].Covers = nil }, "covers"},
		{func(d *Definition) { d.Actions[0].Breaks = []string{"gmail"} }, "breaks"},
		{func(d *Definition) { d.Actions[0].On = nil }, "on"},
		{func(d *Definition) { d.Actions[0].Path = nil }, "path"},
		{func(d *Definition) { d.Actions[0].URL = "javascript:alert(1)" }, "url"},
		{func(d *Definition) { d.Actions[0].Labels = []string{" x"} }, "labels"},
	} {
		d, err := Decode("yahoo-japan", text)
		if err != nil {
			t.Fatal(err)
		}
		c.spoil(d)
		if err := d.Check(); err == nil || !strings.Contains(err.Error(), c.field+":") || !strings.Contains(err.Error(), "yahoo-japan") {
			t.Errorf("got %v, want a mistake in %s", err, c.field)
		}
	}
}

func FuzzDecode(f *testing.F) {
	list, err := All()
	if err != nil {
		f.Fatal(err)
	}
	for _, d := range list[:6] {
		f.Add(format(d))
	}
	f.Add(`{"id": "a", "histories": [{"rows": 1e300}], "actions": [{"on": []}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Decode("a", []byte(text))
		if err != nil {
			return
		}
		_ = d.Check()
		again, err := Decode("a", []byte(format(d)))
		if err != nil {
			t.Fatalf("what was read is not read again: %v\n%s", err, format(d))
		}
		if format(again) != format(d) {
			t.Fatalf("reads differ:\n%s\n%s", format(d), format(again))
		}
	})
}

// What the registry reads of a file at once is what the whole file says.
func TestHeads(t *testing.T) {
	list, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range all(t) {
		if h := list[i].Definition; !slices.Equal(h.Hosts, d.Hosts) || !slices.Equal(h.Words, d.Words) || h.Software != d.Software {
			t.Errorf("%s: hosts, software or words stand behind its histories", d.ID)
		}
	}
}

// BenchmarkHeads is what recognising a page costs a fresh worker.
func BenchmarkHeads(b *testing.B) {
	files, err := filepath.Glob("definitions/*.json")
	if err != nil || len(files) == 0 {
		b.Fatal("no definitions")
	}
	var texts [][]byte
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, text)
	}
	for b.Loop() {
		for _, text := range texts {
			head(text)
		}
	}
}
