// One step of the guide: what it is for, what it breaks (said before the click), one main link, one tick.
import { el, outward } from '../lib/dom.js';
import { day, foreignLanguage, plain, serviceName } from '../lib/format.js';
import { breaksFor, isDone } from './plan.js';

/**
 * @param {import('./plan.js').Step} step
 * @param {{ w: import('../lib/i18n.js').Words, number: number, report: any, record: string, extra: Node | null, onTick: (on: boolean) => void, onLater: () => void }} how
 * @returns {Node[]}
 */
export function stepCard(step, { w, number, report, record, extra, onTick, onLater }) {
  const key = `action_${step.id.replaceAll('-', '_')}`;
  const title = w.t(key);
  const box = el('input', { type: 'checkbox', id: 'tick', checked: isDone(step), disabled: step.seen });
  box.addEventListener('change', () => onTick(box.checked));
  const nodes = [
    el('h2', { id: 'step-title' }, w.t('guide_step_title', { number, title })),
    el('p', {}, w.t(`${key}_does`)),
    ...how(step, w),
    ...warnings(step, w, report),
    ...state(step, w),
    ...way(step, w, record, title),
    extra,
    step.id === 'change-password' && el('p', { class: 'note' }, w.t('guide_no_mail_links')),
    el('label', { class: 'tick' }, box, el('span', {}, step.seen ? w.t('guide_seen_on') : w.t('guide_tick'))),
    step.done !== '' && el('p', { class: 'quiet' }, w.t('guide_done_at', { date: day(step.done, w.language) })),
    !isDone(step) && el('p', { class: 'row' }, el('button', { type: 'button', id: 'later', onclick: onLater }, w.t('guide_later'))),
  ];
  return nodes.filter((n) => n instanceof Node);
}

/** What to do, line by line: guide_how_…_1 and on. @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w */
function how(step, w) {
  const lines = [];
  for (let i = 1; w.has(`guide_how_${step.id.replaceAll('-', '_')}_${i}`); i++) lines.push(el('li', {}, w.t(`guide_how_${step.id.replaceAll('-', '_')}_${i}`)));
  return lines.length > 0 ? [el('ul', {}, ...lines)] : [];
}

/** @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w @param {any} report */
function warnings(step, w, report) {
  const lines = breaksFor(step, report).map((b) => {
    const [kind, service] = b.split(':');
    if (kind === 'fetcher') return w.t('guide_breaks_fetcher', { service: serviceName(service ?? 'unknown', w) });
    return kind === 'travel' ? w.t('guide_breaks_travel') : kind === 'mail-software' ? w.t('guide_breaks_mail_software') : '';
  }).filter(Boolean);
  if (lines.length === 0) return [];
  return [el('div', { class: 'note' }, el('strong', {}, w.t('guide_before')), el('ul', {}, ...lines.map((l) => el('li', {}, l))))];
}

/** @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w */
function state(step, w) {
  if (step.state === 'unknown') return [];
  return [el('p', { class: `state ${step.state}` }, w.t('guide_state', { state: w.t(`state_${step.state}`) }))];
}

/** The way there: the record's own page, a provider's page with the menu path, or places and phones. @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w @param {string} record @param {string} title */
function way(step, w, record, title) {
  if (step.id === 'save-evidence') return [el('p', { class: 'row' }, el('a', { href: record, target: '_blank', class: 'button primary' }, w.t('guide_open_record')))];
  const nodes = [];
  if (step.places.length + step.phones.length > 0) {
    const items = [...step.places, ...step.phones].map((p, i) => el('li', {}, outward(p.url, w.t(p.key), i === 0 ? 'button primary' : '')));
    return [el('ul', { class: 'places' }, ...items)];
  }
  if (step.url !== '') {
    nodes.push(el('p', { class: 'row' }, outward(step.url, step.exact ? w.t('guide_open_exact', { title }) : w.t('guide_open_near'), 'button primary')));
    nodes.push(el('p', { class: 'quiet' }, w.t('guide_goes_to', { host: new URL(step.url).host })));
  }
  if (step.path.length > 0 && !step.exact) {
    nodes.push(el('p', {}, w.t('guide_path')), el('ol', { class: 'path', lang: foreignLanguage(step.path.join(), w) }, ...step.path.map((p) => el('li', {}, plain(p, 60)))));
  }
  return nodes;
}
