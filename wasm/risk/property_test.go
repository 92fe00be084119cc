package risk

import (
	"math/rand/v2"
	"net/netip"
	"reflect"
	"slices"
	"testing"
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/signin"
)

// draw makes a history from all kinds of accesses, with an intruder or without.
func draw(r *rand.Rand) []signin.SignIn {
	places := []signin.Place{ocn, kddi, docomo, sakura, chinan, hinet, vietel, mtn, trueth, aws, qq, m247, torExit, outlook, gmail, relayJP, ownYJ, {}, {Network: signin.Private}}
	protocols := []signin.Protocol{signin.Web, signin.App, signin.IMAP, signin.POP, signin.SMTP, signin.Mail, signin.UnknownProtocol}
	outcomes := []signin.Outcome{signin.Success, signin.Success, signin.Success, signin.UnknownOutcome, signin.Failure, signin.Blocked, signin.Challenged}
	var out []signin.SignIn
	for range 1 + r.IntN(5) {
		p, proto, ip := places[r.IntN(len(places))], protocols[r.IntN(len(protocols))], netip.AddrFrom4([4]byte{byte(1 + r.IntN(220)), byte(r.IntN(256)), 7, byte(r.IntN(256))}).String()
		from, every := r.Float64()*14*1440, []float64{5, 30, 60, 300, 1000}[r.IntN(5)]
		outcome := outcomes[r.IntN(len(outcomes))]
		for i := range 1 + r.IntN(40) {
			s := at(from+float64(i)*every*(.8+.4*r.Float64()), p, ip, proto)
			s.Outcome = outcome
			if r.IntN(10) == 0 {
				s.Outcome = outcomes[r.IntN(len(outcomes))]
			}
			s.Warned = r.IntN(200) == 0
			s.Self = r.IntN(200) == 0
			if r.IntN(20) == 0 {
				s.Precision = []signin.Precision{signin.Second, signin.Hour, signin.Day, signin.None}[r.IntN(4)]
			}
			if s.Precision == signin.None {
				s.Time = time.Time{}
			}
			out = append(out, s)
		}
	}
	return out
}

func each(t *testing.T, f func(r *rand.Rand, list []signin.SignIn)) {
	for i := range 300 {
		r := rand.New(rand.NewPCG(uint64(i), 11))
		f(r, draw(r))
	}
}

// summary is what a verdict says, in terms that do not depend on the order of the sign-ins.
func summary(list []signin.SignIn, v *Verdict, order []int) ([]Risk, []Finding) {
	risks := make([]Risk, len(list))
	for i, row := range v.Rows {
		risks[order[i]] = row.Risk
	}
	findings := slices.Clone(v.Findings)
	for i := range findings {
		var in []int
		for _, s := range findings[i].SignIns {
			in = append(in, order[s])
		}
		slices.Sort(in)
		findings[i].SignIns = in
	}
	return risks, findings
}

func TestOrderDoesNotMatter(t *testing.T) {
	each(t, func(r *rand.Rand, list []signin.SignIn) {
		order := r.Perm(len(list))
		shuffled := make([]signin.SignIn, len(list))
		same := make([]int, len(list))
		for i, k := range order {
			shuffled[i], same[i] = list[k], i
		}
		risks, findings := summary(list, Judge(list, options()), same)
		again, others := summary(list, Judge(shuffled, options()), order)
		if !slices.Equal(risks, again) {
			t.Errorf("rows judged otherwise after shuffling:\n%v\n%v", risks, again)
		}
		if !reflect.DeepEqual(findings, others) {
			t.Errorf("other findings after shuffling:\n%+v\n%+v", findings, others)
		}
	})
}

func TestRowsAndFindingsAgree(t *testing.T) {
	each(t, func(_ *rand.Rand, list []signin.SignIn) {
		v := Judge(list, options())
		owner := make([]int, len(list))
		for i := range owner {
			owner[i] = -1
		}
		for n, f := range v.Findings {
			sum := float64(Prior)
			for _, reason := range f.Reasons {
				sum += reason.Weight
			}
			if d := sum - f.Score; d > .06 || d < -.06 {
				t.Errorf("%s: score %v, prior and weights %v", f.ID, f.Score, sum)
			}
			for _, s := range f.SignIns {
				if owner[s] >= 0 {
					t.Errorf("row %d is in two findings", s)
				}
				owner[s] = n
			}
		}
		worst := Unknown
		for i, row := range v.Rows {
			worst = worse(worst, row.Risk)
			if row.Finding != owner[i] || owner[i] >= 0 && v.Findings[owner[i]].Risk != row.Risk {
				t.Errorf("row %d: %+v, finding %d", i, row, owner[i])
			}
			s := &list[i]
			country, _ := s.Country()
			foreign := country != "" && !slices.Contains(v.Home, country) && s.Place.Network != signin.Private && s.Place.Network != signin.Provider && s.Place.Network != signin.Relay
			if foreign && !row.Self && row.Risk.rank() < Low.rank() {
				t.Errorf("a foreign row is %s: %+v", row.Risk, s)
			}
			if row.Self && row.Risk != None {
				t.Errorf("the reader's own row is %s", row.Risk)
			}
		}
		if worst != v.Risk {
			t.Errorf("verdict %s, worst row %s", v.Risk, worst)
		}
	})
}

func TestAnswers(t *testing.T) {
	each(t, func(_ *rand.Rand, list []signin.SignIn) {
		before := Judge(list, options())
		for _, f := range before.Findings {
			if f.Subject == "" || f.ID == "own-use" || f.ID == "failed-attempts" {
				continue
			}
			o := options()
			o.Memory = answered(memory.Yes, f.Subject)
			yes := Judge(list, o)
			if yes.Risk.rank() > before.Risk.rank() {
				t.Errorf("%s confirmed: %s, was %s", f.Subject, yes.Risk, before.Risk)
			}
			o.Memory = answered(memory.No, f.Subject)
			no := Judge(list, o)
			if no.Risk != High {
				t.Errorf("%s denied: %s\n%+v", f.Subject, no.Risk, f)
			}
			for _, s := range f.SignIns {
				if list[s].Outcome != signin.Failure && list[s].Outcome != signin.Blocked && yes.Rows[s].Risk != None {
					t.Errorf("%s confirmed, row %d still %s", f.Subject, s, yes.Rows[s].Risk)
				}
			}
			o.Memory.Answers[0].Expires = o.Now.Add(-time.Minute)
			if old := Judge(list, o); old.Risk != before.Risk {
				t.Errorf("an answer that expired still counts: %s, was %s", old.Risk, before.Risk)
			}
		}
	})
}

func TestDuplicatesChangeOnlyCounts(t *testing.T) {
	each(t, func(_ *rand.Rand, list []signin.SignIn) {
		timed := slices.DeleteFunc(list, func(s signin.SignIn) bool {
			return s.Precision != signin.Minute && s.Precision != signin.Second || s.Protocol == signin.UnknownProtocol
		})
		if len(timed) == 0 {
			return
		}
		a, b := Judge(timed, options()), Judge(slices.Concat(timed, timed), options())
		if a.Risk != b.Risk || len(a.Findings) != len(b.Findings) {
			t.Fatalf("doubled: %s with %d findings, was %s with %d", b.Risk, len(b.Findings), a.Risk, len(a.Findings))
		}
		for i := range a.Findings {
			x, y := a.Findings[i], b.Findings[i]
			if x.ID != y.ID || x.Score != y.Score || x.Risk != y.Risk || 2*len(x.SignIns) != len(y.SignIns) {
				t.Errorf("doubled: %s %s %v, was %s %s %v", y.ID, y.Risk, y.Score, x.ID, x.Risk, x.Score)
			}
		}
	})
}

func TestMoreOfTheSameNeverLowers(t *testing.T) {
	for name, place := range map[string]signin.Place{"isp": chinan, "server": aws, "fetcher": qq, "at home": sakura, "vpn": m247} {
		for _, every := range []float64{5, 15, 30, 60, 120} {
			for _, only := range []bool{false, true} {
				all := poll(200, every, place, "113.108.182.52", signin.IMAP)
				if only {
					all = textOnly(all)
				}
				worst := None
				for n := 1; n <= len(all); n += 1 + n/20 {
					r := Judge(all[:n], options()).Risk
					if r != Unknown && r.rank() < worst.rank() {
						t.Errorf("%s every %v: %s after %d rows, was %s", name, every, r, n, worst)
					}
					worst = worse(worst, r)
				}
			}
		}
	}
}

func TestHomeRowsDoNotRaiseGeography(t *testing.T) {
	seed := poll(10, 30, chinan, "113.108.182.52", signin.IMAP)
	for days := range 40 {
		list := join(seed, shift(visits(days, 2, ocn, "153.202.10.20", signin.Web), -60*1440))
		v := Judge(list, options())
		if r := v.Findings[0].reason("foreign-country"); r == nil || r.Weight > geo.cap() {
			t.Errorf("%d days at home: %+v", days, r)
		}
		if v.Risk != High {
			t.Errorf("%d days at home: %s", days, v.Risk)
		}
	}
}

func TestAPollerIsNeverHome(t *testing.T) {
	for _, n := range []int{10, 100, 1000} {
		list := join(poll(n, 30, chinan, "113.108.182.52", signin.IMAP), visits(3, 1, ocn, "153.202.10.20", signin.Web))
		if v := Judge(list, options()); !slices.Equal(v.Home, []string{"JP"}) {
			t.Errorf("%d rows of a poller: home %v", n, v.Home)
		}
	}
	m := &memory.Memory{}
	for _, s := range poll(500, 30, chinan, "113.108.182.52", signin.IMAP) {
		m.SignIns = append(m.SignIns, memory.Seen{SignIn: s, History: "mail"})
	}
	o := options()
	o.Memory, o.ZoneCountry = m, ""
	if v := Judge(poll(10, 30, hinet, "114.25.1.2", signin.IMAP), o); len(v.Home) != 0 {
		t.Errorf("memory taught %v as home", v.Home)
	}
}

func TestMixedPage(t *testing.T) {
	own := poll(60, 20, ocn, "153.202.10.20", signin.IMAP)
	hostile := shift(poll(40, 30, chinan, "113.108.182.52", signin.IMAP), 5)
	list := join(own, hostile)
	v := Judge(list, options())
	for i, row := range v.Rows {
		if (i >= len(own)) != (row.Risk == High) {
			t.Errorf("row %d: %s", i, row.Risk)
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	var list []signin.SignIn
	for len(list) < 10000 {
		list = append(list, draw(r)...)
	}
	list = list[:10000]
	o := options()
	o.OwnAddrs = []netip.Addr{netip.MustParseAddr("153.202.10.1")}
	for b.Loop() {
		Judge(list, o)
	}
}

func FuzzJudge(f *testing.F) {
	f.Add(uint64(1), uint64(2), "JP")
	f.Fuzz(func(t *testing.T, a, b uint64, zone string) {
		r := rand.New(rand.NewPCG(a, b))
		list := draw(r)
		for i := range list {
			if r.IntN(3) == 0 {
				list[i].Time = time.Unix(int64(r.Uint64()>>uint(r.IntN(40))), 0)
			}
		}
		o := options()
		o.ZoneCountry = zone
		if v := Judge(list, o); len(v.Rows) != len(list) {
			t.Errorf("%d rows for %d sign-ins", len(v.Rows), len(list))
		}
	})
}
