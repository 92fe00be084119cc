// The analyzer: one WebAssembly instance, held as a cache. The background may die between any two messages and starts a new one then;
// an instance that failed is thrown away and the question asked once more of a fresh one.
//
// Lifecycle: wake() compiles and loads the database while the page still loads → analyze() uses it → a trap, a panic or too much memory
// drops it → the next call makes another.
import { webext } from '../lib/wire.js';
import { ownDatabase } from './owndatabase.js';
import { recallNames, requestFor } from './request.js';
import { channel } from './update-channel.js';
import { updatedDatabase } from './update-store.js';
import { wasiImports } from './wasi.js';

/** Bytes of memory beyond which an instance is not kept: WebAssembly memory never shrinks. */
const TOO_LARGE = 512 << 20;

/**
 * @typedef {object} Database
 * @property {string} type
 * @property {string} date
 * @property {string} version
 * @property {number} size
 * @property {{ name: string, licence: string, url: string, date: string }[]} sources
 */

/** @typedef {{ exports: any, database: Database | null, trouble: string }} Instance */

/** @type {Promise<Instance> | undefined} */
let instance;
/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/** Where databases come from, best first; the packaged one is always last. @type {(() => Promise<ArrayBuffer | null>)[]} */
const databases = [ownDatabase, ...(channel ? [updatedDatabase] : []), packaged];

/** Starts the analyzer if it is not there. */
export function wake() {
  if (!instance) {
    instance = start();
    instance.then((made) => recallNames().then(() => warmUp(made)), () => { instance = undefined; });
  }
  return instance;
}

/** Requests that this background has had. */
let asked = 0;

/** A browser compiles functions when they first run: while nobody waits, they run once on a page of one row. @param {Instance} made */
function warmUp({ exports }) {
  if (asked > 0) return;
  const nodes = [[-1, 'table'], [0, 'tr'], [1, 'th', '日時'], [1, 'th', 'IP'], [0, 'tr'], [4, 'td', '2026/01/02 03:04'], [4, 'td', '192.0.2.1']];
  try {
    const head = { snapshot: 1, lang: 'ja', now: '2026-01-03T00:00:00Z', languages: [...(globalThis.navigator?.languages ?? [])] };
    const request = requestFor({ url: '', head, nodes: [JSON.stringify(nodes).slice(1, -1)] }, { homes: [], memory: null });
    call(exports, 'analyze', new TextEncoder().encode(request));
  } catch {
    instance = undefined;
  }
}

function compile() {
  compiled ??= WebAssembly.compileStreaming(fetch(webext.runtime.getURL('analyzer.wasm')));
  compiled.catch(() => { compiled = undefined; });
  return compiled;
}

async function packaged() {
  const answer = await fetch(webext.runtime.getURL('geo.mmdb'));
  return answer.arrayBuffer();
}

/** The best database that there is. */
async function firstDatabase() {
  for (const [index, load] of databases.entries()) {
    const data = await load().catch(() => null);
    if (data) return { index, data };
  }
  return { index: databases.length - 1, data: null };
}

async function make() {
  const module = await compile();
  /** @type {{ database: Uint8Array | null }} */
  const attached = { database: null };
  /** @type {any} */
  const made = await WebAssembly.instantiate(module, wasiImports(module, () => made.exports.memory, () => attached.database));
  made.exports._initialize();
  return { exports: made.exports, attached };
}

/**
 * Tries a database on a request in an instance of its own, which is thrown away: the one that serves pages never sees it.
 * @param {Uint8Array} data @param {string} request  JSON
 * @returns {Promise<{ error?: string, database?: Database, report?: any }>}
 */
export async function tryDatabase(data, request) {
  const { exports } = await make();
  const opened = call(exports, 'open', data);
  return opened.database ? { ...opened, ...call(exports, 'analyze', new TextEncoder().encode(request)) } : opened;
}

/** @returns {Promise<Instance>} */
async function start() {
  const early = firstDatabase(); // at the same time as the module
  void recallNames();
  const { exports, attached } = await make();
  let trouble = '';
  for (const [i, load] of databases.entries()) {
    const first = await early;
    if (i < first.index) continue;
    const data = i === first.index ? first.data : await load().catch(() => null);
    if (!data) {
      if (load === packaged) trouble ||= 'missing';
      continue;
    }
    const bytes = new Uint8Array(data);
    let answer;
    if (load === ownDatabase) {
      answer = call(exports, 'open', bytes); // of any layout: it is looked at all over before it is trusted
    } else {
      attached.database = bytes; // the package's, or proven by its checksum: one copy, of which few pages are ever needed
      answer = read(exports, exports.attach(bytes.length));
    }
    if (answer.database) return { exports, database: answer.database, trouble };
    trouble ||= String(answer.error);
  }
  return { exports, database: null, trouble: trouble || 'missing' };
}

/**
 * One call: bytes in, JSON out.
 * @param {any} exports @param {'open' | 'analyze'} name @param {Uint8Array} bytes
 */
function call(exports, name, bytes) {
  const at = exports.alloc(bytes.length) >>> 0;
  new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  return read(exports, exports[name](bytes.length));
}

/** The JSON that a call left in memory. @param {any} exports @param {bigint} answer  its address and length */
function read(exports, answer) {
  const packed = BigInt.asUintN(64, answer);
  const from = Number(packed >> 32n), size = Number(packed & 0xffffffffn);
  return JSON.parse(new TextDecoder().decode(new Uint8Array(exports.memory.buffer, from, size)));
}

/**
 * Analyses a request.
 * @param {string} request  JSON
 * @returns {Promise<{ report?: any, error?: string, database: Database | null, trouble: string }>}
 */
export async function analyze(request) {
  const bytes = new TextEncoder().encode(request);
  let fault = '';
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      asked++;
      const { exports, database, trouble } = await wake();
      const answer = call(exports, 'analyze', bytes);
      if (exports.memory.buffer.byteLength > TOO_LARGE) instance = undefined;
      if (answer.error !== 'panic') return { ...answer, database, trouble };
      fault = 'panic';
    } catch (e) {
      fault = e instanceof Error ? e.message : String(e);
      console.error('ashiato: analyzer:', e);
    }
    instance = undefined; // what failed once is not trusted again
  }
  return { error: fault || 'failed', database: null, trouble: '' };
}

/** Opens the databases again, after the user chose another. */
export function reload() {
  instance = undefined;
  return database();
}

/** The database in use. */
export async function database() {
  const { database: d, trouble } = await wake();
  return { database: d, trouble };
}
