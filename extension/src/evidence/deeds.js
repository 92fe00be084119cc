// What was done, for the record: what a settings page showed by itself, and what the person says.

/** @typedef {{ id: string, done: string, by: 'seen' | 'self' }} Deed  seen: a viewed page showed that it is on */

/**
 * @param {{ id: string, done: string }[]} ticks @param {{ id: string, state: string, seen: string }[]} settings
 * @returns {Deed[]} the earliest first; what was seen needs nobody's word
 */
export function deeds(ticks, settings) {
  const seen = settings.filter((s) => s.state === 'on').map((s) => /** @type {Deed} */ ({ id: s.id, done: s.seen, by: 'seen' }));
  const said = ticks.filter((t) => t.done && !seen.some((s) => s.id === t.id)).map((t) => /** @type {Deed} */ ({ id: t.id, done: t.done, by: 'self' }));
  return [...seen, ...said].sort((a, b) => Date.parse(a.done) - Date.parse(b.done));
}
