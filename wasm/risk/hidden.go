package risk

import (
	"ashiato/wasm/memory"
	"ashiato/wasm/signin"
)

// hides reports whether a browser came by one device that is none of the owner's through the servers of several operators of VPNs or hosting: an owner
// who hides his browser has it at home as well, and seldom changes the service.
func (j *judge) hides(c *cluster) bool {
	if c.class != classWeb || c.kind != signin.VPN && c.kind != signin.Hosting || !j.strangeDevice(c) || c.throughCompany() {
		return false
	}
	if j.hidden == nil {
		j.findHidden()
	}
	for _, r := range c.records {
		if r.won() && len(j.hidden[r.device]) >= hiddenOperators {
			return true
		}
	}
	return false
}

// findHidden finds the operators of servers through which each device browsed.
func (j *judge) findHidden() {
	j.hidden = map[string]map[uint32]bool{}
	for i := range j.records {
		r := &j.records[i]
		if r.class != classWeb || !r.won() || r.own || r.confirmed || r.answer == memory.Yes || r.device == "" || deviceKind(r.device) || r.asn() == 0 || r.kind != signin.VPN && r.kind != signin.Hosting {
			continue
		}
		if j.hidden[r.device] == nil {
			j.hidden[r.device] = map[uint32]bool{}
		}
		j.hidden[r.device][r.asn()] = true
	}
}
