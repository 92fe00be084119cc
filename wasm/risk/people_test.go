package risk

import (
	"fmt"
	"net/netip"
	"slices"
	"testing"

	"ashiato/wasm/signin"
)

// Histories in which two people come, and one must not be taken for the other.
func TestPeople(t *testing.T) {
	iphone := func(s *signin.SignIn) { s.Device = "iPhone / Safari" }
	android := func(s *signin.SignIn) { s.Device = "Android / Chrome" }
	italy, nigeria, canada, globe := place("IT", 1267), place("NG", 29465), place("CA", 812), place("PH", 4775)
	globe.Network = signin.Mobile
	home := with(visits(14, 2, ocn, "153.202.10.20", signin.Web), iphone)
	away := with(visits(6, 3, italy, "151.30.44.20", signin.Web), iphone)
	stranger := with(visits(5, 1, nigeria, "102.89.1.2", signin.Web), android)
	guesses := func(n int) []signin.SignIn {
		list := []signin.SignIn{at(15000, kddi, "27.80.1.2", signin.Web), at(16400, kddi, "27.80.1.2", signin.Web), at(16415, kddi, "27.80.1.2", signin.Web)}
		for i := range n {
			list = append(list, with([]signin.SignIn{at(14998-float64(i), kddi, "27.80.1.2", signin.Web)}, failed)...)
		}
		return with(list, android)
	}
	single := with([]signin.SignIn{at(15000, trueth, "171.96.1.2", signin.Web), at(15030, trueth, "171.96.1.2", signin.Web)}, android)
	changed := func(ip string, after float64) []signin.Change {
		s := at(15000+after, signin.Place{}, ip, signin.Web)
		return []signin.Change{{Time: s.Time, Net: s.Net}}
	}
	newLine := []signin.SignIn{at(15000, kddi, "27.80.1.2", signin.Web)}
	twice := append(changed("27.80.1.2", 3), changed("27.80.1.2", 5)...)
	spray := func(n int) []signin.SignIn { // a wrong password every forty minutes, each from another network
		var list []signin.SignIn
		for i := range n {
			of := place([]string{"VN", "BR", "ID", "TR", "IN"}[i%5], 64500+uint32(i%10))
			list = append(list, with([]signin.SignIn{at(14990-float64(i*40), of, fmt.Sprintf("103.%d.4.9", i%10), signin.Web)}, failed)...)
		}
		return with(list, android)
	}
	rakuten := signin.Place{Country: "JP", ASN: 138384, Org: "Rakuten Mobile", Network: signin.Mobile}
	browser := func(s *signin.SignIn) { s.Protocol, s.MailPage = signin.Web, false }
	left := with(visits(9, 2, ocn, "153.202.10.20", signin.Web), iphone)
	hotelOn := func(ip string) []signin.SignIn {
		return with([]signin.SignIn{at(15000, place("TR", 64503), ip, signin.Web), at(15030, place("TR", 64503), ip, signin.Web)}, iphone)
	}
	vpn := m247
	vpn.Country = "JP"
	for _, c := range []struct {
		name string
		list []signin.SignIn
		risk Risk
		id   string

		changes []signin.Change
	}{
		{"a journey", join(home, shift(away, 15*1440)), Low, "travel", nil},
		{"a stranger elsewhere meanwhile", join(home, shift(away, 15*1440), shift(stranger, 15*1440+200)), High, "impossible-travel", nil},
		{"a daughter abroad, at all hours, by one device", join(home, shift(with(visits(13, 1, canada, "174.112.1.2", signin.Web), android), 600)), Medium, "impossible-travel", nil},
		{"the same by several devices", join(home, shift(with(visits(13, 1, canada, "174.112.1.2", signin.Web), func(s *signin.SignIn) {
			s.Device = []string{"Android / Chrome", "Windows / Firefox", "Linux / Chrome"}[s.Time.Minute()%3]
		}), 600)), High, "impossible-travel", nil},
		{"the same, but only while the owner sleeps", join(home, with(night(13, canada, "174.112.1.2"), android)), High, "impossible-travel", nil},
		{"the owner's device with a travel SIM", join(home, shift(with(visits(6, 1, globe, "112.198.1.2", signin.Web), iphone), 200)), Medium, "impossible-travel", nil},
		{"a couple, one of them on a journey with his telephone", join(home, with(visits(26, 1, ocn, "153.202.10.20", signin.Web), android), shift(away, 15*1440)), Medium, "impossible-travel", nil},
		{"four countries in one night, by a device like the owner's", join(home, with([]signin.SignIn{
			at(15000, nigeria, "102.89.1.2", signin.Web), at(15100, place("IN", 9829), "117.200.1.2", signin.Web), at(15190, place("BR", 28573), "189.1.2.3", signin.Web),
			at(15300, place("PH", 9299), "112.201.1.2", signin.Web),
		}, iphone)), High, "many-countries", nil},
		{"another device on that network", join(home, shift(with(visits(6, 1, globe, "112.198.1.2", signin.Web), android), 200)), High, "impossible-travel", nil},
		{"two guesses at home on a new line by a new device", join(home, guesses(2)), Low, "failures-then-success", nil},
		{"three", join(home, guesses(3)), Medium, "failures-then-success", nil},
		{"three by the owner's device", join(home, with(guesses(3), iphone)), None, "", nil},
		{"mail software by VPN at home, the owner browses", join(home, poll(22, 137, vpn, "146.70.1.2", signin.IMAP)), Medium, "anonymous-network", nil},
		{"a server that guessed the password, and polls", join(home, with(poll(12, 3, aws, "54.86.1.9", signin.IMAP), failed), shift(poll(20, 20, aws, "54.86.1.9", signin.IMAP), 40)), High, "failures-then-success", nil},
		{"mail software on lines of many homes", join(home, lines(14, 12)), Medium, "domestic-unfamiliar", nil},
		{"on four, never twice from one address", join(home, lines(14, 4)), Medium, "domestic-unfamiliar", nil},
		{"on four, which keep their addresses", join(home, with(lines(14, 4), keepAddress)), None, "", nil},
		{"on three", join(home, lines(14, 3)), None, "", nil},
		{"one foreign sign-in", join(home, single), Medium, "foreign-sign-in", nil},
		{"one foreign sign-in, and forwarding was changed from there", join(home, single), High, "foreign-sign-in", changed("171.96.1.9", 20)},
		{"a single one, and forwarding was changed from there", join(home, single[:1]), High, "foreign-sign-in", changed("171.96.1.9", 5)},
		{"forwarding was changed from elsewhere", join(home, single), Medium, "foreign-sign-in", changed("153.202.10.20", 20)},
		{"forwarding was changed from there days later", join(home, single), Medium, "foreign-sign-in", changed("171.96.1.9", 3000)},
		{"at home by a new device on a new line, and the password was changed from there", join(home, with(newLine, android)), Low, "domestic-unfamiliar", changed("27.80.1.2", 3)},
		{"the same, and the address too", join(home, with(newLine, android)), Medium, "domestic-unfamiliar", twice},
		{"both by the owner's device on a new line", join(home, with(newLine, iphone)), None, "", twice},
		{"both from a line on which the new device is at home as well", join(home, with(visits(10, 1, kddi, "27.80.1.2", signin.Web), android), with(newLine, android)), None, "", twice},
		{"wrong passwords from everywhere for a night, then one foreign sign-in", join(home, spray(14), single[:1]), High, "failures-then-success", nil},
		{"the same by a device like the owner's", join(home, with(join(spray(14), single[:1]), iphone)), Medium, "failures-then-success", nil},
		{"they came for weeks", join(home, spray(280), single[:1]), Medium, "foreign-sign-in", nil},
		{"the same in vain", join(home, spray(14)), Low, "failed-attempts", nil},
		{"they came for weeks, and the owner travels among them", join(home, spray(280), with(single, iphone)), Medium, "foreign-sign-in", nil},
		{"his hotel's operator is one of those that try", join(left, spray(280), hotelOn("103.99.7.9")), Low, "foreign-sign-in", nil},
		{"his hotel's network is", join(left, spray(280), hotelOn("103.3.4.77")), High, "failures-then-success", nil},
		{"the owner's journey begins soon after", join(home, spray(14), shift(away, 15*1440)), Low, "travel", nil},
		{"a server at home that sends forty mails in two hours", join(home, shift(poll(40, 3, sakura, "160.16.55.201", signin.SMTP), 15000)), Medium, "domestic-poller", nil},
		{"one that sends one every morning", join(home, poll(14, 1440, sakura, "160.16.55.201", signin.SMTP)), Low, "hosting-access", nil},
		{"sign-ins on lines of many homes", join(home, with(lines(12, 8), browser)), Low, "domestic-unfamiliar", nil},
		{"a week in five cafés", join(home, with(lines(12, 5), browser)), None, "", nil},
		{"a month in eight, again and again", join(home, with(lines(40, 8), browser)), None, "", nil},
		{"a program on a mobile network at home, day and night", join(home, poll(48, 60, rakuten, "133.106.33.9", signin.IMAP)), Low, "domestic-poller", nil},
		{"a telephone that rests at night", join(home, asleep(poll(96, 30, rakuten, "133.106.33.9", signin.IMAP))), None, "", nil},
		{"a telephone that is at home at times", join(home, poll(48, 60, rakuten, "133.106.33.9", signin.IMAP), visits(4, 2, ocn, "153.202.10.20", signin.IMAP)), None, "", nil},
		{"the owner's carrier", join(home, visits(4, 1, rakuten, "133.106.9.9", signin.Web), poll(48, 60, rakuten, "133.106.33.9", signin.IMAP)), None, "", nil},
	} {
		o := options()
		o.Changes = c.changes
		v := Judge(c.list, o)
		id := ""
		if len(v.Findings) > 0 {
			id = v.Findings[0].ID
		}
		if v.Risk != c.risk || c.id != "" && id != c.id {
			t.Errorf("%s: %s %s, want %s %s\n%+v", c.name, v.Risk, id, c.risk, c.id, v.Findings)
		}
	}
}

// night makes a sign-in at about three o'clock in each night.
func night(days int, from signin.Place, ip string) []signin.SignIn {
	var out []signin.SignIn
	for d := range days {
		out = append(out, at(float64(d)*1440+150+float64(d*17%60), from, ip, signin.Web))
	}
	return out
}

// asleep leaves out what falls between midnight and seven.
func asleep(list []signin.SignIn) []signin.SignIn {
	return slices.DeleteFunc(list, func(s signin.SignIn) bool { return s.Time.In(tokyo).Hour() < 7 })
}

// keepAddress gives every operator's line one address.
func keepAddress(s *signin.SignIn) {
	s.Net = netip.PrefixFrom(netip.AddrFrom4([4]byte{110, byte(s.Place.ASN), 1, 9}), 32)
}

// lines makes accesses of mail software within five days, from the lines of so many operators in turn.
func lines(n, operators int) []signin.SignIn {
	var out []signin.SignIn
	for i := range n {
		of := signin.Place{Country: "JP", ASN: 60000 + uint32(i%operators), Org: fmt.Sprintf("Line %d", i%operators), Network: signin.ISP}
		out = append(out, at(float64(i)*500+float64(i*i*37%191), of, fmt.Sprintf("110.%d.%d.9", i%operators, i), signin.IMAP))
	}
	return out
}
