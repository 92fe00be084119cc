package memory

import (
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/signin"
)

func sample() *Memory {
	at := time.Date(2026, 11, 20, 3, 14, 0, 0, time.UTC)
	return &Memory{
		Account: "ta…", Provider: "yahoo-japan", Home: []string{"JP", "TW"},
		SignIns: []Seen{
			{History: "mail", SignIn: signin.SignIn{
				Time: at, TimeText: "11月20日 3:14", Precision: signin.Minute, ZoneKnown: true, Text: "…\"引用\"\n",
				Net: netip.MustParsePrefix("113.108.182.0/24"), PageCountry: "CN", CountryText: "中国", Protocol: signin.IMAP,
				Place: signin.Place{Country: "CN", ASN: 4134, Org: "CHINANET", Network: signin.ISP}, Outcome: signin.Success, Repeat: 2, MailPage: true}},
			{History: "web", Confirmed: true, SignIn: signin.SignIn{
				Time: at, Net: netip.MustParsePrefix("126.79.204.17/32"), Place: signin.Place{Country: "JP"}, Self: true, Repeat: 1}},
		},
		Answers:  []Answered{{Question: "fetcher:outlook", Subject: "service:outlook", Answer: Yes, At: at, Expires: at.AddDate(0, 6, 0)}},
		Links:    []Link{{ID: "history:mail", URL: "https://mail.example/history", Seen: at}},
		Settings: []Setting{{ID: "restrict-overseas-access", State: "off", Seen: at}},
		Visits:   []Visit{{History: "mail", Reading: "complete", Rows: 48, Seen: at}},
		Steps:    []Step{{ID: "save-evidence", Done: at}},
	}
}

func TestRoundTrip(t *testing.T) {
	want := sample()
	got, err := Decode(want.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read back:\n%+v\nwant\n%+v", got, want)
	}
	empty, err := Decode((&Memory{}).Encode())
	if err != nil || !reflect.DeepEqual(empty, &Memory{}) {
		t.Errorf("the empty memory: %+v, %v", empty, err)
	}
}

func TestForwardCompatible(t *testing.T) {
	m, err := Decode([]byte(`{"version":1,"future":{"x":[1]},"home":["JP"],"provider":null,"signIns":[{"tomorrow":true,"ip":"::ffff:192.0.2.1"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Home) != 1 || len(m.SignIns) != 1 || m.SignIns[0].SignIn.Net.String() != "192.0.2.1/32" {
		t.Errorf("read %+v", m)
	}
}

func TestErrorsNameTheField(t *testing.T) {
	for _, c := range [][2]string{
		{`[`, "not valid JSON"},
		{`[]`, "not a JSON object"},
		{`{}`, "version"},
		{`{"version":2}`, "version"},
		{`{"version":"1"}`, "version"},
		{`{"version":1,"home":"JP"}`, "home: must be a list"},
		{`{"version":1,"home":["Japan"]}`, "home 0"},
		{`{"version":1,"account":3}`, "account: must be a text"},
		{`{"version":1,"signIns":[{},{"time":"yesterday"}]}`, "signIns 1: time"},
		{`{"version":1,"signIns":[{"ip":"1.2.3"}]}`, "signIns 0: ip"},
		{`{"version":1,"signIns":[{"asn":-1}]}`, "signIns 0: asn"},
		{`{"version":1,"signIns":[{"asn":4134.5}]}`, "signIns 0: asn"},
		{`{"version":1,"signIns":[{"outcome":"good"}]}`, "signIns 0: outcome"},
		{`{"version":1,"signIns":[{"self":"yes"}]}`, "signIns 0: self"},
		{`{"version":1,"signIns":[7]}`, "signIns 0: must be an object"},
		{`{"version":1,"answers":[{"answer":"perhaps"}]}`, "answers 0: answer"},
		{`{"version":1,"settings":[{"state":true}]}`, "settings 0: state"},
	} {
		_, err := Decode([]byte(c[0]))
		if err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("Decode(%s): %v, want %q", c[0], err, c[1])
		}
	}
}

func TestAnswerExpires(t *testing.T) {
	a := sample().Answers[0]
	if !a.Valid(a.Expires.Add(-time.Second)) || a.Valid(a.Expires) {
		t.Error("an answer counts until it expires")
	}
	if !(Answered{}).Valid(a.At) {
		t.Error("an answer without an end does not expire")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(sample().Encode())
	f.Add([]byte(`{"version":1,"signIns":[{"ip":"1.2.3.0/24","country":"CN","countrySource":"geoip"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := Decode(text)
		if err != nil {
			return
		}
		if _, err := Decode(m.Encode()); err != nil {
			t.Errorf("%s is read, but what it encodes to is not: %v", text, err)
		}
	})
}
