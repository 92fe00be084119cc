// The way from the popup to the guide and the record, and the note of a reminder that has come due.
import { dueReminders, putAwayDue } from '../background/reminders.js';
import { openGuide } from '../guide/open.js';
import { webext } from '../lib/wire.js';
import { el, link, safeUrl } from './element.js';

/** @param {import('./popup.js').View} view @returns {Node[]} */
export function guideButtons({ w, tab, report }) {
  if (!tab || (report.risk !== 'high' && report.risk !== 'medium')) return [];
  const open = () => openGuide(tab.id, tab.windowId).then(() => window.close());
  const record = () => webext.tabs.create({ url: webext.runtime.getURL(`evidence/evidence.html?tab=${tab.id}`) }).then(() => window.close());
  return [el('p', { className: 'ways' },
    el('button', { type: 'button', className: 'main', id: 'guide', text: w.t('popup_guide'), onclick: open }),
    el('button', { type: 'button', id: 'record', text: w.t('popup_record'), onclick: record }))];
}

/**
 * A reminder that has come due; opening a history puts it away.
 * @param {import('../lib/i18n.js').Words} w @param {any} report @returns {Promise<Node | null>}
 */
export async function dueNote(w, report) {
  const now = Date.now();
  const due = await dueReminders(now).catch(() => []);
  if (due.length === 0) return null;
  if (['complete', 'partial', 'empty'].includes(report?.pages?.[0]?.reading)) {
    await putAwayDue(now);
    return null;
  }
  const url = safeUrl(due[0].url);
  return el('section', { id: 'due' }, el('p', { text: w.t('popup_due') }), url ? link(url, w.t('popup_open_history'), 'button main', w) : null,
    el('button', { type: 'button', text: w.t('popup_due_away'), onclick: (/** @type {Event} */ e) => { void putAwayDue(Date.now()); /** @type {HTMLElement} */ (e.target).closest('section')?.remove(); document.querySelector(/** @type {any} */ ('#main button, #main a'))?.focus(); } }));
}
