package vocabulary

import (
	"errors"
	"slices"
	"strings"

	"github.com/tidwall/gjson"
)

// Part says what a part of a word or of a sentence tells, for what no whole word can: stems, beginnings of questions, what joins two words. How a
// part is looked for (anywhere, at the beginning or end, as the whole text) is the asker's to say.
type Part uint8

// The parts, in the order of partNames.
const (
	PartAccess             Part = iota // of a word for signing in: it means other visits as well
	PartGate                           // the word: it is said of doors as well
	PartConnection                     // the word: it is said of devices in a network as well
	PartCompoundSignIn                 // in the name of a history: Anmeldeprotokoll
	PartCompoundConnection             // the same, of any connection
	PartAccount                        // speaks of the reader's account
	PartSucceeded                      // of a result: that it went well, not only that it was
	PartActivity                       // activity
	PartKindOfActivity                 // of which kind
	PartSettings                       // how signing in is set, protected or told of
	PartTurn                           // which of several it is: the last, this one
	PartMoment                         // a word for records that is but one of a moment
	PartExplains                       // begins a heading that says how something is done
	PartAsks                           // ends one
	PartTeaches                        // stands in one
	PartReader                         // speaks to the reader
	PartRecognise                      // asks whether the reader knows it
	PartWho                            // begins a question who it was, or from where
	PartWhoCame                        // stands in one
	PartItsSettings                    // ends the name of settings
	PartSearched                       // ends the name of a search's results
	PartClockOf                        // after a country: its time
	PartJointAfter                     // joins a word to that before it
	PartJointBefore                    // joins a word to that behind it
	PartWayBefore                      // before the way by which one came
	PartWayAfter                       // after it
	PartVague                          // the word for an event that says too little by itself
	PartObject                         // a label: what was opened
	PartYes                            //
	PartNo                             //
	PartAttempt                        //
	PartHappened                       // a label: what happened
	PartViewed                         // something was looked at or taken
	PartPassword                       //
	PartTimes                          // speaks of times
	PartFromBefore                     // before a place
	PartFromAfter                      // after a place
	PartDitto                          // the same as above
	PartVersion                        // before the number of a version
	PartPolite                         // after the name of who is greeted
	PartCode                           // ends a label: the number of what it names
	PartHonorific                      // before a word, out of courtesy: ご利用
	PartNotBefore                      // before a result: that it was not so
	PartNotAfter                       // after it
	PartTowardBefore                   // between an access and the address that it was to
	PartTowardAfter                    // between an address and the access that was to it
	PartSignIn                         // asks to sign in, or to type the password again
	PartEnabled                        // the state of a setting: what it governs is let in
	PartDisabled                       // it is not
	PartRestricted                     // the state of a restriction: it holds
	PartUnrestricted                   // it does not
	PartState                          // a label: how something is set at present
	PartStated                         // behind a state: it holds, and is not merely spoken of
	PartNetwork                        // stands in what is told of machines that join a network at home, and of other things that connect
	PartAspect                         // of signing in, what can be set: its name, its password, its page, how long it lasts
	PartAltered                        // that something was set, or sent
	parts
)

var partNames = [parts]string{"access", "gate", "connection", "compoundSignIn", "compoundConnection", "account", "succeeded", "activity", "kindOfActivity", "settings", "turn", "moment",
	"explains", "asks", "teaches", "reader", "recognise", "who", "whoCame", "itsSettings", "searched", "clockOf", "jointAfter", "jointBefore", "wayBefore", "wayAfter", "vague",
	"objects", "yes", "no", "attempt", "happened", "viewed", "password", "times", "fromBefore", "fromAfter", "ditto", "version", "polite", "code", "honorific", "notBefore", "notAfter", "towardBefore", "towardAfter",
	"signIn", "enabled", "disabled", "restricted", "unrestricted", "state", "stated", "network", "aspects", "altered"}

// namedZone is a time zone as sentences name it.
type namedZone struct{ words, name string }

// loadParts reads the parts of a language. They stand in the file as they are looked for, with their blanks.
func (w *Words) loadParts(v gjson.Result) error {
	return fields(v, partNames[:], func(k string, f gjson.Result) error {
		for part := range partNames {
			if partNames[part] == k {
				return each(f, func(s gjson.Result) error { w.parts[part] = append(w.parts[part], s.Str); return nil })
			}
		}
		return errKey
	})
}

// loadZones reads the names of zones in sentences.
func (w *Words) loadZones(v gjson.Result) error {
	return fields(v, nil, func(name string, f gjson.Result) error {
		return each(f, func(s gjson.Result) error {
			if s.Str == "" {
				return errors.New(name + ": an empty name")
			}
			w.zones = append(w.zones, namedZone{s.Str, name})
			return nil
		})
	})
}

// Part is every word of a part, in the languages of w. Nil words know none.
func (w *Words) Part(p Part) []string {
	if w == nil {
		return nil
	}
	w.once.Do(w.make)
	return w.parts[p]
}

// some reports whether a test holds for one of a part's words. Nil words know none.
func (w *Words) some(p Part, test func(word string) bool) bool {
	return slices.ContainsFunc(w.Part(p), test)
}

// Holds reports whether a folded text has a part anywhere.
func (w *Words) Holds(p Part, text string) bool {
	return w.some(p, func(word string) bool { return strings.Contains(text, word) })
}

// Begins reports whether a folded text begins with a part.
func (w *Words) Begins(p Part, text string) bool {
	return w.some(p, func(word string) bool { return strings.HasPrefix(text, word) })
}

// Ends reports whether a folded text ends in a part.
func (w *Words) Ends(p Part, text string) bool {
	return w.some(p, func(word string) bool { return strings.HasSuffix(text, word) })
}

// Is reports whether a folded text is a part and nothing else.
func (w *Words) Is(p Part, text string) bool {
	return w.some(p, func(word string) bool { return text == word })
}

// CutBefore is a folded text without the longest part that it begins with.
func (w *Words) CutBefore(p Part, text string) string {
	longest := 0
	w.some(p, func(word string) bool {
		if strings.HasPrefix(text, word) {
			longest = max(longest, len(word))
		}
		return false
	})
	return text[longest:]
}

// CutAfter is a folded text without the longest part that it ends in.
func (w *Words) CutAfter(p Part, text string) string {
	longest := 0
	w.some(p, func(word string) bool {
		if strings.HasSuffix(text, word) {
			longest = max(longest, len(word))
		}
		return false
	})
	return text[:len(text)-longest]
}

// After is what stands in a folded text after the last place of a part, "" if it has none, or nothing before it.
func (w *Words) After(p Part, text string) string {
	at := len(text)
	rest := ""
	w.some(p, func(word string) bool {
		if i := strings.LastIndex(text, word); i > 0 && len(text)-i-len(word) < at {
			rest = text[i+len(word):]
			at = len(rest)
		}
		return false
	})
	return rest
}

// Zone is the name of the zone that a folded sentence tells by a city or a country, "" if it tells none: "heure de Paris", Horário de Brasília.
func (w *Words) Zone(text string) string {
	w.once.Do(w.make)
	for i := range w.zones {
		if strings.Contains(text, w.zones[i].words) {
			return w.zones[i].name
		}
	}
	return ""
}
