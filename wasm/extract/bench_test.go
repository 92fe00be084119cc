package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

// large is a history of n records in 20 elements each.
func large(n int) *page.Page {
	p := &page.Page{Title: "ログイン履歴", Lang: "ja"}
	b := page.NewBuilder(p)
	number := 0
	add := func(parent int, tag, text string) int {
		at := b.Element(parent, tag, nil, number)
		b.Text(at, text, number)
		number++
		return at
	}
	html := add(page.None, "html", "")
	body := add(html, "body", "")
	add(body, "h1", "ログイン履歴")
	table := add(body, "table", "")
	head := add(table, "tr", "")
	for _, h := range []string{"日時", "IPアドレス", "国・地域", "端末", "結果"} {
		add(head, "th", h)
	}
	start := time.Date(2026, 8, 21, 12, 0, 0, 0, time.UTC)
	for i := range n {
		row := add(table, "tr", "")
		t := start.Add(-time.Duration(i) * 7 * time.Minute)
		for _, v := range []string{t.Format("2006/01/02 15:04"), fmt.Sprintf("113.%d.%d.52", i/250%250, i%250), "中国", "Chrome / Windows", "成功"} {
			td := add(row, "td", "")
			div := add(td, "div", "")
			add(div, "span", v)
		}
		for range 4 {
			add(add(row, "td", ""), "i", "")
		}
	}
	return p
}

func options() extract.Options {
	return extract.Options{Now: time.Date(2026, 8, 21, 13, 0, 0, 0, time.UTC), Words: vocabulary.NewSource(names.Table()).For("ja", nil)}
}

// optionsFor are those of a page in a language, with the names of countries that a browser gives and WebAssembly has none of.
func optionsFor(lang string) extract.Options {
	return extract.Options{Now: options().Now, Words: vocabulary.NewSource(names.Table()).For(lang, nil)}
}

func TestLargePageIsReadInTime(t *testing.T) {
	p := large(10_000)
	o := options()
	start := time.Now()
	r := extract.Read(p, o)
	took := time.Since(start)
	if len(r.SignIns) != 10_000 || r.Unread != 0 {
		t.Errorf("%d sign-ins, %d unread", len(r.SignIns), r.Unread)
	}
	t.Logf("%d elements in %v", len(p.Nodes), took)
	// Natively and alone it takes a third of a second; in WebAssembly, on a machine that is busy and slow in giving memory, eleven were seen. A
	// quadratic step would take minutes. How time grows is measured in wasm/analyzer.
	if took > time.Minute {
		t.Errorf("took %v", took)
	}
}

// Pages made to be slow: deep nesting, one cell of a megabyte, thousands of siblings without a record, endless numbers.
func TestHostilePagesEnd(t *testing.T) {
	build := func(f func(b *page.Builder)) *page.Page {
		p := &page.Page{Lang: "en"}
		f(page.NewBuilder(p))
		return p
	}
	pages := map[string]*page.Page{
		"deep": build(func(b *page.Builder) {
			at := b.Element(page.None, "html", nil, 0)
			for i := range 2000 {
				at = b.Element(max(at, 0), "ul", nil, i+1)
				b.Text(max(at, 0), "Aug 20, 2026 10:00 1.2.3.4 Chrome", i+1)
			}
		}),
		"cell": build(func(b *page.Builder) {
			at := b.Element(page.None, "html", nil, 0)
			b.Text(at, strings.Repeat("1.2.3.4 2026-08-20 10:00 ", 40_000), 1)
		}),
		"digits": build(func(b *page.Builder) {
			at := b.Element(page.None, "html", nil, 0)
			for i := range 4_000 {
				b.Text(b.Element(at, "p", nil, 2*i+1), strings.Repeat("1.1.1.", 60), 2*i+2)
			}
		}),
		"flat": build(func(b *page.Builder) {
			at := b.Element(page.None, "html", nil, 0)
			for i := range 10_000 {
				b.Text(b.Element(at, "span", nil, i), []string{"Aug 20, 2026 10:00", "8.8.8.8", "Japan"}[i%3], i)
			}
		}),
		"rows": build(func(b *page.Builder) {
			at := b.Element(b.Element(page.None, "html", nil, 0), "table", nil, 1)
			for i := range 10_000 {
				tr := b.Element(at, "tr", nil, i)
				b.Text(b.Element(tr, "td", []page.Attr{{Key: "rowspan", Val: "1000"}, {Key: "colspan", Val: "1000"}}, i), "8.8.8.8 Aug 20, 2026 10:00 Chrome", i)
			}
		}),
		"tables": build(func(b *page.Builder) {
			at := b.Element(page.None, "html", nil, 0)
			for i := range 5000 {
				tr := b.Element(b.Element(at, "table", nil, i), "tr", nil, i)
				b.Text(b.Element(tr, "td", nil, i), "8.8.8.8", i)
				b.Text(b.Element(tr, "td", nil, i), "Aug 20, 2026 10:00", i)
				b.Text(b.Element(tr, "td", nil, i), "Chrome", i)
			}
		}),
	}
	for name, p := range pages {
		o := options()
		start := time.Now()
		r := extract.Read(p, o)
		took := time.Since(start)
		t.Logf("%s: %d nodes, %d sign-ins, %v", name, len(p.Nodes), len(r.SignIns), took)
		if took > 30*time.Second { // on a busy machine; what is not linear takes minutes
			t.Errorf("%s: took %v", name, took)
		}
	}
}

func BenchmarkRead60(b *testing.B) {
	p, o := large(60), options()
	for b.Loop() {
		extract.Read(p, o)
	}
}

func BenchmarkRead10000(b *testing.B) {
	p, o := large(10_000), options()
	for b.Loop() {
		extract.Read(p, o)
	}
}
