package risk

import (
	"net/netip"

	"ashiato/wasm/signin"
)

// accomplices marks clusters most of whose accesses came from the very networks of one of the other class: beside one that is high, a browser on a
// device that is not the owner's and mail software; and a server that guessed the password in a browser and reads by mail software since, even if
// each alone would be asked for. Without such a device the owner may be there with both, and each is judged for itself.
func (j *judge) accomplices(clusters []*cluster, risks []Risk) {
	for i, c := range clusters {
		guessed := c.guesses >= guessedLeast && risks[i].rank() >= Medium.rank()
		if risks[i] != High && !guessed {
			continue
		}
		blocks := c.strangeBlocks(j)
		for k, d := range clusters {
			if risks[k] == Medium && d.class != c.class && d.wins > 0 && d.kind != signin.Fetcher && (guessed || j.strangeDevice(c) || j.strangeDevice(d)) && d.mostly(blocks) {
				c.accomplice, d.accomplice = true, true
			}
		}
	}
}

// strangeBlocks are the networks of accesses that won, but for those that the owner is known to use.
func (c *cluster) strangeBlocks(j *judge) map[netip.Prefix]bool {
	blocks := map[netip.Prefix]bool{}
	for _, r := range c.records {
		blocks[r.block] = r.block.IsValid() && r.won() && !j.blocks[r.block] || blocks[r.block]
	}
	return blocks
}
