// The end of the guide, for today or for good: what is left, when to look again, and the record to print.
import { reminders } from '../background/reminders.js';
import { el } from '../lib/dom.js';
import { day } from '../lib/format.js';

/**
 * @param {{ w: import('../lib/i18n.js').Words, left: number, record: string, again: string, onChoose: (() => void) | null }} how  left: steps that
 *   were put off; again: when the next reminder comes, "" without one; onChoose: to where one is set
 * @returns {Node[]}
 */
export function endCard({ w, left, record, again, onChoose }) {
  const nodes = [
    el('h2', { id: 'step-title' }, w.t('guide_end')),
    left > 0 && el('p', { id: 'left' }, w.t('guide_end_left', { count: left })),
    again !== '' && el('p', { id: 'again' }, w.t('guide_end_again', { date: again })),
    el('p', { class: 'row' }, el('a', { href: record, target: '_blank', class: 'button primary' }, w.t('guide_print')),
      again === '' && onChoose && el('button', { type: 'button', id: 'choose', onclick: onChoose }, w.t('guide_end_choose'))),
    el('p', {}, w.t('guide_end_close')),
  ];
  return nodes.filter((n) => n instanceof Node);
}

/** The day of the next reminder, "" where none was set. @param {string} language @param {number} now */
export async function nextLook(language, now) {
  const due = (await reminders().catch(() => [])).map((r) => r.due).filter((d) => d > now).sort((a, b) => a - b)[0];
  return due === undefined ? '' : day(new Date(due).toISOString(), language, true);
}
