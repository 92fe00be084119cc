package extract

// leadRole is the label that ends at position end of a piece: "Last used" of "Last used 3 hours ago". After it may stand words
// like "on" and "at".
func (d *doc) leadRole(p *piece, end int) string {
	lead := p.fold[:min(end, len(p.fold))]
	if len(lead) > 60 {
		lead = lead[len(lead)-60:]
	}
	lead = trim(lead)
	for range 3 {
		if len(lead) == 0 {
			return ""
		}
		for start := 0; start < len(lead); start++ {
			if start > 0 && !boundary(lead[start-1]) && lead[start] < 0x2E80 {
				continue
			}
			if r := d.w.Label(string(lead[start:])); r != "" {
				return r
			}
		}
		cut := lastSpace(lead)
		if cut < 0 || len(lead)-cut > 6 {
			return ""
		}
		lead = trim(lead[:cut])
	}
	return ""
}

func boundary(r rune) bool {
	return r == ' ' || r == ',' || r == '(' || r == '·' || r == '|' || r == '-' || r == ':' || r == '.' || r == ')' || r == '/' || r == '•' || r == '['
}

func trim(s []rune) []rune {
	for len(s) > 0 && (s[len(s)-1] == ' ' || s[len(s)-1] == ':' || s[len(s)-1] == '(' || s[len(s)-1] == '-' || s[len(s)-1] == ',') {
		s = s[:len(s)-1]
	}
	for len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

func lastSpace(s []rune) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return i
		}
	}
	return -1
}
