// "Look again": three times to be reminded at, each chosen by the person. The badge says it when the time has come.
import { reminders, remind } from '../background/reminders.js';
import { el } from '../lib/dom.js';
import { AGAIN } from './plan.js';

/** @param {import('./case.js').Shown} shown @param {import('../lib/i18n.js').Words} w @returns {Node} */
export function reminderBox(shown, w) {
  const box = el('fieldset', { class: 'card' }, el('legend', {}, w.t('guide_remind')));
  if (shown.incognito) {
    box.append(el('p', {}, w.t('guide_remind_private')));
    return box;
  }
  for (const [name, hours] of Object.entries(AGAIN)) {
    const input = el('input', { type: 'checkbox', id: `remind-${name}` });
    input.addEventListener('change', () => { void remind(shown.url, hours, input.checked, Date.now()); });
    box.append(el('label', { class: 'tick' }, input, el('span', {}, w.t(`guide_remind_${name}`))));
    void reminders().then((all) => { input.checked = all.some((r) => r.hours === hours); });
  }
  box.append(el('p', { class: 'quiet' }, w.t('guide_remind_how')));
  return box;
}
