// Which report the guide and the record show: the history that the tab shows, if it has something to check; else the gravest that was kept. A
// private window's stays in the session's memory.
import { casesOf, isHistory, keepCase, worstCase } from '../background/casebook.js';
import { noteTrouble, troubleOf } from '../background/rescue.js';
import { readState } from '../background/state.js';

/** @typedef {{ account: string, url: string, at: number, report: any, incognito: boolean, tabId: number }} Shown */

/** The tab that the address of this page names, -1 without one. */
export function tabOfPage() {
  const tab = Number(new URLSearchParams(location.search).get('tab') ?? '');
  return Number.isSafeInteger(tab) && tab > 0 ? tab : -1;
}

/**
 * The histories that were seen of one account: the one shown first, then the others.
 * @param {Shown} shown
 * @returns {Promise<{ url: string, at: number, report: any }[]>}
 */
export async function allHistories(shown) {
  if (shown.incognito || shown.account === '') return [shown];
  const history = shown.report.pages[0].history;
  const others = await casesOf(shown.account).catch(() => []);
  return [shown, ...others.filter((c) => c.history !== history)];
}

/** @param {any} report */
const grave = (report) => report.risk === 'high' || report.risk === 'medium';

/** @param {number} tabId @param {number} now @returns {Promise<Shown | null>} */
export async function findCase(tabId, now) {
  const state = tabId < 0 ? null : await readState(tabId);
  const open = state?.report && isHistory(state.report) ? state : null;
  if (open) await keepCase(open, now).catch((e) => noteTrouble(troubleOf(e)));
  if (open && (open.incognito || grave(open.report))) return { ...open, tabId };
  const kept = await worstCase(state?.account ?? '', now).catch(() => null);
  if (kept && (!open || grave(kept.report))) return { ...kept, incognito: false, tabId };
  return open ? { ...open, tabId } : null;
}
