// Runs a Go test binary built for wasip1 in node, whose V8 is Chromium's: `go test -exec="node extension/test/wasi-run.mjs"`.
import { readFile } from 'node:fs/promises';
import { WASI } from 'node:wasi';

const [binary, ...args] = process.argv.slice(2);
const wasi = new WASI({
  version: 'preview1',
  args: [binary, ...args],
  env: { PWD: process.cwd(), TMPDIR: '/tmp', HOME: '/tmp', GOMEMLIMIT: '2GiB', ZONEINFO: process.env.ZONEINFO ?? '' },
  preopens: { '/': '/' },
  returnOnExit: false, // the program ends the process itself: unwinding through V8 crashes node 20 after some programs
});
const module = await WebAssembly.compile(await readFile(binary));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
wasi.start(instance);
