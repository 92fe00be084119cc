package risk

import (
	"math/rand/v2"
	"net/netip"
	"slices"
	"testing"
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/signin"
)

var (
	tokyo = time.FixedZone("Asia/Tokyo", 9*3600)
	start = time.Date(2026, 11, 10, 0, 3, 0, 0, tokyo)
)

// Places of invented people on real operators' lines.
var (
	ocn     = signin.Place{Country: "JP", ASN: 4713, Org: "OCN", Network: signin.ISP}
	kddi    = signin.Place{Country: "JP", ASN: 2516, Org: "KDDI", Network: signin.ISP}
	docomo  = signin.Place{Country: "JP", ASN: 9605, Org: "NTT DOCOMO", Network: signin.Mobile}
	sakura  = signin.Place{Country: "JP", ASN: 9371, Org: "SAKURA", Network: signin.Hosting}
	chinan  = signin.Place{Country: "CN", ASN: 4134, Org: "CHINANET-BACKBONE", Network: signin.ISP}
	hinet   = signin.Place{Country: "TW", ASN: 3462, Org: "HINET", Network: signin.ISP}
	vietel  = signin.Place{Country: "VN", ASN: 7552, Org: "Viettel", Network: signin.ISP}
	mtn     = signin.Place{Country: "NG", ASN: 29465, Org: "MTN Nigeria", Network: signin.ISP}
	trueth  = signin.Place{Country: "TH", ASN: 7470, Org: "True Internet", Network: signin.ISP}
	aws     = signin.Place{Country: "US", ASN: 16509, Org: "AMAZON-02", Network: signin.Hosting}
	qq      = signin.Place{Country: "CN", ASN: 45090, Org: "Tencent", Network: signin.Hosting, Service: "qq"}
	m247    = signin.Place{Country: "NL", ASN: 9009, Org: "M247", Network: signin.VPN}
	torExit = signin.Place{Country: "DE", ASN: 60729, Org: "Tor exit", Network: signin.Tor}
	outlook = signin.Place{Country: "SG", ASN: 8075, Org: "Microsoft", Network: signin.Fetcher, Service: "outlook"}
	gmail   = signin.Place{Country: "US", ASN: 15169, Org: "Google", Network: signin.Fetcher, Service: "gmail"}
	relayJP = signin.Place{Country: "JP", ASN: 36183, Org: "Akamai", Network: signin.Relay, Service: "private-relay"}
	ownYJ   = signin.Place{Country: "JP", ASN: 23816, Org: "Yahoo Japan", Network: signin.Provider, Service: "yahoo-japan"}
)

// at makes a sign-in some minutes after start.
func at(minutes float64, place signin.Place, ip string, protocol signin.Protocol) signin.SignIn {
	s := signin.SignIn{
		Time: start.Add(time.Duration(minutes * float64(time.Minute))).Truncate(time.Minute), Precision: signin.Minute, ZoneKnown: true,
		Place: place, Protocol: protocol, Outcome: signin.Success, Repeat: 1, MailPage: protocol.MailSoftware(),
	}
	if ip != "" {
		s.Net = netip.PrefixFrom(netip.MustParseAddr(ip), netip.MustParseAddr(ip).BitLen())
	}
	return s
}

// poll makes n accesses of a machine every so many minutes.
func poll(n int, every float64, place signin.Place, ip string, protocol signin.Protocol) []signin.SignIn {
	r := rand.New(rand.NewPCG(uint64(n), uint64(every)))
	var out []signin.SignIn
	for i := range n {
		out = append(out, at(float64(i)*every+r.Float64()*2, place, ip, protocol))
	}
	return out
}

// visits makes sign-ins by hand, about so many a day in waking hours.
func visits(days int, perDay float64, place signin.Place, ip string, protocol signin.Protocol) []signin.SignIn {
	r := rand.New(rand.NewPCG(uint64(days), 7))
	var out []signin.SignIn
	for d := range days {
		for range int(perDay + r.Float64()) {
			out = append(out, at(float64(d)*1440+480+r.Float64()*900, place, ip, protocol))
		}
	}
	return out
}

func shift(list []signin.SignIn, minutes float64) []signin.SignIn {
	out := slices.Clone(list)
	for i := range out {
		out[i].Time = out[i].Time.Add(time.Duration(minutes * float64(time.Minute)))
	}
	return out
}

// textOnly leaves only the country that the page prints.
func textOnly(list []signin.SignIn) []signin.SignIn {
	out := slices.Clone(list)
	for i := range out {
		out[i].PageCountry, out[i].Place, out[i].Net = out[i].Place.Country, signin.Place{}, netip.Prefix{}
	}
	return out
}

func with(list []signin.SignIn, f func(*signin.SignIn)) []signin.SignIn {
	out := slices.Clone(list)
	for i := range out {
		f(&out[i])
	}
	return out
}

func join(lists ...[]signin.SignIn) []signin.SignIn { return slices.Concat(lists...) }

func failed(s *signin.SignIn) { s.Outcome = signin.Failure }

func options() Options {
	return Options{Now: start.AddDate(0, 0, 14), Zone: tokyo, ZoneCountry: "JP", ProviderServices: []string{"yahoo-japan"}}
}

func answered(answer memory.Answer, subject string) *memory.Memory {
	return &memory.Memory{Answers: []memory.Answered{{Subject: subject, Answer: answer, At: start}}}
}

func TestScenarios(t *testing.T) {
	home := visits(14, 2, ocn, "153.202.10.20", signin.Web)
	phone := func(s *signin.SignIn) { s.Device = "Mozilla/5.0 (iPhone) Safari/604.1" }
	other := func(s *signin.SignIn) { s.Device = "Mozilla/5.0 (Windows NT 10.0) Chrome/130" }
	seed := poll(48, 30, chinan, "113.108.182.52", signin.IMAP)
	before := visits(9, 2, ocn, "153.202.10.20", signin.Web)
	roaming := shift(visits(4, 2, docomo, "49.98.140.9", signin.Web), 10*1440)
	hotel := shift(visits(4, 2, trueth, "171.96.1.2", signin.Web), 10*1440+150)
	cases := []struct {
		name     string
		list     []signin.SignIn
		change   func(*Options)
		risk     Risk
		id       string // of the first finding
		question string
	}{
		{"founding case", seed, nil, High, "foreign-mail-poller", ""},
		{"founding case, country text only", textOnly(seed), nil, High, "foreign-mail-poller", ""},
		{"founding case beside a clean web history", join(home, shift(seed, 12*1440)), nil, High, "foreign-mail-poller", ""},
		{"ten rows like the founding case", seed[:10], nil, High, "foreign-mail-poller", ""},
		{"ten rows, country text only", textOnly(seed[:10]), nil, High, "foreign-mail-poller", ""},
		{"the owner also reads with mail software", join(seed, poll(40, 15, ocn, "153.202.10.20", signin.IMAP)), nil, High, "foreign-mail-poller", ""},
		{"Gmail fetches hourly", poll(40, 60, gmail, "209.85.167.14", signin.POP), nil, Low, "mail-fetcher", "fetcher:gmail"},
		{"Gmail after the end of fetching", shift(poll(40, 60, gmail, "209.85.167.14", signin.POP), 100*1440), func(o *Options) { o.Now = start.AddDate(0, 4, 0) }, Medium, "mail-fetcher", "fetcher:gmail"},
		{"Outlook on the phone", visits(8, 2, outlook, "52.125.138.7", signin.IMAP), nil, Low, "mail-fetcher", "fetcher:outlook"},
		{"Outlook, country text only", textOnly(visits(8, 2, outlook, "52.125.138.7", signin.IMAP)), nil, Medium, "mail-fetcher", "fetcher:outlook"},
		{"Outlook denied", visits(8, 2, outlook, "52.125.138.7", signin.IMAP), func(o *Options) { o.Memory = answered(memory.No, "service:outlook") }, High, "mail-fetcher", ""},
		{"Outlook confirmed", visits(8, 2, outlook, "52.125.138.7", signin.IMAP), func(o *Options) { o.Memory = answered(memory.Yes, "service:outlook") }, None, "own-use", ""},
		{"server abroad every 15 minutes", poll(60, 15, aws, "54.86.1.9", signin.IMAP), nil, Medium, "hosting-access", "fetcher:unknown"},
		{"Tencent hourly", poll(30, 60, qq, "81.69.10.4", signin.IMAP), nil, Medium, "mail-fetcher", "fetcher:qq"},
		{"server at home every 30 minutes", join(home, poll(40, 30, sakura, "153.127.1.2", signin.IMAP)), nil, Medium, "domestic-poller", "fetcher:unknown"},
		{"new line at home every 30 minutes", join(home, poll(40, 30, kddi, "27.80.1.2", signin.IMAP)), nil, Low, "domestic-poller", "network"},
		{"Nigeria 12 minutes after home", join(home, []signin.SignIn{at(14*1440, ocn, "153.202.10.20", signin.Web), at(14*1440+12, mtn, "197.210.1.2", signin.Web)}), nil, High, "impossible-travel", ""},
		{"Nigeria, unknown device, nobody at home near", join(with(home, phone), with([]signin.SignIn{at(15.5*1440, mtn, "197.210.1.2", signin.Web)}, other)), nil, Medium, "foreign-sign-in", "travel"},
		{"six failures, then success abroad", join(home, with(poll(6, 2, vietel, "27.72.1.2", signin.IMAP), failed), []signin.SignIn{at(14, vietel, "27.72.1.2", signin.IMAP)}), nil, High, "failures-then-success", ""},
		{"spray that once succeeds", join(home, with(poll(8, 3, vietel, "27.72.1.2", signin.Web), failed), []signin.SignIn{at(30, mtn, "197.210.1.2", signin.Web)}), nil, High, "", ""},
		{"failures only", join(home, with(poll(40, 7, vietel, "27.72.1.2", signin.IMAP), failed)), nil, Low, "failed-attempts", ""},
		{"forgotten password at home", join(home, with(poll(4, 1, ocn, "153.202.10.20", signin.Web), failed)), nil, None, "", ""},
		{"six failures, then success, on a new line at home", join(home, with(shift(poll(6, 3, kddi, "27.80.1.2", signin.Web), 5000), failed), []signin.SignIn{at(5020, kddi, "27.80.1.2", signin.Web)}), nil, Low, "failures-then-success", "family"},
		{"four failures, then success, on a new line at home", join(home, with(shift(poll(4, 3, kddi, "27.80.1.2", signin.Web), 5000), failed), []signin.SignIn{at(5020, kddi, "27.80.1.2", signin.Web)}), nil, None, "", ""},
		{"six failures, then success, on a line at home that is used often", join(home, with(shift(poll(6, 3, kddi, "27.80.1.2", signin.Web), 5000), failed), shift(visits(4, 1, kddi, "27.80.1.2", signin.Web), 5020)), nil, None, "", ""},
		{"holiday, own phone", join(with(visits(6, 2, ocn, "153.202.10.20", signin.Web), phone), shift(with(visits(4, 1, trueth, "171.96.1.2", signin.Web), phone), 6.4*1440), shift(with(visits(4, 2, ocn, "153.202.10.20", signin.Web), phone), 11*1440)), nil, Low, "travel", "travel"},
		{"VPN, own browser", join(with(home, phone), with(visits(5, 1, m247, "185.9.1.2", signin.Web), phone)), nil, Low, "anonymous-network", "vpn"},
		{"VPN confirmed", join(home, visits(5, 1, m247, "185.9.1.2", signin.Web)), func(o *Options) { o.Memory = answered(memory.Yes, "as:9009:web") }, None, "own-use", ""},
		{"Tor, unknown device", join(with(home, phone), with([]signin.SignIn{at(5000, torExit, "185.220.1.2", signin.Web)}, other)), nil, Medium, "anonymous-network", "vpn"},
		{"relay at home", join(home, visits(8, 1, relayJP, "104.28.1.2", signin.Web)), nil, None, "", ""},
		{"relay with mail software is no relay", poll(40, 30, signin.Place{Country: "US", ASN: 36183, Network: signin.Relay}, "104.28.1.2", signin.IMAP), nil, Medium, "anonymous-network", "vpn"},
		{"clean page", join(home, visits(14, 1, docomo, "1.75.1.2", signin.Web)), nil, None, "", ""},
		{"own mail software polls", poll(100, 15, ocn, "153.202.10.20", signin.IMAP), nil, None, "", ""},
		{"the provider's own network", poll(30, 60, ownYJ, "182.22.1.2", signin.IMAP), nil, None, "", ""},
		{"private addresses", poll(30, 30, signin.Place{Network: signin.Private}, "192.168.1.2", signin.IMAP), nil, Unknown, "", ""},
		{"nothing is known", poll(30, 30, signin.Place{}, "", signin.IMAP), nil, Unknown, "", ""},
		{"reader is there now", poll(48, 30, chinan, "113.108.182.52", signin.IMAP), func(o *Options) {
			o.OwnAddrs, o.OwnPlaces, o.Home = []netip.Addr{netip.MustParseAddr("113.108.9.9")}, []signin.Place{chinan}, []string{"JP"}
		}, None, "own-use", ""},
		{"own address", seed, func(o *Options) {
			o.OwnAddrs, o.Home = []netip.Addr{netip.MustParseAddr("113.108.182.99")}, []string{"JP"}
		}, None, "own-use", ""},
		{"rows marked as the reader's", with(visits(1, 3, trueth, "171.96.1.2", signin.Web), func(s *signin.SignIn) { s.Self = true }), nil, None, "", ""},
		{"mail software that calls itself the reader's session", with(seed, func(s *signin.SignIn) { s.Self = true }), nil, High, "foreign-mail-poller", ""},
		{"browsers abroad that all call themselves the reader's session", join(home, with(poll(48, 30, chinan, "113.108.182.52", signin.Web), func(s *signin.SignIn) { s.Self = true })), nil, High, "impossible-travel", ""},
		{"another country with every login, one a day", join(home, rotation(signin.IMAP)), nil, High, "foreign-mail-access", ""},
		{"another country with every browser, one a day", join(home, rotation(signin.Web)), nil, High, "impossible-travel", ""},
		{"works across the border", join(visits(12, 2, place("DE", 3320), "91.1.2.3", signin.Web), shift(visits(12, 2, place("CH", 3303), "85.1.2.3", signin.Web), 300)), func(o *Options) { o.ZoneCountry = "DE" }, Low, "foreign-sign-in", "travel"},
		{"a budget app on a server at home", join(home, visits(14, 1, sakura, "153.127.1.2", signin.Web)), nil, Low, "hosting-access", "app"},
		{"a company's gateway", join(home, visits(8, 2, signin.Place{Country: "US", ASN: 22616, Org: "ZSCALER, INC.", Network: signin.VPN}, "165.225.1.2", signin.Web)), nil, Low, "anonymous-network", "network"},
		{"family in another country", join(home, shift(with(visits(12, 1, place("US", 7922), "73.1.2.3", signin.Web), phone), 200)), nil, Medium, "impossible-travel", "family"},
		{"a telephone that roams, and the hotel's network", join(before, roaming, hotel), nil, Low, "travel", "travel"},
		{"the same, but another kind of device", join(before, with(roaming, phone), with(hotel, other)), nil, High, "impossible-travel", "family"},
		{"the same, but there at other times too", join(before, roaming, hotel, shift(hotel, -6*1440)), nil, High, "impossible-travel", "family"},
		{"the same, but the owner has nothing but a telephone", join(with(before, func(s *signin.SignIn) { s.Place = docomo }), roaming, hotel), nil, High, "impossible-travel", "family"},
		{"the same, but one sign-in there", join(before, roaming, hotel[:1]), nil, High, "impossible-travel", ""},
		{"declared home", visits(10, 2, trueth, "171.96.1.2", signin.Web), func(o *Options) { o.Home = []string{"TH"} }, None, "", ""},
		{"the provider warns", join(home, with([]signin.SignIn{at(9000, kddi, "27.80.1.2", signin.Web)}, func(s *signin.SignIn) { s.Warned = true })), nil, Medium, "domestic-unfamiliar", "family"},
		{"spam from one line", poll(80, .7, chinan, "113.108.182.52", signin.SMTP), nil, High, "foreign-mail-poller", ""},
		{"China and Taiwan in turns, in no order", join(visits(6, 2, chinan, "113.108.182.52", signin.IMAP), visits(5, 2, hinet, "114.25.1.2", signin.IMAP)), nil, High, "foreign-mail-access", ""},
		{"Taiwan by hand, nobody at home seen", visits(6, 2, hinet, "114.25.1.2", signin.IMAP), nil, Medium, "foreign-mail-access", "travel"},
		{"a relay that the database places abroad", join(home, visits(8, 1, signin.Place{Country: "US", ASN: 13335, Network: signin.Relay}, "104.28.1.2", signin.Web)), nil, None, "", ""},
		{"page at odds with the database", join(home, with(visits(5, 1, ocn, "153.202.10.20", signin.Web), func(s *signin.SignIn) { s.PageCountry = "HK" })), nil, Low, "foreign-sign-in", "network"},
		{"denied at home", join(home, visits(3, 1, kddi, "27.80.1.2", signin.Web)), func(o *Options) { o.Memory = answered(memory.No, "as:2516:web") }, High, "domestic-unfamiliar", ""},
	}
	for _, c := range cases {
		o := options()
		if c.change != nil {
			c.change(&o)
		}
		v := Judge(c.list, o)
		id, question := leading(v).ID, leading(v).Question
		if v.Risk != c.risk || c.id != "" && (id != c.id || question != c.question) || c.id == "" && c.risk == None && id != "" && id != "own-use" {
			t.Errorf("%s: %s %s %q, want %s %s %q\n%+v", c.name, v.Risk, id, question, c.risk, c.id, c.question, v.Findings)
		}
	}
}

// rotation is a stranger who comes from another country each day.
func rotation(p signin.Protocol) []signin.SignIn {
	var out []signin.SignIn
	for day := range 12 {
		from := []signin.Place{chinan, vietel, mtn, place("BR", 28573)}[day*7%4]
		out = append(out, at(float64(day*1440+(day*311)%1400), from, "198.51."+string(rune('1'+day%4))+".7", p))
	}
	return out
}

func place(country string, asn uint32) signin.Place {
	return signin.Place{Country: country, ASN: asn, Network: signin.ISP}
}

// A stranger's rows are one finding, wherever they came from.
func TestRotationIsOneFinding(t *testing.T) {
	for _, p := range []signin.Protocol{signin.IMAP, signin.Web} {
		v := Judge(join(visits(14, 2, ocn, "153.202.10.20", signin.Web), rotation(p)), options())
		if len(v.Findings) != 1 || len(v.Findings[0].SignIns) != 12 {
			t.Errorf("%s: %+v", p, v.Findings)
		}
	}
}

// What is remembered without having been confirmed is no home, and neither is a country where nobody signed in lately.
func TestHomeIsNotLearntFromStrangers(t *testing.T) {
	o := options()
	o.Memory = &memory.Memory{}
	for _, s := range visits(20, 3, chinan, "113.108.182.52", signin.Web) {
		o.Memory.SignIns = append(o.Memory.SignIns, memory.Seen{SignIn: s, History: "web"})
	}
	seed := shift(poll(48, 30, chinan, "113.108.182.52", signin.IMAP), 20*1440)
	if v := Judge(seed, o); v.Risk != High || len(v.Home) != 1 || v.Home[0] != "JP" {
		t.Errorf("%s at home in %v (%s)", v.Risk, v.Home, v.HomeSource)
	}
	daily := join(visits(25, 1, chinan, "113.108.182.52", signin.Web), []signin.SignIn{at(26*1440, ocn, "153.202.10.20", signin.Web)})
	if v := Judge(daily, options()); len(v.Home) != 1 || v.Home[0] != "JP" {
		t.Errorf("at home in %v (%s)", v.Home, v.HomeSource)
	}
}

// A reader who travels is not at home where he reads: the machine that works there since before he came is a stranger's.
func TestVisitedCountryIsNotHome(t *testing.T) {
	hotel := signin.Place{Country: "CN", ASN: 4837, Network: signin.ISP}
	o := options()
	o.OwnAddrs, o.OwnPlaces = []netip.Addr{netip.MustParseAddr("58.240.33.9")}, []signin.Place{hotel}
	own := shift(visits(1, 2, hotel, "58.240.33.9", signin.Web), 15*1440)
	v := Judge(join(visits(14, 2, ocn, "153.202.10.20", signin.Web), own, shift(poll(60, 30, chinan, "113.108.182.52", signin.IMAP), 13*1440)), o)
	if v.Risk != High || len(v.Home) != 1 || v.Home[0] != "JP" || v.Findings[0].ID != "foreign-mail-poller" {
		t.Errorf("%s at home in %v: %+v", v.Risk, v.Home, v.Findings)
	}
}

// Neighbours have the same operator: that the reader's address is one of its lines tells how to judge the others, and not who they are.
func TestSameOperatorIsNotTheReader(t *testing.T) {
	o := options()
	o.OwnAddrs, o.OwnPlaces = []netip.Addr{netip.MustParseAddr("153.202.10.20")}, []signin.Place{ocn}
	v := Judge(join(visits(3, 1, ocn, "153.202.10.20", signin.Web), visits(3, 1, ocn, "118.8.77.5", signin.Web)), o)
	for i, row := range v.Rows {
		if mine := i < 3; row.Self != mine || !row.OwnOperator || row.Risk != None {
			t.Errorf("row %d: the reader %v, own operator %v, %s", i, row.Self, row.OwnOperator, row.Risk)
		}
	}
}

func (f Finding) reason(signal string) *Reason {
	for i := range f.Reasons {
		if f.Reasons[i].Signal == signal {
			return &f.Reasons[i]
		}
	}
	return nil
}

func (r *Reason) value(key string) float64 {
	for _, v := range r.Values {
		if v.Key == key {
			return v.Num
		}
	}
	return -1
}

func TestFoundingCaseReasons(t *testing.T) {
	v := Judge(poll(48, 30, chinan, "113.108.182.52", signin.IMAP), options())
	if len(v.Findings) != 1 || len(v.Findings[0].SignIns) != 48 || v.HomeSource != "zone" {
		t.Fatalf("verdict %+v", v)
	}
	r := v.Findings[0].reason("periodic-access")
	if r == nil || r.value("everyMinutes") != 30 || r.value("gaps") != 47 || r.value("hits") < 45 {
		t.Errorf("periodic-access %+v", r)
	}
	sum := float64(Prior)
	for _, r := range v.Findings[0].Reasons {
		sum += r.Weight
	}
	if d := sum - v.Findings[0].Score; d > .06 || d < -.06 {
		t.Errorf("score %v, prior and weights %v", v.Findings[0].Score, sum)
	}
}

// leading is the finding that leads, empty where there is none.
func leading(v *Verdict) Finding {
	if len(v.Findings) == 0 {
		return Finding{}
	}
	return v.Findings[0]
}
