package provider

import (
	"embed"
	"net/url"
	"strings"
	"sync"
)

//go:embed definitions/*.json
var definitions embed.FS

// All is every definition, sorted by id. A file that cannot be read is an error of the build: a test finds it first.
var All = sync.OnceValues(func() ([]*Definition, error) {
	files, err := definitions.ReadDir("definitions")
	if err != nil {
		return nil, err
	}
	var all []*Definition
	for _, f := range files {
		text, err := definitions.ReadFile("definitions/" + f.Name())
		if err != nil {
			return nil, err
		}
		d, err := Decode(strings.TrimSuffix(f.Name(), ".json"), text)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
})

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
	all, err := All()
	u, uerr := url.Parse(address)
	if err != nil || uerr != nil || u.Scheme != "https" {
		return nil
	}
	host := strings.ToLower(u.Hostname())
	for _, d := range all {
		if d.MatchesHost(host) {
			return d
		}
	}
	return nil
}

// ByWords is the definition whose words stand in the text of a page that has no known address, nil if there is none.
// Where several fit, the longest word decides: it says most.
func ByWords(text string) *Definition { return byWords(text, false) }

func byWords(text string, softwareOnly bool) *Definition {
	all, err := All()
	if err != nil {
		return nil
	}
	var found *Definition
	size := 0
	for _, d := range all {
		if softwareOnly && !d.Software {
			continue
		}
		for _, w := range d.Words {
			if len(w) > size && strings.Contains(text, w) {
				found, size = d, len(w)
			}
		}
	}
	return found
}
