// Times the MMDB readers of npm on the addresses of a file: node bench.mjs MODULES DATABASE ADDRESSES
// Prints "<reader> <nanoseconds a look-up>" for each, the best of five rounds.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, database, list] = process.argv.slice(2);
const require = createRequire(modules + "/");
const { Reader } = require("mmdb-lib");
const maxmind = require("maxmind");
const addresses = readFileSync(list, "utf8").trim().split("\n");
const readers = {
  "mmdb-lib": new Reader(readFileSync(database)),
  "maxmind": await maxmind.open(database, { cache: { max: 10000 } }),
};
for (const [name, reader] of Object.entries(readers)) {
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = process.hrtime.bigint();
    for (const address of addresses) reader.get(address);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / addresses.length);
  }
  console.log(name, Math.round(best));
}
