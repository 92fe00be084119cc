package geoip

import (
	"strings"

	"ashiato/wasm/signin"
)

// KindOfName guesses the kind of a network from its operator's name, "" if the name does not tell. It is the last
// resort, for the long tail of small operators that no table lists. A name with words of both sorts tells nothing.
func KindOfName(org string) signin.Network {
	hosting, access, mobile := false, false, false
	for word := range strings.FieldsFuncSeq(strings.ToLower(org), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80
	}) {
		switch {
		case hostingWord(word):
			hosting = true
		case mobileWord(word):
			mobile = true
		case accessWord(word):
			access = true
		}
	}
	switch {
	case hosting && !access && !mobile:
		return signin.Hosting
	case mobile && !hosting:
		return signin.Mobile
	case access && !hosting:
		return signin.ISP
	}
	return ""
}

// hostingWord reports whether word is one that sellers of servers put in their names.
func hostingWord(word string) bool {
	switch word {
	case "host", "hosts", "hoster", "hosters", "hosted", "server", "servers", "serverius", "vps", "vds", "colo", "colocation", "colocrossing",
		"datacenter", "datacenters", "datacentre", "datacentres", "datacamp", "dedicated", "dedi", "dedicados", "webhost",
		"hetzner", "ovh", "contabo", "linode", "digitalocean", "vultr", "leaseweb", "proxy", "proxies", "xserver", "sakura":
		return true
	}
	return strings.Contains(word, "hosting") || strings.Contains(word, "cloud") ||
		len(word) > 6 && (strings.HasPrefix(word, "host") && word != "hostel" && word != "hostels" || strings.HasSuffix(word, "host") || strings.HasSuffix(word, "hosts") ||
			strings.HasSuffix(word, "server") || strings.HasSuffix(word, "servers") || strings.HasSuffix(word, "vps"))
}

// mobileWord reports whether word is one that mobile carriers put in their names.
func mobileWord(word string) bool {
	switch word {
	case "mobile", "mobily", "movil", "moviles", "moveis", "celular", "cellular", "cell", "gsm", "lte", "mobiles", "mobilink", "mobilcom", "mobinil":
		return true
	}
	return false
}

// accessWord reports whether word is one that sellers of connections put in their names, in the languages of most of them.
func accessWord(word string) bool {
	switch word {
	case "isp", "chinanet", "cable", "catv", "broadband", "wireless", "wifi", "wisp", "fiber", "fibre", "fibra", "fibernet",
		"ftth", "dsl", "adsl", "internet", "telephone", "telephony", "telefon", "telefonica", "telefonia", "phone", "provedor", "provedora", "provedores", "banda",
		"telcom", "telco", "telcel", "telenet", "telia", "telstra", "telus", "telenor", "vodafone", "orange", "tele2", "swisscom", "comcast", "verizon", "optage":
		return true
	}
	for _, part := range [...]string{"telecom", "telekom", "telecomunic", "communication", "comunicac", "comunicaz", "telecommunication", "broadband", "cablevision", "wireless", "telefon", "telekomunik", "unicom"} {
		if strings.Contains(word, part) {
			return true
		}
	}
	return false
}
