// What the popup and the options page ask of the background.
import { newSince } from '../lib/compare.js';
import { webext } from '../lib/wire.js';
import { database } from './analyzer.js';
import * as archive from './archive.js';
import { inHand } from './casebook.js';
import { askPage } from './check.js';
import { archiveTrouble, noteTrouble, raze, troubleOf } from './rescue.js';
import { ANEW, PUT_OFF } from '../guide/later.js';
import { clean, readOptions, writeOptions } from './options.js';
import { addedSites, builtinSites } from './sites.js';
import { keepState, readState } from './state.js';

/**
 * @param {number} tabId
 * @returns {Promise<import('./state.js').State>}
 */
export async function stateOf(tabId) {
  const [page, kept, options, data, trouble] = await Promise.all([
    askPage(tabId, 'here'), readState(tabId), readOptions(), database().catch(() => ({ database: null, trouble: 'broken' })), archiveTrouble(),
  ]);
  // What was read counts only while the same page is open.
  const tab = kept && page && page.url === kept.url ? kept : null;
  return { reading: page !== null && (page.busy || !tab), lost: page !== null && !page.busy && !tab, tab, memory: await memoryOf(tab), database: data.database, trouble: data.trouble, archive: trouble, options };
}

/** What is remembered of a tab's account, as far as the popup shows it. @param {import('./state.js').TabState | null} tab */
async function memoryOf(tab) {
  const now = Date.now();
  /** @type {any} */
  const memory = tab && !tab.incognito ? await archive.recall(tab.account).catch(() => null) : { answers: tab?.answers ?? [] };
  const { answers = [], visits = [], settings = [], steps = [], account = '' } = memory ?? {};
  return {
    answers: answers.filter((/** @type {any} */ a) => archive.holds(a, now)), visits, settings, steps, account,
    since: tab?.report && !tab.incognito ? newSince(memory, tab) : null, inHand: await inHand(tab, now).catch(() => null),
  };
}

/** @param {{ tabId: number, finding: number, answer: string }} message */
export async function answer({ tabId, finding, answer: said }) {
  const tab = await readState(tabId);
  const f = tab?.report?.findings[finding];
  if (!tab || !f?.subject) return false;
  const what = { question: f.question, subject: f.subject, answer: said };
  if (tab.incognito) {
    const others = tab.answers.filter((a) => a.question !== f.question || a.subject !== f.subject);
    await keepState(tabId, { ...tab, answers: [...others, archive.answerForm(what, Date.now())] });
  } else {
    try {
      await archive.keepAnswer(tab.account, what, Date.now());
    } catch (e) {
      await noteTrouble(troubleOf(e));
      return false; // it was not kept, so it is not said to be
    }
  }
  await askPage(tabId, 'again');
  return true;
}

/** @param {{ tabId: number, question: string, subject: string }} message */
export async function undoAnswer({ tabId, question, subject }) {
  const tab = await readState(tabId);
  if (!tab) return false;
  if (tab.incognito) await keepState(tabId, { ...tab, answers: tab.answers.filter((a) => a.question !== question || a.subject !== subject) });
  else await archive.dropAnswer(tab.account, question, subject);
  await askPage(tabId, 'again');
  return true;
}

/** Everything that the options page shows. */
export async function optionsState() {
  const [options, added, counts, data, trouble] = await Promise.all([
    readOptions(), addedSites(), archive.counts().catch(() => null), database().catch(() => ({ database: null, trouble: 'broken' })), archiveTrouble(),
  ]);
  return { options, builtin: builtinSites(), added, counts, archive: counts ? trouble : trouble || 'broken', database: data.database, trouble: data.trouble };
}

/** @param {{ options: Record<string, unknown> }} message */
export async function setOptions({ options }) {
  await writeOptions(clean({ ...(await readOptions()), ...options }));
  // Open pages show it at once.
  const all = await webext.storage.session.get(null);
  await Promise.all(Object.keys(all).filter((k) => k.startsWith('tab:')).map((k) => askPage(Number(k.slice(4)), 'again')));
  return true;
}

/** Open guides begin anew. */
function tellGuide() {
  return webext.storage.session.set({ [ANEW]: Date.now() }).catch(() => {});
}

/**
 * Forgets everything; it can be undone for as long as the page is open that asked for it.
 * @param {unknown} _message @param {{ tab?: { id: number } }} [sender]
 */
export async function forget(_message, sender) {
  const all = await archive.takeAll().catch(() => null);
  const { [PUT_OFF]: putOff } = await webext.storage.session.get(PUT_OFF);
  let undo = all ? Date.now() : 0;
  await webext.storage.session.clear();
  if (all) await webext.storage.session.set({ forgotten: { undo, all, putOff, tab: sender?.tab?.id } }).catch(() => { undo = 0; });
  // A broken archive goes as a whole.
  await archive.forgetAll().catch(raze);
  await tellGuide();
  return { undo };
}

/** @param {{ undo: number }} message */
export async function undoForget({ undo }) {
  const { forgotten } = await webext.storage.session.get('forgotten');
  if (!forgotten || forgotten.undo !== undo) return false;
  await archive.putBack(forgotten.all);
  if (forgotten.putOff) await webext.storage.session.set({ [PUT_OFF]: forgotten.putOff });
  await webext.storage.session.remove('forgotten');
  await tellGuide();
  return true;
}

/** Drops what the undo of "forget" kept, once a minute has passed. @param {number} now */
export async function dropForgotten(now) {
  const { forgotten } = await webext.storage.session.get('forgotten');
  if (forgotten && now - forgotten.undo > 60_000) await webext.storage.session.remove('forgotten');
}
