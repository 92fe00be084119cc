// What the popup shows of a tab. It stands in storage.session, which is memory only: it outlives the background, not the browser, and private
// windows leave nothing.
import { webext } from '../lib/wire.js';

/** A report of more characters than this is kept shorter: storage.session holds 10 MB. */
const MAX_CHARS = 1_500_000;
/** Rows of a report that is kept shorter. Findings point into them, so that it is the first rows that stay. */
const MAX_ROWS = 2000;

/**
 * @typedef {object} TabState
 * @property {string} url
 * @property {number} at
 * @property {string} account  id in the archive
 * @property {boolean} incognito
 * @property {any} report  null if the analysis failed
 * @property {string} error
 * @property {string} trouble  what is wrong with the database
 * @property {any[]} answers  of a private window only
 */

/**
 * @typedef {object} State  what the popup is told
 * @property {boolean} reading  the page is being read at this moment
 * @property {boolean} lost  nothing is known of the page, and nobody reads it: what was read has been deleted
 * @property {TabState | null} tab  null where nothing was read
 * @property {any} memory  of the account: its masked name, answers, visits, settings, steps done; since: what is new since the day before on which this
 *   history was seen; inHand: the history to deal with
 * @property {import('./analyzer.js').Database | null} database
 * @property {string} trouble
 * @property {import('./rescue.js').Trouble} archive  what is wrong with what is kept
 * @property {import('./options.js').Options} options
 */

/** @param {number} tabId */
const keyOf = (tabId) => `tab:${tabId}`;

/** States on their way into storage, by tab: whoever asks for one waits for it. @type {Map<number, Promise<void>>} */
const writing = new Map();

/** A task of its own: the page's marks go out before what takes its time. */
export function afterwards() {
  return new Promise((resolve) => { setTimeout(resolve, 0); });
}

/** @param {number} tabId @param {TabState} state @returns {Promise<void>} */
export function keepState(tabId, state) {
  const before = writing.get(tabId) ?? Promise.resolve();
  const now = before.catch(() => {}).then(afterwards).then(() => write(tabId, state)).finally(() => { if (writing.get(tabId) === now) writing.delete(tabId); });
  writing.set(tabId, now);
  return now;
}

/** @param {number} tabId @param {TabState} state */
async function write(tabId, state) {
  let kept = state;
  if (state.report && JSON.stringify(state.report).length > MAX_CHARS) {
    const { signIns, findings, ...rest } = state.report;
    kept = { ...state, report: { ...rest,
      signIns: signIns.slice(0, MAX_ROWS),
      findings: findings.map((/** @type {any} */ f) => ({ ...f, signIns: f.signIns.filter((/** @type {number} */ i) => i < MAX_ROWS) })),
    } };
  }
  try {
    await webext.storage.session.set({ [keyOf(tabId)]: kept });
  } catch {
    // Full: older tabs make room.
    await webext.storage.session.clear();
    await webext.storage.session.set({ [keyOf(tabId)]: kept }).catch(() => {});
  }
}

/** @param {number} tabId @returns {Promise<TabState | null>} */
export async function readState(tabId) {
  await writing.get(tabId)?.catch(() => {});
  const key = keyOf(tabId);
  const { [key]: state } = await webext.storage.session.get(key);
  return state ?? null;
}

/** A tab was closed: its state goes, and what the page in it could have undone. @param {number} tabId */
export async function dropState(tabId) {
  const { forgotten } = await webext.storage.session.get('forgotten');
  await webext.storage.session.remove(forgotten?.tab === tabId ? [keyOf(tabId), 'forgotten'] : keyOf(tabId));
}
