package risk

import (
	"fmt"
	"net/netip"
	"testing"

	"ashiato/wasm/signin"
)

// Journeys of which the pages show but a part, and strangers beside owners who rest.
func TestAway(t *testing.T) {
	home := visits(14, 2, ocn, "153.202.10.20", signin.Web)
	machine := shift(poll(300, 30, hinet, "1.160.20.3", signin.IMAP), 14.5*1440)
	computer := poll(480, 60, ocn, "153.202.10.20", signin.IMAP)
	telephone := asleep(poll(336, 60, docomo, "49.98.140.9", signin.IMAP))
	back := shift(telephone, 16*1440)
	hotel := asleep(shift(poll(40, 60, hinet, "1.160.20.3", signin.IMAP), 14*1440+450))
	night := shift(poll(14, 30, hinet, "1.160.20.3", signin.IMAP), 13*1440+1400)
	device := func(name string) func(*signin.SignIn) { return func(s *signin.SignIn) { s.Device = name } }
	zone := func(country string) func(*Options) { return func(o *Options) { o.ZoneCountry = country } }
	for _, c := range []struct {
		name   string
		list   []signin.SignIn
		change func(*Options)
		risk   Risk
	}{
		{"a mail history of a journey, and browsers that fell silent", join(home, machine), nil, Medium},
		{"and a browser at home meanwhile", join(home, machine, shift(home[:1], 16*1440)), nil, High},
		{"and the reader at home", join(home, machine), func(o *Options) {
			o.OwnAddrs, o.OwnPlaces = []netip.Addr{netip.MustParseAddr("153.202.10.20")}, []signin.Place{ocn}
		}, High},
		{"six hours after days of silence", join(home, shift(poll(12, 30, hinet, "1.160.20.3", signin.IMAP), 20*1440)), nil, High},
		{"the same, and the browser's clock is that country's", join(home, shift(poll(12, 30, hinet, "1.160.20.3", signin.IMAP), 20*1440)), zone("TW"), Medium},
		{"a telephone in a hotel, the computer at home", join(computer, telephone, hotel, back), nil, Medium},
		{"a machine while the telephone is at home", join(computer, shift(telephone, 1440), hotel, back), nil, High},
		{"a machine while the telephone rests by night", join(computer, telephone, night, shift(telephone, 14*1440)), nil, High},
		{"a mail history alone, read on a journey", join(computer, shift(visits(5, 6, hinet, "1.160.20.3", signin.IMAP), 15*1440)), zone("TW"), Medium},
		{"a mail history alone, with a machine from the first day", join(computer, visits(20, 6, hinet, "1.160.20.3", signin.IMAP)), zone("TW"), High},
		{"a browser that came along to another country, home's computer works on", join(home, computer, shift(visits(3, 2, hinet, "1.160.20.3", signin.Web), 16*1440)), zone("TW"), Medium},
		{"another browser there than the one at home, where a machine reads", join(with(home, device("Windows / Chrome")), computer, with(shift(visits(3, 2, hinet, "1.160.20.3", signin.Web), 16*1440), device("iPhone / Safari"))), zone("TW"), High},
	} {
		o := options()
		o.Now = start.AddDate(0, 0, 21)
		if c.change != nil {
			c.change(&o)
		}
		if v := Judge(c.list, o); v.Risk != c.risk || c.risk == Medium && leading(v).Question != "travel" {
			t.Errorf("%s: %s %q, want %s\n%+v", c.name, v.Risk, leading(v).Question, c.risk, v.Findings)
		}
	}
}

// Somebody at home by a device and a line of his own.
func TestNewAtHome(t *testing.T) {
	device := func(name string) func(*signin.SignIn) { return func(s *signin.SignIn) { s.Device = name } }
	home := with(visits(30, 2, ocn, "153.202.10.20", signin.Web), device("Windows / Chrome"))
	rakuten := signin.Place{Country: "JP", ASN: 138384, Org: "Rakuten Mobile", Network: signin.Mobile}
	comes := func(days int, from signin.Place) []signin.SignIn {
		return with(shift(visits(days, 1, from, "133.106.40.7", signin.Web), float64(30-days)*1440), device("Linux / Firefox"))
	}
	var guesses []signin.SignIn
	for i := range 6 {
		guesses = append(guesses, shift(with(comes(3, rakuten)[:1], failed), -2-2*float64(i))...)
	}
	var rented []signin.SignIn
	for i := range 60 {
		of := signin.Place{Country: "JP", ASN: 60000 + uint32(i%3), Org: "Line", Network: signin.ISP}
		rented = append(rented, at(28*1440+float64(i)*60, of, fmt.Sprintf("110.%d.%d.9", i%3, i), signin.IMAP))
	}
	hidden := func(name string) []signin.SignIn {
		return with([]signin.SignIn{at(28*1440, m247, "185.9.16.4", signin.Web), at(29*1440, place("DE", 212238), "89.187.160.4", signin.Web), at(30*1440, place("CH", 39351), "193.32.127.4", signin.Web)},
			func(s *signin.SignIn) { s.Device, s.Place.Network = name, signin.VPN })
	}
	for _, c := range []struct {
		name string
		list []signin.SignIn
		risk Risk
	}{
		{"for a week beside the owner", join(home, comes(7, kddi)), Low},
		{"by a telephone's line", join(home, comes(2, rakuten)), Low},
		{"after guesses by a telephone's line", join(home, guesses, comes(3, rakuten)), Medium},
		{"the owner who has moved, with a new computer", join(home[:40], comes(9, kddi)), None},
		{"from the first week on", join(home, with(visits(30, 1, kddi, "27.80.3.4", signin.Web), device("Windows / Edge"))), None},
		{"a browser of its own through three services that hide it", join(home, hidden("Linux / Firefox")), Medium},
		{"the owner's browser through them", join(home, hidden("Windows / Chrome")), Low},
		{"mail software on sixty lines of three operators", join(home, rented), Medium},
		{"on the same lines again and again", join(home, with(rented, keepAddress)), Low},
	} {
		o := options()
		o.Now = start.AddDate(0, 0, 31)
		if v := Judge(c.list, o); v.Risk != c.risk {
			t.Errorf("%s: %s, want %s\n%+v", c.name, v.Risk, c.risk, v.Findings)
		}
	}
}
