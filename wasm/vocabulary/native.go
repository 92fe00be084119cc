//go:build !wasm

package vocabulary

import (
	"strings"
	"sync"

	"ashiato/wasm/vocabulary/names"
)

var embedded = sync.OnceValue(names.Table)

// builtIn are the country names built into native programs.
func builtIn() map[string]map[string]string { return embedded() }

// CountryNames are the names of all countries in a language, by ISO 3166-1 alpha-2 code; nil if the language is not known.
func CountryNames(lang string) map[string]string {
	for l, table := range embedded() {
		if Tag(l) == Tag(lang) {
			first := make(map[string]string, len(table))
			for code, name := range table {
				first[code], _, _ = strings.Cut(name, "|")
			}
			return first
		}
	}
	return nil
}
