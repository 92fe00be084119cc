// What was done, for the record: what a settings page showed by itself, and what the person says.

/** Steps that are something to know, not to do. */
const NO_DEEDS = new Set(['beware-phishing']);

/** @typedef {{ id: string, done: string, by: 'seen' | 'self' }} Deed  seen: a viewed page showed that it is on */

/**
 * @param {{ id: string, done: string }[]} ticks @param {{ id: string, state: string, seen: string }[]} settings
 * @param {string} [looked]  when the other history was seen, "" for never
 * @returns {Deed[]} the earliest first; what was seen needs nobody's word
 */
export function deeds(ticks, settings, looked = '') {
  const seen = settings.filter((s) => s.state === 'on').map((s) => /** @type {Deed} */ ({ id: s.id, done: s.seen, by: 'seen' }));
  if (looked) seen.push({ id: 'other-history', done: looked, by: 'seen' });
  const said = ticks.filter((t) => t.done && !NO_DEEDS.has(t.id) && !t.id.startsWith('skip:') && !seen.some((s) => s.id === t.id)).map((t) => /** @type {Deed} */ ({ id: t.id, done: t.done, by: 'self' }));
  return [...seen, ...said].sort((a, b) => Date.parse(a.done) - Date.parse(b.done));
}
