// The analyzer: one WebAssembly instance, held as a cache. The background may die between any two messages and starts a new one then;
// an instance that failed is thrown away and the question asked once more of a fresh one.
//
// Lifecycle: wake() compiles and loads the database while the page still loads → analyze() uses it → a trap, a panic or too much memory
// drops it → the next call makes another.
import { webext } from '../lib/wire.js';
import { openParts, packaged, wholeFile } from './database.js';
import { compileModule } from './module.js';
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

/** @typedef {import('./database.js').Attached} Attached */
/** @typedef {{ exports: any, attached: Attached | null, database: Database | null, trouble: string }} Instance */

/** @type {Promise<Instance> | undefined} */
let instance;
/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/** Where databases come from, best first; the packaged one is always last, first in parts and then as a whole. @type {(() => Promise<ArrayBuffer | Attached | null>)[]} */
const databases = [ownDatabase, ...(channel ? [updatedDatabase] : []), openParts, packaged];

/** Starts the analyzer if it is not there. */
export function wake() {
  if (!instance) {
    instance = start();
    instance.then((made) => recallNames().then(() => warmUp(made)), () => { instance = undefined; });
  }
  return instance;
}

/** Requests that this background has had, or that are on their way. */
let asked = 0;

/** A page will be analysed as soon as what is remembered of it is there: the analyzer starts meanwhile, and does not warm up. */
export function announce() {
  asked++;
  clearTimeout(resting);
  wake().catch(() => {}); // whoever analyses is told
}

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
  compiled ??= compileModule();
  compiled.catch(() => { compiled = undefined; });
  return compiled;
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
  /** @type {{ database: Attached | null }} */
  const held = { database: null };
  /** @type {any} */
  const made = await WebAssembly.instantiate(module, wasiImports(module, () => made.exports.memory, (at, size) => held.database?.part(at, size) ?? null));
  made.exports._initialize();
  return { exports: made.exports, held };
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
  recallPractice().catch(() => {}); // it is done again
  const { exports, held } = await make();
  let trouble = '';
  for (const [i, load] of databases.entries()) {
    const first = await early;
    if (i < first.index) continue;
    const data = i === first.index ? first.data : await load().catch(() => null);
    if (!data) {
      if (load === packaged) trouble ||= 'missing';
      continue;
    }
    let answer;
    if (load === ownDatabase && data instanceof ArrayBuffer) {
      answer = call(exports, 'open', new Uint8Array(data)); // of any layout: it is looked at all over before it is trusted
    } else {
      // The package's, or proven by its checksum: few parts of it are ever needed.
      held.database = data instanceof ArrayBuffer ? wholeFile(new Uint8Array(data)) : /** @type {Attached} */ (data);
      answer = read(exports, exports.attach(held.database.size));
    }
    if (answer.database) return { exports, attached: held.database, database: answer.database, trouble };
    if (load !== openParts) trouble ||= String(answer.error);
  }
  return { exports, attached: null, database: null, trouble: trouble || 'missing' };
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

/** Bytes of requests from which on their garbage is collected at once. */
const LARGE = 1 << 17;
/** Milliseconds after which the analyzer tidies up, when the page has its marks. */
const REST = 1500;
/** How often a request is made once more while nobody waits, and the milliseconds between: the browser optimizes what runs often, so that the next page,
 * which is mostly the other history, takes a third of the time. */
const REHEARSALS = 4, BREATH = 30;
/**
 * Once while a browser runs, it is made so often that this many bytes of requests were read, or so many times. Chromium then keeps the optimized code for
 * the backgrounds that follow, which it does from 1 MB of it on (V8, wasm_caching_hard_threshold): their first analysis takes a quarter of the time.
 */
const ENOUGH = 3 << 20, MOST_REHEARSALS = 60;
/** Bytes of requests that take so long that they are never rehearsed: whoever opens the popup would wait for it. */
const HUGE = 3 << 19;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;
/** Bytes of the requests whose garbage is not collected yet. */
let owed = 0;
/** Bytes of the histories that were read, whether they were once enough, and where that is kept. */
let readBytes = 0, practised = true;
const PRACTISED = 'practised';

/** Asks whether this browser has optimized code. One that keeps none needs no practice. */
async function recallPractice() {
  if (webext.runtime.getURL('').startsWith('chrome-extension:')) practised = (await webext.storage.session.get(PRACTISED))[PRACTISED] === true;
}

/**
 * Once the answer is on its way: nothing collects garbage in the analyzer between two calls. A history is rehearsed.
 * @param {Instance} made @param {Uint8Array} bytes  the request @param {boolean} history  whether it was one, and something may be kept of it
 */
function rest(made, bytes, history) {
  owed += bytes.length;
  if (history) readBytes += bytes.length; // other pages optimize nothing that judges
  const large = owed > LARGE;
  const times = !history ? 0 : practised || bytes.length >= HUGE ? (large ? 0 : REHEARSALS) : MOST_REHEARSALS;
  clearTimeout(resting);
  resting = setTimeout(() => {
    rehearse(made, bytes, large ? 0 : times);
    if (large && times > 0) resting = setTimeout(() => { rehearse(made, bytes, times); }, REST);
  }, large ? 0 : REST);
}

/** Tidies up, and makes a request again, each time in a task of its own. @param {Instance} made @param {Uint8Array} bytes @param {number} left  times */
function rehearse(made, bytes, left) {
  try {
    if (left > 0) call(made.exports, 'analyze', bytes);
    made.exports.collect();
  } catch (e) {
    console.error('ashiato: analyzer:', e);
    instance = undefined;
    return;
  }
  owed = 0;
  if (left === 0) return;
  readBytes += bytes.length;
  if (left > REHEARSALS && readBytes >= ENOUGH) {
    practised = true;
    webext.storage.session.set({ [PRACTISED]: true }).catch(() => {});
    left = 1;
  }
  resting = setTimeout(() => { rehearse(made, bytes, left - 1); }, BREATH);
}

/** How often parts of the database are brought for one analysis: a look-up needs one of the tree and two of the records at most. */
const BRINGS = 12;

/**
 * One analysis. Where it lacks parts of the database, they are brought and it is made again.
 * @param {Instance} made @param {Uint8Array} bytes @param {boolean} keep  whether anything may be kept of it
 */
async function ask({ exports, attached }, bytes, keep) {
  let answer = call(exports, 'analyze', bytes);
  for (let left = BRINGS; answer.waiting && attached; left--) {
    if (left === 0) throw new Error('the address database cannot be read');
    do await attached.bring(keep); while (exports.waiting() > 0 && --left > 0);
    answer = call(exports, 'analyze', bytes);
  }
  return answer;
}

/**
 * Analyses a request.
 * @param {string} request  JSON
 * @param {{ keep?: boolean }} [options]  whether anything may be kept of it, in memory: not of private windows
 * @returns {Promise<{ report?: any, error?: string, database: Database | null, trouble: string }>}
 */
export async function analyze(request, { keep = false } = {}) {
  const bytes = new TextEncoder().encode(request);
  let fault = '';
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      asked++;
      const made = await wake();
      const { exports, database, trouble } = made;
      const answer = await ask(made, bytes, keep);
      rest(made, bytes, keep && answer.report?.signIns?.length > 0);
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
