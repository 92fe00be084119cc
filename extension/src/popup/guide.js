// The way from the popup to the guide and the record, and the note of a reminder that has come due.
import { dueReminders, putAwayDue } from '../background/reminders.js';
import { openGuide } from '../guide/open.js';
import { webext } from '../lib/wire.js';
import { el, link, safeUrl } from './element.js';

/**
 * The way to the guide and the record: where there are rows to check, here or in another history of the account; elsewhere once a guide was begun.
 * @param {import('./popup.js').View} view @returns {Node[]}
 */
export function guideButtons(view) {
  const { w, tab, report, state } = view;
  const hand = state.memory?.inHand;
  const grave = report?.risk === 'high' || report?.risk === 'medium' || view.verdict?.kind === 'other';
  if (!tab || (!grave && !hand?.begun)) return [];
  const failed = el('p', { className: 'note', role: 'alert' });
  const open = () => openGuide(tab.id, tab.windowId).then((opened) => { if (opened) window.close(); else failed.textContent = w.t('popup_guide_failed'); });
  const record = () => webext.tabs.create({ url: webext.runtime.getURL(`evidence/evidence.html?tab=${tab.id}`) }).then(() => window.close());
  const words = hand?.settled ? 'popup_guide_done' : hand?.begun ? 'popup_guide_on' : 'popup_guide';
  return [el('div', { className: 'ways' },
    el('button', { type: 'button', className: hand?.settled ? '' : 'main', id: 'guide', text: w.t(words), onclick: open }),
    el('button', { type: 'button', id: 'record', text: w.t('popup_record'), onclick: record }),
    hand?.begun && el('p', { className: 'quiet', id: 'guide-progress', text: w.t('popup_guide_progress', { done: hand.done, all: hand.all }) }),
    failed)];
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
