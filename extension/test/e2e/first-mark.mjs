// node extension/test/e2e/first-mark.mjs [rounds]: from DOMContentLoaded to the first mark in the page, with the background stopped
// before (cold) and running (warm), in both browsers; the page holds the demo's attacked history. Milliseconds, median and worst.
import { attackedMail, NOW } from '../../demo/pages.mjs';
import { start } from '../../demo/server.mjs';
import { NAMES, open } from './browsers.mjs';
import { dist } from './stage.mjs';
import { until } from './until.mjs';

const rounds = Number(process.argv[2] ?? 5);
const url = 'https://lh.login.yahoo.co.jp/mail';

/** Opens the page once. @returns {Promise<number>} ms from DOMContentLoaded to the first mark */
async function once(browser, server) {
	server.set(url, attackedMail());
	const page = await browser.newPage();
	await page.evaluateOnNewDocument(() => {
		document.addEventListener('DOMContentLoaded', () => {
			const from = performance.now();
			new MutationObserver((_, seen) => {
				if (!document.querySelector('ashiato-mark')) return;
				globalThis.firstMark = performance.now() - from;
				seen.disconnect();
			}).observe(document, { childList: true, subtree: true });
		});
	});
	await page.goto(url, { waitUntil: 'domcontentloaded' });
	const ms = await until(() => page.evaluate(() => globalThis.firstMark), { timeout: 30_000, what: 'first mark' });
	await page.close();
	return ms;
}

for (const name of NAMES) {
	const server = await start();
	const browser = await open(name, { extension: dist(name), port: server.port, now: NOW });
	await once(browser, server); // the first ever compiles into the browser's cache
	for (const kind of ['cold', 'warm']) {
		const all = [];
		for (let i = 0; i < rounds; i++) {
			if (kind === 'cold') await browser.stopBackground();
			all.push(await once(browser, server));
		}
		all.sort((a, b) => a - b);
		console.log(`${name.padEnd(9)} ${kind}  median ${Math.round(all[all.length >> 1])} ms  worst ${Math.round(all[all.length - 1])} ms  (${rounds} rounds)`);
	}
	await browser.close();
	await server.close();
}
