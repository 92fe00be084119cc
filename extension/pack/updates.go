package main

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"ashiato/server/sign"
)

// channelFile says where updates come from. In the source, and in every build without an address and keys, it says nowhere.
const channelFile = "background/update-channel.js"

// updates is where a build takes newer address databases from; the zero value is nowhere.
type updates struct {
	origin string // "https://host" or "https://host:port"
	keys   []sign.PublicKey
}

// parseUpdates reads the two flags, which come together or not at all.
func parseUpdates(address, keys string) (updates, error) {
	if address == "" && keys == "" {
		return updates{}, nil
	}
	if address == "" || keys == "" {
		return updates{}, errors.New("-update-url and -update-key belong together: what is fetched must be provable")
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" || u.Hostname() == "" || address != "https://"+u.Host {
		return updates{}, fmt.Errorf("-update-url %q: want https://HOST, with no path", address)
	}
	if strings.Trim(strings.ToLower(u.Host), "abcdefghijklmnopqrstuvwxyz0123456789.-:") != "" {
		return updates{}, fmt.Errorf("-update-url %q: a host in letters, digits, dots and hyphens", address)
	}
	pinned, err := sign.ParsePublicKeys(keys)
	if err != nil {
		return updates{}, fmt.Errorf("-update-key: %w", err)
	}
	return updates{address, pinned}, nil
}

// channel is the text of channelFile.
func (u updates) channel() []byte {
	var keys []string
	for _, k := range u.keys {
		keys = append(keys, "'"+k.String()+"'") // base64: no quote, no backslash
	}
	return fmt.Appendf(nil, "// Where updates of the address database come from: written by pack.\nexport const channel = { url: '%s', keys: [%s] };\n", u.origin, strings.Join(keys, ", "))
}

// connect adds the server to what the extension's pages and background may connect to.
func (u updates) connect(policy string) (string, error) {
	if u.origin == "" {
		return policy, nil
	}
	const own = "connect-src 'self'"
	if !strings.Contains(policy, own+";") {
		return "", fmt.Errorf("manifest: the policy has no %q", own)
	}
	return strings.Replace(policy, own, own+" "+u.origin, 1), nil
}
