package main

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"ashiato/server/sign"
	"ashiato/wasm/provider"
)

func publicKey(t *testing.T) string {
	t.Helper()
	k, err := sign.NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k.Public().String()
}

// built is the manifest and the channel of a browser's build.
func built(t *testing.T, browser string, from updates) (policy string, manifestText, channel []byte) {
	t.Helper()
	definitions, err := provider.All()
	if err != nil {
		t.Fatal(err)
	}
	root, err := findRoot()
	if err != nil {
		t.Fatal(err)
	}
	files, err := faceFiles(root, browser, definitions, from)
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		CSP map[string]string `json:"content_security_policy"`
	}
	if err := json.Unmarshal(files["manifest.json"], &m); err != nil {
		t.Fatal(err)
	}
	return m.CSP["extension_pages"], files["manifest.json"], files[channelFile]
}

func TestBuildWithoutUpdates(t *testing.T) {
	for _, browser := range browsers {
		policy, text, channel := built(t, browser, updates{})
		if !strings.Contains(policy, "connect-src 'self';") {
			t.Errorf("%s: %s", browser, policy)
		}
		source, err := os.ReadFile("../src/" + channelFile)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(channel, source) || !bytes.HasSuffix(channel, []byte("export const channel = null;\n")) {
			t.Errorf("%s: channel %s", browser, channel)
		}
		if with, withText, _ := built(t, browser, updates{"https://data.example", nil}); with == policy || bytes.Equal(text, withText) {
			t.Errorf("%s: an address changes nothing: the test tests nothing", browser)
		}
	}
}

func TestBuildWithUpdates(t *testing.T) {
	keys := publicKey(t) + "," + publicKey(t)
	from, err := parseUpdates("https://data.example:8443", keys)
	if err != nil {
		t.Fatal(err)
	}
	for _, browser := range browsers {
		policy, text, channel := built(t, browser, from)
		_, plain, _ := built(t, browser, updates{})
		if !strings.Contains(policy, "connect-src 'self' https://data.example:8443;") {
			t.Errorf("%s: %s", browser, policy)
		}
		// Nothing else differs: no permission, no host.
		if got := bytes.Replace(text, []byte(" https://data.example:8443"), nil, 1); !bytes.Equal(got, plain) {
			t.Errorf("%s: the manifest differs in more than the policy", browser)
		}
		for _, k := range strings.Split(keys, ",") {
			if !bytes.Contains(channel, []byte("'"+k+"'")) {
				t.Errorf("%s: %s lacks %s", browser, channel, k)
			}
		}
	}
}

func TestUpdateFlags(t *testing.T) {
	key := publicKey(t)
	for _, c := range []struct{ address, keys, fault string }{
		{"", "", ""},
		{"https://data.example", key, ""},
		{"https://data.example", "", "belong together"},
		{"", key, "belong together"},
		{"http://data.example", key, "-update-url"},
		{"https://data.example/", key, "-update-url"},
		{"https://data.example/v1", key, "-update-url"},
		{"https://user@data.example", key, "-update-url"},
		{"https://data.example?x", key, "-update-url"},
		{"https://data.example;script-src *", key, "-update-url"},
		{"https://*.example", key, "-update-url"},
		{"https://", key, "-update-url"},
		{"data.example", key, "-update-url"},
		{"https://data.example", "abc", "-update-key"},
		{"https://data.example", key + "," + key, "-update-key"},
	} {
		_, err := parseUpdates(c.address, c.keys)
		if (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%q %q: %v, want %q", c.address, c.keys, err, c.fault)
		}
	}
}
