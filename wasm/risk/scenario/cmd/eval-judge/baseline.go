package main

import (
	"ashiato/wasm/risk/scenario"
	"ashiato/wasm/signin"
)

// lookup is the best judge that looks only at what stands in a row: home or not, kind of network, protocol, outcome.
type lookup struct {
	share     map[cell]float64 // of hostile rows
	threshold float64
}

type cell struct {
	foreign  bool
	known    bool
	network  signin.Network
	service  bool
	mail     bool
	failure  bool
	answered bool
}

func cellOf(h *scenario.History, s *signin.SignIn) cell {
	country, _ := s.Country()
	home := h.Options.ZoneCountry
	if len(h.Options.Home) > 0 {
		home = h.Options.Home[0]
	}
	return cell{foreign: country != "" && country != home, known: country != "", network: s.Place.Network, service: s.Place.Service != "",
		mail: s.Protocol.MailSoftware(), failure: s.Outcome == signin.Failure, answered: h.Options.Memory != nil}
}

// learn counts the hostile rows of each cell and takes the threshold that judges most histories right.
func learn(histories []scenario.History) lookup {
	hostile, all := map[cell]float64{}, map[cell]float64{}
	for i := range histories {
		h := &histories[i]
		for k := range h.SignIns {
			c := cellOf(h, &h.SignIns[k])
			w := 1 / float64(len(h.SignIns))
			all[c] += w
			if h.Want.Hostile[k] {
				hostile[c] += w
			}
		}
	}
	l := lookup{share: map[cell]float64{}}
	for c, n := range all {
		l.share[c] = hostile[c] / n
	}
	best, most := 0.0, -1
	for step := range 40 {
		l.threshold = float64(step) / 40
		right := 0
		for i := range histories {
			right += one(l.hostile(&histories[i]) == histories[i].Want.Attack)
		}
		if right > most {
			best, most = l.threshold, right
		}
	}
	l.threshold = best
	return l
}

func (l lookup) hostile(h *scenario.History) bool {
	for i := range h.SignIns {
		if l.share[cellOf(h, &h.SignIns[i])] > l.threshold {
			return true
		}
	}
	return false
}
