package memory

import (
	"errors"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"ashiato/wasm/signin"

	"github.com/tidwall/gjson"
)

// Limits of a memory, so that a damaged or hostile one stays cheap.
const (
	MaxBytes   = 32 << 20 // of its JSON
	maxEntries = 50_000   // of each list
	maxText    = 4_096    // bytes of one text
)

// Decode reads the JSON form:
//
//	{"version": 1, "account": "ta…", "provider": "yahoo-japan", "home": ["JP"],
//	 "signIns": [{"history": "mail", "confirmed": false, "time": "RFC 3339", "precision": "minute", "ip": "…", …}],
//	 "answers": [{"question": "fetcher:outlook", "subject": "service:outlook", "answer": "yes", "at": "RFC 3339", "expires": ""}],
//	 "links": [{"id", "url", "seen"}], "settings": [{"id", "state", "seen"}],
//	 "visits": [{"history", "reading", "rows", "seen"}], "steps": [{"id", "done"}]}
//
// A sign-in has the fields of the report's sign-ins. All but version may be missing; null counts as missing; unknown keys
// are passed over. A value of a wrong type is an error that names the field.
func Decode(text []byte) (*Memory, error) {
	if len(text) > MaxBytes {
		return nil, errors.New("memory: larger than " + strconv.Itoa(MaxBytes>>20) + " MiB")
	}
	if !gjson.ValidBytes(text) {
		return nil, errors.New("memory: not valid JSON")
	}
	return DecodeValue(gjson.ParseBytes(text))
}

// DecodeValue is Decode of a value of JSON that is known to be valid.
func DecodeValue(root gjson.Result) (*Memory, error) {
	if !root.IsObject() {
		return nil, errors.New("memory: not a JSON object")
	}
	if v := root.Get("version"); v.Type != gjson.Number || v.Num != Form {
		return nil, errors.New("memory: version: must be " + strconv.Itoa(Form))
	}
	d := &decoder{}
	m := &Memory{}
	d.fields(root, where{}, func(key string, v gjson.Result, at where) {
		switch key {
		case "account":
			m.Account = d.text(v, at)
		case "provider":
			m.Provider = d.text(v, at)
		case "home":
			d.list(v, at, func(e gjson.Result, at where) { m.Home = append(m.Home, d.country(e, at)) })
		case "signIns":
			d.list(v, at, func(e gjson.Result, at where) { m.SignIns = append(m.SignIns, d.seen(e, at)) })
		case "answers":
			d.list(v, at, func(e gjson.Result, at where) { m.Answers = append(m.Answers, d.answered(e, at)) })
		case "links":
			d.list(v, at, func(e gjson.Result, at where) { m.Links = append(m.Links, d.link(e, at)) })
		case "settings":
			d.list(v, at, func(e gjson.Result, at where) { m.Settings = append(m.Settings, d.setting(e, at)) })
		case "visits":
			d.list(v, at, func(e gjson.Result, at where) { m.Visits = append(m.Visits, d.visit(e, at)) })
		case "steps":
			d.list(v, at, func(e gjson.Result, at where) { m.Steps = append(m.Steps, d.step(e, at)) })
		}
	})
	if d.err != nil {
		return nil, d.err
	}
	return m, nil
}

// decoder keeps the first error; after it, all it reads is empty.
type decoder struct{ err error }

// where is a place in the form, for messages: a key, or an entry of a list, or a key of such an entry. It costs nothing until it is said.
type where struct {
	list  string
	entry int // from 1 on; 0 for none
	key   string
}

func (w where) String() string {
	s := "memory"
	if w.list != "" {
		s += ": " + w.list
	}
	if w.entry > 0 {
		s += " " + strconv.Itoa(w.entry-1)
	}
	if w.key != "" {
		s += ": " + w.key
	}
	return s
}

func (w where) field(key string) where { return where{w.list, w.entry, key} }

func (w where) item(n int) where {
	if w.list == "" {
		w.list = w.key
	}
	return where{w.list, n + 1, ""}
}

func (d *decoder) fail(at where, why string) {
	if d.err == nil {
		d.err = errors.New(at.String() + ": " + why)
	}
}

// fields gives each field of an object that is not null.
func (d *decoder) fields(v gjson.Result, at where, f func(key string, v gjson.Result, at where)) {
	if !v.IsObject() {
		d.fail(at, "must be an object")
		return
	}
	v.ForEach(func(key, e gjson.Result) bool {
		if e.Type != gjson.Null {
			f(key.Str, e, at.field(key.Str))
		}
		return d.err == nil
	})
}

func (d *decoder) list(v gjson.Result, at where, f func(e gjson.Result, at where)) {
	if !v.IsArray() {
		d.fail(at, "must be a list")
		return
	}
	n := 0
	v.ForEach(func(_, e gjson.Result) bool {
		if n == maxEntries {
			d.fail(at, "more than "+strconv.Itoa(maxEntries)+" entries")
			return false
		}
		f(e, at.item(n))
		n++
		return d.err == nil
	})
}

func (d *decoder) text(v gjson.Result, at where) string {
	switch {
	case v.Type != gjson.String:
		d.fail(at, "must be a text")
	case len(v.Str) > maxText:
		d.fail(at, "longer than "+strconv.Itoa(maxText)+" bytes")
	default:
		return v.Str
	}
	return ""
}

func (d *decoder) bool(v gjson.Result, at where) bool {
	if v.Type != gjson.True && v.Type != gjson.False {
		d.fail(at, "must be true or false")
	}
	return v.Type == gjson.True
}

// count is a whole number from 0 to most.
func (d *decoder) count(v gjson.Result, at where, most float64) float64 {
	if v.Type != gjson.Number || v.Num < 0 || v.Num > most || v.Num != float64(int64(v.Num)) {
		d.fail(at, "must be a whole number from 0 to "+strconv.FormatFloat(most, 'f', 0, 64))
		return 0
	}
	return v.Num
}

// time is RFC 3339, or "" for the zero Time.
func (d *decoder) time(v gjson.Result, at where) time.Time {
	s := d.text(v, at)
	if s == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		d.fail(at, "must be a time like 2026-11-24T10:00:00+09:00")
	}
	return t
}

// country is an ISO 3166-1 alpha-2 code, or "".
func (d *decoder) country(v gjson.Result, at where) string {
	s := d.text(v, at)
	if s != "" && (len(s) != 2 || s[0] < 'A' || s[0] > 'Z' || s[1] < 'A' || s[1] > 'Z') {
		d.fail(at, "must be a country code like JP")
	}
	return s
}

// oneOf is one of the values, or "".
func (d *decoder) oneOf(v gjson.Result, at where, values string) string {
	s := d.text(v, at)
	if s == "" {
		return ""
	}
	for w := range strings.FieldsSeq(values) {
		if s == w {
			return s
		}
	}
	d.fail(at, "must be one of "+values)
	return ""
}

// address is an address or a prefix, or the zero Prefix for "".
func (d *decoder) address(v gjson.Result, at where) netip.Prefix {
	s := d.text(v, at)
	if s == "" {
		return netip.Prefix{}
	}
	if p, err := netip.ParsePrefix(s); err == nil {
		return p
	}
	a, err := netip.ParseAddr(s)
	if err != nil {
		d.fail(at, "must be an address or a prefix")
		return netip.Prefix{}
	}
	a = a.Unmap().WithZone("")
	return netip.PrefixFrom(a, a.BitLen())
}

func (d *decoder) seen(v gjson.Result, at where) (s Seen) {
	in := &s.SignIn
	in.Repeat = 1
	from := printed{}
	d.fields(v, at, func(key string, v gjson.Result, at where) {
		switch key {
		case "history":
			s.History = d.oneOf(v, at, "web mail devices unknown")
		case "confirmed":
			s.Confirmed = d.bool(v, at)
		default:
			if !d.when(in, key, v, at) && !d.place(in, &from, key, v, at) {
				d.manner(in, key, v, at)
			}
		}
	})
	country, source := from.country, from.source
	if source != "geoip" {
		in.PageCountry = country
	} else if in.Place.Country == "" {
		in.Place.Country = country
	}
	if in.Place.Network == signin.Own { // what was his own then is only a network now
		in.Place.Network = ""
	}
	in.MailPage = s.History == "mail"
	return s
}

// printed is the country that a report gives, and where it had it from.
type printed struct{ country, source string }

// when reads the fields that tell the time, and reports whether key is one.
func (d *decoder) when(in *signin.SignIn, key string, v gjson.Result, at where) bool {
	switch key {
	case "time":
		in.Time = d.time(v, at)
	case "timeText":
		in.TimeText = d.text(v, at)
	case "precision":
		in.Precision = signin.Precision(d.oneOf(v, at, "second minute hour day month none"))
	case "zoneKnown":
		in.ZoneKnown = d.bool(v, at)
	case "text":
		in.Text = d.text(v, at)
	default:
		return false
	}
	return true
}

// place reads the fields that tell the place, and reports whether key is one.
func (d *decoder) place(in *signin.SignIn, from *printed, key string, v gjson.Result, at where) bool {
	switch key {
	case "ip":
		in.Net = d.address(v, at)
	case "host":
		in.Host = d.text(v, at)
	case "country":
		from.country = d.country(v, at)
	case "countrySource":
		from.source = d.oneOf(v, at, "page geoip")
	case "countryText":
		in.CountryText = d.text(v, at)
	case "geoCountry":
		in.Place.Country = d.country(v, at)
	case "asn":
		in.Place.ASN = uint32(d.count(v, at, 1<<32-1))
	case "org":
		in.Place.Org = d.text(v, at)
	case "network":
		in.Place.Network = signin.Network(d.oneOf(v, at, "own isp mobile hosting vpn tor relay fetcher provider private unknown"))
	case "networkService":
		in.Place.Service = d.text(v, at)
	default:
		return false
	}
	return true
}

// manner reads all other fields.
func (d *decoder) manner(in *signin.SignIn, key string, v gjson.Result, at where) {
	switch key {
	case "protocol":
		in.Protocol = signin.Protocol(d.oneOf(v, at, "web app imap pop smtp mail other unknown"))
	case "service":
		in.Service = d.text(v, at)
	case "device":
		in.Device = d.text(v, at)
	case "account":
		in.Account = d.text(v, at)
	case "outcome":
		in.Outcome = signin.Outcome(d.oneOf(v, at, "success failure challenged blocked unknown"))
	case "self":
		in.Self = d.bool(v, at)
	case "warned":
		in.Warned = d.bool(v, at)
	case "repeat":
		in.Repeat = max(1, int(d.count(v, at, 1_000_000)))
	}
}

func (d *decoder) answered(v gjson.Result, at where) (a Answered) {
	d.fields(v, at, func(key string, v gjson.Result, at where) {
		switch key {
		case "question":
			a.Question = d.text(v, at)
		case "subject":
			a.Subject = d.text(v, at)
		case "answer":
			a.Answer = Answer(d.oneOf(v, at, "yes no unsure"))
		case "at":
			a.At = d.time(v, at)
		case "expires":
			a.Expires = d.time(v, at)
		}
	})
	return a
}

// entry reads an object of texts and one moment, each into its place.
func (d *decoder) entry(v gjson.Result, at where, moment string, when *time.Time, texts map[string]*string) {
	d.fields(v, at, func(key string, v gjson.Result, at where) {
		if to := texts[key]; to != nil {
			*to = d.text(v, at)
		} else if key == moment {
			*when = d.time(v, at)
		}
	})
}

func (d *decoder) link(v gjson.Result, at where) (l Link) {
	d.entry(v, at, "seen", &l.Seen, map[string]*string{"id": &l.ID, "url": &l.URL})
	return l
}

func (d *decoder) setting(v gjson.Result, at where) (s Setting) {
	d.entry(v, at, "seen", &s.Seen, map[string]*string{"id": &s.ID, "state": &s.State})
	if s.State != "" && s.State != "on" && s.State != "off" {
		d.fail(at.field("state"), "must be one of on off")
	}
	return s
}

func (d *decoder) visit(v gjson.Result, at where) (x Visit) {
	d.entry(v, at, "seen", &x.Seen, map[string]*string{"history": &x.History, "reading": &x.Reading})
	if n := v.Get("rows"); n.Exists() && n.Type != gjson.Null {
		x.Rows = int(d.count(n, at.field("rows"), 1e9))
	}
	return x
}

func (d *decoder) step(v gjson.Result, at where) (s Step) {
	d.entry(v, at, "done", &s.Done, map[string]*string{"id": &s.ID})
	return s
}
