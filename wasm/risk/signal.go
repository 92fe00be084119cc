package risk

import (
	"slices"

	"ashiato/wasm/order"
)

// signal is one kind of evidence. weigh gives its weight in decibans and the numbers behind it; false if it has nothing to say.
type signal struct {
	name  string
	group group
	weigh func(*judge, *cluster) (float64, []Value, bool)
}

// signals is the table of all evidence. A signal is one file and one line here.
func signals() [29]signal {
	return [...]signal{
		{"foreign-country", geo, foreignCountry},
		{"home-country", geo, homeCountry},
		{"new-network", geo, newNetwork},
		{"hosting-network", network, hostingNetwork},
		{"vpn-network", network, vpnNetwork},
		{"tor-network", network, torNetwork},
		{"relay-network", network, relayNetwork},
		{"fetcher-network", network, fetcherNetwork},
		{"mail-software", protocol, mailSoftware},
		{"periodic-access", timing, periodicAccess},
		{"round-the-clock", timing, roundTheClock},
		{"frequent-access", timing, frequentAccess},
		{"impossible-travel", travel, impossibleTravel},
		{"alternating-countries", travel, alternatingCountries},
		{"home-silent", travel, homeSilent},
		{"many-countries", travel, spreadOverCountries},
		{"failures-then-success", outcome, failuresThenSuccess},
		{"failures-only", outcome, failuresOnly},
		{"provider-warning", outcome, providerWarning},
		{"settings-changed", outcome, settingsChanged},
		{"unfamiliar-device", client, unfamiliarDevice},
		{"known-device", client, knownDevice},
		{"email-as-id", client, emailAsID},
		{"few-rows", rows, fewRows},
		{"own-address", trust, ownAddress},
		{"user-confirmed", trust, userConfirmed},
		{"user-denied", trust, userDenied},
		{"no-own-row", rows, noOwnRow},
		{"password-known", outcome, passwordKnown},
	}
}

// evidence is what all signals say of one cluster.
type evidence struct {
	score   float64
	reasons []Reason // strongest first; those without weight last
	groups  [groups]float64
}

// weigh asks every signal. Where a group exceeds its cap, its reasons share what the cap leaves, so that the score is always
// the prior and the weights of the reasons.
func (j *judge) weigh(c *cluster) evidence {
	e := evidence{score: Prior}
	var of []group
	for _, s := range signals() {
		if j.without(s.name) {
			continue
		}
		w, values, ok := s.weigh(j, c)
		if !ok {
			continue
		}
		e.groups[s.group] += w
		e.reasons = append(e.reasons, Reason{s.name, w, values})
		of = append(of, s.group)
	}
	for i := range e.reasons {
		sum, most := e.groups[of[i]], of[i].cap()
		if sum > most || sum < -most {
			e.reasons[i].Weight *= most / max(sum, -sum)
		}
	}
	for g := range e.groups {
		most := group(g).cap()
		e.groups[g] = max(-most, min(most, e.groups[g]))
		e.score += e.groups[g]
	}
	order.Sort(e.reasons, func(a, b Reason) int {
		x, y := max(a.Weight, -a.Weight), max(b.Weight, -b.Weight)
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return e
}

// Signals are the names of all signals, in the order of the table.
func Signals() []string {
	var out []string
	for _, s := range signals() {
		out = append(out, s.name)
	}
	return out
}

// without reports whether a signal is left out, for measuring what it is worth.
func (j *judge) without(signal string) bool { return slices.Contains(j.o.Without, signal) }
