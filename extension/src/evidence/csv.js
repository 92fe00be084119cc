// A table as CSV (RFC 4180) that spreadsheets open without running anything: a cell that could be taken for a formula gets an
// apostrophe in front, as OWASP advises against CSV injection. Rows of a history hold text that strangers chose.

/** Starts with what Excel, LibreOffice or Google Sheets take for a formula; full-width signs count too, since Japanese Excel folds them. */
const FORMULA = /^[\s\u0000-\u001F\u007F\u200B-\u200F\u2060\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/u;
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/gu;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** @param {unknown} value @returns {string} one cell, quoted where needed */
export function cell(value) {
  const raw = value === undefined || value === null ? '' : String(value);
  let text = raw.replace(CONTROL, '');
  const starts = /^[\t\r\n]/.test(raw) || FORMULA.test(text);
  if (starts && !NUMBER.test(text)) text = `'${text}`;
  return /[",\r\n;\t]|^\s|\s$/.test(text) || text.startsWith("'") ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {unknown[][]} rows the heading first
 * @returns {string} with a byte order mark: without one, Japanese Excel reads UTF-8 as Shift_JIS
 */
export function csv(rows) {
  return '\uFEFF' + rows.map(r => r.map(cell).join(',') + '\r\n').join('');
}
