package risk

// unfamiliarDevice weighs that none of the devices is one that the owner uses at home.
func unfamiliarDevice(j *judge, c *cluster) (float64, []Value, bool) {
	known, all := j.devicesOf(c)
	if known > 0 || all == 0 || j.homeDevices < deviceLeast {
		return 0, nil, false
	}
	return clientUnknown, []Value{text("device", c.device())}, true
}

// devicesOf counts the accesses that print a device, and those of a device family known from home for the same class.
func (j *judge) devicesOf(c *cluster) (known, all int) {
	for _, r := range c.records {
		if r.device == "" || r.failed {
			continue
		}
		all++
		if j.devices[r.class+r.device] {
			known++
		}
	}
	return known, all
}

func (c *cluster) device() string {
	if t := c.tally(func(r *record) string { return r.in.Device }); len(t) > 0 {
		return t[0].code
	}
	return ""
}
