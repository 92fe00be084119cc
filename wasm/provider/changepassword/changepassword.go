// Package changepassword knows the page to change the password at for sites that have no definition: a list of known pages by host,
// and for all others the well-known address that a site may redirect from.
package changepassword

import (
	_ "embed"
	"strings"
)

// addresses is sorted by host: a line "host TAB address without https://" each. Source: apple/password-manager-resources,
// quirks/change-password-URLs.json, commit 96cbab74681dcc296cae6fb205c4b047bc026c22 (MIT); see LICENSE-password-manager-resources.
//
//go:embed addresses.tsv
var addresses string

// Lookup is the page to change the password at for a site's host (lower case, without port). ok means that the list has the host, or
// a domain that it lies below; else url is the site's well-known address (W3C, A Well-Known URL for Changing Passwords), which
// leads on to the page where the site supports it. Both are "" and false for what is no host name.
func Lookup(host string) (url string, ok bool) {
	if !hostname(host) {
		return "", false
	}
	for h := host; strings.Contains(h, "."); h = h[strings.IndexByte(h, '.')+1:] {
		if a, ok := find(addresses, h); ok {
			return "https://" + a, true
		}
	}
	return "https://" + host + "/.well-known/change-password", false
}

// find searches the sorted lines for a host, halving the text each time.
func find(text, host string) (string, bool) {
	for text != "" {
		start := strings.LastIndexByte(text[:len(text)/2], '\n') + 1
		line, rest, _ := strings.Cut(text[start:], "\n")
		h, address, _ := strings.Cut(line, "\t")
		switch c := strings.Compare(host, h); {
		case c == 0:
			return address, true
		case c < 0:
			text = text[:start]
		default:
			text = rest
		}
	}
	return "", false
}

// hostname reports whether host is a name that a link can safely be made of: letters, digits, hyphens and dots, with at least one dot,
// and no address (its last label would be a number).
func hostname(host string) bool {
	if len(host) > 253 || strings.Contains(host, "..") || strings.Trim(host, ".-") != host || !strings.Contains(host, ".") {
		return false
	}
	for i := 0; i < len(host); i++ {
		if c := host[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.' {
			return false
		}
	}
	last := host[len(host)-1]
	return last < '0' || last > '9'
}
