// The providers, as the packer wrote them from the definitions: what the extension's own pages show of them. The rules stay in the analyzer.
import { webext } from './wire.js';

/**
 * @typedef {object} Provider
 * @property {string} id
 * @property {Record<string, string>} name by language
 * @property {string[]} origins permissions of its pages
 * @property {boolean} required asked for at the installation
 * @property {{ kind: string, url: string }[]} histories
 */

/** @returns {Promise<Provider[]>} */
export async function providers() {
  const answer = await fetch(webext.runtime.getURL('providers.json'));
  return answer.json();
}

/** The history that a new user opens first. @returns {Promise<{ name: Record<string, string>, url: string } | null>} */
export async function firstHistory() {
  for (const p of await providers()) {
    const history = p.required ? p.histories.find((h) => h.url !== '') : undefined;
    if (history) return { name: p.name, url: history.url };
  }
  return null;
}
