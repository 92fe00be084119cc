package geoip

import (
	"strconv"
	"strings"

	"ashiato/wasm/signin"
)

// Line is what ashiato geo prints of an address or masked address: its text, country, kind of network, number of the
// autonomous system, its operator, the network and, if there is one, the service, with tabs between and "-" for what is not
// known. Control characters in names, which may come from anyone's file, are left out.
func Line(text string, place signin.Place) string {
	kind := string(place.Network)
	if kind == "" {
		kind = string(signin.UnknownNetwork)
	}
	number := ""
	if place.ASN != 0 {
		number = "AS" + strconv.FormatUint(uint64(place.ASN), 10)
	}
	prefix := ""
	if place.Prefix.IsValid() {
		prefix = place.Prefix.String()
	}
	fields := []string{text, place.Country, kind, number, printable(place.Org), prefix}
	if place.Service != "" {
		fields = append(fields, printable(place.Service))
	}
	for i, f := range fields {
		if f == "" {
			fields[i] = "-"
		}
	}
	return strings.Join(fields, "\t")
}

// printable drops control characters, with which a name could steer a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}
