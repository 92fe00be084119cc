// Starts a module in which preinit.Expose exported the globals, and writes what became of it: run.mjs MODULE TO [DATABASE]. With a database that is attached
// and forgotten. The file is a line of JSON with two sizes and the globals, then the memory before `_initialize` and at the end. The clock stands
// still and chance is none, so that it is always the same file.
import { readFile, writeFile } from 'node:fs/promises';
import { wasiImports } from '../../../src/background/wasi.js';

const [from, to, database] = process.argv.slice(2);
const file = database ? await readFile(database) : new Uint8Array();
const module = await WebAssembly.compile(await readFile(from));
const memory = () => instance.exports.memory;
const imports = wasiImports(module, memory, (at, size) => file.subarray(at, at + size));
const own = imports.wasi_snapshot_preview1;
own.random_get = (at, size) => {
  new Uint8Array(memory().buffer, at >>> 0, size).fill(0x5a);
  return 0;
};
own.clock_time_get = (_id, _precision, at) => {
  new DataView(memory().buffer).setBigUint64(at >>> 0, 1n, true); // 0 would be an error to the runtime; every later clock shows more
  return 0;
};
const instance = await WebAssembly.instantiate(module, imports);
const before = new Uint8Array(memory().buffer.slice(0));
instance.exports._initialize();
if (database) {
  const answer = BigInt.asUintN(64, instance.exports.attach(file.length));
  const text = new TextDecoder().decode(new Uint8Array(memory().buffer, Number(answer >> 32n), Number(answer & 0xffffffffn)));
  if (!JSON.parse(text).database) throw new Error(text);
  instance.exports.forget();
}
const after = new Uint8Array(memory().buffer);
const globals = [];
for (let i = 0; `preinit:${i}` in instance.exports; i++) globals.push(String(instance.exports[`preinit:${i}`].value));
const head = new TextEncoder().encode(`${JSON.stringify({ before: before.length, after: after.length, globals })}\n`);
await writeFile(to, Buffer.concat([head, before, after]));
