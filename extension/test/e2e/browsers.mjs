// One driver for Chromium and Firefox. `open` gives the same interface for both:
//
//   name, id, origin, manifest       the browser's name; the extension's id, origin (no slash at the end), manifest
//   browser                          puppeteer's browser
//   requests                         [{url, from}]: every request that the browser's instruments showed, growing. The log of
//                                    extension/demo/server.mjs holds what left the browser, of every host
//   newPage()                        puppeteer's page; its extension world has the shifted clock
//   openExtensionPage(file)          a page of the extension in a tab
//   inExtension(fn, ...args)         evaluates in a page of the extension that stays in the background
//   tabId(url), badge(tab), title(tab)
//   clickAction(page)                a real click on the toolbar button (activeTab): the popup {evaluate, click, text, scheme, screenshot, close}
//   stopBackground()                 kills the worker or event page; the next event starts it anew
//   hostAccess(on), grant(pattern)   takes and gives host permissions as the user would
//   allowPrivate(), privatePage(url) private windows
//   faults()                         errors of the extension that the browser recorded
//   screenshot(page, file), scheme(page, 'light'|'dark'), close()
import * as chromium from './chromium.mjs';
import * as firefox from './firefox.mjs';

/**
 * @typedef {{extension: string, port: number, lang?: string, zone?: string, headless?: boolean, width?: number, height?: number, now?: string, trusted?: string}} Options
 *   extension: folder of the unpacked extension; port: of the local server; lang: ja or en; zone: of the browser, IANA name;
 *   now: RFC 3339, what the extension's content scripts take for the present moment ("" the real one);
 *   trusted: hash of a key whose certificate Chromium takes for a real one, so that it caches what comes with it
 */

export const NAMES = ['chromium', 'firefox'];

/** Opens a browser in a new profile with the extension. @param {string} name @param {Options} options */
export function open(name, options) {
	const side = { chromium, firefox }[name];
	if (!side) throw new Error(`browser: ${JSON.stringify(name)} is neither ${NAMES.join(' nor ')}`);
	return side.open(options);
}
