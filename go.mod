module ashiato

go 1.26.0

ignore (
	./build
	./dist
	./extension/node_modules
)

require (
	github.com/tidwall/gjson v1.20.1 // indirect
	github.com/tidwall/match v1.1.1 // indirect
	github.com/tidwall/pretty v1.2.0 // indirect
)
