package risk

import (
	"net/netip"
	"testing"

	"ashiato/wasm/signin"
)

// Strangers who are hard to tell from the owner, beside owners who are hard to tell from strangers.
func TestStrangers(t *testing.T) {
	device := func(name string) func(*signin.SignIn) { return func(s *signin.SignIn) { s.Device = name } }
	home := visits(14, 2, ocn, "153.202.10.20", signin.Web)
	between := []signin.SignIn{at(15000, ocn, "153.202.10.20", signin.Web), at(15040, vietel, "27.72.1.2", signin.Web), at(15130, ocn, "153.202.10.20", signin.Web)}
	slowly := func(ip string) (tries []signin.SignIn) {
		for i := range 5 {
			tries = append(tries, with([]signin.SignIn{at(13500-float64(i*2000), vietel, ip, signin.Web)}, failed)...)
		}
		return append(tries, with([]signin.SignIn{at(12000, mtn, "197.210.1.2", signin.Web), at(9000, hinet, "114.25.1.2", signin.Web)}, failed)...)
	}
	came := []signin.SignIn{at(15100, vietel, "27.72.1.2", signin.Web)}
	sends := func(n int) []signin.SignIn { return shift(poll(n, 1, sakura, "160.16.55.201", signin.SMTP), 15000) }
	office := with(poll(60, 15, place("GB", 8220), "58.1.244.3", signin.IMAP), func(s *signin.SignIn) { s.Host = "58x1x244x3.ap58.example.jp" })
	computer := poll(100, 15, ocn, "153.202.10.20", signin.IMAP)
	taipei := shift(poll(90, 15, hinet, "1.160.20.3", signin.IMAP), 3*1440)
	back := shift(poll(90, 15, ocn, "153.202.10.20", signin.IMAP), 6*1440)
	roams := shift(visits(2, 4, docomo, "49.98.140.9", signin.IMAP), 3*1440)
	browses := with(roams, func(s *signin.SignIn) { s.Protocol, s.MailPage = signin.Web, false })
	club := func(every float64) (sent []signin.SignIn) {
		for i := range 40 {
			sent = append(sent, at(9000+float64(i)*every, place("JP", 60000+uint32(i%8)), "110."+string(rune('1'+i%8))+".7.9", signin.SMTP))
		}
		return sent
	}
	hotel := func(o *Options) {
		o.Home, o.OwnAddrs, o.OwnPlaces = []string{"JP"}, []netip.Addr{netip.MustParseAddr("171.96.1.2")}, []signin.Place{trueth}
	}
	for _, c := range []struct {
		name string
		list []signin.SignIn
		risk Risk
		id   string

		change func(*Options)
	}{
		{"a session abroad among the owner's, on a computer as half of all people have", with(join(home, between), device("パソコン")), High, "impossible-travel", nil},
		{"the same on a device like the owner's", with(join(home, between), device("iPhone / Safari")), Medium, "impossible-travel", nil},
		{"wrong passwords every other day, then the right one, all from one address", join(home, slowly("27.72.1.9"), came), High, "failures-then-success", nil},
		{"the wrong ones from elsewhere in that operator's network", join(home, slowly("27.73.1.9"), came), Medium, "foreign-sign-in", nil},
		{"a server at home that sends ten mails in ten minutes", join(home, sends(10)), Medium, "domestic-poller", nil},
		{"one that sends five", join(home, sends(5)), Low, "hosting-access", nil},
		{"mail software on lines of ten homes, some of them twice", join(home, with(lines(20, 10), keepAddress)), Medium, "domestic-unfamiliar", nil},
		{"a line that the database places abroad, with a name of home's", join(visits(3, 2, docomo, "49.98.130.12", signin.Web), office), Medium, "foreign-mail-poller", nil},
		{"a server of that name", with(office, func(s *signin.SignIn) { s.Place.Network = signin.Hosting }), Medium, "hosting-access", nil},
		{"a line abroad with a name of that country's", with(office, func(s *signin.SignIn) { s.Host = "58x1x244x3.example.co.uk" }), High, "foreign-mail-poller", nil},
		{"a server at home that guesses the password", join(home, with(shift(poll(12, 2, sakura, "160.16.55.201", signin.Web), 9000), failed), []signin.SignIn{at(9026, sakura, "160.16.55.201", signin.Web)}), Medium, "failures-then-success", nil},
		{"a daughter abroad for weeks by a telephone", join(with(home, device("パソコン")), shift(with(visits(13, 1, place("GB", 2856), "86.150.20.4", signin.Web), device("スマートフォン")), 600)), Medium, "impossible-travel", nil},
		{"a computer on a journey", join(computer, taipei, back), Low, "foreign-mail-poller", nil},
		{"and a telephone that roams, so that it seems to be at home", join(computer, taipei, back, roams), Medium, "foreign-mail-poller", nil},
		{"and browses", join(computer, taipei, back, browses), Medium, "foreign-mail-poller", nil},
		{"a telephone at home, and a clock that no computer has", join(computer, shift(poll(60, 30, hinet, "1.160.20.3", signin.IMAP), 3*1440), back, roams), High, "foreign-mail-poller", nil},
		{"a computer at home while another one works there", join(computer, taipei, shift(back, -3*1440), roams), High, "foreign-mail-poller", nil},
		{"mail sent through eight homes within an hour", join(home, club(1.5)), Medium, "domestic-poller", nil},
		{"through eight homes within two days", join(home, club(70)), None, "", nil},
		{"the reader in a hotel, his computer at home", join(shift(visits(3, 3, trueth, "171.96.1.2", signin.Web), 1440), computer), None, "own-use", hotel},
	} {
		o := options()
		if c.change != nil {
			c.change(&o)
		}
		v := Judge(c.list, o)
		if f := leading(v); v.Risk != c.risk || f.ID != c.id {
			t.Errorf("%s: %s %s, want %s %s\n%+v", c.name, v.Risk, f.ID, c.risk, c.id, v.Findings)
		}
	}
}
