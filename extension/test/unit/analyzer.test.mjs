// The analyzer's instance: kept, thrown away after a fault, asked once more; a bad database falls back.
import assert from 'node:assert/strict';
import test from 'node:test';

globalThis.chrome = { runtime: { id: 'self', getURL: (p) => p } };
let collected = 0, analysed = 0, broken = false;
let made = 0, answers = [], waits = [], databases = {};
globalThis.fetch = async (url) => ({ arrayBuffer: async () => { if (!(url in databases)) throw new Error('no file'); return databases[url]; } });
const memory = { buffer: new ArrayBuffer(1 << 20) };
const put = (object) => {
  const b = new TextEncoder().encode(JSON.stringify(object));
  new Uint8Array(memory.buffer, 4096, b.length).set(b);
  return (4096n << 32n) | BigInt(b.length);
};
const asked = () => new TextDecoder().decode(new Uint8Array(memory.buffer, 1024, 2000)).split('\0')[0];
globalThis.WebAssembly = {
  compileStreaming: async () => ({}),
  Module: { imports: () => [{ module: 'ashiato', name: 'page' }] },
  instantiate: async (_module, imports) => {
    made++;
    return { exports: {
      memory, _initialize() {}, alloc: () => 1024,
      attach: () => put((imports.ashiato.page(0, 1024, 2000), asked()).startsWith('MMDB') ? { database: { type: 'T', date: '2026-06-25' } } : { error: 'database: not an MMDB' }),
      waiting: () => waits.shift() ?? 0,
      collect: () => { collected++; if (broken) throw new Error('unreachable'); },
      analyze: () => {
        analysed++;
        if (asked().includes('"url":""')) return put({ report: {} }); // the warm-up
        const next = answers.shift() ?? { report: { ok: true } };
        if (next === 'trap') throw new Error('unreachable');
        return put(next);
      },
    } };
  },
};
const fresh = async () => {
  made = 0;
  answers = [];
  // eslint-disable-next-line no-unsanitized/method -- a name of our own, to load the module anew
  return import(`../../src/background/analyzer.js?${Math.random()}`);
};

test.beforeEach(() => {
  databases = { 'geo.mmdb': new TextEncoder().encode('MMDB').buffer };
  new Uint8Array(memory.buffer).fill(0);
});
const quiet = async (f) => {
  const { error } = console;
  console.error = () => {};
  try { return await f(); } finally { console.error = error; }
};

test('one instance serves many calls', async () => {
  const { analyze } = await fresh();
  for (let i = 0; i < 3; i++) assert.deepEqual((await analyze('{"r":1}')).report, { ok: true });
  assert.equal(made, 1);
});

test('after a trap or a panic a new instance is asked once', async () => {
  for (const fault of ['trap', { error: 'panic' }]) {
    const { analyze } = await fresh();
    answers = [fault];
    assert.deepEqual((await quiet(() => analyze('{"r":1}'))).report, { ok: true });
    assert.equal(made, 2);
  }
});

test('a second fault is an error, and the next page gets a new instance', async () => {
  const { analyze } = await fresh();
  answers = ['trap', 'trap'];
  const broken = await quiet(() => analyze('{"r":1}'));
  assert.equal(broken.report, undefined);
  assert.match(broken.error, /unreachable/);
  assert.deepEqual((await analyze('{"r":1}')).report, { ok: true });
});

test('an answer that is an error is no fault of the instance', async () => {
  const { analyze } = await fresh();
  answers = [{ error: 'snapshot: node 3: not a list' }];
  assert.equal((await analyze('{"r":1}')).error, 'snapshot: node 3: not a list');
  assert.equal(made, 1);
});

test('an analysis that lacks parts of the database is made again once they are there', async () => {
  const { analyze } = await fresh();
  answers = [{ waiting: 3 }, { report: { second: true } }];
  waits = [2, 0];
  assert.deepEqual((await analyze('{"r":1}')).report, { second: true });
  assert.equal(waits.length, 0);
  assert.equal(made, 1);
  answers = Array(40).fill({ waiting: 1 });
  assert.match((await quiet(() => analyze('{"r":1}'))).error, /cannot be read/);
});

test('what a large request leaves behind is collected once it is answered', async () => {
  const { analyze } = await fresh();
  const large = JSON.stringify({ r: 'x'.repeat(140_000) });
  const rest = () => new Promise((r) => { setTimeout(r, 5); });
  collected = 0;
  await analyze('{"r":1}');
  await rest();
  assert.equal(collected, 0);
  await analyze(large);
  assert.equal(collected, 0, 'not before the answer');
  await rest();
  assert.equal(collected, 1);
  broken = true;
  await quiet(async () => { await analyze(large); await rest(); });
  broken = false;
  assert.deepEqual((await analyze('{"r":1}')).report, { ok: true });
  assert.equal(made, 2, 'an instance that fails at it is not trusted again');
});

/** The answer to a page that is a history. */
const history = { report: { signIns: [{}] } };

test('while nobody waits a small request is made some more times, so that the browser optimizes; a new one ends that, and nothing of a private window is kept', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { analyze } = await fresh();
  answers = Array(40).fill(history);
  const after = (ms) => {
    analysed = 0;
    for (let passed = 0; passed < ms; passed += 100) t.mock.timers.tick(100);
    return analysed;
  };
  await analyze('{"r":1}', { keep: true });
  assert.equal(after(1400), 0, 'the page has its marks first');
  assert.equal(after(100), 1);
  await analyze('{"r":2}', { keep: true });
  assert.equal(after(1400), 0, 'a new page');
  assert.equal(after(5000), 4, 'and no more');
  await analyze('{"r":3}');
  assert.equal(after(5000), 0, 'private');
  await analyze(JSON.stringify({ r: 'x'.repeat(140_000) }), { keep: true });
  assert.equal(after(5000), 0, 'large');
  answers = [];
  await analyze('{"r":4}', { keep: true });
  assert.equal(after(5000), 0, 'no history');
});

test('in Chromium the first request of a session is made until there is optimized code to keep, and then no more than elsewhere', async (t) => {
  const { chrome } = globalThis, { getURL } = chrome.runtime, kept = {};
  chrome.runtime.getURL = (p) => `chrome-extension:${p}`;
  chrome.storage = { session: { get: async (key) => (Array.isArray(key) ? {} : { [key]: kept[key] }), set: async (values) => { Object.assign(kept, values); } } };
  t.after(() => {
    chrome.runtime.getURL = getURL;
    delete chrome.storage;
  });
  databases = { 'chrome-extension:geo.mmdb': new TextEncoder().encode('MMDB').buffer };
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const after = (ms) => {
    analysed = 0;
    for (let passed = 0; passed < ms; passed += 10) t.mock.timers.tick(10);
    return analysed;
  };
  const request = JSON.stringify({ r: 'x'.repeat(100_000) });
  let { analyze } = await fresh();
  for (let i = 0; i < 40; i++) await analyze(request, { keep: true }); // 4 MB that were no history: they count for nothing
  answers = Array(400).fill(history);
  await analyze(request, { keep: true });
  const times = after(10_000);
  assert.ok(times > 20 && times < 60, `${times} times`);
  assert.equal(kept.practised, true);
  await analyze(request, { keep: true });
  assert.equal(after(10_000), 4, 'the next page');
  ({ analyze } = await fresh()); // the next background
  answers = Array(400).fill(history);
  await analyze(request, { keep: true });
  assert.equal(after(10_000), 4, 'the next background');
  kept.practised = false;
  ({ analyze } = await fresh());
  answers = Array(400).fill(history);
  await analyze(request);
  assert.equal(after(10_000), 0, 'private');
  await analyze('{"r":1}', { keep: true });
  assert.equal(after(10_000), 60, 'so short that it is never enough');
  await analyze(JSON.stringify({ r: 'x'.repeat(500_000) }), { keep: true });
  assert.equal(after(1400), 0, 'a long one is tidied up after at once, and rehearsed when the page has its marks');
  assert.ok(after(3000) < 10);
});

test('a missing or broken database: pages are read all the same, and it is said', async () => {
  for (const [broken, what] of [[{}, /missing/], [{ 'geo.mmdb': new TextEncoder().encode('junk').buffer }, /not an MMDB|missing/]]) {
    databases = broken;
    const { analyze } = await fresh();
    const answer = await analyze('{"r":1}');
    assert.deepEqual(answer.report, { ok: true });
    assert.equal(answer.database, null);
    assert.match(answer.trouble, what);
  }
});
