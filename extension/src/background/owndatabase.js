// The user's own address database: a file that they chose, kept as it is in an IndexedDB of its own. Whether it can be used is for the analyzer
// to say, each time it opens it; if it cannot, the packaged one is used and the reason is shown.

const NAME = 'ashiato-database';
/** Bytes: more than any country database has. */
export const MAX_BYTES = 128 << 20;

/** @template T @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} ask @returns {Promise<T>} */
function within(mode, ask) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('files');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('files', mode);
      const request = ask(tx.objectStore('files'));
      tx.oncomplete = () => { db.close(); resolve(request.result); };
      tx.onabort = () => { db.close(); reject(tx.error ?? new Error('no room for the file')); };
    };
  });
}

/** @typedef {{ name: string, added: string, data: ArrayBuffer }} OwnFile */

/** @returns {Promise<OwnFile | undefined>} */
export function ownFile() {
  return within('readonly', (s) => s.get('own'));
}

/** Its bytes, null where there is none: what the analyzer loads first. @returns {Promise<ArrayBuffer | null>} */
export async function ownDatabase() {
  return (await ownFile())?.data ?? null;
}

/** @param {OwnFile} file */
export async function keepOwnFile(file) {
  if (file.data.byteLength > MAX_BYTES) throw new Error('too large');
  await within('readwrite', (s) => s.put(file, 'own'));
}

export async function dropOwnFile() {
  await within('readwrite', (s) => s.delete('own'));
}
