package risk

import (
	"fmt"
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
