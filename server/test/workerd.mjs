// Starts the built Worker over an R2 bucket, and the static site, in workerd on loopback; prints their addresses as one line of JSON and ends
// with its standard input. Usage: node workerd.mjs BUILD SITE [PACKAGE], where SITE/v1 is also what the bucket holds, and PACKAGE another workerd than
// the one that miniflare was made for.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Miniflare } from "miniflare";

const [build, site] = process.argv.slice(2, 4).map((p) => path.resolve(p));
const other = process.argv[4];
if (other) process.env.MINIFLARE_WORKERD_PATH = (await import(other)).default.default;
const common = { host: "127.0.0.1", port: 0, cf: false, compatibilityDate: "2026-04-01" };
const module = (file, type) => ({ type, path: path.join(build, file) });

const worker = new Miniflare({
  ...common,
  name: "worker",
  modulesRoot: build,
  modules: [
    module("entry.mjs", "ESModule"),
    module("worker.mjs", "ESModule"),
    module("wasm_exec.js", "ESModule"),
    module("runtime.mjs", "ESModule"),
    module("app.wasm", "CompiledWasm"),
  ],
  r2Buckets: ["RELEASES"],
});
const bucket = await worker.getR2Bucket("RELEASES");
for (const name of await readdir(path.join(site, "v1"))) {
  const bytes = await readFile(path.join(site, "v1", name));
  await bucket.put(name, bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

// What wrangler makes of a configuration with assets and no code: a router that only serves them.
const assets = new Miniflare({
  ...common,
  name: "assets",
  modules: true,
  script: "export default { fetch: () => new Response(null, { status: 404 }) }",
  assets: {
    directory: site,
    workerName: "assets",
    routerConfig: { has_user_worker: false },
    assetConfig: { html_handling: "none", not_found_handling: "none" },
  },
});

console.log(JSON.stringify({ worker: (await worker.ready).origin, assets: (await assets.ready).origin }));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0)); // miniflare ends its runtimes with the process
