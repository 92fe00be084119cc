package risk

import (
	"testing"
	"time"

	"ashiato/wasm/signin"
)

// Whose browser is where mail software is.
func TestSameLine(t *testing.T) {
	phone := func(s *signin.SignIn) { s.Device = "iPhone / Safari" }
	other := func(s *signin.SignIn) { s.Device = "Android / Chrome" }
	home := with(visits(14, 2, ocn, "153.202.10.20", signin.Web), phone)
	browser := shift(visits(12, 1, chinan, "183.14.30.77", signin.Web), 15*1440)
	program := shift(poll(60, 30, chinan, "183.14.30.8", signin.IMAP), 25*1440)
	still := shift(home, 15*1440)
	office := func(days ...time.Weekday) (list []signin.SignIn) {
		for d := range 18 {
			for _, wanted := range days {
				if s := at(float64(d)*1440+600+float64(d*97%480), place("SG", 3758), "165.21.10.4", signin.Web); s.Time.Weekday() == wanted {
					list = append(list, s)
				}
			}
		}
		return with(list, phone)
	}
	days := func(from, hours, every float64, place signin.Place, ip string) (list []signin.SignIn) {
		for d := range 9 {
			list = append(list, shift(poll(int(hours*60/every), every, place, ip, signin.IMAP), float64(d)*1440+from*60)...)
		}
		return list
	}
	abroad := place("SG", 3758)
	evening := days(19, 4, 15, ocn, "153.202.10.20")
	for _, c := range []struct {
		name     string
		list     []signin.SignIn
		risk     Risk
		question string
	}{
		{"a journey by browser and mail program", join(home, with(browser, phone), program), Medium, "travel"},
		{"the browser is another one", join(home, with(browser, other), program), High, ""},
		{"the browser is on another line", join(home, with(with(browser, phone), func(s *signin.SignIn) { s.Net = at(0, chinan, "183.77.1.2", signin.Web).Net }), program), High, ""},
		{"somebody is at home meanwhile", join(home, still, with(browser, phone), program), High, ""},
		{"the program was there before", join(home, with(browser, phone), shift(program, -20*1440)), High, ""},
		{"moved, and never seen at home", join(with(browser, phone), program), Medium, "travel"},
		{"by another line of that country", join(with(browser, phone), shift(browser[:1], 15*1440), with([]signin.SignIn{at(30*1440, place("CN", 9808), "117.136.1.9", signin.Web)}, phone), program), Medium, "travel"},
		{"two days there by the owner's telephone, until now", join(home, with(shift(browser[:2], 9*1440), phone), program), Medium, "travel"},
		{"by another telephone", join(home, with(shift(browser[:2], 9*1440), other), program), High, ""},
		{"the owner's computer beside a telephone that he has at home", join(home, with(browser, phone), with(browser, other), program), Medium, "travel"},
		{"the latest to browse was at home", join(with(browser, phone), program, shift(home[:1], 29*1440)), High, ""},
		{"an office whose line leaves abroad", join(home, office(1, 2, 3, 4, 5)), Medium, "network"},
		{"by another device", join(home, with(office(1, 2, 3, 4, 5), other)), High, "family"},
		{"on Sundays as well", join(home, office(0, 1, 2, 3, 4, 5)), High, "family"},
		{"a notebook that is carried to and fro", join(days(9, 8, 15, abroad, "165.21.10.4"), evening), Medium, "travel"},
		{"a stranger's machine beside the notebook", join(days(9, 14, 15, abroad, "165.21.10.4"), evening), High, ""},
		{"a machine of another pace in its pauses", join(days(9, 8, 30, abroad, "165.21.10.4"), evening), High, ""},
	} {
		o := options()
		o.Now, o.Home = start.AddDate(0, 0, 32), []string{"JP"}
		v := Judge(c.list, o)
		if f := leading(v); v.Risk != c.risk || f.Question != c.question {
			t.Errorf("%s: %s %q, want %s %q\n%+v", c.name, v.Risk, f.Question, c.risk, c.question, v.Findings)
		}
	}
}
