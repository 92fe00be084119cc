package extract_test

import (
	"fmt"
	"strings"
	"testing"
)

// A result that stands before the moment is that of its own item, and not of the one before, however the items are made.
func TestResultsStayInTheirItems(t *testing.T) {
	rows := [][2]string{{"ログイン成功", "2026/08/20 10:00"}, {"ログイン失敗", "2026/08/19 09:00"}, {"ログイン成功", "2026/08/18 08:00"}, {"ログイン成功", "2026/08/17 07:00"}}
	want := []string{"08-20 10:00 success", "08-19 09:00 failure", "08-18 08:00 success", "08-17 07:00 success"}
	for _, form := range [][3]string{
		{"<ul>", "<li><strong>%[1]s</strong><p>%[2]s</p></li>", "</ul>"},
		{"<ul>", "<li><strong>%[1]s</strong><p>%[2]s</p><p>Webサイト</p></li>", "</ul>"},
		{"<ul>", "<li><strong>%[2]s</strong><p>%[1]s</p></li>", "</ul>"},
		{"<div>", "<div><h5>%[1]s</h5><p>%[2]s</p></div>", "</div>"},
		{"<div>", "<div><span>%[1]s</span> <span>%[2]s</span></div>", "</div>"},
		{"<section>", "<article><h3>%[1]s</h3><time>%[2]s</time></article>", "</section>"},
		{"<div>", "<p>%[2]s</p><p>%[1]s</p>", "</div>"},
		{"<p>", "%[2]s %[1]s<br>", "</p>"},
	} {
		html := ja + form[0]
		for _, r := range rows {
			html += fmt.Sprintf(form[1], r[0], r[1])
		}
		got := strings.Split(read(t, html+form[2]), "\n")
		if len(got) != len(want) {
			t.Errorf("%s: %d records: %q", form[1], len(got), got)
			continue
		}
		for i, w := range want {
			f := strings.Fields(got[i])
			if f[0]+" "+f[1]+" "+f[len(f)-1] != w {
				t.Errorf("%s: %q, want %s", form[1], got[i], w)
			}
		}
	}
}
