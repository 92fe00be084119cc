// A browser for the tests of the update: network, disk, storage and alarms, each of which can fail or never return.
import crypto from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { DAY, newKey, release } from './release.mjs';

export const HOUR = DAY / 24;
export const NOW = Date.parse('2026-12-01T00:00:00Z');
export const ORIGIN = 'https://data.example';
export const key = newKey(), next = newKey();
const channel = { url: ORIGIN, keys: [key.text, next.text] };
export const bytes = (name) => Buffer.concat([Buffer.from(`MMDB ${name} `), crypto.createHash('shake256', { outputLength: 20_000 }).update(name).digest(), Buffer.alloc(20_000)]);
export const one = bytes('one'), two = bytes('two'), shippedBytes = bytes('shipped');
export const first = release({ database: one, key, created: NOW - 20 * DAY, version: 'v1' });
export const second = release({ database: two, key, created: NOW - DAY, version: 'v2' });
const shippedManifest = release({ database: shippedBytes, key, created: NOW - 30 * DAY, version: 'v0' }).manifest;
export const limits = { silence: 200, whole: 2000 };

globalThis.IDBKeyRange = IDBKeyRange;
globalThis.chrome = {}; // lib/wire.js takes it once: each world fills it anew
/** A browser: what it keeps outlives the worker that `start` starts. kill: the number of the outside call that never returns. */
export function world({ files = second.files, shipped = shippedManifest, version = '1.0.0', now = NOW, probe = async () => {}, pinned = channel, random = 0.5 } = {}) {
  const w = { files, shipped, version, now, probe, local: {}, alarms: {}, log: [], calls: 0, kill: Infinity, listeners: [], reloads: 0, told: [] };
  const disk = new IDBFactory();
  const step = async (what) => {
    w.calls++;
    if (w.calls >= w.kill) {
      w.dead = what;
      return new Promise(() => {});
    }
  };
  const area = (store, name) => ({
    get: async (k) => { await step(`${name}.get`); return k in store ? { [k]: structuredClone(store[k]) } : {}; },
    set: async (v) => { await step(`${name}.set`); Object.assign(store, structuredClone(v)); if (name === 'session') w.told.push(v.update); },
    remove: async (k) => { delete store[k]; },
  });
  Object.assign(globalThis.chrome, {
    runtime: { id: 'self', getURL: (p) => `chrome-extension://self/${p}`, getManifest: () => ({ version: w.version }) },
    storage: { local: area(w.local, 'local'), session: area({}, 'session') },
    alarms: {
      create: async (name, { when }) => { await step('alarm'); w.alarms[name] = when; },
      clear: async (name) => { delete w.alarms[name]; },
      onAlarm: { addListener: (f) => w.listeners.push(f) },
    },
  });
  globalThis.fetch = async (url, options = {}) => {
    if (url === 'chrome-extension://self/geo.json') return Response.json(w.shipped);
    await step(`fetch ${url}`);
    w.log.push({ url, options });
    const file = w.files[url.slice(ORIGIN.length)];
    if (typeof file === 'function') return file(options);
    return file ? new Response(file) : new Response('', { status: 404 });
  };
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { storage: { estimate: async () => w.room ?? {} } } });
  globalThis.indexedDB = {
    open: (...args) => {
      w.calls++;
      if (w.calls >= w.kill) { w.dead = 'indexedDB'; return {}; }
      w.disk?.(w);
      return disk.open(...args);
    },
    deleteDatabase: (n) => { w.deleted = n; return disk.deleteDatabase(n); },
    databases: () => disk.databases(),
  };
  /** A new worker: nothing is in its memory. */
  w.start = async () => {
    const q = `?${Math.random()}`;
    // eslint-disable-next-line no-unsanitized/method -- a name of our own, to load the module anew
    const { updater } = await import(`../src/background/update.js${q}`);
    return updater({ channel: pinned, probe: (d) => w.probe(d), reload: async () => { w.reloads++; }, now: () => w.now, random: () => random, limits });
  };
  return w;
}
export const store = await (async () => { world(); return import('../src/background/update-store.js'); })();
export const used = async () => { const b = await store.updatedDatabase(); return b ? Buffer.from(b).toString('latin1', 5, 8) : 'shipped'; };
