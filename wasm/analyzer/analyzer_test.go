package analyzer

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/geoip"
	"ashiato/wasm/page"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/report"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

const (
	webAddress  = "https://lh.login.yahoo.co.jp/"
	mailAddress = "https://lh.login.yahoo.co.jp/mail"
)

func now() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) }

func small(t testing.TB) *geoip.Database {
	t.Helper()
	b, err := os.ReadFile("../../testdata/geoip/small.mmdb")
	if err != nil {
		t.Fatal(err)
	}
	db, err := geoip.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// row is one row of a history; it happened so many minutes before now.
type row struct {
	minutes                int
	service, addr, country string
}

// mailPage is a mail-software history as Yahoo! JAPAN's columns are documented.
func mailPage(rows []row) string {
	var b strings.Builder
	b.WriteString(`<html lang="ja"><title>メールソフト ログイン履歴 - Yahoo! JAPAN</title><h1>メールソフト ログイン履歴</h1><table><tr><th>日時<th>サービス<th>IPアドレス<th>アクセス元<th>国・地域</tr>`)
	tokyo := time.FixedZone("JST", 9*3600)
	for _, r := range rows {
		at := now().Add(-time.Duration(r.minutes) * time.Minute).In(tokyo).Format("2006/01/02 15:04")
		fmt.Fprintf(&b, "<tr><td>%s<td>%s<td>%s<td>不明<td>%s</tr>", at, r.service, r.addr, r.country)
	}
	return b.String() + "</table>"
}

func every(n, minutes int, addr, country string) (rows []row) {
	for i := range n {
		rows = append(rows, row{7 + i*minutes + i%3, "メール受信(IMAP)", addr, country})
	}
	return rows
}

func analyze(t testing.TB, pages ...[2]string) *report.Report {
	t.Helper()
	req := Request{Now: now(), Words: vocabulary.NewSource(names.Table())}
	for _, p := range pages {
		tree, err := saved.Parse([]byte(p[1]))
		if err != nil {
			t.Fatal(err)
		}
		req.Pages = append(req.Pages, Input{File: "page.html", URL: p[0], Page: tree})
	}
	return (&Analyzer{DB: small(t), Clock: now}).Analyze(req)
}

// The founding case: only the attacker stands on the page, twice an hour, day and night.
func TestFoundingCase(t *testing.T) {
	r := analyze(t, [2]string{mailAddress, mailPage(every(48, 30, "113.108.182.52", "中国"))})
	if r.Risk != "high" || len(r.Findings) != 1 || r.Findings[0].ID != "foreign-mail-poller" || len(r.Findings[0].SignIns) != 48 {
		t.Fatalf("risk %s, findings %+v", r.Risk, r.Findings)
	}
	rhythm := slices.IndexFunc(r.Findings[0].Reasons, func(x report.Reason) bool { return x.Signal == "periodic-access" })
	if rhythm < 0 {
		t.Fatal("the rhythm is not named")
	}
	values := map[string]float64{}
	for _, v := range r.Findings[0].Reasons[rhythm].Values {
		values[v.Key] = v.Num
	}
	if values["everyMinutes"] < 27 || values["everyMinutes"] > 33 || values["gaps"] < 40 || values["hits"] < 40 {
		t.Errorf("rhythm %v, want every 30 minutes in most of 47 gaps", values)
	}
	if !slices.Equal(r.Home, []string{"JP"}) || r.HomeSource != "zone" || !slices.Equal(r.Missing, []string{"web"}) {
		t.Errorf("home %v by %q, missing %v", r.Home, r.HomeSource, r.Missing)
	}
	if p := r.Pages[0]; p.Provider != "yahoo-japan" || p.History != "mail" || p.Reading != "complete" || p.Rows != 48 || p.Zone != "Asia/Tokyo" {
		t.Errorf("page %+v", p)
	}
	if r.Actions[0].ID != "save-evidence" || r.Actions[1].ID != "close-mail-software" || r.Actions[2].ID != "restrict-overseas-access" {
		t.Errorf("first actions %v", r.Actions[:3])
	}
	for i, s := range r.SignIns {
		if s.Risk != "high" || s.Finding != 0 || s.Country != "CN" || s.Protocol != "imap" || s.Outcome != "success" || s.Row != i || s.Network != "isp" {
			t.Fatalf("sign-in %d: %+v", i, s)
		}
	}
}

func TestOutlookUserIsAsked(t *testing.T) {
	rows := every(10, 190, "52.125.138.20", "シンガポール")
	for i := range 6 {
		rows = append(rows, row{95 + i*260, "メール受信(IMAP)", "52.125.140.9", "マレーシア"})
	}
	r := analyze(t, [2]string{mailAddress, mailPage(rows)})
	if r.Risk == "high" || len(r.Findings) == 0 || r.Findings[0].Question != "fetcher:outlook" {
		t.Errorf("risk %s, findings %+v", r.Risk, r.Findings)
	}
}

func TestReadings(t *testing.T) {
	for _, c := range []struct{ name, url, html, reading, risk string }{
		{"clean", mailAddress, mailPage(every(30, 15, "126.79.204.17", "日本")), "complete", "none"},
		{"empty", mailAddress, `<html lang="ja"><title>メールソフト ログイン履歴 - Yahoo! JAPAN</title><h1>メールソフト ログイン履歴</h1><p>メールソフトからのログイン履歴はありません</p>`, "empty", "none"},
		{"signed out", webAddress, `<html lang="ja"><title>ログイン - Yahoo! JAPAN</title><h1>ログイン</h1><form><input type="password"></form>`, "signed-out", "unknown"},
		{"inbox", "https://mail.yahoo.co.jp/", `<html lang="ja"><title>受信箱</title><table><tr><th>差出人<th>件名<th>日時</tr><tr><td>A<td>B<td>2026/11/19 10:00</tr></table>`, "not-history", "unknown"},
		{"nothing", "", ``, "not-history", "unknown"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := analyze(t, [2]string{c.url, c.html})
			if got := r.Pages[0].Reading; got != c.reading || r.Risk != c.risk {
				t.Errorf("reading %s, risk %s; want %s, %s", got, r.Risk, c.reading, c.risk)
			}
			if c.reading != "complete" && len(r.SignIns) != 0 {
				t.Errorf("%d sign-ins", len(r.SignIns))
			}
		})
	}
}

// Web clean and mail full: both pages are judged together, and nothing is missing.
func TestBothHistories(t *testing.T) {
	web := strings.NewReplacer("メールソフト ログイン履歴", "ログイン履歴", "メール受信(IMAP)", "トップページ").Replace(mailPage(every(12, 900, "126.79.204.17", "日本")))
	r := analyze(t, [2]string{webAddress, web}, [2]string{mailAddress, mailPage(every(30, 30, "113.108.182.52", "中国"))})
	if r.Risk != "high" || len(r.Missing) != 0 || r.HomeSource != "sign-ins" || r.Pages[0].History != "web" || r.Pages[1].History != "mail" {
		t.Errorf("risk %s, missing %v, home by %q, histories %s and %s", r.Risk, r.Missing, r.HomeSource, r.Pages[0].History, r.Pages[1].History)
	}
	for _, s := range r.SignIns {
		if (s.Page == 1) != (s.Risk == "high") {
			t.Errorf("page %d row %d: %s", s.Page, s.Row, s.Risk)
		}
	}
}

// The viewed restriction page tells its state, and is its own best address.
func TestSettingsPage(t *testing.T) {
	const address = "https://mail.yahoo.co.jp/u/pc/f/settings/overseas"
	r := analyze(t, [2]string{address, `<html lang="ja"><title>海外からのアクセス制限 - Yahoo!メール</title><h1>海外からのアクセス制限</h1>
		<label><input type=radio>海外アクセス制限を行う(有効)</label><label><input type=radio checked>海外アクセス制限を行わない(無効)</label>`})
	if r.Pages[0].Settings["restrict-overseas-access"] != "off" {
		t.Errorf("settings %v", r.Pages[0].Settings)
	}
	i := slices.IndexFunc(r.Actions, func(a report.Action) bool { return a.ID == "restrict-overseas-access" })
	if i < 0 || r.Actions[i].URL != address || r.Actions[i].URLSource != "page" || r.Actions[i].State != "off" {
		t.Errorf("actions %+v", r.Actions)
	}
}

// A page that could not be read does not take the others with it.
func TestUnreadablePage(t *testing.T) {
	tree, err := saved.Parse([]byte(mailPage(every(12, 30, "113.108.182.52", "中国"))))
	if err != nil {
		t.Fatal(err)
	}
	r := (&Analyzer{DB: small(t)}).Analyze(Request{Now: now(), Words: vocabulary.NewSource(names.Table()), Pages: []Input{
		{File: "gone.html", Err: os.ErrNotExist}, {File: "mail.html", URL: mailAddress, Page: tree}}})
	if r.Pages[0].Reading != "unreadable" || r.Pages[0].Error == "" || r.Pages[1].Rows != 12 || r.Risk != "high" {
		t.Errorf("pages %+v, risk %s", r.Pages, r.Risk)
	}
}

// The doorway of the WebAssembly build gives the same report as the pipeline.
func TestService(t *testing.T) {
	html := mailPage(every(20, 30, "113.108.182.52", "中国"))
	tree, err := saved.Parse([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	var s Service
	b, _ := os.ReadFile("../../testdata/geoip/small.mmdb")
	if got := string(s.Open([]byte("no database"))); !strings.HasPrefix(got, `{"error":`) {
		t.Errorf("a broken database: %s", got)
	}
	if got := string(s.Open(b)); !strings.HasPrefix(got, `{"database":`) || !json.Valid([]byte(got)) {
		t.Errorf("the database: %s", got)
	}
	ja, _ := json.Marshal(names.Table()["ja"])
	request := fmt.Sprintf(`{"request":1,"now":%q,"countries":{"ja":%s},"pages":[{"file":"page.html","url":%q,"snapshot":%s}]}`,
		now().Format(time.RFC3339), ja, mailAddress, saved.Snapshot(tree))
	var got struct{ Report json.RawMessage }
	if err := json.Unmarshal(s.Analyze([]byte(request)), &got); err != nil {
		t.Fatal(err)
	}
	var door, pipeline map[string]any
	_ = json.Unmarshal(got.Report, &door)
	_ = json.Unmarshal(analyze(t, [2]string{mailAddress, html}).JSON(), &pipeline)
	for _, key := range []string{"risk", "home", "findings", "actions"} {
		if a, b := fmt.Sprint(door[key]), fmt.Sprint(pipeline[key]); a != b || a == "<nil>" {
			t.Errorf("%s: through the doorway %.200s, directly %.200s", key, a, b)
		}
	}
}

func TestServiceErrors(t *testing.T) {
	for request, want := range map[string]string{
		``: "not valid JSON", `{`: "not valid JSON", `{}`: "version 0", `{"request":2}`: "version 2",
		`{"request":1,"now":"yesterday"}`:                     "now",
		`{"request":1,"zone":"Mars/Base"}`:                    "Mars/Base",
		`{"request":1,"memory":{"version":99}}`:               "memory",
		`{"request":1,"pages":[{"snapshot":{"snapshot":9}}]}`: "",
	} {
		var s Service
		var got struct {
			Error  string
			Report *struct {
				Pages []struct{ Reading, Error string }
			}
		}
		if err := json.Unmarshal(s.Analyze([]byte(request)), &got); err != nil {
			t.Errorf("%s: %v", request, err)
		}
		if want == "" {
			if got.Report == nil || got.Report.Pages[0].Reading != "unreadable" || !strings.Contains(got.Report.Pages[0].Error, "version 9") {
				t.Errorf("%s: got %+v", request, got)
			}
		} else if !strings.Contains(got.Error, want) {
			t.Errorf("%s: error %q, want it to name %q", request, got.Error, want)
		}
	}
}

// No request makes the doorway panic, and every answer is JSON.
func FuzzAnalyze(f *testing.F) {
	tree, _ := saved.Parse([]byte(mailPage(every(4, 30, "113.108.182.52", "中国"))))
	f.Add([]byte(`{"request":1,"pages":[{"url":"https://lh.login.yahoo.co.jp/","snapshot":` + string(saved.Snapshot(tree)) + `}]}`))
	f.Add([]byte(`{"request":1,"pages":[{"snapshot":{"snapshot":1,"nodes":[[-1,"html"],[0,"td",{"title":"x"},"2026/01/01 1.2.3.4"]]}}],"home":["JP"]}`))
	f.Fuzz(func(t *testing.T, request []byte) {
		var s Service
		if out := s.Analyze(request); !json.Valid(out) {
			t.Errorf("%q: %q is no JSON", request, out)
		}
	})
}

func BenchmarkAnalyze(b *testing.B) {
	db := small(b)
	for _, n := range []int{30, 300, 2000, 10000} {
		tree, err := saved.Parse([]byte(mailPage(every(n, 30, "113.108.182.52", "中国"))))
		if err != nil {
			b.Fatal(err)
		}
		words := vocabulary.NewSource(names.Table())
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				copied := page.Page{URL: mailAddress, Title: tree.Title, Lang: tree.Lang, Nodes: tree.Nodes}
				(&Analyzer{DB: db}).Analyze(Request{Now: now(), Words: words, Pages: []Input{{Page: &copied}}}).JSON()
			}
		})
	}
}
