package command

import (
	"strconv"
	"strings"

	"ashiato/extension"
	"ashiato/wasm/report"
	"ashiato/wasm/vocabulary"
)

// speaker makes sentences from codes and numbers, with the extension's own catalogue.
type speaker struct {
	lang     string
	messages extension.Messages
	names    map[string]string // country names by code
}

func newSpeaker(lang string) *speaker {
	return &speaker{lang: lang, messages: extension.Catalogue(lang), names: vocabulary.CountryNames(lang)}
}

// key is a message, or the key itself where the catalogue has none.
func (s *speaker) key(key string, values map[string]string) string {
	return s.messages.Text(key, values)
}

func (s *speaker) has(key string) bool { return s.messages[key] != "" }

// country is a country's name.
func (s *speaker) country(code string) string {
	if n := s.names[code]; n != "" {
		return n
	}
	return code
}

// countries is a list of country codes as names.
func (s *speaker) countries(codes string) string {
	var names []string
	for _, c := range strings.Split(codes, ",") {
		names = append(names, s.country(c))
	}
	if s.lang == "ja" {
		return strings.Join(names, "・")
	}
	return strings.Join(names, ", ")
}

// values are the numbers and codes of a finding or a reason, as words.
func (s *speaker) values(vs []report.Value) map[string]string {
	out := map[string]string{}
	for _, v := range vs {
		switch {
		case !v.IsText:
			out[v.Key] = strconv.FormatFloat(v.Num, 'f', -1, 64)
		case v.Key == "countries" || v.Key == "country" || v.Key == "fromCountry" || v.Key == "toCountry":
			out[v.Key] = s.countries(v.Text)
		case v.Key == "protocols":
			var names []string
			for _, p := range strings.Split(v.Text, ",") {
				names = append(names, s.key("protocol_"+p, nil))
			}
			out[v.Key] = strings.Join(names, "・")
		case v.Key == "service":
			out[v.Key] = s.key("service_"+strings.ReplaceAll(v.Text, "-", "_"), nil)
		default:
			out[v.Key] = v.Text
		}
	}
	return out
}

func (s *speaker) finding(f *report.Finding) string {
	return s.key("finding_"+strings.ReplaceAll(f.ID, "-", "_"), s.values(f.Facts))
}

func (s *speaker) reason(r *report.Reason) string {
	return s.key("reason_"+strings.ReplaceAll(r.Signal, "-", "_"), s.values(r.Values))
}

func (s *speaker) question(f *report.Finding) string {
	kind, service, _ := strings.Cut(f.Question, ":")
	values := s.values(f.Facts)
	if service != "" {
		values["service"] = s.key("service_"+strings.ReplaceAll(service, "-", "_"), nil)
	}
	return s.key("question_"+kind, values)
}
