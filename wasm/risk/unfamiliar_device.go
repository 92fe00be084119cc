package risk

// unfamiliarDevice weighs that none of the devices is one that the owner uses at home.
func unfamiliarDevice(j *judge, c *cluster) (float64, []Value, bool) {
	if !j.strangeDevice(c) || c.throughCompany() { // a company's computers stay there
		return 0, nil, false
	}
	return clientUnknown, []Value{text("device", c.device())}, true
}

// strangeDevice reports whether devices are printed, and none is one that the owner uses at home.
func (j *judge) strangeDevice(c *cluster) bool {
	_, all := j.devicesOf(c)
	return all > 0 && j.homeDevices >= deviceLeast && !j.knowsAny(c)
}

// knowsAny reports whether the owner has one of the devices, for browsing or for mail software: a telephone does both.
func (j *judge) knowsAny(c *cluster) bool {
	for _, r := range c.records {
		if r.device != "" && !r.failed && (j.devices[classWeb+r.device] || j.devices[classMail+r.device]) {
			return true
		}
	}
	return false
}

// devicesOf counts the accesses that print a device, and those of a device family known from home for the same class. A mere kind of device
// is never known: half of all strangers have a computer as well.
func (j *judge) devicesOf(c *cluster) (known, all int) {
	for _, r := range c.records {
		if r.device == "" || r.failed {
			continue
		}
		all++
		if j.devices[r.class+r.device] && !deviceKind(r.device) {
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
