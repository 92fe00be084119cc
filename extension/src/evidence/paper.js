// The foot of every printed page: which record it belongs to and which page of how many, so that loose sheets can be put together again. Browsers
// that know no margin boxes (Firefox, older Chrome) print their own header and footer, where these are switched on: the page says so.
import { JAPAN } from './record.js';
import { stamp } from './zoned.js';

/** @param {string} text @returns {string} a string of CSS */
function quoted(text) {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\u0000-\u001f]/g, ' ')}"`;
}

/** The one that is in use: another record takes its place. @type {CSSStyleSheet | null} */
let used = null;

/** @param {import('./record.js').EvidenceRecord} record @param {import('../lib/i18n.js').Words} w @param {string} sum @returns {boolean} whether the browser knows margin boxes */
export function footer(record, w, sum) {
  const sheet = new CSSStyleSheet();
  const font = 'font: 7.5pt system-ui, "Noto Sans CJK JP", sans-serif; color: #333;';
  sheet.replaceSync(`@page {
    @bottom-left { ${font} content: ${quoted(`${w.t('evidence_title')} ${stamp(record.capturedAt, JAPAN, 'minute')} JST`)}; }
    @bottom-center { ${font} content: ${quoted(`SHA-256 ${sum.slice(0, 16)}…`)}; }
    @bottom-right { ${font} content: counter(page) " / " counter(pages); }
  }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((s) => s !== used), sheet];
  used = sheet;
  return sheet.cssRules[0]?.cssText.includes('counter(pages)') === true;
}
