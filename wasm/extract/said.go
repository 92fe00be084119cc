package extract

import (
	"strings"
	"time"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/zone"
)

type aboveStamp struct {
	when.Stamp
	text string
}

// maxMonth is how long a heading may be that names a month and nothing else.
const maxMonth = 22

// dateAbove is the date of the heading above a record: the last text before it that is a date, from the heading of its list on.
func (d *doc) dateAbove(n, heading int) (aboveStamp, bool) {
	for i := d.first[n] - 1; i >= 0 && i > d.first[n]-3000; i-- {
		p := &d.pieces[i]
		if p.node < heading {
			break // the dates of another list
		}
		if p.attr == "" && len(p.fold) >= 2 && len(p.fold) <= maxMonth && p.kinds&^hasDate == 0 {
			if y, m := when.MonthOnly(p.fold, p.hits); m > 0 {
				return aboveStamp{when.Stamp{End: len(p.text), Year: y, Month: m, Day: d.leaf(i, heading), Hour: -1, Min: -1, Sec: -1}, string(p.text)}, true
			}
		}
		if p.attr == "" && len(p.stamps) == 0 && len(p.fold) <= 5 && strings.IndexByte(string(p.fold), '/') > 0 && dateShaped(p) {
			if l := d.look("", string(p.fold)+" 0:00"); len(l.stamps) == 1 && l.stamps[0].HasDate() { // 11/8 is a date but above a time of day only
				l.stamps[0].Hour, l.stamps[0].Min = -1, -1
				return aboveStamp{l.stamps[0], string(p.text)}, true
			}
		}
		if h := d.weekdayHead(p); h != nil {
			return aboveStamp{d.lastOn(h), string(p.text)}, true
		}
		if p.attr != "" && p.attr != "datetime" || len(p.stamps) != 1 || p.stamps[0].Bare || p.stamps[0].HasClock() || !p.stamps[0].HasDate() || p.stamps[0].Future {
			continue
		}
		if d.ofSomething(i) {
			continue
		}
		if s := p.stamps[0]; s.End-s.Start >= len(p.text)/2 || len(p.text) <= 30 {
			return aboveStamp{s, string(p.text[s.Start:min(s.End, len(p.text))])}, true
		}
	}
	return aboveStamp{}, false
}

// maxTurn bounds the word before the name of a weekday: "Last Tuesday".
const maxTurn = 6

// weekdayHead is the weekday that a heading, or the only cell of a row, is the name of; nil if it is none.
func (d *doc) weekdayHead(p *piece) *vocabulary.Hit {
	if p.attr != "" || len(p.stamps) > 0 || len(p.fold) > maxPlainTitle || !has(p.hits, vocabulary.Weekday) {
		return nil
	}
	up := d.p.Nodes[p.node].Parent
	for steps := 0; up != page.None && steps < 3 && !d.isRow(up); steps++ {
		up = d.p.Nodes[up].Parent
	}
	if !d.headed(p.node) && (up == page.None || !d.isRow(up) || len(d.children(up)) != 1) {
		return nil
	}
	for i := range p.hits {
		if h := &p.hits[i]; h.Class == vocabulary.Weekday && h.End == len(p.fold) && h.Start <= maxTurn {
			return h
		}
	}
	return nil
}

// leaf is the day of the month that stands in large beside the month in piece i, 0 if none does: a leaf of a calendar.
func (d *doc) leaf(i, heading int) int {
	if i == 0 || d.pieces[i-1].node < heading || d.away(d.pieces[i-1].node, d.pieces[i].node, 0) || len(d.pieces[i-1].fold) > 2 {
		return 0
	}
	return dayIn(d.pieces[i-1].fold)
}

// ofSomething reports whether the date of piece i has a label that makes it another's than that of what follows: of expiry, of the next check.
func (d *doc) ofSomething(i int) bool {
	p := &d.pieces[i]
	at := p.stamps[0].Start
	if at > 0 {
		head := strings.TrimRight(string(p.fold[:at]), " ")
		return strings.HasSuffix(head, ":") && rankTime(d.leadRole(p, at)) < 5
	}
	if i == 0 {
		return false
	}
	before := &d.pieces[i-1]
	return before.attr == "" && (before.role != "" && isTimeRole(before.role) && rankTime(before.role) < 5 || before.role == "" && before.named())
}

// printedZone is the zone that the head of a group names, nil if it names none.
func (d *doc) printedZone(g *group) *time.Location {
	for i, t := range g.head.texts {
		if i < len(g.head.roles) && isTimeRole(g.head.roles[i]) {
			if z := when.Zone([]rune(t), d.w); z != nil {
				return z
			}
		}
	}
	return nil
}

// saidZone is the zone that the page names in a sentence about its times, or that is chosen in a list of zones; nil if it names none, or several.
func (d *doc) saidZone() *time.Location {
	var said *time.Location
	several := false
	take := func(z *time.Location) {
		if z == nil {
			return
		}
		several = several || said != nil && said.String() != z.String()
		said = z
	}
	for i := range d.pieces {
		p := &d.pieces[i]
		if p.attr != "" || p.button || len(p.text) < 6 || len(p.text) > 160 || moments(p) || len(p.addrs) > 0 || p.role != "" || !d.w.Holds(vocabulary.PartTimes, string(p.fold)) {
			continue
		}
		take(d.zoneIn(p.text, p.fold))
	}
	for n := range d.p.Nodes {
		if d.p.Nodes[n].Tag != "option" || !d.p.Has(n, "selected") {
			continue
		}
		if c := d.p.Nodes[n].FirstChild; c != page.None && d.p.Nodes[c].Tag == "" {
			if l := d.look("", d.p.Nodes[c].Text); len(l.text) < 80 && (strings.Contains(string(l.fold), "gmt") || strings.Contains(string(l.fold), "utc")) {
				take(d.zoneIn(l.text, l.fold))
			}
		}
	}
	if several {
		return nil
	}
	return said
}

// moments reports whether a text tells a moment, and not only a span of time.
func moments(p *piece) bool {
	for i := range p.stamps {
		s := &p.stamps[i]
		if s.Start > 0 && (p.fold[s.Start-1] == '+' || p.fold[s.Start-1] == '-') {
			continue // UTC+09:00
		}
		if s.HasClock() || s.HasDate() && !s.Relative() {
			return true
		}
	}
	return false
}

// zoneIn is the zone that a text names in capitals, or in letters that have none.
func (d *doc) zoneIn(text, fold []rune) *time.Location {
	if name := d.w.Zone(string(fold)); name != "" { // heure de Paris
		if z, err := zone.Load(name); err == nil {
			return z
		}
	}
	if len(text) != len(fold) {
		return nil
	}
	for i := range text {
		upper := text[i] >= 'A' && text[i] <= 'Z'
		if !upper && text[i] < 0x2E80 || i > 0 && upper && letter(text[i-1]) {
			continue
		}
		if upper && (i+2 >= len(text) || text[i+1] < 'A' || text[i+1] > 'Z' || text[i+2] < 'A' || text[i+2] > 'Z') {
			continue
		}
		if !upper && fold[i] != '日' && fold[i] != '北' && fold[i] != '한' {
			continue
		}
		for _, end := range [...]int{zoneEnd(text, i), i + 5, i + 4} {
			if end > len(fold) || upper && end > zoneEnd(text, i) {
				continue
			}
			if z := when.Zone(append([]rune{'('}, fold[i:end]...), d.w); z != nil {
				return z
			}
		}
	}
	return nil
}

// zoneEnd is where the capitals from i on end, and the distance after them: UTC+9.
func zoneEnd(s []rune, i int) int {
	for i < len(s) && s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	if i+1 < len(s) && (s[i] == '+' || s[i] == '-') && digit(s[i+1]) {
		for i++; i < len(s) && (digit(s[i]) || s[i] == ':'); {
			i++
		}
	}
	return i
}

func letter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
