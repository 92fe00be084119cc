// When the archive cannot be used: what can still be read is taken out record by record, so that it can be saved as a file, and the database is made
// anew. Works on the database as it is found, whatever stores it has, since a broken one has perhaps not those that archive.js wants.
import { webext } from '../lib/wire.js';
import { ALL, close, NAME, putBack } from './archive.js';

/** @typedef {'' | 'full' | 'broken'} Trouble */

const KEY = 'archive';

/** @param {unknown} e @returns {Trouble} */
export function troubleOf(e) {
  const { name = '', message = '' } = /** @type {any} */ (e) ?? {};
  return name === 'QuotaExceededError' || /quota|no space|disk full|archive is full/i.test(message) ? 'full' : 'broken';
}

/** Keeps what is wrong with the archive for popup and options, "" when it works again. @param {Trouble} trouble */
export async function noteTrouble(trouble) {
  if ((await archiveTrouble()) === trouble) return;
  if (trouble === '') await webext.storage.session.remove(KEY);
  else await webext.storage.session.set({ [KEY]: trouble });
}

/** @returns {Promise<Trouble>} */
export async function archiveTrouble() {
  const { [KEY]: trouble } = await webext.storage.session.get(KEY);
  return trouble === 'full' || trouble === 'broken' ? trouble : '';
}

/** The database as it is, without a wish for its version. @returns {Promise<IDBDatabase | null>} null where there is none that opens */
function asItIs() {
  return new Promise((resolve) => {
    const request = indexedDB.open(NAME);
    // None is there: none is to be made.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(null);
    request.onsuccess = () => resolve(request.result);
  });
}

/** All that can be read of a store; a record that cannot is passed over. @param {IDBDatabase} db @param {string} name @returns {Promise<{ records: any[], lost: number }>} */
async function readable(db, name) {
  /** @type {any[]} */ const records = [];
  let lost = 0;
  const ask = (/** @type {(s: IDBObjectStore) => IDBRequest<any>} */ what) => new Promise((/** @type {(v: any) => void} */ resolve, reject) => {
    const request = what(db.transaction(name).objectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = (e) => { e.preventDefault(); reject(request.error); };
  });
  const keys = await ask((s) => s.getAllKeys()).catch(() => null);
  if (keys === null) return { records: await ask((s) => s.getAll()).catch(() => []), lost: 1 };
  for (const key of keys) {
    try {
      records.push(await ask((s) => s.get(key)));
    } catch {
      lost++;
    }
  }
  return { records, lost };
}

/**
 * Everything that can still be read.
 * @returns {Promise<{ all: Record<string, any[]>, lost: number }>} lost: records, or whole stores, that could not
 */
export async function salvage() {
  await close();
  const db = await asItIs();
  /** @type {Record<string, any[]>} */ const all = {};
  let lost = 0;
  for (const name of ['accounts', ...ALL]) {
    if (!db?.objectStoreNames.contains(name)) continue;
    const store = await readable(db, name).catch(() => ({ records: [], lost: 1 }));
    all[name] = store.records;
    lost += store.lost;
  }
  db?.close();
  return { all, lost };
}

/** Takes the database away, whatever is in it. @returns {Promise<void>} */
export async function raze() {
  await close();
  await new Promise((/** @type {(v?: unknown) => void} */ resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    // Other pages of the extension let go when they are told; the request then goes on by itself.
  });
}

/** Makes the database anew, with these records in it. @param {Record<string, any[]>} all */
export async function rebuild(all) {
  await raze();
  await putBack(all);
  await noteTrouble('');
}

/** The newer half of what piles up, all of the rest: what a full disk may hold again. @param {Record<string, any[]>} all @returns {Record<string, any[]>} */
export function newerHalf(all) {
  const half = (/** @type {any[]} */ list) => [...list].sort((a, b) => (b.kept ?? 0) - (a.kept ?? 0) || (String(b.time ?? '') < String(a.time ?? '') ? -1 : 1)).slice(0, Math.ceil(list.length / 2));
  return { ...all, signIns: half(all.signIns ?? []), visits: half(all.visits ?? []), cases: half(all.cases ?? []) };
}
