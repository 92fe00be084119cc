package command

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	fixtures = "../../testdata/providers/yahoo-japan/"
	history  = fixtures + "mail-td-header/page.html"
	smallDB  = "../../testdata/geoip/small.mmdb"
)

// run runs the command as a process with a clock and a locale.
func run(stdin, locale string, args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = Main(Process{
		Args: args, Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &err,
		Getenv: func(k string) string { return map[string]string{"LANG": locale}[k] },
		Clock:  func() time.Time { return time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC) },
	})
	return status, out.String(), err.String()
}

func TestExitStatus(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	empty, broken, memory := write("empty.html", ""), write("broken.json", `{"snapshot":1,"nodes":[[5,"p"]]}`), write("memory.json", `{"version":99}`)
	notDB := write("not.mmdb", "not a database")
	for _, c := range []struct {
		name   string
		args   []string
		status int
		stderr string
	}{
		{"no command", nil, 2, "analyze"},
		{"help", []string{"--help"}, 0, ""},
		{"help of analyze", []string{"analyze", "--help"}, 0, ""},
		{"version", []string{"--version"}, 0, ""},
		{"unknown command", []string{"judge"}, 2, "judge"},
		{"no page", []string{"analyze"}, 2, "no page"},
		{"unknown flag", []string{"analyze", "--colour", history}, 2, "colour"},
		{"bad zone", []string{"analyze", "--zone", "Mars/Base", history}, 2, "Mars/Base"},
		{"bad time", []string{"analyze", "--now", "yesterday", history}, 2, "RFC 3339"},
		{"bad country", []string{"analyze", "--home", "Japan", history}, 2, "JAPAN"},
		{"no such country", []string{"analyze", "--home", "QX", history}, 2, "QX"},
		{"bad format", []string{"analyze", "--format", "xml", history}, 2, "json"},
		{"bad language", []string{"analyze", "--lang", "fr", history}, 2, "ja"},
		{"more addresses than pages", []string{"analyze", "--url", "", "--url", "", history}, 2, "2 --url for 1"},
		{"two standard inputs", []string{"analyze", "-", "-"}, 2, "standard input"},
		{"missing page", []string{"analyze", "nowhere.html", history}, 1, "nowhere.html"},
		{"empty page", []string{"analyze", empty}, 1, "empty"},
		{"broken snapshot", []string{"analyze", broken}, 1, "node 0"},
		{"missing database", []string{"analyze", "--db", "nowhere.mmdb", history}, 1, "nowhere.mmdb"},
		{"broken database", []string{"analyze", "--db", notDB, history}, 1, "not.mmdb"},
		{"broken memory", []string{"analyze", "--memory", memory, history}, 1, "memory.json"},
		{"flags after pages", []string{"analyze", history, "--db", smallDB, "--home", "jp"}, 0, ""},
		{"an empty history is a reading", []string{"analyze", "--db", smallDB, fixtures + "mail-empty/page.html"}, 0, ""},
		{"no history is a reading", []string{"analyze", "--db", smallDB, fixtures + "restriction-off/page.html"}, 0, ""},
		{"no address", []string{"geo"}, 2, "no address"},
		{"not an address", []string{"geo", "--db", smallDB, "999.1.1.1"}, 1, "999.1.1.1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, _, stderr := run("", "C", c.args...)
			if status != c.status || !strings.Contains(stderr, c.stderr) || (c.status == 0) != (stderr == "") {
				t.Errorf("status %d, want %d; stderr %q, want it to name %q", status, c.status, stderr, c.stderr)
			}
		})
	}
}

// One page that cannot be read does not take the report of the others.
func TestReportOfOthers(t *testing.T) {
	_, stdout, _ := run("", "C", "analyze", "--db", smallDB, "nowhere.html", history)
	var r struct {
		Pages   []struct{ File, Reading string }
		SignIns []struct{ Page int }
	}
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Pages) != 2 || r.Pages[0].Reading != "unreadable" || r.Pages[1].Reading != "complete" || len(r.SignIns) == 0 || r.SignIns[0].Page != 1 {
		t.Errorf("got %+v", r)
	}
}

func TestStandardInput(t *testing.T) {
	page, err := os.ReadFile(history)
	if err != nil {
		t.Fatal(err)
	}
	status, stdout, stderr := run(string(page), "C", "analyze", "--db", smallDB, "--url", "https://lh.login.yahoo.co.jp/", "-")
	if status != 0 || !strings.Contains(stdout, `"provider":"yahoo-japan"`) {
		t.Errorf("status %d, %s", status, stderr)
	}
}

// The text view speaks the locale's language, and knows every word that it uses.
func TestText(t *testing.T) {
	for locale, want := range map[string]string{"ja_JP.UTF-8": "国・地域は推定です", "C": "estimate"} {
		status, stdout, stderr := run("", locale, "analyze", "--db", smallDB, "--format", "text", history)
		if status != 0 || !strings.Contains(stdout, want) {
			t.Errorf("%s: status %d, %s\n%s", locale, status, stderr, stdout)
		}
		for _, key := range []string{"cli_", "finding_", "reason_", "action_", "level_", "mark_", "protocol_", "outcome_", "{"} {
			if strings.Contains(stdout, key) {
				t.Errorf("%s: %s… has no message in\n%s", locale, key, stdout)
			}
		}
	}
}

func TestGeo(t *testing.T) {
	status, stdout, _ := run("", "C", "geo", "--db", smallDB, "126.79.204.17", "10.0.0.1", "113.108.182.0/24")
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	if status != 0 || len(lines) != 3 || !strings.HasPrefix(lines[0], "126.79.204.17\tJP\t") || !strings.Contains(lines[1], "private") || !strings.Contains(lines[2], "CN") {
		t.Errorf("status %d:\n%s", status, stdout)
	}
	if _, stdout, _ := run("", "C", "geo", "--describe", "--db", smallDB); !strings.Contains(stdout, "data ") {
		t.Errorf("description:\n%s", stdout)
	}
}

func TestColumns(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "足あと": 6, "IPアドレス": 10} {
		if got := columns(text); got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
	if got := fit("足あと足あと", 7); got != "足あと…" || columns(got) > 7 {
		t.Errorf("got %q", got)
	}
}

// One version stands in two places, since neither can read the other.
func TestVersion(t *testing.T) {
	text, err := os.ReadFile("../../extension/manifest/base.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct{ Version string }
	if err := json.Unmarshal(text, &manifest); err != nil || manifest.Version != Version {
		t.Errorf("manifest/base.json: version %q, the command's is %q (%v)", manifest.Version, Version, err)
	}
}
