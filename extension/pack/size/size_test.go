package main

import "testing"

func TestPackageOf(t *testing.T) {
	byName := map[string]string{"ashiato_wasm_extract": "ashiato/wasm/extract", "ashiato_wasm_extract_when": "ashiato/wasm/extract/when", "main": "ashiato/wasm", "gopkg.in_x.v2": "gopkg.in/x.v2"}
	for function, want := range map[string]string{
		"ashiato_wasm_extract.Read":             "ashiato/wasm/extract",
		"ashiato_wasm_extract.__reader_.scan":   "ashiato/wasm/extract",
		"ashiato_wasm_extract_when.Parse.func1": "ashiato/wasm/extract/when",
		"gopkg.in_x.v2.Do":                      "gopkg.in/x.v2",
		"main.analyze":                          "ashiato/wasm",
		"type_.eq.ashiato":                      "(made by compiler and linker)",
		"":                                      "(made by compiler and linker)",
	} {
		if got := packageOf(function, byName); got != want {
			t.Errorf("%q: %q, want %q", function, got, want)
		}
	}
}

// One imported function, one own of three bytes with a name, five bytes of data.
func TestParseModule(t *testing.T) {
	section := func(kind byte, body string) string { return string([]byte{kind, byte(len(body))}) + body }
	file := []byte("\x00asm\x01\x00\x00\x00" + section(sectionImport, "\x01\x01e\x01f\x00\x00") + section(sectionCode, "\x01\x03abc") +
		section(sectionData, "hello") + section(sectionCustom, "\x04name"+section(subsectionFunctions, "\x01\x01\x03p.f")))
	m, err := parseModule(file)
	if err != nil {
		t.Fatal(err)
	}
	if m.imported != 1 || len(m.bodies) != 1 || string(m.bodies[0]) != "abc" || m.names[1] != "p.f" || string(m.data) != "hello" {
		t.Errorf("%+v", m)
	}
	for end := range file {
		if _, err := parseModule(file[:end]); err == nil {
			t.Errorf("cut after %d bytes it is whole", end)
		}
	}
}
