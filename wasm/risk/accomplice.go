package risk

import (
	"net/netip"

	"ashiato/wasm/signin"
)

// accomplices marks clusters most of whose accesses came from the very networks of one of the other class that is high: a browser beside the mail
// software, or a server that guessed the password in a browser and reads by mail software since, even if each alone would be asked for. Devices of the owner's are left out where nothing
// but their country speaks against them: he may be a guest on a line that a stranger has, too.
func (j *judge) accomplices(clusters []*cluster, risks []Risk) {
	for i, c := range clusters {
		guessed := risks[i] == Medium && c.guesses >= guessedLeast
		if risks[i] != High && !guessed {
			continue
		}
		blocks := c.strangeBlocks(j)
		for k, d := range clusters {
			known, all := j.devicesOf(d)
			doubted := risks[k] == Medium || risks[k] == Low && !guessed && (all == 0 || known < all)
			if doubted && d.class != c.class && d.wins > 0 && d.kind != signin.Fetcher && d.kind != signin.Relay && d.mostly(blocks) {
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
