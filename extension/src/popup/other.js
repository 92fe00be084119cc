// Histories that were not looked at: the intruder may be in one of them.
import { day, foreignLanguage, plain } from '../lib/format.js';
import { el, link, safeUrl } from './element.js';

/** @param {import('./popup.js').View} view @param {(kind: string) => boolean} wanted @returns {HTMLElement[]} */
export function otherHistories(view, wanted) {
  const { w, report } = view;
  // The report's step leads to the first missing history; a further one has its link if the page has one.
  const action = report.actions.find((/** @type {any} */ a) => a.id === 'other-history');
  return report.missing.flatMap((/** @type {string} */ kind, /** @type {number} */ i) => {
    if (!wanted(kind)) return [];
    const seen = seenLine(view, kind);
    const linked = safeUrl(report.pages[0].links?.[`history:${kind}`]);
    const url = linked || (i === 0 ? safeUrl(action?.url) : '');
    const main = view.verdict?.kind === 'half' ? view.verdict.missing.includes(kind) : !seen && view.verdict?.kind !== 'other' && report.risk !== 'high' && report.risk !== 'medium';
    return [el('section', { 'data-missing': kind, 'data-seen': seen ? 'yes' : 'no' },
      seen ?? el('p', { text: w.t(`popup_missing_${kind}`) }),
      url ? link(url, w.t('popup_open_history'), main ? 'button main' : 'button', w) : null,
      url && !linked && !action.exact && action.path?.length > 0 ? path(action.path, w) : null)];
  });
}

/** A menu path, for where the link leads to the nearest page only. @param {string[]} parts @param {import('../lib/i18n.js').Words} w */
export function path(parts, w) {
  return el('p', { className: 'path' }, `${w.t('popup_nearest')} `, el('strong', { lang: foreignLanguage(parts.join(), w), text: parts.map((p) => plain(p, 60)).join(' → ') }));
}

/** The other history, seen on another day. @param {import('./popup.js').View} view @param {string} kind */
function seenLine({ w, state }, kind) {
  const visit = state.memory?.visits.find((/** @type {any} */ v) => v.history === kind);
  if (!visit) return null;
  const state_ = visit.reading === 'empty' ? w.t(kind === 'mail' ? 'popup_empty_mail' : 'popup_empty') : w.t(`level_${visit.risk ?? 'unknown'}`);
  // What was grave there is not said in passing.
  const grave = visit.risk === 'high' || visit.risk === 'medium';
  return el('p', { className: grave ? 'note' : 'quiet', text: w.t('popup_seen_history', { name: w.t(`history_${kind}`), date: day(visit.seen, w.language), level: state_ }) });
}
