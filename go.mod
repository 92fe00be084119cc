module ashiato

go 1.26.0

ignore (
	./build
	./dist
	./extension/node_modules
)

require (
	github.com/andybalholm/brotli v1.2.8
	github.com/maxmind/mmdbwriter v1.2.0
	github.com/oschwald/maxminddb-golang/v2 v2.9.0
	github.com/phuslu/iploc v1.0.20260915
	github.com/syumai/workers v0.32.0
	github.com/tidwall/gjson v1.20.1
	go4.org/netipx v0.0.0-20231129151722-fdeea329fbba
	golang.org/x/net v0.62.0
	golang.org/x/text v0.44.0
)

require (
	github.com/tidwall/match v1.1.1 // indirect
	github.com/tidwall/pretty v1.2.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
)

replace github.com/tidwall/pretty => ./wasm/stub/pretty
