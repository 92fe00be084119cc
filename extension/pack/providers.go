package main

import (
	"encoding/json"

	"ashiato/wasm/provider"
)

type packedHistory struct {
	Kind string `json:"kind"`
	URL  string `json:"url"` // the nearest certain page where the history's own is unknown
}

type packedProvider struct {
	ID        string            `json:"id"`
	Name      map[string]string `json:"name"`
	Origins   []string          `json:"origins"`
	Required  bool              `json:"required"`
	Histories []packedHistory   `json:"histories"`
}

// providersFile is what the extension's pages show of the providers: names, permissions and where a history is. Software that
// runs on anyone's host has no permission to ask for, so it is left out.
func providersFile(definitions []*provider.Definition) ([]byte, error) {
	out := []packedProvider{}
	for _, d := range definitions {
		if d.Software {
			continue
		}
		p := packedProvider{ID: d.ID, Name: d.Name, Required: d.ID == requiredProvider, Origins: []string{}, Histories: []packedHistory{}}
		for _, h := range d.Hosts {
			p.Origins = append(p.Origins, "https://"+h+"/*")
		}
		for _, h := range d.Histories {
			url := h.URL
			if url == "" {
				url = h.Near
			}
			p.Histories = append(p.Histories, packedHistory{Kind: h.Kind, URL: url})
		}
		out = append(out, p)
	}
	text, err := json.MarshalIndent(out, "", " ")
	return append(text, '\n'), err
}
