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
  const before = await inPage(tabId, look);
  if (!before) return { slices: [{ png: await capture(), top: 0 }], view: 0, whole: false, why: '' };
  const { view, height, screen, inside } = before;
  const slices = [];
  let at = 0;
  try {
    for (let top = 0; slices.length < MOST; top += view) {
      const came = await inPage(tabId, look, top);
      at = came?.top ?? 0;
      await pause(slices.length === 0 ? SETTLE : PAUSE);
      slices.push({ png: await capture(), top: inside ? slices.length * screen : at });
      if (came === null || top + view >= height) break;
    }
  } finally {
    await inPage(tabId, look, before.top);
  }
  return { slices, view: screen, whole: at + view >= height - 1 && !before.left, why: '' };
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

/**
 * In the page: what scrolls, how high that is, how much of it is seen, and from where. Many a mail page never scrolls itself but has an area that
 * does: then that is scrolled, and each picture is one whole screen below the other. Given a number, it is scrolled there first.
 * @param {number} [to]
 */
function look(to) {
  const page = document.scrollingElement ?? document.documentElement;
  const ofPage = getComputedStyle(document.documentElement).overflowY;
  const bodyScrolls = ofPage !== 'visible'; // else its own is the window's
  const ofWindow = bodyScrolls ? ofPage : getComputedStyle(document.body ?? page).overflowY;
  /** @type {Element | null} */ let inner = null;
  let closed = false; // a frame of another site
  for (const [x, y] of [[0.5, 0.5], [0.5, 0.9], [0.3, 0.7], [0.7, 0.7]]) {
    for (let e = document.elementFromPoint(innerWidth * x, innerHeight * y); e && e !== page; e = e.parentElement) {
      if (e.clientHeight < 120 || (e === document.body && !bodyScrolls)) continue;
      const frame = /^i?frame$/.test(e.localName);
      const area = frame ? /** @type {HTMLIFrameElement} */ (e).contentDocument?.scrollingElement : /auto|scroll/.test(getComputedStyle(e).overflowY) ? e : null;
      closed ||= frame && !area;
      const hidden = area ? area.scrollHeight - area.clientHeight : 0;
      if (area && hidden > 40 && (!inner || hidden > inner.scrollHeight - inner.clientHeight)) inner = area;
    }
  }
  const still = page.scrollHeight <= innerHeight + 1 || /hidden|clip/.test(ofWindow);
  const area = still ? inner : null;
  if (to !== undefined) (area ?? window).scrollTo({ top: to, behavior: 'instant' });
  return {
    screen: innerHeight, inside: area !== null, left: closed || (!still && inner !== null), // left: something is only seen as it stands
    view: area ? area.clientHeight : innerHeight, height: area ? area.scrollHeight : page.scrollHeight, top: Math.round(area ? area.scrollTop : scrollY),
  };
}
