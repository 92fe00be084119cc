// The record as elements: what a shop, a provider or the police can read without knowing us.
import { el } from '../lib/dom.js';
import { countryName, findingText, foreignLanguage, messageKey, plain, wordsFor } from '../lib/format.js';
import { AGAIN } from '../guide/plan.js';
import { byHour, hourGrid, timeline } from './chart.js';
import { JAPAN, marked, strokes } from './record.js';
import { stamp } from './zoned.js';

const MOST_ROWS = 300; // on paper; the files hold all

/** @typedef {import('../lib/i18n.js').Words} Words */
/** @typedef {import('./record.js').EvidenceRecord} EvidenceRecord */

/**
 * @param {EvidenceRecord} record
 * @param {{ w: Words, sum: string, picture: import('./picture.js').Album | null, every: boolean, names: boolean, reminders: number[] }} how  reminders: in how many hours
 * @returns {Node[]}
 */
export function sheet(record, { w, sum, picture, every, names, reminders }) {
  return [
    el('h1', {}, w.t('evidence_title')),
    el('p', {}, w.t('evidence_intro')),
    facts(record, w, names),
    ...what(record, w),
    ...rhythm(record, w),
    ...rows(record, w, every, names),
    ...pictures(w, picture),
    ...done(record, w, reminders),
    ...blanks(record, w, names),
    ...origin(record, w),
    ...expert(w, sum, picture),
  ];
}

/** A value of the table for people: codes as words; the JSON file keeps them. @param {Words} w @returns {(column: string, value: unknown) => unknown} */
export const spoken = (w) => (column, value) => {
  if (column === 'risk') return marked(String(value)) ? w.t(`mark_${value}`) : '—';
  if (column === 'countrySource') return value === 'page' ? w.t('evidence_from_page') : value === 'geoip' ? w.t('evidence_from_data') : '';
  const key = `${column}_${value}`;
  return /^(network|protocol|outcome)$/.test(column) && w.has(key) ? w.t(key) : value;
};

/** @param {[string, Node | string][]} lines */
function pairs(lines, kind = 'facts') {
  return el('table', { class: kind }, el('tbody', {}, ...lines.map(([k, v]) => el('tr', {}, el('th', { scope: 'row' }, k), el('td', {}, v)))));
}

/** @param {EvidenceRecord} r @param {Words} w @param {boolean} names */
function facts(r, w, names) {
  const counts = w.t('evidence_counts_value', { rows: r.counts.rows, marked: r.counts.marked });
  const countries = r.countries.slice(0, 10).map((c) => w.t('evidence_country_count', { country: countryName(c.country, w.language) || w.t('evidence_country_unknown'), count: c.count }));
  const list = w.language === 'ja' ? '、' : ', ';
  return pairs([
    [w.t('evidence_service'), r.provider || '—'],
    [w.t(names ? 'evidence_account_whole' : 'evidence_account'), r.account ? plain(r.account, 80) : w.t('evidence_account_none')],
    [w.t('evidence_period'), r.period ? `${stamp(r.period.from, JAPAN, 'minute')} – ${stamp(r.period.to, JAPAN, 'minute')} (JST)` : '—'],
    [w.t('evidence_counts'), counts],
    ...(r.pages.length > 1 ? r.pages.map((p) => /** @type {[string, string]} */ ([historyName(p, w), pageFacts(p, r, w)])) : []),
    ...(r.missing.length > 0 ? [/** @type {[string, string]} */ ([w.t('evidence_not_seen'), r.missing.map((m) => w.t(`history_${m}`)).join(list)])] : []),
    [w.t('evidence_countries'), countries.join(list) || '—'],
    [w.t('evidence_home'), r.home.map((c) => countryName(c, w.language)).join(list) + (r.homeSource === 'zone' ? ` (${w.t('evidence_assumed')})` : '')],
    [w.t('evidence_captured'), `${stamp(r.capturedAt, JAPAN)} (JST) / ${stamp(r.capturedAt, 'UTC')} (UTC)`],
    [w.t('evidence_printed'), el('span', { id: 'printed' }, printed(Date.now()))],
  ]);
}

/** When it is printed, in Japan's time. @param {number} now */
export const printed = (now) => `${stamp(new Date(now).toISOString(), JAPAN)} (JST)`;

/**
 * Rows of one page of several. That it names no account is said where another page does: it may be another person's.
 * @param {EvidenceRecord['pages'][number]} page @param {EvidenceRecord} r @param {Words} w
 */
function pageFacts(page, r, w) {
  const counts = w.t('evidence_counts_value', { rows: page.rows, marked: page.marked });
  return r.account && !page.account ? `${counts} (${w.t('evidence_page_unnamed')})` : counts;
}

/** @param {{ history: string }} page @param {Words} w */
function historyName(page, w) {
  return w.t(`history_${page.history || 'unknown'}`);
}

/** @param {EvidenceRecord} r @param {Words} w @returns {Node[]} */
function what(r, w) {
  const found = r.findings.filter((f) => marked(f.risk));
  if (found.length === 0) return [el('h2', {}, w.t('evidence_what_heading')), el('p', {}, w.t('evidence_nothing'))];
  return [el('h2', {}, w.t('evidence_what_heading')), el('ul', {}, ...found.map((f) => el('li', {}, findingText(f, w),
    el('ul', {}, ...f.reasons.map((/** @type {any} */ reason) => el('li', {}, w.t(messageKey('reason', reason.signal), wordsFor(reason.values, w))))))))];
}

/** @param {EvidenceRecord} r @param {Words} w @returns {Node[]} */
function rhythm(r, w) {
  const all = strokes(r);
  const desc = w.t('evidence_chart_desc', { marked: all.filter((s) => s.marked).length, other: all.filter((s) => !s.marked).length });
  const grid = hourGrid(document, all, JAPAN, { title: w.t('evidence_grid'), desc });
  const line = timeline(document, all, JAPAN, { title: w.t('evidence_line'), desc, marked: w.t('evidence_line_marked'), other: w.t('evidence_line_other') });
  if (!grid || !line) return [];
  const { days, cut } = byHour(all, JAPAN);
  return [
    el('h2', {}, w.t('evidence_rhythm')), el('p', { class: 'quiet' }, w.t('evidence_legend')),
    el('figure', {}, el('figcaption', {}, w.t('evidence_grid')), grid),
    ...(cut > 0 ? [el('p', { class: 'quiet' }, w.t('evidence_grid_cut', { days: days.length }))] : []),
    el('figure', {}, el('figcaption', {}, w.t('evidence_line')), line),
  ];
}

/** @param {EvidenceRecord} r @param {Words} w @param {boolean} every @param {boolean} names @returns {Node[]} */
function rows(r, w, every, names) {
  const all = every ? r.rows : r.rows.filter((row) => marked(row.risk));
  const list = all.slice(0, MOST_ROWS);
  const title = w.t(every ? 'evidence_rows_all' : 'evidence_rows');
  /** @type {Node[]} */ const tables = [];
  r.pages.forEach((page, i) => {
    const own = list.filter((row) => row.at === i);
    const name = r.pages.length > 1 ? historyName(page, w) : '';
    if (own.length > 0) tables.push(...(name ? [el('h3', {}, name)] : []), rowTable(own, name || title, w));
  });
  const cut = all.length - list.length;
  return [
    el('h2', {}, title), ...(list.length > 0 ? tables : [el('p', {}, w.t('evidence_rows_none'))]),
    ...(cut > 0 ? [el('p', {}, w.t('evidence_rows_cut', { count: cut }))] : []),
    ...(!every && list.length > 0 && list.length < r.rows.length ? [el('p', { class: 'quiet' }, w.t('evidence_gaps'))] : []),
    ...(names ? [] : [el('p', { class: 'quiet' }, w.t('evidence_masked'))]),
    el('p', { class: 'quiet' }, w.t('evidence_estimate')),
  ];
}

/** @param {import('./record.js').Row[]} list @param {string} label @param {Words} w */
function rowTable(list, label, w) {
  const head = ['number', 'mark', 'time', 'address', 'place', 'use', 'text'];
  return el('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': label }, el('table', { class: 'rows' },
    el('thead', {}, el('tr', {}, ...head.map((h) => el('th', { scope: 'col' }, w.t(`evidence_head_${h}`))))),
    el('tbody', {}, ...list.map((row) => el('tr', {},
      el('td', {}, String(row.number)),
      el('td', { class: 'mark' }, marked(row.risk) ? w.t(`mark_${row.risk}`) : '—'),
      el('td', { class: 'stamp' }, ...times(row)),
      el('td', { class: 'address' }, [row.ip, plain(row.host, 80)].filter(Boolean).join(' ') || '—'),
      el('td', { class: 'place' }, place(row, w)),
      el('td', { class: 'use' }, ...use(row, w)),
      el('td', { class: 'shown', lang: foreignLanguage(row.text, w) }, el('bdi', {}, plain(row.text, 600))),
    )))));
}

/** @param {import('./record.js').Row} row @param {Words} w @returns {Node[]} */
function use(row, w) {
  const parts = [saysProtocol(row) ? '' : w.t(`protocol_${row.protocol || 'unknown'}`), plain(row.service, 60), w.t(`outcome_${row.outcome || 'unknown'}`), plain(row.device, 60)].filter(Boolean);
  return parts.flatMap((p, i) => [...(i > 0 ? [document.createTextNode(' / ')] : []), el('span', { lang: foreignLanguage(p, w) }, p)]);
}

/** The moment in Japan's time above the same in UTC; as shown where it could not be read. @param {import('./record.js').Row} row @returns {(Node | string)[]} */
function times(row) {
  if (!row.jst) return [plain(row.timeText, 60) || '—'];
  return row.utc ? [`${row.jst} JST`, el('br'), `${row.utc} UTC`] : [row.jst];
}

/** The service's own name has the protocol already: "メール受信(IMAP)". @param {import('./record.js').Row} row */
function saysProtocol(row) {
  return /^(imap|pop|smtp)$/.test(row.protocol) && row.service.toLowerCase().includes(row.protocol);
}

/** @param {import('./record.js').Row} row @param {Words} w */
function place(row, w) {
  const country = countryName(row.country, w.language) || plain(row.countryText, 40) || w.t('evidence_country_unknown');
  const source = row.countrySource === 'page' ? w.t('evidence_from_page') : row.countrySource === 'geoip' ? w.t('evidence_from_data') : '';
  const network = [row.asn ? `AS${row.asn}` : '', plain(row.org, 60)].filter(Boolean).join(' ');
  return [source ? `${country} (${source})` : country, network].filter(Boolean).join(' / ');
}

/** @param {Words} w @param {import('./picture.js').Album | null} picture @returns {Node[]} */
function pictures(w, picture) {
  if (!picture) return [];
  return [el('h2', {}, w.t('evidence_picture_heading')), el('p', { class: 'quiet' }, w.t(picture.whole ? 'evidence_picture_whole' : 'evidence_picture_part')),
    el('figure', { class: 'pages', role: 'img', 'aria-label': w.t('evidence_picture_alt') }, ...picture.pieces)];
}

/** @param {EvidenceRecord} r @param {Words} w @param {number[]} reminders @returns {Node[]} */
function done(r, w, reminders) {
  const when = Object.entries(AGAIN).filter(([, hours]) => reminders.includes(hours)).map(([name]) => w.t(`guide_remind_${name}`)).join(w.language === 'ja' ? '、' : ', ');
  const list = r.steps.filter((s) => s.done).map((s) => {
    const did = w.t(messageKey('did', s.id), { when });
    const seen = s.id === 'other-history' ? w.t('evidence_did_looked', { did }) : w.t('evidence_did_seen', { title: w.t(messageKey('action', s.id)), state: w.t('state_on') });
    // A reminder is ours: nobody need say that it was set.
    const what = s.id === 'look-again' && when ? w.t('evidence_did_looked', { did }) : s.by === 'seen' ? seen : w.t('evidence_did_self', { did });
    return el('li', {}, `${stamp(s.done, JAPAN, 'minute')} ${what}`);
  });
  return [el('h2', {}, w.t('evidence_done')), list.length === 0 ? el('p', {}, w.t('evidence_done_none')) : el('ul', {}, ...list)];
}

/** What police and shops ask, to be filled in by hand. @param {EvidenceRecord} r @param {Words} w @param {boolean} names @returns {Node[]} */
function blanks(r, w, names) {
  const known = /** @type {Record<string, string>} */ ({ id: names ? plain(r.account, 80) : '' });
  const lines = ['name', 'id', 'when', 'where', 'who', 'what', 'gift', 'why', 'how', 'writer'].map((k) => /** @type {[string, string]} */ ([w.t(`evidence_blank_${k}`, { provider: r.provider }), known[k] ?? '']));
  return [el('section', { class: 'whole' }, el('h2', {}, w.t('evidence_blanks')), el('p', { class: 'quiet' }, w.t('evidence_blanks_hint')), pairs(lines, 'facts blanks'))];
}

/** @param {EvidenceRecord} r @param {Words} w @returns {Node[]} */
function origin(r, w) {
  const own = [...new Set(r.pages.map((p) => p.ownIP).filter(Boolean))].join(w.language === 'ja' ? '、' : ', ');
  return [el('section', { class: 'whole' }, el('h2', {}, w.t('evidence_origin')), pairs([
    ...r.pages.map((p) => /** @type {[string, Node]} */ ([r.pages.length > 1 ? w.t('evidence_source_of', { name: historyName(p, w) }) : w.t('evidence_source'), source(p, w)])),
    ...(own ? [/** @type {[string, string]} */ ([w.t('evidence_own'), own])] : []),
    [w.t('evidence_versions'), w.t('evidence_versions_value', { version: r.versions.ashiato, date: r.versions.dataDate || '—' })],
  ]), el('p', { class: 'quiet' }, w.t('evidence_no_claim')))];
}

/** @param {EvidenceRecord['pages'][number]} p @param {Words} w */
function source(p, w) {
  return el('span', {}, `${p.url} `, el('span', { lang: foreignLanguage(p.title, w) }, plain(p.title, 120)), ` (${w.t('evidence_seen_at', { time: `${stamp(p.seenAt, JAPAN, 'minute')} JST` })})`);
}

/** What proves that files and paper belong together: nobody else need read it. @param {Words} w @param {string} sum @param {import('./picture.js').Album | null} picture @returns {Node[]} */
function expert(w, sum, picture) {
  return [el('section', { class: 'whole joined' }, el('h2', {}, w.t('evidence_expert')), pairs([
    [w.t('evidence_sum'), el('span', { class: 'sum' }, sum)],
    ...(picture ? [/** @type {[string, Node]} */ ([w.t('evidence_picture_sum'), el('span', { class: 'sum' }, picture.sum)])] : []),
  ]), el('p', { class: 'quiet' }, w.t('evidence_sum_how')))];
}
