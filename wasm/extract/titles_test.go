package extract_test

import (
	"fmt"
	"html"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

// titleKinds are the kinds of words, and floors the least parts of each that must be read as what they are.
var (
	titleKinds = []string{"titles", "questions", "devices", "heads", "cards", "results", "ways", "sentences", "others", "negatives", "help"}
	floors     = map[string]float64{"titles": 0.98, "questions": 1, "devices": 0.95, "heads": 0.93, "cards": 0.93, "results": 0.96, "ways": 0.95, "sentences": 1, "others": 1, "negatives": 1, "help": 1}
)

// visits are the five sign-ins of every page: moments and addresses.
var visits = func() (v [5]struct {
	at time.Time
	ip string
}) {
	at := time.Date(2026, 8, 21, 11, 4, 0, 0, time.UTC)
	for i := range v {
		v[i].at, v[i].ip = at, []string{"126.79.204.21", "61.213.90.8", "118.8.99.71", "45.76.12.34", "220.85.60.40"}[i]
		at = at.Add(-time.Duration(1300+371*i) * time.Minute)
	}
	return v
}()

// titlePage is a page with a title over rows; a row is one cell or several.
func (w *titleWords) titlePage(title string, head []string, rows [][]string, inTable bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="%s"><title>Example</title><nav><a href="/">Home</a> <a href="/a">A</a></nav><main><h1>%s</h1>`, w.lang, html.EscapeString(title))
	row, cell := [2]string{"<li>", "</li>"}, [2]string{"<span>", "</span> "}
	if inTable {
		row, cell = [2]string{"<tr>", "</tr>"}, [2]string{"<td>", "</td>"}
	}
	b.WriteString(map[bool]string{true: "<table>", false: "<ul>"}[inTable])
	if len(head) > 0 {
		b.WriteString("<tr><th>" + strings.Join(head, "</th><th>") + "</th></tr>")
	}
	for _, r := range rows {
		b.WriteString(row[0])
		for _, c := range r {
			b.WriteString(cell[0] + html.EscapeString(c) + cell[1])
		}
		b.WriteString(row[1])
	}
	b.WriteString(map[bool]string{true: "</table>", false: "</ul>"}[inTable] + "</main>")
	return b.String()
}

// value is what sign-in i shows of a kind of fact.
func (w *titleWords) value(kind string, i int) string {
	v := &visits[i]
	day, clock, _ := strings.Cut(w.form, " 15")
	if clock = "15" + clock; day == w.form {
		day, clock, _ = strings.Cut(w.form, " 3")
		clock = "3" + clock
	}
	switch kind {
	case "t", "s":
		return v.at.Format(w.form)
	case "d":
		return v.at.Format(day)
	case "c":
		return v.at.Format(clock)
	case "i":
		return v.ip
	case "p":
		return list(w.places)[i]
	case "v":
		return []string{"Chrome / Windows", "Safari / iPhone", "Firefox / Linux", "Edge / Windows", "Chrome / Android"}[i]
	case "w":
		return []string{"Web", "IMAP", "Web", "SMTP", "IMAP"}[i]
	case "r":
		return map[bool]string{true: "yes", false: "no"}[i%2 == 0]
	}
	return strings.NewReplacer("{t}", v.at.Format(w.form), "{a}", v.ip, "{i}", v.ip, "{p}", list(w.places)[i], "{l}", fmt.Sprintf("192.168.1.%d", 20+i), "{n}", fmt.Sprint(11+17*i),
		"{d}", w.value("v", i)).Replace(kind)
}

// rows are the five sign-ins with these facts.
func (w *titleWords) rows(kinds ...string) (rows [][]string) {
	for i := range visits {
		var row []string
		for _, k := range kinds {
			row = append(row, w.value(k, i))
		}
		rows = append(rows, row)
	}
	return rows
}

// reader reads pages of one language.
type titleReader struct {
	t     *testing.T
	w     *titleWords
	words *vocabulary.Source
	good  map[string]int
	all   map[string]int
}

func (r *titleReader) read(page string) []signin.SignIn {
	p, err := saved.Parse([]byte(page))
	if err != nil {
		r.t.Fatal(err)
	}
	o := options()
	o.Zone, o.Words = time.UTC, r.words.For(p.Lang, nil)
	return extract.Read(p, o).SignIns
}

// expect counts one word or title, and names it if it was misread.
func (r *titleReader) expect(kind, what, wrong string) {
	r.all[kind]++
	if wrong == "" {
		r.good[kind]++
		return
	}
	r.t.Logf("%s %s %q: %s", r.w.lang, kind, what, wrong)
}

// five says what is wrong with five sign-ins that were read, by the time that the page shows, whatever zone its head names; addressed tells whether the page shows addresses.
func five(got []signin.SignIn, addressed bool) string {
	if len(got) != len(visits) {
		return fmt.Sprintf("%d of 5", len(got))
	}
	for i := range got {
		if got[i].Time.Format(time.DateTime) != visits[i].at.Format(time.DateTime) || addressed && (!got[i].Net.IsValid() || got[i].Net.Addr().String() != visits[i].ip) {
			return fmt.Sprintf("row %d is %s %s", i, got[i].Time, got[i].Net)
		}
	}
	return ""
}

func (r *titleReader) titles() {
	w := r.w
	for _, title := range list(w.titles) {
		wrong := five(r.read(w.titlePage(title, nil, w.rows("t", "i"), true)), true)
		if wrong == "" {
			if wrong = five(r.read(w.titlePage(title, nil, w.rows("t", "p", "v"), false)), false); wrong != "" {
				wrong = "without addresses: " + wrong
			}
		}
		kind := "titles"
		if strings.HasSuffix(title, "?") {
			kind = "questions"
		}
		r.expect(kind, title, wrong)
	}
	for _, title := range list(w.devices) {
		wrong := five(r.read(w.titlePage(title, nil, w.rows("v", "p", "t"), false)), false)
		if wrong == "" {
			if wrong = five(r.read(w.titlePage(title, nil, w.rows("v", "i", "t"), true)), true); wrong != "" {
				wrong = "in a table: " + wrong
			}
		}
		r.expect("devices", title, wrong)
	}
}

// heads reads tables under heads of which one says that the time is that of a sign-in, below a title that says nothing, and of others below one that does;
// and the same labels beside the values of cards.
func (r *titleReader) heads() {
	w := r.w
	for line := range strings.Lines(w.heads) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		var kinds, labels, pairs []string
		for _, column := range list(line) {
			kind, label, _ := strings.Cut(column, ":")
			kinds, labels, pairs = append(kinds, kind), append(labels, label), append(pairs, label+":", kind)
		}
		title := w.known
		if strings.HasPrefix(line, "s:") {
			title = w.neutral
		}
		r.expect("heads", line, asLabelled(r.read(w.titlePage(title, labels, w.rows(kinds...), true)), kinds))
		r.expect("cards", line, asLabelled(r.read(w.titlePage(w.known, nil, w.rows(pairs...), false)), kinds))
	}
}

// asLabelled says what is wrong with five sign-ins of which labels say what is what: whether yes and no are results, and a name a place.
func asLabelled(got []signin.SignIn, kinds []string) string {
	wrong := five(got, true)
	for i := range got {
		if want := [...]signin.Outcome{signin.Success, signin.Failure}[i%2]; wrong == "" && slices.Contains(kinds, "r") && got[i].Outcome != want {
			wrong = fmt.Sprintf("result %d is %s", i, got[i].Outcome)
		}
		if wrong == "" && slices.Contains(kinds, "p") && got[i].PageCountry == "" {
			wrong = fmt.Sprintf("no country in %d", i)
		}
	}
	return wrong
}

// results reads words in the place of a result, five on a page, and ways in the place of a way.
func (r *titleReader) results() {
	w := r.w
	for _, words := range [][3]string{{"results", w.success, "success"}, {"results", w.failure, "failure"}, {"results", w.neither, "unknown"}, {"ways", w.ways, ""}} {
		for five := range slices.Chunk(list(words[1]), len(visits)) {
			rows := w.rows("t", "i", "")
			for i := range rows {
				rows[i][2], _, _ = strings.Cut(five[min(i, len(five)-1)], "=")
			}
			got := r.read(w.titlePage(w.known, nil, rows, true))
			for i, word := range five {
				_, want, ok := strings.Cut(word, "=")
				if !ok {
					want = words[2]
				}
				r.expect(words[0], word, is(got, i, words[0], want))
			}
		}
	}
}

// is says what is wrong with the result or the way of one of five sign-ins.
func is(got []signin.SignIn, i int, kind, want string) string {
	if wrong := five(got, true); wrong != "" {
		return wrong
	}
	have := string(got[i].Outcome)
	if kind == "ways" {
		have = string(got[i].Protocol)
	}
	if have != want {
		return "is " + have + ", want " + want
	}
	return ""
}

func (r *titleReader) sentences() {
	w := r.w
	for _, s := range list(w.sentences) {
		sentence, want, failed := strings.Cut(s, "=")
		got := r.read(w.titlePage(w.known, nil, w.rows(sentence), false))
		wrong := five(got, true)
		for i := range got {
			if wrong == "" && (failed && string(got[i].Outcome) != want || !failed && got[i].Outcome != signin.Success && got[i].Outcome != signin.UnknownOutcome) {
				wrong = "is " + string(got[i].Outcome)
			}
		}
		r.expect("sentences", s, wrong)
	}
	for _, other := range list(w.others) {
		var rows [][]string
		for i := range visits {
			rows = append(rows, []string{w.value("t", i), w.signedIn, w.value("i", i)})
			later := visits[i].at.Add(-17 * time.Minute).Format(w.form)
			rows = append(rows, []string{later, other, w.value("i", i)})
		}
		r.expect("others", other, five(r.read(w.titlePage(w.known, nil, rows, true)), true))
	}
}

// negatives reads pages that are no login histories.
func (r *titleReader) negatives() {
	w := r.w
	for _, n := range list(w.negatives) {
		kind, title, _ := strings.Cut(n, ":")
		cells := list(otherRows[kind])
		if len(cells) == 0 {
			r.t.Fatalf("%s: no rows of this kind", n)
		}
		wrong := ""
		for _, inTable := range []bool{true, false} {
			if got := r.read(w.titlePage(title, nil, w.rows(cells...), inTable)); len(got) > 0 {
				wrong = fmt.Sprintf("%d are read, the first %q", len(got), got[0].Text)
			}
		}
		if kind == "help" {
			r.expect("help", n, wrong)
			continue
		}
		r.expect("negatives", n, wrong)
	}
}

// Titles, heads and words that sites of twelve languages use, each on a plain page: with the words that a reader of that language knows, and no layout to
// help, a login history is read and any other page is not.
func TestTitlesAndWords(t *testing.T) {
	words := vocabulary.NewSource(names.Table())
	all := append(later(), titleLanguages...)
	if runtime.GOOS == "wasip1" {
		all = all[:3] // slow, and the words are the same
	}
	for _, w := range all {
		name := w.lang
		if w.name != "" {
			name = w.name
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel() // half of all time that this package's tests take
			r := &titleReader{t: t, w: w, words: words, good: map[string]int{}, all: map[string]int{}}
			r.titles()
			r.heads()
			r.results()
			r.sentences()
			r.negatives()
			for _, kind := range titleKinds {
				if r.all[kind] == 0 {
					continue
				}
				share := float64(r.good[kind]) / float64(max(1, r.all[kind]))
				t.Logf("%s %s: %d of %d, %.1f %%", name, kind, r.good[kind], r.all[kind], 100*share)
				if share < floors[kind] {
					t.Errorf("%s %s: %.1f %%, want %.1f %%", name, kind, 100*share, 100*floors[kind])
				}
			}
		})
	}
}
