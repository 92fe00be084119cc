// What to do next: one button a step, straight to its page where that is known, with the menu path where it is not. A calm page offers the
// switches as well.
import { el, link, safeUrl } from './element.js';
import { messageKey } from '../lib/format.js';
import { otherHistories, path } from './other.js';

/** The switches that stop an intruder: always shown, each in its place whatever was found. The other steps are folded. */
const SWITCHES = ['close-mail-software', 'restrict-overseas-access', 'change-password', 'sign-out-sessions', 'two-step'];

/** Steps that need a page of their own and have none yet. */
const NO_PAGE = new Set(['look-again']);

/** @param {import('./popup.js').View} view @returns {Node[]} */
export function steps(view) {
  const { w, report } = view;
  if (!report) return [];
  const page = report.pages[0];
  const useful = report.provider !== '' || ['complete', 'partial', 'empty'].includes(page.reading);
  const half = view.verdict?.kind === 'half' ? view.verdict.missing : []; // those stand in the verdict
  const out = otherHistories(view, (kind) => !half.includes(kind));
  if (!useful || page.reading === 'signed-out') return out;
  const worry = report.risk === 'high' || report.risk === 'medium' || view.verdict?.kind === 'other';
  const list = report.actions.filter((/** @type {any} */ a) => a.id !== 'other-history' && !NO_PAGE.has(a.id));
  const withLink = list.filter((/** @type {any} */ a) => safeUrl(a.url) !== '');
  const first = SWITCHES.flatMap((id) => withLink.filter((/** @type {any} */ a) => a.id === id));
  const rest = list.filter((/** @type {any} */ a) => !first.includes(a));
  if (first.length + rest.length === 0) return out;
  out.push(el('section', { 'aria-labelledby': 'next' },
    el('h2', { id: 'next', text: w.t(worry && !view.state.memory?.inHand?.settled ? 'popup_next' : 'popup_calm_next') }),
    el('ol', {}, ...first.map((/** @type {any} */ a) => step(view, a))),
    rest.length > 0 && el('details', {}, el('summary', { text: w.t('popup_more_steps', { count: rest.length }) }),
      el('ol', {}, ...rest.map((/** @type {any} */ a) => further(view, a))))));
  return out;
}

/** A switch: one button. @param {import('./popup.js').View} view @param {any} a */
function step(view, a) {
  const { w } = view;
  const key = messageKey('action', a.id);
  const head = link(safeUrl(a.url), w.t(key), 'button', w);
  const chip = stateOf(view, a);
  if (chip) head.append(el('span', { className: `state ${chip.kind}`, text: chip.text }));
  const breaks = a.breaks?.length > 0 && w.has(`${key}_breaks`) ? el('p', { className: 'note', text: w.t('popup_breaks', { text: w.t(`${key}_breaks`) }) }) : null;
  return el('li', { className: 'step', 'data-action': a.id, 'data-url-source': a.urlSource }, head,
    w.has(`${key}_does`) ? el('p', { className: 'quiet', text: w.t(`${key}_does`) }) : null,
    !a.exact && a.path?.length > 0 ? path(a.path, w) : null,
    breaks);
}

/** A further step: a heading and what it is for, with a link where there is a page. @param {import('./popup.js').View} view @param {any} a */
function further(view, a) {
  const { w } = view;
  const key = messageKey('action', a.id);
  const url = safeUrl(a.url);
  const chip = stateOf(view, a);
  return el('li', { className: 'step', 'data-action': a.id, 'data-url-source': a.urlSource },
    el('h3', {}, w.t(key), chip && el('span', { className: `state ${chip.kind}`, text: chip.text })),
    w.has(`${key}_does`) ? el('p', { className: 'quiet', text: w.t(`${key}_does`) }) : null,
    url ? el('p', {}, link(url, a.exact ? w.t('guide_open_exact', { title: w.t(key) }) : w.t('guide_open_near', { provider: view.report.providerName?.[w.language] ?? '' }), 'page', w)) : null,
    url && !a.exact && a.path?.length > 0 ? path(a.path, w) : null);
}

/** What is known of a setting: seen by us, else done by the person's own word. @param {import('./popup.js').View} view @param {any} a */
function stateOf({ w, state }, a) {
  const seen = a.state === 'on' || a.state === 'off';
  if (seen) return { kind: a.state, text: w.t(`state_${a.state}`) };
  const setting = a.id === 'restrict-overseas-access' || a.id === 'close-mail-software';
  const ticked = state.memory?.steps?.some((/** @type {any} */ s) => s.id === a.id && s.done);
  if (ticked) return { kind: 'ticked', text: w.t(setting ? 'state_ticked' : 'guide_tick') };
  return setting ? { kind: 'unknown', text: w.t('state_unknown') } : null;
}
