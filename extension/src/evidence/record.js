// The record of a sign-in history: plain data made of the analyzer's report and of what the person did, the same for the printed
// page, the JSON file and the CSV file. It states what the page showed and what was estimated; it accuses nobody.
import { canonical, sha256 } from './hash.js';
import { stamp } from './zoned.js';

export const FORM = 1; // version of the JSON form
export const JAPAN = 'Asia/Tokyo';

/** @typedef {{key: string, title: string}} Column */

/** Marked: what a reader should look at. A row from abroad with an explanation stays "none" and is not among them. */
const MARKED = new Set(['high', 'medium', 'low']);

/** @param {string} risk @returns {boolean} */
export const marked = risk => MARKED.has(risk);

/**
 * @typedef {object} Row
 * @property {number} number from 1, as the record counts
 * @property {number} row position on the page, from 1
 * @property {string} page title or kind of the page
 * @property {number} at which page of the record, from 0
 * @property {string} risk
 * @property {string} text exactly as shown
 * @property {string} timeText as shown
 * @property {string} time RFC 3339 @property {string} precision
 * @property {string} jst @property {string} utc
 * @property {string} ip @property {string} host
 * @property {string} countryText as shown @property {string} country code @property {string} countrySource
 * @property {number} asn @property {string} org @property {string} network
 * @property {string} protocol @property {string} service @property {string} device
 * @property {string} outcome @property {number} finding
 */

/**
 * @param {any} report of one analysis (version 1)
 * @param {{capturedAt: string, version: string, steps?: {id: string, done: string, by?: string}[], zone?: string}} how capturedAt and done: RFC 3339
 */
export function makeRecord(report, { capturedAt, version, steps = [], zone = JAPAN }) {
  const pages = list(report.pages);
  const signIns = list(report.signIns);
  const rows = signIns.map((s, i) => row(s, i, pages));
  const times = rows.filter(r => r.time).map(r => Date.parse(r.time)).filter(t => !Number.isNaN(t));
  const kept = rows.filter(r => marked(r.risk));
  return {
    form: FORM,
    capturedAt,
    capturedZone: zone,
    pages: pages.map((p, i) => ({
      url: bare(p.url), title: text(p.title), history: text(p.history), reading: text(p.reading),
      account: text(p.account), rows: number(p.rows), marked: kept.filter(r => r.at === i).length, unread: number(p.unread), zone: text(p.zone), ownIP: text(p.ownIP),
      seenAt: number(p.seenAt) > 0 ? new Date(p.seenAt).toISOString() : capturedAt,
    })),
    missing: list(report.missing).map(String), // histories that were not looked at
    provider: text(report.providerName?.ja) || text(pages.find(p => p.provider)?.provider),
    account: text(pages.find(p => p.account)?.account),
    home: list(report.home).map(String),
    homeSource: text(report.homeSource),
    period: times.length === 0 ? null : { from: new Date(lowest(times)).toISOString(), to: new Date(highest(times)).toISOString() },
    counts: { rows: rows.length, marked: kept.length, ...byKey(kept, 'risk', ['high', 'medium', 'low']) },
    countries: tally(kept.map(r => r.country || '')),
    findings: list(report.findings).map(f => ({
      id: text(f.id), risk: text(f.risk), facts: f.facts ?? {}, rows: list(f.signIns).map(i => Number(i) + 1),
      reasons: list(f.reasons).map(r => ({ signal: text(r.signal), values: r.values ?? {} })),
    })),
    rows,
    steps: steps.map(s => ({ id: text(s.id), done: text(s.done), by: s.by === 'seen' ? 'seen' : 'self' })),
    versions: { ashiato: version, dataDate: text(report.dataDate), report: number(report.version) },
  };
}

/** @typedef {ReturnType<typeof makeRecord>} EvidenceRecord */

/** @param {any} s @param {number} i @param {any[]} pages @returns {Row} */
function row(s, i, pages) {
  const page = pages[number(s.page)] ?? {};
  const precision = text(s.precision);
  return {
    number: i + 1, row: number(s.row) + 1, at: number(s.page), page: text(page.title) || text(page.history), risk: text(s.risk),
    text: text(s.text), timeText: text(s.timeText), time: text(s.time), precision,
    jst: stamp(text(s.time), JAPAN, precision), utc: precision === 'day' || precision === 'month' ? '' : stamp(text(s.time), 'UTC', precision),
    ip: text(s.ip), host: text(s.host), countryText: text(s.countryText), country: text(s.country),
    countrySource: text(s.countrySource), asn: number(s.asn), org: text(s.org), network: text(s.network),
    protocol: text(s.protocol), service: text(s.service), device: text(s.device), outcome: text(s.outcome),
    finding: typeof s.finding === 'number' ? s.finding : -1,
  };
}

/** Times that are exact enough to count hours. @param {EvidenceRecord} record @returns {import('./chart.js').Stroke[]} */
export function strokes(record) {
  return record.rows
    .filter(r => r.time && (r.precision === 'second' || r.precision === 'minute' || r.precision === 'hour'))
    .map(r => ({ time: Date.parse(r.time), marked: marked(r.risk) }))
    .filter(s => !Number.isNaN(s.time));
}

/**
 * The table of the CSV file.
 * @param {EvidenceRecord} record @param {(key: string) => string} title of a column
 * @param {(column: string, value: unknown) => unknown} [value]  as a person reads it
 * @returns {unknown[][]}
 */
export function table(record, title, value = (_, v) => v) {
  /** @type {(keyof Row)[]} */
  const columns = ['number', 'page', 'row', 'risk', 'timeText', 'jst', 'utc', 'ip', 'host', 'countryText', 'country', 'countrySource',
    'asn', 'org', 'network', 'protocol', 'service', 'device', 'outcome', 'text'];
  return [columns.map(title), ...record.rows.map(r => columns.map(c => c === 'asn' && !r.asn ? '' : value(c, r[c])))];
}

/** @param {EvidenceRecord} record @returns {Promise<string>} the fingerprint of the whole record but for itself */
export const fingerprint = record => sha256(canonical(record));

/** The JSON file: the record and its fingerprint, told how it is computed. @param {EvidenceRecord} record @param {string} [picture] SHA-256 of the picture */
export async function jsonFile(record, picture = '') {
  const sum = await fingerprint(record);
  const how = 'SHA-256 of "record" as JSON with sorted keys and no spaces, UTF-8';
  return `${JSON.stringify({ ashiatoRecord: FORM, sha256: sum, sha256Of: how, ...(picture ? { pictureSha256: picture } : {}), record }, null, 2)}\n`;
}

/** An address without what may hold a session or a name. @param {unknown} url */
export function bare(url) {
  try {
    const u = new URL(text(url));
    if (u.protocol !== 'https:' && u.protocol !== 'http:') return text(url).split(/[?#]/, 1)[0];
    return u.origin + u.pathname;
  } catch {
    return '';
  }
}

/** @param {unknown} v @returns {any[]} */
const list = v => Array.isArray(v) ? v : [];
/** @param {unknown} v */
const text = v => typeof v === 'string' ? v : '';
/** @param {unknown} v */
const number = v => typeof v === 'number' && Number.isFinite(v) ? v : 0;
/** @param {number[]} n */
const lowest = n => n.reduce((a, b) => Math.min(a, b));
/** @param {number[]} n */
const highest = n => n.reduce((a, b) => Math.max(a, b));

/** @param {Row[]} rows @param {'risk'} key @param {string[]} keys */
function byKey(rows, key, keys) {
  return Object.fromEntries(keys.map(k => [k, rows.filter(r => r[key] === k).length]));
}

/** @param {string[]} values @returns {{country: string, count: number}[]} most frequent first */
function tally(values) {
  /** @type {Map<string, number>} */
  const n = new Map();
  for (const v of values) n.set(v, (n.get(v) ?? 0) + 1);
  return [...n].map(([country, count]) => ({ country, count })).sort((a, b) => b.count - a.count || (a.country < b.country ? -1 : 1));
}
