// A broken archive: what can be read is told apart and saved first, then the archive is made anew.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';

const session = {};
globalThis.chrome = { runtime: { id: 'self', getURL: (p) => p }, storage: { session: {
  get: async (k) => ({ [k]: session[k] }), set: async (o) => { Object.assign(session, o); }, remove: async (k) => { delete session[k]; } } } };
const archive = await import('../../src/background/archive.js');
const { archiveTrouble, newerHalf, noteTrouble, rebuild, salvage, troubleOf } = await import('../../src/background/rescue.js');
const { readFile, rescueFile, sift } = await import('../../src/options/memoryfile.js');

const signIn = (n, more = {}) => ({ key: `a|1 ${n}`, account: 'a|1', kept: n, history: 'mail', time: '2026-11-20T03:14:00+09:00', ip: '113.108.182.52', country: 'CN', ...more });

/** A database that archive.js cannot use: of a later version, and with some of the stores only. @param {Record<string, any[]>} stores */
async function broken(stores) {
  await archive.close();
  await new Promise((resolve) => { indexedDB.deleteDatabase(archive.NAME).onsuccess = resolve; });
  await new Promise((resolve) => {
    const request = indexedDB.open(archive.NAME, 7);
    request.onupgradeneeded = () => { for (const name of Object.keys(stores)) request.result.createObjectStore(name, { keyPath: 'key' }); };
    request.onsuccess = () => {
      const tx = request.result.transaction(Object.keys(stores), 'readwrite');
      for (const [name, list] of Object.entries(stores)) for (const r of list) tx.objectStore(name).put(r);
      tx.oncomplete = () => { request.result.close(); resolve(); };
    };
  });
}

test('what can be read comes back, what cannot stands in the file', async () => {
  await broken({ signIns: [signIn(1), signIn(2), signIn(3, { time: 'yesterday' })], answers: [{ key: 'a|1 q s', account: 'a|1', question: 'q', subject: 's', answer: 'no', at: '2026-11-20T03:14:00Z', expires: '' }] });
  await assert.rejects(archive.counts());
  const { all, lost } = await salvage();
  assert.equal(lost, 0);
  const sifted = sift(all);
  assert.equal(sifted.bad.length, 1);
  const file = rescueFile(sifted, '2026-11-24T00:00:00Z');
  assert.equal(JSON.parse(file).unreadable[0].time, 'yesterday');
  const [memory] = readFile(file); // it can be read back in as any export
  assert.equal(memory.signIns.length, 2);
  assert.equal(memory.answers[0].answer, 'no');
  await noteTrouble('broken');
  await rebuild(sifted.good);
  assert.equal(await archiveTrouble(), '');
  assert.deepEqual(await archive.counts(), { accounts: 1, visits: 0, signIns: 2, answers: 1 });
  assert.equal((await archive.recall('a|1')).provider, 'a', 'an account whose own record was lost');
});

test('where nothing opens, nothing is invented', async () => {
  await archive.close();
  await new Promise((resolve) => { indexedDB.deleteDatabase(archive.NAME).onsuccess = resolve; });
  assert.deepEqual(await salvage(), { all: {}, lost: 0 });
  await rebuild({});
  assert.equal((await archive.counts()).signIns, 0);
});

test('a full disk keeps the newer half and every answer', () => {
  const half = newerHalf({ signIns: [1, 2, 3, 4].map((kept) => ({ kept })), answers: [1, 2, 3] });
  assert.deepEqual(half.signIns.map((s) => s.kept), [4, 3]);
  assert.equal(half.answers.length, 3);
});

test('full is told from broken', () => {
  assert.equal(troubleOf(new DOMException('x', 'QuotaExceededError')), 'full');
  assert.equal(troubleOf(new Error('the archive is full')), 'full');
  assert.equal(troubleOf(new DOMException('x', 'VersionError')), 'broken');
  assert.equal(troubleOf(undefined), 'broken');
});
