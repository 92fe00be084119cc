// The packaged database in parts: what is there, what is noted and brought, browsers that give whole files, files that are not as they should be.
import assert from 'node:assert/strict';
import test from 'node:test';

/** @type {Record<string, unknown>} */
let session = {};
globalThis.chrome = { runtime: { id: 'self', getURL: (p) => p }, storage: { session: { get: async (key) => ({ [key]: session[key] }), set: async (v) => { Object.assign(session, v); } } } };
const { openParts, PART, wholeFile } = await import('../../src/background/database.js');

const SIZE = 60 * PART + 1234;
const file = new Uint8Array(SIZE).map((_, i) => (i * 7 + (i >> 8)) & 255);
/** @type {string[]} */
let asked;
/** @param {{ size?: number, ranges?: boolean, cut?: number, file?: Uint8Array }} [how] */
function serve({ size = SIZE, ranges = true, cut = 0 } = {}) {
  asked = [];
  globalThis.fetch = async (url, options) => {
    if (url === 'geo.json') return { json: async () => ({ size }) };
    const range = /bytes=(\d+)-(\d+)/.exec(options?.headers?.Range ?? '');
    asked.push(range?.[0] ?? 'all');
    const bytes = range && ranges ? file.slice(+range[1], +range[2] + 1 - cut) : file.slice();
    return { arrayBuffer: async () => bytes.buffer };
  };
}
const same = (at, size, part) => assert.deepEqual([...part], [...file.subarray(at, at + size)]);

test('the beginning and the end are there; what lies between is brought when it was asked for', async () => {
  serve();
  const parts = await openParts();
  same(0, 4096, parts.part(0, 4096));
  same(SIZE - 100, 100, parts.part(SIZE - 100, 100));
  assert.equal(asked.length, 2);
  for (const at of [10 * PART, 11 * PART - 4096, 25 * PART + 4096]) assert.equal(parts.part(at, 4096), null);
  await parts.bring(false);
  assert.deepEqual(asked.slice(2), [10, 25].map((n) => `bytes=${n * PART}-${(n + 1) * PART - 1}`));
  same(11 * PART - 4096, 4096, parts.part(11 * PART - 4096, 4096));
  same(25 * PART + 4096, 4096, parts.part(25 * PART + 4096, 4096));
  await parts.bring(false);
  assert.equal(asked.length, 4, 'nothing is brought twice');
});

test('the next background begins with the parts that were needed, but not with those of a private window', async () => {
  session = {};
  serve();
  const parts = await openParts();
  parts.part(12 * PART, 10);
  await parts.bring(true);
  parts.part(40 * PART, 10);
  await parts.bring(false);
  assert.deepEqual(session.parts, [12]);
  serve();
  const next = await openParts();
  same(12 * PART, 10, next.part(12 * PART, 10));
  assert.equal(next.part(40 * PART, 10), null);
  session = { parts: ['x', -1, 1e9, 7] };
  serve();
  same(7 * PART, 10, (await openParts()).part(7 * PART, 10));
  session = {};
});

test('where many parts are needed the whole file is read once', async () => {
  serve();
  const parts = await openParts();
  for (let n = 1; n <= 50; n++) parts.part(n * PART, 10);
  await parts.bring(false);
  assert.deepEqual(asked.slice(2), ['all']);
  same(30 * PART, 4096, parts.part(30 * PART, 4096));
});

test('a browser that gives whole files only gives the whole file', async () => {
  serve({ ranges: false });
  const parts = await openParts();
  same(30 * PART, 4096, parts.part(30 * PART, 4096));
  await parts.bring(false);
  assert.ok(asked.length <= 2);
});

test('a file of another length is not read in parts', async () => {
  for (const how of [{ cut: 1 }, { size: SIZE + PART }, { size: 1000 }, { size: -1 }, { size: 'x' }]) {
    serve(how);
    assert.equal(await openParts(), null, JSON.stringify(how));
  }
  globalThis.fetch = async () => { throw new Error('no file'); };
  assert.equal(await openParts(), null);
});

test('a part that cannot be brought is an error, and is asked for again', async () => {
  serve();
  const parts = await openParts();
  parts.part(9 * PART, 10);
  const real = globalThis.fetch;
  globalThis.fetch = async () => { throw new Error('gone'); };
  await assert.rejects(parts.bring(false), /gone/);
  globalThis.fetch = real;
  assert.equal(parts.part(9 * PART, 10), null);
  await parts.bring(false);
  same(9 * PART, 10, parts.part(9 * PART, 10));
});

test('a whole file', async () => {
  const whole = wholeFile(file);
  assert.equal(whole.size, SIZE);
  same(5, 100, whole.part(5, 100));
  await whole.bring(false);
});
