package risk

import (
	"slices"
	"testing"

	"ashiato/wasm/memory"
	"ashiato/wasm/signin"
)

func remembered(list []signin.SignIn, history string, confirmed bool) *memory.Memory {
	m := &memory.Memory{}
	for _, s := range list {
		m.SignIns = append(m.SignIns, memory.Seen{SignIn: s, History: history, Confirmed: confirmed})
	}
	return m
}

func TestMemoryLengthensTheView(t *testing.T) {
	all := poll(40, 30, chinan, "113.108.182.52", signin.IMAP)
	o := options()
	alone := Judge(all[35:], o)
	o.Memory = remembered(all, "mail", false)
	v := Judge(all[35:], o)
	if alone.Risk == High || v.Risk != High {
		t.Errorf("five rows: %s, with the earlier ones %s", alone.Risk, v.Risk)
	}
	f := v.Findings[0]
	if r := f.reason("periodic-access"); r == nil || r.value("gaps") != 39 {
		t.Errorf("the rhythm of all forty: %+v", r)
	}
	if len(f.SignIns) != 5 {
		t.Errorf("%d rows in the finding, the pages show five", len(f.SignIns))
	}
}

func TestMemoryOfHomeGivesCompany(t *testing.T) {
	o := options()
	o.Memory = remembered(visits(14, 3, ocn, "153.202.10.20", signin.Web), "web", false)
	list := shift(visits(8, 2, trueth, "171.96.1.2", signin.IMAP), 3*1440)
	v := Judge(list, o)
	if v.Findings[0].reason("impossible-travel") == nil && v.Findings[0].reason("alternating-countries") == nil {
		t.Errorf("home went on meanwhile, as the earlier web history shows: %+v", v.Findings)
	}
}

func TestConfirmedVisitsAreHome(t *testing.T) {
	o := options()
	o.ZoneCountry = ""
	o.Memory = remembered(visits(5, 2, trueth, "171.96.1.2", signin.Web), "web", true)
	v := Judge(poll(20, 30, trueth, "171.96.9.9", signin.IMAP), o)
	if !slices.Equal(v.Home, []string{"TH"}) || v.HomeSource != "sign-ins" || v.Risk != None {
		t.Errorf("home %v by %s, risk %s", v.Home, v.HomeSource, v.Risk)
	}
}

func TestHomeOrder(t *testing.T) {
	web := visits(10, 2, trueth, "171.96.1.2", signin.Web)
	seed := poll(100, 30, chinan, "113.108.182.52", signin.IMAP)
	for _, c := range []struct {
		name   string
		list   []signin.SignIn
		change func(*Options)
		home   []string
		source string
	}{
		{"zone alone", seed, nil, []string{"JP"}, "zone"},
		{"declared beats all", join(seed, web), func(o *Options) {
			o.Home, o.OwnPlaces = []string{"de", "JP"}, []signin.Place{trueth}
		}, []string{"DE", "JP"}, "declared"},
		{"own address, and the zone", join(seed, web), func(o *Options) { o.OwnPlaces = []signin.Place{trueth} }, []string{"TH", "JP"}, "own-address"},
		{"own address behind a VPN says nothing", seed, func(o *Options) { o.OwnPlaces = []signin.Place{m247} }, []string{"JP"}, "zone"},
		{"web sign-ins", join(seed, web), nil, []string{"TH"}, "sign-ins"},
		{"web sign-ins of the zone's country", join(seed, web, visits(10, 1, ocn, "153.202.10.20", signin.Web)), nil, []string{"JP"}, "sign-ins"},
		{"two web sign-ins are too few", join(seed, web[:2]), nil, []string{"JP"}, "zone"},
		{"nothing known", seed, func(o *Options) { o.ZoneCountry = "" }, nil, ""},
	} {
		o := options()
		if c.change != nil {
			c.change(&o)
		}
		if v := Judge(c.list, o); !slices.Equal(v.Home, c.home) || v.HomeSource != c.source {
			t.Errorf("%s: home %v by %q, want %v by %q", c.name, v.Home, v.HomeSource, c.home, c.source)
		}
	}
}

func TestMixedZonesAreNotCompared(t *testing.T) {
	list := []signin.SignIn{at(14*1440, ocn, "153.202.10.20", signin.Web), at(14*1440+12, mtn, "197.210.1.2", signin.Web)}
	list[1].ZoneKnown = false
	v := Judge(join(visits(14, 2, ocn, "153.202.10.20", signin.Web), list), options())
	if v.Risk == High {
		t.Errorf("times of pages with and without a zone were compared: %+v", v.Findings)
	}
}

func TestDayPrecisionTellsNoRhythm(t *testing.T) {
	list := with(poll(48, 30, chinan, "113.108.182.52", signin.IMAP), func(s *signin.SignIn) { s.Precision = signin.Day })
	v := Judge(list, options())
	if f := v.Findings[0]; f.reason("periodic-access") != nil || f.reason("round-the-clock") != nil || f.reason("impossible-travel") != nil {
		t.Errorf("days alone told a rhythm or a journey: %+v", f.Reasons)
	}
}

func TestRotatingPollerIsOneFinding(t *testing.T) {
	places := []signin.Place{chinan, hinet, vietel, mtn, trueth}
	list := poll(60, 30, chinan, "113.108.182.52", signin.IMAP)
	for i := range list {
		list[i].Place = places[i*7%5]
	}
	v := Judge(list, options())
	if len(v.Findings) != 1 || len(v.Findings[0].SignIns) != 60 || v.Risk != High || v.Findings[0].reason("periodic-access").value("everyMinutes") != 30 {
		t.Errorf("a poller that changes its country with every poll: %s, %d findings %+v", v.Risk, len(v.Findings), v.Findings)
	}
}

func TestRotatingBotWithoutRhythmIsOneFinding(t *testing.T) {
	places := []signin.Place{chinan, hinet, vietel, trueth}
	list := visits(6, 12, chinan, "113.108.182.52", signin.IMAP)
	for i := range list {
		list[i].Place = places[i%4]
	}
	v := Judge(list, options())
	if len(v.Findings) != 1 || v.Risk != High || v.Findings[0].ID != "many-countries" || len(v.Findings[0].SignIns) != len(list) {
		t.Errorf("a bot that changes its country without a rhythm: %s, %+v", v.Risk, v.Findings)
	}
}

func BenchmarkRotatingPoller(b *testing.B) {
	list := poll(10000, 30, chinan, "113.108.182.52", signin.IMAP)
	codes := []string{"CN", "TW", "VN", "RU", "BR", "IN", "ID", "UA", "KR", "PH", "NG", "MA", "TR", "EG", "PK", "BD", "TH", "AR", "CO", "ZA"}
	for i := range list {
		list[i].Place.Country = codes[i*7%len(codes)]
	}
	o := options()
	for b.Loop() {
		Judge(list, o)
	}
}
