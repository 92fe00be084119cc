// Is it all right? One line, then what was read.
import { guideButtons } from './guide.js';
import { otherHistories } from './other.js';
import { el, link, safeUrl } from './element.js';
import { countryName, countryNames, day, messageKey, plain } from '../lib/format.js';
import { send, webext } from '../lib/wire.js';

const SHAPE = /** @type {Record<string, string>} */ ({ high: '▲', medium: '◆', low: '○', none: '✓', unknown: '?', idle: '👣', half: '◐', answered: '○' });

/** @param {string} risk @param {string} text @param {...(Node | null)} more */
function level(risk, text, ...more) {
  return el('div', { className: `level ${risk}` }, el('span', { className: 'shape', 'aria-hidden': 'true', text: SHAPE[risk] ?? '?' }),
    el('div', {}, el('h1', { text }), ...more));
}

/** @param {string} text */
const quiet = (text) => el('p', { className: 'quiet', text });

/** @param {import('./popup.js').View} view @returns {(Node | null)[]} */
export function summary(view) {
  const { w, state, report } = view;
  if (!state) return [level('unknown', w.t('popup_error'), quiet(w.t('popup_error_hint')))];
  if (!state.tab) return state.reading ? [level('idle', w.t('popup_reading'))] : idle(view);
  if (!report) return [level('unknown', w.t('popup_error'), quiet(w.t('popup_error_hint'))), check(view)];
  return reading(view, report.pages[0]);
}

/** Whose page it is, and what limits the reading. @param {import('./popup.js').View} view @returns {(Node | null)[]} */
export function details(view) {
  const page = view.report?.pages[0];
  return page ? [about(view, page), ...notes(view, page), ...offer(view, page)] : [];
}

/** The one verdict of an account where this page alone has nothing to say. @param {import('./popup.js').View} view @param {any} page @returns {(Node | null)[] | null} */
function ofAccount(view, page) {
  const { w, state, verdict } = view;
  const here = () => el('p', { text: w.t(page.reading === 'empty' ? empty(page) : view.report.risk === 'none' ? 'popup_half_here' : `level_${view.report.risk}`) });
  const rows = page.reading === 'empty' ? null : quiet(read(w, page));
  const hand = state.memory?.inHand;
  switch (verdict?.kind) {
    case 'other':
      if (hand.settled) return [settled(view, otherRows(view)), ...guideButtons(view), here(), rows];
      return [level(hand.risk, otherRows(view)), ...guideButtons(view), here(), rows];
    case 'answered':
      return [level('answered', w.t('popup_own_answered', { count: verdict.count }), rows, sinceLine(view))];
    case 'half':
      return [level('half', w.t('popup_half'), here(), rows, sinceLine(view), ...otherHistories(view, (kind) => verdict.missing.includes(kind)))];
    default:
      return null;
  }
}

/** @param {import('./popup.js').View} view */
function otherRows({ w, state, verdict }) {
  return w.t('popup_other_check', { name: w.t(`history_${state.memory.inHand.history}`), count: verdict?.count });
}

/** Every step is done, and nothing came since: that is said, and what was found stays. @param {import('./popup.js').View} view @param {...(Node | string | null)} more */
function settled({ w, state, next }, ...more) {
  return level('answered', w.t('popup_settled', { date: day(state.memory.inHand.settled, w.language, true) }),
    ...(next ? [el('p', { id: 'next-look', text: w.t('popup_settled_next', { date: next }) })] : []),
    ...more.map((m) => (typeof m === 'string' ? el('p', { text: m }) : m)), quiet(w.t('popup_settled_rows')));
}

/** @param {any} page */
const empty = (page) => (page.history === 'mail' ? 'popup_empty_mail' : 'popup_empty');

/** @param {import('./popup.js').View} view @param {any} page */
function reading(view, page) {
  const { w, report } = view;
  const account = ofAccount(view, page);
  if (account) return account;
  switch (page.reading) {
    case 'complete':
    case 'partial':
      if (view.state.memory?.inHand?.here && view.state.memory.inHand.settled) return [settled(view, quiet(read(w, page)), sinceLine(view))];
      return [level(report.risk, w.t(`level_${report.risk}`), quiet(read(w, page)), sinceLine(view))];
    case 'empty':
      return [level('none', w.t(empty(page)))];
    case 'signed-out':
      return [level('idle', w.t('popup_signed_out'))];
    case 'unreadable':
      return [level('unknown', w.t('popup_unreadable'), quiet(w.t('popup_unreadable_hint'))), sampleButton(view)];
    default:
      return [...settingLines(w, page) ?? [level('idle', w.t('popup_not_history'))], ...guideButtons(view)];
  }
}

/** Countries that were not there when this history was last looked at. @param {import('./popup.js').View} view */
function sinceLine({ w, state }) {
  const { since } = state.memory ?? {};
  if (!since) return null;
  const countries = since.countries.map((/** @type {string} */ c) => countryName(c, w.language)).join(w.language === 'ja' ? '、' : ', ');
  return el('p', { className: 'quiet', 'data-since': since.countries.join(','), text: w.t(countries === '' ? 'new_countries_none' : 'new_countries', { countries, date: day(since.since, w.language) }) });
}

/** What a person can do about a page that could not be read: a sample without what it says, to look through. @param {import('./popup.js').View} view */
function sampleButton({ w, tab }) {
  return el('button', { id: 'sample', text: w.t('popup_sample'), onclick: () => { void webext.tabs.create({ url: webext.runtime.getURL(`evidence/sample.html?tab=${tab.id}`) }).then(() => window.close()); } });
}

/** @param {import('../lib/i18n.js').Words} w @param {any} page */
function read(w, page) {
  const parts = [w.t('popup_rows', { count: page.rows })];
  if (page.unread > 0) parts.push(w.t('popup_unread', { count: page.unread }));
  else if (page.reading === 'partial') parts.push(w.t('popup_cut'));
  if (page.next) parts.push(w.t('popup_next_page'));
  return parts.join(w.language === 'ja' ? '。' : '. ') + (w.language === 'ja' ? '。' : '.');
}

/** A settings page says how the setting stands. @param {import('../lib/i18n.js').Words} w @param {any} page */
function settingLines(w, page) {
  const known = Object.entries(page.settings);
  if (known.length === 0 && (!page.is || page.is.startsWith('history:'))) return null;
  if (known.length === 0) return [level('idle', w.t('popup_setting_page'))];
  return known.map(([id, s]) => level(s === 'on' ? 'none' : 'medium', w.t(`popup_setting_${s}`, { name: w.t(messageKey('action', id)) })));
}

/** @param {import('./popup.js').View} view @param {any} page */
function about({ w, report, state }, page) {
  const names = [report.providerName?.[w.language] || host(page.url), page.history === 'unknown' ? '' : w.t(`history_${page.history}`)].filter(Boolean);
  return el('div', { className: 'about' },
    quiet(names.map((n) => plain(n, 60)).join(' · ')),
    accountLine(w, page, state.memory?.account ?? ''),
    state.tab?.incognito ? quiet(w.t('popup_private')) : null);
}

/** Whose page it is; that it joined somebody's without naming them is said. @param {import('../lib/i18n.js').Words} w @param {any} page @param {string} known */
function accountLine(w, page, known) {
  if (page.account) return quiet(w.t('popup_account', { account: plain(page.account, 60) }));
  return known ? quiet(w.t('popup_account_known', { account: plain(known, 60) })) : null;
}

/** @param {import('./popup.js').View} view @param {any} page */
function notes({ w, report, state }, page) {
  const out = [];
  const read = page.reading === 'complete' || page.reading === 'partial';
  if (read && report.homeAssumed) {
    out.push(el('p', { className: 'quiet' }, w.t('popup_assumed_home', { countries: countryNames(report.home.join(','), w.language) }), ' ',
      el('a', { href: '../options/options.html', target: '_blank', text: w.t('popup_home_change') })));
  }
  if (state.archive) {
    out.push(el('p', { className: 'note', 'data-archive': state.archive }, w.t(`popup_archive_${state.archive}`), ' ', el('a', { href: '../options/options.html#data', target: '_blank', text: w.t('popup_archive_mend') })));
  }
  if (state.trouble) out.push(el('p', { className: 'note', text: w.t(state.database ? 'popup_database_fallback' : 'popup_no_database') }));
  return out;
}

/** A page that nobody knew: read it every time? @param {import('./popup.js').View} view @param {any} page */
function offer(view, page) {
  const { w, tab, state } = view;
  const site = siteOf(state.tab?.url ?? '');
  const history = ['complete', 'partial', 'empty', 'unreadable'].includes(page.reading);
  if (!history || !site || state.tab?.incognito || tab?.id === undefined) return [check(view)].filter(() => !history);
  const button = el('button', { id: 'remember', hidden: true, text: w.t('popup_remember'), onclick: () => { void ask(view, site, button); } });
  webext.permissions.contains({ origins: [site] }).then((/** @type {boolean} */ granted) => { button.hidden = granted; });
  return [button];
}

/** @param {import('./popup.js').View} view @param {string} site @param {HTMLElement} button */
async function ask({ w, say }, site, button) {
  // The question must be asked in the click itself. The background registers the site when the browser tells it of the permission.
  const granted = await webext.permissions.request({ origins: [site] });
  if (!granted) return;
  await send('remember-site', { origin: site });
  button.replaceWith(quiet(w.t('popup_remembered')));
  say(w.t('popup_remembered'));
}

/** Nothing was read here. @param {import('./popup.js').View} view @returns {Node[]} */
function idle(view) {
  const { w } = view;
  /** @type {Node[]} */
  const out = [level('idle', w.t('popup_idle'), quiet(w.t('popup_idle_hint'))), ...guideButtons(view), check(view)];
  const url = safeUrl(view.first?.url);
  if (url) out.push(link(url, w.t('popup_open_web_history', { name: view.first?.name[w.language] ?? '' }), 'button', w));
  const site = siteOf(view.tab?.url ?? '');
  if (!site || !builtin(site)) return out;
  const grant = el('button', { id: 'grant', hidden: true, className: 'main', text: w.t('popup_grant_button'), onclick: () => {
    webext.permissions.request({ origins: [site] }).then(async (/** @type {boolean} */ ok) => { if (ok) await webext.tabs.reload(view.tab.id); });
  } });
  const missing = el('p', { className: 'note', hidden: true, text: w.t('popup_grant') });
  webext.permissions.contains({ origins: [site] }).then((/** @type {boolean} */ granted) => { grant.hidden = granted; missing.hidden = granted; });
  return [...out, missing, grant];
}

/** @param {string} site */
function builtin(site) {
  return (webext.runtime.getManifest().host_permissions ?? []).includes(site);
}

/** @param {import('./popup.js').View} view @returns {HTMLElement} */
function check({ w, tab, state, say, refresh }) {
  const failed = el('p', { className: 'note', role: 'alert' });
  const button = el('button', { id: 'check', className: state?.tab ? '' : 'main', text: w.t(state?.tab ? 'popup_check_again' : 'popup_check'), onclick: async () => {
    say(w.t('popup_reading'));
    const { ok } = await send('check-page', { tabId: tab?.id ?? 0 }) ?? { ok: false };
    if (!ok) failed.textContent = w.t('popup_check_failed');
    for (let i = 0; ok && i < 40; i++) {
      await refresh();
      if (!button.isConnected) break;
      await new Promise((resolve) => { setTimeout(resolve, 250); });
    }
  } });
  return el('div', {}, button, failed);
}

/** @param {string} url */
function siteOf(url) {
  try {
    const u = new URL(url);
    return u.protocol === 'https:' && u.port === '' ? `https://${u.hostname}/*` : '';
  } catch {
    return '';
  }
}

/** @param {string} url */
function host(url) {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}
