// What to do next: one button a step, straight to its page where that is known, with the menu path where it is not. A calm page offers the
// switches as well.
import { el, link, safeUrl } from './element.js';
import { foreignLanguage, messageKey, plain } from '../lib/format.js';
import { guideButtons } from './guide.js';
import { seenLine } from './summary.js';

/** The switches that stop an intruder: always shown, in the report's order. The other steps are folded. */
const SWITCHES = new Set(['close-mail-software', 'restrict-overseas-access', 'change-password', 'sign-out-sessions', 'two-step']);

/** Steps that need a page of their own and have none yet. */
const NO_PAGE = new Set(['look-again']);

/** @param {import('./popup.js').View} view @returns {Node[]} */
export function steps(view) {
  const { w, report } = view;
  if (!report) return [];
  const page = report.pages[0];
  const useful = report.provider !== '' || ['complete', 'partial', 'empty'].includes(page.reading);
  if (!useful || page.reading === 'signed-out') return otherHistory(view);
  const worry = report.risk === 'high' || report.risk === 'medium';
  const list = report.actions.filter((/** @type {any} */ a) => a.id !== 'other-history' && !NO_PAGE.has(a.id));
  const withLink = list.filter((/** @type {any} */ a) => safeUrl(a.url) !== '');
  const first = withLink.filter((/** @type {any} */ a) => SWITCHES.has(a.id));
  const rest = list.filter((/** @type {any} */ a) => !first.includes(a));
  const out = otherHistory(view);
  if (first.length + rest.length === 0) return out;
  out.push(el('section', { 'aria-labelledby': 'next' },
    el('h2', { id: 'next', text: w.t(worry ? 'popup_next' : 'popup_calm_next') }),
    ...guideButtons(view),
    el('ol', {}, ...first.map((/** @type {any} */ a) => step(view, a))),
    rest.length > 0 && el('details', {}, el('summary', { text: w.t('popup_more_steps', { count: rest.length }) }),
      el('ol', {}, ...rest.map((/** @type {any} */ a) => step(view, a))))));
  return out;
}

/** @param {import('./popup.js').View} view @param {any} a */
function step({ w }, a) {
  const key = messageKey('action', a.id);
  const url = safeUrl(a.url);
  const title = w.t(key);
  const stateful = a.state === 'on' || a.state === 'off' || a.id === 'restrict-overseas-access' || a.id === 'close-mail-software';
  const chip = stateful ? el('span', { className: `state ${a.state}`, text: w.t(`state_${a.state}`) }) : null;
  const head = url ? link(url, title, 'button', w) : el('h3', { text: title });
  if (chip) head.append(chip);
  const breaks = a.breaks?.length > 0 && w.has(`${key}_breaks`) ? el('p', { className: 'note', text: w.t('popup_breaks', { text: w.t(`${key}_breaks`) }) }) : null;
  return el('li', { className: 'step', 'data-action': a.id, 'data-url-source': a.urlSource }, head,
    w.has(`${key}_does`) ? el('p', { className: 'quiet', text: w.t(`${key}_does`) }) : null,
    url && !a.exact && a.path?.length > 0 ? path(a.path, w) : null,
    breaks);
}

/** @param {string[]} parts @param {import('../lib/i18n.js').Words} w */
function path(parts, w) {
  return el('p', { className: 'path' }, `${w.t('popup_nearest')} `, el('strong', { lang: foreignLanguage(parts.join(), w), text: parts.map((p) => plain(p, 60)).join(' → ') }));
}

/** A history that was not looked at: the intruder may be in that one. @param {import('./popup.js').View} view @returns {Node[]} */
function otherHistory(view) {
  const { w, report } = view;
  const out = [];
  // The report's step leads to the first missing history; a further one has its link if the page has one.
  const action = report.actions.find((/** @type {any} */ a) => a.id === 'other-history');
  for (const [i, kind] of report.missing.entries()) {
    const seen = seenLine(view, kind);
    const linked = safeUrl(report.pages[0].links?.[`history:${kind}`]);
    const url = linked || (i === 0 ? safeUrl(action?.url) : '');
    out.push(el('section', { 'data-missing': kind, 'data-seen': seen ? 'yes' : 'no' },
      seen ?? el('p', { text: w.t(`popup_missing_${kind}`) }),
      url ? link(url, w.t('popup_open_history'), seen || report.risk === 'high' ? 'button' : 'button main', w) : null,
      url && !linked && !action.exact && action.path?.length > 0 ? path(action.path, w) : null));
  }
  return out;
}
