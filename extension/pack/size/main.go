// Command size prints what each import costs the analyzer: the machine code of every package in the WebAssembly build, read from its name
// section, and the files that packages embed. Data that belongs to no single package (types, tables of functions, texts) is told in sum.
//
//	go run ./extension/pack/size [-top N] [-json]
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"ashiato/extension/pack/lean"
	"ashiato/extension/pack/preinit/host"
	"ashiato/extension/pack/straight"
	"ashiato/server/geodb/release"
)

// Cost is what one package adds.
type Cost struct {
	Package string `json:"package"`
	Code    int    `json:"code"`     // bytes of machine code
	Gzip    int    `json:"gzip"`     // the same compressed
	Embeds  int    `json:"embeds"`   // bytes of embedded files
	Shrunk  int    `json:"embedsGz"` // the same compressed
}

// Sizes is the whole analyzer.
type Sizes struct {
	Raw      int    `json:"raw"` // the file that ships
	Gzip     int    `json:"gzip"`
	Code     int    `json:"code"`
	Data     int    `json:"data"` // types, tables, texts, embedded files
	DataGzip int    `json:"dataGzip"`
	Costs    []Cost `json:"costs"`
}

func main() {
	top := flag.Int("top", 25, "print the `N` largest packages")
	asJSON := flag.Bool("json", false, "print JSON")
	flag.Parse()
	if err := run(*top, *asJSON); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

func run(top int, asJSON bool) error {
	dir, err := os.MkdirTemp("", "ashiato-size-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	shipped, err := build(filepath.Join(dir, "shipped.wasm"), "-s -w -buildid=")
	if err != nil {
		return err
	}
	database, err := release.Database()
	if err != nil {
		return err
	}
	if shipped, err = host.Start(shipped, "extension/pack/preinit/host/run.mjs", database); err != nil { // the names' module stays as it was compiled
		return err
	}
	named, err := build(filepath.Join(dir, "named.wasm"), "-w -buildid=")
	if err != nil {
		return err
	}
	packages, err := list()
	if err != nil {
		return err
	}
	m, err := parseModule(named)
	if err != nil {
		return err
	}
	sizes := account(m, packages)
	sizes.Raw, sizes.Gzip = len(shipped), zipped(shipped)
	slices.SortFunc(sizes.Costs, func(a, b Cost) int {
		return cmp.Or(cmp.Compare(b.Code+b.Embeds, a.Code+a.Embeds), cmp.Compare(a.Package, b.Package))
	})
	sizes.Costs = sizes.Costs[:min(max(top, 0), len(sizes.Costs))]
	if asJSON {
		return json.NewEncoder(os.Stdout).Encode(sizes)
	}
	fmt.Print(table(sizes))
	return nil
}

func build(to, flags string) ([]byte, error) {
	uninlined, err := os.ReadFile("extension/pack/uninlined.txt")
	if err != nil {
		return nil, err
	}
	args := []string{"build", "-buildmode=c-shared", "-trimpath", "-buildvcs=false", "-ldflags=" + flags, "-o", to}
	for _, p := range strings.Fields(string(uninlined)) {
		args = append(args, "-gcflags="+p+"=-l")
	}
	c := exec.Command("go", append(args, "ashiato/wasm")...)
	c.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("go build: %w", err)
	}
	module, err := os.ReadFile(to)
	if err != nil {
		return nil, err
	}
	if module, _, err = lean.Without(module, append(lean.Uncalled(), lean.Faults()...)...); err != nil {
		return nil, err
	}
	straightened, _, err := straight.Module(module)
	if err != nil {
		return nil, err
	}
	leaned, _, err := lean.Module(straightened)
	return leaned, err
}

// listed is a package as the go command tells it.
type listed struct {
	ImportPath, Dir string
	EmbedFiles      []string
}

// list is every package of the analyzer.
func list() ([]listed, error) {
	c := exec.Command("go", "list", "-deps", "-json=ImportPath,Dir,EmbedFiles", "ashiato/wasm")
	c.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		all = append(all, p)
	}
	return all, nil
}

// unnamed is what the linker replaces in names of functions.
var unnamed = regexp.MustCompile(`[^\w.]`)

// account sums up functions by package.
func account(m *module, packages []listed) Sizes {
	byName := map[string]string{"main": "ashiato/wasm"}
	code := map[string][]byte{}
	for _, p := range packages {
		byName[unnamed.ReplaceAllString(p.ImportPath, "_")] = p.ImportPath
	}
	sizes := Sizes{Data: len(m.data), DataGzip: zipped(m.data)}
	for i, body := range m.bodies {
		name := packageOf(m.names[m.imported+i], byName)
		code[name] = append(code[name], body...)
		sizes.Code += len(body)
	}
	embeds := map[string][2]int{}
	for _, p := range packages {
		for _, f := range p.EmbedFiles {
			if b, err := os.ReadFile(filepath.Join(p.Dir, f)); err == nil {
				e := embeds[p.ImportPath]
				embeds[p.ImportPath] = [2]int{e[0] + len(b), e[1] + zipped(b)}
			}
		}
		if _, ok := code[p.ImportPath]; !ok && len(p.EmbedFiles) > 0 {
			code[p.ImportPath] = nil
		}
	}
	for name, c := range code {
		sizes.Costs = append(sizes.Costs, Cost{name, len(c), zipped(c), embeds[name][0], embeds[name][1]})
	}
	return sizes
}

// packageOf is the package of a function: the longest package name that its own begins with. Instances of generic functions stand with the
// package that declares them.
func packageOf(function string, byName map[string]string) string {
	for end := len(function); end > 0; end = strings.LastIndexByte(function[:end], '.') {
		if p, ok := byName[function[:end]]; ok {
			return p
		}
	}
	return "(made by compiler and linker)"
}

func zipped(b []byte) int {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return 0
	}
	_, _ = w.Write(b) // a buffer takes everything
	_ = w.Close()
	return out.Len()
}

func table(s Sizes) string {
	var b strings.Builder
	fmt.Fprintf(&b, "analyzer.wasm: %d bytes, gzip %d; machine code %d; data %d (gzip %d)\n\n", s.Raw, s.Gzip, s.Code, s.Data, s.DataGzip)
	b.WriteString("| package | code | gzip | embedded files | gzip |\n| --- | ---: | ---: | ---: | ---: |\n")
	for _, c := range s.Costs {
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d |\n", c.Package, c.Code, c.Gzip, c.Embeds, c.Shrunk)
	}
	return b.String()
}
