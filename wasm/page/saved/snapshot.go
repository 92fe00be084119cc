package saved

import (
	"strconv"
	"time"

	"ashiato/wasm/page"

	"github.com/tidwall/gjson"
)

// Snapshot writes a page as a snapshot, version 1: what the content script would have sent.
func Snapshot(p *page.Page) []byte {
	b := []byte(`{"snapshot":` + strconv.Itoa(page.SnapshotForm))
	for _, f := range [][2]string{{"url", p.URL}, {"title", p.Title}, {"lang", p.Lang}, {"zone", p.Zone}} {
		b = append(b, `,"`+f[0]+`":`...)
		b = gjson.AppendJSONString(b, f[1])
	}
	if !p.Now.IsZero() {
		b = append(b, `,"now":"`+p.Now.Format(time.RFC3339)+`"`...)
	}
	b = append(b, `,"languages":[`...)
	for i, l := range p.Languages {
		if i > 0 {
			b = append(b, ',')
		}
		b = gjson.AppendJSONString(b, l)
	}
	b = append(b, `],"cut":`+strconv.FormatBool(p.Cut)+`,"nodes":[`...)
	for n := 0; n < len(p.Nodes); n++ {
		if n > 0 {
			b = append(b, ',')
		}
		b = node(b, p, n)
		if folded(p, n) {
			n++
		}
	}
	return append(b, "]}"...)
}

// folded reports whether node n carries its only child, a text, as its own.
func folded(p *page.Page, n int) bool {
	c := p.Nodes[n].FirstChild
	return c != page.None && p.Nodes[c].Tag == "" && p.Nodes[c].Number == p.Nodes[n].Number
}

func node(b []byte, p *page.Page, n int) []byte {
	node := &p.Nodes[n]
	parent := page.None
	if node.Parent != page.None {
		parent = p.Nodes[node.Parent].Number
	}
	b = strconv.AppendInt(append(b, '['), int64(parent), 10)
	b = gjson.AppendJSONString(append(b, ','), node.Tag)
	if len(node.Attrs) > 0 {
		b = append(b, ",{"...)
		for i, a := range node.Attrs {
			if i > 0 {
				b = append(b, ',')
			}
			b = gjson.AppendJSONString(b, a.Key)
			b = gjson.AppendJSONString(append(b, ':'), a.Val)
		}
		b = append(b, '}')
	}
	switch {
	case node.Tag == "":
		b = gjson.AppendJSONString(append(b, ','), node.Text)
	case folded(p, n):
		b = gjson.AppendJSONString(append(b, ','), p.Nodes[node.FirstChild].Text)
	}
	return append(b, ']')
}
