package risk

import (
	"testing"

	"ashiato/wasm/signin"
)

// Mail software of servers in the owner's country, where no place tells a stranger.
func TestServersAtHome(t *testing.T) {
	home := visits(21, 2, ocn, "153.202.10.20", signin.Web)
	own := visits(21, 3, ocn, "153.202.10.20", signin.IMAP)
	gmo := signin.Place{Country: "JP", ASN: 7506, Org: "GMO", Network: signin.Hosting}
	vultr := signin.Place{Country: "JP", ASN: 20473, Org: "Vultr", Network: signin.Hosting}
	alibaba := signin.Place{Country: "JP", ASN: 45102, Org: "Alibaba", Network: signin.Hosting, Service: "aliyun"}
	hosters, ips := []signin.Place{sakura, gmo, vultr}, []string{"160.16.55.7", "150.95.130.1", "45.76.200.1"}
	turns := func(of func(i int) int) (list []signin.SignIn) {
		for i, s := range visits(15, 2, sakura, ips[0], signin.IMAP) {
			k := of(i)
			s = at(s.Time.Sub(start).Minutes(), hosters[k], ips[k], signin.IMAP)
			list = append(list, s)
		}
		return list
	}
	never := shift(poll(120, 15, alibaba, "8.209.240.1", signin.IMAP), 18*1440)
	for _, c := range []struct {
		name     string
		list     []signin.SignIn
		risk     Risk
		question string
	}{
		{"three hosters in turns", join(home, turns(func(i int) int { return i % 3 })), Medium, "fetcher:unknown"},
		{"beside the owner's own mail software", join(home, own, turns(func(i int) int { return i % 3 })), Medium, "fetcher:unknown"},
		{"two in turns", join(home, own, turns(func(i int) int { return i % 2 })), Low, "fetcher:unknown"},
		{"three, one after the other", join(home, own, turns(func(i int) int { return min(2, i/10) })), Low, "fetcher:unknown"},
		{"a cloud that never rests, the owner browses", join(home, never), Medium, "fetcher:aliyun"},
		{"and reads with mail software", join(home, own, never), Low, "fetcher:aliyun"},
		{"the same by day", join(home, visits(20, 6, alibaba, "8.209.240.1", signin.IMAP)), Low, "fetcher:aliyun"},
	} {
		o := options()
		o.Now, o.Home = start.AddDate(0, 0, 22), []string{"JP"}
		v := Judge(c.list, o)
		if f := leading(v); v.Risk != c.risk || f.Question != c.question {
			t.Errorf("%s: %s %q, want %s %q\n%+v", c.name, v.Risk, f.Question, c.risk, c.question, v.Findings)
		}
	}
}
