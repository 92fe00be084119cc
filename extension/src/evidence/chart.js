// The two pictures of a record: when in the day (one row a day, one square an hour) and how evenly (one stroke a sign-in). Inline
// SVG from DOM calls; told apart by shape and by lightness, so that a black-and-white print says the same.
import { clock, dayOf } from './zoned.js';

const SVG = 'http://www.w3.org/2000/svg';
const MAX_DAYS = 45; // rows of the grid: more do not fit on a page
const DAY = 24 * 60 * 60 * 1000;

/** @typedef {{time: number, marked: boolean}} Stroke time in ms since 1970 */

/** @param {Document} doc @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
function svg(doc, name, attributes, text) {
  const e = doc.createElementNS(SVG, name);
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, String(v));
  if (text !== undefined) e.textContent = text;
  return e;
}

/** @param {string} day "2026-11-20" @param {number} by days @returns {string} */
function shiftDay(day, by) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10);
}

/**
 * Counts sign-ins by day and hour. Days without any are there too: a gap is part of the picture.
 * @param {Stroke[]} strokes @param {string} zone
 * @returns {{days: {day: string, hours: {marked: number, other: number}[]}[], cut: number}} the newest day last; cut: days left out
 */
export function byHour(strokes, zone) {
  /** @type {Map<string, {marked: number, other: number}[]>} */
  const seen = new Map();
  for (const s of strokes) {
    const c = clock(s.time, zone);
    const day = dayOf(c);
    let hours = seen.get(day);
    if (!hours) seen.set(day, hours = Array.from({ length: 24 }, () => ({ marked: 0, other: 0 })));
    hours[c.hour][s.marked ? 'marked' : 'other']++;
  }
  const keys = [...seen.keys()].sort();
  if (keys.length === 0) return { days: [], cut: 0 };
  const last = keys[keys.length - 1];
  const whole = Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${keys[0]}T00:00:00Z`)) / DAY) + 1;
  const shown = Math.min(whole, MAX_DAYS);
  const days = Array.from({ length: shown }, (_, i) => {
    const day = shiftDay(last, i - shown + 1);
    return { day, hours: seen.get(day) ?? Array.from({ length: 24 }, () => ({ marked: 0, other: 0 })) };
  });
  return { days, cut: whole - shown };
}

/**
 * The grid: a filled square for marked sign-ins (with their number), a hollow ring for the others, beside it in an hour that has both.
 * @param {Document} doc @param {Stroke[]} strokes @param {string} zone @param {{title: string, desc: string}} words
 * @returns {SVGElement | null} null without a time
 */
export function hourGrid(doc, strokes, zone, words) {
  const { days } = byHour(strokes, zone);
  if (days.length === 0) return null;
  const left = 46, top = 16, w = 24, h = 16;
  const width = left + 24 * w + 2, height = top + days.length * h + 2;
  const root = frame(doc, 'grid', width, height, words);
  for (let hour = 0; hour < 24; hour += 3) {
    root.append(svg(doc, 'text', { x: left + hour * w + 2, y: 11, class: 'axis' }, String(hour)));
  }
  days.forEach(({ day, hours }, row) => {
    const y = top + row * h;
    root.append(svg(doc, 'text', { x: 0, y: y + 12, class: 'axis' }, `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`));
    hours.forEach((n, hour) => {
      const x = left + hour * w;
      root.append(svg(doc, 'rect', { x, y, width: w, height: h, class: 'cell' }));
      const room = n.marked > 0 && n.other > 0 ? 8 : 0; // both in one hour: the ring keeps its place beside the square
      if (n.marked > 0) {
        root.append(svg(doc, 'rect', { x: x + 1, y: y + 2, width: w - 2 - room, height: h - 4, class: 'marked' }));
        root.append(svg(doc, 'text', { x: x + (w - room) / 2, y: y + 12, class: 'count' }, n.marked > 99 ? '99+' : String(n.marked)));
      }
      if (n.other > 0) root.append(svg(doc, 'circle', { cx: room ? x + w - 5 : x + w / 2, cy: y + h / 2, r: room ? 3 : 4, class: 'other' }));
    });
  });
  return root;
}

const MOST_TICKS = 8; // dates above the timeline that can be read

/**
 * The timeline: two lanes, rings above for the others, strokes below for marked sign-ins; a thin line where a day begins.
 * @param {Document} doc @param {Stroke[]} strokes @param {string} zone @param {{title: string, desc: string, marked?: string, other?: string}} words
 * @returns {SVGElement | null} null without a time
 */
export function timeline(doc, strokes, zone, words) {
  if (strokes.length === 0) return null;
  const times = strokes.map(s => s.time);
  const from = times.reduce((a, b) => Math.min(a, b)), to = times.reduce((a, b) => Math.max(a, b));
  const width = 624, height = 104, left = 76, right = 8, top = 18, line = 46, foot = 84;
  const x = (/** @type {number} */ t) => left + (to === from ? 0.5 : (t - from) / (to - from)) * (width - left - right);
  const root = frame(doc, 'timeline', width, height, words);
  for (const { at, label } of daysBetween(from, to, zone)) {
    root.append(svg(doc, 'line', { x1: x(at).toFixed(1), y1: top, x2: x(at).toFixed(1), y2: foot, class: 'cell' }));
    if (label) root.append(svg(doc, 'text', { x: x(at).toFixed(1), y: 11, class: 'day', 'text-anchor': 'middle' }, label));
  }
  root.append(svg(doc, 'text', { x: 0, y: line - 9, class: 'lane' }, words.other ?? ''), svg(doc, 'text', { x: 0, y: line + 24, class: 'lane' }, words.marked ?? ''));
  root.append(svg(doc, 'line', { x1: left, y1: line, x2: width - right, y2: line, class: 'rule' }));
  for (const s of strokes) {
    const at = x(s.time).toFixed(1);
    root.append(s.marked
      ? svg(doc, 'line', { x1: at, y1: line + 6, x2: at, y2: foot - 6, class: 'stroke-marked' })
      : svg(doc, 'circle', { cx: at, cy: line - 13, r: 4, class: 'other' }));
  }
  for (const [t, anchor] of to === from ? [[from, 'middle']] : [[from, 'start'], [to, 'end']]) {
    const c = clock(Number(t), zone);
    const at = anchor === 'start' ? left : anchor === 'end' ? width - right : x(Number(t));
    root.append(svg(doc, 'text', { x: at, y: height - 5, class: 'axis', 'text-anchor': anchor },
      `${c.month}/${c.day} ${String(c.hour).padStart(2, '0')}:${String(c.minute).padStart(2, '0')}`));
  }
  return root;
}

/**
 * Where days begin between two moments; not every one has a date where they are many.
 * @param {number} from @param {number} to @param {string} zone @returns {{ at: number, label: string }[]}
 */
function daysBetween(from, to, zone) {
  const c = clock(from, zone);
  const first = from - ((c.hour * 60 + c.minute) * 60 + c.second) * 1000 - (from % 1000) + DAY;
  const count = Math.floor((to - first) / DAY) + 1;
  if (count < 1 || count > 400) return [];
  const every = Math.ceil(count / MOST_TICKS);
  return Array.from({ length: count }, (_, i) => {
    const day = clock(first + i * DAY, zone);
    return { at: first + i * DAY, label: i % every === 0 ? `${day.month}/${day.day}` : '' };
  });
}

/** @param {Document} doc @param {string} name @param {number} width @param {number} height @param {{title: string, desc: string}} words */
function frame(doc, name, width, height, words) {
  const root = /** @type {SVGElement} */ (svg(doc, 'svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', class: `chart ${name}`, 'aria-label': `${words.title}. ${words.desc}` }));
  root.append(svg(doc, 'title', {}, words.title), svg(doc, 'desc', {}, words.desc));
  return root;
}
