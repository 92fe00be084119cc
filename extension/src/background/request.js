// A page's snapshot and what is remembered → the analyzer's request.
import { allCountries } from '../lib/format.js';
import { webext } from '../lib/wire.js';

/** Country names by language: one text, as JSON. @type {Map<string, string>} */
const tables = new Map();

/** Where they are kept for the next background: asking the browser for 250 names takes it longer than reading a page. */
const KEPT = 'countryNames';

/** @type {Promise<void> | undefined} */
let begun;

/** Takes the names that an earlier background asked for; requestFor asks for what is missing. */
export function recallNames() {
  begun ??= recall().catch(() => {}); // without, they are asked for
  return begun;
}

async function recall() {
  const { [KEPT]: names, [ZONE]: kept } = await webext.storage.session.get([KEPT, ZONE]);
  if (typeof kept?.zone === 'string' && kept.offset === offset()) zone = kept.zone;
  for (const [language, text] of Object.entries(names ?? {})) if (typeof text === 'string') tables.set(language, text);
}

async function keepNames() {
  await webext.storage.session.set({ [KEPT]: Object.fromEntries(tables) });
}

/** @param {string} language */
function table(language) {
  let text = tables.get(language);
  if (text === undefined) {
    try {
      text = JSON.stringify(Object.entries(allCountries(language)).map(([code, name]) => `${code}=${name.normalize('NFC')}`).join(';'));
    } catch {
      text = '""'; // no language at all
    }
    tables.set(language, text);
    keepNames().catch(() => {});
  }
  return text;
}

/** At most this many languages of country names: the page's own, then the browser's, then what most pages have. */
const MAX_LANGUAGES = 5;

/** @param {Record<string, unknown>} head */
function countries(head) {
  const list = [head.lang, ...(Array.isArray(head.languages) ? head.languages : []), 'ja', 'en']
    .filter((l) => typeof l === 'string' && /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,3}$/.test(l))
    .map((l) => (/^zh/i.test(l) ? (/hant|tw|hk|mo/i.test(l) ? 'zh-Hant' : 'zh-Hans') : l.split(/[-_]/)[0].toLowerCase()));
  return [...new Set(list)].slice(0, MAX_LANGUAGES);
}

/**
 * A remembered sign-in with what the analyzer compares: no empty fields, and none as printed where it is known what they mean.
 * @param {Record<string, unknown>} signIn
 */
function short(signIn) {
  /** @type {Record<string, unknown>} */
  const out = {};
  for (const [key, value] of Object.entries(signIn)) {
    if (value === '' || value === false || (key === 'timeText' && signIn.time) || (key === 'countryText' && signIn.country)) continue;
    out[key] = value;
  }
  return out;
}

/**
 * The request as JSON. A page's script may have taken over its content script, so that nothing it sent is taken as it is: known
 * fields only, and each piece of nodes must be whole by itself.
 * @param {{ url: string, head: Record<string, any>, nodes: string[] }} message
 * @param {{ homes: string[], memory: any }} known
 * @returns {string}
 */
export function requestFor(message, { homes, memory }) {
  for (const piece of message.nodes) {
    if (JSON.parse(`[${piece}]`).length === 0) throw new SyntaxError('an empty piece of nodes'); // as where a piece is not whole
  }
  const { title, lang, now, zone, languages, cut } = message.head;
  const head = JSON.stringify({
    snapshot: message.head.snapshot,
    url: message.url,
    title: text(title), lang: text(lang), now: text(now), zone: text(zone) || ownZone(),
    languages: Array.isArray(languages) ? languages.map(text).slice(0, 20) : [],
    cut: cut === true,
  });
  const names = countries(message.head).map((l) => `${JSON.stringify(l)}:${table(l)}`).join(',');
  // Half of what is kept of a sign-in is empty, or only for people to read.
  const remembered = JSON.stringify(memory?.signIns ? { ...memory, signIns: memory.signIns.map(short) } : memory);
  return `{"request":1,"pages":[{"file":"","url":${JSON.stringify(message.url)},"snapshot":${head.slice(0, -1)},"nodes":[${message.nodes.join(',')}]}}],`
    + `"home":${JSON.stringify(homes)},"memory":${remembered ?? 'null'},"countries":{${names}}}`;
}

/** Where the zone is kept: asking for it costs a browser that has just started 35 ms. */
const ZONE = 'zone';
/** Milliseconds until it is asked for again, when nobody waits: someone may have travelled. */
const LATER = 3000;

/** @type {string | undefined} */
let zone;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let asking;

function offset() {
  return new Date().getTimezoneOffset();
}

/** The browser's time zone: the same here as in the page, where asking for it would cost the page's own time. */
function ownZone() {
  if (zone === undefined) return askZone();
  asking ??= setTimeout(() => { asking = undefined; askZone(); }, LATER);
  return zone;
}

function askZone() {
  zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
  keepZone().catch(() => {});
  return zone;
}

async function keepZone() {
  await webext.storage.session.set({ [ZONE]: { zone, offset: offset() } });
}

/** @param {unknown} v */
function text(v) {
  return typeof v === 'string' ? v.slice(0, 4000) : '';
}
