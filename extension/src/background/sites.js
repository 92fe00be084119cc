// Sites that the user added: each is a permission that the browser keeps, so that no list of ours can differ from it. Scripts are registered for
// what is granted, whenever that changes and at each start.
import { webext } from '../lib/wire.js';

const PREFIX = 'site:';

/** A permission for one site, not for all of them. @param {string} pattern */
function ofOneSite(pattern) {
  return /^https:\/\/(\*\.)?[^*/]+\/\*$/.test(pattern);
}

/** Sites that the package itself asks for. @returns {string[]} */
export function builtinSites() {
  return webext.runtime.getManifest().host_permissions ?? [];
}

/** Sheets that go with the content script, and into the frames where it sets marks as well, from the root: Firefox's manifest has whole addresses, which it takes nowhere else. @returns {string[]} */
export function contentSheets() {
  const sheets = (webext.runtime.getManifest().content_scripts ?? []).flatMap((/** @type {any} */ s) => s.css ?? []);
  return sheets.map((/** @type {string} */ s) => new URL(s, webext.runtime.getURL('/')).pathname);
}

/** Sites that the user added. @returns {Promise<string[]>} */
export async function addedSites() {
  const { origins = [] } = await webext.permissions.getAll();
  const builtin = new Set(builtinSites());
  return origins.filter((/** @type {string} */ o) => ofOneSite(o) && !builtin.has(o)).sort();
}

/** What is registered for a site: the script, and where there are sheets, these. @param {string} site */
function scriptsFor(site) {
  const both = { matches: [site], runAt: 'document_start', persistAcrossSessions: true }, css = contentSheets();
  const script = { ...both, id: PREFIX + site, js: ['content.js'] };
  return css.length > 0 ? [script, { ...both, id: `${PREFIX}sheet:${site}`, css, allFrames: true }] : [script];
}

/** Registers the content script for exactly the sites that are granted. */
export async function syncSites() {
  const wanted = await addedSites();
  /** @type {{ id: string, matches: string[] }[]} */
  const registered = (await webext.scripting.getRegisteredContentScripts()).filter((/** @type {any} */ s) => s.id.startsWith(PREFIX));
  const extra = registered.filter((s) => !wanted.includes(s.matches[0])).map((s) => s.id);
  const fresh = wanted.filter((site) => !registered.some((s) => s.matches[0] === site));
  if (extra.length > 0) await webext.scripting.unregisterContentScripts({ ids: extra });
  if (fresh.length > 0) await webext.scripting.registerContentScripts(fresh.flatMap(scriptsFor));
}

/** One at a time, or two changes at once would register a site twice. */
let last = Promise.resolve();
export function keepInStep() {
  last = last.then(syncSites, syncSites).catch((e) => console.error('ashiato: sites:', e));
  return last;
}

/** The permission of a page's site, "" for a page that can have none. @param {string} url */
export function siteOf(url) {
  try {
    const u = new URL(url);
    return u.protocol === 'https:' && u.port === '' ? `https://${u.hostname}/*` : '';
  } catch {
    return '';
  }
}

/** May pages of this address be read without a click? @param {string} url */
export async function isGranted(url) {
  const site = siteOf(url);
  return site !== '' && webext.permissions.contains({ origins: [site] });
}

/** @param {string} origin  a permission */
export async function removeSite(origin) {
  if (builtinSites().includes(origin) || !ofOneSite(origin)) return false;
  await webext.permissions.remove({ origins: [origin] });
  await keepInStep();
  return true;
}
