// One visit: a page is opened in a browser with the extension, and everything that a person would see is read back from the browser.
import { until } from '../test/e2e/until.mjs';

/** Milliseconds that a page has to be read and marked. */
const PATIENCE = 45_000;

/**
 * @typedef {{row: number, risk: string, text: string}} Mark
 * @typedef {{report: any, marks: Mark[], badge: string, title: string, popup: string, trouble: string, error: string}} Seen
 */

/** All marks of a page, in the order in which they stand, also inside shadow roots and frames. @returns {Promise<Mark[]>} */
export function marksOf(page) {
	return page.evaluate(() => {
		const found = [];
		const walk = root => {
			for (const e of root.querySelectorAll('*')) {
				if (e.localName === 'ashiato-mark') found.push({ row: Number(e.dataset.row), risk: e.dataset.risk, text: e.firstChild?.nodeValue ?? '' });
				if (e.shadowRoot) walk(e.shadowRoot);
				if (e.localName === 'iframe' || e.localName === 'frame') {
					try {
						if (e.contentDocument) walk(e.contentDocument);
					} catch { /* of another origin */ }
				}
			}
		};
		walk(document);
		return found;
	});
}

/** Sends a message to the background, as the extension's own pages do. */
export function ask(browser, kind, fields = {}) {
	return browser.inExtension(async m => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage(m), { ...fields, kind });
}

/** What the background holds of a tab once its page has been read. @returns {Promise<any>} */
export function readState(browser, tabId, url) {
	return until(async () => {
		const state = await ask(browser, 'state', { tabId });
		return state && !state.reading && state.tab && (!url || state.tab.url.split('#')[0] === url.split('#')[0]) && state;
	}, { timeout: PATIENCE, what: `reading of ${url ?? tabId}` });
}

/** Lets the extension read pages of a host by itself, as a user does who lets it remember a site. */
export async function rememberSite(browser, url) {
	const { hostname, origin } = new URL(url);
	const matches = [...(browser.manifest.host_permissions ?? []), ...browser.manifest.content_scripts.flatMap(s => s.matches)];
	if (matches.some(m => covers(m, hostname))) return false;
	const pattern = `https://${hostname}/*`;
	await browser.grant(pattern);
	await until(() => browser.inExtension(async p => (globalThis.browser ?? globalThis.chrome).permissions.request({ origins: [p] }).catch(() => false)
		.then(ok => ok || (globalThis.browser ?? globalThis.chrome).permissions.contains({ origins: [p] })), pattern), { what: `permission for ${hostname}` });
	await ask(browser, 'remember-site', { origin });
	await until(() => browser.inExtension(async p => (await (globalThis.browser ?? globalThis.chrome).scripting.getRegisteredContentScripts()).some(s => s.matches.includes(p)), pattern),
		{ what: `script for ${hostname}` });
	return true;
}

/** Does a match pattern cover a host? */
function covers(pattern, hostname) {
	const host = /^(?:https|\*):\/\/([^/]+)\//.exec(pattern)?.[1] ?? '';
	return host === hostname || (host.startsWith('*.') && (hostname === host.slice(2) || hostname.endsWith(host.slice(1))));
}

/** Opens the popup by a click on the toolbar button and waits until it says what it has to say. */
export async function openPopup(browser, page) {
	const popup = await browser.clickAction(page);
	await until(() => popup.evaluate(() => document.querySelector('#main[data-ready="yes"]') !== null && document.fonts.status === 'loaded'), { what: 'popup', timeout: PATIENCE });
	return popup;
}

/** The popup of a tab, opened in a tab of its own, as wide as the browser shows it. */
export async function openPopupTab(browser, tabId) {
	const page = await browser.openExtensionPage(`${browser.popupPath}?tab=${tabId}`);
	await page.setViewport({ width: 384, height: 600 });
	await page.waitForSelector('#main[data-ready="yes"]');
	return page;
}

/** Reads everything back from a page that is open. @returns {Promise<Seen>} */
export async function see(browser, page, url) {
	const tabId = await browser.tabId(url);
	const state = await readState(browser, tabId, url);
	const report = state.tab.report;
	const wanted = report ? report.signIns.filter(s => ['high', 'medium', 'low'].includes(s.risk)).length : 0;
	let marks = [];
	// Marks come right after the reading. If some never come, that is for the caller to judge.
	await until(async () => (marks = await marksOf(page)).length >= wanted, { timeout: 5000, what: 'marks' }).catch(() => {});
	const popup = await openPopup(browser, page);
	const text = (await popup.text()).replace(/\n{2,}/g, '\n').trim();
	await popup.close();
	return { report, marks, badge: await browser.badge(tabId), title: await browser.title(tabId), popup: text, trouble: state.trouble || state.tab.trouble, error: state.tab.error };
}
