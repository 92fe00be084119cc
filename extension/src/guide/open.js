// Opens the guide: beside the page where the browser has a side panel, else in its own tab. Called in a click, before anything is waited for:
// browsers open a panel only then.
import { webext } from '../lib/wire.js';

/** @param {number} tabId  the tab with the history @param {number} windowId */
export async function openGuide(tabId, windowId) {
  const path = `guide/guide.html?tab=${tabId}`;
  const panel = webext.sidePanel;
  if (panel?.open) {
    try {
      const set = panel.setOptions({ path, enabled: true });
      await panel.open({ windowId });
      await set;
      return;
    } catch {
      // No panel in this kind of window.
    }
  }
  await webext.tabs.create({ url: webext.runtime.getURL(path), openerTabId: tabId });
}
