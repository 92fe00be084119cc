// The user's choices. They stand in storage.local, which holds nothing else: no row and no address.
import { webext } from '../lib/wire.js';
import { languageFor, words } from '../lib/i18n.js';

/** @typedef {{ language: string, homes: string[], marks: boolean, keepDays: number }} Options */

/** How long sign-ins may be kept, in days. */
export const KEEP_CHOICES = [7, 30, 90, 180, 365, 1095];

/** @returns {Promise<Options>} */
export async function readOptions() {
  const { options } = await webext.storage.local.get('options');
  return clean(options);
}

/** @param {unknown} options */
export async function writeOptions(options) {
  await webext.storage.local.set({ options: clean(options) });
}

/** @param {any} o @returns {Options} */
export function clean(o) {
  const homes = Array.isArray(o?.homes) ? o.homes.filter((/** @type {unknown} */ c) => typeof c === 'string' && /^[A-Z]{2}$/.test(c)).slice(0, 20) : [];
  return { language: ['ja', 'en'].includes(o?.language) ? o.language : '', homes, marks: o?.marks !== false, keepDays: KEEP_CHOICES.includes(o?.keepDays) ? o.keepDays : 90 };
}

/** The words to speak in. @param {Options} options */
export function wordsFor(options) {
  return words(languageFor(options.language));
}
