// What the full pages (welcome, guide, record, options) need of the background; main.js wires it.
import { webext } from '../lib/wire.js';
import { reload } from './analyzer.js';
import { pictureOf } from './picture.js';
import { resumeReminders } from './reminders.js';

export { listenToReminders } from './reminders.js';

/** @type {Record<string, (message: any, sender: any) => unknown>} */
export const surfaces = { picture: pictureOf, 'reload-database': reload };

/** At the start of the browser and after an installation; only the first installation opens a page. @param {{ reason?: string } | undefined} details @param {number} now */
export async function beginSurfaces(details, now) {
  await resumeReminders(now).catch((e) => console.error('ashiato:', e));
  if (details?.reason === 'install') await webext.tabs.create({ url: webext.runtime.getURL('welcome/welcome.html') });
}
