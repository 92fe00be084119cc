// One reading of a page: snapshot in, marks out; in between the analyzer, the archive, the badge and what the popup will show.
import { countedAsShown } from '../lib/format.js';
import { analyze, announce } from './analyzer.js';
import * as archive from './archive.js';
import { showBadge } from './badge.js';
import { keepCase } from './casebook.js';
import { barOf, marksOf, reloadBar } from './marks.js';
import { readOptions, wordsFor } from './options.js';
import { recallNames, requestFor } from './request.js';
import { archiveTrouble, noteTrouble, troubleOf } from './rescue.js';
import { afterwards, keepState, readState } from './state.js';

/** It could be written again: a full disk has room. What cannot be read stays said until it is made anew. */
async function kept() {
  if ((await archiveTrouble()) === 'full') await noteTrouble('');
}

/** @param {unknown} e */
const say = (e) => { console.error('ashiato:', e); };

/** What is kept could not be read or written: the page is judged all the same, and popup and options say it. @param {unknown} e */
async function archiveFailed(e) {
  console.warn('ashiato: archive:', e);
  await noteTrouble(troubleOf(e)).catch(say);
}

/**
 * What is remembered of the account that a page most likely belongs to.
 * @param {string} url @param {number} tabId @param {boolean} incognito
 */
async function recallFor(url, tabId, incognito) {
  if (incognito) {
    const answers = (await readState(tabId))?.answers ?? [];
    return { account: '', memory: { version: 1, answers } };
  }
  return archive.recallLast(url);
}

/**
 * @param {{ url: string, head: Record<string, any>, nodes: string[] }} message
 * @param {Promise<{ homes: string[] }>} options @param {number} tabId @param {boolean} incognito
 */
async function judge(message, options, tabId, incognito) {
  const [known, { homes }] = await Promise.all([
    recallFor(message.url, tabId, incognito).catch(async (e) => { await archiveFailed(e); return { account: '', memory: null }; }),
    options,
    recallNames(),
  ]);
  let result = await analyze(requestFor(message, { homes, memory: known.memory }), { keep: !incognito });
  // What is remembered must never keep a page from being read.
  if (result.error?.startsWith('request: memory')) {
    await archiveFailed(new Error(result.error));
    result = await analyze(requestFor(message, { homes, memory: null }), { keep: !incognito });
  }
  if (!result.report || incognito) return { result, account: '' };
  // Only now is it known whose page it is.
  const account = await archive.accountOf(result.report.pages[0]).catch(() => archive.accountId(result.report.pages[0]));
  if (account === known.account) return { result, account };
  const memory = await archive.recall(account).catch(() => null);
  if (!memory && !known.memory) return { result, account };
  return { result: await analyze(requestFor(message, { homes, memory }), { keep: true }), account };
}

/**
 * @param {{ url: string, head: Record<string, any>, nodes: string[] }} message
 * @param {{ tab: { id: number, incognito?: boolean } }} sender
 * @returns {Promise<import('./marks.js').Answer>}
 */
export async function readPage(message, { tab }) {
  announce();
  const asked = readOptions(), words = asked.then(wordsFor); // read while the page is judged
  words.catch(() => {});
  const incognito = tab.incognito === true;
  const now = Date.now();
  const { result, account } = await judge(message, asked, tab.id, incognito)
    .catch((e) => ({ result: { report: undefined, error: String(e), trouble: '' }, account: '' }));
  const report = result.report ? countedAsShown(result.report) : null;
  const answers = incognito ? (await readState(tab.id))?.answers ?? [] : [];
  const w = await words, options = await asked;
  // Nor do they wait for what the popup and the toolbar show: the popup waits for it instead.
  /** @type {import('./state.js').TabState} */
  const state = { url: message.url, at: now, account, incognito, report, error: result.error ?? '', trouble: result.trouble, answers };
  void keepState(tab.id, state).catch(say);
  void afterwards().then(() => showBadge(tab.id, report, !report, w)).catch(say);
  // Least of all for the archive: thousands of rows take it a while. The record wants every history that was seen, so each is a case.
  if (report && !incognito) void afterwards().then(() => archive.remember(report, account, now)).then(() => keepCase(state, now)).then(kept, archiveFailed)
    .then(() => archive.recall(account)).catch(() => {}); // for the next page
  const show = report && options.marks;
  return {
    marks: show ? marksOf(report, w) : [], bar: show ? barOf(report, w) : null, history: ['complete', 'partial', 'empty'].includes(report?.pages[0]?.reading), error: result.error ?? '', language: w.language, reload: reloadBar(w),
  };
}
