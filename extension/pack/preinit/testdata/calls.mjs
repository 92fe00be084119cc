// Calls the test's reactor in two instances and prints what each said: calls.mjs MODULE.
import { readFile } from 'node:fs/promises';
import { wasiImports } from '../../../src/background/wasi.js';

const module = await WebAssembly.compile(await readFile(process.argv[2]));
const told = [];
for (let i = 0; i < 2; i++) {
  const instance = await WebAssembly.instantiate(module, wasiImports(module, () => instance.exports.memory));
  const e = instance.exports;
  e._initialize();
  told.push({ work: [e.work(10), e.work(1000), e.work(1000)].map(String), chance: [e.draw(), e.draw(), e.order(), e.order()].map(String), age: Number(e.age()) });
}
console.log(JSON.stringify(told));
