package main

import (
	"context"
	_ "embed"
	"fmt"
	"io"
	"math/rand/v2"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/oschwald/maxminddb-golang/v2"
	"github.com/phuslu/iploc"

	"ashiato/wasm/geoip"
)

//go:embed bench.mjs
var benchScript string

// peers are the readers of npm that are timed beside ours.
var peers = [...]string{"mmdb-lib@3.0.3", "maxmind@5.0.7"}

// benchmark prints what a look-up costs in several readers, all on the same addresses and database in one run.
func benchmark(ctx context.Context, f flags, out, log io.Writer) error {
	b, err := released(f.into)
	if err != nil {
		return err
	}
	start := time.Now()
	db, err := geoip.Open(b)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%-28s %8.1f ms\n", "opening", float64(time.Since(start).Microseconds())/1000)
	reader, err := maxminddb.OpenBytes(b)
	if err != nil {
		return err
	}
	addresses := benchAddresses()
	for _, r := range []struct {
		name   string
		lookup func(netip.Addr)
	}{
		{"geoip (ours)", func(a netip.Addr) { db.Lookup(a) }},
		{"maxminddb-golang, tree only", func(a netip.Addr) { reader.Lookup(a) }},
		{"phuslu/iploc, country only", func(a netip.Addr) { iploc.IPCountry(a) }},
	} {
		best := time.Duration(1 << 62)
		for range 5 {
			start := time.Now()
			for _, a := range addresses {
				r.lookup(a)
			}
			best = min(best, time.Since(start))
		}
		fmt.Fprintf(out, "%-28s %8d ns\n", r.name, best.Nanoseconds()/int64(len(addresses)))
	}
	return benchPeers(ctx, f, b, addresses, out, log)
}

// benchPeers times the readers of npm.
func benchPeers(ctx context.Context, f flags, b []byte, addresses []netip.Addr, out, log io.Writer) error {
	dir, err := filepath.Abs(filepath.Join(f.dir, "peers"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var list strings.Builder
	for _, a := range addresses {
		list.WriteString(a.String() + "\n")
	}
	for name, data := range map[string]string{"networks.mmdb": string(b), "addresses.txt": list.String(), "bench.mjs": benchScript, "package.json": `{"private": true}`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			return err
		}
	}
	if !f.offline {
		install := exec.CommandContext(ctx, "npm", append([]string{"install", "--silent", "--no-audit", "--no-fund"}, peers[:]...)...)
		install.Dir, install.Stderr = dir, log
		if err := install.Run(); err != nil {
			return fmt.Errorf("npm install %s: %w", strings.Join(peers[:], " "), err)
		}
	}
	node := exec.CommandContext(ctx, "node", "bench.mjs", dir, "networks.mmdb", "addresses.txt")
	node.Dir, node.Stderr = dir, log
	text, err := node.Output()
	if err != nil {
		return fmt.Errorf("node bench.mjs: %w", err)
	}
	for line := range strings.Lines(string(text)) {
		name, ns, _ := strings.Cut(strings.TrimSpace(line), " ")
		fmt.Fprintf(out, "%-28s %8s ns\n", "npm "+name, ns)
	}
	return nil
}

// benchAddresses are 200,000 addresses, a tenth of them IPv6, the same in every run.
func benchAddresses() []netip.Addr {
	random := rand.New(rand.NewPCG(1, 2))
	all := make([]netip.Addr, 200_000)
	for i := range all {
		n := random.Uint32()
		all[i] = netip.AddrFrom4([4]byte{byte(n>>24)%223 + 1, byte(n >> 16), byte(n >> 8), byte(n)})
		if i%10 == 0 {
			all[i] = netip.AddrFrom16([16]byte{0x24, byte(n) & 0x0f, byte(n >> 8), byte(n >> 16)})
		}
	}
	return all
}
