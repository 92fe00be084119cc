package risk

import (
	"fmt"
	"net/netip"
	"testing"

	"ashiato/wasm/signin"
)

// A telephone of a carrier that databases do not tell from houses: it is led home from abroad, where the hotel's line shows its owner.
func TestTelephoneByACarrierOfHouses(t *testing.T) {
	carried := func(list []signin.SignIn) []signin.SignIn { // another address each time
		for i := range list {
			list[i] = at(list[i].Time.Sub(start).Minutes(), kddi, fmt.Sprintf("106.%d.%d.9", 128+i%60, i), list[i].Protocol)
		}
		return list
	}
	home := join(visits(14, 2, ocn, "153.202.10.20", signin.Web), carried(visits(14, 1, kddi, "", signin.Web)))
	reads := carried(visits(20, 3, kddi, "", signin.IMAP))
	hotel := join(shift(visits(5, 2, trueth, "171.96.1.2", signin.Web), 14.5*1440), shift(visits(5, 3, trueth, "171.96.1.2", signin.IMAP), 14.5*1440))
	stays := with(reads, func(s *signin.SignIn) { s.Net = home[0].Net })
	for _, c := range []struct {
		name string
		list []signin.SignIn
		risk Risk
	}{
		{"on a journey", join(home, reads, hotel), Low},
		{"by a line that stays where it is", join(home, stays, hotel), Medium},
		{"while the owner is at home", join(home, reads, hotel, shift(visits(7, 2, ocn, "153.202.10.20", signin.Web), 14*1440)), High},
	} {
		o := options()
		o.Now, o.Home = start.AddDate(0, 0, 22), []string{"JP"}
		if v := Judge(c.list, o); v.Risk != c.risk {
			t.Errorf("%s: %s, want %s\n%+v", c.name, v.Risk, c.risk, v.Findings)
		}
	}
}

// A browser on the line of a machine that reads while the owner is at home is none of his, though it came while he was away.
func TestBrowserWhereAMachineReads(t *testing.T) {
	home := join(visits(10, 3, ocn, "153.202.10.20", signin.Web), shift(visits(3, 3, ocn, "153.202.10.20", signin.Web), 17*1440))
	browser := shift(visits(3, 1, chinan, "113.108.1.9", signin.Web), 12*1440)
	for _, c := range []struct {
		ip   string
		want Risk
	}{{"113.108.1.9", Medium}, {"113.108.77.9", Low}} {
		o := options()
		o.Now, o.Home = start.AddDate(0, 0, 21), []string{"JP"}
		v := Judge(join(home, poll(150, 120, chinan, c.ip, signin.IMAP), browser), o)
		if got := v.Rows[len(v.Rows)-1].Risk; v.Risk != High || got != c.want {
			t.Errorf("machine on %s: %s, browser %s, want %s\n%+v", c.ip, v.Risk, got, c.want, v.Findings)
		}
	}
}

// Rented homes are of the reader's operator as of any other's.
func TestRentedHomesOfTheReadersOperator(t *testing.T) {
	home := visits(14, 2, ocn, "153.202.10.20", signin.Web)
	rented := lines(14, 12)
	own := []signin.SignIn{}
	for i := range 3 {
		own = append(own, at(float64(300+1000*i), ocn, fmt.Sprintf("153.%d.3.4", 203+i), signin.IMAP))
	}
	o := options()
	o.Now, o.Home = start.AddDate(0, 0, 15), []string{"JP"}
	o.OwnAddrs, o.OwnPlaces = []netip.Addr{netip.MustParseAddr("153.202.10.20")}, []signin.Place{ocn}
	for _, c := range []struct {
		name string
		list []signin.SignIn
		want Risk
	}{
		{"once each", own, Medium},
		{"the owner's own mail software", join(own, own[:1]), None},
	} {
		v := Judge(join(home, rented, c.list), o)
		if got := v.Rows[len(v.Rows)-1].Risk; v.Risk != Medium || got != c.want {
			t.Errorf("%s: %s, row %s, want %s\n%+v", c.name, v.Risk, got, c.want, v.Findings)
		}
	}
}

// Two operators of one family abroad, a house's and a telephone's, which databases call alike.
func TestHouseAndTelephoneAbroad(t *testing.T) {
	optus, telstra := place("AU", 4804), place("AU", 1221)
	home := join(visits(20, 2, ocn, "153.202.10.20", signin.Web), visits(20, 2, ocn, "153.202.10.20", signin.IMAP))
	house := shift(visits(18, 2, optus, "1.40.9.9", signin.IMAP), 300)
	under := func(blocks int) []signin.SignIn {
		list := shift(visits(18, 2, telstra, "", signin.IMAP), 330)
		for i, s := range list {
			list[i] = at(s.Time.Sub(start).Minutes(), telstra, fmt.Sprintf("1.%d.7.9", 128+i%blocks), signin.IMAP)
		}
		return list
	}
	o := options()
	o.Now, o.Home = start.AddDate(0, 0, 22), []string{"JP"}
	if v := Judge(join(home, house, under(100)), o); v.Risk != Medium || leading(v).Question != "family" {
		t.Errorf("house and telephone: %s %+v", v.Risk, v.Findings)
	}
	if v := Judge(join(home, house, under(1)), o); v.Risk != High {
		t.Errorf("two houses: %s %+v", v.Risk, v.Findings)
	}
}

// Many people live on one side of a border and work on the other.
func TestCommuters(t *testing.T) {
	telekom, sunrise := place("DE", 3320), place("CH", 6730)
	home := join(visits(25, 2, telekom, "87.140.1.2", signin.Web), visits(25, 2, telekom, "87.140.1.2", signin.IMAP))
	office := func(weekend bool, from, to int) (list []signin.SignIn) { // every hour
		for day := range 25 {
			if weekday := int(start.AddDate(0, 0, day).Weekday()); weekend || weekday != 0 && weekday != 6 {
				for hour := from; hour < to; hour++ {
					list = append(list, at(float64(day*1440+hour*60+hour%3), sunrise, "77.56.1.2", signin.IMAP))
				}
			}
		}
		return list
	}
	for _, c := range []struct {
		name string
		list []signin.SignIn
		risk Risk
	}{
		{"office hours", office(false, 9, 18), Medium},
		{"on Sundays too", office(true, 9, 18), High},
		{"by night too", office(false, 0, 23), High},
	} {
		o := options()
		o.Now, o.Home, o.ZoneCountry = start.AddDate(0, 0, 26), []string{"DE"}, "DE"
		v := Judge(join(home, c.list), o)
		if f := leading(v); v.Risk != c.risk || c.risk == Medium && f.Question != "network" {
			t.Errorf("%s: %s %q\n%+v", c.name, v.Risk, f.Question, v.Findings)
		}
	}
}
