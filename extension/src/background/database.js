// The packaged address database, read in parts: a login history asks for a few places of 15 MB, and reading all of it takes a browser longer
// than all else that happens until the first mark (docs/performance.md).
//
// Lifecycle: openParts() brings the beginning and the end → the analyzer asks for parts in the middle of a look-up, which cannot wait: what is
// not there is noted → bring() brings it → the analyzer looks up again. A browser that gives whole files only gives the whole file.
import { webext } from '../lib/wire.js';

/** Bytes of a part. The database's first part holds the beginning of every look-up (server/geodb/order.go). */
export const PART = 64 << 10;
/** Parts at the end that hold the database's description of itself. */
const LAST = 3;
/** From so many parts on, one reading of the whole file is faster. */
const MANY = 48;

/**
 * A database that stays outside the analyzer's memory.
 * @typedef {object} Attached
 * @property {number} size  bytes
 * @property {(at: number, size: number) => Uint8Array | null} part  bytes from a place on; null if they are not there yet
 * @property {(keep: boolean) => Promise<void>} bring  brings what was not there; the next background begins with it if keep says so
 */

/** @param {Uint8Array} bytes @returns {Attached} */
export function wholeFile(bytes) {
  return { size: bytes.length, part: (at, size) => bytes.subarray(at, at + size), bring: async () => {} };
}

/** The packaged file as a whole. @returns {Promise<ArrayBuffer>} */
export async function packaged() {
  return (await fetch(address())).arrayBuffer();
}

function address() {
  return webext.runtime.getURL('geo.mmdb');
}

/** The packaged file in parts; null where that cannot be. @returns {Promise<Attached | null>} */
export async function openParts() {
  try {
    const [{ size }, kept] = await Promise.all([fetch(webext.runtime.getURL('geo.json')).then((a) => a.json()), recallParts().catch(() => [])]);
    if (!Number.isSafeInteger(size) || size < (LAST + 2) * PART) return null;
    const file = new Parts(size);
    await file.open(kept);
    return file;
  } catch {
    return null;
  }
}

/** Where the numbers of parts stand that histories needed, in memory only: the same person's pages need the same ones again. */
const KEPT = 'parts';
const MOST_KEPT = 24;

/** @returns {Promise<number[]>} */
async function recallParts() {
  const { [KEPT]: kept } = await webext.storage.session.get(KEPT);
  return Array.isArray(kept) ? kept.filter((n) => Number.isSafeInteger(n) && n > 0).slice(-MOST_KEPT) : [];
}

class Parts {
  /** The latest last. @type {Set<number>} */
  #kept = new Set();
  /** @type {Map<number, Uint8Array>} */
  #there = new Map();
  /** @type {Set<number>} */
  #wanted = new Set();
  /** @type {Uint8Array | null} */
  #whole = null;

  /** @param {number} size */
  constructor(size) { this.size = size; }

  /** @param {number[]} kept */
  async open(kept) {
    const last = Math.floor((this.size - 1) / PART);
    this.#kept = new Set(kept.filter((n) => n <= last - LAST));
    await Promise.all([this.#read(0, 0), this.#read(last - LAST + 1, last), ...[...this.#kept].map((n) => this.#read(n, n))]);
  }

  /** @param {number} at @param {number} size */
  part(at, size) {
    if (this.#whole) return this.#whole.subarray(at, at + size);
    const number = Math.floor(at / PART), part = this.#there.get(number);
    if (!part || at - number * PART + size > part.length) { // pages are smaller than parts and never lie across two
      this.#wanted.add(number);
      return null;
    }
    return part.subarray(at - number * PART, at - number * PART + size);
  }

  /** @param {boolean} keep */
  async bring(keep) {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    if (keep && wanted.length <= MOST_KEPT) this.#keep(wanted).catch(() => {}); // without, they are brought when they are asked for
    if (wanted.length > MANY) this.#whole ??= checked(new Uint8Array(await packaged()), this.size);
    else await Promise.all(wanted.map((n) => this.#read(n, n)));
  }

  /** @param {number[]} numbers */
  async #keep(numbers) {
    for (const n of numbers) {
      this.#kept.delete(n);
      this.#kept.add(n);
    }
    await webext.storage.session.set({ [KEPT]: [...this.#kept].slice(-MOST_KEPT) });
  }

  /** Reads parts that lie one behind the other. @param {number} first @param {number} last */
  async #read(first, last) {
    if (this.#whole) return;
    const from = first * PART, to = Math.min((last + 1) * PART, this.size);
    const answer = await fetch(address(), { headers: { Range: `bytes=${from}-${to - 1}` } });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length === this.size) { // the browser knows no parts
      this.#whole = bytes;
      return;
    }
    checked(bytes, to - from);
    for (let n = first; n <= last; n++) this.#there.set(n, bytes.subarray((n - first) * PART, (n + 1 - first) * PART));
  }
}

/** @param {Uint8Array} bytes @param {number} size */
function checked(bytes, size) {
  if (bytes.length !== size) throw new Error('the packaged database is not as long as it should be');
  return bytes;
}
