package risk

import (
	"net/netip"

	"ashiato/wasm/signin"
)

// accomplices marks clusters most of whose accesses came from the very networks of one of the other class: beside one that is high, a browser on a
// device that is not the owner's and mail software; and a server that guessed the password in a browser and reads by mail software since, even if
// each alone would be asked for. Without such a device the owner may be there with both, and each is judged for itself; but a browser from where a machine
// reads that is none of the owner's is no journey that needs no question, and neither are both by a server, where the owner reads by browsers alone.
func (j *judge) accomplices(clusters []*cluster) {
	on := map[netip.Prefix][]*cluster{} // suspects by network, but for networks that the owner is known to use
	for _, c := range clusters {
		if c.risk != High && !c.guessedIn() && !j.strangeServer(c) {
			continue
		}
		seen := map[netip.Prefix]bool{}
		for _, r := range c.records {
			if r.block.IsValid() && r.won() && !j.blocks[r.block] && !seen[r.block] {
				seen[r.block] = true
				on[r.block] = append(on[r.block], c)
			}
		}
	}
	var raised, asked []*cluster
	for _, d := range clusters {
		if d.risk != Medium && d.risk != Low || d.wins == 0 || d.kind == signin.Fetcher {
			continue
		}
		shared := map[*cluster]int{}
		for _, r := range d.records {
			for _, c := range on[r.block] {
				shared[c]++
			}
		}
		for c, n := range shared {
			if c.class == d.class || 2*n <= len(d.records) {
				continue
			}
			switch {
			case d.risk == Low && d.class == classWeb && c.risk == High && c.rhythm.p <= chanceLikely:
				asked = append(asked, d)
			case c.risk == Low:
				if d.class == classMail && d.kind == signin.Hosting && !d.possible() && j.homeMail == 0 {
					asked = append(asked, c, d)
				}
			case d.risk == Medium && (c.guessedIn() || j.strangeDevice(c) || j.strangeDevice(d)):
				raised = append(raised, c, d)
			}
		}
	}
	for _, c := range asked {
		c.risk = Medium
	}
	for _, c := range raised {
		c.risk = High
	}
}

// strangeServer reports whether a browser that is none of the owner's came from a server.
func (j *judge) strangeServer(c *cluster) bool {
	return c.risk == Low && c.class == classWeb && c.kind == signin.Hosting && j.strangeDevice(c)
}

// guessedIn reports whether somebody came in by guesses, and is doubted for it.
func (c *cluster) guessedIn() bool {
	return c.guesses >= guessedLeast && c.risk.rank() >= Medium.rank()
}
