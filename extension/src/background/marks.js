// A report → the marks and the bar of its page: codes become words here, so that the content script holds none.
import { countryName, findingText, plain, questionText } from '../lib/format.js';

/** @typedef {{ node: number, twin?: number, row: number, risk: string, text: string, label: string }} Mark  twin: where else the record is shown */
/** @typedef {{ risk: string, text: string, name: string, more: string }} Bar */
/** @typedef {{ marks: Mark[], bar: Bar | null, history: boolean, error: string, language: string, reload: Bar | null }} Answer */

/** Findings that worry, gravest first. @param {any} report @returns {any[]} */
export function worrying(report) {
  const rank = /** @type {Record<string, number>} */ ({ high: 0, medium: 1, low: 2 });
  return report.findings.filter((/** @type {any} */ f) => f.risk in rank)
    .sort((/** @type {any} */ a, /** @type {any} */ b) => rank[a.risk] - rank[b.risk] || b.score - a.score);
}

/** How many rows need checking. @param {any} report */
export function rowsToCheck(report) {
  return report.signIns.filter((/** @type {any} */ s) => s.risk === 'high' || s.risk === 'medium').length;
}

/**
 * @param {any} report
 * @param {import('../lib/i18n.js').Words} w
 * @returns {Mark[]}
 */
export function marksOf(report, w) {
  const marks = [];
  for (const s of report.signIns) {
    const foreign = s.country !== '' && report.home.length > 0 && !report.home.includes(s.country);
    const worries = s.risk === 'high' || s.risk === 'medium' || s.risk === 'low';
    if (!worries && (!foreign || s.self || s.network === 'private')) continue;
    const risk = worries ? s.risk : 'none';
    const country = countryName(s.country, w.language) || plain(s.countryText, 20);
    const between = w.language === 'ja' || risk === 'none' || country === '' ? ' ' : ' · ';
    marks.push({ node: s.node, ...(s.twin ? { twin: s.twin } : {}), row: s.row, risk, text: `${w.t(`mark_${risk}`)}${between}${country}`.trim(), label: w.t(`mark_${risk}_label`) });
  }
  return marks;
}

/**
 * One sentence about the page, or nothing.
 * @param {any} report
 * @param {import('../lib/i18n.js').Words} w
 * @returns {Bar | null}
 */
export function barOf(report, w) {
  const [first] = worrying(report);
  if (!first) return null;
  const question = questionText(first, w);
  if (first.risk === 'low' && !question) return null; // the row's own mark says it
  const ask = first.question.startsWith('fetcher') || !question ? question : w.t('question_default');
  return { risk: first.risk, text: `${findingText(first, w)}${w.language === 'ja' ? '' : ' '}${ask}`, name: w.t('bar_name'), more: w.t('bar_more') };
}

/** @param {import('../lib/i18n.js').Words} w @returns {Bar} */
export function reloadBar(w) {
  return { risk: 'low', text: w.t('bar_reload'), name: w.t('bar_name'), more: '' };
}
