package risk

import "ashiato/wasm/signin"

// passwordKnown weighs that the password was right and only the second step stopped it: worse than a wrong password.
func passwordKnown(_ *judge, c *cluster) (float64, []Value, bool) {
	n := c.challenges()
	return 0, []Value{count("count", n)}, n > 0
}

func (c *cluster) challenges() int {
	n := 0
	for _, r := range c.records {
		if r.in.Outcome == signin.Challenged {
			n += r.count()
		}
	}
	return n
}
