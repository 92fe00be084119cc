// The toolbar button of a tab: how many rows to check, "?" for a page that could not be read, nothing when calm. The title says the same in
// words, for those who do not see the badge.
import { verdictOf } from '../popup/verdict.js';
import { webext } from '../lib/wire.js';
import { known } from './casebook.js';
import { rowsToCheck } from './marks.js';
import { readState } from './state.js';

/** At most four characters fit. @param {number} count */
function short(count) {
  return count > 999 ? '999+' : `!${count}`;
}

/**
 * What the button shows for a report; null for a page that is no history or could not be analysed.
 * @param {any} report
 * @param {boolean} failed
 * @returns {{ text: string, colour: string, key: string, count: number }}
 */
export function badgeFor(report, failed) {
  const count = report ? rowsToCheck(report) : 0;
  const reading = report?.pages[0]?.reading ?? '';
  if (count > 0) return { text: short(count), colour: report.risk === 'high' ? '#b3261e' : '#8a5a00', key: 'badge_high', count };
  if (failed || reading === 'unreadable') return { text: '?', colour: '#5f6368', key: 'badge_unreadable', count };
  if (reading === 'complete' || reading === 'partial' || reading === 'empty') {
    const key = report.risk === 'low' ? 'badge_low' : report.risk === 'unknown' ? 'badge_unknown' : 'badge_calm';
    return { text: '', colour: '', key, count };
  }
  return { text: '', colour: '', key: 'badge_idle', count };
}

/**
 * What the title of a calm page says, once it is known what else its account holds.
 * @param {number} tabId @param {any} report @param {import('../lib/i18n.js').Words} w @returns {Promise<string>} "" where the page alone has the word
 */
async function ofAccount(tabId, report, w) {
  const tab = await readState(tabId);
  if (!tab) return '';
  const memory = await known(tab, Date.now());
  const verdict = verdictOf(report, memory, Date.now());
  const values = { count: verdict.count, name: memory.inHand ? w.t(`history_${memory.inHand.history}`) : '' };
  return verdict.kind === 'own' ? '' : w.t(`badge_${verdict.kind}`, values);
}

/** What a page without rows to check says of itself: its account may have more to say. */
const CALM = new Set(['badge_calm', 'badge_low', 'badge_unknown']);

/** The reading that each tab's button shows: one that is still asking for its words gives way to a newer one. @type {Map<number, object>} */
const shown = new Map();

/** @param {number} tabId @param {any} report @param {boolean} failed @param {import('../lib/i18n.js').Words} w */
export async function showBadge(tabId, report, failed, w) {
  const { text, colour, key, count } = badgeFor(report, failed);
  const { action } = webext;
  const reading = {};
  shown.set(tabId, reading);
  try {
    await Promise.all([
      action.setBadgeText({ tabId, text }),
      action.setTitle({ tabId, title: w.t(key, { count }) }),
      ...(colour ? [action.setBadgeBackgroundColor({ tabId, color: colour }), action.setBadgeTextColor?.({ tabId, color: '#ffffff' })] : []),
    ]);
    const title = CALM.has(key) ? await ofAccount(tabId, report, w) : '';
    if (title && shown.get(tabId) === reading) await action.setTitle({ tabId, title });
  } catch {
    // The tab is gone, or the archive cannot be read.
  } finally {
    if (shown.get(tabId) === reading) shown.delete(tabId);
  }
}
