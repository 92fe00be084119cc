// The stage of an end-to-end test: a local server, and a browser with the packed extension in a new profile.
import path from 'node:path';
import test from 'node:test';
import { NOW } from '../../demo/pages.mjs';
import { start } from '../../demo/server.mjs';
import { marksOf, readState } from '../../demo/visit.mjs';
import { NAMES, open } from './browsers.mjs';
import { until } from './until.mjs';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The folder of the unpacked extension; ASHIATO_DIST: another folder of them, for a run beside a build. @param {string} name browser */
export const dist = name => path.join(process.env.ASHIATO_DIST ?? path.join(ROOT, 'dist'), name === 'firefox' ? 'firefox' : 'chrome');

/** The browsers to test: all of them, or the one that E2E_BROWSER names. */
const names = process.env.E2E_BROWSER ? NAMES.filter(n => n === process.env.E2E_BROWSER) : NAMES;
if (names.length === 0) throw new Error(`E2E_BROWSER: ${process.env.E2E_BROWSER} is none of ${NAMES}`);

/**
 * One test for each browser; `act` gets the test's context and the stage.
 * @param {string} title
 * @param {(t: import('node:test').TestContext, stage: Stage) => Promise<void>} act
 * @param {{prepare?: (name: string) => Promise<Record<string, any>>, timeout?: number}} [options] prepare: more options of the browser; timeout in ms
 */
export function inBrowsers(title, act, { prepare, timeout = 300_000 } = {}) {
	for (const name of names) {
		test(`${title} (${name})`, { timeout }, async t => {
			const server = await start();
			const more = prepare ? await prepare(name) : {};
			const browser = await open(name, { extension: dist(name), port: server.port, now: NOW, ...more });
			t.after(async () => {
				await browser.close();
				await server.close();
			});
			await act(t, new Stage(browser, server));
		});
	}
}

/** Server and browser, and what most tests do with them. */
export class Stage {
	constructor(browser, server) {
		this.browser = browser;
		this.server = server;
	}

	/** Opens a page that the server plays. @returns {Promise<any>} puppeteer's page */
	async open(url, served) {
		this.server.set(url, served);
		const page = await this.browser.newPage();
		await page.goto(url, { waitUntil: 'domcontentloaded' });
		return page;
	}

	/** Opens a page and waits for its reading. @returns {Promise<{page: any, tab: number, report: any, state: any}>} */
	async read(url, served) {
		const page = await this.open(url, served);
		const tab = await this.browser.tabId(url);
		const state = await readState(this.browser, tab, url);
		return { page, tab, state, report: state.tab.report };
	}

	/** Waits until a page has exactly so many marks of a risk. */
	async marks(page, risk, count) {
		let all = [];
		await until(async () => (all = await marksOf(page)).filter(m => m.risk === risk).length === count, { what: `${count} ${risk} marks` })
			.catch(error => { throw new Error(`${error.message}; there are ${JSON.stringify(all.map(m => m.risk))}`); });
		return all;
	}
}
