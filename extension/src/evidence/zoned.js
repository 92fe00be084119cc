// Times of the record: the same instant in the page's zone, in Japan's and in UTC, and the pieces of it that the charts count.

/** @typedef {{year: number, month: number, day: number, hour: number, minute: number, second: number}} Clock */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} zone IANA name or ±hh:mm @returns {Intl.DateTimeFormat} of UTC where the zone is unknown */
function format(zone) {
  let f = formats.get(zone);
  if (f) return f;
  /** @type {Intl.DateTimeFormatOptions} */
  const o = { hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' };
  try {
    f = new Intl.DateTimeFormat('en-US', { ...o, timeZone: zone || 'UTC' });
  } catch {
    f = new Intl.DateTimeFormat('en-US', { ...o, timeZone: 'UTC' });
  }
  formats.set(zone, f);
  return f;
}

/** @param {number} ms since 1970 @param {string} zone @returns {Clock} */
export function clock(ms, zone) {
  /** @type {Record<string, number>} */
  const p = {};
  for (const part of format(zone).formatToParts(ms)) p[part.type] = Number(part.value);
  return { year: p.year, month: p.month, day: p.day, hour: p.hour, minute: p.minute, second: p.second };
}

/** @param {number} n @param {number} [width] */
const two = (n, width = 2) => String(n).padStart(width, '0');

/** @param {Clock} c */
export const dayOf = c => `${two(c.year, 4)}-${two(c.month)}-${two(c.day)}`;

/**
 * @param {string} time RFC 3339, or ""
 * @param {string} zone
 * @param {string} [precision] of the report: what the page did not print is not shown
 * @returns {string} "2026-11-20 03:14:05", shorter where the page was less precise; "" without a time
 */
export function stamp(time, zone, precision = 'second') {
  const ms = Date.parse(time);
  if (!time || Number.isNaN(ms)) return '';
  const c = clock(ms, zone);
  if (precision === 'day' || precision === 'month') {
    // A date without an hour does not move with the zone: it is shown as it was printed.
    return time.slice(0, precision === 'day' ? 10 : 7);
  }
  const minutes = `${dayOf(c)} ${two(c.hour)}:${two(c.minute)}`;
  return precision === 'second' ? `${minutes}:${two(c.second)}` : minutes;
}
