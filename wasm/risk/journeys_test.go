package risk

import (
	"net/netip"
	"testing"

	"ashiato/wasm/signin"
)

// Histories of people who are away from home, and of those who pass for them.
func TestJourneys(t *testing.T) {
	thai, mobile := place("TH", 17552), place("TH", 133481)
	america, telstra := place("US", 7922), place("AU", 1221)
	computer := func(s *signin.SignIn) { s.Device = "Windows / Edge" }
	phone := func(s *signin.SignIn) { s.Device = "iPhone / Safari" }
	home := visits(14, 2, ocn, "153.202.10.20", signin.Web)
	phoneMail := visits(14, 4, ocn, "153.202.10.20", signin.IMAP)
	abroad := shift(visits(6, 5, mobile, "49.228.14.77", signin.IMAP), 15*1440)
	hotel := shift(visits(6, 3, thai, "58.8.3.71", signin.IMAP), 15*1440)
	readsIn := func(ip string, from signin.Place) func(*Options) {
		return func(o *Options) {
			o.Now = start.AddDate(0, 0, 21)
			o.OwnAddrs, o.OwnPlaces = []netip.Addr{netip.MustParseAddr(ip)}, []signin.Place{from}
		}
	}
	trip := join(with(home, computer), shift(with(visits(5, 1, america, "73.92.14.66", signin.Web), computer), 14*1440),
		shift(with(visits(5, 1, docomo, "49.98.140.9", signin.Web), phone), 14*1440+200), shift(with(home[:4], computer), 20*1440))
	strangers := join(with(home, computer), shift(with(visits(5, 1, america, "73.92.14.66", signin.Web), func(s *signin.SignIn) { s.Device = "Android / Chrome" }), 14*1440),
		shift(with(visits(5, 1, docomo, "49.98.140.9", signin.Web), phone), 14*1440+200), shift(with(home[:4], computer), 20*1440))
	lives := join(visits(12, 2, telstra, "101.160.3.77", signin.IMAP), shift(visits(11, 2, telstra, "1.120.4.9", signin.IMAP), 30))
	for _, c := range []struct {
		name     string
		list     []signin.SignIn
		change   func(*Options)
		risk     Risk
		question string
	}{
		{"the reader is in that country, his telephone on another line there", join(home, phoneMail, hotel, abroad), readsIn("58.8.3.71", thai), Low, "travel"},
		{"the same, and home's telephone reads on", join(home, visits(21, 4, ocn, "153.202.10.20", signin.IMAP), hotel, abroad), readsIn("58.8.3.71", thai), Medium, "travel"},
		{"the same, and the reader is at home", join(home, phoneMail, shift(home, 14*1440), abroad), readsIn("153.202.10.20", ocn), High, "family"},
		{"a clock in that country", join(home, phoneMail, hotel, shift(poll(60, 30, mobile, "49.228.14.77", signin.IMAP), 15*1440)), readsIn("58.8.3.71", thai), High, ""},
		{"computer in the hotel, telephone led home by its carrier", trip, nil, Low, "travel"},
		{"a computer that was never at home", strangers, nil, High, "family"},
		{"a daughter's mail program abroad, on two lines, at waking hours", join(home, phoneMail, lives), nil, Medium, "family"},
		{"the same on one line", join(home, phoneMail, visits(12, 4, telstra, "101.160.3.77", signin.IMAP)), nil, High, "family"},
		{"the same every six hours", join(home, phoneMail, poll(50, 360, telstra, "101.160.3.77", signin.IMAP)), nil, High, ""},
		{"the same once a day", join(home, phoneMail, visits(12, 1, telstra, "101.160.3.77", signin.IMAP)), nil, High, "family"},
	} {
		o := options()
		if c.change != nil {
			c.change(&o)
		}
		v := Judge(c.list, o)
		if f := leading(v); v.Risk != c.risk || f.Question != c.question {
			t.Errorf("%s: %s %q, want %s %q\n%+v", c.name, v.Risk, f.Question, c.risk, c.question, v.Findings)
		}
	}
}
