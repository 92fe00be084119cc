package main

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"ashiato/wasm/provider"
)

func TestMerge(t *testing.T) {
	for _, c := range []struct{ name, base, over, want, fault string }{
		{"objects deep", `{"a":{"b":1,"c":2}}`, `{"a":{"c":3,"d":4}}`, `{"a":{"b":1,"c":3,"d":4}}`, ""},
		{"lists replaced", `{"a":[1,2]}`, `{"a":[3]}`, `{"a":[3]}`, ""},
		{"new key", `{}`, `{"a":true}`, `{"a":true}`, ""},
		{"object by list", `{"a":{"b":{}}}`, `{"a":{"b":[]}}`, "", "manifest.a.b: list cannot replace object"},
		{"text by number", `{"a":"x"}`, `{"a":1}`, "", "manifest.a: number cannot replace text"},
	} {
		got, err := merge(parse(t, c.base), parse(t, c.over), "")
		if c.fault != "" {
			if err == nil || err.Error() != c.fault {
				t.Errorf("%s: error %v, want %s", c.name, err, c.fault)
			}
			continue
		}
		if err != nil || !reflect.DeepEqual(got, parse(t, c.want)) {
			t.Errorf("%s: %v %v, want %v", c.name, got, err, c.want)
		}
	}
}

func parse(t *testing.T, text string) (v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestManifests(t *testing.T) {
	definitions, err := provider.All()
	if err != nil {
		t.Fatal(err)
	}
	base, err := os.ReadFile("../manifest/base.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, browser := range browsers {
		over, err := os.ReadFile("../manifest/" + browser + ".json")
		if err != nil {
			t.Fatal(err)
		}
		text, err := manifest(base, over, definitions, updates{})
		if err != nil {
			t.Fatal(err)
		}
		var m struct {
			Hosts    []string `json:"host_permissions"`
			Optional []string `json:"optional_host_permissions"`
			Scripts  []struct {
				Matches   []string `json:"matches"`
				JS        []string `json:"js"`
				AllFrames bool     `json:"all_frames"`
			} `json:"content_scripts"`
			Background map[string]any    `json:"background"`
			Resources  any               `json:"web_accessible_resources"`
			CSP        map[string]string `json:"content_security_policy"`
		}
		if err := json.Unmarshal(text, &m); err != nil {
			t.Fatal(err)
		}
		if len(m.Hosts) == 0 || len(m.Scripts) == 0 {
			t.Errorf("%s: hosts %v, scripts %v", browser, m.Hosts, m.Scripts)
		}
		for _, s := range m.Scripts {
			if !reflect.DeepEqual(m.Hosts, s.Matches) || len(s.JS) > 0 && s.AllFrames {
				t.Errorf("%s: hosts %v, script %v", browser, m.Hosts, s)
			}
		}
		for _, h := range m.Hosts {
			if !strings.HasSuffix(h, ".yahoo.co.jp/*") {
				t.Errorf("%s: %s is required", browser, h)
			}
		}
		if _, worker := m.Background["service_worker"]; worker != (browser == "chrome") {
			t.Errorf("%s: background %v", browser, m.Background)
		}
		if m.Resources != nil {
			t.Errorf("%s: pages can reach the extension's files", browser)
		}
		if csp := m.CSP["extension_pages"]; !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe-inline") {
			t.Errorf("%s: policy %q", browser, csp)
		}
	}
}

// The manifest and the command have one version.
func TestVersion(t *testing.T) {
	base, err := os.ReadFile("../manifest/base.json")
	if err != nil {
		t.Fatal(err)
	}
	command, err := os.ReadFile("../../wasm/command/command.go")
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ Version string }
	if err := json.Unmarshal(base, &m); err != nil {
		t.Fatal(err)
	}
	if m.Version == "" || !bytes.Contains(command, []byte(`const Version = "`+m.Version+`"`)) {
		t.Errorf("the manifest's version %q is not the command's", m.Version)
	}
}

func TestZipIsTheSameAgain(t *testing.T) {
	files := map[string][]byte{}
	for _, name := range []string{"b/2", "a", "b/1", "manifest.json"} {
		files[name] = bytes.Repeat([]byte(name), 1000)
	}
	var one, two bytes.Buffer
	if err := packZip(&one, files); err != nil {
		t.Fatal(err)
	}
	again := map[string][]byte{}
	for name, data := range files {
		again[name] = data
	}
	if err := packZip(&two, again); err != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Errorf("two zips of the same files differ (%v)", err)
	}
}

func TestIcons(t *testing.T) {
	for _, size := range iconSizes {
		one, err := icon(size)
		if err != nil {
			t.Fatal(err)
		}
		if two, _ := icon(size); !bytes.Equal(one, two) || len(one) < 100 {
			t.Errorf("icon %d: differs from itself, or is empty", size)
		}
	}
}

func TestJoinHoldsEveryContentFile(t *testing.T) {
	entries, err := os.ReadDir("../src/content")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, name := range contentScripts {
		listed[name] = true
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".js") && !listed["content/"+e.Name()] {
			t.Errorf("content/%s is not joined", e.Name())
		}
	}
}
