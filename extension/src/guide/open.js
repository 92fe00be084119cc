// Opens the guide: beside the page where the browser has a side panel, else in its own tab. Called in a click, before anything is waited for:
// browsers open a panel only then.
import { webext } from '../lib/wire.js';

/** Milliseconds in which a panel that was asked for is there. */
const PATIENCE = 3000;

/** @param {number} tabId  the tab with the history @param {number} windowId @returns {Promise<boolean>} whether it is open now */
export async function openGuide(tabId, windowId) {
  const path = `guide/guide.html?tab=${tabId}`;
  try {
    if (await openPanel(path, windowId)) return true;
  } catch {
    // No panel in this kind of window.
  }
  try {
    await openTab(webext.runtime.getURL(path), tabId, windowId);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path @param {number} windowId */
async function openPanel(path, windowId) {
  const panel = webext.sidePanel;
  if (!panel?.open) return false;
  const set = panel.setOptions({ path, enabled: true });
  await panel.open({ windowId });
  await set;
  return panelIsThere();
}

/** A browser may take the wish and show nothing. */
async function panelIsThere() {
  if (!webext.runtime.getContexts) return true;
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const panels = await webext.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] });
    if (panels.some((/** @type {any} */ c) => c.documentUrl?.includes('/guide/guide.html'))) return true;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  return false;
}

/** Comes back to the guide's tab where the window still has it. @param {string} url @param {number} opener @param {number} windowId */
async function openTab(url, opener, windowId) {
  const page = url.split('?')[0];
  const own = (await webext.tabs.query({ windowId })).find((/** @type {any} */ t) => t.url?.split('?')[0] === page);
  if (own) await webext.tabs.update(own.id, own.url === url ? { active: true } : { active: true, url });
  else await webext.tabs.create({ url, openerTabId: opener });
}
