// Package names holds the country names of 58 languages (CLDR, as ICU prints them). It is built into native programs and tests only:
// in a browser the browser's own names are handed in.
package names

import (
	_ "embed"
	"strings"
)

//go:embed countries.txt
var countries string

// Table is every language's names by country code. Other names of the same country follow after "|".
func Table() map[string]map[string]string {
	all := map[string]map[string]string{}
	var table map[string]string
	for line := range strings.Lines(countries) {
		line = strings.TrimSuffix(line, "\n")
		if lang, ok := strings.CutPrefix(line, "# "); ok {
			table = map[string]string{}
			all[lang] = table
			continue
		}
		if code, names, ok := strings.Cut(line, "\t"); ok && table != nil {
			table[code] = strings.ReplaceAll(names, "\t", "|")
		}
	}
	return all
}
