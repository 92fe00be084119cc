// A picture of the page as its provider made it, without our marks: for the record, on the person's click. Possible while the browser still
// lends the tab (the toolbar button was pressed there); else there is none, and the record says so.
import { webext } from '../lib/wire.js';
import { askPage, checkPage } from './check.js';

const SETTLE = 300; // milliseconds until the tab has been drawn

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/**
 * @param {{ tabId: number, url: string }} message  url: the page that the record is about
 * @param {{ tab?: { id: number } }} sender
 * @returns {Promise<{ picture: string, why: '' | 'moved' | 'refused' }>} a data: address
 */
export async function pictureOf({ tabId, url }, sender) {
  const tab = await webext.tabs.get(tabId).catch(() => null);
  if (!tab || (tab.url && tab.url.split('#')[0] !== url.split('#')[0])) return { picture: '', why: 'moved' };
  await askPage(tabId, 'leave');
  try {
    await webext.tabs.update(tabId, { active: true });
    await pause(SETTLE);
    return { picture: await webext.tabs.captureVisibleTab(tab.windowId, { format: 'png' }), why: '' };
  } catch {
    return { picture: '', why: 'refused' };
  } finally {
    if (sender.tab) await webext.tabs.update(sender.tab.id, { active: true }).catch(() => {});
    await checkPage(tabId);
  }
}
