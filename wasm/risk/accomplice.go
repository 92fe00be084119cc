package risk

import (
	"net/netip"

	"ashiato/wasm/signin"
)

// accomplices marks clusters most of whose accesses came from the very networks of one of the other class: beside one that is high, a browser on a
// device that is not the owner's and mail software; and a server that guessed the password in a browser and reads by mail software since, even if
// each alone would be asked for. Without such a device the owner may be there with both, and each is judged for itself.
func (j *judge) accomplices(clusters []*cluster) {
	var raised []*cluster
	for _, c := range clusters {
		guessed := c.guesses >= guessedLeast && c.risk.rank() >= Medium.rank()
		if c.risk != High && !guessed {
			continue
		}
		blocks := map[netip.Prefix]bool{} // of accesses, but for those that the owner is known to use
		for _, r := range c.records {
			if r.block.IsValid() && r.won() && !j.blocks[r.block] {
				blocks[r.block] = true
			}
		}
		for _, d := range clusters {
			if d.risk == Medium && d.class != c.class && d.wins > 0 && d.kind != signin.Fetcher && (guessed || j.strangeDevice(c) || j.strangeDevice(d)) && d.mostly(blocks) {
				raised = append(raised, c, d)
			}
		}
	}
	for _, c := range raised {
		c.risk = High
	}
}
