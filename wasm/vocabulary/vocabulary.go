// Package vocabulary holds the words of login histories, one JSON file a language: dates, results, protocols, labels of
// columns, headings, places; and parts of words and sentences. The directory is the registry. Words of the page's language, of English and of
// Japanese are joined into one index, which finds all of them in a text in one pass.
package vocabulary

import (
	"embed"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/tidwall/gjson"
)

//go:embed *.json
var files embed.FS

// Class says what a word tells.
type Class uint8

// The classes of words. The meaning's Value or N says which of a class it is.
const (
	Month    Class = iota // N: 1 to 12
	Weekday               // N: 1 to 7, Sunday to Saturday
	HalfDay               // N: 0 before noon, 12 after, AtNoon, AtNight
	Fixed                 // N: hour of a word like noon or midnight
	Unit                  // Value: second … year
	Ago                   // N: -1 stands before the number, 1 after it
	Ahead                 // N: as Ago, of the future
	Said                  // Value: unit, N: how many ago, negative in the future: yesterday, now, last week
	Count                 // N: a number that is written as a word, before a unit: two, kaksi
	About                 // says that the number after it is not exact
	Joiner                // between a date and a time
	Outcome               // Value: success, failure, challenged, blocked
	Protocol              // Value: web … other
	Login                 // says that something is a sign-in
	Event                 // says that something is an event but no sign-in
	Change                // names a setting that a stranger changes to stay: forwarding, another address, the password
	Title                 // Value: web, mail, devices
	Record                // names a list of what has been; a heading that has it and a word for signing in is a title
	Empty                 //
	Next                  //
	Current               //
	Warned                //
	Own                   //
	Unknown               // stands for a missing value
	Against               // speaks against a login history
	Device                // part of the name of a device, system, browser or client
	Country               // Value: ISO 3166-1 alpha-2
	classes
)

// Parts of the day that are on both sides of noon, or of midnight: 11 at noon is before it, 1 at night is after it.
const (
	AtNoon  = 13
	AtNight = 24
)

// HourIn is the hour of a clock of twelve hours in a part of the day, as HalfDay has it.
func HourIn(hour, part int) int {
	switch {
	case hour > 12:
	case part == AtNoon && hour < 10, part == AtNight && hour >= 6 && hour < 12, part == 12 && hour < 12:
		return hour + 12
	case (part == AtNight || part == 0) && hour == 12:
		return 0
	}
	return hour
}

// Meaning is what a phrase means.
type Meaning struct {
	Class Class
	Value string
	N     int
}

// Roles of columns and labels.
const (
	RoleTime, RoleSignIn, RoleActive, RoleCreated, RoleEnd                 = "time", "signin", "active", "created", "end"
	RoleIP, RoleHost, RolePlace, RoleCountry, RoleCity, RoleISP            = "ip", "host", "place", "country", "city", "isp"
	RoleDevice, RoleVersion, RoleOutcome, RoleProtocol, RoleService        = "device", "version", "outcome", "protocol", "service"
	RoleAccount, RoleAction, RoleCount, RoleReason, RoleServer      string = "account", "action", "count", "reason", "server"
)

// units in the files' order.
var units = [...]string{"second", "minute", "hour", "day", "week", "month", "year"}

// said are the words for fixed distances in time: unit and how many ago.
var said = map[string]Meaning{
	"now": {Said, "now", 0}, "justNow": {Said, "second", 0}, "today": {Said, "day", 0}, "yesterday": {Said, "day", 1}, "beforeYesterday": {Said, "day", 2},
	"lastWeek": {Said, "week", 1}, "lastMonth": {Said, "month", 1}, "lastYear": {Said, "year", 1}, "tomorrow": {Said, "day", -1},
}

// Tag reduces a language tag to the name of its vocabulary file: "zh-TW" is "zh-Hant", "pt-BR" is "pt".
func Tag(lang string) string {
	lang = strings.ToLower(strings.ReplaceAll(lang, "_", "-"))
	primary, rest, _ := strings.Cut(lang, "-")
	switch primary {
	case "zh":
		for _, s := range []string{"hant", "tw", "hk", "mo"} {
			if strings.Contains(rest, s) {
				return "zh-Hant"
			}
		}
		return "zh-Hans"
	case "no", "nn":
		return "nb"
	case "iw":
		return "he"
	case "in":
		return "id"
	case "fil":
		return "tl"
	case "bs":
		return "hr"
	}
	return primary
}

// Languages are the languages that have a vocabulary, sorted.
func Languages() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil
	}
	var langs []string
	for _, e := range entries {
		langs = append(langs, strings.TrimSuffix(e.Name(), ".json"))
	}
	return langs
}

// Knows reports whether words are those of a language, and of others.
func (w *Words) Knows(lang string) bool { return slices.Contains(w.langs, Tag(lang)) }

// load reads one language's file into the index of w. It is strict: an unknown key or type is an error that names it. That a file is valid JSON
// a test proves.
func load(w *Words, lang string) error {
	text, err := files.ReadFile(lang + ".json")
	if err != nil {
		return err
	}
	gjson.ParseBytes(text).ForEach(func(key, v gjson.Result) bool {
		if err = loadKey(w, key.Str, v); err != nil {
			err = errors.New("vocabulary " + lang + ": " + key.Str + ": " + err.Error())
		}
		return err == nil
	})
	return err
}

var (
	errKey  = errors.New("unknown key")
	errList = errors.New("not a list of texts")
)

// simple are the keys whose value is a list of words of one class.
var simple = map[string]Meaning{
	"am": {Class: HalfDay}, "pm": {Class: HalfDay, N: 12}, "midday": {Class: HalfDay, N: AtNoon}, "night": {Class: HalfDay, N: AtNight}, "noon": {Class: Fixed, N: 12}, "midnight": {Class: Fixed},
	"joiners": {Class: Joiner}, "about": {Class: About}, "login": {Class: Login}, "events": {Class: Event}, "changes": {Class: Change}, "empty": {Class: Empty}, "next": {Class: Next}, "histories": {Class: Record},
	"current": {Class: Current}, "warned": {Class: Warned}, "own": {Class: Own}, "unknown": {Class: Unknown}, "against": {Class: Against}, "devices": {Class: Device},
}

// keyed is the class of a key whose value is an object with a list for each of the class's values; nil values allow any.
func keyed(key string) (class Class, values []string, ok bool) {
	switch key {
	case "units":
		return Unit, units[:], true
	case "outcomes":
		return Outcome, []string{"success", "failure", "challenged", "blocked"}, true
	case "protocols":
		return Protocol, []string{"web", "app", "imap", "pop", "smtp", "mail", "other"}, true
	case "titles":
		return Title, []string{"web", "mail", "devices"}, true
	case "places":
		return Country, nil, true
	}
	return 0, nil, false
}

func loadKey(w *Words, key string, v gjson.Result) error {
	if m, ok := simple[key]; ok {
		return w.addList(v, m)
	}
	if class, values, ok := keyed(key); ok {
		return fields(v, values, func(k string, f gjson.Result) error { return w.addList(f, Meaning{Class: class, Value: k}) })
	}
	switch key {
	case "lang":
		return nil
	case "months":
		return w.addNumbered(v, Month)
	case "counts": // from one on
		return w.addNumbered(v, Count)
	case "weekdays": // from Sunday on
		return w.addNumbered(v, Weekday)
	case "ago":
		return w.addSided(v, Ago)
	case "ahead":
		return w.addSided(v, Ahead)
	case "phrases":
		return fields(v, nil, func(k string, f gjson.Result) error {
			if k == "said" {
				return w.addSaid(f)
			}
			m, ok := said[k]
			if !ok {
				return errors.New(k + ": unknown key")
			}
			return w.addList(f, m)
		})
	case "parts":
		return w.loadParts(v)
	case "zones":
		return w.loadZones(v)
	case "labels":
		return fields(v, nil, func(k string, f gjson.Result) error {
			return each(f, func(s gjson.Result) error { w.label(s.Str, k); return nil })
		})
	}
	return errKey
}

// addSided adds words that stand before a distance in time or after it.
func (w *Words) addSided(v gjson.Result, class Class) error {
	return fields(v, []string{"before", "after"}, func(k string, f gjson.Result) error {
		n := 1
		if k == "before" {
			n = -1
		}
		return w.addList(f, Meaning{Class: class, N: n})
	})
}

func each(v gjson.Result, read func(gjson.Result) error) (err error) {
	if !v.IsArray() {
		return errList
	}
	v.ForEach(func(_, e gjson.Result) bool {
		err = read(e)
		return err == nil
	})
	return err
}

// fields reads an object whose keys are among known; nil allows any.
func fields(v gjson.Result, known []string, read func(string, gjson.Result) error) (err error) {
	if !v.IsObject() {
		return errors.New("not an object")
	}
	v.ForEach(func(k, f gjson.Result) bool {
		if known != nil && !slices.Contains(known, k.Str) {
			err = errors.New(k.Str + ": unknown key")
			return false
		}
		if err = read(k.Str, f); err != nil {
			err = errors.New(k.Str + ": " + err.Error())
		}
		return err == nil
	})
	return err
}

// addNumbered adds a list of lists, each with its number from 1 on.
func (w *Words) addNumbered(v gjson.Result, class Class) error {
	n := 0
	return each(v, func(words gjson.Result) error {
		n++
		return w.addList(words, Meaning{Class: class, N: n})
	})
}

func (w *Words) addList(v gjson.Result, m Meaning) error {
	return each(v, func(s gjson.Result) error {
		if s.Type != gjson.String {
			return errList
		}
		w.add(s.Str, m)
		return nil
	})
}

// addSaid adds whole phrases of a distance in time, "phrase=unit:number": languages that print no number for two.
func (w *Words) addSaid(v gjson.Result) error {
	return each(v, func(s gjson.Result) error {
		phrase, value, ok := strings.Cut(s.Str, "=")
		unit, n, ok2 := strings.Cut(value, ":")
		count, err := strconv.Atoi(n)
		if !ok || !ok2 || err != nil || count < 0 || count > 99 {
			return errors.New(s.Str + ": not phrase=unit:number")
		}
		w.add(phrase, Meaning{Said, unit, count})
		return nil
	})
}
