// What the guide and the record work from: cases (the report of a history, kept so that "go on later" holds when its tab is gone), the ticks of
// the steps, and the archive as a file. Pages of the extension use it directly; content scripts cannot reach it.
import { progress, withViewed, withVisits } from '../guide/plan.js';
import { done, finished, holds, open } from './archive.js';
import { rowsToCheck } from './marks.js';

/** @typedef {{ account: string, history: string, url: string, at: number, report: any, kept: number }} Case */

const RANK = /** @type {Record<string, number>} */ ({ high: 4, medium: 3, low: 2, none: 1, unknown: 0 });
/** A case as old as this is no longer offered by itself. */
const OFFERED_DAYS = 45;

/** A history that was read, not a settings page or an empty window. @param {any} report */
export function isHistory(report) {
  return ['complete', 'partial'].includes(report?.pages?.[0]?.reading) && report.signIns.length > 0;
}

/** Keeps a tab's report as the case of its account and history. @param {import('./state.js').TabState} tab @param {number} now */
export async function keepCase(tab, now) {
  if (tab.incognito || tab.account === '' || !isHistory(tab.report)) return;
  const history = tab.report.pages[0].history;
  const db = await open();
  const tx = db.transaction('cases', 'readwrite');
  tx.objectStore('cases').put({ key: `${tab.account} ${history}`, account: tab.account, history, url: tab.url, at: tab.at, report: tab.report, kept: now });
  await finished(tx);
}

/** The gravest case, of an account or of all; the newest of equal ones. @param {string} account "" for all @param {number} now @returns {Promise<Case | null>} */
export async function worstCase(account, now) {
  return gravest(await recent(account, now));
}

/** @param {string} account "" for all @param {number} now @returns {Promise<Case[]>} */
async function recent(account, now) {
  const db = await open();
  const store = db.transaction('cases').objectStore('cases');
  const all = /** @type {Case[]} */ (await done(account === '' ? store.getAll() : store.index('account').getAll(account)));
  return all.filter((c) => now - c.at < OFFERED_DAYS * 86_400_000);
}

/** @param {Case[]} all */
function gravest(all) {
  return all.sort((a, b) => (RANK[b.report.risk] ?? 0) - (RANK[a.report.risk] ?? 0) || b.at - a.at)[0] ?? null;
}

/** All kept cases of an account, one a history, the newest first. @param {string} account @returns {Promise<Case[]>} */
export async function casesOf(account) {
  const db = await open();
  /** @type {Case[]} */ const all = await done(db.transaction('cases').objectStore('cases').index('account').getAll(account));
  return all.sort((a, b) => b.at - a.at);
}

/**
 * @typedef {object} InHand  a history with rows to check, and how far its guide is
 * @property {boolean} here  it is the one that the tab shows
 * @property {string} history @property {string} risk @property {number} count  rows to check
 * @property {boolean} begun @property {number} done @property {number} all  steps
 * @property {string} settled  when the last step was done, "" while one is open or where rows to check came since
 */

/** Whether rows to check came after a moment: what was done did not stop them. @param {any} report @param {string} moment RFC 3339 */
function cameAfter(report, moment) {
  return report.signIns.some((/** @type {any} */ s) => (s.risk === 'high' || s.risk === 'medium') && Date.parse(s.time) > Date.parse(moment));
}

/**
 * The history to deal with: the tab's own, else the gravest of its account that was seen on another page. A tab that shows nothing of anybody has
 * that of any account. Nothing is known of a private window.
 * @param {import('./state.js').TabState | null} tab @param {number} now @returns {Promise<InHand | null>}
 */
export async function inHand(tab, now) {
  if (tab?.incognito) return null;
  const page = tab?.report?.pages[0];
  const here = page && isHistory(tab.report) && rowsToCheck(tab.report) > 0;
  const kept = here ? tab : await otherCase(tab?.account ?? '', ['complete', 'partial', 'empty'].includes(page?.reading) ? page.history : '', now);
  if (!kept) return null;
  const { report, at } = kept;
  const [ticked, settings, visits] = await Promise.all([ticks(kept.account), viewedSettings(kept.account), visitsOf(kept.account)]);
  const { settled, ...far } = progress({ actions: withVisits(withViewed(report.actions ?? [], settings, at), report.missing ?? [], visits, now) }, ticked);
  return {
    here: Boolean(here), history: report.pages[0].history, risk: report.risk, count: rowsToCheck(report),
    ...far, settled: cameAfter(report, settled) ? '' : settled,
  };
}

/**
 * What a verdict of a tab's account needs, without its sign-ins.
 * @param {import('./state.js').TabState} tab @param {number} now
 */
export async function known(tab, now) {
  if (tab.incognito) return { answers: tab.answers, visits: [], inHand: null };
  const db = await open();
  const tx = db.transaction(['answers', 'visits']);
  const [answers, visits, hand] = await Promise.all([
    done(tx.objectStore('answers').index('account').getAll(tab.account)), done(tx.objectStore('visits').index('account').getAll(tab.account)), inHand(tab, now),
  ]);
  return { answers: answers.filter((/** @type {any} */ a) => holds(a, now)), visits, inHand: hand };
}

/** @param {string} account "" for all @param {string} history that it is not @param {number} now */
async function otherCase(account, history, now) {
  const all = (await recent(account, now)).filter((c) => c.history !== history && rowsToCheck(c.report) > 0);
  return gravest(all);
}

/** Ticks of an account. @param {string} account @returns {Promise<{ id: string, done: string }[]>} */
export async function ticks(account) {
  const db = await open();
  const all = await done(db.transaction('steps').objectStore('steps').index('account').getAll(account));
  return all.map(({ id, done: at }) => ({ id, done: at }));
}

/** Ticks a step, or takes the tick away. @param {string} account @param {string} id @param {boolean} on @param {number} now */
export async function tick(account, id, on, now) {
  const db = await open();
  const tx = db.transaction('steps', 'readwrite');
  const key = `${account} ${id}`;
  if (on) tx.objectStore('steps').put({ key, account, id, done: new Date(now).toISOString(), kept: now });
  else tx.objectStore('steps').delete(key);
  await finished(tx);
}

/** @param {string} account @returns {Promise<{ id: string, state: string, seen: string }[]>} */
export async function viewedSettings(account) {
  const db = await open();
  return done(db.transaction('settings').objectStore('settings').index('account').getAll(account));
}

/** When which history of an account was seen. @param {string} account @returns {Promise<import('../guide/plan.js').Visit[]>} */
export async function visitsOf(account) {
  const db = await open();
  return done(db.transaction('visits').objectStore('visits').index('account').getAll(account));
}

/** What makes each list's entry the same as another, so that an import never doubles it. @type {Record<string, (e: any) => string>} */
const NAMES = {
  signIns: (s) => [s.history, s.time || s.timeText, s.ip, s.country, s.protocol, s.service, s.outcome, s.device].map((v) => v ?? '').join('|').slice(0, 600),
  answers: (a) => `${a.question} ${a.subject}`,
  links: (l) => l.id, settings: (s) => s.id, steps: (s) => s.id,
  visits: (v) => `${v.history} ${String(v.seen).slice(0, 10)}`,
};

/**
 * Everything in the memory form, one an account. Its id and hosts ride along, so that it comes back to the same account.
 * @returns {Promise<Record<string, any>[]>}
 */
export async function exportMemories() {
  const db = await open();
  const tx = db.transaction(['accounts', ...Object.keys(NAMES)]);
  const accounts = await done(tx.objectStore('accounts').getAll());
  return Promise.all(accounts.map(async (a) => {
    /** @type {Record<string, any>} */ const out = { version: 1, account: a.account ?? '', provider: a.provider ?? '', id: a.id, hosts: a.hosts };
    for (const store of Object.keys(NAMES)) {
      const list = await done(tx.objectStore(store).index('account').getAll(a.id));
      out[store] = list.map(({ key: _k, account: _a, kept: _t, ...rest }) => rest);
    }
    return out;
  }));
}

/**
 * Adds memories to the archive; what is there already stays. All or nothing.
 * @param {Record<string, any>[]} memories checked by options/memoryfile.js
 * @param {number} now
 * @returns {Promise<{ signIns: number, accounts: number }>} how many were in the file
 */
export async function importMemories(memories, now) {
  const db = await open();
  const tx = db.transaction(['accounts', ...Object.keys(NAMES)], 'readwrite');
  let signIns = 0;
  for (const m of memories) {
    const id = m.id || `${m.provider ?? ''}|`;
    const accounts = tx.objectStore('accounts');
    const request = accounts.get(id);
    request.onsuccess = () => {
      const old = request.result ?? { hosts: [], seen: now };
      accounts.put({ id, account: old.account || m.account || '', provider: m.provider ?? '', seen: old.seen, hosts: [...new Set([...old.hosts, ...(m.hosts ?? [])])] });
    };
    for (const [store, name] of Object.entries(NAMES)) {
      for (const e of m[store] ?? []) {
        if (store === 'signIns') signIns++;
        const key = `${id} ${name(e)}`;
        const known = tx.objectStore(store).getKey(key);
        known.onsuccess = () => { if (known.result === undefined) tx.objectStore(store).put({ ...e, key, account: id, kept: now }); };
      }
    }
  }
  await finished(tx);
  return { signIns, accounts: memories.length };
}
