#!/usr/bin/env bash
# Builds the Worker into build/worker: the adapter's JavaScript, our entry, and the program. Says what it weighs against the plans' limits.
set -euo pipefail
cd "$(dirname "$0")/../../.."
out=build/worker
go run github.com/syumai/workers/cmd/workers-assets-gen -mode=go -o "$out"
cp server/cmd/worker/entry.mjs "$out/"
GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags='-s -w -buildid=' -o "$out/app.wasm" ./server/cmd/worker
raw=$(wc -c <"$out/app.wasm"); packed=$(gzip -9 -n -c "$out/app.wasm" | wc -c)
echo "worker: app.wasm $raw bytes, gzip $packed (limits: 3 MB gzip on Free, 10 MB on Paid; ours 2500000)"
[ "$packed" -le 2500000 ]
