// The account's name in a record: hidden everywhere but for its first letters, or shown everywhere where the person chose so. A history may print
// the full name in each row, and rows of failures hold names that strangers typed.

/** What is hidden of a shorter name would say nothing, and its letters stand in other words. */
const SHORTEST = 3;
const MAIL = /[\p{L}\p{N}._%+-]+@(?=[\p{L}\p{N}-]+\.)/gu;

/** As the analyzer masks: two letters of the name, and the mail's host. @param {string} name */
export function masked(name) {
  const [local, ...host] = name.split('@');
  const letters = [...local];
  return [letters.length > 2 ? `${letters.slice(0, 2).join('')}…` : local, ...host].join('@');
}

/** Names that the rows print, the longest first. @param {any} report @returns {string[]} */
function namesOf(report) {
  const names = (report.signIns ?? []).map((/** @type {any} */ s) => String(s.account ?? '').trim()).filter((/** @type {string} */ n) => n.length >= SHORTEST && !n.includes('…'));
  return [.../** @type {Set<string>} */ (new Set(names))].sort((a, b) => b.length - a.length);
}

/** The report with every name hidden. @template {any} R @param {R} given @returns {R} */
export function withoutNames(given) {
  const report = /** @type {any} */ (given);
  const names = namesOf(report);
  /** @param {unknown} text */
  const hide = (text) => {
    if (typeof text !== 'string') return text;
    let out = text;
    for (const n of names) out = out.split(n).join(masked(n));
    return out.replace(MAIL, (m) => `${masked(m.slice(0, -1))}@`);
  };
  return {
    ...report,
    pages: (report.pages ?? []).map((/** @type {any} */ p) => ({ ...p, title: hide(p.title), account: hide(p.account) })),
    signIns: (report.signIns ?? []).map((/** @type {any} */ s) => ({ ...s, text: hide(s.text), device: hide(s.device), service: hide(s.service) })),
  };
}

/** The report with the account's full name on its pages, where a row prints it. @template {any} R @param {R} given @returns {R} */
export function withNames(given) {
  const report = /** @type {any} */ (given);
  const names = namesOf(report);
  const full = (/** @type {string} */ account) => {
    const fits = names.filter((n) => masked(n) === account);
    return fits.length === 1 ? fits[0] : account; // two names under one mask: neither is said
  };
  return { ...report, pages: (report.pages ?? []).map((/** @type {any} */ p) => ({ ...p, account: p.account ? full(p.account) : p.account })) };
}
