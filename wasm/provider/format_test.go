package provider

import (
	"encoding/json"
	"strconv"
	"strings"
)

// format writes a definition in the canonical form: keys in the order of the types, lists of texts on one line, absent what is
// empty but the fields that every definition has.
func format(d *Definition) string {
	var w writer
	w.text("id", d.ID)
	w.add("name", `{"ja": `+quote(d.Name["ja"])+`, "en": `+quote(d.Name["en"])+`}`)
	w.add("hosts", listOf(d.Hosts))
	w.flag("software", d.Software)
	w.list("words", d.Words)
	w.text("zone", d.Zone)
	w.flag("zoneCertain", d.ZoneCertain)
	w.list("networks", d.Networks)
	w.list("ownAddress", d.OwnAddress)
	w.list("signedOut", d.SignedOut)
	var histories, actions []string
	for i := range d.Histories {
		histories = append(histories, formatHistory(&d.Histories[i]))
	}
	for i := range d.Actions {
		actions = append(actions, formatAction(&d.Actions[i]))
	}
	w.objects("histories", histories)
	w.objects("actions", actions)
	w.text("note", d.Note)
	return w.object("") + "\n"
}

func formatHistory(h *History) string {
	var w writer
	w.text("kind", h.Kind)
	w.list("titles", h.Titles)
	w.list("empty", h.Empty)
	w.text("url", h.URL)
	w.list("urls", h.URLs)
	w.text("near", h.Near)
	w.list("labels", h.Labels)
	w.list("path", h.Path)
	w.flag("successOnly", h.SuccessOnly)
	w.count("rows", h.Rows)
	w.count("days", h.Days)
	w.flag("columns", h.Columns)
	w.text("confidence", string(h.Confidence))
	w.text("checked", h.Checked)
	return w.object("    ")
}

func formatAction(a *Action) string {
	var w writer
	w.text("id", a.ID)
	w.text("url", a.URL)
	w.flag("exact", a.Exact)
	w.list("urls", a.URLs)
	w.list("labels", a.Labels)
	w.list("path", a.Path)
	w.list("titles", a.Titles)
	w.list("covers", a.Covers)
	w.list("breaks", a.Breaks)
	w.list("on", a.On)
	w.list("off", a.Off)
	w.text("confidence", string(a.Confidence))
	w.text("checked", a.Checked)
	return w.object("    ")
}

type writer struct{ lines []string }

func (w *writer) add(key, value string) { w.lines = append(w.lines, quote(key)+": "+value) }

func (w *writer) text(key, value string) {
	if value != "" {
		w.add(key, quote(value))
	}
}

func (w *writer) flag(key string, value bool) {
	if value {
		w.add(key, "true")
	}
}

func (w *writer) count(key string, value int) {
	if value != 0 {
		w.add(key, strconv.Itoa(value))
	}
}

func (w *writer) list(key string, values []string) {
	if len(values) > 0 {
		w.add(key, listOf(values))
	}
}

func (w *writer) objects(key string, values []string) {
	if len(values) > 0 {
		w.add(key, "[\n    "+strings.Join(values, ",\n    ")+"\n  ]")
	}
}

func (w *writer) object(indent string) string {
	if len(w.lines) == 0 {
		return "{}"
	}
	return "{\n" + indent + "  " + strings.Join(w.lines, ",\n"+indent+"  ") + "\n" + indent + "}"
}

func listOf(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(v)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func quote(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a text never fails
	return strings.TrimSuffix(b.String(), "\n")
}

func firstDifference(got, want string) (int, string, string) {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := 0; i < len(g) || i < len(w); i++ {
		var a, b string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			return i + 1, a, b
		}
	}
	return 0, "", ""
}
