package extract_test

import (
	"flag"
	"fmt"
	"html"
	"math/rand"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/signin"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

var (
	matrixPages = flag.Int("matrix.pages", 400, "pages that the matrix reads")
	matrixSeed  = flag.Int64("matrix.seed", 1, "which of its pages")
	matrixDir   = flag.String("matrix.dir", "", "folder that the misread pages are written to")
)

// entry is one sign-in that a page of the matrix shows.
type entry struct {
	at          time.Time
	ip, country string
	ok          bool
	way         int
}

// cell is what a page shows of one fact of an entry.
type cell struct{ kind, label, html, text string }

// sheet is one page of the matrix: a choice in every dimension, and what must be read.
type sheet struct {
	tongue                          tongue
	layout                          string
	rows                            [][]cell
	entries                         []entry
	dims                            map[string]string
	title, html                     string
	hasIP, hasResult, hasWay, split bool
	precision                       time.Duration
}

// pick takes one of several, seeded.
func pick[T any](r *rand.Rand, of []T) T { return of[r.Intn(len(of))] }

// form writes a moment as one of a language's forms says.
func (w *tongue) form(form string, t time.Time) string {
	var b strings.Builder
	for i := 0; i < len(form); i++ {
		if form[i] != '%' || i+1 == len(form) {
			b.WriteByte(form[i])
			continue
		}
		i++
		half, hour := w.am, t.Hour()%12
		if t.Hour() >= 12 {
			half = w.pm
		}
		if hour == 0 {
			hour = 12
		}
		switch form[i] {
		case 'Y':
			fmt.Fprintf(&b, "%d", t.Year())
		case 'y':
			fmt.Fprintf(&b, "%02d", t.Year()%100)
		case 'm':
			fmt.Fprintf(&b, "%02d", t.Month())
		case 'n':
			fmt.Fprintf(&b, "%d", t.Month())
		case 'd':
			fmt.Fprintf(&b, "%02d", t.Day())
		case 'e':
			fmt.Fprintf(&b, "%d", t.Day())
		case 'B':
			b.WriteString(w.months[t.Month()-1])
		case 'L': // the month alone, in the nominative
			b.WriteString(map[time.Month]string{6: "Июнь", 7: "Июль", 8: "Август"}[t.Month()])
		case 'b':
			b.WriteString(w.shorts[t.Month()-1])
		case 'A':
			b.WriteString(w.weekdays[t.Weekday()])
		case 'a':
			b.WriteString(string([]rune(w.weekdays[t.Weekday()])[:min(3, len([]rune(w.weekdays[t.Weekday()])))]))
		case 'H':
			fmt.Fprintf(&b, "%02d", t.Hour())
		case 'k':
			fmt.Fprintf(&b, "%d", t.Hour())
		case 'I':
			fmt.Fprintf(&b, "%d", hour)
		case 'M':
			fmt.Fprintf(&b, "%02d", t.Minute())
		case 'S':
			fmt.Fprintf(&b, "%02d", t.Second())
		case 'p':
			b.WriteString(half)
		}
	}
	return b.String()
}

// newSheet chooses a page.
func newSheet(r *rand.Rand, w tongue) *sheet {
	s := &sheet{tongue: w, dims: map[string]string{"lang": w.tag}, precision: time.Minute}
	s.layout = pick(r, layoutNames())
	s.dims["layout"] = s.layout
	s.title = pick(r, w.titles)
	s.hasIP = r.Intn(6) > 0
	s.hasResult, s.hasWay = r.Intn(3) > 0, r.Intn(3) > 0
	hasPlace, hasDevice := !s.hasIP || r.Intn(2) == 0, !s.hasIP || r.Intn(3) == 0
	if r.Intn(6) == 0 && s.hasIP {
		s.title = pick(r, w.vague)
		hasDevice = true
	}
	s.dims["title"] = s.title
	now := options().Now
	at := now.Add(-time.Duration(r.Intn(300)) * time.Minute)
	n := 4 + r.Intn(5)
	for range n {
		e := entry{at: at.Truncate(time.Second), ip: fmt.Sprintf("%d.%d.%d.%d", pick(r, []int{203, 118, 61, 1, 45, 99, 175}), r.Intn(250), r.Intn(250), 1+r.Intn(250)), way: r.Intn(4), ok: r.Intn(3) > 0}
		if r.Intn(8) == 0 {
			e.ip = fmt.Sprintf("2400:4050:%x:%x::%x", 1+r.Intn(9999), 1+r.Intn(9999), 1+r.Intn(99))
		}
		e.country = pick(r, []string{"JP", "CN", "US"})
		s.entries = append(s.entries, e)
		at = at.Add(-time.Duration(200+r.Intn(6000)) * time.Minute)
	}
	s.split = r.Intn(3) == 0
	form := pick(r, w.full)
	day, clock := pick(r, w.days), pick(r, w.clocks)
	switch s.layout {
	case "addresses as headings":
		s.split, s.hasIP, s.hasWay, s.hasResult, hasPlace, hasDevice = false, true, false, false, false, false
	case "indented lines", "details in a row below", "between rules", "cards in cells":
		s.split, s.hasIP, hasPlace = false, true, true
	case "rows under one cell", "terms by time", "full-width solidus":
		s.split, s.hasIP, s.hasWay = false, true, true
	case "day headings":
		s.split, day = true, pick(r, w.dayHeads)
	case "month headings":
		s.split, day = true, pick(r, w.dayOfMonth)
	case "sentences":
		s.split, s.hasIP, s.hasWay, s.hasResult, hasPlace, hasDevice = false, true, true, false, true, false
	}
	order := "time first"
	kinds := []string{"time"}
	if s.split {
		kinds = []string{"date", "clock"}
		if r.Intn(3) == 0 && !strings.Contains(s.layout, "headings") {
			kinds = []string{"clock", "date"}
		}
		s.dims["form"] = w.tag + " " + day + " + " + clock
		s.dims["split"] = kinds[0] + " first"
	} else {
		s.dims["form"] = w.tag + " " + form
	}
	var rest []string
	for _, x := range []struct {
		has  bool
		kind string
	}{{s.hasIP, "ip"}, {hasPlace, "place"}, {s.hasWay, "way"}, {s.hasResult, "result"}, {hasDevice, "device"}, {r.Intn(5) == 0, "button"}} {
		if x.has {
			rest = append(rest, x.kind)
		}
	}
	switch r.Intn(4) {
	case 0:
		kinds, order = append(rest, kinds...), "time last"
	case 1:
		half := len(rest) / 2
		kinds, order = append(append(append([]string{}, rest[:half]...), kinds...), rest[half:]...), "time amid"
	default:
		kinds = append(kinds, rest...)
	}
	if r.Intn(6) == 0 {
		kinds = append([]string{"number"}, kinds...)
	}
	s.dims["order"] = order
	result := pick(r, []string{"word", "word", "word", "badge", "class", "title"})
	if !s.hasResult || !strings.Contains(htmlLayouts, s.layout) {
		result = "word"
	}
	s.dims["result"] = result
	labels := map[string]string{"time": pick(r, w.time), "date": pick(r, w.date), "clock": pick(r, w.clock), "ip": pick(r, w.ip), "place": pick(r, w.place), "result": pick(r, w.result), "way": pick(r, w.way), "device": pick(r, w.device), "number": pick(r, w.number), "button": ""}
	oks, ngs, button := pick(r, w.ok), pick(r, w.ng), pick(r, w.button)
	for i, e := range s.entries {
		var row []cell
		for _, k := range kinds {
			c := cell{kind: k, label: labels[k]}
			switch k {
			case "time":
				c.text = w.form(form, e.at)
			case "date":
				c.text = w.form(day, e.at)
			case "clock":
				c.text = w.form(clock, e.at)
			case "ip":
				c.text = e.ip
			case "place":
				c.text = w.places[map[string]int{"JP": 0, "CN": 1, "US": 2}[e.country]]
			case "way":
				c.text = w.ways[e.way]
			case "result":
				c.text = ngs
				if e.ok {
					c.text = oks
				}
			case "device":
				c.text = []string{"Chrome / Windows", "Safari / iPhone", "Firefox / Linux"}[i%3]
			case "number":
				c.text = strconv.Itoa(i + 1)
			case "button":
				c.text = button
			}
			c.html = html.EscapeString(c.text)
			switch {
			case k == "button":
				c.html = "<button>" + c.html + "</button>"
			case k == "result" && result == "badge":
				c.html = `<span class="badge">` + c.html + "</span>"
			case k == "result" && result == "class":
				c.html = `<i class="icon icon-` + map[bool]string{true: "success", false: "failure"}[e.ok] + `"></i>`
			case k == "result" && result == "title":
				c.html = `<img src="/i.png" alt="` + c.html + `">`
			}
			row = append(row, c)
		}
		s.rows = append(s.rows, row)
	}
	s.html = s.render(r)
	return s
}

// check compares a reading with what the page shows, and names what differs.
func (s *sheet) check(got []signin.SignIn) []string {
	var wrong []string
	if len(got) != len(s.entries) {
		return []string{fmt.Sprintf("records: %d of %d", len(got), len(s.entries))}
	}
	used := make([]bool, len(got))
	for _, e := range s.entries {
		at := -1
		for i := range got {
			if !used[i] && got[i].Time.Sub(e.at).Abs() <= s.precision && (!s.hasIP || got[i].Net.IsValid() && got[i].Net.Addr().String() == e.ip) {
				at = i
				break
			}
		}
		if at < 0 {
			wrong = append(wrong, "time or address: none at "+e.at.Format("01-02 15:04 ")+e.ip)
			continue
		}
		used[at] = true
		g := &got[at]
		want := signin.UnknownOutcome
		if s.hasResult || strings.HasPrefix(s.layout, "sections") {
			want = map[bool]signin.Outcome{true: signin.Success, false: signin.Failure}[e.ok]
		}
		if g.Outcome != want && !(want == signin.UnknownOutcome && g.Outcome == signin.Success) {
			wrong = append(wrong, fmt.Sprintf("outcome: %s, want %s", g.Outcome, want))
		}
		if way := [...]signin.Protocol{signin.IMAP, signin.POP, signin.SMTP, signin.Web}[e.way]; s.hasWay && g.Protocol != way {
			wrong = append(wrong, fmt.Sprintf("protocol: %s, want %s", g.Protocol, way))
		}
		if !s.hasIP && g.PageCountry != e.country {
			wrong = append(wrong, "country: "+g.PageCountry+", want "+e.country)
		}
	}
	return wrong
}

// TestMatrix reads pages over the product of layouts, languages, forms of dates, orders and what else a page may show or leave out. At least 98 of a
// hundred pages must be exact in every record: time, address, result, protocol.
func TestMatrix(t *testing.T) {
	words := vocabulary.NewSource(names.Table())
	languages := tongues()
	r := rand.New(rand.NewSource(*matrixSeed))
	tally := map[string]*[2]int{}
	bad := 0
	for i := range *matrixPages {
		s := newSheet(r, languages[i%len(languages)])
		p, err := saved.Parse([]byte(s.html))
		if err != nil {
			t.Fatal(err)
		}
		o := options()
		o.Zone, o.Words = time.UTC, words.For(p.Lang, nil)
		wrong := s.check(extract.Read(p, o).SignIns)
		for k, v := range s.dims {
			key := k + ": " + v
			if tally[key] == nil {
				tally[key] = &[2]int{}
			}
			tally[key][1]++
			if len(wrong) > 0 {
				tally[key][0]++
			}
		}
		if len(wrong) == 0 {
			continue
		}
		if bad++; bad <= 25 || *matrixDir != "" {
			t.Logf("page %d %v: %s", i, s.dims, strings.Join(wrong[:min(2, len(wrong))], "; "))
		}
		if *matrixDir != "" {
			if err := os.WriteFile(filepath.Join(*matrixDir, fmt.Sprintf("%04d.html", i)), []byte(s.html), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d of %d pages are read exactly, record by record", *matrixPages-bad, *matrixPages)
	if 50*bad <= *matrixPages {
		return
	}
	var keys []string
	for k, n := range tally {
		if n[0] > 0 {
			keys = append(keys, fmt.Sprintf("%5.1f%% %3d of %3d  %s", 100*float64(n[0])/float64(n[1]), n[0], n[1], k))
		}
	}
	sort.Sort(sort.Reverse(sort.StringSlice(keys)))
	t.Errorf("%d of %d pages are misread:\n%s", bad, *matrixPages, strings.Join(keys, "\n"))
}
