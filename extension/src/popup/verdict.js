// What the popup may say of an account: a calm page is no calm account while another of its histories was not looked at, or holds rows to check.

/** Histories of sign-ins: whoever looked at one of two has seen half. A list of devices is no half. */
const HALVES = new Set(['web', 'mail']);
/** A history seen longer ago says nothing of now: the rows of a few days are all that some providers keep. */
const FRESH_DAYS = 7;

/**
 * @typedef {object} Verdict
 * @property {'own' | 'other' | 'answered' | 'half'} kind  own: what the report of this page says; other: another history has rows to check;
 *   answered: these were the user's own by their own word; half: the other history was not looked at
 * @property {number} count  rows to check there, or rows that the user called their own
 * @property {string[]} missing  histories that make it half
 */

/**
 * @param {any} report @param {any} memory  as the popup is told @param {number} now
 * @returns {Verdict}
 */
export function verdictOf(report, memory, now) {
  const { reading } = report.pages[0];
  const own = /** @type {Verdict} */ ({ kind: 'own', count: 0, missing: [] });
  if (!['complete', 'partial', 'empty'].includes(reading) || report.risk === 'high' || report.risk === 'medium') return own;
  const { inHand } = memory ?? {};
  if (inHand && !inHand.here) return { kind: 'other', count: inHand.count, missing: [] };
  if (report.risk !== 'none' && reading !== 'empty') return own;
  const count = ownByAnswer(report, memory?.answers ?? []);
  if (count > 0) return { kind: 'answered', count, missing: [] };
  const missing = unseen(report, memory?.visits ?? [], now);
  return missing.length > 0 ? { kind: 'half', count: 0, missing } : own;
}

/** Rows that are calm because the user said that they are theirs. @param {any} report @param {{ subject: string, answer: string }[]} answers */
export function ownByAnswer(report, answers) {
  const yes = new Set(answers.filter((a) => a.answer === 'yes').map((a) => a.subject));
  return report.findings.filter((/** @type {any} */ f) => f.subject && yes.has(f.subject))
    .reduce((/** @type {number} */ n, /** @type {any} */ f) => n + (f.facts?.count ?? f.signIns.length), 0);
}

/** @param {any} report @param {{ history: string, seen: string }[]} visits @param {number} now @returns {string[]} */
function unseen(report, visits, now) {
  const fresh = new Set(visits.filter((v) => now - Date.parse(v.seen) < FRESH_DAYS * 86_400_000).map((v) => v.history));
  return (report.missing ?? []).filter((/** @type {string} */ m) => HALVES.has(m) && !fresh.has(m));
}
