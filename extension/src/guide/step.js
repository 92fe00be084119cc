// One step of the guide: what it is for, what it breaks (said before the click), one main link, one tick.
import { el, outward } from '../lib/dom.js';
import { day, foreignLanguage, plain, serviceName } from '../lib/format.js';
import { breaksFor, eitherSwitch, isDone, maySkip } from './plan.js';

/**
 * @param {import('./plan.js').Step} step
 * @param {{ w: import('../lib/i18n.js').Words, number: number, report: any, record: string, extra: Node | null, all: import('./plan.js').Step[], rest: boolean, onTick: (on: boolean) => void, onLater: () => void, onSkip: () => void,
 *   onEnd: (() => void) | null }} how  rest: what cannot wait is behind; onEnd: back to the end, once it was reached
 * @returns {Node[]}
 */
export function stepCard(step, { w, number, report, record, extra, all, rest, onTick, onLater, onSkip, onEnd }) {
  const key = `action_${step.id.replaceAll('-', '_')}`;
  const title = titleOf(step, w);
  const box = el('input', { type: 'checkbox', id: 'tick', checked: isDone(step), disabled: step.seen });
  box.addEventListener('change', () => onTick(box.checked));
  const nodes = [
    rest && el('p', { class: 'rest' }, w.t('guide_rest')),
    el('h2', { id: 'step-title' }, w.t('guide_step_title', { number, title })),
    el('p', {}, w.t(`${key}_does`)),
    ...how(step, w, all),
    ...warnings(step, w, report),
    ...state(step, w),
    ...visited(step, w),
    ...way(step, w, record, title, report),
    ...press(step, w, report),
    extra,
    step.id === 'change-password' && el('p', { class: 'note' }, w.t('guide_no_mail_links')),
    el('label', { class: 'tick' }, box, el('span', {}, step.seen ? w.t(step.visit ? 'guide_seen_history' : 'guide_seen_on') : tickText(step, w))),
    step.done !== '' && el('p', { class: 'quiet' }, w.t('guide_done_at', { date: day(step.done, w.language) })),
    !isDone(step) && el('p', { class: 'row' }, el('button', { type: 'button', id: 'later', onclick: onLater }, w.t('guide_later')),
      maySkip(step, all) && el('button', { type: 'button', id: 'skip', 'aria-pressed': String(step.skipped), onclick: onSkip }, w.t('guide_skip'))),
    onEnd && el('p', { class: 'row' }, el('button', { type: 'button', id: 'to-end', onclick: onEnd }, w.t('guide_end_back'))),
  ];
  return nodes.filter((n) => n instanceof Node);
}

/** What a step is called; another history by its own name. @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w */
export function titleOf(step, w) {
  return step.history ? w.t('guide_other_title', { name: w.t(`history_${step.history}`) }) : w.t(`action_${step.id.replaceAll('-', '_')}`);
}

/** When the other history was seen, and what was found there. @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w */
function visited({ visit }, w) {
  if (!visit) return [];
  const level = visit.reading === 'empty' ? w.t(visit.history === 'mail' ? 'popup_empty_mail' : 'popup_empty') : w.t(`level_${visit.risk ?? 'unknown'}`);
  const grave = visit.risk === 'high' || visit.risk === 'medium';
  return [el('p', { class: grave ? 'note' : 'quiet', id: 'visit' }, w.t('popup_seen_history', { name: w.t(`history_${visit.history}`), date: day(visit.seen, w.language), level }))];
}

/** Not every step is something to do: some are to know, or to decide. @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w */
function tickText(step, w) {
  const own = `guide_tick_${step.id.replaceAll('-', '_')}`;
  return w.t(w.has(own) ? own : 'guide_tick');
}

/** What to do, line by line: guide_how_…_1 and on; and of two switches, which one is whose. @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w @param {import('./plan.js').Step[]} all */
function how(step, w, all) {
  const id = step.id.replaceAll('-', '_');
  const lines = numbered(`guide_how_${id}`, w);
  if (w.has(`guide_either_${id}`) && eitherSwitch(all)) lines.push(w.t(`guide_either_${id}`, { number: 1 + all.findIndex((s) => s.id === 'restrict-overseas-access') }));
  return lines.length > 0 ? [el('ul', {}, ...lines.map((l) => el('li', {}, l)))] : [];
}

/** What to press at the provider, in its own words, where they are documented. @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w @param {any} report */
function press(step, w, report) {
  const lines = numbered(`guide_press_${`${report.provider ?? ''}-${step.id}`.replaceAll('-', '_')}`, w);
  return lines.length > 0 ? [el('p', {}, w.t('guide_press')), el('ol', { class: 'press' }, ...lines.map((l) => el('li', {}, l)))] : [];
}

/** @param {string} key @param {import('../lib/i18n.js').Words} w @returns {string[]} */
function numbered(key, w) {
  const lines = [];
  for (let i = 1; w.has(`${key}_${i}`); i++) lines.push(w.t(`${key}_${i}`));
  return lines;
}

/** @param {any} report @param {import('../lib/i18n.js').Words} w */
const providerOf = (report, w) => report.providerName?.[w.language] ?? '';

/** @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w @param {any} report */
function warnings(step, w, report) {
  const breaks = breaksFor(step, report);
  const lines = breaks.flatMap((b) => {
    const [kind, service] = b.split(':');
    if (kind === 'travel') return [w.t('guide_breaks_travel')];
    if (kind === 'mail-software') return [w.t('guide_breaks_mail_software'), w.t('guide_breaks_phone')];
    if (kind !== 'fetcher') return [];
    const line = w.t('guide_breaks_fetcher', { service: serviceName(service ?? 'unknown', w), provider: providerOf(report, w) });
    return b === 'fetcher:outlook' && step.id === 'restrict-overseas-access' ? [`${line}${w.language === 'ja' ? '' : ' '}${w.t('guide_why_outlook')}`] : [line];
  });
  if (lines.length === 0) return [];
  if (breaks.includes('mail-software')) lines.push(w.t('guide_instead_mail_software', { provider: providerOf(report, w) }));
  else if (breaks.some((b) => b.startsWith('fetcher:'))) lines.push(w.t('guide_instead'));
  return [el('div', { class: 'note' }, el('strong', {}, w.t('guide_before')), el('ul', {}, ...lines.map((l) => el('li', {}, l))))];
}

/** @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w */
function state(step, w) {
  const setting = step.id === 'restrict-overseas-access' || step.id === 'close-mail-software';
  if (step.state === 'unknown') return setting && step.done !== '' ? [el('p', { class: 'quiet' }, w.t('guide_not_viewed'))] : [];
  return [el('p', { class: `state ${step.state}` }, w.t('guide_state', { state: w.t(`state_${step.state}`) }))];
}

/** The way there: the record's own page, a provider's page with the menu path, or places and phones. @param {import('./plan.js').Step} step @param {import('../lib/i18n.js').Words} w @param {string} record @param {string} title @param {any} report */
function way(step, w, record, title, report) {
  if (step.id === 'save-evidence') return [el('p', { class: 'row' }, el('a', { href: record, target: '_blank', class: 'button primary' }, w.t('guide_open_record')))];
  const nodes = [];
  if (step.places.length + step.phones.length > 0) {
    const items = [...step.places, ...step.phones].map((p, i) => el('li', {}, outward(p.url, w.t(p.key), i === 0 ? 'button primary' : '')));
    const print = step.id === 'help-desk' ? el('p', { class: 'row' }, el('a', { href: record, target: '_blank', class: 'button' }, w.t('guide_print'))) : null;
    return [el('ul', { class: 'places' }, ...items), print].filter((n) => n !== null);
  }
  if (step.url !== '') {
    const exact = step.history ? w.t('guide_open_history', { name: w.t(`history_${step.history}`) }) : w.t('guide_open_exact', { title });
    nodes.push(el('p', { class: 'row' }, outward(step.url, step.exact ? exact : w.t('guide_open_near', { provider: providerOf(report, w) }), 'button primary')));
    nodes.push(el('p', { class: 'quiet' }, w.t('guide_goes_to', { host: new URL(step.url).host })));
  }
  if (step.path.length > 0 && !step.exact) {
    nodes.push(el('p', {}, w.t('guide_path')), el('ol', { class: 'path', lang: foreignLanguage(step.path.join(), w) }, ...step.path.map((p) => el('li', {}, plain(p, 60)))));
  }
  return nodes;
}
