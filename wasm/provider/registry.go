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
func ByWords(text string) *Definition {
	all, err := All()
	if err != nil {
		return nil
	}
	for _, d := range all {
		for _, w := range d.Words {
			if strings.Contains(text, w) {
				return d
			}
		}
	}
	return nil
}
