// What the full pages of the extension (welcome, guide, record, options, trust) share: texts from the catalogue, links that leave, files to
// save.
import { readOptions, wordsFor } from '../background/options.js';
import { el, safeUrl } from '../popup/element.js';
import { firstHistory } from './providers.js';

export { el };

/** A link that opens its own tab and tells nothing about this page; only https and tel. @param {string} url @param {string} text @param {string} [kind] its class */
export function outward(url, text, kind = '') {
  if (url.startsWith('tel:')) return el('a', { href: url, class: kind }, text);
  if (safeUrl(url) === '') return el('span', {}, text);
  return el('a', { href: url, class: kind, target: '_blank', rel: 'noopener noreferrer' }, text);
}

/** Fills the texts that the page's own markup names: data-t is a key, data-label a key for aria-label. @param {ParentNode} root @param {import('./i18n.js').Words} w */
export function translate(root, w) {
  for (const e of root.querySelectorAll('[data-t]')) e.textContent = w.t(/** @type {HTMLElement} */ (e).dataset.t ?? '');
  for (const e of root.querySelectorAll('[data-label]')) e.setAttribute('aria-label', w.t(/** @type {HTMLElement} */ (e).dataset.label ?? ''));
}

/** The words of the page, put into it; the page is shown once they are there. @returns {Promise<{ w: import('./i18n.js').Words, options: import('../background/options.js').Options }>} */
export async function surface() {
  const options = await readOptions();
  const w = await wordsFor(options);
  document.documentElement.lang = w.language;
  translate(document, w);
  document.documentElement.classList.add('ready');
  return { w, options };
}

/** Where nothing was seen yet: the button to the history that a new user opens first. @param {import('./i18n.js').Words} w @returns {Promise<HTMLElement | null>} */
export async function wayToHistory(w) {
  const first = await firstHistory().catch(() => null);
  return first && el('p', { class: 'row' }, outward(first.url, w.t('welcome_open', { name: first.name[w.language] ?? first.name.ja }), 'button primary'));
}

/** An element that the page's markup has. @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const e = document.getElementById(id);
  if (!e) throw new Error(`no #${id} in the page`);
  return e;
}

/** Offers a file to save; it never leaves the browser by itself. @param {string} name @param {BlobPart} data @param {string} type */
export function save(name, data, type) {
  const url = URL.createObjectURL(new Blob([data], { type }));
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
