// What the full pages (welcome, guide, record, options) need of the background; main.js wires it.
import { webext } from '../lib/wire.js';
import { reload } from './analyzer.js';
import { askPage, checkPage } from './check.js';
import { pictureOf } from './picture.js';
import { resumeReminders } from './reminders.js';
import { addedSites, builtinSites } from './sites.js';

export { listenToReminders } from './reminders.js';

/** @type {Record<string, (message: any, sender: any) => unknown>} */
export const surfaces = { picture: pictureOf, 'reload-database': reload, snapshot: ({ tabId }) => askPage(tabId, 'snapshot') };

/** Keys: to the next and the previous marked row, and to check the page in front. To be called once at the top of the background. */
export function listenToCommands() {
  webext.commands?.onCommand.addListener(async (/** @type {string} */ command, /** @type {any} */ given) => {
    const tab = given ?? (await webext.tabs.query({ active: true, currentWindow: true }))[0];
    if (tab?.id === undefined) return;
    if (command === 'check-page') await checkPage(tab.id);
    else if (command === 'next-mark') await askPage(tab.id, 'next');
    else if (command === 'previous-mark') await askPage(tab.id, 'previous');
  });
}

/** Pages that were open while the extension was updated get its new script; Firefox does so by itself, and the script knows a second coming. */
async function renewPages() {
  const tabs = await webext.tabs.query({ url: [...builtinSites(), ...await addedSites()] }).catch(() => []);
  await Promise.all(tabs.map((/** @type {any} */ t) => checkPage(t.id)));
}

/** At the start of the browser and after an installation; only the first installation opens a page. @param {{ reason?: string } | undefined} details @param {number} now */
export async function beginSurfaces(details, now) {
  await resumeReminders(now).catch((e) => console.error('ashiato:', e));
  if (details?.reason === 'update') await renewPages();
  if (details?.reason === 'install') await webext.tabs.create({ url: webext.runtime.getURL('welcome/welcome.html') });
}
