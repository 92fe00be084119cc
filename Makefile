# Every job is a target, and every target sets itself up from a clean clone. `make help` lists them.

GO      ?= go
# Reproducible: no paths, no version control stamp, no build id.
GOFLAGS_RELEASE = -trimpath -buildvcs=false -ldflags='-s -w -buildid='
# Small functions: a browser compiles them sooner, and optimizes large ones for long; and they are fewer bytes (docs/performance.md).
GOFLAGS_ANALYZER = $(patsubst %,-gcflags=%=-l,$(shell cat extension/pack/uninlined.txt))
GO_SOURCES = $(shell find wasm server extension -name '*.go' -o -name '*.json' -path '*wasm*') go.mod go.sum
export CGO_ENABLED ?= 0
# What builds and what tests share one compiled library: without it, everything is compiled twice.
export GOFLAGS ?= -trimpath
# Programs built so do not know where Go is, and thus where its time zones are.
ZONEINFO ?= $(shell $(GO) env GOROOT 2>/dev/null)/lib/time/zoneinfo.zip
export ZONEINFO := $(ZONEINFO)

.DEFAULT_GOAL := help
.PHONY: help build demo test test-go test-race test-wasm test-js test-e2e test-server lint bench bench-go size eval-read eval-judge eval-rhythm eval-geo geodb package reproduce vulncheck shots serve \
	worker bench-server provider fuzz fixtures setup-go setup-node setup-browsers setup-ahead clean FORCE

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- set-up: each skips what is there ---

setup-go:
	@command -v $(GO) >/dev/null || { echo "Go 1.26 or newer is needed: https://go.dev/dl/"; exit 1; }

setup-node: extension/node_modules/.ready

extension/node_modules/.ready: extension/package-lock.json
	@bash .ci/packages

setup-browsers:
	@bash .ci/setup

# Browsers and packages come while Go compiles: setup-browsers and setup-node wait for that, and do what it could not.
setup-ahead:
	@bash .ci/setup >/dev/null 2>&1 &
	@bash .ci/packages >/dev/null 2>&1 &

# --- build ---

build: bin/ashiato bin/ashiato-server dist/.ready ## the commands, the analyzer and both unpacked extensions

bin/ashiato: FORCE | setup-go
	@$(GO) build $(GOFLAGS_RELEASE) -o $@ ./wasm

bin/ashiato-server: FORCE | setup-go
	@$(GO) build $(GOFLAGS_RELEASE) -o $@ ./server/cmd/ashiato-server

build/analyzer.wasm: bin/straighten bin/preinit FORCE | setup-go
	@command -v node >/dev/null || { echo "Node 20 or newer is needed"; exit 1; }
	@mkdir -p build
	@GOOS=wasip1 GOARCH=wasm $(GO) build -buildmode=c-shared $(GOFLAGS_ANALYZER) $(GOFLAGS_RELEASE) -o build/analyzer.go.wasm ./wasm
	@bin/straighten -analyzer build/analyzer.go.wasm build/analyzer.straight.wasm
	@bin/preinit build/analyzer.straight.wasm $@

bin/straighten: FORCE | setup-go
	@$(GO) build -o $@ ./extension/pack/straight/cmd/straighten

bin/preinit: FORCE | setup-go
	@$(GO) build -o $@ ./extension/pack/preinit/cmd/preinit

dist/.ready: build/analyzer.wasm FORCE
	@$(GO) run ./extension/pack
	@touch $@

package: build/analyzer.wasm ## the zips for the stores and lists of all that they are made of, byte for byte the same from any clone
	@$(GO) run ./extension/pack -zip
	@$(GO) run ./extension/pack/bill

reproduce: setup-go ## prove it: make package in two clones, and compare
	@bash .ci/reproduce

vulncheck: setup-go ## known vulnerabilities, where their databases can be reached
	@bash .ci/vulncheck

# --- show ---

demo: build setup-node setup-browsers ## annotated pages in a real browser, summaries, screenshots (DEMO_BROWSER=firefox, PAGES=DIR)
	@node extension/demo/demo.mjs

serve: bin/ashiato-server ## the database server on this machine, with the embedded release
	@bin/ashiato-server --listen 127.0.0.1:8791

shots: build setup-node setup-browsers ## pictures of every surface, ja and en, light and dark, to build/shots
	@node extension/test/shots.mjs

# --- check ---

test: setup-ahead lint test-go test-race test-wasm test-js test-server test-e2e ## everything that CI runs

# make lint vets, once for all ways of running them.
test-go: setup-go
	@echo "== Go, natively"
	$(GO) test -vet=off ./...

# What works side by side, under the race detector, which needs a C compiler.
test-race: setup-go setup-browsers
	@echo "== Go, under the race detector"
	@command -v $${CC:-gcc} >/dev/null || { echo "test-race: a C compiler is needed: apt-get install gcc libc6-dev"; exit 1; }
	CGO_ENABLED=1 $(GO) test -vet=off -race -short ./wasm/provider ./wasm/vocabulary ./wasm/geoip ./wasm/memory ./server ./server/releases ./server/sign
	CGO_ENABLED=1 $(GO) test -vet=off -race -run SideBySide ./wasm/analyzer

# The engine's tests in the runtime that ships: wasip1, straightened, run by node. V8 of node 20 corrupts its heap when a WebAssembly memory of hundreds of
# megabytes grows while its garbage collector marks in steps or in other threads (7 of 12 runs of wasm/extract ended in a fault): it marks at once.
export NODE_WASI = node --single-threaded-gc --no-incremental-marking $(CURDIR)/extension/test/wasi-run.mjs
WASI_TEST = GOOS=wasip1 GOARCH=wasm $(GO) test -vet=off -exec=$(CURDIR)/.ci/wasi
# A WebAssembly program has one thread, and the reader's tests take as long as all others: they run as two.
LONG_TESTS = Hostile|Mangled|Titles|Greetings
test-wasm: setup-go bin/straighten
	@echo "== Go, in WebAssembly"
	@$(WASI_TEST) -run '$(LONG_TESTS)' ./wasm/extract & long=$$!; \
	$(WASI_TEST) -skip '$(LONG_TESTS)' ./wasm/signin ./wasm/order ./wasm/zone ./wasm/page ./wasm/vocabulary ./wasm/provider ./wasm/extract ./wasm/landmark; rest=$$?; \
	wait $$long && exit $$rest
	$(WASI_TEST) ./wasm/extract/layouts ./wasm/extract/when ./wasm/geoip ./wasm/memory ./wasm/risk ./wasm/advice ./wasm/report ./wasm/analyzer

test-js: setup-node
	@echo "== JavaScript"
	cd extension && npm test

# The server's conformance table on the native server, a static host, and the Worker in workerd.
test-server: setup-go
	@echo "== server, in workerd too"
	bash server/test/run

test-e2e: build setup-node setup-browsers
	@echo "== Chromium and Firefox"
	cd extension && npm run e2e

lint: setup-go build setup-node ## formatting, vet, staticcheck, types, import rules, web-ext
	@bash .ci/lint

# --- measure ---

eval-read: setup-go ## reading: precision, recall, F1 of records on all layouts
	$(GO) run ./wasm/extract/cmd/eval-read
eval-judge: setup-go ## judging: a generator's histories, attacked and honest
	$(GO) run ./wasm/risk/scenario/cmd/eval-judge
	@echo; echo 'the same with places of the embedded address database'
	$(GO) run ./wasm/risk/scenario/cmd/eval-judge -real -ablation=false
eval-rhythm: setup-go ## rhythm tests side by side
	$(GO) run ./wasm/risk/scenario/cmd/eval-rhythm
eval-geo: setup-go ## the address database beside another one
	$(GO) run ./server/cmd/geodb eval
bench: build setup-node setup-browsers ## speed, size and memory beside peers in one table (WRITE=1 keeps it in docs; BENCH_STRICT=1 fails on a missed target)
	@node extension/test/bench/bench.mjs $(if $(WRITE),-write)

bench-go: setup-go ## the parts of the engine in Go's own benchmarks, and look-ups beside other readers
	$(GO) test -run '^$$' -bench . -benchtime 1s ./wasm/extract ./wasm/risk ./wasm/geoip ./wasm/page ./wasm/analyzer
	$(GO) run ./server/cmd/geodb bench

size: setup-go ## what each import costs the analyzer
	@$(GO) run ./extension/pack/size

bench-server: setup-go ## the server beside nginx
	bash server/test/bench/run

worker: setup-go ## the server for Cloudflare Workers, in build/worker
	bash server/cmd/worker/build.sh

fixtures: setup-go ## write the golden files anew; read the difference line by line
	$(GO) test ./wasm/extract ./wasm/provider ./server/geodb ./server/geodb/kinds -update

fuzz: setup-go ## every fuzz target for FUZZ seconds (30)
	@for p in $$($(GO) list ./...); do for f in $$($(GO) test -list '^Fuzz' $$p 2>/dev/null | grep '^Fuzz'); do \
		echo "== $$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $${FUZZ:-30}s $$p || exit 1; done; done

geodb: setup-go ## build the address database anew from its public sources
	$(GO) run ./server/cmd/geodb build

provider: setup-go ## scaffold a provider: make provider ID=example
	@$(GO) run ./wasm/provider/cmd/new-provider $(ID)

clean: ## remove what was built
	rm -rf bin build dist

FORCE:
