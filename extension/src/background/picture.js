// Pictures of the page as its provider made it, without our marks, screen by screen from the top: for the record, on the person's click. Possible
// while the browser still lends the tab (the toolbar button was pressed there); else there is none, and the record says so.
import { webext } from '../lib/wire.js';
import { askPage, checkPage } from './check.js';

const SETTLE = 300; // milliseconds until the tab has been drawn
const PAUSE = 550; // milliseconds between two pictures: Chrome takes two a second
const MOST = 15; // screens

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** @typedef {{ slices: { png: string, top: number }[], view: number, whole: boolean, why: '' | 'moved' | 'refused' }} Taken  view: height of the window */

/**
 * @param {{ tabId: number, url: string }} message  url: the page that the record is about
 * @param {{ tab?: { id: number } }} sender
 * @returns {Promise<Taken>}
 */
export async function pictureOf({ tabId, url }, sender) {
  const tab = await webext.tabs.get(tabId).catch(() => null);
  if (!tab || (tab.url && tab.url.split('#')[0] !== url.split('#')[0])) return { slices: [], view: 0, whole: false, why: 'moved' };
  await askPage(tabId, 'leave');
  try {
    await webext.tabs.update(tabId, { active: true });
    await pause(SETTLE);
    return await screens(tabId, tab.windowId);
  } catch {
    return { slices: [], view: 0, whole: false, why: 'refused' };
  } finally {
    if (sender.tab) await webext.tabs.update(sender.tab.id, { active: true }).catch(() => {});
    await checkPage(tabId);
  }
}

/** @param {number} tabId @param {number} windowId @returns {Promise<Taken>} */
async function screens(tabId, windowId) {
  const capture = () => webext.tabs.captureVisibleTab(windowId, { format: 'png' });
  const before = await inPage(tabId, where);
  if (!before) return { slices: [{ png: await capture(), top: 0 }], view: 0, whole: false, why: '' };
  const { view, height } = before;
  const slices = [];
  try {
    for (let top = 0; slices.length < MOST; top += view) {
      const at = await inPage(tabId, goTo, top);
      await pause(slices.length === 0 ? SETTLE : PAUSE);
      slices.push({ png: await capture(), top: at ?? top });
      if (at === null || top + view >= height) break;
    }
  } finally {
    await inPage(tabId, goTo, before.top);
  }
  return { slices, view, whole: slices[slices.length - 1].top + view >= height - 1, why: '' };
}

/**
 * Runs a function in the page's own frame; null where the browser does not let us.
 * @template T @param {number} tabId @param {(...args: any[]) => T} func @param {...unknown} args @returns {Promise<T | null>}
 */
async function inPage(tabId, func, ...args) {
  try {
    const [{ result }] = await webext.scripting.executeScript({ target: { tabId }, func, args });
    return result ?? null;
  } catch {
    return null;
  }
}

/** In the page: how high it is, how much of it is seen, and from where. */
function where() {
  return { view: innerHeight, height: document.scrollingElement?.scrollHeight ?? 0, top: Math.round(scrollY) };
}

/** In the page: scrolls and says where it came to. @param {number} top */
function goTo(top) {
  scrollTo({ top, behavior: 'instant' });
  return Math.round(scrollY);
}
