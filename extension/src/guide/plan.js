// The steps of the guide: the report's actions in their order, with what was ticked, what a viewed setting shows as done, and the links of
// each. Plain data; guide.js shows it.

/** Where a step leads outside the provider's pages; addresses checked 2026-11. @type {Record<string, { key: string, url: string }[]>} */
const PLACES = {
  'gift-codes': [
    { key: 'guide_gift_redeem', url: 'https://www.amazon.co.jp/gc/redeem' },
    { key: 'guide_gift_lock', url: 'https://www.amazon.co.jp/contact-us' }, // the desk that Amazon's terms of gift cards name
    { key: 'guide_gift_balance', url: 'https://www.amazon.co.jp/gp/css/gc/balance' },
  ],
  'help-desk': [
    { key: 'guide_desk_police', url: 'https://www.npa.go.jp/bureau/cyber/soudan.html' },
    { key: 'guide_desk_ipa', url: 'https://www.ipa.go.jp/security/anshin/' },
  ],
};

/** Numbers to call, from Japan. @type {Record<string, { key: string, url: string }[]>} */
const PHONES = {
  'help-desk': [
    { key: 'guide_phone_police', url: 'tel:%239110' },
    { key: 'guide_phone_consumer', url: 'tel:188' },
  ],
};

/** Times to look again, in hours. */
export const AGAIN = /** @type {const} */ ({ day: 24, days: 72, month: 720 });

/** @typedef {{ history: string, seen: string, reading: string, risk?: string }} Visit */

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} url https, or "" where there is none
 * @property {boolean} exact the page itself, not the nearest one
 * @property {string} urlSource
 * @property {string[]} path
 * @property {'on' | 'off' | 'unknown'} state of a viewed setting
 * @property {string[]} covers @property {string[]} breaks
 * @property {{ key: string, url: string }[]} places @property {{ key: string, url: string }[]} phones
 * @property {string} done RFC 3339 of the tick; "" while it is open
 * @property {boolean} seen ticked by what a viewed settings page showed, or by a visit to the other history
 * @property {boolean} skipped the person decided against it, where another step does the same
 * @property {string} history the other history that a step leads to, "" for all other steps
 * @property {Visit | null} visit when that history was seen, and what was found
 */

/** What stops a stranger or loses money with every hour; the rest can wait for another day. */
const TODAY = new Set(['save-evidence', 'other-history', 'close-mail-software', 'restrict-overseas-access', 'change-password', 'sign-out-sessions', 'gift-codes',
  'check-recovery', 'check-forwarding']);

/** @param {{ id: string }} step */
export const isToday = (step) => TODAY.has(step.id);

/** The report's order, but for three things. @param {any[]} actions @returns {any[]} */
function inOrder(actions) {
  const list = [...actions].sort((a, b) => a.urgency - b.urgency)
    // Evidence comes first, whatever was found: histories roll over within days.
    .sort((a, b) => Number(b.id === 'save-evidence') - Number(a.id === 'save-evidence'))
    .sort((a, b) => Number(isToday(b)) - Number(isToday(a)));
  // Gift codes are money: they follow as soon as the door is shut.
  const shut = list.findLastIndex((a) => a.id === 'change-password' || a.id === 'sign-out-sessions');
  const gifts = list.findIndex((a) => a.id === 'gift-codes');
  if (gifts > shut && shut >= 0) list.splice(shut + 1, 0, ...list.splice(gifts, 1));
  return list;
}

/**
 * Actions with what settings pages showed since their report was made.
 * @param {any[]} actions @param {{ id: string, state: string, seen: string }[]} settings @param {number} at  when the report was made
 * @returns {any[]}
 */
export function withViewed(actions, settings, at) {
  const viewed = new Map(settings.map((s) => [s.id, s]));
  return actions.map((a) => {
    const s = viewed.get(a.id);
    const newer = s && (Date.parse(s.seen) > at || (a.state !== 'on' && a.state !== 'off'));
    return newer ? { ...a, state: s.state } : a;
  });
}

/** A history seen longer ago says nothing of now: the rows of a few days are all that some providers keep. */
export const FRESH = 7 * 86_400_000;

/**
 * Actions of which the one that leads to another history knows which, and whether it was seen of late.
 * @param {any[]} actions @param {string[]} missing  histories that the report's page is not @param {Visit[]} visits @param {number} now
 * @returns {any[]}
 */
export function withVisits(actions, missing, visits, now) {
  const history = missing[0] ?? '';
  const visit = visits.filter((v) => v.history === history && now - Date.parse(v.seen) < FRESH).sort((a, b) => Date.parse(b.seen) - Date.parse(a.seen))[0] ?? null;
  return actions.map((a) => (a.id === 'other-history' ? { ...a, history, visit } : a));
}

/**
 * How far the guide is. settled: when the last of all steps was done, "" while one is open. A step that was decided against is no longer one.
 * @param {any} report @param {{ id: string, done: string }[]} ticks
 */
export function progress(report, ticks) {
  const all = steps(report, ticks).filter((s) => !s.skipped);
  const done = all.filter(isDone), begun = all.some((s) => s.done !== '');
  const last = done.map((s) => s.done || s.visit?.seen || '').reduce((a, b) => (a > b ? a : b), '');
  return { done: done.length, all: all.length, begun, settled: begun && done.length === all.length ? last : '' };
}

/** The tick of a step that was decided against: it stands with the others, under a name of its own. @param {string} id */
export const skipOf = (id) => `skip:${id}`;

/**
 * @param {any} report
 * @param {{ id: string, done: string }[]} ticks
 * @returns {Step[]}
 */
export function steps(report, ticks) {
  const done = new Map(ticks.map((t) => [t.id, t.done]));
  return inOrder(Array.isArray(report?.actions) ? report.actions : [])
    .map((a) => {
      const visit = a.visit ?? null;
      const seen = a.state === 'on' || visit !== null;
      return {
        id: String(a.id), url: https(a.url), exact: a.exact === true, urlSource: String(a.urlSource ?? ''), path: strings(a.path),
        state: a.state === 'on' || a.state === 'off' ? a.state : 'unknown', covers: strings(a.covers), breaks: strings(a.breaks),
        places: PLACES[a.id] ?? [], phones: PHONES[a.id] ?? [],
        done: done.get(a.id) ?? '', seen, skipped: !seen && !done.has(a.id) && done.has(skipOf(a.id)), history: String(a.history ?? ''), visit,
      };
    });
}

/** @param {Step} step */
export const isDone = (step) => step.done !== '' || step.seen;

/** Nothing is left to do of it. @param {Step} step */
export const isSettled = (step) => isDone(step) || step.skipped;

/**
 * The step to go on with: the first one after `from` that is neither done nor put off, else the first of all; -1 at the end.
 * @param {Step[]} all @param {Set<string>} later  put off @param {number} [from]
 */
export function nextFresh(all, later, from = -1) {
  const fresh = (/** @type {Step} */ s) => !isSettled(s) && !later.has(s.id);
  const after = all.findIndex((s, i) => i > from && fresh(s));
  return after >= 0 ? after : all.findIndex(fresh);
}

/** Whether a step is the first that can wait, with all that cannot behind it: a person may rest there. @param {Step[]} all @param {Set<string>} later @param {number} index */
export function rests(all, later, index) {
  const today = all.filter(isToday);
  return today.length > 0 && index === today.length && today.every((s) => isSettled(s) || later.has(s.id));
}

/**
 * Whether one of the two switches against mail software does what both do: then it is said which one is whose.
 * @param {Step[]} all
 */
export function eitherSwitch(all) {
  const close = all.find((s) => s.id === 'close-mail-software'), restrict = all.find((s) => s.id === 'restrict-overseas-access');
  return close !== undefined && restrict !== undefined && restrict.covers.length > 0 && restrict.covers.every((c) => close.covers.includes(c));
}

/** Whether a step need not be done: the other switch is on already. @param {Step} step @param {Step[]} all */
export function maySkip(step, all) {
  const close = all.find((s) => s.id === 'close-mail-software');
  return step.id === 'restrict-overseas-access' && close !== undefined && isDone(close) && eitherSwitch(all);
}

/** What a step breaks, as message keys, the user's own service first. @param {Step} step @param {any} report @returns {string[]} services and kinds */
export function breaksFor(step, report) {
  const own = new Set((report?.findings ?? []).map((/** @type {any} */ f) => String(f.question ?? '')).filter((/** @type {string} */ q) => q.startsWith('fetcher:')));
  return [...step.breaks].sort((a, b) => Number(own.has(b)) - Number(own.has(a)));
}

/** @param {unknown} url @returns {string} */
function https(url) {
  return typeof url === 'string' && URL.canParse(url) && new URL(url).protocol === 'https:' ? url : '';
}

/** @param {unknown} list @returns {string[]} */
function strings(list) {
  return Array.isArray(list) ? list.map(String) : [];
}
