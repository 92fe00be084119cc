// Package extension holds the extension's message catalogue, from which the command makes its sentences too.
package extension

import (
	"embed"
	"encoding/json"
	"strings"
)

//go:embed src/_locales/*/messages.json
var locales embed.FS

// Messages is the catalogue of one language: texts by key.
type Messages map[string]string

// Catalogue is the catalogue of a language, "ja" or "en"; any other language has the English one.
func Catalogue(lang string) Messages {
	text, err := locales.ReadFile("src/_locales/" + lang + "/messages.json")
	if err != nil {
		text, _ = locales.ReadFile("src/_locales/en/messages.json")
	}
	var entries map[string]struct {
		Message string `json:"message"`
	}
	if json.Unmarshal(text, &entries) != nil { // a test finds it first
		return Messages{}
	}
	m := Messages{}
	for key, e := range entries {
		m[key] = e.Message
	}
	return m
}

// Text is the message of a key with its {named} values put in; the key itself where the catalogue has none. Suffixes choose
// another message: "_one" where count is 1; "_bare", then "_plain", where a value that the message names is missing or
// empty. src/lib/i18n.js does the same.
func (m Messages) Text(key string, values map[string]string) string {
	message, ok := m[key]
	if !ok {
		return key
	}
	if one, ok := m[key+"_one"]; ok && values["count"] == "1" && complete(one, values) {
		message = one
		return fill(message, values)
	}
	for _, suffix := range []string{"_bare", "_plain"} {
		if less, ok := m[key+suffix]; ok && !complete(message, values) {
			message = less
		}
	}
	return fill(message, values)
}

// complete reports whether every value that a message names is there.
func complete(message string, values map[string]string) bool {
	whole := true
	walk(message, func(string) {}, func(name string) { whole = whole && values[name] != "" })
	return whole
}

func fill(message string, values map[string]string) string {
	var b strings.Builder
	walk(message, func(text string) { b.WriteString(text) }, func(name string) { b.WriteString(values[name]) })
	return b.String()
}

// walk goes through a message's texts and the names between its braces.
func walk(message string, text, name func(string)) {
	for message != "" {
		before, rest, open := strings.Cut(message, "{")
		text(before)
		if !open {
			return
		}
		inner, after, _ := strings.Cut(rest, "}")
		name(inner)
		message = after
	}
}
