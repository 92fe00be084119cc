package command

import (
	"io"
	"os"

	"ashiato/wasm/provider"
	"ashiato/wasm/report"

	"golang.org/x/text/width"
)

// terminal reports whether w is a terminal.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// palette holds the escapes of each risk's colour; empty strings without colours.
type palette struct{ high, medium, low, dim, bold, reset string }

// colours follows no-color.org: none where NO_COLOR is set, or off a terminal.
func colours(p Process) palette {
	if p.Getenv("NO_COLOR") != "" || p.Getenv("TERM") == "dumb" || !terminal(p.Stdout) {
		return palette{}
	}
	return palette{high: "\x1b[1;31m", medium: "\x1b[33m", low: "\x1b[36m", dim: "\x1b[2m", bold: "\x1b[1m", reset: "\x1b[0m"}
}

func (c palette) of(risk string) string {
	switch risk {
	case "high":
		return c.high
	case "medium":
		return c.medium
	case "low":
		return c.low
	}
	return c.dim
}

// columns is how many terminal columns a text takes: East Asian wide characters take two.
func columns(s string) (n int) {
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// pad fills a text up to n columns.
func pad(s string, n int) string {
	for k := columns(s); k < n; k++ {
		s += " "
	}
	return s
}

// fit shortens a text to n columns.
func fit(s string, n int) string {
	if columns(s) <= n {
		return s
	}
	k := 0
	for i, r := range s {
		w := columns(string(r))
		if k+w > n-1 {
			return s[:i] + "…"
		}
		k += w
	}
	return s
}

// providerName is the provider's name in a language, "" if unknown.
func providerName(r *report.Report, lang string) string {
	if r.Name[lang] != "" {
		return r.Name[lang]
	}
	for _, p := range r.Pages {
		if all, err := provider.All(); err == nil {
			for _, d := range all {
				if d.ID == p.Provider {
					return d.Name[lang]
				}
			}
		}
	}
	return ""
}
