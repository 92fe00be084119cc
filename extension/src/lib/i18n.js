// The message catalogue. The browser's own loader cannot change the language, so this one reads the same files. The command reads them
// too (catalogue.go), by the same rules.
import { webext } from './wire.js';

export const LANGUAGES = /** @type {const} */ (['ja', 'en']);

/**
 * @typedef {object} Words
 * @property {string} language
 * @property {(key: string, values?: Record<string, unknown>) => string} t  a message, its {named} values put in
 * @property {(key: string) => boolean} has
 */

/** The language to speak: the one that was chosen, else the browser's. @param {string} chosen */
export function languageFor(chosen) {
  const languages = /** @type {readonly string[]} */ (LANGUAGES);
  if (languages.includes(chosen)) return chosen;
  const ui = webext.i18n?.getUILanguage?.() ?? navigator.language ?? 'ja';
  const short = ui.toLowerCase().split('-')[0];
  return languages.includes(short) ? short : 'en';
}

/** @type {Map<string, Promise<Words>>} */
const loaded = new Map();

/** The catalogue of a language. @param {string} language @returns {Promise<Words>} */
export function words(language) {
  let promise = loaded.get(language);
  if (!promise) {
    promise = fetch(webext.runtime.getURL(`_locales/${language}/messages.json`)).then((r) => r.json()).then((m) => wordsOf(language, m));
    promise.catch(() => loaded.delete(language));
    loaded.set(language, promise);
  }
  return promise;
}

/**
 * @param {string} language
 * @param {Record<string, { message: string }>} messages
 * @returns {Words}
 */
export function wordsOf(language, messages) {
  const has = (/** @type {string} */ key) => Object.hasOwn(messages, key);
  return { language, has, t: (key, values = {}) => (has(key) ? fill(choose(messages, key, values), values) : key) };
}

/** "_one" where count is 1; "_bare", then "_plain", where a value is missing. @param {Record<string, { message: string }>} messages @param {string} key @param {Record<string, unknown>} values */
function choose(messages, key, values) {
  let message = messages[key].message;
  const one = messages[`${key}_one`]?.message;
  if (one !== undefined && String(values.count) === '1' && complete(one, values)) return one;
  for (const suffix of ['_bare', '_plain']) {
    const less = messages[key + suffix]?.message;
    if (less !== undefined && !complete(message, values)) message = less;
  }
  return message;
}

const NAME = /\{([^{}]*)\}/g;

/** @param {string} message @param {Record<string, unknown>} values */
function complete(message, values) {
  return [...message.matchAll(NAME)].every(([, name]) => given(values, name) !== '');
}

/** @param {string} message @param {Record<string, unknown>} values */
function fill(message, values) {
  return message.replace(NAME, (_, name) => given(values, name));
}

/** @param {Record<string, unknown>} values @param {string} name */
function given(values, name) {
  return Object.hasOwn(values, name) && values[name] != null ? String(values[name]) : '';
}
