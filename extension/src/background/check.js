// "Check this page": the click lends the tab for a moment (activeTab), and the same content script that known sites have is put into it.
import { webext } from '../lib/wire.js';
import { contentSheets } from './sites.js';

/** @param {number} tabId */
export async function checkPage(tabId) {
  try {
    const files = contentSheets();
    if (files.length > 0) await webext.scripting.insertCSS({ target: { tabId, allFrames: true }, files });
    await webext.scripting.executeScript({ target: { tabId }, files: ['content.js'] });
    return { ok: true };
  } catch (e) {
    return { ok: false, error: e instanceof Error ? e.message : String(e) };
  }
}

/**
 * Asks a tab's content script; null where there is none.
 * @param {number} tabId @param {'here' | 'again' | 'snapshot' | 'show' | 'next' | 'previous' | 'leave'} kind
 */
export async function askPage(tabId, kind) {
  try {
    return await webext.tabs.sendMessage(tabId, { kind }, { frameId: 0 });
  } catch {
    return null;
  }
}
