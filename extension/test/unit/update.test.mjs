// The update of the address database, with a fault at every step: whatever happens, a whole database serves, and nothing unproved ever does.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import test from 'node:test';
import zlib from 'node:zlib';
import { DAY, newKey, release, sign } from '../release.mjs';
import { bytes, first, HOUR, key, next, NOW, one, ORIGIN, second, shippedBytes, store, two, used, world } from '../update-world.mjs';

const quietly = async (f) => {
  const { warn } = console;
  console.warn = () => {};
  try { return await f(); } finally { console.warn = warn; }
};
/** A world that uses database one already. */
async function withOne(options) {
  const w = world({ ...options, files: first.files });
  assert.equal(await (await w.start()).check(), 'updated');
  w.files = options?.files ?? second.files;
  w.log.length = 0;
  return w;
}
async function filesKept() {
  const n = await new Promise((resolve) => {
    const r = indexedDB.open('ashiato-update', 1);
    r.onsuccess = () => { const k = r.result.transaction('files').objectStore('files').getAllKeys(); k.onsuccess = () => { r.result.close(); resolve(k.result.length); }; };
  });
  return n;
}

test('a newer database is fetched, proved, and takes the old one\'s place', async () => {
  const w = await withOne();
  assert.equal(await used(), 'one');
  const probed = [];
  w.probe = async (d) => { probed.push(Buffer.from(d).toString('latin1', 5, 8)); assert.equal(await used(), 'one', 'the old one serves until the end'); };
  assert.equal(await (await w.start()).check(), 'updated');
  assert.deepEqual(probed, ['two']);
  assert.equal(await used(), 'two');
  assert.equal(await filesKept(), 1);
  assert.equal(w.reloads, 2);
  assert.deepEqual(w.log.map((l) => l.url.slice(ORIGIN.length)), ['/v1/manifest.json', '/v1/manifest.json.sig', '/v1/networks-v2.mmdb.gz']);
  for (const { options } of w.log) {
    assert.equal(options.credentials, 'omit');
    assert.equal(options.redirect, 'error');
    assert.equal(options.referrerPolicy, 'no-referrer');
    assert.equal(options.headers, undefined, 'nothing is told');
    assert.equal(options.method, undefined);
  }
  assert.deepEqual(w.log.map((l) => l.options.cache), ['no-cache', 'no-cache', 'no-store']);
});

test('nothing new: only manifest and signature are asked for', async () => {
  const w = await withOne({ files: first.files });
  assert.equal(await (await w.start()).check(), 'current');
  assert.equal(w.log.length, 2);
  const renewed = release({ database: one, key, created: NOW - HOUR, version: 'v1.2' });
  w.files = renewed.files;
  assert.equal(await (await w.start()).check(), 'current');
  assert.equal((await store.pointer()).version, 'v1.2', 'signed anew');
  assert.equal(await used(), 'one');
});

test('what shipped signed anew withdraws what came after it', async () => {
  const w = await withOne();
  w.files = release({ database: shippedBytes, key, created: NOW - HOUR, version: 'v0.2' }).files;
  assert.equal(await (await w.start()).check(), 'updated');
  assert.equal(await used(), 'shipped');
  w.files = second.files;
  assert.equal(await quietly(async () => (await w.start()).check()), 'older');
});

test('a newer extension brings a newer database: the fetched one steps back', async () => {
  const w = await withOne();
  w.shipped = { ...w.shipped, created: new Date(NOW - 5 * DAY).toISOString() };
  assert.equal(await used(), 'shipped');
  w.files = first.files;
  assert.equal(await quietly(async () => (await w.start()).check()), 'older');
  w.files = second.files;
  assert.equal(await (await w.start()).check(), 'updated');
  assert.equal(await used(), 'two');
});

const slow = (chunks, end = true) => () => new Response(new ReadableStream({
  async start(c) { for (const x of chunks) { await new Promise((r) => { setTimeout(r, 20); }); c.enqueue(new Uint8Array(x)); } if (end) c.close(); },
}));
const gz = '/v1/networks-v2.mmdb.gz';
const packed = second.files[gz];
const without = (path) => ({ ...second.files, [path]: undefined });
const withFile = (path, file) => ({ ...second.files, [path]: file });
const manifestText = second.files['/v1/manifest.json'];
const html = Buffer.from('<!doctype html><title>Hotel Wi-Fi</title><p>Please sign in');
const everything = (f) => Object.fromEntries(Object.keys(second.files).map((p) => [p, f]));
const network = () => { throw new TypeError('Failed to fetch'); };
/** Only gzip with a plain bomb: 64 MB of nothing in 64 KB. */
const bomb = zlib.gzipSync(Buffer.alloc(64 << 20));
const endless = () => new Response(new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(65536)); } }));
const changed = (change, options = {}) => release({ database: two, key, created: NOW - DAY, version: 'v2', change, ...options }).files;

/** @type {[string, any, string, object?][]} */
const faults = [
  ['no network', everything(network), 'offline'],
  ['a redirect, which fetch refuses', everything(network), 'offline'],
  ['not found', {}, 'refused'],
  ['server error', everything(() => new Response('', { status: 503 })), 'refused'],
  ['an answer without a body', everything(() => new Response(null, { status: 204 })), 'refused'],
  ['captive portal everywhere', everything(html), 'signature'],
  ['captive portal for the manifest', withFile('/v1/manifest.json', html), 'signature'],
  ['captive portal for the file', withFile(gz, html), 'content'],
  ['no signature', without('/v1/manifest.json.sig'), 'refused'],
  ['empty signature', withFile('/v1/manifest.json.sig', Buffer.alloc(0)), 'signature'],
  ['a stranger\'s signature', withFile('/v1/manifest.json.sig', sign(manifestText, newKey())), 'signature'],
  ['signature of another manifest', withFile('/v1/manifest.json.sig', first.files['/v1/manifest.json.sig']), 'signature'],
  ['a manifest without end', withFile('/v1/manifest.json', endless), 'content'],
  ['a signature without end', withFile('/v1/manifest.json.sig', endless), 'content'],
  ['a manifest that is cut', withFile('/v1/manifest.json', manifestText.subarray(0, 300)), 'signature'],
  ['rollback', release({ database: bytes('old'), key, created: NOW - 25 * DAY, version: 'v2' }).files, 'older'],
  ['below what shipped', release({ database: bytes('old'), key, created: NOW - 40 * DAY, version: 'v2' }).files, 'older'],
  ['frozen', changed(() => {}, { expires: NOW }), 'expired'],
  ['clock far behind', second.files, 'future', { now: NOW - 40 * DAY }],
  ['clock far ahead', second.files, 'expired', { now: NOW + 400 * DAY }],
  ['for a newer extension', changed((m) => { m.minVersion = '1.0.1'; }), 'too-new'],
  ['another host', changed((m) => { m.url = 'https://evil.example/v1/networks-v2.mmdb'; }), 'form'],
  ['size over the bound', changed((m) => { m.size = 65 << 20; }), 'form'],
  ['file missing', without(gz), 'refused'],
  ['file of another release', withFile(gz, first.files['/v1/networks-v1.mmdb.gz']), 'content'],
  ['file cut short', withFile(gz, packed.subarray(0, packed.length - 100)), 'content'],
  ['file empty', withFile(gz, Buffer.alloc(0)), 'content'],
  ['one byte', withFile(gz, packed.subarray(0, 1)), 'content'],
  ['file with more behind it', withFile(gz, Buffer.concat([packed, packed])), 'content'],
  ['file with one bit changed', withFile(gz, (() => { const b = Buffer.from(packed); b[b.length >> 1] ^= 1; return b; })()), 'content'],
  ['plain file with one bit changed', withFile(gz, (() => { const b = Buffer.from(two); b[777] ^= 1; return b; })()), 'content'],
  ['a file without end', withFile(gz, endless), 'content'],
  ['a bomb', withFile(gz, bomb), 'content'],
  ['a bomb that is announced as small', { ...changed((m) => { m.gzip = { size: bomb.length, sha256: m.gzip.sha256 }; }), [gz]: bomb }, 'content'],
  ['a line that breaks', withFile(gz, () => new Response(new ReadableStream({ pull(c) { c.enqueue(packed.subarray(0, 5000)); c.error(new TypeError('network error')); } }))), 'offline'],
  ['a server that never answers', everything((o) => new Promise((_, no) => { o.signal.addEventListener('abort', () => no(new Error('aborted'))); })), 'timeout'],
  ['a file that stops coming', withFile(gz, slow([packed.subarray(0, 5000)], false)), 'timeout'],
  ['a file that drips for ever', withFile(gz, () => new Response(new ReadableStream({ async pull(c) { await new Promise((r) => { setTimeout(r, 50); }); c.enqueue(new Uint8Array([0x1f])); } }))), 'timeout'],
  ['a database that knows nothing', second.files, 'probe', { fault: (w) => { w.probe = async () => { throw Object.assign(new (await import('../../src/background/update-manifest.js')).Refused('probe')); }; } }],
  ['no room, and it is known', second.files, 'storage', { fault: (w) => { w.room = { quota: 1000, usage: 990 }; } }],
];

test('every fault leaves the old database, and the next check mends it', async (t) => {
  for (const [name, files, want, { now = NOW, fault = () => {} } = {}] of faults) {
    await t.test(name, async () => {
      const w = await withOne();
      w.now = now;
      w.files = files;
      fault(w);
      const worker = await w.start();
      assert.equal(await quietly(() => worker.check()), want);
      assert.equal(await used(), 'one');
      assert.equal(await filesKept(), 1);
      const state = await worker.state();
      assert.equal(state.result, want);
      assert.equal(state.failures, 1);
      assert.equal(state.step, '');
      assert.equal(state.version, 'v1');
      assert.ok(w.alarms['update-database'] >= now + HOUR && w.alarms['update-database'] <= now + 2 * HOUR, 'tried again soon');
      assert.equal(w.reloads, 1, 'the analyzer was left alone');
      w.now = NOW;
      w.files = second.files;
      w.probe = async () => {};
      w.room = {};
      assert.equal(await worker.check(), 'updated');
      assert.equal(await used(), 'two');
      assert.equal((await worker.state()).failures, 0);
    });
  }
});

test('a release between manifest and signature: asked once more past the caches', async () => {
  const w = await withOne();
  let n = 0;
  w.files = { ...second.files, '/v1/manifest.json.sig': () => new Response(n++ === 0 ? first.files['/v1/manifest.json.sig'] : second.files['/v1/manifest.json.sig']) };
  assert.equal(await (await w.start()).check(), 'updated');
  assert.deepEqual(w.log.map((l) => l.options.cache), ['no-cache', 'no-cache', 'reload', 'reload', 'no-store']);
});

test('a host that unpacks by itself, and one that signs with the next key', async () => {
  for (const files of [withFile(gz, two), { ...second.files, '/v1/manifest.json.sig': sign(manifestText, next) }]) {
    const w = await withOne({ files });
    assert.equal(await (await w.start()).check(), 'updated');
    assert.equal(await used(), 'two');
  }
});

test('the disk fails at each of its openings: nothing is lost', async () => {
  let n = 0;
  for (; ; n++) {
    const w = await withOne();
    let opened = 0;
    w.disk = () => { if (opened++ === n) throw new DOMException('full', 'QuotaExceededError'); };
    const result = await quietly(async () => (await w.start()).check());
    const failed = opened > n;
    w.disk = null;
    assert.ok(['one', 'two'].includes(await used()), `opening ${n}: ${await used()}`);
    if (!failed) {
      assert.equal(result, 'updated');
      break;
    }
    const want = await used() === 'two' ? 'current' : 'updated';
    assert.equal(await (await w.start()).check(), want, `opening ${n}`);
    assert.equal(await used(), 'two');
  }
  assert.ok(n >= 5, `${n} openings`);
});

test('killed at every step: a whole database serves, an alarm stands, and the next worker ends the work', async () => {
  const steps = new Set();
  const plain = await withOne();
  plain.calls = 0;
  assert.equal(await (await plain.start()).check(), 'updated');
  const all = plain.calls;
  for (let n = 1; n <= all; n++) {
    const w = await withOne();
    Object.assign(w, { calls: 0, kill: n });
    w.alarms = {};
    const worker = await w.start();
    const ended = await Promise.race([worker.check(), (async () => {
      while (!w.dead) await new Promise((r) => { setTimeout(r, 1); });
      await new Promise((r) => { setTimeout(r, 5); }); // what went on beside it ends
    })()]);
    steps.add(w.dead);
    w.kill = Infinity;
    assert.ok(['one', 'two'].includes(await used()), `step ${n} (${w.dead}): ${await used()}`);
    const again = await w.start();
    assert.equal((await again.state()).step, '', 'nothing is under way');
    await again.resume();
    const due = w.alarms['update-database'];
    assert.ok(due > NOW && due <= NOW + 8 * DAY, `step ${n} (${w.dead}): no alarm`);
    if (ended === undefined) assert.ok(['updated', 'current'].includes(await again.check()), `step ${n} (${w.dead})`);
    assert.equal(await used(), 'two', `step ${n} (${w.dead})`);
    assert.equal(await filesKept(), 1);
  }
  for (const what of ['indexedDB', 'alarm', 'local.set', `fetch ${ORIGIN}${gz}`, `fetch ${ORIGIN}/v1/manifest.json`]) assert.ok(steps.has(what), `never killed at ${what}`);
});

test('the browser threw the fetched database away: what shipped serves, nothing older is taken, the same one is fetched again', async () => {
  const w = await withOne();
  assert.equal(await (await w.start()).check(), 'updated');
  await store.deleteStore();
  assert.equal(await used(), 'shipped');
  w.files = first.files;
  assert.equal(await quietly(async () => (await w.start()).check()), 'older');
  w.files = second.files;
  assert.equal(await (await w.start()).check(), 'updated');
  assert.equal(await used(), 'two');
});

test('a stored file that is not whole is not used, and fetched again', async () => {
  const w = await withOne({ files: first.files });
  const p = await store.pointer();
  await store.putFile(p.sha256, new ArrayBuffer(5));
  assert.equal(await used(), 'shipped');
  assert.equal(await (await w.start()).check(), 'updated');
  assert.equal(await used(), 'one');
});

test('weekly with jitter; after failures an hour, two, four, and at most a day', async () => {
  const dues = new Set();
  for (const random of [0, 0.3, 0.99]) {
    const w = world({ random });
    await (await w.start()).check();
    const due = w.alarms['update-database'] - NOW;
    assert.ok(due >= 6.5 * DAY && due <= 7.5 * DAY);
    dues.add(due);
  }
  assert.equal(dues.size, 3);
  const w = world({ files: {}, random: 0 });
  const worker = await w.start();
  const hours = [];
  for (let i = 0; i < 7; i++) {
    await quietly(() => worker.check());
    hours.push((w.alarms['update-database'] - NOW) / HOUR);
  }
  assert.deepEqual(hours, [1, 2, 4, 8, 16, 24, 24]);
});

test('the alarm stands after a start of the browser, whatever the clock did', async () => {
  const w = world();
  await (await w.start()).resume();
  const due = w.alarms['update-database'];
  assert.ok(due > NOW && due <= NOW + 2 * DAY);
  for (const [now, least, most] of [[NOW, due - NOW, due - NOW], [due + 9 * DAY, 60_000, 60_000], [NOW - 400 * DAY, 6 * DAY, 8 * DAY]]) {
    w.alarms = {};
    w.now = now;
    await (await w.start()).resume();
    const left = w.alarms['update-database'] - now;
    assert.ok(left >= least && left <= most, `${left / HOUR} hours`);
  }
});

test('the alarm checks, another one does not; switched off, none is left and a download stops', async () => {
  const w = await withOne();
  const worker = await w.start();
  worker.listen();
  assert.equal(w.listeners.length, 1);
  await w.listeners[0]({ name: 'look-again:24' });
  assert.equal(w.log.length, 0);
  w.files = withFile(gz, slow([packed.subarray(0, 5000)], false));
  const ringing = w.listeners[0]({ name: 'update-database' });
  while ((await worker.state()).step !== 'download') await new Promise((r) => { setTimeout(r, 2); });
  assert.equal(await quietly(() => worker.setSwitch({ on: false })), true);
  await ringing;
  assert.deepEqual(w.alarms, {});
  assert.equal((await worker.state()).on, false);
  assert.equal(await used(), 'one', 'what was fetched earlier stays in use');
  w.log.length = 0;
  await w.listeners[0]({ name: 'update-database' });
  await worker.resume();
  assert.equal(w.log.length, 0);
  assert.deepEqual(w.alarms, {});
  w.files = second.files;
  await worker.setSwitch({ on: true });
  assert.ok(w.alarms['update-database']);
  await w.listeners[0]({ name: 'update-database' });
  assert.equal(await used(), 'two');
});

test('two checks at once are one', async () => {
  const w = await withOne();
  const worker = await w.start();
  assert.deepEqual(await Promise.all([worker.check(), worker.check()]), ['updated', 'updated']);
  assert.equal(w.log.length, 3);
});

test('progress is told', async () => {
  const w = await withOne();
  await (await w.start()).check();
  const steps = w.told.map((u) => u.step);
  assert.deepEqual([...new Set(steps)], ['manifest', 'download', 'proof', '']);
  assert.ok(w.told.some((u) => u.step === 'download' && u.size === packed.length));
});

test('while the user\'s own file is in use nothing is fetched', async () => {
  const w = world();
  const { keepOwnFile } = await import('../../src/background/owndatabase.js');
  await keepOwnFile({ name: 'x.mmdb', added: '', data: new ArrayBuffer(4) });
  assert.equal(await (await w.start()).check(), 'own');
  assert.equal(w.log.length, 0);
});

test('a browser that cannot check signatures fetches nothing', async () => {
  const w = world();
  const { importKey } = crypto.webcrypto.subtle;
  crypto.webcrypto.subtle.importKey = async () => { throw new DOMException('Unrecognized name.', 'NotSupportedError'); };
  try {
    assert.equal(await quietly(async () => (await w.start()).check()), 'unsupported');
  } finally {
    crypto.webcrypto.subtle.importKey = importKey;
  }
  assert.equal(w.log.length, 0);
});

test('the default build has no update: no alarm, no request, nothing stored', async () => {
  const { channel: none } = await import('../../src/background/update-channel.js');
  assert.equal(none, null);
  const w = world({ pinned: none });
  const worker = await w.start();
  worker.listen();
  await worker.resume();
  assert.equal(await worker.check(), '');
  assert.equal(await worker.setSwitch({ on: true }), false);
  assert.equal(await worker.state(), null);
  assert.deepEqual([w.alarms, w.local, w.log, w.listeners], [{}, {}, [], []]);
  assert.deepEqual(await indexedDB.databases(), []);
  // What a build with updates left behind goes.
  w.local.update = { on: true };
  await worker.resume();
  assert.deepEqual([w.local, w.deleted], [{}, 'ashiato-update']);
});
