package provider

import "strings"

// Imitates reports whether a host (lower case) that belongs to no provider is made to look like one that does: a known host stands in it
// ("lh.login.yahoo.co.jp.example.com", "lh-login-yahoo-co-jp.example.com"), or letters that only look Latin (punycode). Such a host gets no link of its own.
func Imitates(host string) bool {
	if strings.HasPrefix(host, "xn--") || strings.Contains(host, ".xn--") {
		return true
	}
	list, err := registry()
	if err != nil {
		return true
	}
	dashed := strings.ReplaceAll(host, ".", "-")
	for i := range list {
		if list[i].MatchesHost(host) {
			return false
		}
	}
	for i := range list {
		for _, h := range list[i].Hosts {
			known := strings.ReplaceAll(strings.TrimPrefix(h, "*."), ".", "-")
			if strings.Contains("-"+dashed+"-", "-"+known+"-") {
				return true
			}
		}
	}
	return false
}
