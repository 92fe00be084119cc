// Where a fetched database lies: an IndexedDB of its own, which holds files by their hash and a pointer to the one in use.
//
// Lifecycle: putFile() writes the new file beside the old → it is proved as it is read back → point() turns the pointer, in one transaction →
// sweep() deletes what it does not point to. Wherever this is cut short, the pointer names a whole file, or there is none and the packaged
// database is used; what was left behind is swept by the next update.
import { webext } from '../lib/wire.js';

const NAME = 'ashiato-update';

/** @typedef {{ version: string, created: number, expires: number, sha256: string, size: number }} Pointer */

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(files: IDBObjectStore, pointers: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
function within(mode, ask) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('files');
      opening.result.createObjectStore('pointers');
    };
    opening.onblocked = () => reject(new Error('in use'));
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      db.onversionchange = () => db.close();
      try {
        const tx = db.transaction(['files', 'pointers'], mode, { durability: 'strict' });
        const request = ask(tx.objectStore('files'), tx.objectStore('pointers'));
        tx.oncomplete = () => { db.close(); resolve(request.result); };
        tx.onabort = () => { db.close(); reject(tx.error ?? new Error('no room')); };
      } catch (e) {
        db.close();
        reject(e);
      }
    };
  });
}

/** @param {string} sha256 @param {ArrayBuffer} data */
export async function putFile(sha256, data) {
  await within('readwrite', (files) => files.put(data, sha256));
}

/** @param {string} sha256 @returns {Promise<ArrayBuffer | undefined>} */
export function getFile(sha256) {
  return within('readonly', (files) => files.get(sha256));
}

/** @returns {Promise<Pointer | undefined>} */
export async function pointer() {
  const p = await within('readonly', (_files, pointers) => pointers.get('current'));
  return typeof p?.sha256 === 'string' && Number.isFinite(p.created) ? p : undefined;
}

/** @param {Pointer} to  a file that is there */
export async function point(to) {
  const { version, created, expires, sha256, size } = to;
  await within('readwrite', (_files, pointers) => pointers.put({ version, created, expires, sha256, size }, 'current'));
}

/** Deletes every file but the one pointed to. */
export async function sweep() {
  await within('readwrite', (files, pointers) => {
    const current = pointers.get('current');
    current.onsuccess = () => {
      const keys = files.getAllKeys();
      keys.onsuccess = () => { for (const key of keys.result) if (key !== current.result?.sha256) files.delete(key); };
    };
    return current;
  });
}

/** Forgets the pointer and every file: the packaged database is used again. */
export async function dropUpdate() {
  await within('readwrite', (files, pointers) => { files.clear(); return pointers.clear(); });
}

/** Removes the whole store. @returns {Promise<void>} */
export function deleteStore() {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

/** What shipped with the extension: the floor below which nothing is accepted. @returns {Promise<{ version: string, created: number, sha256: string }>} */
export async function shipped() {
  const m = await (await fetch(webext.runtime.getURL('geo.json'))).json();
  return { version: String(m.version), created: Date.parse(m.created), sha256: String(m.sha256) };
}

/** Bytes of the fetched database; null if there is none or the packaged one is as new: what the analyzer loads before the packaged one. @returns {Promise<ArrayBuffer | null>} */
export async function updatedDatabase() {
  const [to, floor] = await Promise.all([pointer(), shipped()]);
  if (!to || !(to.created > floor.created)) return null;
  const data = await getFile(to.sha256);
  return data?.byteLength === to.size ? data : null;
}
