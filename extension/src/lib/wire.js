// Messages to the background: one map, and who may send what. A content script runs beside the page's own code and may be taken over
// by it, so it may only wake the background and have its page analysed; all else comes from the extension's own pages.
import './browser.js';

/** @type {any} */
export const webext = /** @type {any} */ (globalThis).webext;

/**
 * The messages: what is sent, and what is answered.
 *
 * @typedef {object} Messages
 * @property {(m: {}) => void} wake
 * @property {(m: { url: string, head: Record<string, unknown>, nodes: string[] }) => import('../background/marks.js').Answer} analyze
 * @property {(m: { tabId: number }) => import('../background/state.js').State} state
 * @property {(m: { tabId: number, finding: number, answer: string }) => boolean} answer
 * @property {(m: { tabId: number, question: string, subject: string }) => boolean} undo-answer
 * @property {(m: { tabId: number }) => { ok: boolean, error?: string }} check-page
 * @property {(m: { origin: string }) => boolean} remember-site
 * @property {(m: { origin: string }) => boolean} forget-site
 * @property {(m: { tabId: number }) => boolean} show-marks
 * @property {(m: {}) => Record<string, unknown>} options
 * @property {(m: { options: Record<string, unknown> }) => boolean} set-options
 * @property {(m: {}) => { undo: number }} forget
 * @property {(m: { undo: number }) => boolean} undo-forget
 * @property {(m: { tabId: number, url: string }) => { slices: { png: string, top: number }[], view: number, whole: boolean, why: string }} picture
 * @property {(m: { tabId: number }) => string[] | null} snapshot  the page's nodes, in pieces
 * @property {(m: {}) => { database: import('../background/analyzer.js').Database | null, trouble: string }} reload-database
 * @property {(m: {}) => import('../background/update.js').State | null} update-state
 * @property {(m: {}) => string} update-check
 * @property {(m: { on: boolean }) => boolean} update-switch
 */

/** @typedef {keyof Messages} Kind */

/** The only messages that a content script may send. */
export const FROM_CONTENT = /** @type {ReadonlySet<string>} */ (new Set(['wake', 'analyze']));

/** Pieces of nodes that a page may have, and characters if it comes in parts: the snapshot's limit, and what its last piece may be beyond it, escaped. */
const MOST_PIECES = 10_000, MOST_CHARS = 26_500_000;

/** What each message's fields must be. @type {Record<string, Record<string, (v: any) => boolean>>} */
const FIELDS = {
  wake: {},
  analyze: { url: isText, head: isObject, nodes: (v) => Array.isArray(v) && v.length <= MOST_PIECES && v.every(isText) },
  state: { tabId: isNumber },
  answer: { tabId: isNumber, finding: isNumber, answer: (v) => ['yes', 'no', 'unsure'].includes(v) },
  'undo-answer': { tabId: isNumber, question: isText, subject: isText },
  'check-page': { tabId: isNumber },
  'remember-site': { origin: isText },
  'forget-site': { origin: isText },
  'show-marks': { tabId: isNumber },
  options: {},
  'set-options': { options: isObject },
  forget: {},
  'undo-forget': { undo: isNumber },
  picture: { tabId: isNumber, url: isText },
  snapshot: { tabId: isNumber },
  'reload-database': {},
  'update-state': {},
  'update-check': {},
  'update-switch': { on: (v) => typeof v === 'boolean' },
};

/** Every message there is. */
export const KINDS = Object.keys(FIELDS);

/** @param {unknown} v */
function isText(v) { return typeof v === 'string'; }
/** @param {unknown} v */
function isNumber(v) { return Number.isSafeInteger(v) && /** @type {number} */ (v) >= 0; }
/** @param {unknown} v */
function isObject(v) { return typeof v === 'object' && v !== null && !Array.isArray(v); }

/**
 * May this sender send this message? Everything is refused that is not plainly allowed.
 * @param {any} message
 * @param {any} sender  runtime.MessageSender
 * @param {{ id: string, origin: string }} self  this extension
 */
export function allowed(message, sender, self) {
  if (!isObject(message) || !isText(message.kind) || !Object.hasOwn(FIELDS, message.kind)) return false;
  if (!isObject(sender) || sender.id !== self.id || !isText(sender.url)) return false;
  for (const [name, fits] of Object.entries(FIELDS[message.kind])) {
    if (!Object.hasOwn(message, name) || !fits(message[name])) return false;
  }
  const origin = originOf(sender.url);
  if (origin === '') return false;
  if (origin === self.origin) return !FROM_CONTENT.has(message.kind);
  // From a page: only its top frame, only what content scripts may ask, and only about itself.
  if (!FROM_CONTENT.has(message.kind) || sender.frameId !== 0 || !isNumber(sender.tab?.id)) return false;
  return message.kind !== 'analyze' || originOf(message.url) === origin;
}

/** The origin of an address, "" if it has none. @param {string} url */
export function originOf(url) {
  try {
    const u = new URL(url);
    // Extensions' addresses have no origin by the standard.
    return u.origin === 'null' ? `${u.protocol}//${u.host}` : u.origin;
  } catch {
    return '';
  }
}

/**
 * Answers messages. A listener that throws answers null, so that nobody waits for ever.
 * @param {Record<string, (message: any, sender: any) => unknown>} listeners
 */
export function listen(listeners) {
  const self = { id: webext.runtime.id, origin: originOf(webext.runtime.getURL('')) };
  webext.runtime.onMessage.addListener((/** @type {any} */ message, /** @type {any} */ sender, /** @type {any} */ answer) => {
    if (!allowed(message, sender, self) || !Object.hasOwn(listeners, message.kind)) return false;
    Promise.resolve()
      .then(() => listeners[message.kind](message, sender))
      .then((v) => answer(v ?? null), (e) => {
        console.error(`ashiato: ${message.kind}:`, e);
        answer(null);
      });
    return true;
  });
}

/** Marks that go back in one message. */
const PART_MARKS = 500;

/**
 * Answers messages of one kind that come in parts, through a connection of that name: first pieces of nodes, each as { nodes }, then the message itself.
 * What does not fit ends the connection.
 * @param {string} kind
 * @param {(message: any, sender: any) => Promise<{ marks: unknown[] }>} listener
 */
export function listenInParts(kind, listener) {
  const self = { id: webext.runtime.id, origin: originOf(webext.runtime.getURL('')) };
  webext.runtime.onConnect.addListener((/** @type {any} */ port) => {
    /** @type {string[]} */
    const nodes = [];
    let chars = 0;
    port.onMessage.addListener((/** @type {any} */ part) => {
      const whole = isObject(part) && Object.hasOwn(part, 'kind');
      const message = whole ? part : { ...part, kind, url: port.sender?.url, head: {} };
      const fits = port.name === kind && message.kind === kind && allowed(message, port.sender, self);
      if (!fits || (chars += lengthOf(message.nodes)) > MOST_CHARS || nodes.length + message.nodes.length > MOST_PIECES) {
        nodes.length = 0;
        port.disconnect();
        return;
      }
      nodes.push(...message.nodes);
      if (!whole) return;
      message.nodes = nodes.splice(0);
      chars = 0;
      Promise.resolve().then(() => listener(message, port.sender)).then((answer) => answerInParts(port, answer), (e) => {
        console.error(`ashiato: ${kind}:`, e);
        port.postMessage({ answer: null });
      }).catch(() => {}); // the page has gone meanwhile
    });
  });
}

/** @param {string[]} texts */
function lengthOf(texts) {
  return texts.reduce((n, t) => n + t.length, 0);
}

/** @param {any} port @param {{ marks: unknown[] }} answer */
function answerInParts(port, { marks, ...rest }) {
  for (let at = 0; at < marks.length; at += PART_MARKS) port.postMessage({ marks: marks.slice(at, at + PART_MARKS) });
  port.postMessage({ answer: rest });
}

/**
 * Sends a message to the background.
 * @param {Kind} kind
 * @param {Record<string, unknown>} [fields]
 * @returns {Promise<any>}
 */
export function send(kind, fields = {}) {
  return webext.runtime.sendMessage({ ...fields, kind });
}
