package provider

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/providers.md anew")

// The table of providers is made from the definitions, so that it cannot tell another story.
func TestTable(t *testing.T) {
	const file = "../../docs/providers.md"
	want := table(all(t))
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if line, has, wants := firstDifference(string(got), want); line > 0 {
		t.Errorf("docs/providers.md line %d (go test ./wasm/provider -run Table -update):\n has  %s\n want %s", line, has, wants)
	}
}

func table(list []*Definition) string {
	var b strings.Builder
	b.WriteString(`# Providers

Made from wasm/provider/definitions by ` + "`go test ./wasm/provider -run Table -update`" + `. Reading needs none of them: any login history is read
by what it is. **Shown**: columns and words are documented, and a fixture shows them; *links*: only where it is. What a switch covers stands
beside it: reading by mail software is IMAP and POP, sending is SMTP. (i) is inferred, all else is stated by a source.

| provider | histories | close mail software | restrict access from abroad | checked |
| --- | --- | --- | --- | --- |
`)
	for _, d := range list {
		var kinds []string
		checked := ""
		for _, h := range d.Histories {
			kind := h.Kind + " *links*"
			if h.Columns {
				kind = h.Kind + " **shown**"
			}
			kinds = append(kinds, kind)
			checked = max(checked, h.Checked)
		}
		for _, a := range d.Actions {
			checked = max(checked, a.Checked)
		}
		histories := strings.Join(kinds, ", ")
		if histories == "" {
			histories = "none known"
		}
		b.WriteString("| " + strings.Join([]string{strings.ReplaceAll(d.Name["en"], "|", "/"), histories, covers(d.Action("close-mail-software")),
			covers(d.Action("restrict-overseas-access")), checked}, " | ") + " |\n")
	}
	return b.String()
}

func covers(a *Action) string {
	if a == nil {
		return "–"
	}
	text := strings.ToUpper(strings.Join(a.Covers, ", "))
	if text == "SMTP" {
		text += " only"
	}
	if a.Confidence == Inferred {
		text += " (i)"
	}
	return text
}
