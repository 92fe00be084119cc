package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"ashiato/wasm/provider"
)

// requiredProvider is the provider whose hosts the extension asks for at installation. Every other host is optional: an update
// that adds a required host switches the extension off until the user agrees again.
const requiredProvider = "yahoo-japan"

// merge lays over upon base: objects are merged key by key, all else is replaced. A value whose type differs is an error,
// since one of the two files is then wrong.
func merge(base, over any, at string) (any, error) {
	b, isObject := base.(map[string]any)
	o, overObject := over.(map[string]any)
	if isObject && overObject {
		out := map[string]any{}
		for k, v := range b {
			out[k] = v
		}
		for k, v := range o {
			old, there := out[k]
			if !there {
				out[k] = v
				continue
			}
			merged, err := merge(old, v, at+"."+k)
			if err != nil {
				return nil, err
			}
			out[k] = merged
		}
		return out, nil
	}
	if kind(base) != kind(over) {
		return nil, fmt.Errorf("manifest%s: %s cannot replace %s", at, kind(over), kind(base))
	}
	return over, nil
}

func kind(v any) string {
	switch v.(type) {
	case map[string]any:
		return "object"
	case []any:
		return "list"
	case string:
		return "text"
	case float64:
		return "number"
	case bool:
		return "boolean"
	}
	return "null"
}

// manifest is a browser's manifest: its own file laid over the base, with the hosts of the definitions.
func manifest(base, over []byte, definitions []*provider.Definition, from updates) ([]byte, error) {
	var b, o any
	if err := json.Unmarshal(base, &b); err != nil {
		return nil, fmt.Errorf("base.json: %w", err)
	}
	if err := json.Unmarshal(over, &o); err != nil {
		return nil, err
	}
	merged, err := merge(b, o, "")
	if err != nil {
		return nil, err
	}
	m, ok := merged.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("manifest is no object")
	}
	required, optional := hosts(definitions)
	if len(required) == 0 {
		return nil, fmt.Errorf("the definition %s is missing or has no hosts", requiredProvider)
	}
	m["host_permissions"] = required
	m["optional_host_permissions"] = append(optional, "https://*/*")
	scripts, _ := m["content_scripts"].([]any)
	for _, s := range scripts {
		s.(map[string]any)["matches"] = required
	}
	policies, _ := m["content_security_policy"].(map[string]any)
	policy, _ := policies["extension_pages"].(string)
	if policies["extension_pages"], err = from.connect(policy); err != nil {
		return nil, err
	}
	out, err := json.MarshalIndent(m, "", "  ")
	return append(out, '\n'), err
}

// hosts are the match patterns of the required provider and of all others.
func hosts(definitions []*provider.Definition) (required, optional []string) {
	for _, d := range definitions {
		for _, h := range d.Hosts {
			pattern := "https://" + h + "/*"
			if d.ID == requiredProvider {
				required = append(required, pattern)
			} else {
				optional = append(optional, pattern)
			}
		}
	}
	slices.Sort(required)
	slices.Sort(optional)
	return slices.Compact(required), slices.Compact(optional)
}
