// What changed since the visit before: countries that were never seen until now, and a row a visit for the timeline. Works on the
// memory form of one account.

/** @typedef {{ history: string, reading: string, rows: number, seen: string }} Visit */

/**
 * @param {any} memory
 * @returns {{ since: string, countries: string[] } | null} countries new in the last visit; null while there is only one visit
 */
export function newCountries(memory) {
  const visits = [...(memory.visits ?? [])].filter((v) => v.seen).sort((a, b) => Date.parse(a.seen) - Date.parse(b.seen));
  if (visits.length < 2) return null;
  const last = visits[visits.length - 1];
  // The visit before is of the same history: two histories of one evening say nothing about each other.
  const before = visits.slice(0, -1).reverse().find((v) => v.history === last.history);
  if (!before) return null;
  const since = Date.parse(before.seen);
  const early = new Set(), late = new Set();
  for (const s of memory.signIns ?? []) {
    const at = Date.parse(s.time);
    if (!s.country || Number.isNaN(at) || (s.history && s.history !== last.history)) continue;
    (at <= since ? early : late).add(s.country);
  }
  for (const home of memory.home ?? []) early.add(home);
  return { since: before.seen, countries: [...late].filter((c) => !early.has(c)).sort() };
}

/**
 * The same for a page that was just read, whether the archive holds it yet or not: compared with the day before on which its history was seen.
 * @param {any} memory  of its account; null if nothing is known
 * @param {{ at: number, report: any }} tab
 * @returns {{ since: string, countries: string[] } | null} null where there is nothing to compare with
 */
export function newSince(memory, { at, report }) {
  const [page] = report.pages;
  if (!memory || !['complete', 'partial'].includes(page.reading)) return null;
  const { history } = page, seen = new Date(at).toISOString();
  const earlier = (memory.visits ?? []).filter((/** @type {Visit} */ v) => v.history === history && v.seen.slice(0, 10) < seen.slice(0, 10));
  const own = report.signIns.map((/** @type {any} */ s) => ({ time: s.time, country: s.country, history }));
  return newCountries({ visits: [...earlier, { history, seen }], signIns: [...(memory.signIns ?? []), ...own], home: report.home });
}

/** Visits, newest first, with what was seen up to each and after the one before. @param {any} memory @returns {(Visit & { countries: string[], fresh: number })[]} */
export function visitLine(memory) {
  const visits = /** @type {Visit[]} */ ([...(memory.visits ?? [])].filter((v) => v.seen).sort((a, b) => Date.parse(a.seen) - Date.parse(b.seen)));
  /** @type {Map<string, number>} */ const previous = new Map();
  return visits.map((v) => {
    const from = previous.get(v.history) ?? -Infinity, to = Date.parse(v.seen);
    previous.set(v.history, to);
    const own = (memory.signIns ?? []).filter((/** @type {any} */ s) => {
      const at = Date.parse(s.time);
      return (!s.history || s.history === v.history) && at > from && at <= to;
    });
    const countries = [...new Set(own.map((/** @type {any} */ s) => s.country).filter(Boolean))].sort();
    return { ...v, countries: /** @type {string[]} */ (countries), fresh: own.length };
  }).reverse();
}
