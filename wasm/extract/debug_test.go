package extract

import (
	"fmt"
	"os"
	"testing"
	"time"

	"ashiato/wasm/page/saved"
)

func TestDebug(t *testing.T) {
	f := os.Getenv("DEBUG_PAGE")
	if f == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(f)
	p, _ := saved.Parse(raw)
	o := defaults(p, Options{Now: time.Date(2026, 8, 21, 6, 0, 0, 0, time.UTC)})
	d := ready(p, o)
	heads := d.headings()
	for _, g := range d.find() {
		g.head = d.headOf(&g)
		c := d.around(&g, heads)
		mine := d.draftGroup(&g)
		fmt.Printf("group %s table=%v n=%d head=%v ctx=%+v ev=%.1f shares=%+v\n", d.p.Nodes[max(0, g.parent)].Tag, g.table, len(g.records), g.head.roles, c, d.evidence(&g, mine, c), d.shares(mine))
		for i, m := range mine[:min(4, len(mine))] {
			fmt.Println("  ", i, m.Text, m.timed, m.event)
			for _, f := range m.facts {
				fmt.Printf("       %q role=%s kinds=%b attr=%s button=%v\n", string(f.text), f.role, f.kinds, f.attr, f.button)
			}
		}
	}
}
