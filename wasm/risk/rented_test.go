package risk

import (
	"testing"

	"ashiato/wasm/signin"
)

// Rented lines and servers, beside lines of the owner's that look strange.
func TestRentedLines(t *testing.T) {
	on := func(name string) func(*signin.SignIn) { return func(s *signin.SignIn) { s.Device = name } }
	const phone, computer = "iPhone / Safari", "Windows / Chrome"
	home := with(visits(21, 2, ocn, "153.202.10.20", signin.Web), on(phone))
	line := func(asn uint32) signin.Place { return place("JP", asn) }
	guesses := func(day float64, asn uint32, ip string) []signin.SignIn {
		tries := with(shift(poll(3, 2, line(asn), ip, signin.Web), day*1440), failed)
		return with(append(tries, at(day*1440+9, line(asn), ip, signin.Web)), on(computer))
	}
	stranger := func(day float64) []signin.SignIn {
		return with([]signin.SignIn{at(day*1440+247, line(17511), "60.56.9.12", signin.Web)}, on(computer))
	}
	hosters := func(protocol signin.Protocol, asns ...uint32) (list []signin.SignIn) {
		for i := range 40 {
			k := i % 4
			p := signin.Place{Country: [...]string{"FI", "US", "NL", "FR"}[k], ASN: asns[k%len(asns)], Org: "Hoster", Network: signin.Hosting}
			list = append(list, at(28000+float64(i)*2, p, [...]string{"135.181.1.8", "167.99.3.7", "51.15.7.7", "51.68.1.4"}[k], protocol))
		}
		return list
	}
	lagos := with([]signin.SignIn{at(28010, mtn, "197.210.1.2", signin.Web), at(28080, mtn, "197.210.1.9", signin.Web)}, on(computer))
	reads := []signin.SignIn{at(26500, mtn, "197.210.1.3", signin.IMAP), at(27400, mtn, "197.210.1.3", signin.IMAP), at(29100, mtn, "197.210.1.3", signin.IMAP)}
	server := with(shift(poll(12, 2, sakura, "160.16.55.201", signin.Web), 28000), failed)
	fetch := shift(poll(40, 15, sakura, "160.16.55.7", signin.IMAP), 28100)
	zscaler := signin.Place{Country: "US", ASN: 22616, Org: "ZSCALER, INC.", Network: signin.VPN}
	prisma := signin.Place{Country: "US", ASN: 394089, Org: "Google LLC", Network: signin.Hosting}
	aloft := place("US", 14593)
	printed := with(visits(14, 1, aloft, "65.181.1.9", signin.Web), func(s *signin.SignIn) { s.PageCountry = "JP" })
	program := shift(poll(60, 30, aloft, "65.181.1.9", signin.IMAP), 18*1440)
	for _, c := range []struct {
		name     string
		list     []signin.SignIn
		risk     Risk
		question string
	}{
		{"guesses on three lines, then one new device", join(home, guesses(16, 17511, "60.56.9.12"), guesses(17, 18126, "115.37.80.3"), guesses(18, 4685, "131.129.4.7")), Medium, "device"},
		{"a new device on a new line, once", join(home, stranger(18)), Low, "device"},
		{"the same in the first days of the history", join(home, stranger(3)), None, ""},
		{"the owner's device on a new line", with(join(home, stranger(18)), on(phone)), None, ""},
		{"a new device on the owner's line", join(home, with(shift(home[:1], 18*1440), on(computer))), None, ""},
		{"mail sent through hosters of four operators", join(home, hosters(signin.SMTP, 24940, 14061, 12876, 16276)), High, ""},
		{"through one operator's servers in four countries", join(home, hosters(signin.SMTP, 16276)), Medium, "app"},
		{"a browser beside mail software in one network abroad", join(home, lagos, reads), High, ""},
		{"on a telephone like the owner's", join(home, with(lagos, on(phone)), reads), High, ""},
		{"a server that guessed the password, and reads mail since", join(home, server, with([]signin.SignIn{at(28030, sakura, "160.16.55.201", signin.Web)}, on(computer)), fetch), High, ""},
		{"an office behind a gateway", join(home, with(visits(20, 1, zscaler, "136.226.1.7", signin.Web), on(computer))), Low, "network"},
		{"behind another's", join(home, with(visits(20, 1, prisma, "208.127.40.7", signin.Web), on(computer))), Low, "network"},
		{"a line that a page places at home and the database abroad, with mail software", join(home, printed, program), Low, "network"},
		{"mail software there alone, by satellite", join(home, program), Medium, "network"},
		{"where the page prints the station's country", join(home, with(program, func(s *signin.SignIn) { s.PageCountry = "NG" })), High, ""},
		{"on an aeroplane", join(home, visits(21, 3, ocn, "153.202.10.20", signin.IMAP), shift(program[:2], 600)), Low, "network"},
	} {
		o := options()
		o.Now, o.Home = start.AddDate(0, 0, 22), []string{"JP"}
		v := Judge(c.list, o)
		if f := leading(v); v.Risk != c.risk || f.Question != c.question {
			t.Errorf("%s: %s %q, want %s %q\n%+v", c.name, v.Risk, f.Question, c.risk, c.question, v.Findings)
		}
		if c.risk == High && c.name != "on a telephone like the owner's" {
			for i, r := range v.Rows {
				if r.Risk == Medium {
					t.Errorf("%s: row %d is medium", c.name, i)
				}
			}
		}
	}
}

// A telephone abroad that uses a line at home and a mobile network is of one person, who may be of the family.
func TestFamilyOnTheMove(t *testing.T) {
	mobile := place("US", 21928)
	mobile.Network = signin.Mobile
	home := visits(20, 2, ocn, "153.202.10.20", signin.Web)
	daughter := join(shift(visits(18, 1, place("US", 7922), "76.14.9.30", signin.Web), -400), shift(visits(16, 1, mobile, "172.56.9.3", signin.Web), 500))
	home, daughter = with(home, func(s *signin.SignIn) { s.Device = "Windows / Chrome" }), with(daughter, func(s *signin.SignIn) { s.Device = "iPhone / Safari" })
	o := options()
	o.Now, o.Home = start.AddDate(0, 0, 22), []string{"JP"}
	if v := Judge(join(home, daughter), o); v.Risk != Medium || leading(v).Question != "family" {
		t.Errorf("daughter: %s %+v", v.Risk, v.Findings)
	}
	two := with(daughter, func(s *signin.SignIn) {
		if s.Place.Network == signin.Mobile {
			s.Device = "Android / Chrome"
		}
	})
	if v := Judge(join(home, two), o); v.Risk != High {
		t.Errorf("two devices: %s %+v", v.Risk, v.Findings)
	}
}
