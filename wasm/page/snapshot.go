package page

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/tidwall/gjson"
)

// Decode reads a snapshot. An error names the entry that is wrong; nothing of a broken snapshot is used.
func Decode(snapshot []byte) (*Page, error) {
	if len(snapshot) > MaxSnapshot {
		return nil, errors.New("snapshot: larger than " + strconv.Itoa(MaxSnapshot>>20) + " MiB")
	}
	if !gjson.ValidBytes(snapshot) {
		return nil, errors.New("snapshot: not valid JSON")
	}
	return DecodeValue(gjson.ParseBytes(snapshot))
}

// DecodeValue reads a snapshot out of a larger, valid JSON text.
func DecodeValue(root gjson.Result) (*Page, error) {
	p := &Page{}
	var nodes gjson.Result
	var form int64
	var err error
	root.ForEach(func(key, v gjson.Result) bool {
		switch key.Str {
		case "snapshot":
			form = v.Int()
		case "url":
			p.URL = cut(v.Str, 4*MaxText)
		case "title":
			p.Title = cut(v.Str, MaxText)
		case "lang":
			p.Lang = cut(v.Str, MaxAttr)
		case "zone":
			p.Zone = cut(v.Str, MaxAttr)
		case "cut":
			p.Cut = v.Bool()
		case "now":
			if v.Str == "" {
				break
			}
			if p.Now, err = time.Parse(time.RFC3339, v.Str); err != nil {
				err = errors.New("snapshot: now: " + strconv.Quote(cut(v.Str, 40)) + " is not an RFC 3339 time")
			}
		case "languages":
			v.ForEach(func(_, l gjson.Result) bool {
				p.Languages = append(p.Languages, cut(l.Str, MaxAttr))
				return len(p.Languages) < 20
			})
		case "nodes":
			nodes = v
		}
		return err == nil
	})
	switch {
	case err != nil:
		return nil, err
	case form != SnapshotForm:
		return nil, errors.New("snapshot: version " + strconv.FormatInt(form, 10) + ", this analyzer reads version " + strconv.Itoa(SnapshotForm))
	case !nodes.IsArray():
		return nil, errors.New("snapshot: nodes: missing")
	}
	return p, decodeNodes(p, nodes)
}

func decodeNodes(p *Page, nodes gjson.Result) error {
	b := NewBuilder(p)
	// An entry takes one bracket, and two nodes if it carries its text: room for all of them at once, instead of copying while it grows.
	entries := min(strings.Count(nodes.Raw, "["), MaxNodes)
	b.Grow(2 * entries)
	index := make([]int, 0, entries) // snapshot number → index in p.Nodes, None for an entry that found no room
	number, bad := 0, ""
	nodes.ForEach(func(_, entry gjson.Result) bool {
		if b.Full() {
			return false
		}
		e := decodeEntry(entry)
		if e.bad != "" || (e.parent < 0) != (number == 0) || e.parent >= number {
			if bad = e.bad; bad == "" {
				bad = "parent " + strconv.Itoa(e.parent) + " does not stand before it"
			}
			return false
		}
		n := None
		if e.parent < 0 || index[e.parent] != None {
			parent := None
			if e.parent >= 0 {
				parent = index[e.parent]
			}
			if e.tag == "" {
				n = b.Text(parent, e.text, number)
			} else if n = b.Element(parent, e.tag, e.attrs, number); n != None {
				b.Text(n, e.text, number)
			}
		}
		index = append(index, n)
		number++
		return true
	})
	if bad != "" {
		return errors.New("snapshot: node " + strconv.Itoa(number) + ": " + bad)
	}
	return nil
}

type entry struct {
	parent    int
	tag, text string
	attrs     []Attr
	bad       string // what is wrong with it
}

func decodeEntry(v gjson.Result) (e entry) {
	if !v.IsArray() {
		e.bad = "not a list"
		return e
	}
	i := 0
	v.ForEach(func(_, f gjson.Result) bool {
		switch {
		case i == 0 && f.Type == gjson.Number && f.Num >= -1 && f.Num < MaxNodes:
			e.parent = int(f.Num)
		case i == 1 && f.Type == gjson.String && len(f.Str) <= 4*MaxAttr: // of characters: a name may be in any script
			e.tag = f.Str
		case i >= 2 && f.IsObject():
			f.ForEach(func(k, a gjson.Result) bool {
				e.attrs = append(e.attrs, Attr{k.Str, a.String()})
				return len(e.attrs) < 64
			})
		case i >= 2 && f.Type == gjson.String:
			e.text = f.Str
		default:
			e.bad = "field " + strconv.Itoa(i) + " is not what it should be"
		}
		i++
		return e.bad == "" && i < 5
	})
	if i < 2 && e.bad == "" {
		e.bad = "fewer than two fields"
	}
	return e
}
