// Both browsers for measuring: a tab that is opened and closed, a background that is stopped, memory. Pages and background are left alone.
import * as chromium from './cdp.mjs';
import { open as openFirefox } from '../e2e/firefox.mjs';
import { memoryOf } from './processes.mjs';

/**
 * @typedef {{name: string, tab: (url: string) => Promise<() => Promise<void>>, stopBackground: () => Promise<void>, attach?: (on: boolean) => void,
 *   memory: () => Promise<Record<string, number> | null>, close: () => Promise<void>}} Browser
 */

/** @param {string} name @param {{extension: string, port: number}} options @returns {Promise<Browser>} */
export async function open(name, options) {
	return name === 'firefox' ? firefox(options) : chromium.open(options);
}

/** @param {{extension: string, port: number}} options @returns {Promise<Browser>} */
async function firefox(options) {
	const driver = await openFirefox(options);
	// Firefox rounds times to a millisecond otherwise.
	await driver.privileged(`Services.prefs.setBoolPref('privacy.reduceTimerPrecision', false); true`);
	return {
		name: 'firefox',
		async tab(url) {
			await driver.privileged(`gBrowser.selectedTab = globalThis.benchTab = gBrowser.addTrustedTab(${JSON.stringify(url)}); true`);
			return async () => { await driver.privileged('gBrowser.removeTab(globalThis.benchTab); true'); };
		},
		stopBackground: () => driver.stopBackground(),
		async memory() {
			// What is measured is what is kept. Each message is for all processes; they need a moment.
			await driver.privileged(`for (const what of ['child-gc-request', 'child-cc-request']) Services.obs.notifyObservers(null, what); Services.obs.notifyObservers(null, 'memory-pressure', 'heap-minimize'); true`);
			await new Promise(r => { setTimeout(r, 500); });
			// The command line tells all of them apart but the extension's.
			const kinds = { extension: 'background', webIsolated: 'tab', web: 'tab' };
			const list = JSON.parse(await driver.privileged('ChromeUtils.requestProcInfo().then(i => JSON.stringify(i.children.map(c => [c.pid, c.type])))'));
			return memoryOf(list.flatMap(([id, type]) => (kinds[type] ? [[id, kinds[type]]] : [])));
		},
		close: () => driver.close(),
	};
}
