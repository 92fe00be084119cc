package memory

import (
	"net/netip"
	"strconv"
	"time"

	"github.com/tidwall/gjson"
)

// Encode writes the JSON form that Decode reads.
func (m *Memory) Encode() []byte {
	w := &encoder{}
	w.open('{')
	w.num("version", Form)
	w.text("account", m.Account)
	w.text("provider", m.Provider)
	w.key("home")
	w.open('[')
	for _, c := range m.Home {
		w.value(c)
	}
	w.close(']')
	entries(w, "signIns", m.SignIns, (*encoder).seen)
	entries(w, "answers", m.Answers, func(w *encoder, a *Answered) {
		w.text("question", a.Question)
		w.text("subject", a.Subject)
		w.text("answer", string(a.Answer))
		w.time("at", a.At)
		w.time("expires", a.Expires)
	})
	entries(w, "links", m.Links, func(w *encoder, l *Link) {
		w.text("id", l.ID)
		w.text("url", l.URL)
		w.time("seen", l.Seen)
	})
	entries(w, "settings", m.Settings, func(w *encoder, s *Setting) {
		w.text("id", s.ID)
		w.text("state", s.State)
		w.time("seen", s.Seen)
	})
	entries(w, "visits", m.Visits, func(w *encoder, v *Visit) {
		w.text("history", v.History)
		w.text("reading", v.Reading)
		w.num("rows", v.Rows)
		w.time("seen", v.Seen)
	})
	entries(w, "steps", m.Steps, func(w *encoder, s *Step) {
		w.text("id", s.ID)
		w.time("done", s.Done)
	})
	w.close('}')
	return w.b
}

func (w *encoder) seen(s *Seen) {
	in := &s.SignIn
	country, source := in.Country()
	w.text("history", s.History)
	w.bool("confirmed", s.Confirmed)
	w.time("time", in.Time)
	w.text("timeText", in.TimeText)
	w.text("precision", string(in.Precision))
	w.bool("zoneKnown", in.ZoneKnown)
	w.text("text", in.Text)
	w.address("ip", in.Net)
	w.text("host", in.Host)
	w.text("country", country)
	w.text("countrySource", source)
	w.text("countryText", in.CountryText)
	w.text("geoCountry", in.Place.Country)
	w.num("asn", int(in.Place.ASN))
	w.text("org", in.Place.Org)
	w.text("network", string(in.Place.Network))
	w.text("networkService", in.Place.Service)
	w.text("protocol", string(in.Protocol))
	w.text("service", in.Service)
	w.text("device", in.Device)
	w.text("account", in.Account)
	w.text("outcome", string(in.Outcome))
	w.bool("self", in.Self)
	w.bool("warned", in.Warned)
	w.num("repeat", max(1, in.Repeat))
}

// encoder writes JSON; empty texts and times, false and 0 are left out, since Decode reads a missing field as that.
type encoder struct {
	b     []byte
	comma bool
}

func (w *encoder) open(c byte) {
	if w.comma {
		w.b = append(w.b, ',')
	}
	w.b, w.comma = append(w.b, c), false
}

func (w *encoder) close(c byte) { w.b, w.comma = append(w.b, c), true }

func (w *encoder) value(s string) {
	if w.comma {
		w.b = append(w.b, ',')
	}
	w.b, w.comma = gjson.AppendJSONString(w.b, s), true
}

func (w *encoder) key(k string) {
	w.value(k)
	w.b, w.comma = append(w.b, ':'), false
}

func (w *encoder) text(k, s string) {
	if s != "" {
		w.key(k)
		w.value(s)
	}
}

func (w *encoder) num(k string, n int) {
	if n != 0 {
		w.key(k)
		w.b, w.comma = strconv.AppendInt(w.b, int64(n), 10), true
	}
}

func (w *encoder) bool(k string, b bool) {
	if b {
		w.key(k)
		w.b, w.comma = append(w.b, "true"...), true
	}
}

func (w *encoder) time(k string, t time.Time) {
	if !t.IsZero() {
		w.text(k, t.Format(time.RFC3339))
	}
}

func (w *encoder) address(k string, p netip.Prefix) {
	switch {
	case !p.IsValid():
	case p.IsSingleIP():
		w.text(k, p.Addr().String())
	default:
		w.text(k, p.String())
	}
}

func entries[T any](w *encoder, k string, list []T, f func(*encoder, *T)) {
	w.key(k)
	w.open('[')
	for i := range list {
		w.open('{')
		f(w, &list[i])
		w.close('}')
	}
	w.close(']')
}
