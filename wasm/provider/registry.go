package provider

import (
	"embed"
	"net/url"
	"strings"
	"sync"

	"github.com/tidwall/gjson"
)

//go:embed definitions/*.json
var definitions embed.FS

// entry is a definition's file: what recognises a page stands at its head and is read at once, the rest when it is needed. Decoding
// all files would cost the extension's worker more than the rest of a first analysis.
type entry struct {
	Definition                             // hosts, software and words only
	whole      func() (*Definition, error) // decodes the file, once
}

var registry = sync.OnceValues(func() ([]entry, error) {
	files, err := definitions.ReadDir("definitions")
	if err != nil {
		return nil, err
	}
	list := make([]entry, len(files))
	for i, f := range files {
		text, err := definitions.ReadFile("definitions/" + f.Name())
		if err != nil {
			return nil, err
		}
		id := strings.TrimSuffix(f.Name(), ".json")
		list[i] = entry{head(text), sync.OnceValues(func() (*Definition, error) { return Decode(id, text) })}
	}
	return list, nil
})

// head reads a definition up to its histories. Its form is not looked at: a test decodes every file whole.
func head(text []byte) (d Definition) {
	gjson.ParseBytes(text).ForEach(func(k, v gjson.Result) bool {
		switch k.Str {
		case "hosts":
			d.Hosts = texts(v)
		case "words":
			d.Words = texts(v)
		case "software":
			d.Software = v.Bool()
		case "histories", "actions":
			return false
		}
		return true
	})
	return d
}

func texts(v gjson.Result) (list []string) {
	v.ForEach(func(_, e gjson.Result) bool {
		list = append(list, e.Str)
		return true
	})
	return list
}

// All is every definition, sorted by id. A file that cannot be read is an error of the build: a test finds it first.
func All() ([]*Definition, error) {
	list, err := registry()
	if err != nil {
		return nil, err
	}
	all := make([]*Definition, len(list))
	for i := range list {
		if all[i], err = list[i].whole(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Find is the definition for a page: by its address; where that belongs to no provider, software by its words; where there is no
// address, any provider by its words. nil if none fits. text, a page's title and first texts, is asked for only if needed.
func Find(address string, text func() string) *Definition {
	if d := ByHost(address); d != nil {
		return d
	}
	return byWords(text(), address != "")
}

// ByHost is the definition for a page's address, nil if no provider is known to use its host. Only https counts.
func ByHost(address string) *Definition {
	list, err := registry()
	u, uerr := url.Parse(address)
	if err != nil || uerr != nil || u.Scheme != "https" {
		return nil
	}
	host := strings.ToLower(u.Hostname())
	for i := range list {
		if list[i].MatchesHost(host) {
			return list[i].definition()
		}
	}
	return nil
}

// ByWords is the definition whose words stand in the text of a page that has no known address, nil if there is none.
// Where several fit, the longest word decides: it says most.
func ByWords(text string) *Definition { return byWords(text, false) }

func byWords(text string, softwareOnly bool) *Definition {
	list, err := registry()
	if err != nil {
		return nil
	}
	found, size := -1, 0
	for i := range list {
		if softwareOnly && !list[i].Software {
			continue
		}
		for _, w := range list[i].Words {
			if len(w) > size && strings.Contains(text, w) {
				found, size = i, len(w)
			}
		}
	}
	if found < 0 {
		return nil
	}
	return list[found].definition()
}

func (e *entry) definition() *Definition {
	d, err := e.whole()
	if err != nil {
		return nil // a test decodes every file
	}
	return d
}
