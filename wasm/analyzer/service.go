package analyzer

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"ashiato/wasm/geoip"
	"ashiato/wasm/memory"
	"ashiato/wasm/page"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/zone"

	"github.com/tidwall/gjson"
)

// RequestForm is the version of the request that a Service reads.
const RequestForm = 1

// maxPages is how many pages one request may hold.
const maxPages = 50

// Service is the analyzer behind bytes: the doorway of the WebAssembly build. Its zero value has no database yet.
type Service struct {
	analyzer Analyzer
	names    string             // the country names that words was made of, as JSON
	words    *vocabulary.Source // kept between requests: the browser's names stay the same
}

// Open takes an address database, which it keeps, and answers with its description or an error as JSON. After an error the
// database before stays.
func (s *Service) Open(db []byte) []byte { return s.opened(geoip.Open(db)) }

// Attach is Open for a database of size bytes that stays where it is: fetch copies the part that begins at a place when a lookup needs it.
// The same database once more is not opened anew.
func (s *Service) Attach(size int, fetch geoip.Fetch) []byte {
	if db := s.analyzer.DB; db != nil && db.Again(size, fetch) {
		return describeJSON(db.Describe())
	}
	return s.opened(geoip.OpenPaged(size, fetch))
}

func (s *Service) opened(opened *geoip.Database, err error) []byte {
	if err != nil {
		return Failure(err.Error())
	}
	s.analyzer.DB = opened
	return describeJSON(opened.Describe())
}

// Forget drops what was fetched of an attached database.
func (s *Service) Forget() {
	if s.analyzer.DB != nil {
		s.analyzer.DB.Forget()
	}
}

// Analyze takes a request and answers {"report": …} or {"error": …}; or {"waiting": N} if N addresses lack parts of an attached database: once
// Waiting says 0, the request has to be made again.
//
//	{"request": 1, "pages": [{"file": "", "url": "", "snapshot": {…}}], "now": "RFC 3339", "zone": "", "home": ["JP"],
//	 "memory": {…}, "countries": {"ja": "CN=中国;JP=日本"}}
//
// All but request and pages may be missing. countries are the country names that the browser knows, by language, composed (NFC).
func (s *Service) Analyze(request []byte) []byte {
	req, err := s.decodeRequest(request)
	if err != nil {
		return Failure(err.Error())
	}
	report := s.analyzer.Analyze(req)
	if report == nil {
		return append(strconv.AppendInt([]byte(`{"waiting":`), int64(s.Waiting()), 10), '}')
	}
	return append(report.AppendJSON([]byte(`{"report":`)), '}')
}

// Waiting tries again to have the parts of an attached database that look-ups lacked, and returns how many addresses still lack something.
func (s *Service) Waiting() int {
	if s.analyzer.DB == nil {
		return 0
	}
	return s.analyzer.DB.Waiting()
}

// Failure is an error as the JSON that a Service answers with.
func Failure(message string) []byte {
	return append(gjson.AppendJSONString([]byte(`{"error":`), message), '}')
}

func (s *Service) decodeRequest(text []byte) (req Request, err error) {
	if len(text) > page.MaxSnapshot || !gjson.ValidBytes(text) {
		return req, errors.New("request: not valid JSON of at most " + strconv.Itoa(page.MaxSnapshot>>20) + " MiB")
	}
	root := gjson.ParseBytes(text)
	if form := root.Get("request").Int(); form != RequestForm {
		return req, errors.New("request: version " + strconv.FormatInt(form, 10) + ", this analyzer reads version " + strconv.Itoa(RequestForm))
	}
	names := ""
	root.ForEach(func(key, v gjson.Result) bool {
		switch key.Str {
		case "pages":
			v.ForEach(func(_, p gjson.Result) bool {
				req.Pages = append(req.Pages, decodeInput(p))
				return len(req.Pages) < maxPages
			})
		case "now":
			if v.Str != "" {
				req.Now, err = time.Parse(time.RFC3339, v.Str)
			}
		case "zone":
			if v.Str != "" {
				req.Zone, err = zone.Parse(v.Str)
			}
		case "home":
			v.ForEach(func(_, c gjson.Result) bool {
				if len(c.Str) == 2 {
					req.Home = append(req.Home, c.Str)
				}
				return len(req.Home) < 20
			})
		case "memory":
			if v.IsObject() {
				req.Memory, err = memory.DecodeValue(v)
			}
		case "countries":
			names = v.Raw
		}
		if err != nil {
			err = errors.New("request: " + key.Str + ": " + err.Error())
		}
		return err == nil
	})
	if s.words == nil || s.names != names {
		s.names = strings.Clone(names)
		s.words = vocabulary.NewSourceOf(countryNames(gjson.Parse(s.names)))
	}
	req.Words = s.words
	return req, err
}

// countryNames reads lists of country names by language.
func countryNames(v gjson.Result) map[string]string {
	lists := map[string]string{}
	v.ForEach(func(lang, names gjson.Result) bool {
		lists[lang.Str] = names.Str
		return len(lists) < 20
	})
	return lists
}

func decodeInput(v gjson.Result) (in Input) {
	v.ForEach(func(key, f gjson.Result) bool {
		switch key.Str {
		case "file":
			in.File = f.Str
		case "url":
			in.URL = f.Str
		case "snapshot":
			in.Page, in.Err = page.DecodeValue(f)
		}
		return true
	})
	if in.Page == nil && in.Err == nil {
		in.Err = errors.New("snapshot: missing")
	}
	return in
}

func describeJSON(d geoip.Description) []byte {
	b := []byte(`{"database":{`)
	for i, f := range [][2]string{{"type", d.Type}, {"date", d.Date}, {"version", d.Version}} {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(gjson.AppendJSONString(b, f[0]), ':')
		b = gjson.AppendJSONString(b, f[1])
	}
	b = strconv.AppendInt(append(b, `,"size":`...), int64(d.Size), 10)
	b = append(b, `,"sources":[`...)
	for i, s := range d.Sources {
		if i > 0 {
			b = append(b, ',')
		}
		b = gjson.AppendJSONString(append(b, `{"name":`...), s.Name)
		b = gjson.AppendJSONString(append(b, `,"licence":`...), s.Licence)
		b = gjson.AppendJSONString(append(b, `,"url":`...), s.URL)
		b = gjson.AppendJSONString(append(b, `,"date":`...), s.Date)
		b = append(b, '}')
	}
	return append(b, "]}}"...)
}
