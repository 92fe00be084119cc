package page_test

import (
	"strings"
	"testing"

	"ashiato/wasm/page"
)

func TestDecode(t *testing.T) {
	p, err := page.Decode([]byte(`{"snapshot":1,"url":"https://a.example/","title":"t","lang":"ja","now":"2026-11-24T16:00:00.000Z","zone":"Asia/Tokyo",
		"languages":["ja","en"],"cut":true,"nodes":[[-1,"html",{"lang":"ja"}],[0,"BODY"],[1,"td",{"class":"ip","onclick":"x"},"113.108.182.52"],[1,"","text"]]}`))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Nodes) != 5 || !p.Cut || p.Zone != "Asia/Tokyo" || len(p.Languages) != 2 || p.Now.IsZero() {
		t.Fatalf("%+v", p)
	}
	td := p.Nodes[2]
	if td.Tag != "td" || td.Number != 2 || p.Attr(2, "class") != "ip" || p.Has(2, "onclick") {
		t.Errorf("%+v", td)
	}
	if folded := p.Nodes[3]; folded.Text != "113.108.182.52" || folded.Number != 2 || folded.Parent != 2 {
		t.Errorf("folded text: %+v", folded)
	}
	if p.Nodes[1].Tag != "body" || p.Nodes[4].Number != 3 || p.Nodes[2].NextSibling != 4 {
		t.Errorf("%+v", p.Nodes)
	}
}

func TestDecodeErrorsNameWhatIsWrong(t *testing.T) {
	for in, want := range map[string]string{
		`{`:                                   "not valid JSON",
		`{"nodes":[]}`:                        "version 0",
		`{"snapshot":1}`:                      "nodes: missing",
		`{"snapshot":1,"now":"x","nodes":[]}`: "now",
		`{"snapshot":1,"nodes":[[0,"a"]]}`:    "node 0",
		`{"snapshot":1,"nodes":[[-1,"a"],[1,"b"]]}`:  "node 1",
		`{"snapshot":1,"nodes":[[-1,"a"],[-1,"b"]]}`: "node 1",
		`{"snapshot":1,"nodes":[[-1]]}`:              "fewer than two",
		`{"snapshot":1,"nodes":[7]}`:                 "not a list",
		`{"snapshot":1,"nodes":[[-1,"a",7]]}`:        "field 2",
	} {
		if _, err := page.Decode([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", in, err, want)
		}
	}
}

func TestLimits(t *testing.T) {
	p := &page.Page{}
	b := page.NewBuilder(p)
	at := b.Element(page.None, "html", nil, 0)
	for i := range page.MaxDepth + 10 {
		if at = b.Element(at, "div", nil, i+1); at == page.None {
			break
		}
	}
	if at != page.None || !p.Cut || len(p.Nodes) > page.MaxDepth+1 {
		t.Errorf("%d nodes, cut %v", len(p.Nodes), p.Cut)
	}
	p = &page.Page{}
	b = page.NewBuilder(p)
	at = b.Element(page.None, "html", []page.Attr{{Key: "title", Val: strings.Repeat("あ", 1000)}}, 0)
	b.Text(at, strings.Repeat("い", 10_000)+"\xff", 1)
	if n := len([]rune(p.Attr(0, "title"))); n != page.MaxAttr {
		t.Errorf("attribute of %d characters", n)
	}
	if n := len([]rune(p.Nodes[1].Text)); n != page.MaxText {
		t.Errorf("text of %d characters", n)
	}
}

func TestLongTexts(t *testing.T) {
	line := "2026-11-20 03:00:49 192.0.2.7\n"
	for _, tt := range []struct {
		tag, text string
		n         int
		cut       bool
	}{
		{"p", strings.Repeat("word ", 1000), page.MaxText, false},
		{"p", strings.Repeat(line, 100), page.MaxText, true},
		{"pre", strings.Repeat(line, 100), 100 * len(line), false},
		{"textarea", strings.Repeat(line, 10_000), page.MaxLines, true},
	} {
		p := &page.Page{}
		b := page.NewBuilder(p)
		b.Text(b.Element(page.None, tt.tag, nil, 0), tt.text, 0)
		if n := len(p.Nodes[1].Text); n != tt.n || p.Cut != tt.cut {
			t.Errorf("%s of %d: %d characters, cut %v", tt.tag, len(tt.text), n, p.Cut)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"snapshot":1,"nodes":[[-1,"html"],[0,"p",{"title":"x"},"y"],[0,"","z"]]}`))
	f.Add([]byte(`{"snapshot":1,"nodes":[[-1,"",""],[0,"b"]]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := page.Decode(raw)
		if err != nil {
			return
		}
		for i, n := range p.Nodes {
			if n.Parent >= i || n.FirstChild == i || n.NextSibling != page.None && n.NextSibling <= i {
				t.Errorf("node %d: %+v", i, n)
			}
		}
	})
}
