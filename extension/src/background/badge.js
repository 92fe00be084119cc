// The toolbar button of a tab: how many rows to check, "?" for a page that could not be read, nothing when calm. The title says the same in
// words, for those who do not see the badge.
import { webext } from '../lib/wire.js';
import { rowsToCheck } from './marks.js';

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

/** @param {number} tabId @param {any} report @param {boolean} failed @param {import('../lib/i18n.js').Words} w */
export async function showBadge(tabId, report, failed, w) {
  const { text, colour, key, count } = badgeFor(report, failed);
  const { action } = webext;
  try {
    await Promise.all([
      action.setBadgeText({ tabId, text }),
      action.setTitle({ tabId, title: w.t(key, { count }) }),
      ...(colour ? [action.setBadgeBackgroundColor({ tabId, color: colour }), action.setBadgeTextColor?.({ tabId, color: '#ffffff' })] : []),
    ]);
  } catch {
    // The tab is gone.
  }
}
